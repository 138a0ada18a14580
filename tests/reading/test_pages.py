import io
import json
import os
import sys
from hashlib import sha256

import pytest

from kg.config import Config
from kg.model import Failure, Page
from kg.reading.pages import find_sources, read_source

TEXT = "邻里节开幕\n近日，青禾社区举办邻里节。\n"


def read(path, **options):
    sources, failures = find_sources([str(path)])
    assert failures == ()
    return [result for source in sources for result in read_source(source, Config(**options))]


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_file_is_called_by_its_name_and_known_by_its_place_and_content(tmp_path):
    path = write(tmp_path / "a" / "2024-11.txt", TEXT.replace("\n", "\r\n"))
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.name == "2024-11.txt"
    assert page.text == TEXT.replace("\n", "\r\n")
    assert page.source == sha256(os.fsencode(path.resolve())).hexdigest()
    assert page.id == sha256(page.text.encode()).hexdigest()[:16]
    assert (page.encoding, page.encoding_basis) == ("utf-8", "valid utf-8")


def test_a_folder_is_read_in_order_without_hidden_and_other_files(tmp_path):
    for name in ["b/2.txt", "b/1.md", "a.TXT", ".hidden/x.txt", ".x.txt", "page.toml", "photo.jpg", "c.jsonl"]:
        write(tmp_path / name, TEXT)
    sources, failures = find_sources([str(tmp_path)])
    assert [source.name for source in sources] == ["a.TXT", "b/1.md", "b/2.txt", "c.jsonl"]
    assert failures == ()


def test_a_file_given_twice_is_read_once(tmp_path):
    path = write(tmp_path / "a.txt", TEXT)
    roundabout = tmp_path / "b" / ".." / "a.txt"
    (tmp_path / "b").mkdir()
    sources, _ = find_sources([str(path), str(tmp_path), str(roundabout), "-", "-"])
    assert [source.name for source in sources] == ["a.txt", "stdin"]


def test_links_in_a_circle_end(tmp_path):
    write(tmp_path / "a.txt", TEXT)
    try:
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
        (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("needs symbolic links")
    sources, _ = find_sources([str(tmp_path)])
    assert [source.name for source in sources] == ["a.txt", "gone.txt"]
    (failure,) = read_source(sources[1], Config())
    assert isinstance(failure, Failure)
    assert "gone.txt: cannot be read" in failure.message


@pytest.mark.parametrize("given", ["missing.txt", "", "a\x00b", "x" * 5000, "two\nlines.txt"])
def test_what_is_not_there_is_one_line(given):
    sources, (failure,) = find_sources([given])
    assert sources == ()
    assert "\n" not in failure.message
    assert failure.message.isprintable()


def test_an_empty_folder_says_so(tmp_path):
    _, (failure,) = find_sources([str(tmp_path)])
    assert "holds no .txt, .md, .jsonl, .html" in failure.message


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "empty"), (b"\x00\x01\x02", "not text"), (b"abc\xff\xff", "byte 3")]
)
def test_a_file_that_is_no_text_is_left_out_and_the_others_read(tmp_path, content, words):
    bad, good = write(tmp_path / "bad.txt", content), write(tmp_path / "good.txt", TEXT)
    results = read(tmp_path)
    assert [type(result) for result in results] == [Failure, Page]
    assert results[0].source == "bad.txt"
    assert results[0].message.startswith(f"{bad}: ")
    assert words in results[0].message
    assert results[1].name == good.name


def test_the_encoding_can_be_given(tmp_path):
    (page,) = read(write(tmp_path / "a.txt", TEXT.encode("gb18030")), encoding="gb18030")
    assert (page.text, page.encoding_basis) == (TEXT, "given")


def lines(path, *records):
    return write(path, b"\n".join(r if isinstance(r, bytes) else json.dumps(r).encode() for r in records))


