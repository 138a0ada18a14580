"""Which of many names a name can stand for, found without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extraction.discourse.short_forms import full_forms, is_short_form, opening
from kg.model import EntityType

NameKey = tuple[EntityType, str, str]
"""A thing's type, its preferred name, and what it never leaves, such as one article, or ""."""


class NameIndex:
    """Things by their folded names.  People are told by more than their names, and are never looked up."""

    def __init__(self, names: Iterable[tuple[NameKey, set[str]]]) -> None:
        self._names: dict[NameKey, set[str]] = {}
        self._owners: dict[tuple[EntityType, str], set[NameKey]] = defaultdict(set)
        for key, its in names:
            if key[0] is not EntityType.PERSON and not key[2]:
                self._add(key, its)

    def others(self, key: NameKey) -> list[NameKey]:
        """The other things that have one of its names, or for which one of them is the short form."""
        near = {other for part in self._sought(key) for other in self._owners.get((key[0], part), ())}
        return [other for other in near if other != key and self._can_mean(key, other)]

    def join(self, key: NameKey, other: NameKey) -> None:
        """Give the names of the first thing to the second."""
        names = self._names.pop(key)
        for part in _parts(key[0], names):
            self._owners[key[0], part].discard(key)
        self._add(other, names)

    def _add(self, key: NameKey, names: set[str]) -> None:
        self._names[key] = self._names.get(key, set()) | names
        for part in _parts(key[0], names):
            self._owners[key[0], part].add(key)

    def _sought(self, key: NameKey) -> Iterator[str]:
        for name in self._names.get(key, ()):
            yield name
            yield from full_forms(key[0], name)
            if key[0] is EntityType.INITIATIVE:
                yield opening(name)

    def _can_mean(self, key: NameKey, other: NameKey) -> bool:
        short, long = self._names[key], self._names[other]
        return bool(short & long) or any(is_short_form(key[0], brief, full) for brief in short for full in long)


def _parts(type_: EntityType, names: set[str]) -> Iterator[str]:
    """By what a thing is looked up: its names, and any two characters of an initiative's."""
    for name in names:
        yield name
        if type_ is EntityType.INITIATIVE:
            yield from (name[at : at + 2] for at in range(len(name) - 1))
