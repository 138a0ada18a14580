"""Which graphs an update would write: those of the pages are not for updates.

What pages say is kept with its evidence, and building and retracting rest on
its books; so an update of a store with pages may write into graphs of its own
alone.  Only the plain grammar is taken: the engine takes more, and whatever is
not understood here is refused.
"""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.sparql import Kind, Token, read_tokens
from kg.graph.terms import Vocabulary

_WHOLE = frozenset({"DEFAULT", "NAMED", "ALL"})
_DATA = frozenset({"INSERT", "DELETE"})
_HINT = "write into a graph of your own: INSERT DATA { GRAPH <https://example.org/notes> { ... } }"


def require_own_graphs(sparql: str, vocabulary: Vocabulary, base: str | None = None) -> None:
    """Raise `QueryError` for an update that would change a graph that pages have a part in.

    These are the default graph and all graphs below the vocabulary's base.

    >>> words = Vocabulary("https://w3id.org/civic-kg/ns#", "https://w3id.org/civic-kg/id/")
    >>> require_own_graphs("INSERT DATA { GRAPH <urn:notes> { <urn:a> rdfs:comment '查过' } }", words)
    >>> require_own_graphs("INSERT DATA { <urn:a> rdfs:comment '查过' }", words)
    Traceback (most recent call last):
    kg.errors.QueryError: the update writes outside of GRAPH; write into a graph of your own: ...
    """
    reader = _Reader(sparql, vocabulary.prefixes, base)
    for graph in reader.written():
        if graph.startswith(vocabulary.base):
            raise QueryError(f"the update writes <{graph}>, which belongs to a page; {_HINT}")


class _Reader:
    """Goes through the operations of an update, token by token."""

    def __init__(self, sparql: str, prefixes: Mapping[str, str], base: str | None) -> None:
        self._sparql, self._prefixes, self._base = sparql, dict(prefixes), base
        self._tokens = read_tokens(sparql)
        self._at = 0
        self._prologue = ""

    def written(self) -> Iterator[str]:
        """The IRIs of the graphs that are written."""
        while self._at < len(self._tokens):
            self._read_prologue()
            if self._at == len(self._tokens):
                return
            yield from self._operation()
            if self._at < len(self._tokens):
                self._expect(";")

    def _read_prologue(self) -> None:
        start = self._at
        while self._word() in ("PREFIX", "BASE"):
            self._at += 2 if self._word() == "BASE" else 3
        if start < self._at <= len(self._tokens):
            self._prologue += self._sparql[self._tokens[start].start : self._tokens[self._at - 1].end] + " "

    def _operation(self) -> Iterator[str]:
        verb = self._next().word
        if verb in _DATA or verb == "WITH":
            yield from self._changing(verb)
        elif verb in ("CLEAR", "DROP", "CREATE"):
            self._skip("SILENT")
            yield self._whole_graph()
        elif verb in ("ADD", "COPY", "MOVE"):
            self._skip("SILENT")
            source = self._any_graph()
            self._expect("TO")
            yield self._any_graph(written=True)
            if verb == "MOVE":
                yield self._own(source)
        else:
            raise self._not_plain()

    def _changing(self, verb: str) -> Iterator[str]:
        within = ""
        if verb == "WITH":
            within = self._graph(self._next())
            yield within
            verb = self._next().word
        if verb not in _DATA:
            raise self._not_plain()
        if self._word() in ("DATA", "WHERE"):
            self._at += 1
            yield from self._template(within)
            return
        yield from self._template(within)
        if verb == "DELETE" and self._word() == "INSERT":
            self._at += 1
            yield from self._template(within)
        while self._word() == "USING":
            self._at += 1
            self._skip("NAMED")
            self._graph(self._next())
        self._expect("WHERE")
        self._block()

    def _template(self, within: str) -> Iterator[str]:
        """The graphs of the quads between two braces; ``within`` is the graph of those outside of GRAPH."""
        tokens = list(self._block())
        at = 0
        while at < len(tokens):
            if tokens[at].word == "GRAPH" and at + 2 < len(tokens) and tokens[at + 2].text == "{":
                yield self._graph(tokens[at + 1])
                depth = tokens[at].depth
                at += 3
                while at < len(tokens) and tokens[at].depth > depth:
                    at += 1
            elif tokens[at].text != "." and not within:
                raise QueryError(f"the update writes outside of GRAPH; {_HINT}")
            elif tokens[at].word == "GRAPH":
                raise self._not_plain()
            at += 1

    def _block(self) -> Iterator[Token]:
        """The tokens between the brace that comes next and its end."""
        opening = self._expect("{")
        inside: list[Token] = []
        while (token := self._next()).depth > opening.depth:
            inside.append(token)
        return iter(inside)

    def _whole_graph(self) -> str:
        if self._word() in _WHOLE:
            raise QueryError(f"{self._word()} holds what pages say; {_HINT}")
        self._expect("GRAPH")
        return self._graph(self._next())

    def _any_graph(self, *, written: bool = False) -> str:
        if self._word() == "DEFAULT":
            self._at += 1
            return self._own("") if written else ""
        self._skip("GRAPH")
        return self._graph(self._next())

    def _own(self, graph: str) -> str:
        if not graph:
            raise QueryError(f"DEFAULT holds what pages say; {_HINT}")
        return graph

    def _graph(self, token: Token) -> str:
        """The IRI of a token, as the engine understands it."""
        if token.kind not in (Kind.IRI, Kind.NAME):
            raise QueryError(f"the update writes {token.text}, which may be any graph; {_HINT}")
        asked = f"{self._prologue}SELECT ({token.text} AS ?graph) {{}}"
        try:
            found = ox.Store().query(asked, prefixes=self._prefixes, base_iri=self._base)
        except (SyntaxError, ValueError):
            raise self._not_plain() from None
        graphs = [solution[0] for solution in found] if isinstance(found, ox.QuerySolutions) else []
        return str(getattr(graphs[0], "value", ""))

    def _word(self) -> str:
        return self._tokens[self._at].word if self._at < len(self._tokens) else ""

    def _next(self) -> Token:
        if self._at >= len(self._tokens):
            raise self._not_plain()
        self._at += 1
        return self._tokens[self._at - 1]

    def _expect(self, word: str) -> Token:
        token = self._next()
        if token.word != word:
            raise self._not_plain()
        return token

    def _skip(self, word: str) -> None:
        self._at += self._word() == word

    def _not_plain(self) -> QueryError:
        last = self._tokens[min(self._at, len(self._tokens)) - 1]
        line = self._sparql.count("\n", 0, last.start) + 1
        return QueryError(f"the update does not parse in line {line}, near {last.text[:30]!r}; {_HINT}")
