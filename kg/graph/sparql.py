"""SPARQL text as tokens: enough to tell what a query would do, and to add to it, before the engine reads it.

The engine (pyoxigraph) can ask other servers (SERVICE, LOAD) and has no switch
against it, so what would is refused here.  A keyword is a keyword by its place
among the tokens of the grammar, never inside a string, an IRI, a name or a
comment.  The engine also takes keywords that run into the next word
(``SERVICESILENT``, ``SERVICEex:place``); such words are refused too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

import pyoxigraph as ox

from kg.errors import QueryError

# The grammar's PN_CHARS_BASE; the colon of PNAME_NS is what makes a name of a word.
_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHARS = rf"{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040-"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf"(?:[{_BASE}_:0-9]|{_PLX})(?:(?:[{_CHARS}:.]|{_PLX})*(?:[{_CHARS}:]|{_PLX}))?"
# Possessive, and the same run as in WORD, so that a long word is read once.
_RUN = rf"(?:\.*+[{_CHARS}])*+"


class Kind(Enum):
    """What a token is; the patterns are tried in this order."""

    SPACE = r"[ \t\r\n]+|#[^\r\n]*"
    IRI = r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]+)*>"
    STRING = (
        r"'''(?:(?:''|')?(?:[^'\\]|\\.))*+'''"
        r'|"""(?:(?:""|")?(?:[^"\\]|\\.))*+"""'
        r"|'(?:[^'\\\n\r]|\\.)*+'"
        r'|"(?:[^"\\\n\r]|\\.)*+"'
    )
    UNENDED = r"['\"]"
    VARIABLE = rf"[?$][{_BASE}_0-9][{_CHARS}]*"
    BLANK = rf"_:[{_BASE}_0-9](?:[{_CHARS}.]*[{_CHARS}])?"
    LANGUAGE = r"@[A-Za-z]+(?:-+[A-Za-z0-9]+)*"
    NAME = rf"(?:[{_BASE}]{_RUN})?:(?:{_LOCAL})?"
    NUMBER = r"[0-9]+"
    WORD = rf"[{_BASE}_]{_RUN}"
    SIGN = r"."


_TOKEN = re.compile("|".join(f"(?P<{kind.name}>{kind.value})" for kind in Kind), re.DOTALL)
_OPENING, _CLOSING = frozenset("({["), frozenset(")}]")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of SPARQL text at ``start``; ``depth`` counts the brackets of any kind that are open around it."""

    kind: Kind
    text: str
    start: int
    depth: int

    @property
    def word(self) -> str:
        """A keyword in upper case, a sign as it is; "" for anything else."""
        return self.text.upper() if self.kind in (Kind.WORD, Kind.SIGN) else ""

    @property
    def end(self) -> int:
        """Where the token ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a request names, as the SPARQL Protocol has it: those of its default graph, and those by name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


WHOLE = Dataset()
"""No graph named: the store as it is."""


def read_tokens(sparql: str) -> tuple[Token, ...]:
    """Return the tokens of SPARQL text without space and comments, up to a string that does not end.

    >>> [token.text for token in read_tokens("ASK{ ?s skos:prefLabel '沈清禾 # 区长'@zh } # 谁")]
    ['ASK', '{', '?s', 'skos:prefLabel', "'沈清禾 # 区长'", '@zh', '}']
    """
    return tuple(_tokens(sparql))


def require_query(sparql: str) -> tuple[Token, ...]:
    """Return the tokens of a query.

    Raises `QueryError` for one that changes the graph, asks another server, or has a string without end.

    >>> require_query("ASK { SERVICE <https://example.org/> {} }")
    Traceback (most recent call last):
    kg.errors.QueryError: the query asks another server (SERVICE); only this graph can be asked
    """
    tokens = _whole_tokens(sparql)
    if _first_word(tokens) in _UPDATES:
        raise QueryError("the query changes the graph; write SELECT, ASK, CONSTRUCT or DESCRIBE")
    _refuse_service(tokens)
    return tokens


def require_update(sparql: str) -> tuple[Token, ...]:
    """Return the tokens of an update.

    Raises `QueryError` for one that would fetch anything (LOAD, SERVICE), or has a string without end.

    >>> require_update("LOAD <https://example.org/page.ttl>")
    Traceback (most recent call last):
    kg.errors.QueryError: the update fetches from elsewhere (LOAD); only what the request brings can be stored
    """
    tokens = _whole_tokens(sparql)
    _refuse_service(tokens)
    loads = (token for token in tokens if token.depth == 0 and token.kind in (Kind.WORD, Kind.NAME))
    if any("LOAD" in token.text.upper().partition(":")[0] for token in loads):
        raise QueryError("the update fetches from elsewhere (LOAD); only what the request brings can be stored")
    return tokens


def graphs_asked(tokens: Iterable[Token]) -> Iterator[Token]:
    """Return the IRIs and names that a query's FROM and FROM NAMED clauses give.

    >>> [token.text for token in graphs_asked(read_tokens("ASK FROM <urn:a> FROM NAMED graph:1 { ?from ?p ?o }"))]
    ['<urn:a>', 'graph:1']
    """
    before = ("", "")
    for token in tokens:
        if token.kind in (Kind.IRI, Kind.NAME) and (before[1] == "FROM" or before == ("FROM", "NAMED")):
            yield token
        before = (before[1], token.word)


def undeclared(tokens: Iterable[Token], prefixes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the prefixes that a query uses and neither declares nor finds in ``prefixes``, sorted.

    >>> undeclared(read_tokens("PREFIX a: <urn:a> ASK { a:b skos:prefLabel c:d }"), {"skos": "urn:s"})
    ('c',)
    """
    return tuple(sorted(_used(tokens) - set(prefixes)))


