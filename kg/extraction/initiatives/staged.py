"""Events that the words around them tell, whatever noun ends their name: 办了一场|月光诗会, |安全抢答|摆开擂台."""

import re
from collections.abc import Iterator, Set
from itertools import chain, islice
from typing import NamedTuple

from kg.extraction.initiatives.event_verbs import follows_verb
from kg.extraction.initiatives.headnouns import STOP_TAGS, Head, head_ending, is_wall
from kg.extraction.initiatives.phrases import is_wished
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.matching import Search
from kg.extraction.text.segmenter import Token
from kg.model import EntityType, Mention, Span
from kg.patterns import late

_QUOTATION = re.compile(r"[“\"「][^“”\"「」\n，。！？]{2,20}[”\"」]")
# 办了一场|…, 筹办首届|…, 一场别开生面的|…: a noun that is counted as events are.
_COUNTED = Search.of(
    r"(?:举办|举行|组织|开展|策划|筹[办划]|发起|推出|上演|迎来|张罗|安排|进行|主持|启动|搞|办|走|开|带来|穿插|有)[了过起]?"
    r"(?:(?:[一两三四五首]|\d{1,2})[场次轮趟届期档]|一[回堂])(?:[^，。；“”\n、,]{1,14}的)?(?=[\u4e00-\u9fff“\"])"
    r"|一场(?![^，。；“”\n、,]{0,6}(?:[车大]祸|事故|[火水旱雪]灾|疾?病|[大暴]雨|大雪|意外|致使|导致))[^，。；“”\n、,]{1,14}(?<![后中里上下前])的(?=[\u4e00-\u9fff“\"])",
    "举组开策筹发推上迎张安进主启搞办走带穿有一",
    r"[一两三四五首\d][场次轮趟届期档回堂]",
)
_THIS = Search.of(r"(?:[这那]场|[此这那本]次)(?=[\u4e00-\u9fff“\"])", "这那此本")
# 启动|古桥影像留存，: what these verbs have for their object, as far as the next mark.
_LAUNCHED = Search.of(
    r"(?:启动|举办|举行|试办|试行|推行|铺开|办起)[了过]?(?=[^\W\da-zA-Z_]|“)",
    "启举试推铺办",
    "启动|举[办行]|试[办行]|推行|铺开|办起",
)
_MARKS = frozenset("，。；：）,;:)\n")
# 安全知识抢答|随即在食堂门口摆开擂台, “檐下茶话”|如期开席: what only an event does.
_HELD = late(
    r"(?:举行|举办|上演|开场|开庭|开席|开练|打响|开讲|开课|开赛|开锣|开演|开播|落幕|揭晓|鸣锣|开跑|登场|收官|铺开|摆开擂台|亮相)了?"
    r"(?=[，。；,;！\n])",
)
_BEFORE_HELD = re.compile(
    r"(?:结果|名单)?(?:就|也|便|则|又|将|还|已|随即|同步|同时|如期|正式|正|一同|火热|先后|惊喜|准时|隆重|率先|接着|这样|同期|在此|一并)*"
    r"(?:[在于从][^，。；,;\n]{2,24}?)?(?:就|也|便|已|随即|同步|同时|如期|正式|正|火热|准时|隆重|率先|接着|这样|惊喜|顺利)*"
)
# “檐下茶话”的第二讲, “同舟”拔河中，, “同舟”接力的冠军: a name in quotation marks, with the nouns after it.
_ROUND = late(
    r"[“\"「][^“”\"「」\n，。！？]{2,20}[”\"」][^\W从在驶的到]{0,8}?"
    r"(?=中[，,]|的(?:冠军|头名|第一名|[金银铜]奖|[一二三]等奖|第[一二三四五六七八九十百\d]{1,4}[课讲回期场站]))",
)
# 6月8日上午|…, 一场|…, 边境线上的|…: after which the subject can begin.
_OPENS = re.compile(r"[日天午晚时点半]|一场|首场|的")
# 此次|交通安全进社区活动, whatever was told of before
_BROUGHT = late(
    r"[^\W\da-zA-Z_]{2}(?:走?进|下|入)(?:校园|企业|社区|农村|乡村|机关|家庭|万家|课堂|军营|工地|乡|村)活动$"
)
# 组织|科普知识进校园，, |流动书屋进乡村|将…启动: what is brought to whom; not 党员|进社区，, where people go,
# 推进充电桩|进小区, 外卖电动车|进小区由物业登记, where things do.
_WHO = (
    "[员者们民生队师士手官授警组团]|专家|职工|民工|社工|义工|骨干|干部|人员|传承人|叔叔|阿姨|爷爷|奶奶|家长|名家|律师"
)
_WHAT = "[车桩机]|车辆|公交|管[道线网]|资本|资金|物流|快递|外卖|平台|广告|手表|信号|网络|机器人|教辅|牛奶|净水|蔬菜"
_INTO = (
    r"(?:进|下)(?:校园|企业|社区|农村|乡村|乡镇|机关|家庭|万家|课堂|军营|工地|景区|商圈|网格|小区|[百千万][村校企家户])"
)
_DOING = r"[^，。；\n]{0,24}?(?:启动|举[行办]|开[展讲启]|牵头|[主承联]办|组织|发起|实施|推[行出])"
_BANNED = r"[^，。；\n]{0,12}?(?:禁止|严|查处|管控|登记|放行)"
_GOES_THERE = re.compile(rf"(?:{_WHO}|{_WHAT})$")
_BROUGHT_TO = late(
    rf"(?<=开展|组织|举办|启动|推出|参加|参与|推进)(?P<object>[^\W\da-zA-Z_]{{3,10}}){_INTO}(?=[，。；])"
    rf"|(?:^|(?<=[\n，。；：]))(?P<subject>[^\W\da-zA-Z_]{{3,10}}){_INTO}(?=(?:将[在于从]|今年已|已[在经])(?!{_BANNED})|由{_DOING})"
)
_GOES_ON = late(
    r"[，。；！：、,;\n）]|[将也还在于正的便就上中后由共从和与及]|如期|随即|同步|同时|吸引|结果|压阵|助阵|举行|开始|开场|打响|落幕|以及|是|$"
)
_NO_NAME = frozenset(
    "要 会 将 能 可 拟 如期 随即 随之 同步 正式 同时 惊喜 率先 一并 火热 准时 隆重 顺利 先后 陆续 迎着 温情"
    " 整体 达到 取得 具备 压阵 助阵 收尾 预计 意味着 发生 影响 受损 充满 持续 涉及"
    " 显示 标志着 不得 造成 导致 引发 结果 名单 亮点".split()
)
_NO_NOUNS = STOP_TAGS | {"c", "m", "y", "f"}
_BEHIND = frozenset("周边 沿线 沿岸 后".split())  # 雨|后|堤坝察看: within a name
_SOME = ("部分", "各", "有关", "相关", "多名", "全体")
_EACH_TIME = late(r"每[^\W\da-zA-Z_]{1,3}?(?:都|还|会|要)*(?:组织|进行|开展|举办|召开|开|办)一?[一两二三\d]次$")
_FIGURES = late(
    r"(?:天气|降温|升温|过程|强震|洪灾|空袭|疫情|灾害|救援|应急|名单)$|之[作变战争]$|(?:工作|作业|预案|阶段|系统|程序|技术|发展|引擎|庆祝|奔赴|较量|变革|革命|风波|盛宴|洗礼|接力赛|硬仗|考验|致[辞词]|讲话|发言|剪彩)$"
)  # 一场…的|作风之变, 为本次|活动致辞, 一次|大风降温
_TWO = 2
_ANY = tuple("仪式 会议 罢工 新一轮 大规模 资金 时间 地点 结婚 婚礼 交通管制".split())  # 启动|资金到位
_OWN = 5  # characters of an object that tell it from its like
_TIMES = frozenset("季月周日夜节")
_URGED = late(r"(?:大力|扎实|深入|持续|全面|积极|广泛|认真|有序|抓紧|提前|紧急|全力)$")
_LEAST, _MOST = 4, 18  # characters of a name
_BEFORE = 1000  # characters before a name in which it may have been told


