"""The stages in order: read, split, extract, link; one page after the other, or several side by side."""

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from logging import getLogger
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from kg.config import Config
from kg.errors import KgError
from kg.garbage import keep, no_search_for_garbage
from kg.model import (
    HOLDINGS,
    Article,
    Entity,
    Evidence,
    Extraction,
    Failure,
    Page,
    PageRecord,
    Predicate,
    Profile,
    Statement,
)

if TYPE_CHECKING:
    from kg.extraction.extractor import Extractor
    from kg.linking.joining import Joined
    from kg.linking.judgements import Decisions

# What is processed at once: enough that the tagger has much to read together, and that handing it over to a worker
# costs little; little enough that all workers have some.
_BATCH_CHARACTERS = 20_000
_BATCH_ITEMS = 32
_BATCHES_AHEAD = 3

# What a statement's qualifier is called in the output.
QUALIFIERS = {**dict.fromkeys(HOLDINGS, "title"), Predicate.PARTICIPATES_IN: "role", Predicate.KIN_OF: "kin"}


@dataclass(frozen=True, slots=True)
class SourceEnd:
    """The end of one input: ``pages`` are the ids of those it holds, all of them where ``complete``."""

    source: str
    pages: frozenset[str]
    complete: bool


Item = Page | Failure | SourceEnd
Event = PageRecord | Failure | SourceEnd


def read(inputs: Sequence[str], config: Config) -> Iterator[Item]:
    """Return the pages of the inputs, in order, with a `Failure` for each that is left out."""
    from kg.reading.pages import find_sources, read_source

    sources, failures = find_sources(inputs)
    yield from failures
    for source in sources:
        name, pages, complete = "", set(), True
        for item in read_source(source, config):
            if isinstance(item, Page):
                name = item.source
                pages.add(item.id)
            else:
                complete = False
            yield item
        yield SourceEnd(name, frozenset(pages), complete and bool(pages))


def process(page: Page, extractor: "Extractor") -> PageRecord:
    """Return all that a page says: its articles, entities and statements."""
    from kg.linking.linker import link

    return link(page, *_extracted((page,), extractor))


def _extracted(pages: Sequence[Page], extractor: "Extractor") -> list[tuple[Extraction, ...]]:
    """What the articles of each page say; the extractor has all at once, and is the sooner done with short ones."""
    from kg.reading.articles import split_articles

    articles = [split_articles(page) for page in pages]
    extractions = iter(extractor.extract_all(list(chain(*articles))))
    return [tuple(islice(extractions, len(of_page))) for of_page in articles]


def run(inputs: Sequence[str], config: Config) -> Iterator[Event]:
    """Return the record of each page of the inputs, in order, whatever the number of workers.

    A page in which a stage breaks off is a `Failure` that names it; so is an
    article with a quotation that is not what stands at its place, or whose
    graph has not the shapes of `ontology/shapes.ttl`.  The others go on.
    Raises `ConfigError` where the register does not have the home district.
    """
    from kg.linking.units import require_known

    require_known(config.place)
    batches = _batches(read(inputs, config))
    if config.workers == 1:
        for batch in batches:
            yield from _process_batch(batch, config)
    else:
        yield from _side_by_side(batches, config)


def to_lines(record: PageRecord, config: Config) -> Iterator[dict[str, Any]]:
    """Return what ``kg extract`` prints of a page, an object an article.

    Offsets are code points of the file's text; an entity's ``id`` is its IRI.
    """
    names = _iris(record, config)
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in record.statements:
        said[statement.evidence.article_id].append(statement)
    mentions = _mentions(record.entities)
    entities = {entity.id: entity for entity in record.entities}
    for article in record.articles:
        here = mentions[article.id]
        ends = {end for s in said[article.id] for end in (s.subject, s.object) if end in entities}
        yield {
            "file": record.page.name,
            "article": _article(article),
            "entities": [_entity(entities[key], here.get(key, []), names) for key in _by_place(here, ends)],
            "relations": sorted((_relation(s, names) for s in said[article.id]), key=_place),
        }


