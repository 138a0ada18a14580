"""Administrative units by their suffix: 青禾社区, 临溪街道, 云栖区, 市北高新区."""

import re

from kg.extraction.bodies.board import LEVELS, LOWEST, ORGANIZATION, PLACE, UNIT, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, TOWN_OF_VILLAGE, Suffix, inside_other_word
from kg.extraction.bodies.unit_names import PRAISES, TOWNS, is_told, may_name
from kg.extraction.text.analysis import PUNCTUATION
from kg.extraction.text.stems import is_common, is_name, is_of_noun
from kg.model import Mention, Span
from kg.patterns import late

# Zones that a bare suffix names where no other is meant: 高新区今年….
_ZONES = frozenset(
    "高新区 经开区 开发区 经济开发区 新区 自贸区 保税区 台商投资区 高新技术产业开发区 经济技术开发区".split()
)
_NAMESAKES = frozenset({"NaturalFeature", "Road", "ResidentialEstate"})  # kinds of place that give towns their names
_COUNT = re.compile(r"[〇零一二三四五六七八九十百千两多几各每\d]+[个所家名支座处条间户]?")  # 三所学校
# 情系|青禾村, of a headline; 共青团|云栖县|委员会
_LEADS = ("情系", "心系", "情暖", "情满", "爱洒", "爱满", "共青团", "国网", "中共", *PRAISES)
NEVER_INSIDE = ("街道", "社区", "联合", "携手", "法院", "医院", "学校", "银行", "保险")  # of a unit's name
_LISTING = ("、", "和", "与", "及")
MAKES = "构建|建设|打造|创建|争创|共建|共创"
"""What is done to be a unit of some kind, which is then no name: 构建和谐街道、平安街道."""
_MAKES = late(rf"(?:{MAKES})[^，。；\n]*$")
_AIM = 24  # characters after such a verb in which 街道 is what is made
_ASKED = 8  # characters after a unit in which it asks somebody to come
_NO_DISTRICTS = tuple("灌疗播牧舱赛展")  # 理疗|区, 春播|区, 牧|区
_HAMLETS = frozenset("庄屯寨")  # what villages end with, whose official names have 村 after it
_SIDES = frozenset("上下前后东西南北大小新老中")
_RARE = 20  # times in the dictionary's corpus up to which a noun is a part of names only
_VILLAGE = late(r"村(?![民里口头边外])")
_TOWN = late(r"[乡镇](?:[^\W\da-zA-Z_]{1,4}?[村社]|党委|政府|人大|中学|中心)")
_LONGEST_STEM = 6  # characters before 街道, 社区, 村
_OWN = 4  # characters up to which a street may be named with everyday words: 老旧街道
_BRIDGE = 5  # characters between a unit and the suffix of the next that are its name, whatever words they make


def read_unit(board: Board, suffix: Suffix) -> Mention | None:
    """The unit that the suffix ends, or None: no 市 in 超市, no community in 幸福社区."""
    inside = inside_other_word(board.analysis, suffix) and not _holds_village(board, suffix)
    if _is_in_stem(board, suffix) or (inside and _street_start(board, suffix) is None):
        return None  # 村镇; but 米村镇
    start = _with_side(board, _start(board, suffix), suffix)
    start += board.text[start] in "原暨" and suffix.span.start - start > 2  # 原|青禾村, 暨|南岸村
    start += board.text[start] == "应" and "邀" in board.text[suffix.span.end : suffix.span.end + _ASKED]
    start = _after_street(board, start, suffix)
    lead = next((lead for lead in _LEADS if board.text.startswith(lead, start)), "")
    start += len(lead) * (suffix.span.start - start > len(lead))
    stem = board.text[start : suffix.span.start]
    if not stem and suffix.term in _ZONES and _stands_alone(board, start):
        return board.mention(start, suffix, UNIT, "unit-zone", 0.7)
    short = "long" in suffix.attributes and len(stem) + len(suffix.term) < 3 and start not in board.by_end
    if (
        short
        or stem in _LEADS
        or not 0 < len(stem) <= _LONGEST_STEM
        or (suffix.term == "区" and stem.endswith(_NO_DISTRICTS))
    ):
        return None
    in_list = suffix.term == "街道" or (suffix.term in TOWNS and _is_in_district(board, start))
    in_list = in_list and board.divisions.is_street(stem + suffix.term)  # 城中街道, 云栖区|胜利镇, but no 老旧小区
    in_list = in_list and _MAKES.search(board.text, max(0, start - _AIM), start) is None
    if (is_empty_stem(board, stem) and not in_list) or not may_name(board, start, suffix) or _acts(board, start, stem):
        return None
    follows = start in board.by_end or (board.text[start - 1] == "的" and start - 1 in board.by_end)
    follows = follows or _is_listed(board, start, suffix)
    if not follows and not (is_proper(board, start, suffix.span) and is_told(board, stem, suffix)):
        return None
    return board.mention(start, suffix, UNIT, "unit-suffix", 0.85)


