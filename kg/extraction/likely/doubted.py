"""Names that a rule found by a weak sign, where neither the tagger sees them nor a model believes in them.

An ending alone makes a body of 各支|轮滑队, a place of 心里的|家园 where the rules know no better.  The models of names
know such phrases, since they have learned from whatever ends as a name does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.extraction.bodies.purposes import NAMED
from kg.extraction.likely.body_features import Bodies
from kg.extraction.likely.names import ORGANIZATION, PERSON, PLACE, UNIT, Models
from kg.extraction.likely.person_features import People
from kg.extraction.likely.refused import is_no_name
from kg.extraction.likely.surroundings import Surroundings
from kg.model import Mention

# Weak signs: an ending alone; of people a surname before a title, or that their characters stand again.  Units stay:
# what reads as one of no register is more often a new village than none.
LEAST = {"organization-suffix": 0.08, "place-suffix": 0.2, "person-surname": 0.02, "person-repeated": 0.08}
"""By rule, the probability below which, where a name stands best, most were wrong on articles that no model knew."""
_HOLDERS = frozenset({ORGANIZATION, UNIT})
_SHORT = 2  # characters of units' short names, which are parts of squares' names: 杭州凤凰广场


def without_doubted(around: Surroundings, models: Models, least: Mapping[str, float] = LEAST) -> tuple[Mention, ...]:
    """The names found, but for those that are doubted wherever they stand."""
    people, bodies = People(around), Bodies(around)
    doubted = {
        (one.type, one.name)
        for mentions in weak_names(around)
        for one in (min(mentions),)
        if all(_chance(people, bodies, models, other) < least[one.rule] for other in mentions)
    }
    return tuple(one for one in around.named if (one.type, one.name) not in doubted) if doubted else around.named


def weak_names(around: Surroundings) -> Iterator[list[Mention]]:
    """All mentions of each name that a weak sign tells first and the tagger sees nowhere."""
    found = defaultdict[tuple[str, str], list[Mention]](list)
    for one in around.named:
        if one.type is not UNIT:
            found[one.type, one.name].append(one)
    known = {one.name[0] for one in around.named if one.type is PERSON and one.rule not in LEAST}
    for mentions in found.values():
        first = min(mentions)
        is_known = first.rule == "person-surname" and first.name[0] in known  # 周站长, and 周远山
        if first.rule in LEAST and not is_known and not any(_is_told(around, one) for one in mentions):
            yield mentions


def _is_told(around: Surroundings, one: Mention) -> bool:
    """The tagger sees a name that begins there, or it begins with what it belongs to: 青禾社区|第二党支部.

    The name of a square may stand right after the unit that it is in: 云栖区|世纪广场.
    """
    start, end = one.span.start, one.span.end
    if one.type is not PERSON and is_no_name(around.analysis, start, end):
        return False  # 首间|书房
    seen = around.seen_at.get(start)
    alike = seen is not None and ((seen.type is PERSON) is (one.type is PERSON) or seen.span.end < end)
    if seen is not None and alike and seen.span.start == start:
        return True  # 沈清禾|名师工作室, too
    if one.kind == "VolunteerTeam" and around.text[start - 1 : start] == "“" and around.text[end : end + 1] == "”":
        return True  # “星火燎原志愿服务队”
    is_square = one.type is PLACE and one.name.endswith(NAMED)
    if is_square and any(other.type is UNIT and len(other.name) > _SHORT for other in around.ending.get(start, ())):
        return True
    return any(other.type in _HOLDERS and other.span.end < end for other in around.starting[start])


def best_chances(around: Surroundings, models: Models, weak: Iterable[list[Mention]]) -> Iterator[float]:
    """How likely each is a name where it stands best."""
    people, bodies = People(around), Bodies(around)
    for mentions in weak:
        yield max(_chance(people, bodies, models, one) for one in mentions)


def _chance(people: People, bodies: Bodies, models: Models, one: Mention) -> float:
    return models[one.type].probability(_features(people, bodies, one))


def _features(people: People, bodies: Bodies, one: Mention) -> list[str]:
    start, end = one.span.start, one.span.end
    if one.type is PERSON:
        return people.of_range(start, end)
    of = bodies.end_at(end)
    return [*bodies.of_end(of), *bodies.of_phrase(start, of)]
