"""The same sentence with other names: what stands around a name is learned, not the name itself."""

from collections.abc import Iterable

from corrections import ORGANIZATION, PERSON, PLACE, Named
from known import BODIES, PLACES
from names import Names

_UNIT_LISTS = {"街道": "street", "镇": "street", "乡": "street", "社区": "community", "村": "community",
               "区": "county", "县": "county", "市": "city", "省": "province"}  # fmt: skip


class Swaps:
    """Replaces names by others of their kind: made up, from the register, or found elsewhere."""

    def __init__(self, names: Names, articles: Iterable[list[list[Named]]]) -> None:
        self._names = names
        found: dict[int, set[str]] = {PERSON: set(), PLACE: set(), ORGANIZATION: set()}
        for article in articles:
            for sentence in article:
                for word, kind in sentence:
                    if kind is not None and len(word) > 1:
                        found[kind].add(word)
        self._found = {kind: sorted(words) for kind, words in found.items()}

    def article(self, sentences: list[list[Named]]) -> list[list[Named]]:
        """The article with each name replaced by another one, the same throughout."""
        other: dict[Named, str] = {}
        swapped = []
        for sentence in sentences:
            words: list[Named] = []
            for word, kind in sentence:
                if kind is None or len(word) < 2:
                    words.append((word, kind))
                else:
                    other.setdefault((word, kind), self._other(word, kind))
                    words.append((other[word, kind], kind))
            swapped.append(words)
        return swapped

    def _other(self, word: str, kind: int) -> str:
        names = self._names
        if kind == PERSON:
            if "·" in word or len(word) > 3:
                return names.foreigner() if names.draw.random() < 0.5 else names.one(self._found[PERSON])
            return names.person()
        lot = names.draw.random()
        if kind == PLACE:
            level = next((level for ending, level in _UNIT_LISTS.items() if word.endswith(ending)), None)
            if level and lot < 0.6:
                return names.unit(level)
            if lot < 0.75:
                return names.one(self._found[PLACE])
            return names.one(PLACES) if lot < 0.88 else names.unit("short")
        return names.one(self._found[ORGANIZATION]) if lot < 0.5 else names.one(BODIES) if lot < 0.75 else names.body()