def _after_street(board: Board, start: int, suffix: Suffix) -> int:
    """云栖区万榆街|绍槐社区: a street as some cities call it, and its community; not 中心街社区, 老街口社区."""
    street = board.text.rfind("街", start, suffix.span.start) + 1
    return street if suffix.term == "社区" and street and suffix.span.start - street > 1 else start


def _is_in_district(board: Board, start: int) -> bool:
    holder = board.by_end.get(start)
    return holder is not None and holder.kind == "County"


def _acts(board: Board, start: int, stem: str) -> bool:
    """青禾派出所|联合|镇综治办: what a body or a community does with another; not 云栖县|联合镇."""
    doer = board.by_end.get(start) if stem == "联合" else None
    return doer is not None and (doer.type is ORGANIZATION or doer.kind in LOWEST)


def read_hamlet(board: Board, suffix: Suffix) -> Mention | None:
    """青禾村|槐树湾组: a part of the village by a name of its own; 青禾村宣传组 is none."""
    for at in range(suffix.span.start - 2, suffix.span.start - 5, -1):
        if (village := board.by_end.get(at)) is not None and village.kind in LOWEST:
            own, span = board.text[at : suffix.span.start], Span(at, suffix.span.end)
            if not is_stem(own) or is_common(board.analysis.segmenter, board.divisions, own):
                return None
            return Mention(span, UNIT, span.cut(board.text), "Village", "unit-suffix", 0.8)
    return None


def village_of_town(board: Board, suffix: Suffix) -> Mention | None:
    """石门镇|月新村: right after its town 新村 is a village's end, and no estate's."""
    if suffix.term != "新村":
        return None
    for start in range(suffix.span.start - 1, max(0, suffix.span.start - _LONGEST_STEM), -1):
        town = board.by_end.get(start)
        if town is not None and town.kind == "Township" and is_stem(board.text[start : suffix.span.start]):
            end = suffix.span.end
            return board.mention(start, Suffix(Span(end - 1, end), "村", ("Village",)), UNIT, "unit-suffix", 0.8)
    return None


def _is_in_stem(board: Board, suffix: Suffix) -> bool:
    """临溪镇|周家庄村, 周家庄乡|青禾村, and no 周家庄; but 周家庄|村民."""
    if suffix.term not in _HAMLETS:
        return False
    goes_on = _VILLAGE.match(board.text, suffix.span.end) or _TOWN.match(board.text, suffix.span.end)
    return goes_on is not None


def _holds_village(board: Board, suffix: Suffix) -> bool:
    """云岭口镇|青禾村, where the dictionary has 口镇."""
    return suffix.term in ("镇", "乡") and TOWN_OF_VILLAGE.match(board.text, suffix.span.end) is not None


def _stands_alone(board: Board, start: int) -> bool:
    """No word of which the zone is a kind is right before it: 生态|新区."""
    before = board.text[start - 1 : start]
    return not before or before in PUNCTUATION or before in FUNCTION_CHARACTERS or start in board.by_end