def test_json_lines_are_pages_called_by_their_line(tmp_path):
    record = {
        "text": "近日，青禾社区举办邻里节。",
        "title": "邻里节\n开幕",
        "published": "2024-11-05T08:00:00",
        "publisher": "云栖日报",
        "authors": "周远山、沈清禾",
        "url": "https://example.org",
    }
    path = lines(tmp_path / "news.jsonl", b"\xef\xbb\xbf" + json.dumps(record).encode(), b"", {"text": "集市开市。"})
    first, second = read(path)
    assert (first.name, second.name) == ("news.jsonl#1", "news.jsonl#3")
    assert (first.title, first.authors) == ("邻里节 开幕", ("周远山", "沈清禾"))
    assert first.metadata.published == "2024-11-05"
    assert first.metadata.published_basis == "record"
    assert first.metadata.publisher == "云栖日报"
    assert (second.title, second.authors) == (None, ())
    assert first.source == second.source
    assert first.id != second.id


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "is not JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"title": "x"}', '"text" is missing'),
        (b'{"text": " "}', '"text" is missing'),
        (b'{"text": 3}', '"text" is not a string'),
        (b'{"text": "x", "authors": [1]}', '"authors" is not a list'),
        (b'{"text": "x", "published": "soon"}', "not a date"),
        (b'{"text": "x", "published": ["2024"]}', "published"),
        (b'{"text": "\xff"}', "byte 10 is not valid UTF-8"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", "is not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path, line, words):
    path = lines(tmp_path / "news.jsonl", {"text": "一。"}, line, {"text": "二。"})
    results = read(path)
    assert [type(result) for result in results] == [Page, Failure, Page]
    assert results[1].source == "news.jsonl#2"
    assert results[1].message.startswith(f"{path}: line 2: ")
    assert words in results[1].message


def test_a_lone_surrogate_becomes_a_character_that_can_be_written(tmp_path):
    (page,) = read(
        write(tmp_path / "a.jsonl", rb'{"text": "\ud800x\ud83d\ude00", "title": "\udfff", "authors": ["\ud800"]}')
    )
    assert page.text == "\ufffdx\U0001f600"
    assert (page.title, page.authors) == ("\ufffd", ("\ufffd",))


def test_a_file_of_json_lines_is_never_held_whole(tmp_path):
    path = lines(tmp_path / "a.jsonl", {"text": "一。"}, {"text": "二。"})
    (source,), _ = find_sources([str(path)])
    pages = read_source(source, Config())
    assert next(pages).text == "一。"


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (TEXT.encode(), ["stdin"]),
        (b'{"text": "a"}\n\n{"text": "b"}\n', ["stdin#1", "stdin#3"]),
        (b"{not json", ["stdin"]),
    ],
)
def test_standard_input_is_a_page_or_json_lines(monkeypatch, content, names):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (source,), _ = find_sources(["-"])
    pages = list(read_source(source, Config()))
    assert [page.name for page in pages] == names
    assert pages[0].source == sha256(content).hexdigest()


def test_flag_wins_over_record_over_sidecar_over_text(tmp_path):
    write(tmp_path / "a.toml", 'published = 2020-01-02\npublisher = "边车报"\nplace = 320613\n')
    text = "小区于2007年交付，至今已有17年。"
    path = lines(tmp_path / "a.jsonl", {"text": text, "published": "2021", "publisher": "记录报"}, {"text": text})
    first, second = read(path, publisher="命令报")
    assert (first.metadata.published, first.metadata.published_basis) == ("2021", "record")
    assert (first.metadata.publisher, first.metadata.place) == ("命令报", "320613")
    assert (second.metadata.published, second.metadata.published_basis) == ("2020-01-02", "sidecar")
    (first, _) = read(path, published="2019-05")
    assert (first.metadata.published, first.metadata.published_basis) == ("2019-05", "given")
    (tmp_path / "a.toml").unlink()
    (_, second) = read(path)
    assert (second.metadata.published, second.metadata.published_basis) == ("2024", "text")
    assert second.metadata.published_note == "2007年交付，至今已有17年"


@pytest.mark.parametrize(
    ("sidecar", "words"),
    [
        ("published = ", "cannot be read as TOML"),
        ('publishd = "2024"', "'publishd' is no key"),
        ('published = "soon"', "not a date"),
        ('place = "云栖区"', "not a division code"),
        ("publisher = [1]", "not text"),
        (b"\xff", "cannot be read as TOML"),
    ],
)
def test_a_broken_sidecar_is_named(tmp_path, sidecar, words):
    path, beside = write(tmp_path / "a.txt", TEXT), write(tmp_path / "a.toml", sidecar)
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert failure.message.startswith(f"{beside}: ")
    assert words in failure.message


DATES = {
    "2024/11/5": "2024-11-05",
    "2024年11月5日": "2024-11-05",
    "20241105": "2024-11-05",
    "2024年11月": "2024-11",
    "2024": "2024",
    "2024-11-05 19:00": "2024-11-05",
    "2024.11.05": "2024-11-05",
}


@pytest.mark.parametrize(("written", "iso"), DATES.items())
def test_a_record_may_write_its_date_in_any_common_form(tmp_path, written, iso):
    (page,) = read(lines(tmp_path / "a.jsonl", {"text": "一。", "published": written}))
    assert page.metadata.published == iso
