"""Whether somebody told by a surname is one of the article's people: 周局长, 周老师, 老周."""

from kg.extraction.discourse.scene import PERSON, Scene
from kg.extraction.people.foreign import parts_of
from kg.model import Mention
from kg.patterns import late

FAMILIAR = frozenset("老小")
"""Before a surname: 老周."""
_PROFESSIONS = frozenset("教授 法官 检察官 律师 教练 警官 医生 大夫 医师".split())
"""Told of who is no more introduced by them: 周教授, after 周远山."""
_MEN = frozenset("大爷 爷爷 大伯 伯伯 老伯 爹爹 阿公".split())
_WOMEN = frozenset("大娘 大妈 奶奶 婆婆 阿婆".split())
_ELDERLY = _MEN | _WOMEN | {"老人"}
_TOLD_OLD = late(r"(?:老人|老党员|老兵|老战士|老奶奶|老爷爷|老汉|老太太|[6-9]\d岁的?[^，。；\n]{0,4})$")
_BY_SURNAME = frozenset({"person-surname", "person-familiar"})
# 大家都叫他|“周大哥”, 称周远山为|“周叔叔”
_CALLED = late(r"[叫称喊唤]呼?(?P<whom>[他她]|[^\W\da-zA-Z_]{2,4}?)(?:为|作|一?声)?$")
_REACH = 8  # characters of those words


def is_same_person(scene: Scene, brief: Mention, full: Mention) -> bool:
    """周局长 is 周远山 where the only 周 of the article with that title is he; 周大娘 who is called 周秀兰大娘.

    老周 and 周老师 are the only 周 that the article has.
    """
    if brief.name in parts_of(full.name):
        return True  # 帕提古丽, of 帕提古丽·艾合买提
    if brief.rule not in _BY_SURNAME or full.rule in _BY_SURNAME:
        return False
    if brief.rule == "person-familiar":
        return full.name.startswith(brief.name[1:])
    surname = scene.analysis.lexicon.surnames.longest_at(brief.name, 0) or brief.name[0]
    called = brief.name.removeprefix(surname).removeprefix("副")
    if not full.name.startswith(surname):
        return False
    # not 青禾大学|周教授, whom these words introduce
    resumed = called in _PROFESSIONS and full.span < brief.span and brief.span.start not in scene.by_end
    elder = called in _ELDERLY and full.span < brief.span and _is_elder(scene, full)
    elder = elder and not _is_couple(scene, surname, called)
    return resumed or elder or _is_what_they_call(scene, brief, full) or _is_called(scene, full, called)


def _is_what_they_call(scene: Scene, brief: Mention, full: Mention) -> bool:
    """居民都叫他“周大哥”: who was told of before, or is named there."""
    at = scene.text.find(f"“{brief.name}”", full.span.end)
    called = _CALLED.search(scene.text, max(0, at - _REACH), at) if at >= 0 else None
    return called is not None and (called["whom"] in "他她" or full.name.endswith(called["whom"]))


def _is_elder(scene: Scene, full: Mention) -> bool:
    """老人|霍存柱, 81岁的|霍存柱, 霍存柱|老人: who 霍大爷 is, whom the text tells of next."""
    named = scene.once("people", lambda: _by_name(scene))[full.name]
    return any(
        scene.text.startswith("老人", m.span.end)
        or _TOLD_OLD.search(scene.text, max(0, m.span.start - 12), m.span.start)
        for m in named
    )


def _is_couple(scene: Scene, surname: str, called: str) -> bool:
    """何大爷 and 何奶奶 in one article: which of them 老人何守信 is, the surname does not tell."""
    others = _WOMEN if called in _MEN else _MEN if called in _WOMEN else frozenset[str]()
    return any(m.name.startswith(surname) and m.name[len(surname) :] in others for m in scene.of_type(PERSON))


def _is_called(scene: Scene, full: Mention, called: str) -> bool:
    """By a title that the article gives to somebody of the name, or by a word that needs no such sign."""
    lexicon = scene.analysis.lexicon
    if called not in lexicon.titles:
        return full.name + called in scene.text or lexicon.address_terms.get(called, ("",))[0] == "title"
    named = scene.once("people", lambda: _by_name(scene))[full.name]
    return any(called in scene.analysis.sentence_of(m.span.start).cut(scene.text) for m in named)


def _by_name(scene: Scene) -> dict[str, list[Mention]]:
    people: dict[str, list[Mention]] = {}
    for person in scene.of_type(PERSON):
        people.setdefault(person.name, []).append(person)
    return people
