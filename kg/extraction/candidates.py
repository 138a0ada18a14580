"""What the learned tagger adds to the rules: names that the rules did not see and that are safe to take.

The rules say how they know; the tagger only fills gaps, and only where it was
measured to be right on the genre (docs/tagger.md): people of whom it is sure,
and organizations that an article names more than once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.analysis import Analysis
from kg.extraction.board import LEVELS
from kg.extraction.chains import FUNCTION_CHARACTERS
from kg.extraction.stems import is_common
from kg.knowledge.divisions import Divisions
from kg.knowledge.lexicon import Terms
from kg.model import EntityType, Mention, Span

if TYPE_CHECKING:
    from kg.extraction.tagger import Names, TaggedSpan

_SURE = 0.95
_SURE_PERSON = 0.7
_SURE_END = 0.99
# The rules that read a name's end from its characters, not from a mark or title after it.
_GUESSED_ENDS = frozenset({"person-after-title", "person-subject", "person-repeated"})
_LIKELY = 0.6  # enough for a name that a title, a role or a kin term stands right before
_EVEN = 0.5  # below it, more names are wrong than right
_AGAIN = 0.8  # enough for a name that the tagger finds more than once
# Of three characters and fewer, most that the rules pass over are no names: 人大, 党组织.
_SHORTEST_BODY = 4
# A thought or theory named after a person names the person only as a part of it: …新时代…思想.
_THEORY = re.compile(r"新时代|思想|主义|理论")
_CUT = 3  # characters that the rules may have cut off a body's name; of more, they know better than the tagger
_SITE = re.compile(r"(?:中心|总?站|[点所室]|小组|联盟)$")  # with which usual words make a kind of body: 志愿服务|点
_ESTATE = 4  # characters of an estate's usual name, which may be of any words: 物产小区
LEARNED_UNIT = "tagger-unit"
_ISMS = ("主义", "列宁主义")  # 马克思|列宁主义
_THOUGHT = re.compile(r"毛泽东思想|邓小平理论|习近平(?:新时代中国特色|[\u4e00-\u9fff]{2,4}思想)")


def is_doctrine(analysis: Analysis, mention: Mention) -> bool:
    """马克思主义 names no person, nor does 毛泽东思想; 思想 after another name may begin a phrase of its own."""
    if mention.type is not EntityType.PERSON:
        return False
    return analysis.text.startswith(_ISMS, mention.span.end) or bool(_THOUGHT.match(analysis.text, mention.span.start))


def with_sure_ends(
    analysis: Analysis, people: Iterable[Mention], tagged: Iterable["TaggedSpan"]
) -> tuple[Mention, ...]:
    """The people, each that ends elsewhere than the tagger is sure of (穆罕默|德, 王凯陪|同) ended as it says."""
    ends = {one.span.start: one.span for one in tagged if one.type is EntityType.PERSON and one.confidence >= _SURE_END}
    people = tuple(person for person in people if person.name not in analysis.lexicon.countries)
    guessed = [person for person in people if person.rule in _GUESSED_ENDS and person.span.start in ends]
    names = {person.name: ends[person.span.start].cut(analysis.text) for person in guessed}
    return tuple(_named(analysis, person, names.get(person.name, person.name)) for person in people)


def with_learned(
    analysis: Analysis, divisions: Divisions, people: Iterable[Mention], bodies: Sequence[Mention], tagged: "Names"
) -> tuple[Mention, ...]:
    """The bodies as the tagger sees them, ascending: less those that it has doubts of, with those that it adds."""
    sure = [one for one in tagged if one.type is not EntityType.PERSON and one.confidence >= _EVEN]
    kept = tuple(_made_whole(analysis, _without_doubtful(analysis, divisions, bodies, tagged), sure))
    taken = _offsets(mention.span for mention in (*people, *kept))
    free = [one for one in sure if taken.isdisjoint(range(one.span.start, one.span.end))]
    return tuple(sorted({*kept, *_further_units(analysis, kept, free), *_with_ends(analysis, divisions, free)}))


def _offsets(spans: Iterable[Span]) -> set[int]:
    return {offset for span in spans for offset in range(span.start, span.end)}


def _without_doubtful(
    analysis: Analysis, divisions: Divisions, bodies: Sequence[Mention], tagged: "Names"
) -> Sequence[Mention]:
    """The bodies less places that are people (王永海) and what may be words where the tagger sees no name anywhere."""
    people = {one.span for one in tagged if one.type is EntityType.PERSON and one.confidence >= _AGAIN}
    bodies = [body for body in bodies if body.type is not EntityType.PLACE or body.span not in people]
    doubtful, sure = set[str](), set[str]()
    for body in bodies:
        (doubtful if tagged and _may_be_words(analysis, divisions, body) else sure).add(body.name)
    if doubtful := doubtful - sure:
        seen, ends = _offsets(one.span for one in tagged), {body.span.end for body in bodies}
        for body in bodies:  # 云栖街道|拥军社区, 东风路|的拥军社区: right after another name
            start = body.span.start - analysis.text.startswith("的", body.span.start - 1)
            if start in ends or not seen.isdisjoint(range(body.span.start, body.span.end)):
                doubtful.discard(body.name)
    return [body for body in bodies if body.name not in doubtful]


def _may_be_words(analysis: Analysis, divisions: Divisions, body: Mention) -> bool:
    """工作人员全靠|村, 商品房小区, 志愿服务点: what a suffix alone makes a name."""
    if body.rule in ("unit-suffix", "place-suffix"):
        is_estate = body.kind == "ResidentialEstate" and len(body.name) > _ESTATE
        return is_estate if body.type is EntityType.PLACE else not divisions.is_street(body.name)
    site = _SITE.search(body.name) if body.rule == "organization-suffix" else None
    if site is None or analysis.lexicon.titles.longest_at(analysis.text, body.span.end) is not None:
        return False
    return is_common(analysis.segmenter, divisions, body.name[: site.start()])


def _with_ends(analysis: Analysis, divisions: Divisions, free: Iterable["TaggedSpan"]) -> Iterator[Mention]:
    """澈禾公园: names that end as names of bodies or places do, and are no mere kinds of them (街心公园)."""
    bodies, places = analysis.lexicon.org_suffixes, analysis.lexicon.place_suffixes
    for one in free:
        name = one.span.cut(analysis.text)
        term = bodies.longest_ending(name, len(name)) or places.longest_ending(name, len(name)) or ""
        kinds = bodies.get(term) or places.get(term) or ("", "yes")
        if len(term) < 2 or len(name) < _SHORTEST_BODY or one.confidence < _SURE_PERSON or "yes" in kinds:
            continue  # 党支部 and its like the rules know by their kind
        if FUNCTION_CHARACTERS.isdisjoint(name) and not is_common(analysis.segmenter, divisions, name[: -len(term)]):
            yield replace(_mention(analysis, one.span, one), kind=kinds[0])


def _made_whole(analysis: Analysis, bodies: Sequence[Mention], sure: Iterable["TaggedSpan"]) -> Iterator[Mention]:
    """云|州公安分局, and as much of what begins there: 云|州公安分局青禾派出所."""
    begins, ends = {one.span.end: one.span.start for one in sure}, {body.span.end for body in bodies}
    starts = {
        body.span.start: start
        for body in bodies
        if 0 < body.span.start - (start := begins.get(body.span.end, body.span.start)) <= _CUT
        and body.type is EntityType.ORGANIZATION
        and not body.name.startswith("全国")
        and FUNCTION_CHARACTERS.isdisjoint(analysis.text[start : body.span.start])
        and ends.isdisjoint(range(start + 1, body.span.start + 1))  # 市委|市政府
    }
    for body in bodies:
        is_cut = body.span.start in starts and body.type is EntityType.ORGANIZATION
        span = Span(starts[body.span.start], body.span.end) if is_cut else body.span
        yield replace(body, span=span, name=span.cut(analysis.text)) if is_cut else body


def _further_units(analysis: Analysis, bodies: Sequence[Mention], free: Iterable["TaggedSpan"]) -> Iterator[Mention]:
    """青禾 for the 青禾镇 of the same text, and 振兴村 wherever it stands, if it does so after a town."""
    units = {body.name: body for body in reversed(bodies) if body.type is EntityType.ADMINISTRATIVE_UNIT}
    levels, ends = analysis.lexicon.unit_suffixes, {body.span.end for body in bodies if body.name in units}
    kinds = {_stem(levels, name): units[name].kind for name in sorted(units, key=lambda name: name[-1] in LEVELS)}
    named = [(one, one.span.cut(analysis.text)) for one in free if one.type is EntityType.PLACE]
    for one, name in named:
        if one.span.start in ends and name.endswith(("村", "社区")) and (stem := _stem(levels, name)):
            kinds[name] = levels[name.removeprefix(stem)][0]
    for one, name in named:
        if name in kinds and not analysis.text.startswith("话", one.span.end):  # 青禾|话
            yield Mention(one.span, EntityType.ADMINISTRATIVE_UNIT, name, kinds[name], LEARNED_UNIT, one.confidence)


def _stem(levels: Terms, name: str) -> str:
    """The unit's name without its level, if that is a name: 青禾 of 青禾镇."""
    level = levels.longest_ending(name, len(name)) or name
    return name.removesuffix(level) if len(name) - len(level) > 1 else ""


