import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Kg = Callable[..., Result]


def test_a_line_is_an_article_and_its_offsets_lead_to_the_file(
    kg: Kg, two_pages: tuple[Path, Path], tmp_path: Path
) -> None:
    result = kg("extract", *two_pages, "--published", "2024-11-05")
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["file"] for line in lines] == ["meeting.txt", "activity.txt"]
    for line, path in zip(lines, two_pages, strict=True):
        text = path.read_bytes().decode()
        assert line["article"]["published"] == "2024-11-05"
        assert text[line["article"]["start"] :].startswith(line["article"]["title"])
        ids = {entity["id"] for entity in line["entities"]}
        for entity in line["entities"]:
            assert any(text[m["start"] : m["end"]] == entity["name"] for m in entity["mentions"])
        for relation in line["relations"]:
            assert text[relation["start"] : relation["end"]] == relation["quote"]
            assert {"rule", "confidence", "factuality"} <= set(relation)
            assert relation["subject"] in ids | {"article"}
            assert relation["object"] in ids or relation["predicate"] == "occursOn"


def test_ids_are_the_same_for_the_same_thing(kg: Kg, two_pages: tuple[Path, Path]) -> None:
    first, again = (kg("extract", two_pages[0]).stdout for _ in range(2))
    assert first == again
    assert all(e["id"].startswith("https://w3id.org/civic-kg/id/") for e in json.loads(first)["entities"])


def test_titles_and_roles_are_under_their_own_names(kg: Kg, two_pages: tuple[Path, Path]) -> None:
    line = json.loads(kg("extract", two_pages[0]).stdout)
    said = {(r["predicate"], key, r[key]) for r in line["relations"] for key in ("title", "role", "kin") if key in r}
    assert ("holdsPosition", "title", "区委书记") in said
    assert ("participatesIn", "role", "presides") in said


def test_a_post_that_is_no_longer_held_says_so(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("任命周远山为云栖区教育局局长，免去沈清禾的云栖区水利局局长职务。", "utf-8")
    line = json.loads(kg("extract", tmp_path / "a.txt").stdout)
    names = {entity["id"]: entity["name"] for entity in line["entities"]}
    held = {(names[r["subject"]], r.get("status")) for r in line["relations"] if r["predicate"] == "holdsPosition"}
    assert held == {("周远山", None), ("沈清禾", "former")}


def test_what_cannot_be_read_is_named_and_the_rest_printed(kg: Kg, two_pages: tuple[Path, Path]) -> None:
    result = kg("extract", "missing.txt", two_pages[0])
    assert result.exit_code == 3
    assert "missing.txt" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_records_are_named_by_their_line(kg: Kg, tmp_path: Path) -> None:
    record = {"text": "区长沈清禾出席云栖区工作会议。", "title": "工作会议", "published": "2024-11-05"}
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(record) + "\n\nno json\n" + json.dumps(record | {"title": "又一"}) + "\n", "utf-8")
    result = kg("extract", path)
    assert result.exit_code == 3
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["file"] for line in lines] == ["news.jsonl#1", "news.jsonl#4"]
    assert [line["article"]["title"] for line in lines] == ["工作会议", "又一"]
    assert "news.jsonl" in result.stderr


def test_html_is_quoted_by_its_source_and_its_text_is_what_text_prints(kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    page = "<!doctype html><h1>邻里节开幕</h1><p>11月2日，云栖区<b>青禾</b>社区举办&ldquo;邻里节&rdquo;活动。</p>"
    path.write_text(page, encoding="utf-8")
    printed = kg("text", path)
    assert (printed.exit_code, printed.stdout) == (0, page)
    line = json.loads(kg("extract", path).stdout)
    assert {"青禾社区", "“邻里节”活动"} <= {entity["name"] for entity in line["entities"]}
    (organizes,) = [r for r in line["relations"] if r["predicate"] == "organizes"]
    assert page[organizes["start"] : organizes["end"]] == organizes["quote"]
    assert "<b>青禾</b>社区" in organizes["quote"]


def test_a_file_that_has_no_text_has_none_to_print(kg: Kg, tmp_path: Path) -> None:
    result = kg("text", tmp_path / "missing.pdf")
    assert result.exit_code == 1
    assert "missing.pdf: no such file or folder" in result.stderr
