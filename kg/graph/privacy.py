"""Who of a graph's people is private, and what may be said of them.

People in public office hold a post in a party organ, public body, mass
organization, grassroots committee or unit; professionals hold one elsewhere,
sign articles or chair something; everybody else is private, those known by
surname alone (刘阿姨), those of whom nothing but a home is said, and those of
whom nothing is known.  A `Screen` is made
from the graph's own facts and answers for one profile:

    full      everything as it is
    research  private people by a keyed pseudonym, homes raised to their community
    public    private people, and where anybody lives, left out
"""

import hmac
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.graph.profiles import LEAST_KEY, Profile
from kg.graph.terms import ALT_LABEL, DERIVED_FROM, PREF_LABEL, TYPE, Vocabulary
from kg.graph.texts import is_nothing, plain
from kg.model import HOLDINGS, EntityType, Factuality, Predicate

_MASK, _SOMEWHERE = "某某", "某处"
_OFFICE = frozenset({
    "PartyOrgan", "PublicBody", "GrassrootsCommittee", "MassOrganization", EntityType.ADMINISTRATIVE_UNIT.value,
})  # fmt: skip
# Words that stand where a post does and are none: 居民代表 and 学生家长 are private people.
_NO_POST = tuple(
    "居民 村民 市民 业主 住户 租户 学生 同学 家长 志愿者 党员 群众 老人 患者 读者 网友 观众 会员 职工 工人 员工 队员 "
    "居民代表 村民代表 业主代表 学生代表 家长代表 职工代表 群众代表 党员代表 志愿者代表".split()
)
_VOUCHED = (Factuality.STATED, Factuality.QUOTED, Factuality.HEARSAY)


