"""What speaks for a phrase being the name of a body, place or unit, as named features: its end, beginning and words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, SERIES, begins_no_name, left_edge
from kg.extraction.likely.surroundings import Surroundings, mark
from kg.extraction.text.lazily import lazily
from kg.extraction.text.segmenter import Token
from kg.extraction.text.stems import is_common, is_everyday
from kg.model import EntityType

_LISTS = ("org_suffixes", "bare_orgs", "place_suffixes", "unit_suffixes")
_TELLING = ("ns", "nr", "nz")
_PLACING = frozenset("在 到 走进 来到 位于 前往 赴 抵达 于 设在 进 走 至 去 进入 参观".split())


class End(NamedTuple):
    """Where a phrase ends, and with what ending of bodies', places' or units' names ("" for none), of what kind."""

    end: int
    term: str
    kind: str

    @property
    def start(self) -> int:
        """Where the ending begins."""
        return self.end - len(self.term)


@dataclass(frozen=True)
class Bodies:
    """What speaks for phrases of an article being names of bodies, places or units."""

    around: Surroundings

    def end_at(self, at: int) -> End:
        """The end of the phrases that end there."""
        term = self.around.analysis.body_suffixes.get(at, "")
        return End(at, term, (*self.around.analysis.lexicon.body_suffixes.get(term, ()), "")[0])

    def of_end(self, end: End) -> list[str]:
        """What the ending says, the last word, and what follows."""
        around, text, at = self.around, self.around.text, end.end
        last, after, seen = around.before(at), around.after(at), around.seen_at.get(at - 1)
        lists = self._lists(end.term)
        return [
            f"ending:{end.term}",
            f"lists:{lists}",
            f"kind:{end.kind}",
            f"ends:{text[at - 2 : at]}",
            f"last:{text[at - 1]}",
            f"last tag:{last.tag}",
            f"cut:{not around.analysis.starts_token(at)}",
            f"after two:{text[at : at + 2]}",
            f"after mark:{mark(text[at : at + 1])}",
            f"after kind:{after.tag}|{end.kind}",
            f"after lists:{lists}|{after.text}",
            f"tagged to it:{seen.type if seen is not None and seen.span.end == at else ''}",
            *around.of_right(at),
        ]

    def _lists(self, term: str) -> str:
        return "+".join(name for name in _LISTS if term and term in getattr(self.around.analysis.lexicon, name))

    def of_phrase(self, start: int, end: End) -> list[str]:
        """What stands before the phrase, what it holds, and what its beginning and end tell together."""
        around, text = self.around, self.around.text
        words = [word for word in around.analysis.tokens_in(start, end.end) if word.end <= end.start]
        return [
            f"size:{min(12, end.end - start)}",
            f"words:{min(7, len(words))}",
            *self._of_start(start),
            *self._of_stem(text[start : end.start], end, words),
            *self._of_words(words),
            *self._of_edge(start, end),
            *self._of_parts(start, end),
            *self._of_frame(start, end),
            *self._of_marks(text[start : end.end]),
            *around.of_left(start),
            *around.of_name(start, end.end),
            *around.of_tagger(start, end.end),
        ]

    def _of_start(self, start: int) -> Iterator[str]:
        first, seen = self.around.analysis.token_at(start), self.around.seen_at.get(start)
        where = "" if seen is None else "at it" if seen.span.start == start else "within"
        yield f"first:{first.text}"
        yield f"first tag:{first.tag}"
        yield f"cut before:{first.start < start}"
        yield f"tagged from:{where}{seen.type if seen is not None else ''}"

    def _of_stem(self, stem: str, end: End, words: Sequence[Token]) -> Iterator[str]:
        analysis, divisions = self.around.analysis, self.around.divisions
        size = min(6, len(stem))
        yield from (f"stem:{size}", f"stem kind:{size}|{end.kind}")
        if not stem:
            yield f"alone:{end.term}"
            return
        common = is_common(analysis.segmenter, divisions, stem)
        yield from (f"common:{common}", f"common kind:{common}|{end.kind}")
        yield f"everyday:{is_everyday(analysis.segmenter, divisions, stem)}"
        yield f"grammar:{not FUNCTION_CHARACTERS.isdisjoint(stem)}"
        if stem in analysis.lexicon.empty_stems:
            yield "empty"
        if len(words) == 1:
            yield f"only:{stem}"
        if end.kind and (divisions.is_everyday_unit(stem + end.term) or divisions.is_street(stem + end.term)):
            yield "registered unit"

    def _of_words(self, words: Sequence[Token]) -> Iterator[str]:
        analysis = self.around.analysis
        frequency = analysis.segmenter.frequency
        rarest = min((frequency(word.text) for word in words if word.text.isalpha()), default=-1)
        yield f"rarest:{min(9, int(log(2 + rarest)))}"
        yield f"telling:{any(word.tag[:2] in _TELLING for word in words)}"
        barred = [begins_no_name(analysis, word) for word in words]
        yield f"barred:{min(2, sum(barred))}"
        if words:
            yield from (f"barred first:{barred[0]}", f"barred last:{barred[-1]}")
            yield from (f"stem last:{words[-1].text}", f"stem last tag:{words[-1].tag}")

    def _of_edge(self, start: int, end: End) -> Iterator[str]:
        """Where the rules see the name begin: further on, here, or before."""
        at, edges = end.start, self._edges
        if at not in edges:
            inside = at < len(self.around.text)
            edges[at] = left_edge(self.around.analysis, at, self._people) if inside else at
        yield f"edge:{'here' if start == edges[at] else 'before' if edges[at] < start else 'further'}"

    @lazily
    def _edges(self) -> dict[int, int]:
        return {}

    @lazily
    def _people(self) -> frozenset[int]:
        people = (one.span for one in self.around.named if one.type is EntityType.PERSON)
        return frozenset(at for span in people for at in range(span.start, span.end))

    def _of_parts(self, start: int, end: End) -> Iterator[str]:
        """The names and endings within."""
        around, found = self.around, self.around.within(start, end.end)
        for one in found:
            where = "first" if one.span.start == start else "last" if one.span.end == end.end else "within"
            yield f"holds {where}:{one.type}"
        covered = {at for one in found for at in range(one.span.start, one.span.end)}
        yield f"names:{min(3, len(found))}"
        if found:
            yield f"beside names:{min(4, end.end - start - len(covered))}"
        endings = around.analysis.body_suffixes
        yield f"endings:{min(3, sum(at in endings for at in range(start + 1, end.start)))}"

    def _of_frame(self, start: int, end: End) -> Iterator[str]:
        around, before = self.around, self.around.before(start)
        placed = before.text in _PLACING
        yield f"frame:{'placed' if placed else before.tag}|{around.after(end.end).tag}"
        if placed:
            yield f"placed:{end.kind}"
        if around.times(start, end.end) > 1:
            yield f"again:{end.kind}"

    def _of_marks(self, name: str) -> Iterator[str]:
        if "“" in name:
            yield f"quotation:{name[0] == '“'}"
        if "的" in name:
            yield "的"
        if any(map(str.isdigit, name)):
            yield "digit"
        if SERIES.match(name):
            yield "series first"
        elif SERIES.search(name):
            yield "series"