def _named(analysis: Analysis, person: Mention, name: str) -> Mention:
    start = person.span.start
    if name == person.name or person.rule not in _GUESSED_ENDS or not analysis.text.startswith(name, start):
        return person
    return replace(person, span=Span(start, start + len(name)), name=name)


def learned_mentions(
    analysis: Analysis, divisions: Divisions, tagged: Iterable["TaggedSpan"], known: Iterable[Mention]
) -> tuple[Mention, ...]:
    """The mentions of people and organizations that the tagger adds, ascending, overlapping none that are ``known``.

    The rule is ``tagger-person`` or ``tagger-organization``, the confidence the
    tagger's own.  A name that is taken once is taken wherever it stands.  Without
    a tagger (nothing ``tagged``) there are none.
    """
    named = [(one, one.span.cut(analysis.text)) for one in tagged if one.type is not EntityType.PLACE]
    times = Counter((one.type, name) for one, name in named)
    safe = [(one, name) for one, name in named if _is_safe(analysis, divisions, one, name, times[one.type, name])]
    places = _places(analysis.text, {name for _, name in safe})
    taken = _offsets(mention.span for mention in known)
    found: dict[Span, Mention] = {}
    for one, name in sorted(safe, key=lambda one: (-one[0].confidence, one[0].span)):
        for start in places.pop(name, ()):
            offsets = range(start, start + len(name))
            if taken.isdisjoint(offsets):
                taken.update(offsets)
                span = Span(start, offsets.stop)
                found[span] = _mention(analysis, span, one)
    return tuple(sorted(found.values()))


