"""The graph as one self-contained, offline page: data, drawing and words in one file of HTML.

    rows → page data (best-connected first, laid out) → JSON → `visualizations/explorer/index.html`

Nothing read from news becomes markup, script or address: it travels as escaped
JSON, and the page's policy allows only the scripts and the style written here.
"""

import json
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import MissingExtraError, StoreError
from kg.graph.reader import (
    ArticleRow,
    EntityRow,
    EvidenceRow,
    FactRow,
    read_articles,
    read_entities,
    read_facts,
    read_mentions,
)
from kg.graph.store import Store
from kg.knowledge.ontology import load_ontology
from kg.resources import resource
from kg.views.layout import place

TITLE = "地方新闻关系网"
DRAWN = 1000

_NONE: Mapping[str, Iterable[EvidenceRow]] = MappingProxyType({})

# Control characters, lone surrogates, and the marks that turn the direction of the text after them.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def render_page(store: Store, *, title: str = TITLE, drawn: int = DRAWN) -> str:
    """Return the page of a store: HTML that needs no other file and asks no network.

    At most ``drawn`` entities are drawn, the best-connected; search and list
    hold all of them, and the page says how many are left out.  The same store
    gives the same text.

    >>> "<title>云栖区新闻</title>" in render_page(Store.memory(), title="云栖区新闻")
    True
    """
    return _render(page_data_of(store, drawn=drawn), title)


