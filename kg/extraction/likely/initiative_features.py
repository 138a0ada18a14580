"""What speaks for a phrase being an initiative's name, as named features: its head, where it begins, what is around it.

Every head noun ends a candidate; it may begin with any word before the head in
the same clause, a quotation counting as one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from typing import NamedTuple

from kg.extraction.discourse.short_forms import stands_in
from kg.extraction.initiatives.headnouns import head_of, is_occasion_of
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.lazily import lazily
from kg.extraction.text.segmenter import Token
from kg.knowledge.lexicon import Terms
from kg.model import BlockKind, EntityType, Mention, Span

_OPENING, _CLOSING = '“"「', '”"」'
_STOPS = frozenset("，。；！？：,;!?:\n")
_NO_START = frozenset("、）)（(—~·》 \u3000")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+|首届|20\d\d")
_LIGHT = frozenset("了 过 起 的 一场 一次 一堂".split())  # behind which the word stands that says what is done
_TELLING = frozenset("ns nr nz m eng".split())  # parts of speech that tell one thing from its like
_MARKS = dict.fromkeys("。；;！？!?", ".") | {",": "，", "\n": "/"} | dict.fromkeys(_OPENING, "“")
_OWN_MARKS = frozenset("，、：:（(）)《》”」")
_APART = frozenset("uj ul uz ud uv u p c r".split())  # parts of speech of words that no name reaches over
_MOST_WORDS, _LONGEST = 12, 48  # words and characters of a name
_SHORT = 12  # characters up to which each length counts by itself
_OWN = 3  # characters of a phrase up to which it means a name that ends as it does
_FEW = 4  # words whose parts of speech count together
_PART = 250  # characters of an article's parts
_NONE = Token(0, 0, "", "")


class End(NamedTuple):
    """Where a candidate ends: its head, and what the lexicon says of that; a closing mark may follow it."""

    head: Span
    end: int
    noun: str
    kind: str
    bare: bool


@dataclass(frozen=True)
class Candidates:
    """The phrases of an article that may name an initiative, beside those that the rules found (``named``)."""

    analysis: Analysis
    others: tuple[Mention, ...]
    named: tuple[Mention, ...]

    def ends(self, *, every: bool = False) -> Iterator[End]:
        """Where a head noun ends, with the quotation mark that closes after it, ascending.

        Only in paragraphs and outside the names found, unless ``every`` one is asked for.
        """
        analysis, text = self.analysis, self.analysis.text
        taken = frozenset[int]() if every else self.taken
        for last, term in analysis.ending("initiative_heads", analysis.lexicon.initiative_heads):
            if last - 1 in taken or not analysis.starts_token(last):
                continue
            head = head_of(analysis, term, last)
            if head is not None and (every or analysis.block_of(last - 1) is BlockKind.PARAGRAPH):
                end = last + (last < len(text) and text[last] in _CLOSING)
                yield End(head.span, end, head.span.cut(text), head.kind, head.bare)

    @lazily
    def taken(self) -> frozenset[int]:
        """The offsets of the names found."""
        return frozenset(chain.from_iterable(range(one.span.start, one.span.end) for one in self.named))

    def starts(self, end: End, *, across: bool = False) -> Iterator[int]:
        """Where the name may begin that ends there, the nearest first; ``across`` words, too, that few names hold."""
        text, at, limit = self.analysis.text, end.end, max(0, end.end - _LONGEST)
        for _ in range(_MOST_WORDS):
            if at <= limit or text[at - 1] in _STOPS or text[at - 1] in "“「":
                return
            if text[at - 1] in _CLOSING:
                at = _opening(text, at - 1)
            else:
                word = self.analysis.token_at(at - 1)
                if word.end <= end.head.start and not across and self._is_apart(word):
                    return
                at = word.start
            if at < 0:
                return
            if text[at] not in _NO_START:
                yield at

    def _is_apart(self, word: Token) -> bool:
        """A word that no name reaches over: 的, 了, 在, 召开."""
        return word.tag in _APART or word.text in self.analysis.lexicon.phrase_walls

    def of_head(self, end: End) -> list[str]:
        """What the head says by itself, and the characters after it."""
        text, at = self.analysis.text, end.end
        quoted = "q" if at > end.head.end else ""
        return [
            f"{quoted}head:{end.noun}",
            f"{quoted}kind:{end.kind}",
            f"bare:{end.bare}",
            f"{quoted}ends:{text[end.head.end - 2 : end.head.end]}",
            f"after two:{text[at : at + 2]}",
            f"after mark:{_mark(text[at : at + 1])}",
            f"part:{min(3, at // _PART)}",
        ]

    def of_end(self, end: End) -> list[str]:
        """What stands right before the head, what follows it, and where it stands."""
        analysis, text, at = self.analysis, self.analysis.text, end.end
        last = analysis.token_at(end.head.end - 1)
        before, after = self._before(last.start), self._after(at)
        beyond = self._after(after.end) if after.text else after
        return [
            f"last:{last.text}",
            f"ends three:{text[max(0, end.head.end - 3) : end.head.end]}",
            f"after words:{after.text}|{beyond.text}",
            f"after tags:{after.tag}|{beyond.tag}",
            f"last tags:{before.tag}|{last.tag}",
            f"word before last:{before.text}",
            f"after:{after.text}",
            f"after tag:{last.tag}|{after.tag}",
            f"after kind:{end.kind}|{after.tag}{_mark(text[at : at + 1])}",
            f"block:{analysis.block_of(end.head.start).name}",
            *self._around(end),
        ]

    def _around(self, end: End) -> Iterator[str]:
        text, at = self.analysis.text, end.end
        for name, terms in self._suffixes:
            if len(terms.longest_at(text, at) or "") > 1:
                yield f"goes on:{name}"
        if at in self._closing:
            yield f"closes:{self._closing[at]}"
        if at in self._opening:
            yield f"name after:{self._opening[at]}"

    def of_start(self, start: int, end: End) -> list[str]:
        """What stands before the phrase, and how it begins."""
        text = self.analysis.text
        before, first = self._before(start), self._after(start)
        deed = self._deed(before)
        return [
            f"before:{before.text}",
            f"before tag:{before.tag}|{first.tag}",
            f"before two:{text[max(0, start - 2) : start]}",
            f"deed:{deed}|{end.kind}",
            f"deed:{deed}",
            f"marks:{_mark(text[start - 1 : start])}{_mark(text[end.end : end.end + 1])}",
            f"first:{first.text}",
            f"stem:{min(end.head.start - start, 5)}|{end.bare}",
        ]

    def of_phrase(self, start: int, end: End) -> list[str]:
        """What the phrase holds, and what more of its start and its words tells."""
        text, size = self.analysis.text, end.end - start
        before = self._before(start)
        deed = self._deed(before)
        words, inner = self.analysis.tokens_in(start, end.end), self._within(start, end.end)
        telling = bool(inner) or "“" in text[start : end.end] or any(word.tag in _TELLING for word in words)
        return [
            f"before words:{self._before(before.start).text}|{before.text}",
            f"deed:{deed}|{telling}",
            f"first tag:{words[0].tag if words else ''}",
            f"first character:{text[start]}",
            f"first two:{text[start : start + 2]}",
            f"size:{size if size < _SHORT else _SHORT + (size - _SHORT) // 5}",
            f"words:{min(len(words), 8)}",
            f"telling:{telling}|{end.kind}|{end.bare}",
            *([f"shape:{'-'.join(word.tag for word in words)}"] if len(words) <= _FEW else []),
            *(f"holds:{type_}" for type_ in inner),
            *self._of_words(words, end),
            *self._of_place(start, deed, before),
            *self._of_stem(start, end),
        ]

    def _deed(self, before: Token) -> str:
        """The word before that says what is done: 举办 before 了一场."""
        return self._before(before.start).text if before.text in _LIGHT else before.text

    def _of_words(self, words: tuple[Token, ...], end: End) -> set[str]:
        walls, frequency = self.analysis.lexicon.phrase_walls, self.analysis.segmenter.frequency
        inner = [word for word in words[1:] if word.end < end.head.end]
        found = {f"word:{word.text}" for word in inner} | {f"tag:{word.tag}" for word in words}
        rarest = min((frequency(word.text) for word in words if word.text.isalpha()), default=0)
        found.add(f"rarest:{min(9, int(log(1 + rarest)))}")
        if any(word.text in walls for word in words):
            found.add("wall")
        return found

    def _of_place(self, start: int, deed: str, before: Token) -> Iterator[str]:
        text, lexicon = self.analysis.text, self.analysis.lexicon
        if deed in lexicon.role_verbs:
            yield f"verb:{lexicon.role_verbs[deed][0]}"
        if before.text in lexicon.phrase_walls:
            yield "wall before"
        if start in self._opening:
            yield f"opens:{self._opening[start]}"
        if start in self._closing:
            yield f"name before:{self._closing[start]}"
        if start in self._covered:
            yield "starts within a name"
        if self.analysis.clause_of(start).start == start:
            yield "opens the clause"
        if _EDITION.match(text, start):
            yield "edition"

    def _of_stem(self, start: int, end: End) -> Iterator[str]:
        text = self.analysis.text
        quotes = text_quotes(text, start, end.end)
        yield from (f"has:{one}" for one in "、的" if text.find(one, start + 1, end.end - 1) > 0)
        if quotes:
            yield quotes
        if start >= end.head.start:
            yield f"alone:{end.noun}"
        elif text[start : end.head.start] in self.analysis.lexicon.empty_stems:
            yield "empty"
        if end.end - start > 3 and text.count(text[start : end.end]) > 1:
            yield "again"
        others = self._others(start, end)
        yield f"others:{min(4, round(len(others) * 500 / max(300, len(text))))}"
        if any(name[-2:] == text[end.head.end - 2 : end.head.end] for name in others):
            yield "ends as another"
        if self.is_short_form(start, end):
            yield from ("short form", f"short form:{_mark(text[start - 1 : start])}")

    def is_short_form(self, start: int, end: End) -> bool:
        """读书节 where 第三届青少年读书节 was found: its characters stand in a name that ends alike, in their order."""
        name = self.analysis.text[start : end.end].strip(_OPENING + _CLOSING)
        longer = (one for one in self._others(start, end) if len(one) > len(name))
        return any(one[-1:] == name[-1:] and stands_in(name, one) for one in longer)

    def is_occasion(self, start: int, end: End) -> bool:
        """开幕式 where 第三届读书节开幕式暨“护绿”活动 was found."""
        noun = self.analysis.text[start : end.end]
        return any(is_occasion_of(noun, name) for name in self._others(start, end))

    def _others(self, start: int, end: End) -> Sequence[str]:
        """The names found of which none overlaps the phrase."""
        if end.end - 1 not in self.taken and start not in self.taken:
            return self._all_names
        return [name for name, span in self._names if not span.overlaps(Span(start, end.end))]

    @lazily
    def _all_names(self) -> list[str]:
        return [name for name, _ in self._names]

    def means_another(self, start: int, end: End) -> bool:
        """“微改造” where 楼道改造 was found: next to nothing but the head of another name."""
        own = self.analysis.text[start : end.end].strip(_OPENING + _CLOSING)
        return len(own) <= _OWN and any(
            name.endswith((own[-2:], f"{own[-2:]}活动", f"{own[-2:]}活动周")) for name in self._all_names
        )

    @lazily
    def _names(self) -> list[tuple[str, Span]]:
        return [(mention.name.rstrip(_CLOSING), mention.span) for mention in self.named]

    @lazily
    def _suffixes(self) -> tuple[tuple[str, Terms], ...]:
        lexicon = self.analysis.lexicon
        return ("body", lexicon.org_suffixes), ("place", lexicon.place_suffixes), ("role", lexicon.role_nouns)

    @lazily
    def _opening(self) -> dict[int, EntityType]:
        return {other.span.start: other.type for other in reversed(self.others)}

    @lazily
    def _closing(self) -> dict[int, EntityType]:
        return {other.span.end: other.type for other in reversed(self.others)}

    @lazily
    def _covered(self) -> frozenset[int]:
        return frozenset(at for other in self.others for at in range(other.span.start + 1, other.span.end))

    @lazily
    def _places(self) -> list[tuple[int, int, EntityType]]:
        return sorted((other.span.start, other.span.end, other.type) for other in self.others)

    def _within(self, start: int, end: int) -> list[EntityType]:
        """The types of the names inside the range."""
        places, found = self._places, dict[EntityType, None]()
        for place in places[bisect_left(places, (start,)) :]:
            if place[0] >= end:
                break
            if place[1] <= end:
                found[place[2]] = None
        return list(found)

    def _before(self, at: int) -> Token:
        return self.analysis.token_at(at - 1) if at > 0 else _NONE

    def _after(self, at: int) -> Token:
        return self.analysis.token_at(at) if at < len(self.analysis.text) else _NONE


def text_quotes(text: str, start: int, end: int) -> str:
    """What of the phrase stands in quotation marks: all of it, its beginning, a part, or nothing ("").

    >>> text_quotes("“邻里节”", 0, 5), text_quotes("“邻里”节", 0, 5), text_quotes("邻里节", 0, 3)
    ('all quoted', 'quotation first', '')
    """
    if text[start] in _OPENING:
        return "all quoted" if text.find("”", start, end) == end - 1 else "quotation first"
    return "quotation" if text.find("“", start, end) >= 0 else ""


def _opening(text: str, closing: int) -> int:
    """Where the quotation begins whose closing mark stands at an offset, or -1."""
    low = max(0, closing - _LONGEST)
    at = max(text.rfind(mark, low, closing) for mark in _OPENING)
    return -1 if at < 0 or "\n" in text[at:closing] else at


def _mark(character: str) -> str:
    """What kind of mark it is; "9" for a digit, "x" for any other character."""
    if not character:
        return "^"
    if character in _OWN_MARKS:
        return character
    return _MARKS.get(character) or ("9" if character.isdigit() else "x")
