"""Characters a CPU-second of the extraction, beside jieba's own tagger on the same text in the same run.

python benchmarks/speed.py [TEXT.txt | NEWS.jsonl.gz]: without a text, the news beside the checkout
(``../shared/corpora/cctv``) where it is there, else the project's sample pages, repeated.
"""

import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from kg.config import Config
from kg.extraction.extractor import Extractor
from kg.extraction.tagger_backends import choose_tagger
from kg.knowledge.lexicon import load_lexicon
from kg.model import Article, Page
from kg.pipeline import read
from kg.reading.articles import split_articles

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "corpora" / "cctv" / "items.jsonl.gz"
SAMPLES = ROOT / "data" / "samples"
ITEMS = 400
CHARACTERS = 100_000


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


def speed(work: Callable[[Article], object], over: list[Article]) -> float:
    """Characters a second of this process's CPU time."""
    start = time.process_time()
    for article in over:
        work(article)
    return sum(len(article.text) for article in over) / (time.process_time() - start)


def main() -> None:
    """Warm all up, measure each, print each and the ratios."""
    import jieba.posseg

    over = articles(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    rules, whole = Extractor(load_lexicon()), Extractor(load_lexicon(), tagger=choose_tagger())
    tagger = jieba.posseg.POSTokenizer()
    for work in (rules.extract, whole.extract, lambda article: tagger.lcut(article.text)):
        work(over[0])
    ours, alone = speed(whole.extract, over), speed(rules.extract, over)
    theirs = speed(lambda article: tagger.lcut(article.text), over)
    print(f"{len(over)} articles, {sum(len(article.text) for article in over):,} characters")
    print(f"kg extraction   {ours:10,.0f} characters a CPU-second")
    print(f"rules alone     {alone:10,.0f} characters a CPU-second")
    print(f"jieba.posseg    {theirs:10,.0f} characters a CPU-second")
    print(f"ratio           {ours / theirs:10.2f}  ({alone / theirs:.2f} for the rules alone)")


if __name__ == "__main__":
    main()