class Standing(StrEnum):
    """What a person is in the graph."""

    OFFICIAL = "official"
    PROFESSIONAL = "professional"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement or, without predicate and object, a mention: who is meant, and where it stands."""

    subject: str
    predicate: str
    object: str
    article: str
    start: int
    end: int

    def overlaps(self, other: "Said") -> bool:
        """True where the two share a character of one article."""
        return self.article == other.article and self.start < other.end and other.start < self.end


class Screen:
    """What one profile lets through of a graph.

    >>> vocabulary = Vocabulary("https://w3id.org/civic-kg/ns#", "https://w3id.org/civic-kg/id/")
    >>> person = ox.NamedNode("https://w3id.org/civic-kg/id/person/5f0c")
    >>> quads = [ox.Quad(person, TYPE, vocabulary.term("Person")),
    ...          ox.Quad(person, PREF_LABEL, ox.Literal("陆晚舟", language="zh"))]
    >>> screen = Screen(quads, vocabulary, Profile.RESEARCH, b"0123456789abcdef")
    >>> screen.standing(person.value).value, screen.text("陆晚舟家的阳台")
    ('private', '居民-f08aecac家的阳台')
    """

    def __init__(self, quads: Iterable[ox.Quad], vocabulary: Vocabulary, profile: Profile, key: bytes = b"") -> None:
        if profile is Profile.RESEARCH and len(key) < LEAST_KEY:
            raise ConfigError(f"privacy research needs a secret of {LEAST_KEY} bytes or more; give it with --key FILE")
        self.profile = profile
        self._key = key
        self._vocabulary = vocabulary
        self._graph = _Facts(quads, vocabulary)
        self._standings = dict(self._classified())
        self._private = frozenset(iri for iri, standing in self._standings.items() if standing is Standing.PRIVATE)
        self._homes = self._residences()
        self._home_places = frozenset().union(*(places for told in self._homes.values() for _, places in told))
        self._names = self._private_names()
        self._open_names = frozenset(self._names_but(self._private))
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            self._by_first[name[0]].append(name)

    def standing(self, person: str) -> Standing:
        """What a person (an IRI) is; somebody of whom the graph says nothing is private."""
        return self._standings.get(person, Standing.PRIVATE)

    def is_private(self, entity: str) -> bool:
        """True for the IRI of a private person."""
        return entity in self._private

    def drops(self, entity: str) -> bool:
        """True where the entity itself is left out: a private person, or a place that is nothing but a home."""
        if self.profile is Profile.FULL:
            return False
        if entity in self._private:
            return self.profile is Profile.PUBLIC
        return entity in self._home_places and not any(map(self.shows, self._graph.mentions_of.get(entity, ())))

    def name(self, entity: str, name: str) -> str:
        """The entity's name as the profile gives it."""
        return self.pseudonym(entity) if self._hides(entity) else self.text(name)

    def pseudonym(self, person: str) -> str:
        """The pseudonym of a private person: the same for one key and one graph."""
        return f"居民-{self._digest(person)[:8]}" if self.profile is Profile.RESEARCH else _MASK

    def iri(self, iri: str) -> str:
        """The IRI, or its keyed stand-in where anybody could work it out from a private person's name."""
        if not any(map(self._hides, (iri, *self._graph.about.get(iri, ())))):
            return iri
        space, _, _ = iri.rpartition("/")
        return f"{space}/{self._digest(iri)[:20]}"

    def shows(self, mention: Said) -> bool:
        """True where a mention may stand."""
        if self.profile is Profile.FULL:
            return True
        if self.profile is Profile.PUBLIC and mention.subject in self._private:
            return False
        return not self._tells_home(mention)

    def statement(self, said: Said) -> Said | None:
        """The statement as it may stand, with a home raised to its community, or None."""
        if self.profile is Profile.FULL:
            return said
        if self.profile is Profile.PUBLIC and (
            said.predicate == Predicate.RESIDENT_OF or {said.subject, said.object} & self._private
        ):
            return None
        if said.predicate == Predicate.RESIDENT_OF:
            return self._raised(said)
        if self._tells_home(said) or self.drops(said.subject) or self.drops(said.object):
            return None  # what lies in a home that is left out tells of it, too
        return said

    def text(self, text: str, article: str = "", *, at: Said | None = None) -> str:
        """The text without the names of private people, and without homes where ``at`` says where somebody lives."""
        if self.profile is Profile.FULL:
            return text
        found = {name for first in set(text) for name in self._by_first.get(first, ())}
        names = {name: mask for name in found if (mask := self._mask(name, article))}
        if at is not None:
            names |= dict.fromkeys(self._home_names(at), _SOMEWHERE)
        return replace_names(text, names) if names else text

    def _classified(self) -> Iterator[tuple[str, Standing]]:
        ranks: dict[str, set[Standing]] = {person: {Standing.PRIVATE} for person in self._graph.people}
        for said, factuality, qualifier in self._graph.statements.values():
            if factuality in _VOUCHED:
                for person, standing in self._shown(said, qualifier):
                    ranks.get(person, set()).add(standing)
        for person, found in ranks.items():
            yield person, next(standing for standing in Standing if standing in found)

    def _shown(self, said: Said, qualifier: str) -> Iterator[tuple[str, Standing]]:
        """What a statement shows its people to be."""
        if said.predicate == Predicate.AUTHORED_BY:
            yield said.object, Standing.PROFESSIONAL
        if said.predicate == Predicate.PARTICIPATES_IN and qualifier == "presidesRole":
            yield said.subject, Standing.PROFESSIONAL
        if said.predicate in HOLDINGS and not qualifier.endswith(_NO_POST):
            office = self._graph.classes(said.object) & _OFFICE
            yield said.subject, Standing.OFFICIAL if office else Standing.PROFESSIONAL

    def _residences(self) -> dict[str, list[tuple[Said, frozenset[str]]]]:
        """By article: where it says that somebody lives, with the home and the places around it below the community."""
        found: dict[str, list[tuple[Said, frozenset[str]]]] = defaultdict(list)
        for said, _, _ in self._graph.statements.values():
            if said.predicate == Predicate.RESIDENT_OF:
                found[said.article].append((said, self._home(said.object)[0]))
        return found

    def _home(self, place: str) -> tuple[frozenset[str], str | None]:
        """The places from a home upwards, and the unit that they lie in, if the graph says so."""
        places: list[str] = []
        waiting = [place]
        while waiting:
            one = waiting.pop(0)
            if EntityType.ADMINISTRATIVE_UNIT in self._graph.classes(one):
                return frozenset(places), one
            if one not in places:
                places.append(one)
                waiting += sorted(self._graph.above.get(one, ()))
        return frozenset(places), None

    def _tells_home(self, said: Said) -> bool:
        ends = {said.subject, said.object}
        return any(said.overlaps(home) and ends & places for home, places in self._homes.get(said.article, ()))

    def _home_names(self, at: Said) -> Iterator[str]:
        for home, places in self._homes.get(at.article, ()):
            if at.overlaps(home):
                yield from (name for place in places for name in self._graph.names_of(place))

    def _raised(self, said: Said) -> Said | None:
        _, unit = self._home(said.object)
        return replace(said, object=unit) if unit else None

    def _private_names(self) -> dict[str, dict[str, set[str]]]:
        """Each name of private people → its bearers with their articles."""
        names: dict[str, dict[str, set[str]]] = defaultdict(dict)
        for person in sorted(self._private):
            for name in self._graph.names_of(person):
                if len(name) > 1:
                    names[name][person] = {said.article for said in self._graph.mentions_of.get(person, ())}
        return names

    def _names_but(self, private: frozenset[str]) -> Iterator[str]:
        for person in self._graph.people:
            if person not in private:
                yield from self._graph.names_of(person)

    def _mask(self, name: str, article: str) -> str:
        """What stands for a name in an article; "" where the name is also that of somebody who is not private."""
        bearers = self._names[name]
        near = [person for person, articles in bearers.items() if article in articles]
        if not near and name in self._open_names:
            return ""
        return self.pseudonym((near or list(bearers))[0])

    def _hides(self, iri: str) -> bool:
        return self.profile is not Profile.FULL and iri in self._private

    def _digest(self, text: str) -> str:
        return hmac.new(self._key, text.encode("utf-8"), sha256).hexdigest()


