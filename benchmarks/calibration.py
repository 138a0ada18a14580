"""How often what is said at a confidence is right: the relations of `kg extract`, by confidence and by rule.

    python -m benchmarks.calibration [--write]

Reads ``../shared/benchmark`` (dev, and the page with its issue date) and ``tests/quality/gold``; ``--write`` puts the
table into docs/quality.md.  Each group of relations is compared with the gold by itself, as `kg evaluate` does; one
that the gold has as optional is neither right nor wrong.
"""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.tables import put_table
from kg import extract
from kg.evaluate import evaluate

ROOT = Path(__file__).resolve().parents[1]
BENCHMARK = ROOT.parent / "shared" / "benchmark"
SETS: dict[str, tuple[Path, Mapping[str, str]]] = {
    "benchmark": (BENCHMARK / "dev", {}),
    "page": (BENCHMARK / "pages", {"published": "2024-11-05"}),
    "own": (ROOT / "tests" / "quality" / "gold", {}),
}
Line = dict[str, Any]
Counts = dict[str, tuple[int, int]]


def lines_of(gold: Path, options: Mapping[str, str]) -> list[Line]:
    """The output of the extraction on a set."""
    return list(extract(sorted(map(str, gold.glob("*.txt"))), **options))


def count(gold: Path, lines: Iterable[Line], key: Callable[[Line], str]) -> Counts:
    """Right and wrong relations of each group."""
    groups: dict[str, list[Line]] = defaultdict(list)
    kept = list(lines)
    names = {key(relation) for line in kept for relation in line["relations"]}
    for name in sorted(names):
        groups[name] = [{**line, "relations": [r for r in line["relations"] if key(r) == name]} for line in kept]
    with tempfile.TemporaryDirectory() as folder:
        return {name: judged(gold, some, Path(folder, "some.jsonl")) for name, some in groups.items()}


def judged(gold: Path, lines: Iterable[Line], output: Path) -> tuple[int, int]:
    """How many relations of the lines are right, and how many wrong."""
    output.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    score = evaluate(gold, output).scores["relations/all"]
    return score.right, score.wrong


def table(found: Mapping[str, list[Line]], key: Callable[[Line], str]) -> Iterator[tuple[str, ...]]:
    """The groups as rows: how many are judged and which share of them is right, on the benchmark and the own gold."""
    counts = {name: count(SETS[name][0], lines, key) for name, lines in found.items()}
    for group in sorted({group for some in counts.values() for group in some}):
        pairs = [[counts[name].get(group, (0, 0)) for name in names] for names in (("benchmark", "page"), ("own",))]
        yield (group, *total(pairs[0]), *total(pairs[1]))


def total(pairs: list[tuple[int, int]]) -> tuple[str, str]:
    """The number judged and the share that is right."""
    right, wrong = (sum(pair[side] for pair in pairs) for side in (0, 1))
    return str(right + wrong), f"{right / (right + wrong):.2f}" if right + wrong else "–"


def main() -> None:
    """Print both tables; with ``--write``, put the first into docs/quality.md."""
    found = {name: lines_of(gold, options) for name, (gold, options) in SETS.items()}
    heads, write = ("benchmark", "right", "own", "right"), "--write" in sys.argv[1:]
    rows = table(found, lambda relation: f"{relation['confidence']:.2f}")
    put_table("calibration", ("confidence", *heads), rows, write=write, document="quality.md")
    put_table("rules", ("rule", *heads), table(found, lambda relation: str(relation["rule"])), write=False)


if __name__ == "__main__":
    main()
