"""Links a whole corpus and shows the largest clusters: what is one thing in most articles.

    python benchmarks/clusters.py SHARED [--items N] [--workers N]

SHARED holds `corpora/cctv/items.jsonl.gz`.  Printed: the time of reading and of
joining, peak memory, how many people were joined, and the twenty things with most
articles and the twenty people with most ids joined, each with its names, to be
read by eye.
"""

import argparse
import gzip
import json
import resource
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kg.config import Config
from kg.linking.joining import join
from kg.model import PageRecord, Profile
from kg.pipeline import run

_SHOWN, _NAMES = 20, 4


@dataclass
class Cluster:
    type: str = ""
    articles: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)

    def add(self, type_: str, articles: set[str], ident: str, names: tuple[str, ...]) -> None:
        self.type = type_
        self.articles |= articles
        self.ids.add(ident)
        self.names.update(names)

    def __str__(self) -> str:
        names = "、".join(f"{name} {count}" for name, count in self.names.most_common(_NAMES))
        return f"{self.type:18} articles {len(self.articles):6} ids {len(self.ids):5}  {names}"


def main() -> None:
    """Read, join, show."""
    options = argparse.ArgumentParser(description="Links a corpus and shows its largest clusters.")
    options.add_argument("shared", type=Path)
    options.add_argument("--items", type=int, default=None)
    options.add_argument("--workers", type=int, default=1)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "items.jsonl"
        number = _written(asked.shared / "corpora/cctv/items.jsonl.gz", corpus, asked.items)
        _show(corpus, number, asked.workers)


def _written(source: Path, target: Path, limit: int | None) -> int:
    with gzip.open(source, "rt", encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        number = 0
        for number, line in enumerate(islice(lines, limit), 1):  # noqa: B007 - the last one is returned
            item = json.loads(line)
            row = {"text": item["text"], "title": item["title"], "published": item["date"]}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return number


def _show(corpus: Path, number: int, workers: int) -> None:
    started = time.perf_counter()
    profiles: list[Profile] = []
    seen: dict[str, list[tuple[str, set[str], tuple[str, ...]]]] = defaultdict(list)
    for event in run([str(corpus)], Config(workers=workers)):
        if isinstance(event, PageRecord):
            profiles += event.profiles
            for entity in event.entities:
                articles = {evidence.article_id for evidence in entity.evidence}
                seen[entity.id].append((str(entity.type), articles, entity.names))
    read = time.perf_counter()
    joined = join(profiles)
    done = time.perf_counter()
    print(f"{number} items read in {read - started:.0f} s, {len(profiles)} profiles joined in {done - read:.0f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    people, new = {profile.entity for profile in profiles}, set(joined.ids.values())
    print(f"{len(people)} ids of people, {len(joined.ids)} of them joined into {len(new)}")
    clusters: dict[str, Cluster] = defaultdict(Cluster)
    for ident, rows in seen.items():
        for type_, articles, names in rows:
            clusters[joined.id_of(ident)].add(type_, articles, ident, names[:_NAMES])
    by_articles = sorted(clusters.values(), key=lambda one: (-len(one.articles), str(one)))
    by_ids = sorted(clusters.values(), key=lambda one: (-len(one.ids), str(one)))
    for title, found in (("most articles", by_articles), ("most ids joined", by_ids)):
        print(f"\n{title}")
        print("\n".join(map(str, found[:_SHOWN])))


if __name__ == "__main__":
    main()