def joined(records: Iterable[PageRecord], config: Config) -> Iterator[PageRecord]:
    """Return the records, all read first, with one id for what is one person in several pages."""
    from kg.linking.judgements import decide

    kept = list(records)
    ids = _joined([profile for record in kept for profile in record.profiles], config)
    yield from (decide(record, ids) for record in kept)


def joined_lines(records: Iterable[PageRecord], config: Config) -> Iterator[dict[str, Any]]:
    """Return what `to_lines` does of the records that `joined` returns; a file holds them meanwhile, not memory."""
    from kg.graph.iris import entity_iri

    profiles: list[Profile] = []
    with TemporaryFile("w+", encoding="ascii") as spool:
        for record in records:
            profiles += record.profiles
            spool.writelines(json.dumps(line) + "\n" for line in to_lines(record, config))
        types = {profile.entity: profile.type for profile in profiles}
        new = {
            entity_iri(config.base, types[old], old): entity_iri(config.base, types[old], id_)
            for old, id_ in _joined(profiles, config).ids.items()
        }
        spool.seek(0)
        yield from (_renamed(json.loads(line), new) for line in spool)


def _joined(profiles: Sequence[Profile], config: Config) -> "Joined":
    from kg.linking.joining import apart_in, join

    return join(profiles, apart_in(profiles, decisions_in(config)))


def _renamed(line: dict[str, Any], new: Mapping[str, str]) -> dict[str, Any]:
    entities = [entity | {"id": new.get(entity["id"], entity["id"])} for entity in line["entities"]]
    relations = [
        relation | {end: new.get(relation[end], relation[end]) for end in ("subject", "object")}
        for relation in line["relations"]
    ]
    return line | {"entities": entities, "relations": sorted(relations, key=_place)}


def _process_batch(batch: list[Item], config: Config) -> list[Event]:
    extractions = iter(_read_together([item for item in batch if isinstance(item, Page)], config))
    events = (_processed(item, next(extractions), config) if isinstance(item, Page) else [item] for item in batch)
    return list(chain.from_iterable(events))


def _read_together(pages: list[Page], config: Config) -> Sequence[tuple[Extraction, ...] | None]:
    """What each page says, or None where a stage breaks off: then each is read alone, and only one is left out."""
    if not pages:
        return ()
    extractor = _held_extractor(config)
    try:
        return _extracted(pages, extractor)
    except MemoryError:
        raise
    except Exception:
        return [None] * len(pages)


def _processed(page: Page, extractions: tuple[Extraction, ...] | None, config: Config) -> list[Event]:
    from kg.graph.conforming import without_faults
    from kg.linking.judgements import decide
    from kg.linking.linker import link

    extractor = _held_extractor(config)
    decisions = decisions_in(config)
    try:
        known = extractions if extractions is not None else _extracted((page,), extractor)[0]
        record, faulty = without_faults(link(page, known))
        if faulty and not record.articles:
            return [_left_out(page, faulty[0][1])]
        failures = [_left_out(page, why, f"article {article.title!r} ") for article, why in faulty]
        return [*failures, decide(record, decisions) if decisions else record]
    except MemoryError:
        raise
    except Exception as error:
        # Whatever a page holds, the others of a run of thousands are to be read; the message tells of the defect.
        getLogger(__name__).debug("%s", page.name, exc_info=True)
        return [_left_out(page, f"{type(error).__name__}: {error}")]


def _left_out(page: Page, why: str, part: str = "") -> Failure:
    return Failure(page.name, f"{page.name}: {part}left out: {why} (a defect of kg: report it)")


def decisions_in(config: Config) -> "Decisions | None":
    """Return the judgements of the file that the settings name, worked out, or None."""
    from kg.linking.judgements import decisions_of, read_judgements

    path = config.judgements
    return decisions_of(read_judgements(Path(path))) if path else None


def new_extractor(config: Config) -> "Extractor":
    """What a run with these settings reads articles with; hold on to it, loading takes about a second.

    Raises `DataError` or `MissingExtraError` where a lexicon or a tagger that the settings name cannot be had.
    """
    with no_search_for_garbage():
        extractor = _loaded(config)
        keep()
    return extractor


