"""What the documents tell a reader to type does what they show.

``sh`` and ``python`` blocks run in order, in a folder that holds nothing but the samples; a ``text`` block right
after one is its output.  Compared are the words: runs of spaces are one, ``...`` stands for anything, and numbers
other than dates may differ a little, since counts follow the extraction's rules; where they differ by more,
a reader who types the command sees that the document is of another day.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

DOCUMENTS = (
    "README.md",
    "docs/tutorial.md",
    "docs/how-it-works.md",
    "docs/networks.md",
    "docs/removing.md",
    "docs/tagger.md",
)
# Set-up that needs the network or a clone; shown, not run here (the packaging test installs).
SETUP = frozenset({"git", "make", "pip", "python3", ".venv/bin/pip", "cd"})

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COUNT = r"\d[\d,.]*"
_NUMBER = re.compile(rf"\d{{4}}-\d\d(?:-\d\d)?|{_COUNT}")
_FEW, _TENTH = 3, 0.1
_MARK = "--- from here ---"
_RULE_LINE = re.compile(r"[-─━=]{3,}")


@dataclass(frozen=True)
class Block:
    language: str
    code: str
    output: str | None
    line: int


def blocks(text: str) -> Iterator[Block]:
    """The blocks to run, each with the ``text`` block that follows it, if one does."""
    found = list(_FENCE.finditer(text))
    for at, fence in enumerate(found):
        if fence[1] not in ("sh", "python"):
            continue
        after = found[at + 1] if at + 1 < len(found) else None
        shown = after is not None and after[1] == "text" and not text[fence.end() : after.start()].strip()
        yield Block(fence[1], fence[2], after[2] if after and shown else None, text.count("\n", 0, fence.start()) + 1)


def commands(code: str) -> Iterator[list[str]]:
    """The command lines of an ``sh`` block; a quotation may run over several lines."""
    pending = ""
    for line in code.splitlines(keepends=True):
        pending += line
        try:
            words = shlex.split(pending, comments=True)
        except ValueError:
            continue
        pending = ""
        if words:
            yield words
    assert not pending.strip(), f"unfinished command: {pending}"


def comparable(text: str) -> str:
    """The text with the rules of a table and the spaces made alike."""
    return " ".join(_RULE_LINE.sub("---", text).split())


def pattern(piece: str) -> str:
    """What matches the piece with other numbers, each a group; dates are words."""
    parts, at = list[str](), 0
    for number in _NUMBER.finditer(piece):
        parts.append(re.escape(piece[at : number.start()]))
        parts.append(re.escape(number[0]) if "-" in number[0] else rf"({_COUNT})")
        at = number.end()
    return "".join([*parts, re.escape(piece[at:])])


def is_near(shown: str, printed: str) -> bool:
    """True for numbers that differ by a tenth, or by few."""
    one, other = (float(number.rstrip(".,").replace(",", "")) for number in (shown, printed))
    return abs(one - other) <= max(_FEW, one * _TENTH)


def shows(shown: str, printed: str) -> bool:
    """True where the text shown is the text printed, up to what ``...`` leaves out and numbers that are near."""
    pieces = [comparable(piece) for piece in shown.split("...")]
    found = re.fullmatch(r"\s*.*?\s*".join(map(pattern, pieces)), comparable(printed))
    numbers = [number[0] for piece in pieces for number in _NUMBER.finditer(piece) if "-" not in number[0]]
    return found is not None and all(map(is_near, numbers, found.groups()))


def run(words: list[str], folder: Path) -> str:
    """What a command prints; ``> FILE`` at its end goes to the file, as in a shell."""
    target = None
    if len(words) > 2 and words[-2] == ">":
        words, target = words[:-2], folder / words[-1]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1", "COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, "-m", "kg", *words[1:]] if words[0] == "kg" else words,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, f"{shlex.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    if target is not None:
        target.write_text(done.stdout, "utf-8", newline="\n")
        return done.stderr
    return done.stderr + done.stdout


def outputs(block: Block, before: list[str], folder: Path) -> str:
    """What a block prints; ``before`` are the document's earlier ``python`` blocks, whose names it shares."""
    if block.language == "python":
        code = "".join(f"{earlier}\n" for earlier in before) + f"print({_MARK!r})\n{block.code}"
        return run([sys.executable, "-c", code], folder).partition(f"{_MARK}\n")[2]
    return "".join(run(words, folder) for words in commands(block.code) if words[0] not in SETUP)


@pytest.fixture
def folder(tmp_path: Path, samples: Path) -> Path:
    """A reader's folder: the samples, and nothing else."""
    shutil.copytree(samples, tmp_path / "data" / "samples")
    return tmp_path


@pytest.mark.parametrize("document", DOCUMENTS)
def test_blocks_print_what_the_document_shows(document: str, root: Path, folder: Path) -> None:
    before: list[str] = []
    for block in blocks((root / document).read_text("utf-8")):
        got = outputs(block, before, folder)
        before += [block.code] if block.language == "python" else []
        if block.output is not None:
            assert shows(block.output, got), f"{document}:{block.line} shows\n{block.output}\nbut it prints\n{got}"


@pytest.mark.parametrize(
    ("shown", "printed", "agree"),
    [
        ("区长 12 (2024-11-01)", "区长  10 (2024-11-01)\n", True),
        ("区长 12 (2024-11-01)", "区长  7 (2024-11-01)\n", False),
        ("161 statements: ... 29 organizes", "212 statements: 48 subUnitOf, 32 organizes", False),
        ("P 0.95, 1,024 quads.", "P 0.93, 1,100 quads.", True),
        ("区长 12 (2024-11-01)", "区长 12 (2024-11-02)", False),
        ("区长 12", "书记 12", False),
        ("区长\n...\n书记\n...\n", "区长\n主任\n书记\n", True),
        ("区长\n...\n书记\n", "区长\n书记\n主任\n", False),
    ],
)
def test_the_comparison_sees_a_changed_word_and_date(shown: str, printed: str, agree: bool) -> None:
    assert shows(shown, printed) is agree


def test_a_block_is_cut_into_its_commands() -> None:
    code = "# a remark\nkg query 'SELECT ?x\n  WHERE { ?x ?p ?o }'\nkg stats --store g\n"
    assert list(commands(code)) == [["kg", "query", "SELECT ?x\n  WHERE { ?x ?p ?o }"], ["kg", "stats", "--store", "g"]]
