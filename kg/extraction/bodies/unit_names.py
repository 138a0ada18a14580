"""Whether what stands before a unit's suffix can be its name, as far as the register and the language tell."""

import re

from kg.extraction.bodies.board import Board
from kg.extraction.bodies.chains import DONE, Suffix
from kg.extraction.text.stems import is_everyday, is_of_noun
from kg.patterns import late

TOWNS = ("街道", "镇", "乡")
# Levels whose every unit is in the register, so that one beside it is foreign or invented.
_COMPLETE = frozenset("省 市 区 县 旗 州 盟 地区".split())
_HAN = re.compile(r"[\u4e00-\u9fff·]+")
_HAMLETS = frozenset("自然村 行政村 村民组 居民组 寨 庄 屯".split())
_NUMERALS = frozenset("一两二三四五六七八九十")  # counts units where it ends the stem: 东北三省
_QUALITIES = ("式", "性", "化", "人")  # 嵌入式社区
_TOWNLIKE = ("强", "大", "小", "城", "水", "兴", "重", "名")  # 产业强镇, 江南水乡, 工业重镇
_PRAISED = ("魅力", "美丽", "秀美", "醉美", "大美")  # 魅力鹿乡
_GREAT = ("强", "大")  # 经济强区, 文化大市
_GRAMMAR = frozenset("各每给把被让的了着")  # 各乡镇, 赠送给社区
SAID_OF = late(r"[尽极颇独][^\W\da-zA-Z_]|无[烟毒废诈疫访讼案黑贼]|[^\W\da-zA-Z_]+[村镇]内")
"""What is said of a community, or lies in a village, and names none: 尽显|社区风貌, 石桥村内|街道."""
PRAISES = tuple("唱响 奏响 响彻 点亮 带火 直插 扮靓 扮美 扮亮 浸润 滋养 绽放".split())
"""What headlines have before a unit: 唱响|青禾村."""
_FILLS = ("满", "进", "入", "遍", *PRAISES)  # 书香满社区
_TERRAIN = frozenset("山湖湾库林矿诊病")  # of which 区 makes a kind of land or of ward: 山区, 库区, 诊区
_PARTS = frozenset("学校军")  # and of what is no unit: 南校区, 某学区, 某军区
_KINDS_OF_VILLAGE = ("", *"小大座个穷新老古远")
_COUNTRY = ("农", "乡", "山", "渔")  # of which 村 makes a kind of village: 农村


def may_name(board: Board, start: int, suffix: Suffix) -> bool:
    """The register has the name, or no everyday word is in it: 临溪街道|建设社区, not 临溪街道|组织社区…."""
    stem = board.text[start : suffix.span.start].removeprefix("的")
    if board.divisions.is_street(stem + suffix.term):
        return True
    is_street = suffix.term == "市" and board.text[suffix.span.end : suffix.span.end + 1] == "街"
    if (suffix.term == "旗" or is_street) and not board.divisions.by_name(stem + suffix.term):
        return False  # 班旗, 研学旗; 米市|街
    return not _is_kind(stem, suffix.term) and _is_name(board, stem, suffix.term, follows=start in board.by_end)


def is_told(board: Board, stem: str, suffix: Suffix) -> bool:
    """A name that could be everyday words (邻里社区) is one where it is long, or said again."""
    name = stem + suffix.term
    everyday = is_everyday(board.analysis.segmenter, board.divisions, stem)
    return not everyday or len(stem) > 2 or board.text.count(name) > 1 or board.divisions.is_street(name)


def _is_kind(stem: str, term: str) -> bool:
    """The words tell what kind of unit it is, or how many: 沪苏浙一市, 产业强镇, 大别山区, 文明城市."""
    if (
        not stem
        or not _HAN.fullmatch(stem)
        or DONE.fullmatch(stem)
        or not _GRAMMAR.isdisjoint(stem)
        or SAID_OF.fullmatch(stem)
        or stem[-1:] in _NUMERALS
        or (len(stem) > 1 and stem.endswith(_FILLS))
        or (len(stem) > len("魅力") and stem.startswith(_PRAISED))
        or (term == "镇" and len(stem) > 1 and stem[-1] == "街")
        or stem.endswith(_TOWNLIKE if term in TOWNS else _QUALITIES)
    ):
        return True
    if term in _COMPLETE and len(stem) > 2 and stem.endswith(_GREAT):
        return True
    is_terrain = (stem[-1:] in _TERRAIN and len(stem) > 2) or (term == "区" and stem[-1:] in _PARTS)
    return term in _COMPLETE and (is_terrain or (stem + term).endswith("城市"))


def _is_name(board: Board, stem: str, term: str, *, follows: bool) -> bool:
    segmenter, divisions = board.analysis.segmenter, board.divisions
    if term == "村" and stem.endswith(_COUNTRY) and stem[:-1] in _KINDS_OF_VILLAGE:
        return divisions.is_everyday_unit(stem + term)
    if not stem or not is_everyday(segmenter, divisions, stem) or divisions.by_name(stem):
        return True
    if follows and term == "村" and stem in board.analysis.lexicon.surnames and stem not in "镇乡":
        return True  # 临溪镇|王村
    if term == "乡" and stem.endswith("族") and len(stem) > len("苗族"):
        return True  # 白桦苗族乡
    if is_of_noun(segmenter, stem) and (term in TOWNS or follows):
        return True
    is_family = stem[0] in board.analysis.lexicon.surnames and stem.endswith("家")  # 王家自然村
    return (term in _HAMLETS and is_family) or divisions.is_everyday_unit(stem + term)
