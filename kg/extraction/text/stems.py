"""What stands before a unit's or place's suffix: a name (青禾社区), or everyday words that make none (开展社区活动)."""

from functools import lru_cache

from kg.extraction.text.segmenter import Segmenter, Token
from kg.knowledge.divisions import Divisions
from kg.patterns import late

KINDS_NAMED = frozenset({"Company", "School", "Hospital"})
"""Kinds of bodies whose names have something of their own before the suffix; a team's may be its task alone."""
# What only says which kind of school, hospital or company it is: 寄宿制|中学, 三级综合|医院, 山村|小学.
_KINDS_ONLY = late(
    r"(?:[省市县区乡镇村院]级|公立|私立|民办|公办|民营|双语|寄宿制?|普惠性?|普通|综合性?|全科|定点|哨点|[一二三][级甲]"
    r"|甲等|外商|独资|跨国|职教|重点|薄弱|乡村|山村|农村|乡镇|大?部分|受灾|边疆|基层|对口|帮扶|示范|优质|特色|廉价|主要"
    r"|地方|[中高]?职|高职|大中小?|中小|社区|赌诈|诈骗|家族|最大|各大|两大|(?:市区|城区|省城|城里)?大|首页|促进|片区内?|辖区内?|服务型|专科|互联网|区域|县域|县城|无证|黑|[上下新]学期|农家|新能源|汽车|老|新型?|工业|产业|农业|种植|养殖|生产|制造|能源|石化|原料|后勤|装备|材料|集配|分拣|资源|共享|地区|本地|当地)+"
)
EVERYDAY = 300  # times in the dictionary's corpus from which on a noun names nothing by itself
# The same for a stem of one word: the dictionary takes 美化 and 扎根 for names of places, and 锦屏 for a noun.
_USUAL, _USUAL_NAME = 20, 150
_OFTEN, _SURELY_USUAL = 100, 6000  # the same for words that together name a kind of body
_ONE_WORD = (1, 2, 3)  # characters that words of two and more can only make up as one
_PROPER = ("ns", "nz", "nr", "m")


def is_name(segmenter: Segmenter, word: Token) -> bool:
    """A word that the dictionary has as a name, or that is too rare to be an everyday word."""
    if word.tag[:2] in _PROPER:
        return True
    return word.tag[:1] not in ("v", "a", "d", "b", "z") and segmenter.frequency(word.text) < EVERYDAY


@lru_cache(maxsize=1 << 12)
def _tokens(segmenter: Segmenter, stem: str) -> tuple[Token, ...]:
    return segmenter.tokens(stem)


def _words(segmenter: Segmenter, stem: str) -> tuple[Token, ...]:
    return tuple([word for word in _tokens(segmenter, stem) if len(word.text) > 1])


@lru_cache(maxsize=1 << 12)
def is_everyday(segmenter: Segmenter, divisions: Divisions, stem: str) -> bool:
    """True where ordinary words make up the stem, so that only the register can tell that it is a name.

    A single word of the dictionary does, whatever its class (沿海, 美化), and so does one character, or a longer
    stem with a verb, an adjective or a usual noun in it (不断丰富, 石板坡).

    >>> from kg.knowledge.divisions import load_divisions
    >>> [is_everyday(Segmenter(), load_divisions(), stem) for stem in ("开展", "好", "全面启动", "青禾", "石板坡")]
    [True, True, True, False, True]
    """
    if len(stem) == 1:
        return True
    words = _words(segmenter, stem)
    alone = len(words) == 1 and words[0].text == stem
    usual = [word for word in words if _is_usual(segmenter, divisions, word, alone=alone)]
    # 北美枫情 is a name, though 北美 is a usual word for a place; 力争城市 is none.
    return any(word.tag[:2] not in _PROPER for word in usual) or (
        len(usual) > 0 and sum(map(_size, words)) == len(stem)
    )


def _size(word: Token) -> int:
    return len(word.text)


def _is_usual(segmenter: Segmenter, divisions: Divisions, word: Token, *, alone: bool) -> bool:
    """A word of the language, not only of names; what it is for the dictionary says little (城市 is a place's name)."""
    frequency = segmenter.frequency(word.text)
    if word.tag[:2] in _PROPER:
        return frequency >= _USUAL_NAME and not divisions.by_name(word.text)
    if word.tag[:1] in ("l", "i"):
        return True
    if alone and word.tag == "n":
        return frequency >= EVERYDAY  # 西洋, 茶坪; 桥头
    return frequency >= _USUAL and (alone or not is_name(segmenter, word))


@lru_cache(maxsize=1 << 12)
def is_common(segmenter: Segmenter, divisions: Divisions, stem: str) -> bool:
    """True where nothing but usual words make up the stem, so that with its suffix it names a kind (定点医院).

    >>> from kg.knowledge.divisions import load_divisions
    >>> [is_common(Segmenter(), load_divisions(), stem) for stem in ("定点", "跨国", "青禾", "临溪区")]
    [True, True, False, False]
    """
    if len(stem) in _ONE_WORD and segmenter.frequency(stem) < _OFTEN:
        return False  # which is known before it is cut
    least = {True: _SURELY_USUAL, False: _OFTEN}
    words = _tokens(segmenter, stem)
    return all(
        len(word.text) > 1
        and segmenter.frequency(word.text) >= least[word.tag[:2] in _PROPER]
        and not (word.tag[:2] in _PROPER and divisions.by_name(word.text))
        for word in words
    )


def is_of_noun(segmenter: Segmenter, stem: str) -> bool:
    """True for a noun with a character beside it, as roads and bridges are named: 石板坡, 中心街.

    >>> is_of_noun(Segmenter(), "石板坡"), is_of_noun(Segmenter(), "城市")
    (True, False)
    """
    words = _words(segmenter, stem)
    return len(words) == 1 and words[0].tag == "n" and len(stem) > len(words[0].text)


def is_kind_only(stem: str) -> bool:
    """True where the stem says nothing but which kind of school, hospital, firm or site it is.

    >>> is_kind_only("三级综合"), is_kind_only("山村"), is_kind_only("青禾")
    (True, True, False)
    """
    return _KINDS_ONLY.fullmatch(stem) is not None