class _Phrase(NamedTuple):
    """The nouns from an offset on: where they end, and the last word, if that is no quotation."""

    span: Span
    last: Token | None

    @property
    def is_done(self) -> bool:
        """The last word is a verb: 旧物|交换."""
        return self.last is not None and self.last.tag in ("v", "vn") and len(self.last.text) > 1

    @property
    def is_thing(self) -> bool:
        """The last word is a noun, and of no time: 汽车|发动机; not 街巷清凉|季."""
        return self.last is not None and self.last.tag[:1] == "n" and self.last.text[-1] not in _TIMES


def find_staged(analysis: Analysis, taken: Set[int], ends: Set[int]) -> Iterator[Mention]:
    """Events whose name no head tells, but a count or a verb; none in ``taken`` or that ends in ``ends``."""
    found = {*_counted(analysis), *_held(analysis), *_launched(analysis)}
    found.update(_brought(analysis))
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
    if _EACH_TIME.search(analysis.text, max(0, span.start - 16), span.start) or _FIGURES.search(
        span.cut(analysis.text)
    ):
        return False
    if head is None and _holds_head(analysis, span):
        return False
    brought = analysis.text[span.end - 3] in "进下"  # 科普知识进校园
    place = len(analysis.body_suffixes.get(span.end, "")) > 1 and head is None and not brought
    wished = head is not None and is_wished(analysis, span.start, head)
    if place or wished or analysis.text.startswith((*_SOME, "活动"), span.start):
        return False
    return analysis.lexicon.role_nouns.longest_ending(analysis.text, span.end, span.start) is None


