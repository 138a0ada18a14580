"""The lists themselves: their form, and that they hold what the rules ask of them."""

import re
import unicodedata
from pathlib import Path

import pytest

LEXICONS = Path(__file__).resolve().parents[2] / "data" / "lexicons"
FILES = sorted(LEXICONS.glob("*.tsv"))


def rows(name: str) -> dict[str, tuple[str, ...]]:
    lines = (LEXICONS / f"{name}.tsv").read_text("utf-8").splitlines()
    found = (line.split("\t") for line in lines if not line.startswith("#"))
    return {term: tuple(columns) for term, *columns in found}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_has_a_head_and_sorted_unique_rows(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert text.endswith("\n")
    assert text == unicodedata.normalize("NFC", text)
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert [re.match(r"# (\w+): \S", line)[1] for line in head[:3]] == ["origin", "licence", "columns"]
    body = [line for line in text.splitlines() if not line.startswith("#")]
    terms = [line.split("\t")[0] for line in body]
    assert terms == sorted(set(terms))
    assert len({line.count("\t") for line in body}) == 1
    assert all(cell and cell == cell.strip() for line in body for cell in line.split("\t"))


@pytest.mark.parametrize(
    ("name", "column", "values"),
    [
        ("surnames", 0, {"common", "rare", "compound"}),
        ("titles", 1, {"body", "unit", "party", "neutral", "none"}),
        ("address_terms", 0, {"kin-like", "respect", "title", "familiar"}),
        ("address_terms", 1, {"after", "before", "both"}),
        ("kin_terms", 0, {"male", "female", "any"}),
        ("org_suffixes", 1, {"yes", "no"}),
        ("org_suffixes", 2, {"long", "none", "trade"}),
        ("place_suffixes", 1, {"long", "number", "none"}),
        ("unit_suffixes", 2, {"long", "none"}),
        ("initiative_heads", 1, {"yes", "no"}),
    ],
)
def test_closed_columns_hold_only_their_values(name: str, column: int, values: set[str]) -> None:
    assert {columns[column] for columns in rows(name).values()} == values


@pytest.mark.parametrize(
    ("name", "column"),
    [("org_suffixes", 0), ("bare_orgs", 0), ("place_suffixes", 0), ("unit_suffixes", 0), ("initiative_heads", 0)],
)
def test_kinds_are_classes_of_the_ontology(name: str, column: int) -> None:
    ontology = (LEXICONS.parents[1] / "ontology" / "civic.ttl").read_text("utf-8")
    classes = set(re.findall(r"^civic:(\w+) a owl:Class", ontology, re.MULTILINE))
    assert {columns[column] for columns in rows(name).values()} <= classes


def test_one_character_endings_need_a_modifier() -> None:
    for name in ("org_suffixes", "place_suffixes", "unit_suffixes"):
        needs = {term: columns[-1] for term, columns in rows(name).items() if len(term) == 1}
        assert needs
        assert set(needs.values()) <= {"long", "number", "trade"}


def test_stop_names_begin_with_a_surname() -> None:
    surnames = rows("surnames")
    for word in rows("stop_names"):
        assert word[0] in surnames or word[:2] in surnames
        assert len(word) > 1


@pytest.mark.parametrize(
    ("name", "term", "columns"),
    [
        ("surnames", "欧阳", ("compound",)),
        ("surnames", "仝", ("rare",)),
        ("titles", "区长", ("government", "unit")),
        ("titles", "院长", ("school", "body")),
        ("titles", "党总支书记", ("party", "party")),
        ("bare_orgs", "区委", ("PartyOrgan", "county")),
        ("bare_orgs", "团市委", ("MassOrganization", "prefecture")),
        ("bare_orgs", "区人大常委会", ("PublicBody", "county")),
        ("org_suffixes", "居委会", ("GrassrootsCommittee", "yes", "none")),
        ("place_suffixes", "小区", ("ResidentialEstate", "long")),
        ("place_suffixes", "幢", ("Building", "number")),
        ("unit_suffixes", "街道", ("Street", "township", "long")),
        ("initiative_heads", "启动仪式", ("Ceremony", "yes")),
        ("initiative_heads", "活动", ("Activity", "no")),
        ("role_verbs", "举办", ("organizes", "organizer")),
        ("role_verbs", "携手", ("joint", "joint")),
        ("role_verbs", "主持", ("participatesIn", "presides")),
        ("countries", "法国", ("法兰西共和国", "Europe")),
    ],
)
def test_an_entry_of_each_list(name: str, term: str, columns: tuple[str, ...]) -> None:
    assert rows(name)[term] == columns
