"""Names that no rule found and the tagger is not sure of, where a linear model is: people, bodies, places and units.

The models weigh what stands in and around what the tagger sees (`body_features`, `person_features`); they were trained
on the annotated articles of ``data/annotated``.  What the rules refuse for a reason (城中村, 业委会 alone, a short form
of what was found) they are not asked.
"""

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.bodies.chains import Suffix, inside_other_word
from kg.extraction.bodies.unit_names import SAID_OF
from kg.extraction.discourse.short_forms import LEGAL_FORM, stands_in
from kg.extraction.likely.body_features import Bodies, End
from kg.extraction.likely.candidates import is_doctrine
from kg.extraction.likely.linear_model import LinearModel, load_model
from kg.extraction.likely.person_features import People
from kg.extraction.likely.refused import is_done_to_unit, is_no_name
from kg.extraction.likely.surroundings import Surroundings
from kg.extraction.people.no_names import without_words
from kg.extraction.text.matching import every_place
from kg.extraction.text.stems import KINDS_NAMED, is_common, is_kind_only
from kg.model import EntityType, Mention, Span
from kg.patterns import late

if TYPE_CHECKING:
    from kg.extraction.tagger.tagger import TaggedSpan

PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION
PLACE, UNIT = EntityType.PLACE, EntityType.ADMINISTRATIVE_UNIT
BODIES = (ORGANIZATION, PLACE, UNIT)
RULE = "name-model"
FILES = {PERSON: "people", ORGANIZATION: "bodies", PLACE: "places", UNIT: "units"}
# Probabilities from which on two of three more were right on articles that it was not trained on.
LEAST = {PERSON: 0.7, ORGANIZATION: 0.5, PLACE: 0.5, UNIT: 0.7}
_CONFIDENCE = 0.8
# What a person's characters, and the end of a body's, place's or unit's name have to add up to for more to be asked:
# nearly all that is likely in the end has more.
_CHARACTERS, _ENDS = -4.5, {ORGANIZATION: -3.7, PLACE: -6.9, UNIT: -7.4}
_SEEN = 0.35  # the tagger's confidence from which on it is asked
_FOREIGN = 0.9  # a probability that is enough for a person without a Chinese surname
_BRIEF = 0.9  # the same for a company without its legal form: 锦禾服饰 may be its project
_COUNT = late("[二三四五六七八九十][一二三四五六七八九十多余人位名年岁]")
_JOINS, _WHOLE = frozenset("和与及、"), frozenset({"School", "Hospital", "PublicBody"})
_LAND = late(r"[山林矿牧灾库老]区$")  # 金山区 and its like the rules know from the register
Models = Mapping[EntityType, LinearModel]


class Likely(NamedTuple):
    """A phrase that is likely a name; ``kind`` is that of its ending."""

    chance: float
    start: int
    end: int
    type: EntityType
    kind: str = ""


def load_models() -> Models:
    """The models that ship, read once.

    Raises `DataError` where a file of theirs is damaged.
    """
    return {type_: load_model(f"names/{name}.tsv.gz") for type_, name in FILES.items()}


def find_likely_names(around: Surroundings, models: Models) -> tuple[Mention, ...]:
    """What the models take for likely names, ascending, each wherever it stands; none meets a name that is known."""
    chosen = likely(around, models, LEAST)
    if not chosen:
        return ()
    names = dict[str, Likely]()
    found = {Span(one.start, one.end): one for one in chosen}
    for span, one in found.items():
        names.setdefault(span.cut(around.text), one)
    return tuple(sorted(_mention(around, span, one) for span, one in (found | _again(around, names, found)).items()))


