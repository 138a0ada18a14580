"""What it costs to retract and to forget: ``python benchmarks/removing.py [PAGES]``."""

import resource
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kg.config import Config
from kg.graph.removal import forget, retract
from kg.graph.store import Store
from kg.model import EntityType, PageRecord, Predicate
from tests.graph.records import MEETING_PAGE, RecordBuilder, from_source

DAY, NAME = "2024-11-05", "周望舒"


def page(number: int) -> PageRecord:
    """One of many pages that name the same people."""
    builder = RecordBuilder(f"{MEETING_PAGE}第{number}页。\n", name=f"all.jsonl#{number}")
    unit = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "County", "云栖区")
    chair, speaker, uncle = (builder.entity(EntityType.PERSON, "", name) for name in ("周远山", "沈清禾", NAME))
    meeting = builder.entity(EntityType.INITIATIVE, "Meeting", "秋季安全推进会")
    hall = builder.entity(EntityType.PLACE, "Facility", "云栖会堂")
    builder.say(unit, Predicate.ORGANIZES, meeting, "云栖区召开秋季安全推进会")
    builder.say(chair, Predicate.PARTICIPATES_IN, meeting, "区长周远山主持", "presides")
    builder.say(speaker, Predicate.PARTICIPATES_IN, meeting, "副区长沈清禾讲话", "speaks")
    builder.say(chair, Predicate.HOLDS_POSITION, unit, "区长周远山", "区长")
    builder.say(speaker, Predicate.HOLDS_POSITION, unit, "副区长沈清禾", "副区长")
    builder.say(meeting, Predicate.HELD_AT, hall, "会议在云栖会堂举行")
    builder.say(chair, Predicate.KIN_OF, uncle, "周远山的舅舅周望舒", "舅舅")
    return from_source(builder.record(), "/all.jsonl")


def measured(what: str, call: Callable[[], object]) -> None:
    before = used()
    call()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{what:24} {used() - before:6.1f} s of processor time, {most} MB at most so far")


def used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) >> 20


def main(pages: int) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary, "graph")
        with Store.open(folder, create=True) as store:
            measured("build", lambda: [store.put(page(number), Config()) for number in range(pages)])
            print(f"{pages} pages, {len(store.graph)} quads")
        before = size(folder)
        with Store.open(folder) as store:
            measured("write the files anew", store.wipe)
            print(f"{before} MB before, {size(folder)} MB after")
            measured("forget a name", lambda: forget(store, NAME, why="", when=DAY, everybody=True))
            measured("retract all", lambda: retract(store, DAY))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
