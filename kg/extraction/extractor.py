"""From an article to its mentions, chains and relations: the finders, in order."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extraction.biography.appointments import find_appointments
from kg.extraction.biography.kin import find_kin
from kg.extraction.biography.positions import find_positions
from kg.extraction.biography.residence import find_belonging
from kg.extraction.bodies.alone import without_held
from kg.extraction.bodies.bodies import find_bodies
from kg.extraction.bodies.register import register_terms
from kg.extraction.details.details import find_details
from kg.extraction.discourse.coreference import find_chains
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.initiatives.initiatives import find_initiatives
from kg.extraction.likely.candidates import every_name, is_doctrine, learned_mentions, with_sure_ends
from kg.extraction.likely.doubted import without_doubted
from kg.extraction.likely.initiative_features import Candidates
from kg.extraction.likely.initiatives import find_likely
from kg.extraction.likely.learned_bodies import with_learned
from kg.extraction.likely.linear_model import LinearModel
from kg.extraction.likely.names import Models, find_likely_names, without_ends
from kg.extraction.likely.refused import trimmed
from kg.extraction.likely.surroundings import Surroundings
from kg.extraction.participation.participation import find_participation
from kg.extraction.participation.presence import find_presence
from kg.extraction.participation.presence_features import Stage
from kg.extraction.people.no_names import without_words
from kg.extraction.people.people import find_people
from kg.extraction.structure.structure import find_structure
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.dates import date_context
from kg.extraction.text.segmenter import Segmenter
from kg.extraction.text.term_search import TermSearch
from kg.extraction.undertakings.undertakings import find_undertakings
from kg.garbage import no_search_for_garbage
from kg.knowledge.divisions import Divisions, load_divisions
from kg.knowledge.lexicon import Lexicon
from kg.knowledge.variants import with_own_surname
from kg.model import HOLDINGS, Article, Extraction, Mention, Predicate, Relation

if TYPE_CHECKING:
    from kg.extraction.tagger.tagger import Names, Tagger

# Characters of the articles whose words and names are read at once: array operations pay in longer texts, as long as
# the arrays stay in the processor's cache.
_TOGETHER = 1 << 14
_SEARCHED = (
    *("surnames", "called", "name_anchors", "body_suffixes"),
    *("initiative_heads", "role_verbs", "name_parts", "landscape"),
)
_MEMBERS = ("会员", "成员", "队员", "志愿者")  # who hold no post


@dataclass(frozen=True)
class Extractor:
    """Reads articles with one lexicon and register; hold on to it, loading takes about a second.

    With ``every_name``, all names that the tagger finds are mentions, not only those that are safe to take.  With
    ``presence``, that model tells who likely was at an event where no rule says so; with ``initiatives``, that one
    finds initiatives where no rule does; ``names``, people, bodies, places and units.
    """

    lexicon: Lexicon
    divisions: Divisions = field(default_factory=load_divisions)
    segmenter: Segmenter = field(default_factory=Segmenter)
    tagger: "Tagger | None" = None
    presence: LinearModel | None = None
    initiatives: LinearModel | None = None
    names: Models | None = None
    every_name: bool = False
    terms: TermSearch = field(init=False)
    """Finds the terms of the lists that every article is searched for."""

    def __post_init__(self) -> None:
        lists = {name: getattr(self.lexicon, name) for name in _SEARCHED}
        object.__setattr__(self, "terms", TermSearch.of(lists | {"register": register_terms(self.divisions)}))

    def extract(self, article: Article) -> Extraction:
        """What the article says, with every offset in the article's text."""
        return self.extract_all((article,))[0]

    def extract_all(self, articles: Sequence[Article]) -> list[Extraction]:
        """What each article says, which is what it says alone; the words and names of several are read sooner."""
        found = list[Extraction]()
        for some in _groups(articles):
            with no_search_for_garbage():
                found += [self._extraction(self._stage(*read)) for read in self._read(some)]
        return found

    def stage(self, article: Article) -> Stage:
        """What the rules say of an article: its mentions, who is who, and the relations."""
        return self._stage(*next(self._read((article,))))

    def candidates(self, article: Article) -> Candidates:
        """The phrases of an article that may name an initiative beside those that the rules find."""
        analysis, tagged = next(self._read((article,)))
        people, bodies = self._names(analysis, tagged)
        return Candidates(analysis, (*people, *bodies), find_initiatives(analysis, (*people, *bodies)))

    def _read(self, articles: Sequence[Article]) -> "Iterator[tuple[Analysis, Names]]":
        """Each article with what the tagger says of it."""
        texts = [article.text for article in articles]
        names = self.tagger.tag_all(texts) if self.tagger else [()] * len(texts)
        read = zip(articles, self.segmenter.read(texts), self.terms.find_all(texts), names, strict=True)
        for article, words, found, tagged in read:
            yield Analysis(article, self.lexicon, self.segmenter, words, found), trimmed(article.text, tagged)

    def _extraction(self, stage: Stage) -> Extraction:
        likely = find_presence(stage, self.presence) if self.presence else ()
        return Extraction(stage.scene.analysis.article, stage.scene.mentions, stage.chains, (*stage.relations, *likely))

    def surroundings(self, article: Article) -> Surroundings:
        """The names that the rules and the tagger find in an article, for who looks for more."""
        analysis, tagged = next(self._read((article,)))
        return self._surroundings(analysis, tagged)

    def _surroundings(self, analysis: Analysis, tagged: "Names") -> Surroundings:
        people, bodies = self._names(analysis, tagged)
        initiatives = find_initiatives(analysis, (*people, *bodies))
        if self.initiatives is not None:
            candidates = Candidates(analysis, (*people, *bodies), initiatives)
            initiatives = (*initiatives, *find_likely(candidates, self.initiatives))
        learned = learned_mentions(analysis, self.divisions, tagged, (*people, *bodies, *initiatives))
        learned = without_words(analysis, (mention for mention in learned if not is_doctrine(analysis, mention)))
        return Surroundings(analysis, self.divisions, (*people, *bodies, *learned, *initiatives), tagged)

    def _stage(self, analysis: Analysis, tagged: "Names") -> Stage:
        around = self._surroundings(analysis, tagged)
        mentions = around.named
        if self.names is not None:
            likely = find_likely_names(around, self.names)
            mentions = (*without_ends(without_doubted(around, self.names), likely), *likely)
        if self.every_name:
            named = [mention for mention in mentions if mention.type is not INITIATIVE]
            mentions = (*mentions, *every_name(analysis, tagged, named))
        scene = Scene(analysis, tuple(sorted(without_held(mentions))))
        return Stage(scene, find_chains(scene), _relations(scene, analysis.article))

    def _names(self, analysis: Analysis, tagged: "Names") -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """The people, and the bodies and places, that the rules find with the tagger's help."""
        found = with_sure_ends(analysis, find_people(analysis), tagged)
        found = without_words(analysis, found)
        people = tuple(_named(analysis.article, person) for person in found if not is_doctrine(analysis, person))
        bodies = find_bodies(analysis, self.divisions, people)
        return people, with_learned(analysis, self.divisions, people, bodies, tagged)


