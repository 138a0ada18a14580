"""Tables of figures, printed and put into a document."""

import os
import platform
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

DOCUMENTS = Path(__file__).resolve().parents[1] / "docs"


def put_table(
    name: str, header: Sequence[str], rows: Iterable[Sequence[object]], *, write: bool, document: str = "store.md"
) -> None:
    """Print a table; with ``write``, put it between its marks in a document, with the machine below it."""
    lines = [header, ["---"] * len(header), *rows]
    table = "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
    table += (
        f"\n\n`{command()}`, {os.cpu_count()} cores, no GPU, Python {platform.python_version()}, {platform.system()}."
    )
    print(table)
    if write:
        marks = f"<!-- {name} -->", f"<!-- end of {name} -->"
        path = DOCUMENTS / document
        text = path.read_text("utf-8")
        there = re.compile(f"{marks[0]}.*?{marks[1]}", re.DOTALL)
        path.write_text(there.sub(lambda _: f"{marks[0]}\n{table}\n{marks[1]}", text), "utf-8")


def command() -> str:
    """The command that is running, without --write."""
    module = Path(sys.argv[0]).stem
    return " ".join(["python -m", f"benchmarks.{module}", *(part for part in sys.argv[1:] if part != "--write")])
