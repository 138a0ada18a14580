"""The head nouns of initiatives' names (…推进会, …活动, …工程), and where a phrase with one begins."""

import re
from typing import NamedTuple

from kg.extraction.initiatives.event_verbs import follows_verb
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.segmenter import Token
from kg.model import Span
from kg.patterns import late

_SHORT_HEADS = "节赛会课宴展"  # heads of one character; 月, 周 and their like end too many other words
_BODIES = (
    "常委会",
    "组委会",
    "筹委会",
    "委员会",
    "协会",
    "联合会",
    "理事会",
    "工会",
    "工作",
)  # what ends so is a body, or mere work
_WORDS = (
    "环节",
    "季节",
    "细节",
    "情节",
    "章节",
    "礼节",
    "时节",
    "佳节",
    "发展",
    "扩展",
    "拓展",
    "进展",
    "社会",
    "机会",
    "体会",
    "商会",
    "学会",
    "教会",
    "都会",
    "省会",
    "开赛",
    "完赛",
    "参赛",
    "散会",
    "开课",
    "上课",
    "下课",
)  # that end as heads do
# After 计划, which is a verb there.
_PLANNED = ("于", "在", "用", "将", "投资", "明年", "今年", "年内", "年底", "下月", "下周", "再", "还", "总投资", "分")
# 二期项目|计划5月开工, 区教育局|计划9月办…; not 春苗计划11月5日启动.
_DUE = late(
    r"(?:项目|工程)计划\d|[局委办会处院校队站所司厅部府镇乡村区县市团社园馆心厂店方]计划\d{1,2}月(?!份?[行活计])"
)
_SPORTS = ("球运动", "体育运动", "健身运动", "冰雪运动", "户外运动", "水上运动", "五四运动")  # no campaigns
_ONE_OF = tuple(f"{how}{what}" for how in ("重要", "重点", "主要", "主体") for what in ("活动", "项目"))
_SITS = late(r"会议?[^\W\da-zA-Z_]{0,2}审议$")  # 代表大会|书面审议
_NO_WEEK = ("期", "年", "边", "末", "围")  # 旅游周|期
_GOES_ON = {"审议": ("并", "通过", "了", "《"), "慰问": ("信",)}  # 渔民大会|审议并通过…, “渔家节”|慰问信
_SPLIT = ("分", "分为", "分成", "共", "设")
_SUMMED = late(r"(?<![第二三四五六七八九十百])[二三四五六七八九]?[十百]$")
_NEVER = ("\0",)
_RUN = 12  # characters after a head within which a later one makes a longer name (培训|活动)
_LONGEST = 80  # characters of a phrase; the longest names of projects have about seventy
_PHASE = re.compile(
    r"[一二三四五六]期|第?[一二三四五六七八九十百\d]+届?"
)  # 一期, which the dictionary takes for an adverb
_EDITION = late(r"(?:第[一二三四五六七八九十百\d]{1,4}|首)届$")
_NO_ADVERBS = ("更新", "巡回", "进步", "互动")  # that are, for the dictionary: 知识|更新|培训班
# …行动|启动部署会, …项目|启动暨师徒结对仪式, though 启动 is a verb.
OPENING = re.compile(r"(?:启动|揭牌|签约|开工|开班)(?:暨[^\W\da-zA-Z_]{1,10}?|[^\W\da-zA-Z_]{0,4})(?:大?会|仪式)")
# …重点项目|集中开工: the event's own word, though a verb.
_TOGETHER = re.compile(r"集中(?:开工|动工|竣工|签约|揭牌|启动|授牌|开园|亮相)")
_UNDERTAKES = re.compile(r"(?:建立|实施|推行|出台|开展|举办|举行|召开)了?$")
_BETTERED = frozenset("完善 健全 强化 优化 加强".split())  # beside another verb, no part of what that undertakes
_BRACKETED = late(r"[（(][\u4e00-\u9fff\d]{1,8}[)）]")  # 常委会(扩大)会议, 运动会（青少年组）开幕式
_OCCASION = re.compile(r"(?P<root>[^\W\da-zA-Z_]{2,4}?)(?:仪式|典礼|式|会|礼)")  # 揭牌仪式, 颁奖典礼, 开幕式, 颁奖会
_PLATES = ("揭牌", "挂牌")  # which are done at once
_AFTER_VERB = frozenset("了0123456789一二两三四五六七八九十")
_DONE = late(
    r"了(?!一[场次])|(?:\d+|[一二两三四五六七八九十]+)[余多]?[个项](?=[^\W\da-zA-Z_])|\d[\d.]*[余多]?[百千]?[万亿]*元"
)
_READ = ("绘", "读", "剧", "脚")  # 绘|本故事会, which the dictionary cuts
ITEM = re.compile(r"之(?![夜旅家约星声路美行春])")  # …系列活动|之安全讲座; not 艺术节之夜
# 晚会|办到了广场上, 书画展|组成的: not the 办 or 组 that ends bodies; 桂花节|主会场设在….
_HELD = late(r"办[了到得起过进成]|组成|的?主会场(?=[设放选定在]|位于)")
# Walls that begin a noun there: 国际|投资贸易洽谈会, |地灾排查, 校|地合作.
_INNER = {
    "在": ("京", "沪", "莞", "粤", "外务工", "外乡", "外人才", "外创业"),
    "投资": ("贸易", "促进", "合作", "推介", "洽谈", "环境", "峰会", "论坛"),
    "向": ("公众开放", "社会开放"),
    "地": ("灾", "质灾", "合作", "共建", "联动", "结对"),
}
_COUPLED = frozenset({"利用", "推广"})  # 保护|利用, 普及|推广: verbs that are the second half of a noun
FIRST = ("首场", "首次")
"""Walls that begin the second half of a name: 启动仪式暨首场演出."""
STOP_TAGS = frozenset({"p", "r", "uj", "ul", "uz", "ud", "uv", "d"})
"""Parts of speech that no initiative's name holds."""


class Head(NamedTuple):
    """The head noun of a phrase: where it stands, its kind, and whether a modifier is enough to make it a name."""

    span: Span
    kind: str
    bare: bool


def head_ending(analysis: Analysis, end: int, start: int = 0) -> Head | None:
    """The longest head that ends at ``end`` and starts no earlier than ``start``, or None."""
    term = analysis.lexicon.initiative_heads.longest_ending(analysis.text, end, start)
    return head_of(analysis, term, end) if term is not None else None


def head_of(analysis: Analysis, term: str, end: int) -> Head | None:
    """The head that is the term which ends there, or None."""
    if (len(term) == 1 and term not in _SHORT_HEADS) or analysis.text.endswith(_BODIES, 0, end):
        return None
    if (len(term) < 2 and analysis.text.endswith(_WORDS, 0, end)) or (
        analysis.text.startswith("之一", end) and analysis.text.endswith(_ONE_OF, 0, end)
    ):
        return None  # 临溪艺术节|重要活动之一
    if (term == "运动" and analysis.text.endswith(_SPORTS, 0, end)) or (
        term == "审议" and _SITS.search(analysis.text, max(0, end - 8), end)
    ):
        return None
    if analysis.text.startswith(_GOES_ON.get(term, _NEVER), end) or _is_split(analysis, term, end):
        return None
    if term == "计划" and (
        _DUE.search(analysis.text, end - 4, end + 4)
        or analysis.text.startswith(_PLANNED, end)
        or _is_verb(analysis, end)
    ):
        return None  # 社区计划于下月举办, 项目计划设置三个车间
    kind, bare = (*analysis.lexicon.initiative_heads[term], "", "")[:2]
    return Head(Span(end - len(term), end), kind, bare == "yes")


def _is_split(analysis: Analysis, term: str, end: int) -> bool:
    """项目共分|三期, 四年办了二十|一期, “银龄课堂”46|节: a count, no stage or festival; 旅游周|期: no week."""
    start = end - len(term)
    if term[-1] == "周":
        return analysis.text.startswith(_NO_WEEK, end) and not analysis.text.startswith("期间", end)
    if term == "节":
        return analysis.text[start - 1 : start].isdigit()
    summed = analysis.text.endswith(_SPLIT, 0, start) or _SUMMED.search(analysis.text, max(0, start - 3), start)
    return term[-1] == "期" and bool(summed)