class _Facts:
    """What a screen needs to know of the graph."""

    def __init__(self, quads: Iterable[ox.Quad], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                values[quad.subject.value][quad.predicate.value].append(quad.object.value)
        self._values = values
        self.people = [iri for iri in sorted(values) if EntityType.PERSON in self.classes(iri)]
        self.statements = dict(self._statements())
        self.mentions_of: dict[str, list[Said]] = defaultdict(list)
        self.about: dict[str, tuple[str, ...]] = {}
        for iri, (said, _, _) in self.statements.items():
            self.about[iri] = (said.subject, said.object)
        for iri, said in self._mentions():
            self.mentions_of[said.subject].append(said)
            self.about[iri] = (said.subject,)
        self.above: dict[str, set[str]] = defaultdict(set)
        for said, _, _ in self.statements.values():
            if said.predicate in (Predicate.LOCATED_IN, Predicate.SUB_UNIT_OF):
                self.above[said.subject].add(said.object)

    def classes(self, iri: str) -> frozenset[str]:
        types = self._values[iri].get(TYPE.value, ()) if iri in self._values else ()
        return frozenset(map(self._vocabulary.local_name, types))

    def names_of(self, iri: str) -> list[str]:
        values = self._values[iri]
        labels = [*values.get(PREF_LABEL.value, ()), *values.get(ALT_LABEL.value, ())]
        return sorted({bare for label in labels if (bare := plain(label))})

    def _statements(self) -> Iterator[tuple[str, tuple[Said, str, str]]]:
        for iri in sorted(self._values):
            values = self._values[iri]
            if self._term("predicate") in values:
                subject, object_ = values[self._term("subject")][0], values[self._term("object")][0]
                predicate = self._vocabulary.local_name(values[self._term("predicate")][0])
                factuality = self._vocabulary.local_name(values[self._term("factuality")][0])
                qualifiers = values.get(self._term("postTitle"), values.get(self._term("role"), [""]))
                qualifier = self._vocabulary.local_name(qualifiers[0])
                yield iri, (self._said(values, subject, predicate, object_), factuality, qualifier)

    def _mentions(self) -> Iterator[tuple[str, Said]]:
        for iri in sorted(self._values):
            values = self._values[iri]
            if self._term("mentionOf") in values:
                yield iri, self._said(values, values[self._term("mentionOf")][0], "", "")

    def _said(self, values: Mapping[str, list[str]], subject: str, predicate: str, object_: str) -> Said:
        start, end = (int(values[self._term(name)][0]) for name in ("start", "end"))
        return Said(subject, predicate, object_, values[DERIVED_FROM.value][0], start, end)

    def _term(self, name: str) -> str:
        return self._vocabulary.term(name).value


def replace_names(text: str, names: Mapping[str, str]) -> str:
    r"""Return the text with each name replaced, the longest first, spaces and line breaks within it or not.

    >>> replace_names("家住青禾花园的陆\n晚舟", {"陆晚舟": "某某", "晚舟": "他"})
    '家住青禾花园的某某'
    """
    places = [place for place, character in enumerate(text) if not is_nothing(character)]
    bare = "".join(text[place] for place in places)
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first[name[0]].append(name)
    out, at, done = [], 0, 0
    while at < len(bare):
        name = next((name for name in by_first.get(bare[at], ()) if bare.startswith(name, at)), "")
        if name:
            out += [text[done : places[at]], names[name]]
            done = places[at + len(name) - 1] + 1
        at += len(name) or 1
    return "".join([*out, text[done:]])
