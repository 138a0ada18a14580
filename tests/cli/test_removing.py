"""kg retract and kg forget, as typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.errors import StoreError
from kg.upkeep import forget, retract
from tests.conftest import ACTIVITY, MEETING

Kg = Callable[..., Result]

PRIVATE = "陆阿姨"
WHY = ("--why", "asked for it")


@pytest.fixture
def built(kg: Kg, tmp_path: Path) -> tuple[Path, Path, Path]:
    """The folder of a graph, and the two pages that it was built from."""
    pages = tmp_path / "meeting.txt", tmp_path / "activity.txt"
    for page, text in zip(pages, (MEETING, ACTIVITY), strict=True):
        page.write_text(text, "utf-8")
    assert build(kg, tmp_path / "graph", *pages).exit_code == 0
    return (tmp_path / "graph", *pages)


def build(kg: Kg, store: Path, *pages: Path) -> Result:
    return kg("build", *pages, "--store", store, "--published", "2024-11-05")


def exported(kg: Kg, store: Path) -> bytes:
    out = store.parent / "graph.nq"
    assert kg("export", "--store", store, "--format", "nq", "-o", out).exit_code == 0
    return out.read_bytes()


def test_a_file_is_retracted_and_comes_back(kg: Kg, built: tuple[Path, Path, Path]) -> None:
    store, meeting, _ = built
    before = exported(kg, store)
    meeting.rename(meeting.with_suffix(".bak"))
    result = kg("retract", meeting, "--store", store)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Retracted meeting.txt: 1 page with 1 article. ")
    assert result.stdout.count("\n") == 1
    assert exported(kg, store) != before
    meeting.with_suffix(".bak").rename(meeting)
    build(kg, store, meeting)
    assert exported(kg, store) == before


def test_a_date_is_retracted_and_told_as_json(kg: Kg, built: tuple[Path, Path, Path]) -> None:
    result = kg("retract", "2024-11-05", "--store", built[0], "--json")
    told = json.loads(result.stdout)
    assert (told["files"], told["pages"], told["articles"]) == (["activity.txt", "meeting.txt"], 2, 2)
    assert told["facts"]["gone"] > 0
    assert told["facts"]["kept"] == 0
    assert exported(kg, built[0]) == b""


@pytest.mark.parametrize("what", ["2023-01-01", "none.txt", ""])
def test_what_nothing_matches_is_one_line_and_changes_nothing(
    kg: Kg, built: tuple[Path, Path, Path], what: str
) -> None:
    before = exported(kg, built[0])
    result = kg("retract", what, "--store", built[0])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith(f"kg: {what}")
    assert exported(kg, built[0]) == before


def test_wiped_files_hold_nothing_of_what_went(kg: Kg, built: tuple[Path, Path, Path]) -> None:
    def left() -> bool:
        return any(PRIVATE.encode() in path.read_bytes() for path in built[0].rglob("*") if path.is_file())

    assert kg("retract", built[2], "--store", built[0]).exit_code == 0
    assert left()
    build(kg, built[0], built[2])
    assert kg("retract", built[2], "--store", built[0], "--wipe").exit_code == 0
    assert not left()


def test_who_is_forgotten_stays_forgotten(kg: Kg, built: tuple[Path, Path, Path]) -> None:
    store, meeting, activity = built
    result = kg("forget", PRIVATE, "--store", store, *WHY, "--when", "2024-11-06")
    assert result.exit_code == 0
    assert result.stdout.startswith("Forgotten (")
    assert PRIVATE not in result.stdout
    assert kg("explain", "--store", store, PRIVATE).exit_code == 1
    activity.write_text(ACTIVITY + "补记：天晴。\n", "utf-8")
    build(kg, store, meeting, activity)
    assert PRIVATE.encode() not in exported(kg, store)
    assert not [path for path in store.rglob("*") if path.is_file() and PRIVATE.encode() in path.read_bytes()]
    assert kg("validate", "--store", store).exit_code == 0


def test_decisions_are_listed_and_taken_back(kg: Kg, built: tuple[Path, Path, Path]) -> None:
    store, *pages = built
    before = exported(kg, store)
    assert kg("forget", "--list", "--store", store).stdout == "Nobody is forgotten.\n"
    told = json.loads(kg("forget", PRIVATE, "--store", store, *WHY, "--when", "2024-11-06", "--json").stdout)
    assert (told["entities"], told["pages"]) == (1, 1)
    listed = kg("forget", "--list", "--store", store).stdout
    assert listed == f"{told['decision']}  2024-11-06  a name      asked for it\n"
    assert json.loads(kg("forget", "--list", "--store", store, "--json").stdout)[0]["why"] == "asked for it"
    assert kg("forget", "--undo", told["decision"], "--store", store).exit_code == 0
    assert kg("forget", "--undo", told["decision"], "--store", store).exit_code == 1
    build(kg, store, *pages)
    assert exported(kg, store) == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("顾明月", *WHY), 1, "--all forgets the name"),
        (("https://w3id.org/civic-kg/id/person/00", *WHY), 1, "no such entity"),
        ((PRIVATE, "--why", f"{PRIVATE}的意思"), 1, "the reason names who"),
        ((PRIVATE, *WHY, "--when", "tomorrow"), 1, "is no day"),
        ((PRIVATE,), 2, "--why is needed"),
        ((PRIVATE, "--why", " "), 2, "--why is needed"),
        ((), 2, "give one of"),
        ((PRIVATE, "--list", *WHY), 2, "give one of"),
    ],
)
def test_what_cannot_be_forgotten_is_told(
    kg: Kg, built: tuple[Path, Path, Path], arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = exported(kg, built[0])
    result = kg("forget", "--store", built[0], *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert exported(kg, built[0]) == before


def test_the_same_in_python(built: tuple[Path, Path, Path]) -> None:
    went = retract(built[0], str(built[1]), wipe=True)
    assert (went.pages, went.articles) == (1, 1)
    done = forget(built[0], PRIVATE, why="asked for it")
    assert done.entities == 1
    with pytest.raises(StoreError, match="nothing in the graph is called"):
        forget(built[0], PRIVATE, why="asked for it")
