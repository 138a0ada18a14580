"""Where a person's name ends, and whether characters read as one.

A Chinese name is a surname of one or two characters and a given name of one or
two.  Nothing marks its end, so each reading is weighed: how the characters
stand in given names (`given_characters.tsv`), and whether what follows is
something that follows names (punctuation, a title, a verb, a word of the
dictionary) or a word that the name would cut in two.
"""

import re
from collections.abc import Mapping
from math import inf
from typing import NamedTuple

from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.segmenter import Token
from kg.patterns import late

# What often follows a name in one character: particles, prepositions, conjunctions, adverbs.
_FOLLOWERS = frozenset(
    "的等和与及在为是说将向对以就也还已于从把被让带率任做作道称讲笑告则又都当给既曾均常总正刚系用跟先"
)
_NEVER = frozenset("我你您他她它咱谁两氏婆说的了着过们这那哪什么吗呢吧啊很都也又就才还把被给让副原兼任某网")
_OPENING = tuple("“‘《〈「『")
_UNIT_ENDS = frozenset("省市区县镇乡村")
_CLOSING = PUNCTUATION - frozenset((*_OPENING, '"', "'", "（", "(", "【", "["))
_HAN = re.compile(r"[^\W\da-zA-Z_]+")
_PADDED = re.compile(r"[^\W\da-zA-Z_][ \u3000]{1,4}[^\W\da-zA-Z_](?=[、，,。;；）)\n]|$)")
MIDDLE_DOTS = "·•・‧"
_DOTTED = re.compile(rf"[^\W\da-zA-Z_]{{2,8}}(?:[{MIDDLE_DOTS}][^\W\da-zA-Z_]{{2,8}})+(?=[\s）)，、]|$)")
_NO_AUTHOR = re.compile(r"[文图]并|融媒|全媒")  # 本报记者 周远山 文并摄
_LEAST_AUTHOR = -2.0  # bits
# Bits that all but a given name's characters can add, by their number, and a little for rounding; less within a clause.
_MOST, _LESS_WITHIN, _MOST_OF_WORD = (0.0, 6.1, 8.1), 1.0, 1.6
_UNSEEN = (2.0, 2.0, 2.0)
_KIN_ENDS = frozenset("婆公爷奶伯叔婶姨姐妹哥弟嫂")  # second characters of 婆婆, 兄弟
# Verbs of one character, which end no name: 邹远|拿起喇叭, 沈清|捏了.
_VERBS = frozenset(
    "到赴签拿捏受参对再开当唱教扶拉打跑接抱抢站坐走送扔踢递帮替陪因带率摘讲见上跪谈念背演报捐捧画写卖买做忙半第跳爬蹲趴扛抬扑喘便请邀去致嫌"
)
_SAYS = frozenset("讲说称问喊")  # before a mark: 吕晶|讲，那天…
# What marks the verb before it: 周远|谈了, 沈清|看着; not 了解, 着手.
_ASPECT = late("了(?![解却])|着(?![手力重眼装急陆迷])")
_TELLS = frozenset("，,：:“")
_PRONOUNS = frozenset("我你他她它咱")
_RUN_ON = _FOLLOWERS | _VERBS | _SAYS
_NO_END, _CUT_WORD = -8.0, 5  # bits; times in the dictionary's corpus
_RARE_TIME = 50  # times in the dictionary's corpus up to which a word for a time can be a given name
_SURE = 3.5  # bits for an end before a title, a form of address or a verb of taking part


class NameReading(NamedTuple):
    """One reading of characters as a name: where it ends, and its weight (0 is even odds, in bits)."""

    end: int
    weight: float


_TOLD = ("说，", "说：", "说道", "告诉记者", "表示，", "介绍，", "在会上", "在台上", "在现场")  # 骆清和|说，


