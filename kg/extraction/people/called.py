"""People called by their surname alone: 姚伯伯, 马主任, 小周, 家住某小区的梁伯."""

import re
from collections.abc import Iterator

from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.model import Span
from kg.patterns import late

SAYING = re.compile(
    r"(?:高兴地|激动地|感慨地?|笑着|告诉记者|介绍|表示|坦言|感慨|强调|指出|认为|说|道|回忆|补充|解释|告诉|称)"
)
"""Verbs of saying, after the name of who says it."""
_ONE_LETTER = late(r"[^\W\da-zA-Z_][伯叔婶姨嫂爷哥姐](?![^\W\da-zA-Z_]?[亲父母妹])")  # 家住某小区的梁伯
_FAMILY = re.compile(r"夫妇|夫妻|两口子|一家|家[的里]")
# 小周, 小区的梁伯: of a surname that neither title nor form of address follows.
_BEFORE_SURNAME = re.compile("[小老的]")
_PARTS = frozenset("支局 支行 支队 支部 全科 班组".split())
_BEFORE_YU = frozenset("对由关至基鉴位属低高大小多少等")  # 对于先生来说
_USUAL_WORD = 400  # times in the dictionary's corpus from which on 小康 is a word; 小马 has fewer


def find_called(analysis: Analysis) -> Iterator[tuple[Span, str, float]]:
    """姚伯伯, 马主任, 小周: a surname with a title or form of address."""
    text = analysis.text
    calls = frozenset(start for start, _ in analysis.called)
    called = {start - 1 for start in calls} | {start - 2 for start in calls if text[start - 1 : start] == "副"}
    yield from _by_compounds(analysis, calls)
    for at in sorted(called.union(found.end() for found in _BEFORE_SURNAME.finditer(text))):
        if len(analysis.surnames.get(at, "")) != 1 or at + 1 == len(text):
            continue
        before = text[at - 1 : at]
        if before in ("小", "老") and _is_familiar(analysis, at):
            yield Span(at - 1, at + 1), "person-familiar", 0.7
            continue
        if before == text[at] or not _is_surname(analysis, at):
            continue  # 麦|麦老师, a pet name
        if text[at] in "代任区班商支全会" and _is_no_surname(analysis, at):
            continue
        after = _address_at(analysis, at + 1) or _called_title_at(analysis, at + 1)
        if after and not _cuts_title(analysis, at + 1, len(after)):
            yield Span(at, at + 1 + len(after)), "person-surname", 0.75
        elif before == "的" and (one := _ONE_LETTER.match(text, at)):
            yield Span(*one.span()), "person-surname", 0.75


def _by_compounds(analysis: Analysis, calls: frozenset[int]) -> Iterator[tuple[Span, str, float]]:
    """欧阳老师, 申屠局长."""
    for start in sorted(calls):
        if len(analysis.surnames.get(start - 2, "")) == 2 and analysis.starts_token(start - 2):
            after = _address_at(analysis, start) or _called_title_at(analysis, start)
            if after and not _cuts_title(analysis, start, len(after)):
                yield Span(start - 2, start + len(after)), "person-surname", 0.75


def _is_no_surname(analysis: Analysis, at: int) -> bool:
    """代市长: acting; 云栖区副区长, 周远任组长: before a title, and within a phrase, 区 and 任 are no surnames."""
    text = analysis.text
    if text[at : at + 2] in _PARTS or len(analysis.lexicon.org_suffixes.longest_at(text, at) or "") > 1:
        return True  # 文具商会|长沙分会, 支局|长, 全科|主任
    titled = analysis.lexicon.titles.longest_at(text, at + 1 + text.startswith("副", at + 1)) is not None
    return titled and (text[at] == "代" or (at > 0 and text[at - 1] not in PUNCTUATION))


def _is_surname(analysis: Analysis, at: int) -> bool:
    """The character is a word of its own, no preposition (向; but 2单元|于先生), and begins no usual word."""
    token = analysis.token_at(at)
    if token.start < at:
        return False
    if token.tag in ("p", "c", "d"):
        return (
            analysis.text[at] == "于"
            and analysis.text[at - 1] not in _BEFORE_YU
            and _address_at(analysis, at + 1) is not None
        )
    return len(token.text) == 1 or analysis.frequency(at, at + 2) <= 300


def _is_familiar(analysis: Analysis, at: int) -> bool:
    """小周说, 志愿者小周的: not 小区, 小康."""
    if not (_stands_alone(analysis, at - 1) or analysis.token_at(at - 1).text == analysis.text[at - 1 : at + 1]):
        return False
    word, lexicon = analysis.text[at - 1 : at + 1], analysis.lexicon
    frequency = analysis.segmenter.frequency
    if frequency(analysis.text[at : at + 2]) > 50 or frequency(word) > _USUAL_WORD:
        return False
    if word in lexicon.place_suffixes or word in lexicon.org_suffixes or word in lexicon.stop_names:
        return False
    before = at - 1 - (analysis.text[at - 2 : at - 1] == "的")
    called = len(lexicon.name_anchors.longest_ending(analysis.text, before) or "") > 1
    if called or _FAMILY.match(analysis.text, at + 1) or SAYING.match(analysis.text, at + 1):
        return True
    return analysis.text[at + 1 : at + 2] in ("的", "当")


def _stands_alone(analysis: Analysis, at: int) -> bool:
    """The character at ``at`` is a word of its own, so that it can be a surname alone."""
    return at >= 0 and analysis.starts_token(at)


def _cuts_title(analysis: Analysis, start: int, length: int) -> bool:
    """A longer title ends here: 党支部书记 is no 书记 of the name 党."""
    longer = analysis.lexicon.titles.longest_ending(analysis.text, start + length)
    return len(longer or "") > length or analysis.text[start - 1] in "原副前"


def _address_at(analysis: Analysis, start: int) -> str | None:
    term = analysis.lexicon.address_terms.longest_at(analysis.text, start)
    if term is None or len(term) < 2 or begins_body(analysis, start, start + len(term)):
        return None
    return term


def begins_body(analysis: Analysis, start: int, end: int) -> bool:
    """A body's name runs over the word (社工服务中心), or a brand does (某某阿姨“…”)."""
    suffixes = analysis.lexicon.org_suffixes
    longer = suffixes.longest_at(analysis.text, start)
    if analysis.text[end : end + 1] in ("“", '"') or len(longer or "") > end - start:
        return True
    return suffixes.longest_at(analysis.text, end) is not None


def _title_at(analysis: Analysis, start: int) -> str | None:
    """The title that starts here, with 副 before it; None where a body's name starts instead (社工服务中心)."""
    text, lexicon = analysis.text, analysis.lexicon
    vice = text[start] == "副"
    base = lexicon.titles.longest_at(text, start + vice)
    if base is None or begins_body(analysis, start + vice, start + vice + len(base)):
        return None
    return text[start : start + vice + len(base)]


def _called_title_at(analysis: Analysis, start: int) -> str | None:
    """A title that people are called by after a surname (王主任, 李局长); not 居民, 支部书记."""
    title = _title_at(analysis, start)
    if title is None or analysis.lexicon.titles.get(title.removeprefix("副"), ("neutral",))[0] == "neutral":
        return None
    return title if len(title) <= 3 and title not in analysis.lexicon.role_nouns else None