def _loaded(config: Config) -> "Extractor":
    from kg.extraction.extractor import Extractor
    from kg.knowledge.lexicon import load_lexicon

    if config.tagger == "none":
        return Extractor(load_lexicon(config.lexicons))
    from kg.extraction.likely import initiatives as likely_initiatives
    from kg.extraction.likely.linear_model import load_model
    from kg.extraction.likely.names import load_models
    from kg.extraction.participation import presence
    from kg.extraction.tagger.backends import choose_tagger

    return Extractor(
        load_lexicon(config.lexicons),
        tagger=choose_tagger(config.tagger),
        presence=load_model(presence.WEIGHTS),
        initiatives=load_model(likely_initiatives.WEIGHTS),
        names=load_models(),
        every_name=config.names == "every",
    )


_held = cache(new_extractor)


def _held_extractor(config: Config) -> "Extractor":
    """One for all pages of a process, whatever describes them."""
    return _held(Config(lexicons=config.lexicons, tagger=config.tagger, names=config.names))


def _side_by_side(batches: Iterable[list[Item]], config: Config) -> Iterator[Event]:
    """The events in the order of the items, with a few batches under way in each worker."""
    from concurrent.futures import Future, ProcessPoolExecutor  # which a run in one process has no use for
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    waiting: deque[Future[list[Event]]] = deque()
    # A spawned worker starts clean; a forked one would share the threads of an open store.
    with ProcessPoolExecutor(config.workers, mp_context=get_context("spawn")) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(_process_batch, batch, config))
                if len(waiting) >= config.workers * _BATCHES_AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool:
            raise KgError("a worker process ended before its work (out of memory?); try --workers 1") from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += len(item.text) if isinstance(item, Page) else 0
        if characters >= _BATCH_CHARACTERS or len(batch) >= _BATCH_ITEMS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _iris(record: PageRecord, config: Config) -> dict[str, str]:
    from kg.graph.iris import entity_iri

    return {entity.id: entity_iri(config.base, entity.type, entity.id) for entity in record.entities}


def _article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "kicker": article.kicker,
        "authors": list(article.authors),
        "start": article.span.start,
        "end": article.span.end,
        "published": article.metadata.published,
    }


def _mentions(entities: Iterable[Entity]) -> dict[str, dict[str, list[Evidence]]]:
    """By article, the mentions of each entity that it names."""
    mentions: dict[str, dict[str, list[Evidence]]] = defaultdict(dict)
    for entity in entities:
        for evidence in sorted(entity.evidence):
            mentions[evidence.article_id].setdefault(entity.id, []).append(evidence)
    return mentions


def _by_place(mentions: Mapping[str, list[Evidence]], others: set[str]) -> list[str]:
    """The entities in the order of their first mention; those that only a relation needs come last."""
    named = sorted(mentions, key=lambda key: (mentions[key][0].span, key))
    return [*named, *sorted(others - mentions.keys())]


def _entity(entity: Entity, mentions: Iterable[Evidence], names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": names[entity.id],
        "type": str(entity.type),
        "kind": entity.kind,
        "name": entity.name,
        "mentions": [{"start": m.span.start, "end": m.span.end, "rule": m.rule} for m in mentions],
    }


def _place(relation: dict[str, Any]) -> tuple[int, int, list[str]]:
    said = [str(value) for key, value in relation.items() if key != "confidence"]
    return relation["start"], relation["end"], said


def _relation(statement: Statement, names: dict[str, str]) -> dict[str, Any]:
    line: dict[str, Any] = {
        "subject": names.get(statement.subject, "article"),
        "predicate": str(statement.predicate),
        "object": names.get(statement.object, statement.object),
    }
    if statement.predicate is Predicate.HELD_POSITION:  # which annotated files do not tell from a post still held
        line |= {"predicate": str(Predicate.HOLDS_POSITION), "status": "former"}
    if statement.qualifier:
        line[QUALIFIERS.get(statement.predicate, "qualifier")] = statement.qualifier
    evidence = statement.evidence
    return line | {
        "factuality": str(statement.factuality),
        "quote": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }
