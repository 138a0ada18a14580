"""Scores identity on hand-judged pairs of mentions: pairwise precision and recall.

    python benchmarks/identity.py SHARED [--errors] [--units]

SHARED holds `benchmark/identity/pairs.jsonl` and the texts that it names.  A
pair counts as same where both mentions carry one id in a single run over all
the texts; a mention that is not found counts as different.  Two readings of
"the mention" are scored: `nearest`, the one whose span is most like the side's
(国务院办公厅, not the 国务院 within it), and `any` that overlaps it.

With --units: each street, community and zone of the real page that the register
of its district has, with the code that it gets, and where the page's chain and
the register's differ.
"""

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kg
from kg.model import Failure

_PAGE, _HOME = "benchmark/pages/chongchuan-2024-11.txt", "320613"
_PAIRS = "benchmark/identity/pairs.jsonl"
Side = Mapping[str, Any]
Mentions = Mapping[str, list[tuple[int, int, str]]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair as judged, and the ids of the mentions that overlap each side, the one nearest to its span first."""

    pair: Mapping[str, Any]
    ids: tuple[tuple[str, ...], tuple[str, ...]]

    def outcome(self, reading: str) -> str:
        """``true`` or ``false``, with + where the pair is predicted to be the same."""
        length = 1 if reading == "nearest" else None
        predicted = bool(set(self.ids[0][:length]) & set(self.ids[1][:length]))
        return ("true" if predicted == self.pair["same"] else "false") + ("+" if predicted else "-")


def score(shared: Path) -> list[Scored]:
    """The pairs with the ids that one run over their texts gives them."""
    pairs = _pairs(shared)
    with tempfile.TemporaryDirectory() as folder:
        mentions = _mentions(list(written(shared, Path(folder))))
    return [Scored(pair, (_found(mentions, pair["a"]), _found(mentions, pair["b"]))) for pair in pairs]


def pairs_of(shared: Path) -> Iterable[tuple[Mapping[str, Any], list[tuple[str, int, int]]]]:
    """Each pair with the file, start and end of both sides."""
    for pair in _pairs(shared):
        sides = (pair["a"], pair["b"])
        yield pair, [(_name(side), side["start"], side["start"] + len(side["surface"])) for side in sides]


def _pairs(shared: Path) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in (shared / _PAIRS).read_text("utf-8").splitlines()]


def rates(scored: Iterable[Scored], reading: str = "nearest") -> tuple[float, float]:
    """Pairwise precision and recall of "same"."""
    counts = Counter(one.outcome(reading) for one in scored)
    right = counts["true+"]
    return right / (right + counts["false+"] or 1), right / (right + counts["false-"] or 1)


def _name(side: Side) -> str:
    return f"cctv-dev-{side['item']}.txt" if side["source"] == "cctv-dev" else str(side["item"])


def written(shared: Path, folder: Path) -> Iterable[Path]:
    """The texts that the pairs name: those of the corpus as files in a folder, then those of `dev/`."""
    sides = [side for pair in _pairs(shared) for side in (pair["a"], pair["b"])]
    wanted = {side["item"] for side in sides if side["source"] == "cctv-dev"}
    with gzip.open(shared / "corpora/cctv/items.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number in wanted:
                path = folder / f"cctv-dev-{number}.txt"
                path.write_text(json.loads(line)["text"], encoding="utf-8", newline="")
                yield path
    for name in sorted({side["item"] for side in sides if side["source"] == "news"}):
        yield shared / "benchmark/dev" / name


def _mentions(files: list[Path]) -> Mentions:
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in kg.extract(files, watch=_complain):
        for entity in line["entities"]:
            for mention in entity["mentions"]:
                found[Path(line["file"]).name].append((mention["start"], mention["end"], entity["id"]))
    return found


def _complain(event: object) -> None:
    if isinstance(event, Failure):
        raise SystemExit(event.message)


def _found(mentions: Mentions, side: Side) -> tuple[str, ...]:
    start, end = side["start"], side["start"] + len(side["surface"])
    over = [m for m in mentions.get(_name(side), ()) if m[0] < end and start < m[1]]
    return tuple(m[2] for m in sorted(over, key=lambda m: (abs(m[0] - start) + abs(m[1] - end), m)))


def units(shared: Path) -> None:
    """Print the units of the real page with their codes, and the chains that differ."""
    from kg.knowledge.divisions import load_divisions

    register = load_divisions()
    expected = {
        unit.name: unit.code
        for street in register.streets(_HOME)
        for unit in (street, *register.communities(street.code))
    }
    with kg.build(shared / _PAGE, place=_HOME, published="2024-11-05") as graph:
        codes = {
            label.value: code.value
            for label, code in graph.query(
                "SELECT ?n ?c { ?u civic:adminCode ?c ; skos:prefLabel|skos:altLabel ?n }"
            ).rows
        }
        differ = [[getattr(term, "value", "-") for term in row] for row in graph.query(name="chains-that-differ").rows]
    named = [name for name in sorted(expected) if name in codes]
    for name in named:
        print(f"{name}\t{codes[name]}\t{'right' if codes[name] == expected[name] else 'WRONG: ' + expected[name]}")
    right = sum(codes[name] == expected[name] for name in named)
    print(f"units of the register that the page names: {len(named)}, right {right}")
    print("chains that differ from the register's:", *(" ".join(row) for row in differ), sep="\n  ")


def main() -> None:
    """Print the figures by kind, and with --errors each pair that is wrong."""
    options = argparse.ArgumentParser(description="Scores identity on hand-judged pairs of mentions.")
    options.add_argument("shared", type=Path)
    options.add_argument("--errors", action="store_true")
    options.add_argument("--units", action="store_true")
    asked = options.parse_args()
    if asked.units:
        units(asked.shared)
        return
    scored = score(asked.shared)
    for kind in [*sorted({one.pair["kind"] for one in scored}), "all"]:
        these = [one for one in scored if kind in (one.pair["kind"], "all")]
        missing = sum(not all(one.ids) for one in these)
        figures = [f"{name} P {p:.3f} R {r:.3f}" for name in ("nearest", "any") for p, r in (rates(these, name),)]
        print(f"{kind:14} pairs {len(these):4}  {'  '.join(figures)}  with a mention not found {missing}")
    for one in scored if asked.errors else ():
        if one.outcome("nearest").startswith("false"):
            print(_told(one))


def _told(one: Scored) -> str:
    sides = " | ".join(f"{_name(side)} {side['surface']}" for side in (one.pair["a"], one.pair["b"]))
    found = " | ".join(" ".join(ident.rpartition("/id/")[2] for ident in ids) or "-" for ids in one.ids)
    return f"{one.outcome('nearest')} {one.pair['id']} {sides} | {one.pair['why']} | {found}"


if __name__ == "__main__":
    main()
