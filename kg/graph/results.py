"""What a query gave, and how it reads: a table for people, or SPARQL's JSON, CSV and TSV."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.errors import QueryError

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = frozenset(f"{_XSD}{name}" for name in ("integer", "decimal", "double", "float"))
_LOCAL_NAME = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
# Between two Chinese characters or marks a break is that of a newspaper's column.
_WIDE = r"[\u2014-\u2027\u2e80-\u2fff\u3001-\uffef]"
_COLUMN_BREAK = re.compile(rf"(?<={_WIDE})[ \u3000]*[\r\n][ \u3000\r\n]*(?={_WIDE})")
# No XML 1.0 holds these, not even escaped.
_XML_REFUSES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Spreadsheets run what begins like this, also after a tab or line break; some take the full-width forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True, slots=True)
class ResultTable:
    """The rows of a SELECT; an unbound variable is None.

    ``prefixes`` shorten IRIs in the text table, and nowhere else; ``truncated``
    says that there were more rows than asked for.

    >>> table = ResultTable(("name", "n"), ((ox.Literal("周远山"), ox.Literal(3)), (ox.Literal("沈清禾"), None)))
    >>> print(table.to_text(), end="")
    name    n
    ------  -
    周远山  3
    沈清禾
    >>> table.to_tsv()
    '?name\\t?n\\n"周远山"\\t"3"^^<http://www.w3.org/2001/XMLSchema#integer>\\n"沈清禾"\\t\\n'
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    prefixes: Mapping[str, str] | None = None
    truncated: bool = False

    def to_text(self) -> str:
        """Return an aligned table; a Chinese character takes two columns, control characters are spelled out."""
        return text_table(self.columns, [[_shown(term, self.prefixes or {}) for term in row] for row in self.rows])

    def to_json(self) -> str:
        """Return SPARQL 1.1 Query Results JSON."""
        bindings = [
            {name: _json(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.rows
        ]
        return _dumped({"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}})

    def to_xml(self) -> str:
        """Return the SPARQL Query Results XML Format."""
        variables = "".join(f"<variable name={quoteattr(name)}/>" for name in self.columns)
        rows = "".join(f"<result>{''.join(map(_xml_cell, self.columns, row))}</result>\n" for row in self.rows)
        return _sparql_xml(variables, f"<results>\n{rows}</results>")

    def to_csv(self) -> str:
        """Return SPARQL 1.1 Query Results CSV; texts that a spreadsheet would run begin with an apostrophe."""
        return csv_text([self.columns, *([_csv(term) for term in row] for row in self.rows)])

    def to_tsv(self) -> str:
        """Return SPARQL 1.1 Query Results TSV."""
        lines = [[f"?{name}" for name in self.columns]]
        lines += [["" if term is None else str(term) for term in row] for row in self.rows]
        return "".join("\t".join(line) + "\n" for line in lines)


@dataclass(frozen=True, slots=True)
class ResultGraph:
    """The triples of a CONSTRUCT or DESCRIBE, sorted; ``truncated`` says that there were more than asked for.

    >>> triple = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("青禾社区"))
    >>> print(ResultGraph((triple,)).to_text(), end="")
    <urn:a> <urn:b> "青禾社区" .
    """

    triples: tuple[ox.Triple, ...]
    prefixes: Mapping[str, str] | None = None
    truncated: bool = False

    def to_text(self) -> str:
        """Return Turtle."""
        return self.serialize(ox.RdfFormat.TURTLE)

    def to_json(self) -> str:
        """Return JSON-LD."""
        return self.serialize(ox.RdfFormat.JSON_LD)

    def to_csv(self) -> str:
        """Return a row a triple, as CSV."""
        return self._table().to_csv()

    def to_tsv(self) -> str:
        """Return a row a triple, as TSV."""
        return self._table().to_tsv()

    def serialize(self, format_: ox.RdfFormat) -> str:
        """Return the triples in an RDF format."""
        out = io.BytesIO()
        ox.serialize(self.triples, out, format_, prefixes=dict(self.prefixes or {}))
        return out.getvalue().decode("utf-8")

    def _table(self) -> ResultTable:
        rows = tuple((triple.subject, triple.predicate, triple.object) for triple in self.triples)
        return ResultTable(("subject", "predicate", "object"), rows)


Result = ResultTable | ResultGraph | bool


def format_result(result: Result, format_: str) -> str:
    """Return a result as ``table``, ``json``, ``csv`` or ``tsv``; raises `QueryError` for another format.

    >>> format_result(True, "table"), format_result(True, "json")
    ('true\\n', '{"head": {}, "boolean": true}\\n')
    """
    if format_ not in ("table", "json", "csv", "tsv"):
        raise QueryError(f"format {format_!r} is unknown; write table, json, csv or tsv")
    if isinstance(result, bool):
        return _dumped({"head": {}, "boolean": result}) if format_ == "json" else f"{str(result).lower()}\n"
    texts = {"table": result.to_text, "json": result.to_json, "csv": result.to_csv, "tsv": result.to_tsv}
    return texts[format_]()


def read_result(body: bytes, media_type: str, prefixes: Mapping[str, str], base: str | None = None) -> Result | None:
    """Return the result that bytes of a media type hold, or None where the type is none that is read.

    Graphs are read as N-Triples and Turtle alone: RDF/XML may define entities
    that fill the memory, and nest so deep that the parser takes minutes.
    Raises `SyntaxError` or `ValueError` where the bytes are not what the type says.

    >>> read_result(b'{"head": {}, "boolean": true}', "application/sparql-results+json", {})
    True
    """
    results, rdf = ox.QueryResultsFormat.from_media_type(media_type), ox.RdfFormat.from_media_type(media_type)
    if results is not None:
        return _read_table(ox.parse_query_results(body, format=results), prefixes)
    if rdf in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE):
        triples = {quad.triple for quad in ox.parse(body, format=rdf, base_iri=base)}
        return ResultGraph(tuple(sorted(triples, key=str)), prefixes)
    return None


def _read_table(found: ox.QuerySolutions | ox.QueryBoolean, prefixes: Mapping[str, str]) -> Result:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    columns = tuple(variable.value for variable in found.variables)
    return ResultTable(columns, tuple(tuple(solution) for solution in found), prefixes)


def text_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return an aligned table; a Chinese character takes two columns, control characters are spelled out.

    >>> print(text_table(["name", "n"], [["周远山", "3"]]), end="")
    name    n
    ------  -
    周远山  3
    """
    lines = [tuple(columns), *(tuple(map(_visible, row)) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "".join(_aligned(line, widths) for line in lines)


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as CSV (RFC 4180).

    >>> csv_text([["青禾社区", "第一行"]])
    '青禾社区,第一行\\r\\n'
    """
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def guard_formula(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula: a risky beginning gets an apostrophe.

    >>> guard_formula("=HYPERLINK(0)"), guard_formula("青禾社区")
    ("'=HYPERLINK(0)", '青禾社区')
    """
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def boolean_xml(answer: bool) -> str:
    """Return the SPARQL Query Results XML Format of an ASK.

    >>> "<boolean>true</boolean>" in boolean_xml(True)
    True
    """
    return _sparql_xml("", f"<boolean>{str(answer).lower()}</boolean>")


def _sparql_xml(head: str, body: str) -> str:
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
    return f"{opening}<head>{head}</head>\n{body}\n</sparql>\n"


def _xml_cell(name: str, term: Term | None) -> str:
    return "" if term is None else f"<binding name={quoteattr(name)}>{_xml(term)}</binding>"


def _xml(term: Term) -> str:
    if isinstance(term, ox.Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return f"<triple>{''.join(f'<{name}>{_xml(part)}</{name}>' for name, part in parts)}</triple>"
    text = _XML_REFUSES.sub("\ufffd", escape(term.value, {"\r": "&#13;"}))
    if isinstance(term, ox.Literal):
        kind = "".join(f" {name}={quoteattr(value)}" for name, value in _literal_kind(term).items())
        return f"<literal{kind}>{text}</literal>"
    return f"<uri>{text}</uri>" if isinstance(term, ox.NamedNode) else f"<bnode>{text}</bnode>"


def _aligned(line: Iterable[str], widths: Iterable[int]) -> str:
    cells = (text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True))
    return "  ".join(cells).rstrip() + "\n"


def _width(text: str) -> int:
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _shown(term: Term | None, prefixes: Mapping[str, str]) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return _short(term.value, prefixes)
    return term.value if isinstance(term, ox.Literal) else str(term)


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    fitting = [(name, space) for name, space in prefixes.items() if iri.startswith(space)]
    for name, space in sorted(fitting, key=lambda pair: (-len(pair[1]), pair[0])):
        if _LOCAL_NAME.fullmatch(iri, len(space)):
            return f"{name}:{iri[len(space) :]}"
    return f"<{iri}>"


def _visible(text: str) -> str:
    """The text with whatever could move, hide or turn around a terminal's output spelled out, less columns' breaks."""
    return "".join(
        character if unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp", "Cs") else _spelled(character)
        for character in _COLUMN_BREAK.sub("", text)
    )


def _spelled(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _csv(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.Literal):
        return term.value if term.datatype.value in _NUMBERS else guard_formula(term.value)
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    return {"type": "literal", "value": term.value, **_literal_kind(term)}


def _literal_kind(literal: ox.Literal) -> dict[str, str]:
    if literal.language:
        return {"xml:lang": literal.language}
    return {} if literal.datatype.value == f"{_XSD}string" else {"datatype": literal.datatype.value}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
