"""Scores Splink beside our own joining: the same mentions, the same traits, the same judged pairs, one run.

    pip install 'civic-kg[peers]'
    python -m benchmarks.matching SHARED [--items N] [--only person|body] [--memory 8GB]

Splink (MIT, on DuckDB) gets what our joining gets: each person and body of each article as a row, with its names,
posts, bodies, units, company and rare words.  Its weights are estimated from the rows (expectation maximisation), as
its tutorial does; the rows are those of N items of `corpora/cctv` and of the judged pairs' texts.  Printed for each
threshold: pairwise precision and recall on `benchmark/identity` and on our own pairs, and for both the time and memory.
With --memory DuckDB puts on disk what does not fit into so much.
"""

import argparse
import gzip
import json
import logging
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.identity import pairs_of, written
from kg.config import Config
from kg.knowledge.functions import full_function
from kg.knowledge.variants import compared_form
from kg.linking.bodies import parse
from kg.linking.candidates import leading_unit
from kg.linking.joining import block_of, join
from kg.model import EntityType, PageRecord, Profile
from kg.pipeline import run
from tests.quality import judged_pairs

THRESHOLDS = (0.5, 0.9, 0.99, 0.999)
_TRAITS = ("post", "of", "near", "with", "word", "role")
Row = dict[str, Any]
Ids = Mapping[tuple[str, int, int], str]


@dataclass
class Mentions:
    """The rows of a run, the ids that our keys give, and where each mention stands."""

    people: list[Row] = field(default_factory=list)
    bodies: list[Row] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)
    places: dict[str, list[tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, record: PageRecord) -> None:
        told = {profile.entity: profile for profile in record.profiles}
        units = sorted({e.code for e in record.entities if e.code})
        for entity in record.entities:
            row = f"{record.page.name}|{entity.id}"
            self.own[row] = entity.id
            for one in entity.evidence:
                self.places[record.page.name].append((one.span.start, one.span.end, row))
            if entity.type is EntityType.PERSON and entity.id in told:
                self.people.append({"unique_id": row} | _of_person(told[entity.id]))
            elif entity.type is EntityType.ORGANIZATION:
                self.bodies.append({"unique_id": row, "units": units} | _of_body(entity.name))
        self.profiles += record.profiles

    def row_at(self, file: str, start: int, end: int) -> str:
        over = [m for m in self.places.get(file, ()) if m[0] < end and start < m[1]]
        return min(over, key=lambda m: (abs(m[0] - start) + abs(m[1] - end), m))[2] if over else ""


def _of_person(profile: Profile) -> Row:
    traits: dict[str, list[str]] = {kind: [] for kind in _TRAITS}
    for trait in profile.traits:
        kind, _, value = trait.partition(":")
        traits.setdefault(kind, []).append(value)
    return {"name": compared_form(profile.name), "last": block_of(profile.name)} | {k: traits[k] for k in _TRAITS}


def _of_body(name: str) -> Row:
    body = parse(name, leading_unit)
    return {"name": name, "last": full_function(body.function), "prefix": body.prefix or None}


def read(shared: Path, items: int) -> Mentions:
    """All rows: the corpus first, then the texts of the judged pairs, then our own sentences."""
    found = Mentions()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "corpus.jsonl").write_text("".join(_corpus(shared, items)), "utf-8")
        inputs = [
            folder / "corpus.jsonl",
            *written(shared, folder),
            *judged_pairs.write_pairs(folder, judged_pairs.read_pairs()),
        ]
        for event in run([str(path) for path in inputs], Config()):
            if isinstance(event, PageRecord):
                found.add(event)
    return found


