"""What the quality gate measures: the benchmark's F1 of the command's own output."""

import json
import subprocess
import sys
from pathlib import Path

from kg.evaluate import evaluate

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SHARED = HERE.parents[2] / "shared"
TABLES = ("entities", "mentions", "relations", "relations+q")
# Each set's folder and options: the page is read with its issue date, the single articles with none.
SETS: dict[str, tuple[Path, tuple[str, ...]]] = {
    "pages": (SHARED / "benchmark" / "pages", ("--published", "2024-11-05")),
    "dev": (SHARED / "benchmark" / "dev", ()),
    "own": (HERE / "gold", ()),
}


def load_floors() -> dict[str, dict[str, float]]:
    """Return the floors: F1 by set and table."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    return floors


def measure(name: str, folder: Path) -> dict[str, float]:
    """Return the F1 of each table on a set; its output goes into the folder."""
    (gold, options), output = SETS[name], folder / f"{name}.jsonl"
    command = [sys.executable, "-m", "kg", "extract", *sorted(gold.glob("*.txt")), *options]
    with output.open("wb") as lines:
        subprocess.run(command, stdout=lines, check=True)
    scores = evaluate(gold, output).scores
    return {table: scores[f"{table}/all"].f1 for table in TABLES}