def is_empty_stem(board: Board, stem: str) -> bool:
    """True for a modifier that makes no name with a mere suffix: 全市, 老旧小区."""
    if _COUNT.fullmatch(stem):
        return True
    return board.analysis.lexicon.empty_stems.get(stem, ("",))[0] in ("body", "both")


def _start(board: Board, suffix: Suffix) -> int:
    """Where the unit's name begins; right after another unit it is all that stands between (某街道|某社区)."""
    start = _street_start(board, suffix) or board.edge(suffix, chain=False)
    before = board.by_end.get(start)
    if start == suffix.span.start and before is not None:
        if _names_its_unit(before, suffix) or _is_namesake(board, before, suffix):
            return _with_first(board, _after_units(board, before))
        if before.type is UNIT:
            return start
    for length in range(1, _BRIDGE + 1):
        end = suffix.span.start - length
        known, stem = board.by_end.get(end), board.text[end : end + length]
        if 1 < len(stem) < _BRIDGE and _is_listed(board, end, suffix) and is_stem(stem):
            return end
        if len(stem) > 1 and stem[0] in ("前后内外里" if suffix.term == "村" else "前后"):
            stem = stem[1:]  # 青禾镇|后张村, 云栖区|后湖街道
        bare = stem.replace("和", "") if len(stem) == 2 else stem  # 泊岭县|和岭镇, which no list reaches over
        if known and known.kind == "SocialOrganization" and suffix.term in TOWNS and len(stem) > 1 and is_stem(stem):
            return end  # 云栖区新联会|临溪街道
        if known and known.type is UNIT and known.kind not in LOWEST and is_stem(bare):
            return end + (len(stem) > 1 and stem[0] == "的") if may_name(board, end, suffix) else start
    return start


def _with_first(board: Board, start: int) -> int:
    """临溪街道|上|槐序路社区: what stands between a unit and the road that the next is named after is of its name."""
    before = board.by_end.get(start - 1)
    return start - (board.text[start - 1] in _SIDES and before is not None and before.type is UNIT)


def _is_listed(board: Board, start: int, suffix: Suffix) -> bool:
    """泊头村、|五柳村: what stands in a list after a unit of the same kind is one."""
    before = board.by_end.get(start - 1) if board.text[start - 1 : start] in _LISTING else None
    return before is not None and before.type is UNIT and before.name.endswith(suffix.term)


def _with_side(board: Board, start: int, suffix: Suffix) -> int:
    """前张村 at the head of a line, 对阵|上寨村: a side is part of the village's name where none else could have it."""
    text, stem = board.text, suffix.span.start - start
    if start == 0 or stem < 1 or start in board.by_end:
        return start
    if suffix.term in ("社区", "街道") and _heads_name(board, start, suffix):
        return start - 1
    if suffix.term != "村":
        return start
    heads_line = text[start - 1] in "前后" and text[max(0, start - 2)] in "\n" + text[start - 1]
    short = stem == 1 and text[start - 1] in "前后上下" and board.analysis.starts_token(start - 1)
    return start - 1 if (heads_line and start <= 1) or (heads_line and text[start - 2] == "\n") or short else start


def _heads_name(board: Board, start: int, suffix: Suffix) -> bool:
    """、|下|涧河社区: a side right after a mark, where no grammar has it; 前 (of old) where it stands there again."""
    text, side = board.text, board.text[start - 1]
    if side not in "上下前后" or text[start - 2 : start - 1] not in ("", *PUNCTUATION):
        return False
    return side in "下后" or text.count(text[start - 1 : suffix.span.end]) > 1


def _names_its_unit(before: Mention, suffix: Suffix) -> bool:
    """An estate or zone gives its community its name (某新村社区), a lake its town, a city's short name its zone."""
    if before.type is PLACE and suffix.term in TOWNS:
        return before.kind in _NAMESAKES
    if before.kind == "Village" and (suffix.term == "社区" or (suffix.term == "村" and before.name[-1] in _HAMLETS)):
        return True  # 中心村|社区, 小槐庄|社区, 西榆庄|村; not 青禾村|村
    if suffix.term == "社区" or suffix.term.endswith("村"):
        return before.type is PLACE or (before.rule != "unit-register" and before.name.endswith("区"))
    return suffix.term in _ZONES and before.type is UNIT and before.name[-1] not in LEVELS