def declare(sparql: str, prefixes: Mapping[str, str]) -> str:
    """Return a query that declares those of the prefixes that it uses and leaves undeclared.

    >>> declare("ASK { ?s skos:prefLabel '沈清禾' }", {"skos": "http://www.w3.org/2004/02/skos/core#", "org": "urn:o"})
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ASK { ?s skos:prefLabel '沈清禾' }"
    """
    missing = sorted(_used(read_tokens(sparql)) & set(prefixes))
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in missing) + sparql


def bind(sparql: str, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return a query in whose outermost pattern each named variable has the value.

    A value is written as one RDF term, so that no text of it can become a part
    of the query.  A sub-select says with ``VALUES ?name { UNDEF }`` that it
    begins with the value too.  Raises `QueryError` for a name that is not a
    variable of the query.

    >>> bind("SELECT ?p { ?p skos:prefLabel ?name }", {"name": ox.Literal('沈清禾" } #', language="zh")})
    'SELECT ?p { VALUES (?name) { ("沈清禾\\\\" } #"@zh) }  ?p skos:prefLabel ?name }'
    """
    if not values:
        return sparql
    tokens = read_tokens(sparql)
    known = {token.text[1:] for token in tokens if token.kind is Kind.VARIABLE}
    if missing := sorted(set(values) - known):
        raise QueryError(f"the query has no variable ?{missing[0]}; its variables are {_listed(known)}")
    at = _pattern(tokens)
    names, terms = " ".join(f"?{name}" for name in values), " ".join(map(str, values.values()))
    edits = [(at, at, f" VALUES ({names}) {{ ({terms}) }} "), *_left_open(tokens, values)]
    for start, end, text in sorted(edits, reverse=True):
        sparql = sparql[:start] + text + sparql[end:]
    return sparql


def read_term(text: str) -> ox.NamedNode | ox.Literal:
    """Return the term of a text in the notation of N-Triples; raises `QueryError` for anything else.

    >>> read_term('"青禾社区"@zh').value
    '青禾社区'
    """
    try:
        (quad,) = ox.parse(f"<urn:s> <urn:p> {text} .", format=ox.RdfFormat.N_TRIPLES)
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            return quad.object
    except (SyntaxError, ValueError):
        pass
    raise QueryError(f'{text[:60]!r} is not a value; write <IRI>, "text" or "文字"@zh')


def use_dataset(sparql: str, dataset: Dataset) -> str:
    """Return an update whose patterns are asked of the dataset's graphs.

    Raises `QueryError` where the update names graphs itself (USING, WITH), as
    the SPARQL Protocol wants it, or has a DELETE WHERE.

    >>> use_dataset("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", Dataset(default=("urn:a",)))
    'DELETE { ?s ?p ?o } USING <urn:a> WHERE { ?s ?p ?o }'
    """
    if not dataset:
        return sparql
    tokens = [token for token in read_tokens(sparql) if token.depth == 0]
    if any(token.word.startswith(("USING", "WITH")) for token in tokens):
        raise QueryError("the update names its graphs (USING, WITH) and so does the request; leave one of them out")
    clause = "".join(f"USING {ox.NamedNode(graph)} " for graph in dataset.default)
    clause += "".join(f"USING NAMED {ox.NamedNode(graph)} " for graph in dataset.named)
    return "".join(_with_clause(sparql, tokens, clause))


_UPDATES = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split())


def _tokens(sparql: str) -> Iterator[Token]:
    depth = 0
    for match in _TOKEN.finditer(sparql):
        kind = Kind[match.lastgroup or "SIGN"]
        if kind is Kind.SPACE:
            continue
        depth -= kind is Kind.SIGN and match[0] in _CLOSING
        yield Token(kind, match[0], match.start(), depth)
        depth += kind is Kind.SIGN and match[0] in _OPENING
        if kind is Kind.UNENDED:
            return


def _whole_tokens(sparql: str) -> tuple[Token, ...]:
    tokens = read_tokens(sparql)
    if tokens and tokens[-1].kind is Kind.UNENDED:
        line = sparql.count("\n", 0, tokens[-1].start) + 1
        raise QueryError(f"the query does not parse: the string that begins in line {line} does not end")
    return tokens


def _first_word(tokens: Iterable[Token]) -> str:
    """The first keyword after the prologue."""
    return next((token.word for token in tokens if token.kind is Kind.WORD and token.word not in _PROLOGUE), "")


_PROLOGUE = frozenset({"PREFIX", "BASE", "VERSION"})


def _refuse_service(tokens: tuple[Token, ...]) -> None:
    for token, after in zip(tokens, (*(token.text for token in tokens[1:]), ""), strict=False):
        named = token.kind is Kind.WORD or (token.kind is Kind.NAME and after == "{")
        if named and "SERVICE" in token.text.upper().partition(":")[0]:
            raise QueryError("the query asks another server (SERVICE); only this graph can be asked")


def _used(tokens: Iterable[Token]) -> set[str]:
    """The prefixes that are used and not declared."""
    used: set[str] = set()
    declared: set[str] = set()
    before = ""
    for token in tokens:
        if token.kind is Kind.NAME:
            (declared if before == "PREFIX" else used).add(token.text.partition(":")[0])
        before = token.word
    return used - declared


def _pattern(tokens: tuple[Token, ...]) -> int:
    """Where the outermost pattern begins: behind the brace after WHERE, or the only brace outside of brackets."""
    braces = [at for at, token in enumerate(tokens) if token.depth == 0 and token.text == "{"]
    after_where = [at for at in braces if at and tokens[at - 1].word == "WHERE"]
    found = after_where or braces[-1:]
    if not found or (_first_word(tokens) == "CONSTRUCT" and len(braces) < 2):
        raise QueryError("the query has no pattern in which a value could be bound; write ... WHERE { ... }")
    return tokens[found[0]].end


def _left_open(
    tokens: tuple[Token, ...], values: Mapping[str, ox.NamedNode | ox.Literal]
) -> Iterator[tuple[int, int, str]]:
    """Each UNDEF of a ``VALUES ?name { UNDEF }`` by its place, and the value in its stead."""
    for word, variable, opening, undef, closing in zip(*(tokens[at:] for at in range(5)), strict=False):
        written = (word.word, opening.text, undef.word, closing.text)
        if written == ("VALUES", "{", "UNDEF", "}") and variable.text[1:] in values:
            yield undef.start, undef.end, str(values[variable.text[1:]])


def _with_clause(sparql: str, tokens: list[Token], clause: str) -> Iterator[str]:
    done, before = 0, ""
    for token in tokens:
        if token.word == "WHERE":
            if before == "DELETE":
                raise QueryError("DELETE WHERE cannot be asked of other graphs; write DELETE { ... } WHERE { ... }")
            yield sparql[done : token.start] + clause
            done = token.start
        before = token.word
    yield sparql[done:]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"?{name}" for name in sorted(names)) or "none"
