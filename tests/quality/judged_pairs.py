"""Pairs of names judged the same or different, each in a sentence of its own, and how many of them the linker tells.

Bodies, units and posts are facts, people are invented; no sentence is anybody's.

    python -m tests.quality.judged_pairs [--hard | --firms] [--errors]

With --hard those of `identity_hard.tsv`, meant to go wrong; with --firms those of `identity_firms.tsv`, short and
registered names.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import kg

PAIRS = Path(__file__).parent / "identity.tsv"
HARD = PAIRS.with_name("identity_hard.tsv")
FIRMS = PAIRS.with_name("identity_firms.tsv")
_GOES_ON = {
    ("person", "a"): "出席读书会。",
    ("person", "b"): "在座谈会上发言。",
    ("unit", "a"): "举办读书会。",
    ("unit", "b"): "召开座谈会。",
    ("organization", "a"): "举办读书会。",
    ("organization", "b"): "召开座谈会。",
}


@dataclass(frozen=True, slots=True)
class Pair:
    kind: str
    left: str
    right: str
    same: bool


def read_pairs(path: Path = PAIRS) -> tuple[Pair, ...]:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return tuple(Pair(kind, left, right, verdict == "same") for kind, left, right, verdict in rows)


def judged(path: Path = PAIRS) -> dict[Pair, bool]:
    """Whether one run over all the sentences takes each pair for one thing."""
    pairs = read_pairs(path)
    sides = _all_sides(pairs)
    with tempfile.TemporaryDirectory() as folder:
        write_pairs(Path(folder), pairs)
        found = {line["file"]: line["entities"] for line in kg.extract([folder])}
    ids = {name: _id(found.get(name, []), phrase) for name, (_, phrase) in sides.items()}
    return {pair: ids[f"{at:04}a.txt"] == ids[f"{at:04}b.txt"] != "" for at, pair in enumerate(pairs)}


def write_pairs(folder: Path, pairs: Sequence[Pair]) -> list[Path]:
    """Write each side as a page of its own; return the pages."""
    sides = _all_sides(pairs)
    for name, (kind, phrase) in sides.items():
        (folder / name).write_text(_plain(phrase) + _GOES_ON[kind, name[4]], "utf-8")
    return [folder / name for name in sides]


def places_of(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, list[tuple[str, int, int]]]]:
    """Each pair with the file, start and end of both names."""
    for at, pair in enumerate(pairs):
        phrases = [(f"{at:04}{side}.txt", phrase) for side, phrase in _sides(pair)]
        yield pair, [(name, phrase.index("【"), phrase.index("】") - 1) for name, phrase in phrases]


def _all_sides(pairs: Sequence[Pair]) -> dict[str, tuple[str, str]]:
    return {f"{at:04}{side}.txt": (pair.kind, phrase) for at, pair in enumerate(pairs) for side, phrase in _sides(pair)}


def rates(found: dict[Pair, bool], kind: str = "") -> tuple[float, float]:
    """Pairwise precision and recall of "same"."""
    counts = Counter((pair.same, same) for pair, same in found.items() if kind in ("", pair.kind))
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    return right / (right + wrong or 1), right / (right + missed or 1)


def _sides(pair: Pair) -> Iterator[tuple[str, str]]:
    yield from (("a", pair.left), ("b", pair.right))


def _plain(phrase: str) -> str:
    return phrase.replace("【", "").replace("】", "")


def _id(entities: list[dict[str, object]], phrase: str) -> str:
    start = phrase.index("【")
    end = phrase.index("】") - 1
    mentions = [(m["start"], m["end"], str(e["id"])) for e in entities for m in e["mentions"]]  # type: ignore[attr-defined]
    over = [m for m in mentions if m[0] < end and start < m[1]]
    return min(over, key=lambda m: (abs(m[0] - start) + abs(m[1] - end), m))[2] if over else ""


def main() -> None:
    found = judged(HARD if "--hard" in sys.argv else FIRMS if "--firms" in sys.argv else PAIRS)
    for kind in ("organization", "unit", "person", ""):
        precision, recall = rates(found, kind)
        number = sum(kind in ("", pair.kind) for pair in found)
        sys.stdout.write(f"{kind or 'all':14} pairs {number:4}  P {precision:.3f} R {recall:.3f}\n")
    if "--errors" in sys.argv:
        for pair, same in found.items():
            if same != pair.same:
                sys.stdout.write(f"{'wrong' if same else 'missed'} {pair.left} {pair.right}\n")


if __name__ == "__main__":
    main()
