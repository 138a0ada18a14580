"""Whether somebody told by a surname is one of the article's people: 周局长, 周老师, 老周."""

from kg.extraction.discourse.scene import PERSON, Scene
from kg.model import Mention

FAMILIAR = frozenset("老小")
"""Before a surname: 老周."""
_BY_SURNAME = frozenset({"person-surname", "person-familiar"})


def is_same_person(scene: Scene, brief: Mention, full: Mention) -> bool:
    """周局长 is 周远山 where the only 周 of the article with that title is he; 周大娘 who is called 周秀兰大娘.

    老周 and 周老师 are the only 周 that the article has.
    """
    if brief.rule not in _BY_SURNAME or full.rule in _BY_SURNAME:
        return False
    title, lexicon = brief.name[1:].removeprefix("副"), scene.analysis.lexicon
    if brief.rule == "person-familiar":
        return full.name.startswith(title)
    if not full.name.startswith(brief.name[0]):
        return False
    if title not in lexicon.titles:
        return full.name + title in scene.text or lexicon.address_terms.get(title, ("",))[0] == "title"
    named = scene.once("people", lambda: _by_name(scene))[full.name]
    return any(title in scene.analysis.sentence_of(m.span.start).cut(scene.text) for m in named)


def _by_name(scene: Scene) -> dict[str, list[Mention]]:
    people: dict[str, list[Mention]] = {}
    for person in scene.of_type(PERSON):
        people.setdefault(person.name, []).append(person)
    return people