def read_name(analysis: Analysis, start: int, *, end: int | None = None, least: float = -inf) -> NameReading | None:
    """The best reading of the characters from ``start`` as a full name, or None.

    With ``end``, only the reading that ends there; one whose weight is below ``least`` may be left out.
    """
    ends, best, text, odds = possible_ends(analysis, start), None, analysis.text, analysis.lexicon.given_odds
    for stop in ends if end is None else (end,) if end in ends else ():
        if stop <= len(text):
            given = text[ends[0] - 1 : stop]
            stands = _given_weight(odds, given)
            most = stands + _MOST[len(given)]
            most -= 0.0 if stop == len(text) or text[stop] in _CLOSING else _LESS_WITHIN
            if most < least or most + (against := _against(analysis, start, stop, given)) < least:
                continue
            if _HAN.fullmatch(given) is None:
                continue
            weight = _weight(analysis, start, stop, given, stands)
            if weight + against + _MOST_OF_WORD < least:
                continue
            weight = weight + _word_weight(analysis, start, stop) + against
            if best is None or weight >= best.weight:
                best = NameReading(stop, weight)
    return best


def possible_ends(analysis: Analysis, start: int) -> tuple[int, ...]:
    """Where a full name from ``start`` on may end by its surname, though the text may end before; () where none is."""
    surname = analysis.surnames.get(start)
    return () if surname is None else (start + len(surname) + 1, start + len(surname) + 2)


def _weight(analysis: Analysis, start: int, end: int, given: str, stands: float) -> float:
    """What speaks for the characters and their end; `_word_weight` and `_against` have the rest."""
    weight = stands + boundary_weight(analysis, end)
    # Five of six names of today have two characters after the surname.
    weight += 2.0 if len(given) == 2 else 0.0
    if given[-1] in _RUN_ON and end < len(analysis.text):
        weight -= _runs_on(analysis, given[-1], end)
    if analysis.text[start] == "向" and boundary_weight(analysis, end) < _SURE:
        weight -= 6.0  # 区长向新聘|任的参事: far more often a preposition
    return weight


def _runs_on(analysis: Analysis, last: str, end: int) -> float:
    """What speaks against a name whose last character rather begins what follows: 封伟|为前三名, 苏浩|背下楼."""
    weight, following = 0.0, analysis.text[end]
    if last in _FOLLOWERS and following not in PUNCTUATION and not analysis.text.startswith("同志", end):
        weight += 4.0 if last == "为" else 3.0
    if last in "和与及" and analysis.lexicon.titles.longest_at(analysis.text, end):
        weight += 6.0  # 书记石磊|和组织委员
    if (last in _VERBS and following not in _CLOSING) or (last in _SAYS and following in _TELLS):
        weight += 9.0 if following in _PRONOUNS else 6.0  # 肖芳|帮他们
    return weight


def _against(analysis: Analysis, start: int, end: int, given: str) -> float:
    """What speaks against the characters as a name, wherever they stand; soon found, and often enough."""
    weight = 0.0
    if not _NEVER.isdisjoint(given) or _is_no_given(analysis, given) or _asks(analysis.text[start:end]):
        weight -= 12.0
    if analysis.lexicon.surnames[analysis.text[start : end - len(given)]][:1] == ("rare",):
        weight -= 2.0
    if analysis.text[start:end] in analysis.lexicon.stop_names:
        weight -= 12.0
    return weight


def _is_no_given(analysis: Analysis, given: str) -> bool:
    """区 of 云栖区, 阿姨 of 陆阿姨: what ends a unit's name, or is a form of address."""
    return given[-1] in _UNIT_ENDS or given in analysis.lexicon.address_terms


def _asks(words: str) -> bool:
    """群众富不富: whether or not, and nobody's name."""
    return words[1] == "不" and words[0] == words[-1]


def _given_weight(odds: Mapping[str, tuple[float, ...]], given: str) -> float:
    """The weight of one or two characters as a given name; those that no name is known to have speak for one."""
    if len(given) == 1:
        return odds.get(given, _UNSEEN)[2]
    return odds.get(given[0], _UNSEEN)[0] + odds.get(given[1], _UNSEEN)[1]


