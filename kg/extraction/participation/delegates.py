"""Bodies that take part through their people: 某医院派出医护人员, 某小学的同学们表演…, 来自某局的代表出席."""

import re
from collections.abc import Iterator

from kg.extraction.discourse.scene import ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.undertakings.actors import follows_venue
from kg.model import Mention
from kg.patterns import late

_PEOPLE = (
    r"(?:小?志愿者|同学|学生|师生|孩子|小朋友|队员|演员|教师|老师|选手|医生|大夫|医护人员|医务人员|专家|老人|社员|会员"
    r"|舞者|歌手|民警|法官|律师|学员|职工|员工|团队)"
)
# 某小学|的小志愿者们, 某艺术团|的十几位老人
_OWN = late(
    rf"的?(?:[十几\d一二两三四五六七八九百余多]{{1,5}}[名位]|全体)?[^\W\da-zA-Z_]{{0,4}}?{_PEOPLE}们?(?![们的])[^，。；,;\n]{{0,10}}?"
)
# 来自甲、乙|等相关部门领导, |的代表
_TAIL = late(
    rf"(?:等[^，。；,;、]{{0,10}}?|的[^，。；,;、]{{0,8}}?)(?:领导|负责人|代表|嘉宾|人员|党员|干部|{_PEOPLE})们?[^，。；,;、]{{0,8}}?"
)
# 甲局、乙局|负责人, |等部门主要负责人，各镇招商专员
_HEADED = re.compile(
    r"(?:、各[^，。；,;、]{1,10}?)?(?:等[^，。；,;、]{0,10}?)?(?:[双三多各]方)?(?:(?:相关|有关|主要|分管|班子|部门|单位|科室)*(?:负责人|负责同志|领导(?!班子)|分管同志)"
    r"|(?P<sent>居民|村民|业主|党员|师生|学生|教师|家长|职工|员工|青年|志愿者|少先队员|企业家|企业)?(?:代表(?!团)))"
    r"(?:[，、和及以][^，。；,;]{2,20}?(?:代表|专员|人员|负责人|志愿者|居民|群众|党员|干部|师生|领导|游客|市民|选手|[^，。；]长)){0,2}"
    r"(?:[和及以]+[^，。；,;、]{2,8}?)?(?:等?共?(?:约|计)?\d+[余多]?[名人]*)?[^，。；,;、]{0,4}?"
)
_SMALL = ("镇", "乡", "街道", "社区", "村")  # units that send somebody as bodies do
_DEPARTMENTS = ("科", "室")
_JOINED = late(
    r"(?:等?(?:单位|部门)?(?:相关|有关|主要|分管)?(?:负责人|负责同志|领导|代表)[，、]?)?[、和与及以]{1,2}"
)  # 甲局|负责人以及|乙校师生代表
# 甲局|、区直各机关党支部、|乙局: an item that is no name that is known
_UNKNOWN = late(r"(?:、[^、，。；,;：:“”\n的]{2,16}){1,3}[、和与及以]{1,2}")
_REACH = 120  # characters before a verb in which 来自 stands


def own_people(scene: Scene, low: int, end: int) -> tuple[Mention, ...]:
    """The bodies whose people are the subject before a verb: 甲小学、乙小学|的同学们."""
    bodies = tuple(one for one in scene.within(low, end, ORGANIZATION) if not one.name.endswith(_DEPARTMENTS))
    if not bodies or not _OWN.fullmatch(scene.text, bodies[-1].span.end, end):
        return ()
    if scene.within(bodies[-1].span.end, end, PERSON):
        return ()  # 某校教师沈清禾
    return tuple(reversed(list(_listed(scene, bodies))))


def sent_from(scene: Scene, low: int, end: int) -> tuple[Mention, ...]:
    """The bodies of 来自甲局、乙局等单位的代表 before a verb."""
    come = scene.text.rfind("来自", max(low, end - _REACH), end)
    bodies = scene.within(come, end, ORGANIZATION) if come >= 0 else ()
    if not bodies or not _TAIL.fullmatch(scene.text, bodies[-1].span.end, end):
        return ()
    listed = tuple(reversed(list(_listed(scene, bodies))))
    return listed if listed and scene.chain_start(listed[0]) == come + len("来自") else ()


def headed_by(scene: Scene, low: int, end: int) -> tuple[Mention, ...]:
    """The bodies whose heads, nameless, are the subject before a verb: 甲局、乙局等部门主要负责人."""
    near = scene.within(max(low, end - _REACH), end, ORGANIZATION, UNIT)
    bodies = tuple(one for one in near if one.type is ORGANIZATION or one.name.endswith(_SMALL))
    headed = _HEADED.fullmatch(scene.text, bodies[-1].span.end, end) if bodies else None
    if headed is None or scene.within(bodies[-1].span.end, end, PERSON):
        return ()  # 某局负责人沈清禾
    listed = tuple(reversed(list(_listed(scene, bodies))))
    if listed and _sums_up(scene, scene.chain_start(listed[0])):
        return ()
    return () if headed["sent"] and len(listed) == 1 and listed[0].type is UNIT else listed


def _sums_up(scene: Scene, start: int) -> bool:
    """主席周远山等|区政协领导: what those are that were named."""
    before = scene.by_end.get(start - 1) if scene.text[start - 1 : start] == "等" else None
    return before is not None and before.type is PERSON


def _listed(scene: Scene, bodies: tuple[Mention, ...]) -> Iterator[Mention]:
    """The last body and those that are joined with it, backwards."""
    last = bodies[-1]
    if scene.is_quoted(last.span.start) or follows_venue(scene, last, scene.chain_start(last)):
        return
    yield last
    for body in reversed(bodies[:-1]):
        end, start = body.span.end, scene.chain_start(last)
        unknown = _UNKNOWN.fullmatch(scene.text, end, start) and not scene.within(end, start, PERSON)
        if not unknown and not _JOINED.fullmatch(scene.text, end, start):
            break
        last = body
        yield body
