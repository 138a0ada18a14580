from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import DataError
from kg.model import Failure, PageRecord
from kg.pipeline import SourceEnd, process, read, run, to_lines


def records(paths: list[Path], config: Config) -> list[PageRecord]:
    return [event for event in run([str(path) for path in paths], config) if isinstance(event, PageRecord)]


def test_the_end_of_an_input_names_its_pages(two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    events = list(read([str(two_pages[0]), str(tmp_path / "missing.txt"), str(two_pages[1])], Config()))
    ends = [event for event in events if isinstance(event, SourceEnd)]
    pages = [event for event in events if not isinstance(event, SourceEnd | Failure)]
    assert [end.complete for end in ends] == [True, True]
    assert [end.pages for end in ends] == [frozenset([page.id]) for page in pages]
    assert sum(isinstance(event, Failure) for event in events) == 1


def test_an_input_with_a_broken_record_is_not_complete(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "区长沈清禾出席会议。"}\n{\n', "utf-8")
    (end,) = (event for event in read([str(path)], Config()) if isinstance(event, SourceEnd))
    assert not end.complete
    assert len(end.pages) == 1


def test_any_number_of_workers_gives_the_same(samples: Path, two_pages: tuple[Path, Path]) -> None:
    paths = [samples, *two_pages]
    alone = records(paths, Config(published="2024-11-05"))
    together = records(paths, Config(published="2024-11-05", workers=2))
    assert alone == together
    assert len(alone) > 4


def test_a_page_that_breaks_a_stage_is_left_out_by_name(
    two_pages: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.reading import articles

    split = articles.split_articles

    def break_off(page: object) -> object:
        if page.name == "meeting.txt":  # type: ignore[attr-defined]
            raise RuntimeError("no way on")
        return split(page)  # type: ignore[arg-type]

    monkeypatch.setattr(articles, "split_articles", break_off)
    events = list(run([str(path) for path in two_pages], Config()))
    (failure,) = (event for event in events if isinstance(event, Failure))
    assert failure.source == "meeting.txt"
    assert failure.message.startswith("meeting.txt: left out: RuntimeError: no way on")
    assert [event.page.name for event in events if isinstance(event, PageRecord)] == ["activity.txt"]


def test_a_quotation_that_is_elsewhere_does_not_pass(
    two_pages: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.linking import linker

    link = linker.link

    def misquote(*arguments: object) -> PageRecord:
        record = link(*arguments)  # type: ignore[arg-type]
        first = record.entities[0]
        evidence = replace(first.evidence[0], quote="临溪大桥")
        return replace(record, entities=(replace(first, evidence=(evidence,)), *record.entities[1:]))

    monkeypatch.setattr(linker, "link", misquote)
    (failure,) = (event for event in run([str(two_pages[0])], Config()) if isinstance(event, Failure))
    assert "'临溪大桥' does not stand at" in failure.message


def test_a_broken_lexicon_stops_the_run(two_pages: tuple[Path, Path]) -> None:
    with pytest.raises(DataError, match="missing\\.tsv"):
        list(run([str(two_pages[0])], Config(lexicons=("missing.tsv",))))
    with pytest.raises(DataError, match="missing\\.tsv"):
        list(run([str(two_pages[0])], Config(lexicons=("missing.tsv",), workers=2)))


def test_lines_follow_the_text(two_pages: tuple[Path, Path]) -> None:
    (record,) = records([two_pages[0]], Config())
    (line,) = to_lines(record, Config())
    starts = [entity["mentions"][0]["start"] for entity in line["entities"] if entity["mentions"]]
    assert starts == sorted(starts)
    assert [r["start"] for r in line["relations"]] == sorted(r["start"] for r in line["relations"])


def test_process_takes_one_page(two_pages: tuple[Path, Path]) -> None:
    from kg.extraction.extractor import Extractor
    from kg.knowledge.lexicon import load_lexicon

    page = next(iter(read([str(two_pages[0])], Config())))
    record = process(page, Extractor(load_lexicon()))  # type: ignore[arg-type]
    assert record.page is page
    assert {"周远山", "沈清禾"} <= {entity.name for entity in record.entities}


Write = Callable[..., Path]


@pytest.mark.parametrize("text", ["？", "。\n。\n。", "区委书记", "·", "（记者 ）", "“" * 50, "11月2日\n" * 20])
def test_odd_text_is_read_all_the_same(write_page: Write, text: str) -> None:
    (record,) = records([write_page("odd.txt", text)], Config())
    assert record.page.text == text
