"""Makes `everyday_units.tsv.gz`: the communities and villages of the register whose names are everyday words.

    python data/make_everyday_units.py

The rules take no unit's name that is an ordinary word (开展社区活动 names no 开展社区) unless the register has it
(建设社区). Of `communities.tsv.gz` only these names are needed for that, and they are read a hundred times faster.
"""

import gzip
from pathlib import Path

from kg.extraction.text.segmenter import Segmenter
from kg.extraction.text.stems import is_everyday
from kg.knowledge.divisions import load_divisions

DATA = Path(__file__).parent
SUFFIXES = ("社区", "村")


def main() -> None:
    """Write the file: one name a line, in the order of their characters."""
    segmenter = Segmenter()
    with gzip.open(DATA / "communities.tsv.gz", "rt", encoding="utf-8") as lines:
        names = {line.rstrip("\n").split("\t")[1] for line in lines}
    found = sorted(name for name in names if any(is_word(segmenter, name, suffix) for suffix in SUFFIXES))
    text = "".join(f"{name}\n" for name in found)
    (DATA / "everyday_units.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def is_word(segmenter: Segmenter, name: str, suffix: str) -> bool:
    """The name ends with the suffix, and what stands before it is everyday."""
    stem = name.removesuffix(suffix)
    return 0 < len(stem) < len(name) and is_everyday(segmenter, load_divisions(), stem)


if __name__ == "__main__":
    main()
