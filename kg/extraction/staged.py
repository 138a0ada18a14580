"""Events that the words around them tell, whatever noun ends their name: 办了一场|月光诗会, 还有|厨艺比拼、旧物市场."""

import re
from collections.abc import Iterator, Set
from itertools import chain, islice
from typing import NamedTuple

from kg.extraction.analysis import Analysis
from kg.extraction.headnouns import STOP_TAGS, Head, head_ending, is_wall
from kg.extraction.matching import Search
from kg.extraction.occurring import EVENTS
from kg.extraction.phrases import is_wished
from kg.extraction.segmenter import Token
from kg.model import EntityType, Mention, Span

_QUOTATION = re.compile(r"[“\"「][^“”\"「」\n，。！？]{2,20}[”\"」]")
# 办了一场|…, 筹办首届|…, 一场别开生面的|…: a noun that is counted as events are.
_COUNTED = Search.of(
    r"(?:举办|举行|组织|开展|策划|筹[办划]|发起|推出|上演|迎来|张罗|安排|进行|主持|启动|搞|办|走|开|带来|穿插|有)[了过起]?"
    r"(?:(?:[一两三四五首]|\d{1,2})[场次轮趟届期档]|一[回堂])(?:[^，。；“”\n、,]{1,14}的)?(?=[\u4e00-\u9fff“\"])"
    r"|一场[^，。；“”\n、,]{1,14}(?<![后中里上下前])的(?=[\u4e00-\u9fff“\"])",
    "举组开策筹发推上迎张安进主启搞办走带穿有一",
)
_THIS = Search.of(r"(?:[这那]场|[此这那本]次)(?=[\u4e00-\u9fff“\"])", "这那此本")
# 增设|…, 开展|…: of the second only what ends with what is done (开展|好书互换), for 开展 has other objects, too.
_SET_UP = Search.of(
    r"(?<!大力)(?:(?P<new>举办|(?<=[将要再拟])办|办起|增设|新设|推出|开办|筹办|布置)|开展|组织|启动|参加|筹划|带去|将进行)"
    r"[了过起]?(?=[\u4e00-\u9fff“\"])",
    "办举增新推开筹布组启参带将",
)
# 安全知识抢答|随即在食堂门口摆开擂台, “檐下茶话”|如期开席: what only an event does.
_HELD = Search.of(
    r"(?:举行|举办|上演|开场|开庭|开席|开练|打响|开讲|开课|开赛|开锣|开演|开播|落幕|揭晓|鸣锣|开跑|登场|收官|铺开|摆开擂台|亮相)了?"
    r"(?=[，。；,;！\n])",
    "举上开打落揭鸣登收铺摆亮",
)
_BEFORE_HELD = re.compile(
    r"(?:就|也|便|则|又|将|还|已|随即|同步|同时|如期|正式|正|一同|火热|先后|惊喜|准时|隆重|率先|接着|这样|同期|在此|一并)*"
    r"(?:[在于从][^，。；,;\n]{2,24}?)?(?:就|也|便|已|随即|同步|同时|如期|正式|正|火热|准时|隆重|率先|接着|这样|惊喜|顺利)*"
)
# “檐下茶话”的第二讲, “同舟”拔河中，, “同舟”接力的冠军: a name in quotation marks, with the nouns after it.
_ROUND = Search.of(
    r"[“\"「][^“”\"「」\n，。！？]{2,20}[”\"」][\u4e00-\u9fff]{0,8}?"
    r"(?=中[，,]|的(?:冠军|头名|第一名|[金银铜]奖|[一二三]等奖|第[一二三四五六七八九十百\d]{1,4}[课讲回期场站]))",
    '“"「',
)
# 6月8日上午|…, 一场|…, 边境线上的|…: after which the subject can begin.
_OPENS = re.compile(r"[日天午晚时点半]|一场|首场|的")
_LIST = Search.of(
    r"(?:安排|穿插|增设|推出|筹办|开展|举办|举行|组织|参加|开设|策划|进行)了?(?=[\u4e00-\u9fff“\"])"
    r"|(?:(?<=还)设|设有|设置了|还有|包括|包含)(?=[\u4e00-\u9fff“\"])",
    "安穿增推筹开举组参策进设还包",
)
_JOIN = re.compile(r"、|以及|[和与及]")
_LIST_ENDS = re.compile(
    r"[，。；,;\n]|(?:等?[\d一二三四五六七八九十]+余?[项场个](?:[\u4e00-\u9fff]{0,4}(?:活动|赛事|比赛|内容)|工作))"
)
_ENDS = re.compile(r"[，。；！,;\n]|$")
_GOES_ON = re.compile(
    r"[，。；！：、,;\n）]|[将也还在于正的便就上中后由共从和与及]|如期|随即|同步|同时|吸引|举行|开始|开场|打响|落幕|以及|$"
)
_NO_NAME = frozenset(
    "要 会 将 能 可 拟 如期 随即 随之 同步 正式 同时 惊喜 率先 一并 火热 准时 隆重 顺利 先后 陆续 迎着 温情".split()
)
_NO_NOUNS = STOP_TAGS | {"c", "m", "y", "f"}
_SOME = ("部分", "各", "有关", "相关", "多名", "全体")
_LEAST, _MOST = 4, 18  # characters of a name, and the most items of a list
_BEFORE = 1000  # characters before a name in which it may have been told
_ADDED = ("增设", "新设")
_LEAST_NEW = 5  # of one whose last word is no verb, without a quotation
_LEAST_LISTED = 3


