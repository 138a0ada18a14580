"""Characters a CPU-second of the extraction, beside jieba's own tagger on the same text in the same run; and the start.

python benchmarks/speed.py [TEXT.txt | NEWS.jsonl.gz]: without a text, the news beside the checkout
(``../shared/corpora/cctv``) where it is there, else the project's sample pages, repeated.
"""

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from kg.config import Config
from kg.model import Article, Page
from kg.pipeline import new_extractor, read
from kg.reading.articles import split_articles

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "corpora" / "cctv" / "items.jsonl.gz"
SAMPLES = ROOT / "data" / "samples"
ITEMS = 400
CHARACTERS = 100_000
TRIALS = 3
BLOCK = 32  # articles that one reads before the next reads the same; a run has so many short pages extracted at once
Reader = Callable[[Sequence[Article]], object]


def texts(path: Path | None) -> Iterator[str]:
    """The texts to read, a page each."""
    path = path or (NEWS if NEWS.is_file() else None)
    if path is None:
        samples = [page.text for page in read([str(SAMPLES)], Config()) if isinstance(page, Page)]
        yield from samples * (CHARACTERS // sum(map(len, samples)) + 1)
    elif path.name.endswith(".jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in islice(lines, ITEMS))
    else:
        yield path.read_text("utf-8")


def articles(path: Path | None) -> list[Article]:
    """The articles to measure on, split beforehand."""
    found: list[Article] = []
    for number, text in enumerate(texts(path)):
        page = Page(f"{number:016x}", f"{number}.txt", "", text, "utf-8", "given")
        found += split_articles(page)
    return found


def readers() -> dict[str, Reader]:
    """What is measured, anew: no extractor has read a text before, and so none remembers its words."""
    import jieba.posseg

    tagger = jieba.posseg.POSTokenizer()
    return {
        "kg extraction": new_extractor(Config()).extract_all,
        "rules alone": new_extractor(Config(tagger="none")).extract_all,
        "jieba.posseg": lambda articles: [tagger.lcut(article.text) for article in articles],
    }


def seconds(work: Reader, over: list[Article]) -> float:
    """This process's CPU time."""
    start = time.process_time()
    work(over)
    return time.process_time() - start


def trial(over: list[Article]) -> dict[str, float]:
    """The seconds of each over all articles; they take turns, a block each, so that other work hinders all alike."""
    reading, spent = readers(), dict[str, float]()
    for work in reading.values():
        work(over[:1])
    for start in range(0, len(over), BLOCK):
        for name, work in reading.items():
            spent[name] = spent.get(name, 0.0) + seconds(work, over[start : start + BLOCK])
    return spent


def start() -> float:
    """The CPU time of the whole command on one short article; the first time, which writes bytecode, does not count."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken = []
    for _ in range(TRIALS + 1):
        before = os.times()
        command = [sys.executable, "-m", "kg", "extract", str(SAMPLES / "school-and-clinic.txt")]
        subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        after = os.times()
        taken.append(sum(after[2:4]) - sum(before[2:4]))
    return min(taken[1:])


def main() -> None:
    """Measure each some times; print the least of each, and the ratios."""
    over = articles(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    trials = [trial(over) for _ in range(TRIALS)]
    size = sum(len(article.text) for article in over)
    speed = {name: size / min(spent[name] for spent in trials) for name in trials[0]}
    theirs = speed["jieba.posseg"]
    print(f"{len(over)} articles, {size:,} characters, the best of {TRIALS} trials")
    for name, characters in speed.items():
        print(f"{name:15} {characters:10,.0f} characters a CPU-second")
    ratio, alone = speed["kg extraction"] / theirs, speed["rules alone"] / theirs
    print(f"{'ratio':15} {ratio:10.2f}  ({alone:.2f} for the rules alone)")
    print(f"{'start':15} {start():10.2f} CPU-seconds: kg extract of one short article, from nothing to its end")


if __name__ == "__main__":
    main()