def _word_weight(analysis: Analysis, start: int, end: int) -> float:
    """A name that is a common word is rarely a name (高兴), nor one whose given name is (向居民)."""
    frequency, weight = analysis.frequency(start, end), 0.0
    if frequency:
        tag = analysis.segmenter.tag(analysis.text[start:end])
        weight += 1.5 if tag.startswith("nr") else (-6.0 if frequency > 20 else -2.0)
    after = analysis.token_at(start + 1) if analysis.starts_token(start + 1) else None
    if after and len(after.text) > 1 and after.tag in ("m", "t", "q", "mq") and _is_usual(analysis, after):
        weight -= 8.0  # 占|四成
    if end - start == 3 and (_is_common(analysis, start + 1) or _is_common(analysis, start)):
        weight -= 5.0
    if end - start > 2 and analysis.text[end - 1] == analysis.text[end + 1 : end + 2]:
        weight -= 4.0  # 郭敏|手牵手
    if analysis.text[start] == "向" and not frequency and analysis.frequency(start + 1, end) > _CUT_WORD:
        weight -= 8.0  # 同学|向|母校|捐赠
    return weight


def _is_usual(analysis: Analysis, word: Token) -> bool:
    """今年, 四成; but 永年, which names have."""
    return word.tag != "t" or analysis.frequency(word.start, word.end) > _RARE_TIME


def _is_common(analysis: Analysis, start: int) -> bool:
    word = analysis.text[start : start + 2]
    return analysis.frequency(start, start + 2) > 300 and not analysis.segmenter.tag(word).startswith("nr")


def boundary_weight(analysis: Analysis, end: int) -> float:
    """How well a name may end at ``end``: by what follows, less a word that the end would cut."""
    known = analysis.endings.get(end)
    if known is None:
        known = analysis.endings[end] = _boundary_weight(analysis, end)
    return known


def _boundary_weight(analysis: Analysis, end: int) -> float:
    text = analysis.text
    if end >= len(text) or text[end] in _CLOSING:
        return 4.5
    if text[end] in "了着" and _ASPECT.match(text, end):
        return _NO_END
    following = _following_weight(analysis, end)
    if following < _SURE and _begins_told_verb(analysis, end):
        return _SURE
    cuts = following < _SURE and analysis.frequency(end - 1, end + 1) > 50
    cuts = cuts or _cuts_term(analysis, end)
    return following - (4.0 if cuts else 0.0)


def _begins_told_verb(analysis: Analysis, end: int) -> bool:
    """周远|谈了, 沈清禾|看着: a verb of one character with its mark; not 沈清宣|读了."""
    text = analysis.text
    if text[end + 1 : end + 2] not in ("了", "着") or not _ASPECT.match(text, end + 1):
        return False
    return analysis.segmenter.tag(text[end]).startswith("v") and analysis.frequency(end - 1, end + 1) <= _CUT_WORD


def _cuts_term(analysis: Analysis, end: int) -> bool:
    """梁秋婆|婆, 周强兄|弟: the end cuts a form of address or a kin term, and leaves no longer one."""
    text, called = analysis.text, analysis.lexicon.name_anchors
    if text[end] not in _KIN_ENDS:
        return False
    term = called.longest_at(text, end - 1)
    return len(term or "") > max(1, len(called.longest_at(text, end) or ""))


def _following_weight(analysis: Analysis, end: int) -> float:
    text, lexicon = analysis.text, analysis.lexicon
    if text[end] in "副原现" or lexicon.followers.longest_at(text, end):
        told = _told_by_term(analysis, end)
        if told is not None:
            return told
    joins = text[end] in "和与及"
    verb = joins and (len(lexicon.role_verbs.longest_at(text, end + 1) or "") > 1 or text.startswith(_TOLD, end + 1))
    if verb and not lexicon.titles.longest_at(text, end + 1):
        return -3.0  # 骆清|和出席: no conjunction stands before a verb; but 石磊|和组织委员
    if text[end] in _FOLLOWERS:
        return 2.5
    return _word_following(analysis, end)


