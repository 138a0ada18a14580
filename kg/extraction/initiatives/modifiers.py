"""The words before a quotation that belong to the name: 举行的|全市中小学校“…”活动, |云栖区教育系统“…”大会召开."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import chain

from kg.extraction.initiatives.event_verbs import follows_verb
from kg.extraction.initiatives.headnouns import head_ending, is_wall
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.lazily import lazily
from kg.extraction.text.occurring import HELD, UNDERTAKEN
from kg.extraction.text.segmenter import Token
from kg.model import EntityType, Mention, Span
from kg.patterns import late

_MODIFIERS = frozenset("n nz nt ns nr ng vn b l i j t an a f v vd s".split())
_LONGEST = 24  # characters of modifiers before a quotation
_NUMBER = late(r"第[〇零一二三四五六七八九十百\d]{1,4}[届季批]?度?|首[届批]|[一二三四]季度|[上下]半年")
_TIME = late(
    r"[\d一二三四五六七八九十]*[年月日天]|[今明去昨前当]\w|[上中下]旬|[上下中]午|晚上|傍晚|凌晨|目前|如今|期间|以来|年来"
)
_WALL_IN_NAMES = frozenset("利用 完善 加强 服务于 深化 加快 构建 学习贯彻 落实 贯彻落实 打赢 推广".split())
_BRACKETED = late(r"[（(][\u4e00-\u9fff\d]{1,8}[)）]")
_WHEN = late(r"(?:近日|日前|[昨今][日天]|[上下]午|当[日天晚]|[日晚]|本周|上周[^\W\da-zA-Z_]?)$")
_OPENS = frozenset("，。；：！？,;:!?\n 　】]▲●◆■")
# What follows the subject of a clause: …大会|在某地召开, …展演|启幕, …评选|结果揭晓; or that ends a title.
_SAID = late(
    r"(?:工作)?[在于将已也正现就\d日近昨今当圆顺隆成如火同结吸走来进分共历落开启闭举收拉揭召鸣决完上移暨首有受热倒获精亮报]"
    r"|$|[，,。\n ]"
)
# Verbs beside those of undertaking that the whole name is the object of: 推行|新员工“师带徒”培养计划.
_GIVES = late(
    r"(?:推行|试行|实行|出台|创新|发布|发起|打好|打响|部署|上线|做好|做实|用好|完成|执行|优化|公布|揭晓|结合|依托|通过|筹备|筹划|筹办|冠名|参与)了?$"
)
_AT = late("[上中里]|期间|现场")
# A word that tells whose the event is, or who takes part, and no name: 推进学校|“双减”工作, 组织学生|“…”研学.
WHOSE = frozenset(
    "社区 学校 村 公司 单位 街道 小区 国家 我国 校 院 区 县 市 镇 乡 村里 集团 当地 本地 各地 医院 机关 部门 企业 乡镇"
    " 居民 群众 志愿者 党员 学生 老人 孩子 青年 家长 村民 师生 职工 员工 中国 全国 世界 政府 校园 基层 农村 城市 地方"
    " 国际 园区 中方 双方 各方 大家 全校 全院 全村 班级 年级 支部 党支部 首批 首期 首场 首个 首次"
    " 上届 下届 往届 历届".split()
)
_FEASTS = frozenset({"庆祝", "纪念", "喜迎", "欢庆", "欢度"})  # with which the names of celebrations begin
_UNIT = late(r"[^全各第届]{1,3}(?:[省市区县镇乡村]|街道|社区)")  # one that the register does not know
_WHOSE_FIRST = "我本该此其贵各两"


@dataclass(frozen=True)
class Others:
    """The names of people, bodies and places of an article, by their offsets."""

    mentions: tuple[Mention, ...]
    bodies: Set[int]
    """What bodies' names cover."""

    @lazily
    def walls(self) -> frozenset[int]:
        """Where each begins."""
        return frozenset(mention.span.start for mention in self.mentions)

    @lazily
    def taken(self) -> frozenset[int]:
        """What they cover, but for the last character of each."""
        return frozenset(chain.from_iterable(range(m.span.start, m.span.end - 1) for m in self.mentions))

    @lazily
    def ends(self) -> dict[int, Mention]:
        """The longest that ends at an offset."""
        return {mention.span.end: mention for mention in sorted(self.mentions, key=lambda m: -m.span.start)}


