import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ReadError
from kg.evaluate import Evaluation, evaluate

TEXT = "区长沈清禾在青禾广场出席“邻里同乐”活动。\n沈清禾说，青禾社区还会再办。"
GOLD = {
    "entities": [
        {"id": "p", "type": "Person", "name": "沈清禾", "surfaces": ["沈清禾"]},
        {"id": "i", "type": "Initiative", "name": "“邻里同乐”活动", "surfaces": ["“邻里同乐”活动"]},
        {"id": "q", "type": "Place", "name": "青禾广场", "surfaces": ["青禾广场"], "optional": True},
        {
            "id": "u",
            "type": "AdministrativeUnit",
            "name": "青禾社区",
            "surfaces": [{"text": "青禾社区", "quote": "说，青禾社区"}],
        },
    ],
    "relations": [
        {"s": "p", "p": "participatesIn", "o": "i", "role": "attends", "quote": "沈清禾在青禾广场出席"},
        {"s": "i", "p": "occursOn", "o": "--11-02"},
        {"s": "i", "p": "heldAt", "o": "q"},
    ],
}


def entity(ident: str, kind: str, name: str, *starts: int) -> dict[str, Any]:
    mentions = [{"start": start, "end": start + len(name)} for start in starts]
    return {"id": ident, "type": kind, "name": name, "mentions": mentions}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "a.json").write_text(json.dumps(GOLD), "utf-8")
    return folder


def score(gold: Path, entities: list[dict[str, Any]], relations: list[dict[str, Any]]) -> Evaluation:
    output = gold.parent / "out.jsonl"
    line = {"file": "somewhere/a.txt", "entities": entities, "relations": relations}
    output.write_text(json.dumps(line) + "\n\n", "utf-8")
    return evaluate(gold, output)


def test_an_entity_is_found_by_a_shared_mention(gold: Path) -> None:
    scores = score(gold, [entity("x", "Person", "沈清禾", 2)], []).scores
    assert (scores["entities/Person"].right, scores["entities/Person"].wrong) == (1, 0)
    assert scores["entities/all"].missed == 2
    assert (scores["mentions/Person"].right, scores["mentions/Person"].missed) == (1, 1)


def test_an_entity_of_another_type_is_wrong(gold: Path) -> None:
    assert score(gold, [entity("x", "Place", "沈清禾", 2)], []).scores["entities/Place"].wrong == 1


def test_an_initiative_may_be_half_as_long(gold: Path) -> None:
    start = TEXT.index("邻里同乐")
    half = score(gold, [entity("x", "Initiative", "邻里同乐", start)], [])
    assert half.scores["entities/Initiative"].right == 1
    assert score(gold, [entity("x", "Initiative", "同乐", start + 2)], []).scores["entities/Initiative"].wrong == 1


def test_an_optional_entity_counts_nothing(gold: Path) -> None:
    found = score(gold, [entity("x", "Place", "青禾广场", TEXT.index("青禾广场"))], [])
    assert "entities/Place" not in found.scores
    assert "relations/heldAt" not in found.scores


def test_a_surface_within_a_quotation_is_only_there(gold: Path) -> None:
    scores = score(gold, [], []).scores
    assert scores["mentions/AdministrativeUnit"].missed == 1


def test_a_wrong_role_counts_in_the_stricter_table_only(gold: Path) -> None:
    people = [entity("x", "Person", "沈清禾", 2), entity("y", "Initiative", "“邻里同乐”活动", TEXT.index("“"))]
    said = {"subject": "x", "predicate": "participatesIn", "object": "y"}
    right = score(gold, people, [said | {"role": "attends"}]).scores
    wrong = score(gold, people, [said | {"role": "presides"}])
    assert right["relations+q/participatesIn"].f1 == 1.0
    assert wrong.scores["relations/participatesIn"].f1 == 1.0
    assert wrong.scores["relations+q/participatesIn"].f1 == 0.0
    assert "a.txt\tqualifier\tparticipatesIn\tattends ≠ presides" in wrong.errors


def test_dates_compare_as_written(gold: Path) -> None:
    things = [entity("y", "Initiative", "“邻里同乐”活动", TEXT.index("“"))]
    fact = {"subject": "y", "predicate": "occursOn"}
    assert score(gold, things, [fact | {"object": "--11-02"}]).scores["relations/occursOn"].right == 1
    assert score(gold, things, [fact | {"object": "2024-11-02"}]).scores["relations/occursOn"].wrong == 1


def test_a_relation_with_an_unknown_end_is_wrong_and_named(gold: Path) -> None:
    people = [entity("x", "Person", "沈清禾", 2), entity("z", "Place", "临溪大桥", 0)]
    found = score(gold, people, [{"subject": "x", "predicate": "residentOf", "object": "z"}])
    assert "a.txt\trelation+\tresidentOf\t沈清禾 → 临溪大桥" in found.errors


def test_nothing_found_is_nothing_right(gold: Path) -> None:
    assert score(gold, [], []).scores["relations/all"].f1 == 0.0


def test_a_folder_without_gold_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no gold files"):
        evaluate(tmp_path, tmp_path / "out.jsonl")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"type": "Animal"}, "no such type Animal"),
        ({"surfaces": ["周远山"]}, "'周远山' is not in the text"),
    ],
)
def test_gold_that_contradicts_itself_is_an_error(gold: Path, change: dict[str, Any], complaint: str) -> None:
    broken = GOLD | {"entities": [GOLD["entities"][0] | change]}
    (gold / "a.json").write_text(json.dumps(broken), "utf-8")
    with pytest.raises(ReadError, match=complaint):
        score(gold, [], [])


def test_a_missing_output_is_told_without_the_number_of_the_error(gold: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.jsonl: cannot be read: No such file or directory$"):
        evaluate(gold, gold.parent / "none.jsonl")


def test_output_that_is_none_names_its_line(gold: Path) -> None:
    (gold.parent / "out.jsonl").write_text("\n{}\n", "utf-8")
    with pytest.raises(ReadError, match="line 2 is not output of kg extract"):
        evaluate(gold, gold.parent / "out.jsonl")


def as_output(gold: Path, seed: int) -> str:
    """The gold as a system would print it, made worse in places."""
    chance, lines = random.Random(seed), []
    qualifiers = {"holdsPosition": "title", "participatesIn": "role", "kinOf": "kin"}
    for path in sorted(gold.glob("*.json")):
        raw, text = json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_text("utf-8")
        entities = [spoiled(e, text, chance) for e in raw["entities"] if chance.random() < 0.9]
        relations = []
        for fact in raw["relations"]:
            said = {"subject": fact["s"], "predicate": fact["p"], "object": fact["o"]}
            said["object"] = chance.choice(raw["entities"])["id"] if chance.random() < 0.1 else fact["o"]
            key = qualifiers.get(fact["p"])
            if key in fact and chance.random() < 0.9:
                said[key] = fact[key] if chance.random() < 0.8 else "other"
            relations += [said] * (chance.random() < 0.9)
        lines.append(json.dumps({"file": path.stem + ".txt", "entities": entities, "relations": relations}))
    return "\n".join(lines) + "\n"


def spoiled(gold: dict[str, Any], text: str, chance: random.Random) -> dict[str, Any]:
    name = gold["name"] + "等" * (chance.random() < 0.1)
    kind = "Place" if chance.random() < 0.1 else gold["type"]
    at = [place for place in range(len(text)) if text.startswith(gold["name"], place)]
    mentions = [{"start": p, "end": p + len(gold["name"]) + (chance.random() < 0.1)} for p in at]
    return {"id": gold["id"], "type": kind, "name": name, "mentions": [m for m in mentions if chance.random() < 0.9]}


@pytest.mark.parametrize("folder", ["pages", "dev"])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_figures_are_those_of_the_benchmark(shared: Path, tmp_path: Path, folder: str, seed: int) -> None:
    gold, output = shared / "benchmark" / folder, tmp_path / "out.jsonl"
    output.write_text(as_output(gold, seed), "utf-8")
    command = [sys.executable, shared / "benchmark" / "score.py", gold, output, "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert evaluate(gold, output).to_json() == theirs
    assert 0.2 < theirs["relations/all"]["f1"] < 1