def _told_by_term(analysis: Analysis, end: int) -> float | None:
    """The weight where a term of the lists tells it: an ending that runs on from the name, or what follows names."""
    text, lexicon = analysis.text, analysis.lexicon
    titled = _is_titled(analysis, end)
    body = len(lexicon.org_suffixes.longest_at(text, end) or "") > 2 and not titled
    if body or _begins_place(analysis, end):
        return -5.0  # 金光路|办事处
    verbs = (lexicon.role_verbs, lexicon.name_breaks)
    sure = titled or any(len(words.longest_at(text, end) or "") > 1 for words in verbs)
    return _SURE if sure else None


def _begins_place(analysis: Analysis, end: int) -> bool:
    """金光|社区, 周远|广场; but 周远山|镇长, 周远山|馆长 are titles."""
    text, lexicon = analysis.text, analysis.lexicon
    if text.startswith("长", end + 1) and lexicon.titles.longest_at(text, end) == text[end : end + 2]:
        return False
    return (lexicon.unit_suffixes.longest_at(text, end) or lexicon.place_suffixes.longest_at(text, end)) is not None


def _is_titled(analysis: Analysis, end: int) -> bool:
    text, lexicon = analysis.text, analysis.lexicon
    if lexicon.titles.longest_at(text, end) or lexicon.address_terms.longest_at(text, end):
        return True
    return text[end] in "副原现" and lexicon.titles.longest_at(text, end + 1) is not None


def _word_following(analysis: Analysis, end: int) -> float:
    """The weight where a usual verb follows, a word of three characters or more (手把手), any other, or none."""
    if analysis.frequency(end, end + 4) > 2 or analysis.frequency(end, end + 3) > 2:
        return _SURE
    text, frequency = analysis.text, analysis.frequency(end, end + 2)
    if frequency > 1000 and analysis.segmenter.tag(text[end : end + 2]) == "v":
        return _SURE
    return 1.5 if text[end] in _VERBS or frequency > 50 else -1.0


def read_item(analysis: Analysis, start: int, *, least: float = -inf) -> NameReading | None:
    """The characters from ``start`` to the next punctuation, read as a whole as a name; or None, as below ``least``.

    In a list (陈望舒、沈清禾、周全) the punctuation says where names end,
    whatever their characters are.
    """
    if start not in analysis.surnames:
        return None
    end = start
    while end < len(analysis.text) and end - start < 5 and analysis.text[end] not in PUNCTUATION:
        end += 1
    if analysis.text[end : end + 1] in _OPENING:
        return None
    if analysis.text[end - 1 : end] == "等":
        end -= 1
    return read_name(analysis, start, end=end, least=least)


def padded_name(text: str, start: int) -> int | None:
    """The end of a name of two characters set apart to the width of three (周　远), or None."""
    padded = _PADDED.match(text, start)
    return padded.end() if padded else None


def cuts_place(analysis: Analysis, end: int) -> bool:
    """水利部|长江, 湖南省|长沙县: a title that ends within a place's name; 周远山同志|任…: it follows a name."""
    if analysis.text.endswith("同志", 0, end) and analysis.text.startswith("任", end):
        return True
    if analysis.segmenter.tag(analysis.text[end - 1 : end + 1]) != "ns":
        return False
    if analysis.text[end - 2 : end - 1] in _UNIT_ENDS and analysis.text[end + 1 : end + 2] in _UNIT_ENDS:
        return True
    return analysis.lexicon.bare_orgs.longest_ending(analysis.text, end - 1) is not None


def author_end(analysis: Analysis, start: int) -> int | None:
    """Where the name after 记者 or 通讯员 ends, also one of several parts; None where nobody signs (记者周远山的画)."""
    if dotted := _DOTTED.match(analysis.text, start):
        return dotted.end()
    reading = read_name(analysis, start)
    if reading is None or reading.weight < _LEAST_AUTHOR or analysis.text.startswith("的", reading.end):
        return None
    if _NO_AUTHOR.match(analysis.text, start) or analysis.lexicon.org_suffixes.longest_ending(
        analysis.text, reading.end, start + 1
    ):
        return None
    return reading.end
