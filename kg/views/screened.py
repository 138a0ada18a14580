"""A graph, or what `kg extract` prints, as a privacy profile lets it through."""

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.config import Config
from kg.graph.iris import article_iri
from kg.graph.privacy import Said, Screen
from kg.graph.profiles import Profile
from kg.graph.rdf import record_quads
from kg.graph.store import Store
from kg.graph.terms import ALT_LABEL, DERIVED_FROM, PREF_LABEL, XSD, Vocabulary
from kg.model import PageRecord, Predicate

_SHORTCUTS = {
    "organizedBy": (Predicate.ORGANIZES,),
    "supportedBy": (Predicate.SUPPORTS,),
    "chairedBy": (Predicate.PARTICIPATES_IN,),
    "attendedBy": (Predicate.PARTICIPATES_IN,),
}
_UNCERTAIN = ("planned", "inferred")


def screen_store(store: Store, profile: Profile, key: bytes = b"") -> Store:
    """Return what the profile lets through of a store: the store itself (``full``), or one in memory.

    Raises `ConfigError` where ``research`` is asked for without a key.

    >>> screen_store(Store.memory(), Profile.PUBLIC).vocabulary.base
    'https://w3id.org/civic-kg/id/'
    """
    if profile is Profile.FULL:
        return store
    quads = tuple(store.quads())
    screen = Screen(quads, store.vocabulary, profile, key)
    return Store.of_quads(_Screened(quads, store.vocabulary, screen).quads(), store.vocabulary)


def screen_lines(
    pages: Iterable[tuple[PageRecord, Iterable[dict[str, Any]]]], config: Config, profile: Profile, key: bytes = b""
) -> Iterator[dict[str, Any]]:
    """Return the lines of pages, each record with its own, as the profile lets them through.

    Unless all is let through, the pages are read to the end first: a name that
    one page knows for a private person's may stand in another that does not.

    >>> from kg.model import Page
    >>> record = PageRecord(Page("aa", "a.txt", "a.txt", "", "utf-8", "bom"), (), (), ())
    >>> list(screen_lines([(record, [])], Config(), Profile.PUBLIC))
    []
    """
    if profile is Profile.FULL:
        for _, lines in pages:
            yield from lines
        return
    pages = list(pages)
    quads = (quad for record, _ in pages for quad in record_quads(record, config))
    screen = Screen(quads, Vocabulary(config.namespace, config.base), profile, key)
    for record, lines in pages:
        for article, line in zip(record.articles, lines, strict=True):
            yield _line(line, article_iri(config.base, article.id), screen)


def _line(line: dict[str, Any], article: str, screen: Screen) -> dict[str, Any]:
    relations = [new for old in line["relations"] if (new := _relation(old, article, screen))]
    needed = {relation[end] for relation in relations for end in ("subject", "object")}
    entities = [_entity(entity, article, screen) for entity in line["entities"] if not screen.drops(entity["id"])]
    about = line["article"] | {
        "title": screen.text(line["article"]["title"], article),
        "kicker": line["article"]["kicker"] and screen.text(line["article"]["kicker"], article),
        "authors": [screen.text(name, article) for name in line["article"]["authors"]],
    }
    return line | {
        "file": screen.text(line["file"], article),
        "article": about,
        "entities": [entity for entity in entities if entity["mentions"] or entity["id"] in needed],
        "relations": relations,
    }


def _entity(entity: dict[str, Any], article: str, screen: Screen) -> dict[str, Any]:
    iri = entity["id"]
    mentions = [m for m in entity["mentions"] if screen.shows(Said(iri, "", "", article, m["start"], m["end"]))]
    return entity | {"id": screen.iri(iri), "name": screen.name(iri, entity["name"]), "mentions": mentions}


def _relation(relation: dict[str, Any], article: str, screen: Screen) -> dict[str, Any] | None:
    subject = article if relation["subject"] == "article" else relation["subject"]
    place = (article, relation["start"], relation["end"])
    said = screen.statement(Said(subject, relation["predicate"], relation["object"], *place))
    if said is None:
        return None
    texts = {key: screen.text(relation[key], article) for key in ("title", "role", "kin") if key in relation}
    return (
        relation
        | texts
        | {
            "subject": relation["subject"] if subject == article else screen.iri(said.subject),
            "object": screen.iri(said.object),
            "quote": screen.text(relation["quote"], article, at=said),
        }
    )


