"""Quality never falls: each F1 on the benchmark is at least its floor."""

from pathlib import Path

import pytest

from tests.quality.measure import SETS, TABLES, load_floors, measure
from tests.quality.raise_floors import raised


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(shared: Path, tmp_path: Path, name: str) -> None:
    reached, floors = measure(name, tmp_path), load_floors()[name]
    below = {table: (reached[table], floors[table]) for table in TABLES if reached[table] < floors[table]}
    assert not below, f"{name}: F1 and floor: {below}"


def test_there_is_a_floor_for_each_figure() -> None:
    assert {name: tuple(tables) for name, tables in load_floors().items()} == dict.fromkeys(SETS, TABLES)


def test_a_floor_only_rises() -> None:
    floors = {"dev": {"entities": 0.5}}
    assert raised(floors, {"dev": {"entities": 0.5}}) == floors
    with pytest.raises(ValueError, match=r"dev entities: 0\.4900 is below the floor 0\.5"):
        raised(floors, {"dev": {"entities": 0.49}})
