"""What the learned tagger adds to the rules: names that the rules did not see and that are safe to take.

The rules say how they know; the tagger only fills gaps, and only where it was
measured to be right on the genre (docs/tagger.md): people, bodies and places
of whose names it is sure, and units by the short form of a name that the rules
found (青溪 where the article names 青溪县).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.analysis import Analysis
from kg.extraction.stems import is_common, is_everyday
from kg.knowledge.divisions import Divisions, short_names
from kg.knowledge.lexicon import Terms
from kg.model import EntityType, Mention, Span

if TYPE_CHECKING:
    from kg.extraction.tagger import TaggedSpan

_SURE = 0.95
_SURE_PERSON = 0.7
_SURE_END = 0.99
# The rules that read a name's end from its characters, not from a mark or title after it.
_GUESSED_ENDS = frozenset({"person-after-title", "person-subject", "person-repeated"})
_LIKELY = 0.6  # enough for a name that a title, a role or a kin term stands right before
_EVEN = 0.5  # below it, more names are wrong than right
_AGAIN = 0.8  # enough for a name that the tagger finds more than once
UNIT = EntityType.ADMINISTRATIVE_UNIT
_UNIT_RULE = "tagger-unit"
# Of three characters and fewer, most that the rules pass over are no names: 人大, 党组织.
_SHORTEST_BODY = 4
# A unit or place whose name ends as such names do; short places are words too often (苹果园, 万里路).
_SURE_UNIT, _SURE_PLACE, _SHORTEST_PLACE = 0.8, 0.7, 5
_USUAL = 1000  # times in the dictionary's corpus from which on a word begins the names of kinds of bodies
_LOW = ("Township", "Town", "Street", "Village", "Community")  # all others are in the register that the rules ask
# 青溪发布, 《青溪时讯》: the medium is named, not the unit.
_MEDIUM = re.compile(r"发布|[日时晚]报|时讯|新闻|融媒|电视|网|在线")
_TOWN = re.compile(r"(?P<short>.{2,})(?:镇|乡|街道)")
# A thought or theory named after a person names the person only as a part of it: …新时代…思想.
_THEORY = re.compile(r"新时代|思想|主义|理论")
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


def without_people(bodies: Iterable[Mention], tagged: Iterable["TaggedSpan"]) -> tuple[Mention, ...]:
    """The bodies less those places that the tagger takes for people: 王永海 in a list of names is no sea."""
    people = {one.span for one in tagged if one.type is EntityType.PERSON and one.confidence >= _AGAIN}
    return tuple(body for body in bodies if body.type is not EntityType.PLACE or body.span not in people)


def _named(analysis: Analysis, person: Mention, name: str) -> Mention:
    start = person.span.start
    if name == person.name or person.rule not in _GUESSED_ENDS or not analysis.text.startswith(name, start):
        return person
    return replace(person, span=Span(start, start + len(name)), name=name)


def learned_mentions(
    analysis: Analysis, divisions: Divisions, tagged: Iterable["TaggedSpan"], known: Iterable[Mention]
) -> tuple[Mention, ...]:
    """The mentions of people and organizations that the tagger adds, ascending, overlapping none that are ``known``.

    The rule is ``tagger-`` and the type, the confidence the tagger's own.  A name
    that is taken once is taken wherever it stands, but a unit's short form only
    where the tagger finds it.  Without a tagger (nothing ``tagged``) there are none.
    """
    known = tuple(known)
    shorts = _short_forms(known)
    taken = {offset for mention in known for offset in range(mention.span.start, mention.span.end)}
    named = [(one, one.span.cut(analysis.text)) for one in tagged if _may_add(one, taken)]
    times = Counter((one.type, name) for one, name in named)
    safe = [(one, name) for one, name in named if _is_safe(analysis, divisions, one, name, times[one.type, name])]
    places = _places(analysis.text, {name for _, name in safe})
    found: dict[Span, Mention] = {}
    for one, name in sorted(safe, key=lambda one: (-one[0].confidence, one[0].span)):
        for start in places.pop(name, ()):
            offsets = range(start, start + len(name))
            if taken.isdisjoint(offsets):
                taken.update(offsets)
                span = Span(start, offsets.stop)
                found[span] = _mention(analysis, span, one)
    for one, name in named:
        if name in shorts and taken.isdisjoint(range(one.span.start, one.span.end)) and _is_short(analysis, one):
            found[one.span] = replace(_mention(analysis, one.span, one), type=UNIT, kind=shorts[name], rule=_UNIT_RULE)
    return tuple(sorted(found.values()))


def _may_add(one: "TaggedSpan", taken: Collection[int]) -> bool:
    """Where the rules found nothing; of a person also the name, which may stand elsewhere."""
    return one.type is EntityType.PERSON or (one.span.start not in taken and one.span.end - 1 not in taken)


def _short_forms(known: Iterable[Mention]) -> dict[str, str]:
    """What the units of an article are called in short, with their kind; cities by the rules, for all know them."""
    shorts: dict[str, str] = {}
    for unit in known:
        if unit.type is UNIT and not unit.name.endswith("市"):
            town = _TOWN.fullmatch(unit.name)
            shorts |= dict.fromkeys(short_names(unit.name) or ((town["short"],) if town else ()), unit.kind)
    return shorts


def _is_short(analysis: Analysis, one: "TaggedSpan") -> bool:
    """青溪举行…, but not “青溪”二字, nor 青溪发布."""
    text, start, end = analysis.text, one.span.start, one.span.end
    quoted = text[start - 1 : start] in ("“", "《") and text[end : end + 1] in ("”", "》")
    return one.type is EntityType.PLACE and one.confidence >= _EVEN and not quoted and not _MEDIUM.match(text, end)


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
    if one.type is EntityType.PLACE:
        return _place_of(analysis, one, name) is not None and not _is_usual(analysis, divisions, name)
    ends = analysis.lexicon.org_suffixes.longest_ending(name, len(name)) is not None and len(name) > len("人大")
    if one.confidence < _SURE or name.startswith("新时代") or not (ends or (times > 1 and len(name) >= _SHORTEST_BODY)):
        return False
    return not _is_kind(analysis, divisions, name)


def _is_kind(analysis: Analysis, divisions: Divisions, name: str) -> bool:
    """社区医院, whose words are all usual ones; 大全集团 begins with a rarer one."""
    first = analysis.segmenter.tokens(name)[0].text
    return analysis.segmenter.frequency(first) >= _USUAL and is_common(analysis.segmenter, divisions, name)


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


def _is_usual(analysis: Analysis, divisions: Divisions, name: str) -> bool:
    """宜居社区, 老旧小区; not 桂花社区, which the register has."""
    stem = name.removesuffix(analysis.lexicon.unit_suffixes.longest_ending(name, len(name)) or "")
    if stem in analysis.lexicon.empty_stems:
        return True
    if stem != name and is_everyday(analysis.segmenter, divisions, stem):
        return not divisions.is_everyday_unit(name)
    return is_common(analysis.segmenter, divisions, name)


def _type_of(analysis: Analysis, one: "TaggedSpan", name: str) -> tuple[EntityType, str]:
    """The type of the name and its fine class, "" where the name's end does not tell it."""
    if one.type is EntityType.ORGANIZATION:
        ending = analysis.lexicon.org_suffixes.longest_ending(name, len(name))
        return one.type, analysis.lexicon.org_suffixes[ending][0] if ending else ""
    return (one.type is EntityType.PLACE and _place_of(analysis, one, name)) or (one.type, "")


def _place_of(analysis: Analysis, one: "TaggedSpan", name: str) -> tuple[EntityType, str] | None:
    """Whether the name is a unit's or a place's by its end, and of which kind; None where it is not sure to be one."""
    if one.confidence < _SURE_PLACE:
        return None
    lexicon = analysis.lexicon
    unit = lexicon.unit_suffixes.longest_ending(name, len(name))
    if unit and lexicon.unit_suffixes[unit][0] in _LOW and one.confidence >= _SURE_UNIT and len(name) > len(unit) + 1:
        return UNIT, lexicon.unit_suffixes[unit][0]
    place = lexicon.place_suffixes.longest_ending(name, len(name))
    if place and len(name) >= _SHORTEST_PLACE:
        return EntityType.PLACE, lexicon.place_suffixes[place][0]
    return None


def _mention(analysis: Analysis, span: Span, one: "TaggedSpan") -> Mention:
    name = span.cut(analysis.text)
    type_, kind = _type_of(analysis, one, name)
    rule = _UNIT_RULE if type_ is UNIT else f"tagger-{type_.lower()}"
    return Mention(span, type_, name, kind, rule, one.confidence)
