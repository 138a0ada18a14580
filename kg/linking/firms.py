"""Which short name of a company, school or hospital is which registered one of another page.

中南物业 of an article about a city is 某市中南物业管理有限公司 of that city, where
no other company that the pages name fits.  What a name tells comes from the
thing's key, so that it is the same in every article; an article adds the city
and county that it is about.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from types import MappingProxyType

from kg.extraction.discourse.short_forms import fold_name
from kg.knowledge.trades import is_telling, short_stems
from kg.linking.bodies import has_legal_form
from kg.linking.identity import Key
from kg.linking.places import LEAST_AFTER_ENDING, city_named, place_in
from kg.linking.setting import Chain, Setting, prefecture_of
from kg.linking.units import MUNICIPALITIES
from kg.model import Profile

_FAMILIES = {"Company": "company", "PropertyManager": "company", "School": "school", "Hospital": "hospital"}
_CITY, _COUNTY = 4, 6
_STEM = "stem:"


@dataclass(frozen=True, slots=True)
class Firm:
    """What the pages tell of a company, school or hospital under one id.

    ``places`` are the codes of the unit in its name, ``cities`` and
    ``counties`` those that its articles are about.
    """

    id: str
    stem: str
    family: str
    places: frozenset[str]
    cities: frozenset[str]
    counties: frozenset[str]
    is_registered: bool
    articles: frozenset[str]

    @property
    def home(self) -> frozenset[str]:
        """The cities of the place before its name, else those of its articles, else that of the place in its name."""
        placed = frozenset(prefecture_of(code) for code in self.places if len(code) >= _CITY or code in MUNICIPALITIES)
        return placed or self.cities or frozenset(filter(None, (city_named(self.stem),)))


def firm_traits(chain: Chain, setting: Setting, key: Key) -> tuple[str, ...]:
    """What an article tells of a company, school or hospital, as words of the form ``kind:value``, sorted."""
    counts = Counter(_FAMILIES[mention.kind] for mention in chain if mention.kind in _FAMILIES)
    places, stem = _own_name(key)
    if not counts or not stem:
        return ()
    found = {_STEM + stem, f"family:{min(counts, key=lambda family: (-counts[family], family))}"}
    found |= {f"place:{code}" for code in places}
    found |= {f"city:{setting.prefecture}"} if setting.prefecture else set()
    found |= {f"county:{found.code[:_COUNTY]}" for found in setting.units.values() if len(found.code) >= _COUNTY}
    found |= {f"county:{setting.resolver.home[:_COUNTY]}"} if len(setting.resolver.home) >= _COUNTY else set()
    found |= {"form:registered"} if any(has_legal_form(fold_name(mention.name)) for mention in chain) else set()
    return tuple(sorted(found))


def _own_name(key: Key) -> tuple[tuple[str, ...], str]:
    """The codes of the place in a name and what follows it, by the key alone; ((), "") without a name of its own."""
    if key[:1] == ("body",):
        return ((key[1],), key[2]) if key[1].isdigit() and len(key[2]) >= LEAST_AFTER_ENDING else ((), "")
    if key[:1] not in (("name",), ("name-in",)):
        return (), ""
    places, stem = place_in(key[-1])
    return (places, stem) if len(stem) >= LEAST_AFTER_ENDING else ((), "")


def stem_of(profile: Profile) -> str:
    """The own name in a profile, or "" in that of a person."""
    return next((trait[len(_STEM) :] for trait in profile.traits if trait.startswith(_STEM)), "")


def find_short_names(profiles: Iterable[Profile]) -> Iterator[tuple[str, str]]:
    """Return the ids of short names, each with that of the one thing whose name it is short for.

    A name with its place comes first, so that 临溪中南物业 is 临溪中南物业有限公司
    before 中南物业 is sought.
    """
    told: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.keyed and stem_of(profile):
            told[profile.entity].append(profile)
    firms = [_firm(entity, told[entity]) for entity in sorted(told)]
    placed = dict(_sole([one for one in firms if _is_brief(one) and one.places], [f for f in firms if f.is_registered]))
    yield from placed.items()
    full = [one for one in firms if one.places or one.is_registered]
    plain = [one for one in firms if _is_brief(one) and not one.places and is_telling(one.stem)]
    yield from ((brief, placed.get(one, one)) for brief, one in _sole(plain, full, placed))


def _is_brief(firm: Firm) -> bool:
    """A company without its legal form; a school or hospital without its place."""
    return not firm.is_registered if firm.family == "company" else not firm.places


def _firm(entity: str, profiles: Sequence[Profile]) -> Firm:
    values: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        for kind, _, value in (trait.partition(":") for trait in profile.traits):
            values[kind].add(value)
    places, cities, counties = (frozenset(values[kind]) for kind in ("place", "city", "county"))
    articles = frozenset(profile.article for profile in profiles)
    stem, family = min(values["stem"]), min(values["family"])
    return Firm(entity, stem, family, places, cities, counties, bool(values["form"]), articles)


def _sole(
    briefs: Iterable[Firm], full: Sequence[Firm], same: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[str, str]]:
    """Each short name with the one thing that it fits; without those that one article has side by side."""
    fits: dict[str, list[Firm]] = defaultdict(list)
    for brief in briefs:
        found = {same.get(one.id, one.id): one.id for one in full if one is not brief and fits_name(brief, one)}
        if len(found) == 1:
            fits[next(iter(found))].append(brief)
    for one, its in sorted(fits.items()):
        beside = {a.id for a, b in permutations(its, 2) if a.articles & b.articles}
        yield from ((brief.id, one) for brief in its if brief.id not in beside)


def fits_name(brief: Firm, full: Firm) -> bool:
    """True where the first may be called so for the second, by name, kind and place, and in no article beside it.

    >>> from dataclasses import replace
    >>> some = {"counties": frozenset(), "articles": frozenset(), "family": "company"}
    >>> brief = Firm("0a", "中南物业", places=frozenset(), cities=frozenset({"3206"}), is_registered=False, **some)
    >>> full = Firm("0b", "中南物业管理", places=frozenset({"3206"}), cities=frozenset(), is_registered=True, **some)
    >>> fits_name(brief, full), fits_name(brief, replace(full, places=frozenset({"3205"})))
    (True, False)
    """
    if brief.family != full.family or brief.articles & full.articles or brief.stem not in short_stems(full.stem):
        return False
    if brief.places and full.places:
        return any(a.startswith(b) or b.startswith(a) for a in brief.places for b in full.places)
    if brief.family != "company" and any(len(code) == _COUNTY for code in full.places):
        return bool(brief.counties) and brief.counties <= full.places  # each county has its 城中小学
    return bool(brief.home) and brief.home <= full.home