def _groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles, as many at a time as are read together."""
    group: list[Article] = []
    characters = 0
    for article in articles:
        if group and characters + len(article.text) > _TOGETHER:
            yield group
            group, characters = [], 0
        group.append(article)
        characters += len(article.text)
    if group:
        yield group


def _named(article: Article, person: Mention) -> Mention:
    """於建榮 of a traditional page is 於建荣, not 于建荣."""
    name = with_own_surname(person.name, article.as_written(person.span))
    return person if name == person.name else replace(person, name=name)


def _relations(scene: Scene, article: Article) -> tuple[Relation, ...]:
    found = (
        *find_positions(scene),
        *find_appointments(scene),
        *find_structure(scene),
        *find_belonging(scene),
        *find_kin(scene),
        *_of_initiatives(scene, article),
    )
    return tuple(_without_doubles(dict.fromkeys(found)))


def _of_initiatives(scene: Scene, article: Article) -> Iterator[Relation]:
    """What is said of initiatives; many an article names none, and its dates need not be read."""
    if scene.of_type(INITIATIVE):
        context = date_context(scene.text, article.metadata.published)
        yield from find_undertakings(scene, context.mentions, context)
        yield from find_participation(scene)
        yield from find_details(scene)


def _without_doubles(relations: Collection[Relation]) -> Iterator[Relation]:
    """某医院护士沈清禾 holds that post; that she belongs there is no second fact."""
    posts = (r for r in relations if r.predicate in HOLDINGS and not _is_membership(r.qualifier))
    held = {_ends(relation) for relation in posts}
    for relation in relations:
        if relation.predicate is not Predicate.AFFILIATED_WITH or _ends(relation) not in held:
            yield relation


def _is_membership(title: str) -> bool:
    """队员, 指导小组成员; not 党组成员, who have a seat in the leading group."""
    return title.endswith(_MEMBERS) and not title.endswith("党组成员")


def _ends(relation: Relation) -> tuple[str, ...]:
    return tuple(end.name for end in (relation.subject, relation.object) if isinstance(end, Mention))
