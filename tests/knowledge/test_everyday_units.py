"""The names of units that are everyday words are those of the register."""

import gzip
from pathlib import Path

from kg.extraction.text.segmenter import Segmenter
from kg.extraction.text.stems import is_everyday
from kg.knowledge.divisions import load_divisions


def test_the_file_has_names_of_the_register_made_of_everyday_words(root: Path) -> None:
    names = gzip.decompress((root / "data/everyday_units.tsv.gz").read_bytes()).decode().splitlines()
    assert names == sorted(set(names))
    segmenter, divisions = Segmenter(), load_divisions()
    for name in names[:: len(names) // 40]:
        assert divisions.communities_named(name), name
        assert is_everyday(segmenter, divisions, name.removesuffix("社区").removesuffix("村")), name


def test_what_is_done_to_a_community_names_none() -> None:
    divisions = load_divisions()
    for verb in ("开展", "组织", "美化", "走进", "服务"):
        assert not divisions.is_everyday_unit(f"{verb}社区")
