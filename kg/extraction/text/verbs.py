"""The verbs that state a relation: those of the list, and what was said or shown with words between (作了…的讲话)."""

import re
from collections.abc import Callable, Iterator

from kg.extraction.text.analysis import Analysis
from kg.extraction.text.done import DONE
from kg.extraction.text.matching import Rare, Search
from kg.model import Span
from kg.patterns import late

Verb = tuple[Span, str, str]  # where it stands, its predicate and its role

# What makes a noun of the word after it: 的重要讲话, 总书记重要讲话.
_NOUN_BEFORE = re.compile(r"(?:的|重要|系列|本次|此次)$")
# 示范班, 宣讲团, 义诊点, 示范|基地: a noun that the verb begins; not 参加团课, 主持班会, 示范急救动作.
_BEGINS_NOUN = re.compile(
    r"致贺[信电函]|示范(?:基地|园|[校街村镇县田片带户性]|小?区|社区|项目|工程|作用|效应|意义|引领|带动|单位|企业|试点|创建)|(?:示范|宣讲|演讲|表演|演出|展演|展示|讲解|朗诵|义诊|志愿服务|服务|值守|参赛|参展)[班队团点岗员者站区户]"
)
_LIGHT = r"(?:(?<![工合动运操写制])[作做致]|发表|进行|作出|做出)了?"
_WORDS = r"[^，。；：、,;:!?！？\n“”（）]{0,14}?"
_ON = r"(?:(?:题为|主题为|以)[“《][^”》\n]{1,40}[”》](?:为[题主]题?)?)?"  # 作了题为“…”的讲话
# Not 工作汇报会, 进行讲解员培训: a body or an event that the noun begins.
_SAID = Search.of(
    rf"{_LIGHT}{_ON}{_WORDS}(?P<noun>讲话|发言|致辞|感言|演讲|点评|总结|动员|部署|讲解|解读|解释|安排|推介|授课|宣讲|分享|讲座|辅导|(?<=[旨导算])报告|承诺|意见(?!书)|看法|观点|回应|答复|释疑"
    r"|表态|汇报|介绍|通报|说明|述职|表演|演出)(?![的员会比队团稿中])",
    "作做致发进",
)
# 给予经费支持, 提供了技术指导: help that is given.
_GIVEN = Search.of(
    rf"(?:给予|提供|予以)了?{_WORDS}(?:支持|帮助|保障|赞助|资助|指导|协助)(?![的下者])"
    r"|派(?:[员人]|出[^，。；：、,;:\n]{2,12}?)[^，。；：、,;:\n]{0,6}?(?:指导|保障|协助|支援)",
    "给提予派",
    "给予|提供|予以|派[员人出]",
)
# 开了一堂, 办了三场: somebody's event by its count.
_HELD = late(r"(?:开|办|上|组织|举办|举行|开展)了?(?:[一二两三四五六七八九十几多]|\d+)多?(?:[堂台]|[场次](?!馆))")
# 宣布项目正式开工: who opens an event.
_OPENED = Rare.of(
    r"宣布[，,：:]?[^，。；,;：:\n]{0,30}?(?:开幕|闭幕|启动|开工|开赛|开始|开营|开机|启用|开展|规则|结果)(?![式仪会])",
    "宣布",
)
# 主讲人是…, 主持人由…: by a noun who did it
_BY_ROLE = Rare.of(
    r"(?:主(?:(?P<role>讲|持)(?:人|嘉宾|老师|专家)|裁判长?|评委|评审)|总(?:裁判长?|评委|评审|指挥)|裁判长?|评委|评审|副总指挥|监票人)(?=(?:分别)?[是为由](?!否))",
    "人是|人为|人由|人分|主讲|主持|裁判|评|指挥",
)
# 行动由区委、区政府|统一部署: who has it done, by words that tell it only after 由.
_BY_WHOM = Rare.of(
    r"由[^，。；：、,;:\n由]{2,16}(?:、[^，。；：、,;:\n由]{2,16}){0,3}?(?P<verb>(?:统一|牵头|具体)?(?:部署|统筹)|首推|首创|会签|轮流(?:做东|坐庄))(?=[，。；,;\n])",
    "部署|统筹|首推|首创|会签|做东|坐庄",
)
_ROLES = dict.fromkeys(("汇报", "介绍", "通报", "说明", "述职"), "reports") | dict.fromkeys(
    ("表演", "演出"), "performs"
)


def find_verbs(analysis: Analysis, is_named: Callable[[int], bool]) -> Iterator[Verb]:
    """Every verb outside of names, ascending, none overlapping."""
    text, reached = analysis.text, 0
    for span, predicate, role in sorted(
        [*_listed(analysis), *_phrased(analysis)], key=lambda verb: (verb[0].start, -verb[0].end)
    ):
        if (
            span.start < reached
            or is_named(span.start)
            or _begins_head(analysis, span, predicate)
            or _NOUN_BEFORE.search(text, max(0, span.start - 3), span.start)
        ):
            continue
        reached = span.end
        yield span, predicate, role


def _begins_head(analysis: Analysis, verb: Span, predicate: str) -> bool:
    """出席|座谈会: the noun of an event that the verb begins with."""
    if predicate != "participatesIn":
        return False
    if _BEGINS_NOUN.match(analysis.text, verb.start):
        return True
    head = analysis.lexicon.initiative_heads.longest_at(analysis.text, verb.start)
    return len(head or "") > len(verb)


def _listed(analysis: Analysis) -> Iterator[Verb]:
    verbs = analysis.lexicon.role_verbs
    for start, verb in analysis.starting("role_verbs", verbs):
        if len(verb) > 1:
            predicate, role = (*verbs[verb], "", "")[:2]
            yield Span(start, start + len(verb)), predicate, role


def _phrased(analysis: Analysis) -> Iterator[Verb]:
    for found in _HELD.finditer(analysis.text):
        if analysis.starts_token(found.start()):
            yield Span(*found.span()), "organizes", "organizer"
    for found in _BY_ROLE.finditer(analysis.text):
        yield Span(*found.span()), "participatesIn", {"持": "presides", "讲": "speaks"}.get(found["role"], "other")
    for found in _GIVEN.finditer(analysis.text):
        yield Span(*found.span()), "supports", "supporter"
    for found in _BY_WHOM.finditer(analysis.text):
        yield _said(found), "organizes", "organizer"
    for pattern, role in ((_OPENED, "speaks"), *DONE):
        for found in pattern.finditer(analysis.text):
            yield _said(found), "participatesIn", role
    for found in _SAID.finditer(analysis.text):
        if analysis.starts_token(found.start()):
            yield Span(*found.span()), "participatesIn", _ROLES.get(found["noun"], "speaks")


def _said(found: re.Match[str]) -> Span:
    """What was found, or the verb of it."""
    return Span(*found.span("verb" if "verb" in found.re.groupindex else 0))
