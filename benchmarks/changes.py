"""Fictional pages as records, and random sequences of changes to a store of them; the same seed gives the same.

The pages are few and short and name the same few things, so that most facts have more than one support.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from random import Random

from kg.config import Config
from kg.graph.store import Store
from kg.model import EntityType, Factuality, PageRecord, Predicate
from tests.graph.records import RecordBuilder, from_source

CONFIG = Config()
PAGES = 12
SOURCES = ("A", "B", "C", "D")
PEOPLE = ("周远山", "沈清禾", "陆晚舟", "苏白榆", "林见秋")
BODIES = ("青禾社区", "临溪街道")
EVENTS = ("推进会", "邻里节")
ROLES = ("presides", "attends", "speaks", "")
FACTUALITY = (Factuality.STATED, Factuality.STATED, Factuality.PLANNED)

Held = frozenset[tuple[str, int]]


@dataclass(frozen=True)
class Change:
    """One step: a source begins to hold a page, or holds it no longer."""

    source: str
    page: int
    put: bool

    def apply(self, store: Store, held: Held) -> Held:
        """Make the step in a store whose sources hold ``held``; return what they hold after it."""
        if self.put:
            store.put(record(self.source, self.page), CONFIG)
            return held | {(self.source, self.page)}
        held -= {(self.source, self.page)}
        keep = [record(source, page).page.id for source, page in held if source == self.source]
        store.drop_missing(self.source, keep)
        return held

    def after(self, held: Held) -> Held:
        """What the sources hold after the step."""
        return held | {(self.source, self.page)} if self.put else held - {(self.source, self.page)}


@cache
def record(source: str, number: int) -> PageRecord:
    """What a page says, as read from a source."""
    return from_source(_page(number), source, f"{source}.txt")


@cache
def _page(number: int) -> PageRecord:
    random = Random(number)
    people = random.sample(PEOPLE, random.randint(1, 3))
    event, body = random.choice(EVENTS), random.choice(BODIES)
    builder = RecordBuilder(f"第{number}期：{body}举办{event}，{'、'.join(people)}到场。")
    thing = builder.entity(EntityType.INITIATIVE, random.choice(["Meeting", "Festival"]), event)
    unit = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "", body)
    builder.say(unit, Predicate.ORGANIZES, thing, f"{body}举办{event}", factuality=random.choice(FACTUALITY))
    for name in people:
        person = builder.entity(EntityType.PERSON, "", name)
        role, vouched = random.choice(ROLES), random.choice(FACTUALITY)
        builder.say(person, Predicate.PARTICIPATES_IN, thing, name, role, vouched)
    return builder.record()


def sequence(seed: int, length: int) -> Iterator[Change]:
    """Changes in random order: pages come, come again and go, and one takes the place of another."""
    random, held = Random(seed), frozenset[tuple[str, int]]()
    made = 0
    while made < length:
        for change in _step(random, held):
            made += 1
            held = change.after(held)
            yield change


def _step(random: Random, held: Held) -> Iterator[Change]:
    new = Change(random.choice(SOURCES), random.randrange(PAGES), put=True)
    if not held or random.random() < 0.5:
        yield new
        return
    source, page = random.choice(sorted(held))
    if random.random() < 0.5:
        # A changed file: the build puts what it says now, then withdraws what it said before.
        yield Change(source, new.page, put=True)
        if new.page == page:
            return
    yield Change(source, page, put=False)


def there_and_back(seed: int, length: int) -> tuple[Change, ...]:
    """A sequence, and then the withdrawal of all that is left."""
    changes, held = tuple(sequence(seed, length)), frozenset[tuple[str, int]]()
    for change in changes:
        held = change.after(held)
    return (*changes, *(Change(source, page, put=False) for source, page in sorted(held)))


def states(changes: Sequence[Change]) -> list[str]:
    """The digest of the graph before the first change and after each, from a build of what is left."""
    held: Held = frozenset()
    found = [one_build(held)]
    for change in changes:
        held = change.after(held)
        found.append(one_build(held))
    return found


@cache
def one_build(held: Held) -> str:
    """The digest of a fresh graph of what the sources hold."""
    with Store.memory() as store:
        for source, page in sorted(held):
            store.put(record(source, page), CONFIG)
        return digest(store)


def digest(store: Store) -> str:
    """A hash of everything that users see."""
    return sha256("\n".join(sorted(map(str, store.quads()))).encode("utf-8")).hexdigest()


def differing(seed: int, length: int) -> str:
    """Make a sequence in a store in memory; say where its graph differs from one build of what is left, or ""."""
    random, held = Random(seed), frozenset[tuple[str, int]]()
    with Store.memory() as store:
        for number, change in enumerate(sequence(seed, length)):
            held = change.apply(store, held)
            if random.random() < 0.25 and digest(store) != one_build(held):
                return f"sequence {seed} differs after change {number}: {change}"
        if digest(store) != one_build(held):
            return f"sequence {seed} differs at its end"
        for source in SOURCES:
            store.drop_missing(source, ())
        return "" if not list(store.quads()) else f"sequence {seed} leaves something behind"