class _Screened:
    """The quads of a graph behind a screen."""

    def __init__(self, quads: Iterable[ox.Quad], vocabulary: Vocabulary, screen: Screen) -> None:
        self._quads = tuple(quads)
        self._vocabulary = vocabulary
        self._screen = screen
        self._values: dict[str, dict[str, str]] = {}
        for quad in self._quads:
            node = self._values.setdefault(_value(quad.subject), {})
            node[vocabulary.local_name(quad.predicate.value)] = _value(quad.object)
        self._said = {node: said for node, values in self._values.items() if (said := self._read(values))}
        self._facts = set(self._supported())

    def quads(self) -> Iterator[ox.Quad]:
        for quad in self._quads:
            if self._keeps(quad):
                yield from self._changed(quad)
        # Homes raised to their community are facts that the graph did not have.
        for subject, predicate, object_ in sorted(self._facts - set(self._old_facts())):
            ends = [ox.NamedNode(self._screen.iri(end)) for end in (subject, object_)]
            yield ox.Quad(ends[0], self._vocabulary.term(predicate), ends[1])

    def _read(self, values: dict[str, str]) -> Said | None:
        if "mentionOf" in values:
            ends = (values["mentionOf"], "", "")
        elif "predicate" in values:
            ends = (values["subject"], self._vocabulary.local_name(values["predicate"]), values["object"])
        else:
            return None
        return Said(*ends, values[DERIVED_FROM.value], int(values["start"]), int(values["end"]))

    def _supported(self) -> Iterator[tuple[str, str, str]]:
        """The facts that the statements left support."""
        for node, old in self._said.items():
            uncertain = self._vocabulary.local_name(self._values[node].get("factuality", "")) in _UNCERTAIN
            said = None if uncertain or not old.predicate else self._screen.statement(old)
            if said:
                yield said.subject, said.predicate, said.object

    def _old_facts(self) -> Iterator[tuple[str, str, str]]:
        for quad in self._quads:
            yield _value(quad.subject), self._vocabulary.local_name(quad.predicate.value), _value(quad.object)

    def _keeps(self, quad: ox.Quad) -> bool:
        node = _value(quad.subject)
        said = self._said.get(node)
        if said:
            kept = self._screen.statement(said) is not None if said.predicate else self._screen.shows(said)
            return kept and not self._screen.drops(said.subject)
        if self._screen.drops(_value(quad.subject)):
            return False
        fact = (_value(quad.subject), self._vocabulary.local_name(quad.predicate.value), _value(quad.object))
        return self._is_supported(*fact)

    def _is_supported(self, subject: str, predicate: str, object_: str) -> bool:
        if predicate in _SHORTCUTS:
            return any((object_, relation, subject) in self._facts for relation in _SHORTCUTS[predicate])
        return predicate not in set(Predicate) or (subject, predicate, object_) in self._facts

    def _changed(self, quad: ox.Quad) -> Iterator[ox.Quad]:
        screen, subject = self._screen, _value(quad.subject)
        hidden = screen.is_private(subject)
        if hidden and quad.predicate == ALT_LABEL:
            return
        object_ = quad.object
        if isinstance(object_, ox.NamedNode):
            object_ = ox.NamedNode(screen.iri(self._object(quad, object_.value)))
        elif isinstance(object_, ox.Literal) and object_.datatype.value in _TEXTS:
            object_ = ox.Literal(self._text(quad, object_.value, hidden), language=object_.language)
        yield ox.Quad(ox.NamedNode(screen.iri(subject)), quad.predicate, object_, quad.graph_name)

    def _object(self, quad: ox.Quad, iri: str) -> str:
        said = self._said.get(_value(quad.subject))
        if said and said.predicate and quad.predicate == self._vocabulary.term("object"):
            raised = self._screen.statement(said)
            return raised.object if raised else iri
        return iri

    def _text(self, quad: ox.Quad, text: str, hidden: bool) -> str:
        said = self._said.get(_value(quad.subject))
        if hidden and quad.predicate == PREF_LABEL:
            return self._screen.pseudonym(_value(quad.subject))
        if said is None:
            return self._screen.text(text, _value(quad.subject))
        if not said.predicate and self._screen.is_private(said.subject):
            quoted = quad.predicate == self._vocabulary.term("quote")
            return self._screen.pseudonym(said.subject) if quoted else text
        return self._screen.text(text, said.article, at=said)


_TEXTS = (XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