def _corpus(shared: Path, items: int) -> Iterator[str]:
    with gzip.open(shared / "corpora/cctv/items.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, items):
            item = json.loads(line)
            yield json.dumps({"text": item["text"], "title": item["title"], "published": item["date"]}) + "\n"


def splink(rows: Sequence[Row], kind: str, memory: str = "") -> Callable[[float], Mapping[str, str]]:
    """Train Splink on the rows; return what gives each row its cluster at a threshold."""
    import duckdb
    import pandas as pd
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    logging.disable(logging.CRITICAL)
    arrays = _TRAITS if kind == "person" else ("units",)
    comparisons = [cl.ExactMatch("name") if kind == "person" else cl.JaroWinklerAtThresholds("name", [0.95, 0.85])]
    comparisons[0] = comparisons[0].configure(term_frequency_adjustments=True)
    comparisons += [cl.ArrayIntersectAtSizes(column, [2, 1]) for column in arrays]
    comparisons += [cl.ExactMatch("prefix")] if kind == "body" else []
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=[block_on("last")]
    )
    api = DuckDBAPI(duckdb.connect(config={"memory_limit": memory} if memory else {}))
    linker = Linker(api.register(pd.DataFrame(rows)), settings, log_level=None)
    sure = "l.name = r.name and list_has_any(l.post, r.post)" if kind == "person" else "l.name = r.name"
    linker.training.estimate_probability_two_random_records_match([sure], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("last"))
    if kind == "person":
        linker.training.estimate_parameters_using_expectation_maximisation(
            "l.name = r.name and list_has_any(l.of, r.of)"
        )
    predicted = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))

    def clusters(threshold: float) -> Mapping[str, str]:
        table = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        return {str(row["unique_id"]): str(row["cluster_id"]) for row in table.as_record_list()}

    return clusters


def rates(pairs: Sequence[tuple[str, str, bool]], same: Callable[[str, str], bool]) -> str:
    """Pairwise precision and recall of pairs (row, row, judged same)."""
    counts = Counter((truth, bool(one and other and same(one, other))) for one, other, truth in pairs)
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    return f"P {right / (right + wrong or 1):.3f} R {right / (right + missed or 1):.3f} ({right + missed} same)"


def judged(shared: Path, found: Mentions) -> dict[str, list[tuple[str, str, bool]]]:
    """The judged pairs as rows, by set and kind."""
    pairs: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for pair, sides in pairs_of(shared):
        rows = [found.row_at(file, start, end) for file, start, end in sides]
        if pair["kind"] in ("person", "organization"):
            pairs[f"benchmark {pair['kind']}"].append((rows[0], rows[1], pair["same"]))
    for own, sides in judged_pairs.places_of(judged_pairs.read_pairs()):
        rows = [found.row_at(file, start, end) for file, start, end in sides]
        if own.kind in ("person", "organization"):
            pairs[f"own {own.kind}"].append((rows[0], rows[1], own.same))
    return pairs


def main() -> None:
    """Read once, join with ours and with Splink, print both on all judged pairs."""
    options = argparse.ArgumentParser(description="Scores Splink beside our own joining.")
    options.add_argument("shared", type=Path)
    options.add_argument("--items", type=int, default=3000)
    options.add_argument("--only", choices=("person", "body"))
    options.add_argument("--memory", default="", help="what DuckDB may take, such as 8GB")
    asked = options.parse_args()
    found = read(asked.shared, asked.items)
    pairs = judged(asked.shared, found)
    print(f"{len(found.people)} rows of people, {len(found.bodies)} of bodies; peak {_memory():.0f} MB so far")
    at = time.process_time()
    joined = join(found.profiles)
    print(f"ours: {time.process_time() - at:.1f} s of CPU to join, peak {_memory():.0f} MB")
    for name, these in sorted(pairs.items()):
        print(f"  {name:24} {rates(these, lambda a, b: joined.id_of(found.own[a]) == joined.id_of(found.own[b]))}")
    at = time.process_time()
    for kind, rows in (("person", found.people), ("body", found.bodies)):
        if asked.only not in (None, kind):
            continue
        clusters = splink(rows, kind, asked.memory)
        print(f"Splink, {kind}: {time.process_time() - at:.1f} s of CPU, peak {_memory():.0f} MB")
        for threshold in THRESHOLDS:
            cluster = clusters(threshold)
            for name, these in sorted(pairs.items()):
                if name.endswith("person") == (kind == "person"):
                    told = rates(these, lambda a, b, c=cluster: c.get(a, a) == c.get(b, b))
                    print(f"  at {threshold:<6} {name:24} {told}")
        at = time.process_time()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
