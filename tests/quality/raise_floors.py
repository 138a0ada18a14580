"""Raises the floors to what is reached now: ``python -m tests.quality.raise_floors``.

A floor is never lowered: where one is not reached, nothing is written.
"""

import json
import math
import sys
import tempfile
from pathlib import Path

from tests.quality.measure import FLOORS, SETS, load_floors, measure

Floors = dict[str, dict[str, float]]

# Thousandths, rounded down, so that the floor is one that was reached.
_STEPS = 1000


def raised(floors: Floors, reached: Floors) -> Floors:
    """Return the floors, each as high as what was reached.

    Raises `ValueError` where a floor was not reached.

    >>> raised({"dev": {"entities": 0.5}}, {"dev": {"entities": 0.6129}})
    {'dev': {'entities': 0.612}}
    """
    below = [
        f"{name} {table}: {reached[name][table]:.4f} is below the floor {floor}"
        for name, tables in floors.items()
        for table, floor in tables.items()
        if reached[name][table] < floor
    ]
    if below:
        raise ValueError("; ".join(below))
    return {
        name: {t: max(floors.get(name, {}).get(t, 0.0), math.floor(f1 * _STEPS) / _STEPS) for t, f1 in tables.items()}
        for name, tables in reached.items()
    }


def main() -> None:
    """Measure, and write the floors where all are reached."""
    with tempfile.TemporaryDirectory() as folder:
        reached = {name: measure(name, Path(folder)) for name in SETS}
    try:
        floors = raised(load_floors(), reached)
    except ValueError as error:
        sys.exit(f"no floor was changed: {error}")
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(FLOORS.read_text("utf-8"))


if __name__ == "__main__":
    main()