def _holds_head(analysis: Analysis, span: Span) -> bool:
    """影展|结束, 科技周|开幕, 排查|发现: an event, and what is said of it."""
    tokens = tuple(analysis.each_token(span.start, span.end))
    if len(tokens) < _TWO or not tokens[-1].tag.startswith(("v", "a", "z", "i", "l")):
        return False
    return any(head_ending(analysis, token.start, span.start) is not None for token in tokens[1:])


def _counted(analysis: Analysis) -> Iterator[Span]:
    """办了一场|月光诗会; 这场|春季巡河值守, where nothing was said of it before."""
    text = analysis.text
    for found in chain(_COUNTED.finditer(text), _THIS.finditer(text)):
        phrase = _phrase(analysis, found.end())
        if phrase is None or not _GOES_ON.match(text, phrase.span.end):
            continue
        at = phrase.span.end - 2
        new = phrase.is_done and text.find(text[at : at + 2], max(0, at - _BEFORE), at) < 0
        new = new or _BROUGHT.search(text, phrase.span.start, phrase.span.end) is not None
        if new or len(found.group()) > 2:
            first = text.endswith("首届", 0, phrase.span.start)
            yield Span(phrase.span.start - 2 * first, phrase.span.end)


def _launched(analysis: Analysis) -> Iterator[Span]:
    """启动|古桥影像留存，, as far as the next mark; not 启动|旧房改造14个, 大力推行|垄作栽培, 启动|汽车发动机."""
    text = analysis.text
    for found in _LAUNCHED.finditer(text):
        if not analysis.starts_token(found.start()) or _URGED.search(text, max(0, found.start() - 2), found.start()):
            continue
        phrase = _phrase(analysis, found.end())
        if phrase is None or text[phrase.span.end : phrase.span.end + 1] not in _MARKS:
            continue
        if not phrase.is_thing and _tells(analysis, phrase):
            yield phrase.span


def _tells(analysis: Analysis, phrase: _Phrase) -> bool:
    """Enough to tell it from its like, and neither a count nor any that there are many of."""
    counted = phrase.last is not None and phrase.last.tag in ("m", "q", "f")
    span = phrase.span
    if counted or head_ending(analysis, span.end, span.start) is not None:
        return False  # what has a head was refused for a reason
    return len(span) >= _OWN and not analysis.text.startswith(_ANY, span.start)


def _brought(analysis: Analysis) -> Iterator[Span]:
    """组织|科普知识进校园，, in words none of which opens a clause."""
    for found in _BROUGHT_TO.finditer(analysis.text):
        start, end = found.span("object") if found["object"] else found.span("subject")
        words = tuple(analysis.each_token(start, end))
        if _GOES_THERE.search(analysis.text, start, end):
            continue
        if words[0].start == start and not any(w.tag in _NO_NOUNS or is_wall(analysis, w.text) for w in words):
            yield Span(start, found.end())


def _held(analysis: Analysis) -> Iterator[Span]:
    """The subject of what only an event does, at the head of its clause or after a time, 一场 or 的."""
    text = analysis.text
    for found in _HELD.finditer(text):
        clause = analysis.clause_of(found.start())
        starts = (end.end() for end in _OPENS.finditer(text, clause.start, found.start()))
        phrases = (_phrase(analysis, start) for start in (clause.start, *starts))
        held = (p.span for p in phrases if p is not None and _BEFORE_HELD.fullmatch(text, p.span.end, found.start()))
        yield from islice(held, 1)


def _phrase(analysis: Analysis, start: int) -> _Phrase | None:
    text, at, last = analysis.text, start, None
    while at < len(text) and at - start <= _MOST:
        if text[at] in '“"「':
            quotation = _QUOTATION.match(text, at)
            if quotation is None:
                return None
            at, last = quotation.end(), None
            continue
        token = analysis.token_at(at)
        word = text[at : token.end]
        if (
            is_wall(analysis, word)
            or (token.tag in _NO_NOUNS and word not in _BEHIND)
            or word in _NO_NAME
            or not word[0].isalnum()
        ):
            break
        if at > start and follows_verb(analysis, at):
            return None  # 街道全力保障|马拉松
        at, last = token.end, token
    return _Phrase(Span(start, at), last) if _LEAST <= at - start <= _MOST else None
