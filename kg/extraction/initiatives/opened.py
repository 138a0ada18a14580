"""What a ceremony opens, closes or rewards, within its name: 第三届科技节 in 开学典礼暨第三届科技节启动仪式."""

import re
from collections.abc import Iterator

from kg.extraction.initiatives.headnouns import Head, head_ending
from kg.extraction.text.analysis import Analysis
from kg.model import EntityType, Mention, Span
from kg.patterns import late

# The end of the ceremony's name, which says what is done there to the rest.
STAGE_END = re.compile(
    r"(?:开幕|闭幕|揭幕|启动|颁奖|开赛|结业|开班|开营|结营|闭营|总结表彰|表彰|总结|动员)(?:仪式|典礼|大会|会|式)(?:活动)?$|[开闭]幕(?:演出|晚会)$"
    r"|(?:新闻发布|新闻通气|媒体见面|媒体通气|启动发布)会$"
)
# The round that ends a contest's name: 首届“青禾杯”棋类大赛|少年组决赛.
_ROUND_END = re.compile(
    r"(?:[^赛\W]{1,4}组|[^赛\W]{2,5}项目|(?:[^赛\W]{1,6}、)+[^赛\W]{2,6})?(?:[初预复]赛|[半总]?决赛)$"
)
# 云栖区望江大桥项目|开工仪式; not of several: 重大项目|集中开工仪式.
_WORKS_END = re.compile(
    r"(?:建设)?(?:开工|动工|奠基|竣工|完工|落成|通车|交房|交付|移交|调度|推进|启动)(?:动员|部署)?(?:仪式|典礼|大会|会议|会)$"
)
_SEVERAL = late(r"等|[、和及与]|重[大点]|产业项目|投资项目|招商|民生|季度|集中|[省市区县镇乡]级")
_LONG = 6  # characters of the name of a project
_RULES = ("initiative-phrase", "initiative-quoted-head", "initiative-session")
_LASTING = frozenset({"Activity", "Campaign", "Competition", "Festival", "Training"})
# 2025年临溪乐活|节, 首届临溪樱花|节: an edition, where the head alone tells little.
_OF_YEAR = late(r"(?:20\d\d年?|第[〇零一二三四五六七八九十百\d]{1,4}届|首届)")
_PLAIN = ("节", "大赛")  # such heads: 第七届“青禾杯”棋类大赛|少年组决赛
_THEME = "为主题的"
_MONTHS = ("月活动", "周活动", "季活动")
_LEAST = 3  # characters that the name has beside its head
_ANY = late(r"(?:主题|系列|专题|专项|相关|特色|集中)?(?:活动|培训|比赛)")


def find_opened(analysis: Analysis, named: tuple[Mention, ...]) -> Iterator[Mention]:
    """The whole of which each ceremony is a stage, where the ceremony's name holds its name."""
    known = {mention.span.end for mention in named}
    for mention in named:
        span = (_whole_of(analysis, mention) or _of_first_half(analysis, mention)) if mention.rule in _RULES else None
        if span is not None and span[0].end not in known:
            yield Mention(
                span[0], EntityType.INITIATIVE, span[0].cut(analysis.text), span[1], "initiative-opened", 0.75
            )


def _whole_of(analysis: Analysis, ceremony: Mention) -> tuple[Span, str] | None:
    stage = STAGE_END.search(ceremony.name) or _ROUND_END.search(ceremony.name) or _WORKS_END.search(ceremony.name)
    if stage is None or stage.start() == 0:
        return None
    joint = ceremony.name.rfind("暨", 0, stage.start())
    if joint > 0 and head_ending(analysis, ceremony.span.start + joint, ceremony.span.start) is None:
        return None  # 云栖省暨青禾市全民歌咏活动|启动仪式
    theme = ceremony.name.rfind(_THEME, 0, stage.start())
    start = ceremony.span.start + max(joint + 1, theme + len(_THEME) if theme > 0 else 0)
    end = ceremony.span.start + stage.start()
    if "、" in stage.group():  # 职工技能运动会|电工、钳工决赛
        last = ceremony.span.start + ceremony.name.index("、", stage.start())
        end = max((at for at in range(end, last) if head_ending(analysis, at, start)), default=end)
    head = head_ending(analysis, end, start)
    return (Span(start, end), head.kind) if head is not None and _is_named(analysis, start, head) else None


def _of_first_half(analysis: Analysis, mention: Mention) -> tuple[Span, str] | None:
    """第九届读书周, in 第九届读书周开幕式暨“护绿”活动."""
    joint = mention.name.find("暨")
    stage = STAGE_END.search(mention.name[:joint]) if joint > 0 else None
    if stage is None or stage.start() == 0:
        return None
    start, end = mention.span.start, mention.span.start + stage.start()
    head = head_ending(analysis, end, start)
    return (Span(start, end), head.kind) if head is not None and _is_named(analysis, start, head) else None


def _lasts(text: str, head: Head) -> bool:
    of_month = text.endswith(_MONTHS, 0, head.span.end)  # 渔家读书月活动
    return of_month or (head.bare and (head.kind in _LASTING or text.endswith("博览会", 0, head.span.end)))


def _is_named(analysis: Analysis, start: int, head: Head) -> bool:
    """A name of its own: not 主题活动, nor half a quotation."""
    text, end = analysis.text, head.span.end
    if head.kind == "Project":
        year = _OF_YEAR.match(text, start, end)  # no 2025年项目 of 2025年项目建设推进会
        long = end - (year.end() if year else start) >= _LONG
        return long and text.endswith("项目", start, end) and not _SEVERAL.search(text, start, end)
    if head.span.start - start < _LEAST or not (
        _lasts(text, head) or (text.endswith(_PLAIN, start, end) and _OF_YEAR.match(text, start, end))
    ):
        return False
    whole = text.count("“", start, end) == text.count("”", start, end)
    return whole and _ANY.fullmatch(text, start, end) is None