def without_ends(named: tuple[Mention, ...], likely: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The names found less those that are the end of a longer one: 南路街道, of 新建南路街道, a unit likewise."""
    whole = {(one.type, one.span.end): one.span.start for one in likely if one.type in (UNIT, PLACE)}
    if not whole:
        return named
    heads = {one.span.start for one in named if one.type is UNIT}
    starts = ((one, whole.get((one.type, one.span.end), one.span.start)) for one in named)
    return tuple(one for one, start in starts if start >= one.span.start or start in heads)


def _again(around: Surroundings, names: Mapping[str, Likely], found: Mapping[Span, Likely]) -> dict[Span, Likely]:
    """The names where they stand free elsewhere."""
    taken = {at for span in found for at in range(span.start, span.end)} | around.taken
    again = dict[Span, Likely]()
    for start, name in every_place(around.text, names):
        offsets = range(start, start + len(name))
        if around.analysis.starts_token(start) and taken.isdisjoint(offsets):
            taken.update(offsets)
            again[Span(start, offsets.stop)] = names[name]
    return again


def _mention(around: Surroundings, span: Span, one: Likely) -> Mention:
    return Mention(span, one.type, span.cut(around.text), one.kind, RULE, _CONFIDENCE)


def likely(around: Surroundings, models: Models, least: Mapping[EntityType, float]) -> list[Likely]:
    """The phrases with the ``least`` probability of their type, and more, the likeliest first; none overlap."""
    kept, taken = list[Likely](), set[int]()
    found = (*_people(around, models[PERSON]), *_bodies(around, models))
    for one in sorted(found, key=lambda one: (-one.chance, one.start, one.end)):
        offsets = range(one.start, one.end)
        if one.chance >= least[one.type] and taken.isdisjoint(offsets) and not _is_refused(around, one):
            kept.append(one)
            taken.update(offsets)
    return kept


def _people(around: Surroundings, model: LinearModel) -> Iterator[Likely]:
    people = People(around)
    for start, end in people.ranges():
        total = model.total(people.of_characters(start, end))
        if total > _CHARACTERS and not _is_no_person(around, start, end):
            total += model.weigh(people.of_context(start, end))
            yield Likely(_chance(total), start, end, PERSON)


def _bodies(around: Surroundings, models: Models) -> Iterator[Likely]:
    bodies = Bodies(around)
    for start, end, type_ in _free(around, bodies):
        total = models[type_].total(bodies.of_end(end))
        if total > _ENDS[type_]:
            total += models[type_].weigh(bodies.of_phrase(start, end))
            yield Likely(_chance(total), start, end.end, type_, end.kind)


def _chance(total: float) -> float:
    return 1 / (1 + math.exp(-total))


def _free(around: Surroundings, bodies: Bodies) -> Iterator[tuple[int, End, EntityType]]:
    """What the tagger sees that has an ending of the lists and cuts no name and no word, and what it may be."""
    endings, borders, found = around.analysis.body_suffixes, around.analysis.starts_token, around.found
    for one in around.tagged:
        span, type_, confidence = one
        place = span.start, span.end
        if span.end not in endings or type_ is PERSON or place in found or confidence < _SEEN or not borders(span.end):
            continue
        end = bodies.end_at(span.end)
        asked = _type(around, one, end) if end.start > span.start else None
        if asked is not None and not around.cuts(*place):
            yield span.start, end, asked


def _type(around: Surroundings, one: "TaggedSpan", end: End) -> EntityType | None:
    """A body by what the tagger sees; a place or unit by the ending."""
    if one.type is ORGANIZATION:
        return ORGANIZATION
    lexicon = around.analysis.lexicon
    return UNIT if end.term in lexicon.unit_suffixes else PLACE if end.term in lexicon.place_suffixes else None


def _is_refused(around: Surroundings, one: Likely) -> bool:
    """What is no name for a reason that the rules have, too."""
    name = around.text[one.start : one.end]
    if name in around.analysis.lexicon.countries or (name[-1] == "馆" and around.text[one.end : one.end + 1] == "日"):
        return True  # 国际博物馆|日
    if one.type is PERSON:  # that it is no person's name was asked before
        return one.start not in around.analysis.surnames and one.chance < _FOREIGN
    stem = name[: -len(around.analysis.body_suffixes[one.end])]
    if is_no_name(around.analysis, one.start, one.end) or _is_kind(around, one, stem):
        return True
    if _acts(around, one) or _joins_two(around, one):
        return True
    if one.kind == "Company" and one.chance < _BRIEF and not LEGAL_FORM.search(name):
        return True
    return _ends_word(around, one) if one.type is UNIT else _is_short_form(around, name)


def _is_kind(around: Surroundings, one: Likely, stem: str) -> bool:
    """属地|社区, 便民|茶站: what only says which kind of unit, place or body."""
    if one.type is PLACE and is_common(around.analysis.segmenter, around.divisions, stem):
        return True
    empty = around.analysis.lexicon.empty_stems.get(stem, ("",))[0] in ("body", "both")
    with_it = stem == "联合" and bool(around.ending.get(one.start))  # 云栖区民政局|联合街道
    said = SAID_OF.fullmatch(stem) is not None
    done = one.start not in around.ending and is_done_to_unit(around.analysis, one.start, one.start + len(stem))
    return ((empty or with_it or said or done) and one.type is UNIT) or (one.kind in KINDS_NAMED and is_kind_only(stem))


def _acts(around: Surroundings, one: Likely) -> bool:
    """检方强制搜查|某某党: what somebody does to a body that was found."""
    inner = (other.span.start for other in around.ending.get(one.end, ()) if other.span.start > one.start)
    words = around.analysis.tokens_in(one.start + 1, max(inner, default=one.start))
    return any(word.tag == "v" and len(word.text) > 1 for word in words)


def _joins_two(around: Surroundings, one: Likely) -> bool:
    """云栖高中|和|职业学院: a body that was found, and then another; not 云栖物流|与采购联合会."""
    first = (other.span.end for other in around.starting.get(one.start, ()) if other.kind in _WHOLE)
    return any(around.text[end] in _JOINS for end in first if end < one.end)


def _is_no_person(around: Surroundings, start: int, end: int) -> bool:
    """A word, or a part of one (葫芦丝, 马克思主义, 沈母二|十年) or of a firm (石立新材 of 石立新材料有限公司)."""
    name = around.text[start:end]
    if any(name in firm for firm in around.firms) or name[0] == "暨" or _COUNT.match(around.text, end - 1):
        return True
    mention = Mention(Span(start, end), PERSON, name, "", RULE, _CONFIDENCE)
    return is_doctrine(around.analysis, mention) or not without_words(around.analysis, (mention,))


def _ends_word(around: Surroundings, one: Likely) -> bool:
    """云栖|辖区, 北岭|山区: with an ending that is the end of a common word."""
    if _LAND.search(around.text, one.start, one.end):
        return True
    term = around.analysis.body_suffixes[one.end]
    return inside_other_word(around.analysis, Suffix(Span(one.end - len(term), one.end), term, ()))


def _is_short_form(around: Surroundings, name: str) -> bool:
    """县残联 of 青溪县残疾人联合会: another name of what was found."""
    return any(len(body) > len(name) and stands_in(name, body) for body in around.bodies)
