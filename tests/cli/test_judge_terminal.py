"""``kg judge`` in a real terminal: it asks about each pair, takes what is typed, and undoes it."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import kg
from kg.linking.judgements import read_judgements

PAGES = {
    "a.txt": "书友会开讲\n居民沈清禾参加书友会。\n居民何青参加书友会。\n",
    "b.txt": "邻里节开幕\n居民沈清禾参加邻里节。\n居民何青参加邻里节。\n",
}
SECONDS = 60


def typed(arguments: list[str], *answers: tuple[str, str]) -> str:
    """What the terminal shows while each answer is typed after its question."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kg", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as process:
        os.close(theirs)
        shown = b""
        for question, answer in answers:
            shown += _until(ours, question.encode())
            os.write(ours, f"{answer}\n".encode())
        shown += _until(ours, b"")
        assert process.wait(SECONDS) == 0, shown.decode()
    os.close(ours)
    return shown.decode("utf-8")


def _until(terminal: int, wanted: bytes) -> bytes:
    """What is shown until ``wanted`` is, or to the end where that is empty."""
    shown, limit = b"", time.monotonic() + SECONDS
    while not (wanted and wanted in shown) and time.monotonic() < limit:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            more = os.read(terminal, 4096)
        except OSError:  # Linux says so when the other end is closed
            return shown
        if not more:
            return shown
        shown += more
    return shown


def test_pairs_are_asked_about_one_by_one_and_the_last_answer_is_undone(tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    store, file = tmp_path / "graph", tmp_path / "judgements.tsv"
    kg.build([tmp_path / name for name in PAGES], store=store).close()
    asked, why = "(q)uit", "Why"
    shown = typed(
        ["judge", "--store", str(store), "--judgements", str(file), "--who", "林一舟"],
        (asked, "s"),
        (why, "同一份名单"),
        (asked, "u"),
        (asked, "d"),
        (why, ""),
    )
    assert "score" in shown
    assert "the same name" in shown
    assert "何青” a.txt:3" in shown
    assert "taken back" in shown
    (left,) = read_judgements(file)
    assert (left.judgement, left.who) == ("different", "林一舟")


def test_with_no_pair_left_it_ends_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("书友会开讲\n居民沈清禾参加书友会。\n", "utf-8")
    kg.build([tmp_path / "a.txt"], store=tmp_path / "graph").close()
    arguments = ["judge", "--store", str(tmp_path / "graph"), "--judgements", str(tmp_path / "j.tsv")]
    assert "No other pair is left to judge." in typed(arguments)