def write_page(store: Store, path: Path, *, title: str = TITLE, drawn: int = DRAWN) -> None:
    """Write the page of a store as UTF-8, whole or not at all, in place of what stood at ``path``.

    Raises `StoreError` where the file cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_page(Store.memory(), Path(folder, "云栖区.html"))
    ...     Path(folder, "云栖区.html").read_text("utf-8").startswith("<!doctype html>")
    True
    """
    page = render_page(store, title=title, drawn=drawn)
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(page, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{path}: the page cannot be written: {error.strerror}; choose another file") from None


def page_data_of(store: Store, *, drawn: int = DRAWN) -> dict[str, Any]:
    """Return what the page of a store shows, as `page_data` does of rows.

    >>> page_data_of(Store.memory())["entities"]
    []
    """
    entities = read_entities(store)
    mentions = {entity.iri: read_mentions(store, entity.iri) for entity in entities}
    return page_data(entities, read_articles(store), read_facts(store), mentions, drawn=drawn)


def page_of(
    entities: Iterable[EntityRow],
    articles: Iterable[ArticleRow],
    facts: Iterable[FactRow],
    mentions: Mapping[str, Iterable[EvidenceRow]] = _NONE,
    *,
    title: str = TITLE,
    drawn: int = DRAWN,
) -> str:
    r"""Return the page of rows, as `render_page` does of a store; ``mentions`` are those of each entity's IRI.

    >>> row = EntityRow("urn:1", "Person", "", "周远山</script>", ("周远山</script>",), 2)
    >>> page = page_of([row], [], [], title="临溪<街道>")
    >>> "<title>临溪&lt;街道&gt;</title>" in page, "周远山</script>" in page, r"周远山\u003c/script\u003e" in page
    (True, False, True)
    """
    return _render(page_data(entities, articles, facts, mentions, drawn=drawn), title)


def page_data(
    entities: Iterable[EntityRow],
    articles: Iterable[ArticleRow],
    facts: Iterable[FactRow],
    mentions: Mapping[str, Iterable[EvidenceRow]] = _NONE,
    *,
    drawn: int = DRAWN,
) -> dict[str, Any]:
    """Return what the page shows, ready for JSON: entities, best-connected first, know each other by rank.

    Identifiers stay out, control and direction marks become U+FFFD, and the
    first ``drawn`` entities have a position (``at``).

    >>> row = EntityRow("urn:1", "Person", "", "周远山", ("周远山", "周书记"), 2)
    >>> page_data([row], [], [])["entities"][0]["names"]
    ['周远山', '周书记']
    """
    facts = sorted(facts, key=lambda fact: (fact.evidence.published or "", fact))
    links = _links(entities := list(entities), facts)
    entities.sort(key=lambda entity: (-len(links[entity.iri]), entity.type, entity.name, entity.iri))
    ranks = {entity.iri: rank for rank, entity in enumerate(entities)}
    sources = sorted(articles, key=lambda article: (article.published or "", article.file, article.start, article.iri))
    numbers = {article.iri: number for number, article in enumerate(sources)}
    spots = _place(entities[:drawn], links, ranks)
    return {
        "drawn": len(spots),
        "kinds": _kinds(entities),
        "entities": [
            _entity(entity, len(links[entity.iri]), spots.get(entity.iri))
            | {"places": _places(mentions.get(entity.iri, ()), numbers)}
            for entity in entities
        ],
        "articles": [_article(article) for article in sources],
        "facts": _facts(facts, ranks, numbers),
    }


def _render(data: dict[str, Any], title: str) -> str:
    style = _part("page.css")
    script = "".join(_part(name) for name in ("words.js", "drawing.js", "page.js"))
    library = _library()
    slots = {
        "title": escape(_harmless(title)),
        "policy": escape(_policy([library, script], style), quote=True),
        "style": style,
        "graph": _json(data),
        "library": library,
        "script": script,
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _part("index.html"))


def _links(entities: Iterable[EntityRow], facts: Iterable[FactRow]) -> dict[str, dict[str, int]]:
    """For each entity, those it is linked with and by how many statements."""
    links: dict[str, dict[str, int]] = {entity.iri: defaultdict(int) for entity in entities}
    for fact in facts:
        if fact.subject in links and fact.object in links and fact.subject != fact.object:
            links[fact.subject][fact.object] += 1
            links[fact.object][fact.subject] += 1
    return links


def _place(
    entities: Sequence[EntityRow], links: Mapping[str, Mapping[str, int]], ranks: Mapping[str, int]
) -> dict[str, tuple[int, int]]:
    pairs = [
        (ranks[entity.iri], ranks[other])
        for entity in entities
        for other, count in links[entity.iri].items()
        for _ in range(count)
        if ranks[entity.iri] < ranks[other] < len(entities)
    ]
    spots = place([entity.name for entity in entities], pairs)
    return {entity.iri: spot for entity, spot in zip(entities, spots, strict=True)}


def _kinds(entities: Iterable[EntityRow]) -> dict[str, dict[str, str]]:
    """The words for the fine classes that occur and that the ontology knows."""
    ontology = load_ontology()
    kinds = sorted({entity.kind for entity in entities} & ontology.terms.keys())
    return {kind: {language: ontology.label(kind, language) for language in ("zh", "en")} for kind in kinds}


def _entity(entity: EntityRow, links: int, spot: tuple[int, int] | None) -> dict[str, Any]:
    return {
        "type": _harmless(entity.type),
        "kind": _harmless(entity.kind),
        "names": [_harmless(name) for name in dict.fromkeys((entity.name, *entity.names))],
        "mentions": entity.mentions,
        "links": links,
    } | ({"at": spot} if spot else {})


def _places(mentions: Iterable[EvidenceRow], numbers: Mapping[str, int]) -> list[tuple[int, int, int]]:
    return sorted((numbers[mention.article], mention.start, mention.end) for mention in mentions)


def _article(article: ArticleRow) -> dict[str, Any]:
    return {
        "title": _harmless(article.title),
        "published": _harmless(article.published or ""),
        "publisher": _harmless(article.publisher or ""),
        "file": _harmless(article.file),
    }


def _facts(facts: Iterable[FactRow], ranks: Mapping[str, int], numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """The facts, each once with all its evidence; one whose ends are not in the graph is no fact of the page."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for fact in facts:
        subject, end = ranks.get(fact.subject), None if fact.literal else ranks.get(fact.object)
        article = numbers.get(fact.subject)
        if (subject is None and article is None) or (end is None and not fact.literal):
            continue
        key = (fact.subject, fact.predicate, fact.object, fact.qualifiers, fact.factuality)
        entry = found.setdefault(key, _fact(fact) | {"subject": subject, "object": end, "article": article})
        entry["evidence"].append(_evidence(fact.evidence, numbers))
    return list(found.values())


def _fact(fact: FactRow) -> dict[str, Any]:
    return {
        "predicate": _harmless(fact.predicate),
        "date": _harmless(fact.object) if fact.literal else "",
        "qualifiers": [_harmless(qualifier) for qualifier in fact.qualifiers],
        "factuality": _harmless(fact.factuality),
        "evidence": [],
    }


def _evidence(evidence: EvidenceRow, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "article": numbers[evidence.article],
        "start": evidence.start,
        "end": evidence.end,
        "line": evidence.line,
        "quote": _harmless(evidence.quote),
        "rule": _harmless(evidence.rule),
        "confidence": evidence.confidence,
    }


def _harmless(text: str) -> str:
    """The text with each character that could hide or turn others made visible; its length stays."""
    return _HARMFUL.sub("\ufffd", text)


def _json(data: dict[str, Any]) -> str:
    """The data as JSON in which no character can end or open a script element."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _policy(scripts: Iterable[str], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _part(name: str) -> str:
    return _lines(resource("visualizations", "explorer", name).read_text("utf-8"))


def _library() -> str:
    """The vis-network script that pyvis brings, with its licence notice; found without importing pyvis."""
    spec = find_spec("pyvis")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        scripts = sorted(Path(folder).glob("templates/lib/vis-9.1.*/vis-network.min.js"))
        if scripts:
            return _lines(scripts[-1].read_text("utf-8"))
    raise MissingExtraError("pyvis: its vis-network 9.1 is not installed; install pyvis 0.3.2")


def _lines(text: str) -> str:
    """The text with the line ends that a browser sees, since the policy's hash is of those."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
