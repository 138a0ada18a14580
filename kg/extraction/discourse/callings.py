"""Whom a surname calls: 周局长, 廖老师 and 老王, after the only one of that name was told of."""

from kg.extraction.discourse.scene import PERSON, Scene
from kg.model import Mention

_CALLED = ("person-surname", "person-familiar")
_FAMILIAR = frozenset("老小")
# Forms by which somebody is called who was named before; 李先生 and 张奶奶 are as often somebody else's kin.
_FORMS = frozenset("老师 师傅 老汉 女士 教练 医生 警官 大夫".split())


def surname_of(name: str) -> str:
    """The surname of a name or a form of address, of one character.

    >>> surname_of("老王"), surname_of("廖老师")
    ('王', '廖')
    """
    return name[1:2] if len(name) == 2 and name[0] in _FAMILIAR else name[:1]


def is_called(scene: Scene, brief: Mention, full: Mention) -> bool:
    """True where the form of address can mean the full name: by the post in its sentence, or told after it."""
    if brief.rule not in _CALLED or full.rule in _CALLED or surname_of(brief.name) != full.name[:1]:
        return False
    title = brief.name[1:].removeprefix("副")
    named = scene.once("people", lambda: _by_name(scene))
    if title in scene.analysis.lexicon.titles and brief.rule == "person-surname":
        return any(title in scene.analysis.sentence_of(m.span.start).cut(scene.text) for m in named[full.name])
    if brief.rule == "person-surname" and title not in _FORMS:
        return False
    first = min(named[full.name])
    return first.rule != "person-byline" and first.span.start < min(named[brief.name]).span.start


def _by_name(scene: Scene) -> dict[str, list[Mention]]:
    people: dict[str, list[Mention]] = {}
    for person in scene.of_type(PERSON):
        people.setdefault(person.name, []).append(person)
    return people
