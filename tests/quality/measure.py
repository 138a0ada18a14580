"""What the quality gate measures: the benchmark's F1 of the command's own output."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from kg.evaluate import evaluate

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SHARED = HERE.parents[2] / "shared"
TABLES = ("entities", "mentions", "relations", "relations+q")
# Each set's folder, files and options: the page is read with its issue date, the single articles with none.
# `own` and `own-later` were written at two times; of each a part is unseen; `county` was read later than `county-read`.
SETS: dict[str, tuple[Path, str, tuple[str, ...]]] = {
    "pages": (SHARED / "benchmark" / "pages", "*", ("--published", "2024-11-05")),
    "dev": (SHARED / "benchmark" / "dev", "*", ()),
    "own": (HERE / "gold", "[01]?|20", ()),
    "own-later": (HERE / "gold", "2[1-9]|[34]?", ()),
    "unread": (HERE / "unread", "*", ()),
    "news": (HERE / "news", "*", ()),
    "cities": (HERE / "cities", "*", ()),
    "county": (HERE / "county", "y[bd]*", ()),
    "county-read": (HERE / "county", "y[ace]*", ()),
}


def load_floors() -> dict[str, dict[str, float]]:
    """Return the floors: F1 by set and table."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    return floors


def measure(name: str, folder: Path) -> dict[str, float]:
    """Return the F1 of each table on a set; its output goes into the folder."""
    (gold, files, options), output = SETS[name], folder / f"{name}.jsonl"
    some = folder / name
    some.mkdir()
    for path in (path for stem in files.split("|") for path in gold.glob(f"{stem}.*")):
        shutil.copy(path, some)
    command = [sys.executable, "-m", "kg", "extract", *sorted(some.glob("*.txt")), *options]
    with output.open("wb") as lines:
        subprocess.run(command, stdout=lines, check=True)
    scores = evaluate(some, output).scores
    return {table: scores[f"{table}/all"].f1 for table in TABLES}
