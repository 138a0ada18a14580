"""How much a graph holds."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kg.graph.reader import EntityRow, read_articles, read_entities, read_facts
from kg.graph.store import Store


@dataclass(frozen=True, slots=True)
class Stats:
    """What a graph holds, in numbers; a statement that two articles make counts twice.

    ``foremost`` is the name that is mentioned most, by type.
    """

    pages: int
    articles: int
    entities: Mapping[str, int]
    statements: Mapping[str, int]
    factuality: Mapping[str, int]
    foremost: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """The numbers as plain values."""
        return asdict(self)

    def __str__(self) -> str:
        entities, statements = sum(self.entities.values()), sum(self.statements.values())
        lines = [
            f"{counted(self.pages, 'page')}, {counted(self.articles, 'article')}",
            f"{entities} {'entity' if entities == 1 else 'entities'}: {_listed(self.entities)}",
            f"{counted(statements, 'statement')}: {_listed(self.statements)}",
        ]
        return "\n".join([*lines, f"of these {_listed(self.factuality)}"] if statements else lines)


def read_stats(store: Store) -> Stats:
    """Return how much the store holds."""
    entities, articles, facts = tuple(read_entities(store)), tuple(read_articles(store)), tuple(read_facts(store))
    return Stats(
        pages=len({article.file for article in articles}),
        articles=len(articles),
        entities=_counts(entity.type for entity in entities),
        statements=_counts(fact.predicate for fact in facts),
        factuality=_counts(fact.factuality for fact in facts),
        foremost=_foremost(entities),
    )


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "page"), counted(2, "page")
    ('1 page', '2 pages')
    """
    return f"{number} {noun}{'s' * (number != 1)}"


def _foremost(entities: Iterable[EntityRow]) -> dict[str, str]:
    """Of several as frequent, the one whose name comes first."""
    rising = sorted(entities, key=lambda row: (-row.mentions, row.name, row.iri), reverse=True)
    return {row.type: row.name for row in sorted(rising, key=lambda row: row.type)}


def _counts(kinds: Iterable[str]) -> dict[str, int]:
    """The most frequent first."""
    return dict(sorted(Counter(kinds).items(), key=lambda pair: (-pair[1], pair[0])))


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in counts.items()) or "none"
