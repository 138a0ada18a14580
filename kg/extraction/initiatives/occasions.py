"""Events by their kind alone: 出席揭牌仪式, 决赛在某地打响, 召开座谈会, where the article names none of the kind."""

import re
from collections.abc import Iterable, Iterator

from kg.extraction.initiatives.event_verbs import is_object
from kg.extraction.initiatives.headnouns import Head, ends_word, is_occasion_of, occasion_root
from kg.extraction.initiatives.phrases import is_wished
from kg.extraction.text.analysis import Analysis
from kg.model import EntityType, Mention, Span
from kg.patterns import late

_ATTENDED = late(
    r"(?:举行|举办|进行|召开|出席|参加|主持|见证|参与|观看|迎来)[过了]?(?:成立|正式|集中|隆重的|盛大的|简短的|简朴的)?$"
    r"|(?:举行|举办|召开)了?[^，。；“”\n]{2,24}的$"
)
# 召开座谈会, 先后组织过三次座谈会, 开展义诊: what makes an event of a noun that need not mean one.
_UNDERTAKEN = late(
    r"(?:举行|举办|召开|开展|组织|主持|办(?=[起过了]))[过了起]?(?:[一二两三四五六七八九十\d]+[次场]|多[次场])?(?:的|专题|[^\W\da-zA-Z_]{2,4}的)?$"
    r"|(?:[上开办讲听作]了|组织|安排了?|开展)第?[一二两三四五六七八九十\d]+[场堂节次]$|一场(?:(?:关于|针对|围绕|以)[^，。；“”\n]{2,20}的|[^\W\da-zA-Z_]{2,5}的)?$"
    r"|(?:[作做]了?|[讲上]了一[堂场节])题为[《“][^《》“”\n]{2,40}[》”]的$"
)
_TAKES_PLACE = late(
    r"(?:活动)?(?:[上中][，,]|举行|进行|就[在放设]|一结束|由|在|于|上午|下午|当天|\d|现场|期间[，,]|后[，,]|开始|结束|[将拟]?(?:于|定于|在)|同时举行|正式|打响|如期|放在|计划|设在|定于|拟|如[期约]|吸引|表决|圆满|顺利|火热|热闹|精彩|落下|拉开|拉下|历时)"
)
# 三天后的颁奖会上, 6月9日晚举行的闭幕式上, 在6月8日的决赛中: when, before the noun.
_LEAD = late(
    r"(?:简短|简朴|隆重|热烈|盛大|热闹|一年一[度届])的|(?:在)?(?:[^，。；“”\n]{0,10}?(?:[日天午晚晨间]|[日天周月年]后|随后|之后)(?:举行|召开|举办|进行)?的|(?:随后|当天|当晚|日前)?(?:举行|召开|举办|进行)的|在)?(?:社区|小区|校园|学校|全村)?"
)
_WITHIN = late(r"在(?:[^，。；“”\n]{1,6}[日天周月年一二三四五午晚]的)?$")  # 在|闭幕式上, 在周一的|升旗仪式上
_STAGES = frozenset("初赛 预赛 复赛 半决赛 决赛 总决赛 海选 复选 小组赛 淘汰赛 四强赛 八强赛 循环赛 选拔赛".split())
# 此次快闪由某校组织: an event told before without its noun.
_THIS = re.compile(r"(?:此次|这次|本次|这场|本场|此番|这一场|当天的|当晚的|该场)$")
_GATHERINGS = ("Meeting", "Activity", "Training", "Competition", "Festival")
_GENERIC = frozenset("会议 大会 活动 比赛 例会 晚会 集市 系列活动 主题活动 集中培训 演出活动 讲座活动".split())
_VISITS = frozenset(
    "调研 走访 参观 慰问 检查 考察 交流 督导 会见 会谈 服务 帮扶 捐赠 学习 研讨 协商".split()
    + "换届 选举 评选 培训 训练 展示 颁奖 搜救".split()
)
_OF_ALL = ("社区", "小区", "校园", "学校")
_ROOTS = range(2, 11)  # characters of a noun, or of what a ceremony does


def find_occasions(analysis: Analysis, named: tuple[Mention, ...]) -> Iterator[Mention]:
    """The first mention of each event that the article tells by its kind alone, ascending."""
    text, heads = analysis.text, analysis.lexicon.initiative_heads
    taken = frozenset(at for mention in named for at in range(mention.span.start, mention.span.end))
    reached = -1  # where the last one ends, after which a list goes on
    told: set[str] | None = None  # worked out for the first noun that may be an event: most articles have none
    names = {mention.name for mention in named}
    kinds = {mention.kind: mention.span.start for mention in reversed(named)}
    for start, noun in analysis.heads.items():
        kind, bare = (*heads[noun], "", "")[:2]
        end = start + len(noun)
        if start in taken or not (analysis.starts_token(start) and ends_word(analysis, end)):
            continue
        this = kinds.get(kind, start) >= start and _is_this(text, start, noun)
        root = _root(noun, kind, bare=bare == "yes" or this)
        if not root:
            continue
        told = set(_endings(named)) if told is None else told
        listed = start - 1 == reached and text[reached] in "、和及与"
        held = text.endswith(("举行", "举办", "举行了"), 0, start)  # one of its own, whatever name holds its noun
        known = root in told or (kind == "Ceremony" and not held and any(is_occasion_of(noun, name) for name in names))
        is_event = not known and (this or listed or _is_told(analysis, start, end, kind, noun))
        if not is_event or is_wished(analysis, start, Head(Span(start, end), kind, bare == "yes")):
            continue
        if kind != "Ceremony":
            told.add(root)
        end += 2 * text.startswith("活动", end)
        reached = end
        yield Mention(Span(start, end), EntityType.INITIATIVE, text[start:end], kind, "initiative-occasion", 0.75)


def _is_this(text: str, start: int, noun: str) -> bool:
    """此次快闪: one event, and no mere 活动 or 走访."""
    return len(noun) > 1 and noun not in _VISITS and _THIS.search(text, max(0, start - 4), start) is not None


def _root(noun: str, kind: str, *, bare: bool) -> str:
    """What tells the noun's event from others, or "": 揭牌 of 揭牌仪式, the noun itself of a 座谈会."""
    if kind == "Ceremony":
        return occasion_root(noun)
    gathers = kind in _GATHERINGS and (bare or (kind != "Activity" and len(noun) > 2)) and noun not in _GENERIC
    return noun if noun in _STAGES or gathers else ""


def _is_told(analysis: Analysis, start: int, end: int, kind: str, noun: str) -> bool:
    """A verb before it holds or attends it, or its clause begins with it and says when or where."""
    text, stage = analysis.text, kind == "Ceremony" or noun in _STAGES
    before = (_ATTENDED if stage else _UNDERTAKEN).search(text, max(0, start - 48), start)
    if (
        before is not None
        or is_object(analysis, _whose(text, start))
        or (_WITHIN.search(text, max(0, start - 10), start) and text[end : end + 1] in ("上", "中"))
    ):
        return True
    clause = analysis.clause_of(start)
    lead = _LEAD.match(text, clause.start, start)
    opens = lead is not None and _LEAD.fullmatch(text, clause.start, start) is not None
    return opens and _TAKES_PLACE.match(text, end) is not None


def _whose(text: str, start: int) -> int:
    """Where the words before a noun begin that tell no name: 赞助了|社区篮球赛."""
    return start - 2 if text.endswith(_OF_ALL, 0, start) else start


def _endings(named: Iterable[Mention]) -> frozenset[str]:
    """What the last words of the names hold, so that each noun asks once: 民情座谈会 is a 座谈会."""
    return frozenset(
        name[at : at + length]
        for name in {mention.name for mention in named}
        for length in _ROOTS
        for at in range(max(0, len(name) - length - 4), len(name) - length + 1)
    )