class _Phrase(NamedTuple):
    """The nouns from an offset on: where they end, whether a quotation is among them, and the last word."""

    span: Span
    quoted: bool
    last: Token | None

    @property
    def is_done(self) -> bool:
        """The last word is a verb: 旧物|交换."""
        return self.last is not None and self.last.tag in ("v", "vn") and len(self.last.text) > 1


def find_staged(analysis: Analysis, taken: Set[int], ends: Set[int]) -> Iterator[Mention]:
    """Events whose name no head tells, but a count, a verb or a list; none in ``taken`` or that ends in ``ends``."""
    found = {*_counted(analysis), *_set_up(analysis), *_listed(analysis), *_held(analysis)}
    found.update(Span(*named.span()) for named in _ROUND.finditer(analysis.text))
    for span in sorted(found):
        head = head_ending(analysis, span.end, span.start)
        free = span.end not in ends and taken.isdisjoint(range(span.start, span.end))
        if free and _is_event(analysis, span, head):
            kind = head.kind if head else "Activity"
            yield Mention(span, EntityType.INITIATIVE, span.cut(analysis.text), kind, "initiative-staged", 0.7)


def is_kind(analysis: Analysis, mention: Mention) -> bool:
    """True for what tells nothing but its kind: 专项视察, 开幕式活动."""
    heads = analysis.lexicon.initiative_heads
    return mention.name in heads or mention.name.removesuffix("活动") in heads


def _is_event(analysis: Analysis, span: Span, head: Head | None) -> bool:
    """No body, place or group of people, nor what is only wished: not 部分代表, 养老服务中心."""
    place = len(analysis.body_suffixes.get(span.end, "")) > 1 and head is None
    wished = head is not None and is_wished(analysis, span.start, head)
    if place or wished or analysis.text.startswith(_SOME, span.start):
        return False
    return analysis.lexicon.role_nouns.longest_ending(analysis.text, span.end, span.start) is None


def _counted(analysis: Analysis) -> Iterator[Span]:
    """办了一场|月光诗会; 这场|春季巡河值守, where nothing was said of it before."""
    text = analysis.text
    for found in chain(_COUNTED.finditer(text), _THIS.finditer(text)):
        phrase = _phrase(analysis, found.end())
        if phrase is None or not _GOES_ON.match(text, phrase.span.end):
            continue
        at = phrase.span.end - 2
        new = phrase.is_done and text.find(text[at : at + 2], max(0, at - _BEFORE), at) < 0
        if new or len(found.group()) > 2:
            yield phrase.span


def _set_up(analysis: Analysis) -> Iterator[Span]:
    """增设|旧书漂流角, 开展|好书互换; whether a mere quotation names an event is told by `quoted`."""
    heads = analysis.lexicon.initiative_heads
    for found in _SET_UP.finditer(analysis.text):
        phrase = _phrase(analysis, found.end())
        if phrase is None or not _ENDS.match(analysis.text, phrase.span.end):
            continue
        first = analysis.token_at(phrase.span.start)
        within = len(heads.longest_at(analysis.text, found.start()) or "") > len(found.group())  # 启动|礼一结束
        if within or (phrase.last is None and not first.text.isalnum()):
            continue
        done = phrase.is_done and first.tag.startswith(("n", "b", "t", "j", "s", "vn"))
        least = _LEAST_NEW + found.group().startswith(_ADDED)
        if phrase.quoted or done or (found["new"] and len(phrase.span) >= least):
            yield phrase.span


def _held(analysis: Analysis) -> Iterator[Span]:
    """The subject of what only an event does, at the head of its clause or after a time, 一场 or 的."""
    text = analysis.text
    for found in _HELD.finditer(text):
        clause = analysis.clause_of(found.start())
        starts = (end.end() for end in _OPENS.finditer(text, clause.start, found.start()))
        phrases = (_phrase(analysis, start) for start in (clause.start, *starts))
        held = (p.span for p in phrases if p is not None and _BEFORE_HELD.fullmatch(text, p.span.end, found.start()))
        yield from islice(held, 1)


def _listed(analysis: Analysis) -> Iterator[Span]:
    """安排了|班级合唱、|图案设计比拼与|粉笔字擂台: a list in which one says that it is an event."""
    for found in _LIST.finditer(analysis.text):
        items = tuple(islice(_items(analysis, found.end()), _MOST))
        if len(items) < 2 or not _LIST_ENDS.match(analysis.text, items[-1].span.end):
            continue
        heads = (head_ending(analysis, item.span.end, item.span.start) for item in items)
        if any(item.is_done for item in items) or any(head is not None and head.kind in EVENTS for head in heads):
            yield from (item.span for item in items)


def _items(analysis: Analysis, at: int) -> Iterator[_Phrase]:
    while (phrase := _phrase(analysis, at, _LEAST_LISTED)) is not None:
        yield phrase
        join = _JOIN.match(analysis.text, phrase.span.end)
        if join is None:
            break
        at = join.end()


def _phrase(analysis: Analysis, start: int, least: int = _LEAST) -> _Phrase | None:
    text, at, quoted, last = analysis.text, start, False, None
    while at < len(text) and at - start <= _MOST:
        if text[at] in '“"「':
            quotation = _QUOTATION.match(text, at)
            if quotation is None:
                return None
            at, quoted, last = quotation.end(), True, None
            continue
        token = analysis.token_at(at)
        word = text[at : token.end]
        if is_wall(analysis, word) or token.tag in _NO_NOUNS or word in _NO_NAME or not word[0].isalnum():
            break
        at, last = token.end, token
    return _Phrase(Span(start, at), quoted, last) if least <= at - start <= _MOST else None
