"""The sample pages and their gold agree, and say where they come from."""

import datetime
import json
import tomllib
from pathlib import Path

import pytest

from kg.evaluate import evaluate

PAGES = ("district-news", "school-and-clinic")


def test_the_gold_is_read_and_missed_by_an_empty_output(samples: Path, tmp_path: Path) -> None:
    output = tmp_path / "nothing.jsonl"
    output.write_text("", "utf-8")
    evaluation = evaluate(samples, output)
    assert evaluation.files == len(PAGES)
    assert evaluation.scores["entities/all"].missed > 100
    assert evaluation.scores["relations/all"].missed > 100


@pytest.mark.parametrize("page", PAGES)
def test_every_relation_quotes_the_page(page: str, samples: Path) -> None:
    text = "".join((samples / f"{page}.txt").read_text("utf-8").split())
    gold = json.loads((samples / f"{page}.json").read_text("utf-8"))
    assert [fact["quote"] for fact in gold["relations"] if "".join(fact["quote"].split()) not in text] == []


def test_the_gold_covers_the_vocabulary(samples: Path) -> None:
    found = [json.loads((samples / f"{page}.json").read_text("utf-8")) for page in PAGES]
    assert len({entity["type"] for gold in found for entity in gold["entities"]}) == 5
    assert len({fact["p"] for gold in found for fact in gold["relations"]}) == 13


def test_the_bulletin_holds_an_article_a_line(samples: Path) -> None:
    lines = (samples / "bulletin.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert len(records) == 5
    for record in records:
        assert record["text"]
        assert record["title"]
        datetime.date.fromisoformat(record["published"])


def test_the_sidecar_dates_its_page(samples: Path) -> None:
    sidecar = tomllib.loads((samples / "school-and-clinic.toml").read_text("utf-8"))
    datetime.date.fromisoformat(sidecar["published"])
    assert sidecar["publisher"] == "澄川晚报"


def test_each_file_is_accounted_for(samples: Path) -> None:
    readme = (samples / "README.rst").read_text("utf-8")
    assert "CC0-1.0" in readme
    others = [path.name for path in sorted(samples.iterdir()) if path.name != "README.rst"]
    assert [name for name in others if name not in readme] == []


def test_samples_are_utf8_with_line_feeds(samples: Path) -> None:
    for path in sorted(samples.iterdir()):
        content = path.read_bytes()
        content.decode("utf-8")
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
