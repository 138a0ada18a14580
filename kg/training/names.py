"""Trains the models of names (`kg.extraction.likely.names`) on annotated files; always the same weights.

The models learn from more phrases than they are asked of: every one that ends as names of bodies do, and all that reads
as a person's name, those that rules find among them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.extraction.extractor import Extractor
from kg.extraction.likely.body_features import Bodies, End
from kg.extraction.likely.linear_model import LinearModel
from kg.extraction.likely.names import BODIES, FILES, PERSON, Models
from kg.extraction.likely.person_features import People
from kg.extraction.likely.surroundings import Surroundings
from kg.extraction.people.names import possible_ends
from kg.gold import Range
from kg.model import EntityType
from kg.training.annotated import articles_of, gold_files, places_of
from kg.training.regression import fit

_STOPS = frozenset("，。；！？：,;!?:\n“「《（(")
_NO_START = frozenset("、）)（(—~·》 \u3000”」")
_OPENING = {"”": "“", "」": "「", "）": "（", ")": "("}
_APART = frozenset("uj ul uz ud uv u p c r".split())  # parts of speech of words that no name reaches over
_MOST_WORDS, _LONGEST, _SHORTEST = 8, 22, 2  # words and characters of a name
_LIGHTEST = 0.1  # of the weights that are kept: half of all, which find the same names
Named = tuple[EntityType, bool]
Case = tuple[tuple[EntityType, ...], frozenset[str], EntityType | None]
"""The types that the phrase may be of, what speaks for it, and what it names."""


def train_names(folders: Iterable[Path], extractors: Sequence[Extractor]) -> Models:
    """The models that the gold files of the folders teach; each extractor reads every so many-th file.

    What a tagger says of an article that trained it is no lesson, for there it is surer than elsewhere: give as many
    extractors as parts of the files, each with a tagger that its own part did not train.  Raises `ReadError` for a
    file that is no gold file.
    """
    files = enumerate(gold_files(folders))
    return fit_names(case for number, file in files for case in cases(file, extractors[number % len(extractors)]))


def fit_names(cases: Iterable[Case]) -> Models:
    """The model of each type, from the cases that may be of it."""
    cases, models = list(cases), dict[EntityType, LinearModel]()
    for type_ in FILES:
        asked = ((told, named is type_) for types, told, named in cases if type_ in types)
        models[type_] = fit(asked, lightest=_LIGHTEST)
    return models


def cases(file: Path, extractor: Extractor) -> Iterator[Case]:
    """Every phrase of a file that may be a name, and what the gold says it names; none that is optional."""
    for around, gold in read(file, extractor):
        yield from cases_of(around, gold)


def cases_of(around: Surroundings, gold: Mapping[Range, Named]) -> Iterator[Case]:
    """The cases of one article."""
    for asked, place, told in (*_of_people(around), *_of_bodies(around)):
        named, optional = gold.get(place, (None, False))
        if not optional:
            yield asked, frozenset(told), named


def read(file: Path, extractor: Extractor) -> Iterator[tuple[Surroundings, dict[Range, Named]]]:
    """What is around the names of each article of a file, and what the gold names where: optional ones with True."""
    for article, gold in articles_of(file):
        named = {place: (EntityType(thing.type), thing.optional) for place, thing in places_of(gold, article)}
        yield extractor.surroundings(article), named


def _of_people(around: Surroundings) -> Iterator[tuple[tuple[EntityType, ...], Range, list[str]]]:
    people = People(around)
    begins = (start for start, _ in (*people.seen(), *people.read(around.analysis.word_surnames)))
    other_ends = ((start, end) for start in begins for end in possible_ends(around.analysis, start))
    for start, end in dict.fromkeys((*people.seen(), *other_ends)):
        if end <= len(around.text):
            yield (PERSON,), (start, end), people.of_range(start, end)


def _of_bodies(around: Surroundings) -> Iterator[tuple[tuple[EntityType, ...], Range, list[str]]]:
    bodies = Bodies(around)
    seen = {one.span.end: one.span.start for one in around.tagged if one.type is not PERSON}
    endings = (at for at in around.analysis.body_suffixes if around.analysis.starts_token(at))
    for at in sorted({*endings, *seen}):
        end = bodies.end_at(at)
        of_end = bodies.of_end(end)
        for start in dict.fromkeys((*_starts(around, end), *((seen[at],) if at in seen else ()))):
            if at - start >= _SHORTEST:
                yield BODIES, (start, at), [*of_end, *bodies.of_phrase(start, end)]


def _starts(around: Surroundings, end: End) -> Iterator[int]:
    """Where the words before the end begin, what stands in quotation marks or brackets counting as one."""
    text, at, limit = around.text, end.end, max(0, end.end - _LONGEST)
    for _ in range(_MOST_WORDS):
        if at <= limit or text[at - 1] in _STOPS:
            return
        opening = _OPENING.get(text[at - 1])
        at = text.rfind(opening, limit, at) if opening else _word(around, at, end)
        if at < 0:
            return
        if text[at] not in _NO_START:
            yield at


def _word(around: Surroundings, at: int, end: End) -> int:
    """Where the word before an offset begins; -1 for one that no name reaches over."""
    word = around.analysis.token_at(at - 1)
    apart = word.tag in _APART or word.text in around.analysis.lexicon.phrase_walls
    return -1 if apart and word.end <= end.start else word.start
