"""The gold agrees with its texts and with itself, so that a figure measured on it means something."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import evaluate

HERE = Path(__file__).resolve().parent
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))
QUALIFIERS = {"holdsPosition": "title", "participatesIn": "role", "kinOf": "kin"}


def gold(name: str) -> dict[str, Any]:
    """Return a gold file as it stands."""
    content: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    return content


def places(surface: str, text: str) -> list[dict[str, int]]:
    """Return the mentions of a surface."""
    starts = (at for at in range(len(text)) if text.startswith(surface, at))
    return [{"start": at, "end": at + len(surface)} for at in starts]


def entity(gold_entity: dict[str, Any], text: str) -> dict[str, Any]:
    """Return a gold entity as a system would print it."""
    surfaces = [s if isinstance(s, str) else s["text"] for s in gold_entity["surfaces"]]
    mentions = [mention for surface in surfaces for mention in places(surface, text)]
    return {"id": gold_entity["id"], "type": gold_entity["type"], "name": gold_entity["name"], "mentions": mentions}


def relation(fact: dict[str, Any]) -> dict[str, Any]:
    """Return a gold relation as a system would print it."""
    key = QUALIFIERS.get(fact["p"], "")
    qualifier = {key: fact[key]} if key in fact else {}
    return {"subject": fact["s"], "predicate": fact["p"], "object": fact["o"], **qualifier}


def as_output(name: str) -> str:
    """Return what a perfect system would print for an article: all that is required."""
    text, content = (HERE / f"{name}.txt").read_text("utf-8"), gold(name)
    entities = [entity(e, text) for e in content["entities"] if not e.get("optional")]
    relations = [relation(fact) for fact in content["relations"] if not fact.get("optional")]
    return json.dumps({"file": f"{name}.txt", "entities": entities, "relations": relations}, ensure_ascii=False)


def test_articles_are_numbered_on_and_each_has_a_gold_file() -> None:
    assert [f"{number:02}" for number in range(1, len(NAMES) + 1)] == NAMES
    assert sorted(p.stem for p in HERE.glob("*.json")) == NAMES


def test_an_output_with_all_that_is_required_scores_one(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("".join(as_output(name) + "\n" for name in NAMES), encoding="utf-8", newline="\n")
    scores = evaluate(HERE, output).scores
    reached = {table: scores[f"{table}/all"].f1 for table in ("entities", "relations", "relations+q")}
    assert reached == dict.fromkeys(reached, 1.0)


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_is_told_once_and_its_quotation_stands_in_the_text(name: str) -> None:
    text, facts = (HERE / f"{name}.txt").read_text("utf-8"), gold(name)["relations"]
    links = Counter((fact["s"], fact["p"], fact["o"]) for fact in facts)
    assert [link for link, times in links.items() if times > 1] == []
    assert [fact["quote"] for fact in facts if fact["quote"] not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_about_something_optional_is_optional(name: str) -> None:
    content = gold(name)
    optional = {e["id"] for e in content["entities"] if e.get("optional")}
    required = [fact for fact in content["relations"] if not fact.get("optional")]
    assert [fact for fact in required if {fact["s"], fact["o"]} & optional] == []


@pytest.mark.parametrize("name", ["07", "12", "43"])
def test_some_articles_have_no_initiative(name: str) -> None:
    assert [e["name"] for e in gold(name)["entities"] if e["type"] == "Initiative"] == []


@pytest.mark.parametrize("name", NAMES)
def test_files_end_their_lines_with_lf(name: str) -> None:
    assert all(b"\r" not in (HERE / f"{name}.{ending}").read_bytes() for ending in ("txt", "json"))