def _is_verb(analysis: Analysis, start: int) -> bool:
    return start < len(analysis.text) and analysis.token_at(start).tag == "v"


def ends_word(analysis: Analysis, end: int) -> bool:
    """A word ends there, or the dictionary joins what follows the noun: 坝坝会|上, 比赛|结果."""
    return analysis.starts_token(end) or analysis.text.startswith(("上", "结果"), end)


def runs_on(analysis: Analysis, head: Head) -> bool:
    """True where the phrase goes on to a later head: 培训 in 培训活动, 启动仪式 in 启动仪式暨…会."""
    text, at = analysis.text, head.span.end
    if text[at : at + 1] == "暨" or OPENING.match(text, at) or _TOGETHER.match(text, at):
        return True
    while at < len(text) and at - head.span.end < _RUN:
        token = analysis.token_at(at)
        word = text[at : token.end]
        if word[0] in PUNCTUATION or is_wall(analysis, word) or not token.tag.startswith(("n", "v", "b", "j", "l")):
            return False
        at = token.end
        if (later := head_ending(analysis, at, head.span.end)) is not None:
            return later.span.cut(text) != "专场" and not is_done(analysis, later)  # 招聘会|云栖专场
        if token.tag.startswith("v") and token.tag != "vn":
            return False
    return False


def is_done(analysis: Analysis, head: Head) -> bool:
    """发展大会|签约20个项目, 艺术队|表演了舞蹈: the head is a verb there."""
    end = head.span.end
    done = not head.bare and analysis.text[end : end + 1] in _AFTER_VERB and _DONE.match(analysis.text, end)
    return bool(done) and analysis.segmenter.tag(head.span.cut(analysis.text)) == "v"


def begins_body(analysis: Analysis, head: Head) -> bool:
    """The head begins a body's or place's name: 培训 in 培训中心, 服务 in 服务队; not 办公会, though 办 ends bodies."""
    bodies, places = analysis.lexicon.org_suffixes, analysis.lexicon.place_suffixes
    text, start, end = analysis.text, head.span.start, head.span.end
    if not head.bare:
        longest = max(len(bodies.longest_at(text, start) or ""), len(places.longest_at(text, start) or ""))
        if longest > end - start:
            return True
    if bodies.longest_at(text, end) is None and places.longest_at(text, end) is None:
        return False
    return _HELD.match(text, end) is None


def is_body(analysis: Analysis, head: Head) -> bool:
    """“两会”宣传|组, “暖阳”家庭教育服务|中心: the head of a quotation begins a body's name."""
    suffixes, text = analysis.lexicon.org_suffixes, analysis.text
    longer = len(suffixes.longest_at(text, head.span.start) or "") > len(head.span)
    after = suffixes.longest_at(text, head.span.end) or ""
    ends = after and analysis.starts_token(head.span.end + len(after))  # no 网 of 大赛|网络投票
    return longer or (bool(ends) and _HELD.match(text, head.span.end) is None)


def is_wall(analysis: Analysis, word: str) -> bool:
    """True for a word that an initiative's name does not reach over: 召开, 在, 近日."""
    return word in analysis.lexicon.phrase_walls


def phrase_start(analysis: Analysis, end: int, walls: frozenset[int]) -> int:
    """Where the phrase begins whose head starts at ``end``; it does not enter ``walls`` (offsets of people)."""
    text, start = analysis.text, end
    while start > 0 and end - start < _LONGEST:
        if text[start - 1] in '”"」':
            opening = max(text.rfind(mark, max(0, start - 40), start - 1) for mark in '“"「')
            if opening < 0 or "\n" in text[opening:start] or _is_said(text, start):
                return start
            start = opening
            continue
        if (bracket := _bracket(analysis, start, walls)) is not None:
            start = bracket
            continue
        token = analysis.token_at(start - 1)
        if start - 1 in walls and (edition := _named_edition(text, start, walls)) is not None:
            return edition
        if token.start in walls or (_stops(analysis, token, start) and not _is_object(analysis, token)):
            return start
        if follows_verb(analysis, start, walls):
            return start
        start = token.start
    return start


