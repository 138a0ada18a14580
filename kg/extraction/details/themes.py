"""The theme of an initiative: “绿色同行”主题活动, 以“绿色同行”为主题的活动, 本届论坛主题为“绿色同行”."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.extraction.details.told import Detail, all_told
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.model import Mention, Predicate
from kg.patterns import late

_QUOTED = r"[“\"](?P<quoted>[^“”\"\n]{2,40})[”\"]"
_NAMED = late(rf"{_QUOTED}(?:系列|特色|[^\W\da-zA-Z_]{{2}})?主题(?![曲歌馆园])")  # in a name: “绿色同行”主题宣讲活动
# “绿色同行 美好家园”志愿服务活动: a slogan of two halves before a general noun.
_SLOGAN = late(
    r"[“\"](?P<quoted>[^“”\"\n《》]{2,14}[ ，,、][^“”\"\n《》]{2,24})[”\"][^\W\da-zA-Z_]{0,8}(?:活动|讲座|宣讲)$"
)
# “柿子红了过大年”活动: a whole phrase; not “邻里丰收节”活动, “企业家接待日”活动, which are names.
_PHRASE = late(r"[“\"](?P<quoted>[^\W\da-zA-Z_]{7,16})[”\"](?:系列|主题|文化|志愿服务|慰问|宣传|推广){0,2}活动$")
_NAMES = (
    *("节", "日", "周", "月", "季", "年", "会", "赛", "展", "课", "堂", "夜", "班", "团", "营", "队", "站", "秀", "集"),
    *("行动", "工程", "计划", "项目", "案件", "认购", "植树", "进行时", "服务", "评选", "招聘", "培训", "讲座", "演出"),
)
_STATED = late(
    rf"以(?:{_QUOTED}|(?P<plain>[^\W\da-zA-Z_][^，。；：“”《》,;:\n以]{{1,15}}?(?<!等)))为(?:活动|年度|大会|共同)?主题"
    r"|(?:活动|年度|大会|年会|论坛|展览|会议)?的?主题(?:为|是|[:：])[“\"](?P<named>[^“”\"\n]{2,40})[”\"]"
    r"|(?:围绕|聚焦|紧扣)[“\"](?P<around>[^“”\"\n]{2,40})[”\"](?:这一|的)?(?:年度)?主题"
)
_MODIFIES = late(r"的(?:(?!活动|[为的在和让])[^，。；：、,;:\n]){0,16}$")  # 以“…”为主题的|大型|
_THEN = late(
    r"[，,]?(?:(?!其间|期间|[还将])[^，。；：、,;:\n的]){0,10}?(?:开展|举办|举行|召开|组织|启动|推出)了?[^，。；：、,;:\n]{0,12}$"
)
_SAYS = late(r"(?:的|[^，。；：、“”,;:\n]{0,14})$")  # 论坛|今年|以
_NEAR = 26
_FAR = 48  # characters of a clause that names the event, and after it


def find_themes(scene: Scene) -> Iterator[Detail]:
    """What the names of initiatives, and the text, say of their themes."""
    for told in all_told(scene):
        if told.span == told.initiative.span and (words := _by_name(told.initiative)):
            yield Detail(told.initiative, Predicate.THEME, words, told.span.start, 0.85)
    if "主题" not in scene.text:
        return
    for stated in _STATED.finditer(scene.text):
        initiative = _whose(scene, stated)
        if initiative is not None:
            words = stated["quoted"] or stated["plain"] or stated["named"] or stated["around"]
            yield Detail(initiative, Predicate.THEME, words, stated.start(), 0.85)


def _by_name(initiative: Mention) -> str:
    if "”" not in initiative.name and '"' not in initiative.name:
        return ""
    if (named := _NAMED.search(initiative.name)) is not None:
        return named["quoted"]
    slogan = _SLOGAN.search(initiative.name)
    phrase = slogan or _PHRASE.search(initiative.name)
    if phrase is None or phrase["quoted"].endswith(_NAMES) or (slogan is None and phrase["quoted"].endswith("行")):
        return ""
    return phrase["quoted"]


def _whose(scene: Scene, stated: re.Match[str]) -> Mention | None:
    """The initiative around the words, after them, or before."""
    start, end = stated.span()
    around = scene.covering(start) or scene.covering(end - 1)
    if around is not None:
        return around if around.type is INITIATIVE and around.span.end > end else None
    before = None if scene.text.startswith("的", end) else _before(scene, start)
    return before or _after(scene, end, is_done=stated["named"] is None)


def _after(scene: Scene, end: int, *, is_done: bool) -> Mention | None:
    """以“…”为主题的|阅读活动, 以“…”为主题，举办|阅读活动; not 今年日主题是“…”，举办|阅读活动."""
    told = all_told(scene)
    number = bisect_left(told, end, key=lambda one: one.span.start)
    if number == len(told):
        return None
    start, initiative = told[number].span.start, told[number].initiative
    if start > end + _NEAR or told[number].span != initiative.span:
        return None
    follows = _MODIFIES.match(scene.text, end, start) or (is_done and _THEN.match(scene.text, end, start))
    return initiative if follows else None


def _before(scene: Scene, start: int) -> Mention | None:
    """本届大会|以“…”为主题; 阅读活动在某馆举行，|主题为“…”: the one that the clause before names."""
    told = all_told(scene)
    number = bisect_right(told, start, key=lambda one: one.span.end)
    if not number:
        return None
    last, clause = told[number - 1], scene.analysis.clause_of(start)
    gap_start = last.span.end
    if gap_start >= clause.start:
        return last.initiative if _SAYS.match(scene.text, gap_start, start) else None
    if start != clause.start or clause.start - gap_start > _FAR:
        return None
    before = scene.analysis.clause_of(clause.start - 2)
    one = number < 2 or told[number - 2].span.end <= before.start
    same = scene.analysis.sentence_of(start).start <= before.start
    return last.initiative if one and same and last.span.start >= before.start else None
