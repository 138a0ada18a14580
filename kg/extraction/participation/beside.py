"""Who takes part beside the one who does something: whom a team beats, who is given a prize, from whose hands."""

from kg.extraction.discourse.scene import ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.participation.nominal import only_tells_who
from kg.model import Mention, Span
from kg.patterns import late

_GIVES = ("颁", "授", "送上", "献上", "递", "戴上", "披上", "赠", "献花")
# 向|石天|颁发, 为|周远山、沈清禾|颁奖, 从|石天|手中接过
_TO = late(r"(?<![作成认称])[向为给](?=[\u4e00-\u9fff“])|从(?=[^，。；]{2,30}手[中里])")
_REST = late(
    r"(?:同志|先生|女士|老师|老人|同学)?(?:等[^，。；,;、]{0,10})?(?:[等]?\d+[名位人户组个家]{1,2})?(?:手[中里])?(?:分别|现场|上台)?"
)


def found_beside(scene: Scene, verb: Span, role: str) -> tuple[Mention, ...]:
    """The opponent of 险胜某队; the people of 向某某颁奖, 从某某手中接过."""
    if role == "vied":
        return _opponent(scene, verb)
    said = scene.text[verb.start : verb.end]
    if said in ("接过", "领过"):
        return _given(scene, verb) or _handing(scene, verb)
    return _given(scene, verb) if said.startswith(_GIVES) else ()


def _handing(scene: Scene, verb: Span) -> tuple[Mention, ...]:
    """接过|沈清禾|手中的铁锹: who hands it over."""
    people = scene.within(verb.end, scene.analysis.clause_of(verb.start).end, PERSON)[:1]
    if not people or not scene.text.startswith(("手中", "手里", "递"), people[0].span.end):
        return ()
    return people if only_tells_who(scene, verb.end, people[0]) else ()


def _opponent(scene: Scene, verb: Span) -> tuple[Mention, ...]:
    """Who stands right after the verb."""
    clause = scene.analysis.clause_of(verb.start)
    first = scene.within(verb.end, clause.end, PERSON, ORGANIZATION, UNIT)[:1]
    if not first or (first[0].type is UNIT and scene.text.startswith("队", first[0].span.end)):
        return ()
    is_next = (
        only_tells_who(scene, verb.end, first[0]) if first[0].type is PERSON else _is_at(scene, verb.end, first[0])
    )
    return first if is_next else ()


def _is_at(scene: Scene, start: int, body: Mention) -> bool:
    return scene.chain_start(body) == start


def _given(scene: Scene, verb: Span) -> tuple[Mention, ...]:
    """The list between 向, 为 or 从 and the verb."""
    clause = scene.analysis.clause_of(verb.start)
    to = None
    for to in _TO.finditer(scene.text, clause.start, verb.start):  # noqa: B007 - the last one
        pass
    people = scene.within(to.end(), verb.start, PERSON) if to else ()
    if to is None or not people or not only_tells_who(scene, to.end(), people[0]):
        return ()
    return people if _REST.fullmatch(scene.text, people[-1].span.end, verb.start) else ()