def _is_said(text: str, end: int) -> bool:
    """“谁先看见谁先报。”|会议由…主持, “三十秒！”|11月9日…: what somebody says; not “加油！”义卖活动."""
    return text[end - 2] == "。" or (text[end - 2] in "！？!?" and text[end : end + 1].isdigit())


def _named_edition(text: str, end: int, walls: frozenset[int]) -> int | None:
    """第九届|周远山奖学金发放仪式: where the edition begins of what bears a person's name, which ends at ``end``."""
    start = end
    while start - 1 in walls:
        start -= 1
    edition = _EDITION.search(text, max(0, start - 8), start)
    return edition.start() if edition else None


def _bracket(analysis: Analysis, end: int, walls: frozenset[int]) -> int | None:
    """Where a bracket within a name begins that ends at ``end``: not that after a person, 周远山(右一)参加…."""
    if analysis.text[end - 1] not in "）)":
        return None
    opening = max(analysis.text.rfind(mark, max(0, end - 10), end) for mark in "（(")
    if opening < 1 or not _BRACKETED.fullmatch(analysis.text, opening, end):
        return None
    before = analysis.token_at(opening - 1)
    return None if before.start in walls or _stops(analysis, before, opening) else opening


def _is_object(analysis: Analysis, token: Token) -> bool:
    """A verb that is part of the name, for another undertakes it: 建立|通报督办制度, but 组织|开展…活动, 建立完善|…."""
    organizes = analysis.lexicon.role_verbs.get(token.text) == ("organizes", "organizer")
    if organizes or token.text in _BETTERED or token.tag not in ("v", "vn", "n", "j"):
        return False
    return _UNDERTAKES.search(analysis.text, max(0, token.start - 4), token.start) is not None


def _stops(analysis: Analysis, token: Token, end: int) -> bool:
    word = analysis.text[token.start : end]
    if word == "之":
        return ITEM.match(analysis.text, token.start) is not None and head_ending(analysis, token.start) is not None
    if word == "本" and analysis.text[token.start - 1 : token.start] in _READ:
        return False
    is_apart = is_wall(analysis, word) or word == "以及" or (token.tag in STOP_TAGS and word not in ("与", "和", "届"))
    if not (is_apart or (word[0] in PUNCTUATION and word[0] not in "·•") or word in "+＋" or not word[0].isprintable()):
        return False
    if OPENING.match(analysis.text, token.start) or _PHASE.fullmatch(word) or word in _NO_ADVERBS:
        return False
    if _is_within(analysis, word, token.start, end):
        return False
    longer = analysis.lexicon.initiative_heads.longest_at(analysis.text, token.start, end + 2)
    return len(longer or "") <= len(word)  # 启动仪式|暨签约仪式


def _is_within(analysis: Analysis, word: str, start: int, end: int) -> bool:
    """投资|贸易, or after another verb of two characters 保护|利用, 普及|推广: a wall that is part of a noun."""
    if word in FIRST:
        return analysis.text[start - 1 : start] == "暨"
    if word in _INNER:
        return analysis.text.startswith(_INNER[word], end)
    if word not in _COUPLED or analysis.text[end : end + 1] in PUNCTUATION:
        return False
    before = analysis.token_at(max(0, start - 1))
    couples = len(before.text) == 2 and before.tag in ("v", "vn") and not is_wall(analysis, before.text)
    return couples and not follows_verb(analysis, start)


def is_occasion_of(noun: str, name: str) -> bool:
    """True where a name holds the noun of a ceremony, or what that does at its end.

    >>> is_occasion_of("开幕式", "第三届读书节开幕式暨“护绿”活动"), is_occasion_of("揭牌仪式", "青禾书院成立暨挂牌仪式")
    (True, True)
    """
    root = occasion_root(noun)
    roots = _PLATES if root in _PLATES else (root,)
    named = noun.endswith(("式", "典礼")) and noun in name
    return bool(root) and (named or any(root in name[-len(root) - 4 :] for root in roots))


def occasion_root(noun: str) -> str:
    """What a ceremony by its kind alone does, or "".

    >>> occasion_root("揭牌仪式"), occasion_root("开幕式"), occasion_root("论坛")
    ('揭牌', '开幕', '')
    """
    found = _OCCASION.fullmatch(noun)
    return found["root"] if found else ""