def modified(analysis: Analysis, start: int, end: int, ends: Mapping[int, Mention]) -> int:
    """Where a name begins that has a quotation at ``start`` and ends at ``end``, with the words before the quotation.

    ``ends`` are the other names by their ends.  A unit is part of the name where words follow it (云栖区教育系统|“…”);
    of 云栖区|“…”活动 it is not sure.
    """
    if UNDERTAKEN.search(analysis.text, max(0, start - 24), start):
        return start
    at, done = _nouns(analysis, start, ends)
    if start - at < 2 and not (start in ends and _is_at(analysis.text, ends[start])):
        return start
    if at < start and _is_whose(analysis, at, start):
        return start
    first = _with_units(analysis.text, at, ends)
    if first is None:
        return start
    return first if _belongs(analysis, first, start, end, done=done) else start


def _nouns(analysis: Analysis, start: int, ends: Mapping[int, Mention]) -> tuple[int, bool]:
    """Where the words right before the quotation begin, and whether one of them is a verb."""
    text, at, done = analysis.text, start, False
    while at > 0 and start - at < _LONGEST and at not in ends:
        if text[at - 1] in "）)" and (bracket := _bracket(text, at)) is not None:
            at = bracket
            continue
        token = analysis.token_at(at - 1)
        if not _is_part(analysis, token, at) or (at < start and follows_verb(analysis, at)):
            break
        done = done or token.tag == "v" or is_wall(analysis, token.text)
        at = token.start
    return at, done


def _bracket(text: str, end: int) -> int | None:
    opening = max(text.rfind(mark, max(0, end - 10), end) for mark in "（(")
    return opening if opening > 0 and _BRACKETED.fullmatch(text, opening, end) else None


def _is_part(analysis: Analysis, token: Token, end: int) -> bool:
    word = analysis.text[token.start : end]
    if word[0] in PUNCTUATION or word == "暨" or word[0] in _WHOSE_FIRST or _TIME.match(word):
        return False
    if (is_wall(analysis, word) and word not in _WALL_IN_NAMES) or (len(word) > 3 and is_wall(analysis, word[2:])):
        return False  # 切实落实|“两国方案”
    return word in ("全", "及") or token.tag in _MODIFIERS or _NUMBER.fullmatch(word) is not None


def _is_whose(analysis: Analysis, start: int, end: int) -> bool:
    """One word for whose it is, who they are or what is done."""
    word = analysis.text[start:end]
    only = analysis.token_at(start)
    if only.is_at(Span(start, end)) and word not in _FEASTS and (only.tag[:1] == "v" or is_wall(analysis, word)):
        return True  # 最受欢迎的要数|“…”比赛, 资助|“…”项目
    return (
        word in WHOSE
        or _UNIT.fullmatch(word) is not None
        or analysis.lexicon.role_nouns.longest_ending(analysis.text, end, start) == word
    )


def _with_units(text: str, at: int, ends: Mapping[int, Mention]) -> int | None:
    """Where the units begin that stand right before the words; None after a body, person or place that acts."""
    while (before := ends.get(at)) is not None:
        is_unit = before.type is EntityType.ADMINISTRATIVE_UNIT
        if not is_unit and not _is_at(text, before):
            return None
        at = before.span.start
    return at


def _is_at(text: str, place: Mention) -> bool:
    """开展|养老院食堂“护老”检查: a place right after the verb of undertaking."""
    is_place = place.type is EntityType.PLACE
    return is_place and UNDERTAKEN.search(text, max(0, place.span.start - 24), place.span.start) is not None


def _belongs(analysis: Analysis, at: int, start: int, end: int, *, done: bool) -> bool:
    """A verb of undertaking or 的 stands before the words, or they begin the clause whose subject the name is."""
    text = analysis.text
    if UNDERTAKEN.search(text, max(0, at - 24), at):
        return not (text.endswith("组织", 0, at) and _ends_with_people(analysis, at, start))
    if text[at - 1] in "在从自" and _AT.match(text, end) is not None:
        return True
    if text[at - 1] == "的" or _GIVES.search(text, max(0, at - 5), at):
        return True
    if done:
        is_held = _begins(analysis, at) and analysis.token_at(at).tag[:1] != "v" and HELD.match(text, end) is not None
        return is_held or follows_verb(analysis, at)
    return (
        text[at - 1] == "是"
        or follows_verb(analysis, at)
        or (_begins(analysis, at) and _SAID.match(text, end) is not None)
        or (text[at - 1] in "、和及" and (text[at - 2] == "”" or head_ending(analysis, at - 1) is not None))
    )


def _begins(analysis: Analysis, at: int) -> bool:
    text = analysis.text
    return at == 0 or text[at - 1] in _OPENS or _WHEN.search(text, max(0, at - 4), at) is not None


def _ends_with_people(analysis: Analysis, start: int, end: int) -> bool:
    return analysis.lexicon.role_nouns.longest_ending(analysis.text, end, start) is not None
