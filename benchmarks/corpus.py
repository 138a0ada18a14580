"""Reads all the news beside the checkout (``../shared/corpora/cctv``): offsets, warnings, memory as it goes on.

python benchmarks/corpus.py

A warning or an offset that does not hold its name ends it with an error.
"""

import gzip
import json
import resource
import time
import warnings

from speed import NEWS

from kg.config import Config
from kg.model import Page
from kg.pipeline import new_extractor
from kg.reading.articles import split_articles

STEP = 2_000  # items between two lines of the report


def main() -> None:
    """Read item after item; say how much memory was needed so far."""
    warnings.simplefilter("error")
    extractor, characters, started = new_extractor(Config()), 0, time.process_time()
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            page = Page(f"{number:016x}", f"{number}.txt", "", json.loads(line)["text"], "utf-8", "given")
            for article in split_articles(page):
                characters += len(article.text)
                for mention in extractor.extract(article).mentions:
                    assert "".join(mention.span.cut(article.text).split()) == "".join(mention.name.split()), mention
            if number % STEP == 0:
                _report(number, characters, time.process_time() - started)
    _report(number, characters, time.process_time() - started)


def _report(items: int, characters: int, spent: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{items:6,} items, {characters:10,} characters, {spent:5.0f} CPU-seconds, peak {peak} MB", flush=True)


if __name__ == "__main__":
    main()