def every_name(analysis: Analysis, tagged: Iterable["TaggedSpan"], named: Iterable[Mention]) -> tuple[Mention, ...]:
    """The other names that the tagger finds, ascending: those that meet none of the ``named``, or hold them whole.

    Countries and cities that the text only mentions are among them; the rule is
    ``tagger-place`` and the like, and more of them are wrong.
    """
    around = {offset: mention.span for mention in named for offset in range(mention.span.start, mention.span.end)}
    found = []
    for one in tagged:
        met = {around[offset] for offset in range(one.span.start, one.span.end) if offset in around}
        if one.confidence >= _EVEN and one.span not in met and all(span in one.span for span in met):
            found.append(_mention(analysis, one.span, one))
    return tuple(found)


def _is_safe(analysis: Analysis, divisions: Divisions, one: "TaggedSpan", name: str, times: int) -> bool:
    if one.type is EntityType.PERSON:
        sure = one.confidence >= _LIKELY and one.confidence >= _least(analysis, one, times)
        return sure and name not in analysis.lexicon.countries and not _THEORY.match(analysis.text, one.span.end)
    if one.confidence < _SURE or times < 2 or len(name) < _SHORTEST_BODY or name.startswith("新时代"):
        return False
    return not is_common(analysis.segmenter, divisions, name)  # 社区医院


def _least(analysis: Analysis, one: "TaggedSpan", times: int) -> float:
    """The confidence that is enough: less where the text itself speaks for a person (她的爱人杭天, 副主任梁柱).

    Within a word, and before a form of address, where the rules have looked and found none, it is much.
    """
    end = one.span.end
    if not analysis.starts_token(end) or analysis.lexicon.called.longest_at(analysis.text, end):
        return _SURE_END
    term = analysis.lexicon.name_anchors.longest_ending(analysis.text, one.span.start)
    if len(term or "") > 1 and one.span.cut(analysis.text)[0] in analysis.lexicon.surnames:
        return _LIKELY
    return _LIKELY if times > 1 else _SURE_PERSON


def _places(text: str, names: Iterable[str]) -> dict[str, list[int]]:
    """Where each name stands, ascending, but before a theory's name."""
    places: dict[str, list[int]] = {}
    for start, name in Terms(dict.fromkeys(names, ())).every(text):
        if not _THEORY.match(text, start + len(name)):
            places.setdefault(name, []).append(start)
    return places


def _mention(analysis: Analysis, span: Span, one: "TaggedSpan") -> Mention:
    return Mention(span, one.type, span.cut(analysis.text), "", f"tagger-{one.type.lower()}", one.confidence)
