"""Who is forgotten: a file of keyed hashes in the folder of the store, in which no name stands.

A decision has one row or several: ``name`` is a name wherever it stands,
``entity`` is one entity by its IRI, ``here`` is a name of that entity on one
page of a source, so that it stays forgotten where the page is changed.  The key is
made at random for each file.  Who has the file can try a name on it; nobody
can read one off it.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from kg.errors import StoreError
from kg.graph.folder import FORGOTTEN, write_whole
from kg.graph.texts import plain
from kg.patterns import late

NAME, ENTITY, HERE = "name", "entity", "here"

_HEAD = "# civic-kg: who is forgotten. No name stands here, only hashes under this key; kg forget writes this file.\n"
_KEY = late(r"# key ([0-9a-f]{64})\n")
_ROW = late(rf"([0-9a-f]{{8}})\t({NAME}|{ENTITY}|{HERE})\t(\d+)\t([0-9a-f]{{32}})\t([^\t\n]*)\t([^\t\n]*)")


@dataclass(frozen=True, slots=True, order=True)
class Tombstone:
    """One row: what is forgotten (``hash``), of how many characters (0 for an entity), when and why."""

    decision: str
    kind: str
    length: int
    hash: str
    when: str
    why: str


class Tombstones:
    """The rows of a file, and the key that they are hashed with.

    >>> stones = Tombstones(b"a key for this example").deciding("2024-11-05", "her wish", [(NAME, "陆晚舟")])
    >>> stones.is_forgotten(NAME, "陆晚舟"), stones.names_in("家住青禾花园的陆晚舟")
    (True, {'陆晚舟'})
    """

    def __init__(self, key: bytes = b"", rows: Iterable[Tombstone] = ()) -> None:
        self.key = key
        self.rows = tuple(sorted(rows))
        self._hashes = frozenset((row.kind, row.hash) for row in self.rows)
        self._lengths = frozenset(row.length for row in self.rows if row.kind == NAME)

    def __bool__(self) -> bool:
        return bool(self.rows)

    def is_forgotten(self, kind: str, text: str) -> bool:
        """True for a name, an entity's IRI, or a name on a page (`here`) that a row forgets."""
        return (kind, self._hash(kind, text)) in self._hashes

    def names_in(self, text: str) -> set[str]:
        """The names in a text that are forgotten wherever they stand; spaces and line breaks do not hide them."""
        text = plain(text) if self._lengths else ""
        parts = {text[at : at + length] for length in self._lengths for at in range(len(text) - length + 1)}
        return {part for part in parts if self.is_forgotten(NAME, part)}

    def stand_in(self, iri: str) -> str:
        """An IRI from which nobody without the key can work out the first one."""
        space, _, _ = iri.rpartition("/")
        return f"{space}/{self._hash('iri', iri)[:20]}"

    def deciding(self, when: str, why: str, forgotten: Iterable[tuple[str, str]]) -> "Tombstones":
        """These and one more decision, on pairs of kind and text."""
        if not self.key:
            return Tombstones(os.urandom(32), self.rows).deciding(when, why, forgotten)
        found = sorted({(kind, _length(kind, text), self._hash(kind, text)) for kind, text in forgotten})
        decision = self._hash("decision", "\n".join(hash_ for _, _, hash_ in found))[:8]
        rows = [Tombstone(decision, *row, when, why) for row in found]
        return Tombstones(self.key, [*self.without(decision).rows, *rows])

    def without(self, decision: str) -> "Tombstones":
        """These but one decision."""
        return Tombstones(self.key, (row for row in self.rows if row.decision != decision))

    def _hash(self, kind: str, text: str) -> str:
        data = f"{kind}\n{text}".encode("utf-8", "surrogatepass")
        return blake2b(data, key=self.key, digest_size=16).hexdigest()


def here(source: str, page: str, name: str) -> str:
    """Return what is hashed for a name on a page of a source.

    >>> here("urn:a", "a.txt", "陆 晚舟").split()
    ['urn:a', 'a.txt', '陆晚舟']
    """
    return f"{source}\n{page}\n{plain(name)}"


def read_tombstones(folder: Path) -> Tombstones:
    """Return who is forgotten in a store's folder; raises `StoreError` where the file cannot be understood.

    >>> bool(read_tombstones(Path("no-such-folder")))
    False
    """
    path = folder / FORGOTTEN
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Tombstones()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: cannot be read: {error}") from None
    key, lines = _KEY.search(text), [line for line in text.split("\n") if line and not line.startswith("#")]
    rows = [_ROW.fullmatch(line) for line in lines]
    if not key or not all(rows):
        raise StoreError(f"{path}: is damaged; nobody may come back by that, so put a copy of it in its place")
    found = [row.groups() for row in rows if row]
    stones = (Tombstone(one, kind, int(length), hash_, when, why) for one, kind, length, hash_, when, why in found)
    return Tombstones(bytes.fromhex(key[1]), stones)


def write_tombstones(folder: Path, stones: Tombstones) -> None:
    """Write who is forgotten into a store's folder; raises `StoreError` where it cannot be written."""
    rows = (f"{r.decision}\t{r.kind}\t{r.length}\t{r.hash}\t{r.when}\t{r.why}\n" for r in stones.rows)
    try:
        write_whole(folder / FORGOTTEN, f"{_HEAD}# key {stones.key.hex()}\n{''.join(rows)}")
    except OSError as error:
        raise StoreError(f"{folder / FORGOTTEN}: cannot be written: {error.strerror or error}") from None


def _length(kind: str, text: str) -> int:
    return len(text) if kind == NAME else 0