def _is_namesake(board: Board, before: Mention, suffix: Suffix) -> bool:
    """临溪街道|红河社区, which only shares its name with a prefecture."""
    town = board.by_end.get(before.span.start)
    short = before.rule == "unit-register" and before.name[-1] not in LEVELS
    if short and suffix.term in TOWNS:
        return True  # 长沙|镇
    if short and suffix.term == "社区" and before.kind == "County":
        return True  # 永安|社区; not 北京|社区
    return short and suffix.term in ("社区", "村") and town is not None and town.kind in ("Street", "Township")


def _after_units(board: Board, name: Mention) -> int:
    """Where the name begins without the units before it (青阳|白塔 in 青阳白塔社区)."""
    for end in range(name.span.end - 1, name.span.start, -1):
        held = board.by_end.get(end)
        if held is not None and held.type is UNIT and held.span.start >= name.span.start:
            return end
    return name.span.start


def _street_start(board: Board, suffix: Suffix) -> int | None:
    """Where a street or town of the register begins that ends here (人和街道, though 和 is a conjunction)."""
    end = suffix.span.end
    for length in range(8, max(2, len(suffix.term)), -1):
        start = end - length
        if start >= 0 and board.divisions.is_street(board.text[start:end]):
            return start if board.analysis.starts_token(start) and not _is_tail(board, start) else None
    return None


def _is_tail(board: Board, start: int) -> bool:
    """浥|东街道: a rare word right before, which only a name has, so that the town's begins there."""
    if start == 0 or start in board.by_end or not "\u4e00" <= board.text[start - 1] <= "\u9fff":
        return False
    before = board.analysis.token_at(start - 1)
    rare = board.analysis.segmenter.frequency(before.text) < _RARE and before.tag[:1] in ("n", "z", "g", "")
    return rare and before.text[-1] not in LEVELS  # 槐|岗区|临溪镇


def is_stem(text: str) -> bool:
    """Chinese characters, none of them of grammar but 的 at the head (某街道的某社区).

    >>> is_stem("青禾"), is_stem("的青禾"), is_stem("和青禾")
    (True, True, False)
    """
    if any(inner in text for inner in NEVER_INSIDE) or set("乡镇") & set(text[1:]):
        return False
    return all("\u4e00" <= c <= "\u9fff" for c in text) and FUNCTION_CHARACTERS.isdisjoint(text.removeprefix("的"))


def is_proper(board: Board, start: int, suffix: Span) -> bool:
    """Every longer word of the stem is rare or a name: 幸福, 宜居 name no unit; or the whole is said again."""
    words = [token for token in board.analysis.tokens_in(start, suffix.start) if len(token.text) > 1]
    if all(is_name(board.analysis.segmenter, word) for word in words):
        return True
    alone = start == 0 or board.text[start - 1] in PUNCTUATION or suffix.end - start > _OWN
    if alone and board.divisions.is_street(board.text[start : suffix.end]):
        return True  # ，城中街道; 担任猛追湾街道办事处主任
    stem, term = board.text[start : suffix.start], board.text[suffix.start : suffix.end]
    if is_of_noun(board.analysis.segmenter, stem) and term in TOWNS:
        return True
    if len(stem) > 2 and term == "社区" and stem[-1] == "里":
        return not is_common(board.analysis.segmenter, board.divisions, stem[:-1])  # 汇贤里社区
    if len(stem) > 2 and term in ("社区", "村") and board.divisions.is_everyday_unit(stem + term):
        return True  # 中心街社区
    return all(word.tag in ("n", "nz") for word in words) and board.text.count(board.text[start : suffix.end]) > 1
