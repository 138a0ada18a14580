"""The syntax of HTML: tags, attributes and references, as patterns that pass over each character once."""

import re
from collections.abc import Iterator
from html import unescape

from kg.patterns import late

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
# Takes "<!DOCTYPE html>", "<html>" and a fragment "<p>近日…", refuses "<br>" and "<青禾社区>".
_START = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,4000}?-->\s*){0,9}"
    r"<(?:!doctype\s+html|(?:html|head|body|article|section|div|p|table|h[1-6])(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
# Possessive, so that what is no tag is passed over once.
TAG = late(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*+>"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<rest>(?:=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[^<>])*+)>",
    re.DOTALL,
)
_ATTRIBUTE = late(r"([a-zA-Z][\w:.-]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?+")
# Elements without text for a reader, whatever is in them, with what ends each.
RAW_END = {
    name: re.compile(rf"</{name}(?=[\s/>])[^<>]*>?", re.IGNORECASE)
    for name in ("script style noscript textarea template title iframe svg math select object xmp canvas".split())
}
TAG_OR_REFERENCE = late(rf"{TAG.pattern}|(?P<reference>&#?[a-zA-Z0-9]{{1,31}};)", re.DOTALL)


def is_html(name: str, text: str) -> bool:
    """True for a page of HTML by its name or by how it begins.

    >>> is_html("news.html", ""), is_html("stdin", "<!DOCTYPE html><p>"), is_html("a.txt", "<青禾社区>")
    (True, True, False)
    """
    return name.lower().endswith(SUFFIXES) or _START.match(text) is not None


def as_seen(quote: str, file: str) -> str:
    """What a reader sees of a quotation: of a page of HTML without tags, and with characters for references.

    >>> as_seen("周<b>远山</b>出席&ldquo;邻里节&rdquo;", "news.html")
    '周远山出席“邻里节”'
    >>> as_seen("A&amp;B公司", "news.txt")
    'A&amp;B公司'
    """
    shown, at = list[str](), 0
    for start, end, seen in markup_of(quote, file):
        shown += quote[at:start], seen
        at = end
    return "".join((*shown, quote[at:]))


def markup_of(quote: str, file: str) -> Iterator[tuple[int, int, str]]:
    """Where tags and references stand in a quotation of HTML, and what a reader sees there: nothing, or a character.

    >>> list(markup_of("周<b>远山&nbsp;", "news.html"))
    [(1, 4, ''), (6, 12, '\xa0')]
    """
    if not file.lower().endswith(SUFFIXES) and not _has_tags(quote):
        return
    at = 0
    for found in TAG_OR_REFERENCE.finditer(quote):
        if found.start() < at:
            continue
        at, reference = found.end(), found["reference"]
        ends = RAW_END.get((found["name"] or "").lower()) if not found["close"] else None
        if ends and (end := ends.search(quote, at)):
            at = end.end()
        yield found.start(), at, unescape(reference) if reference else ""


def _has_tags(quote: str) -> bool:
    return "<" in quote and any(tag["name"] for tag in TAG.finditer(quote))


def decode_reference(reference: str) -> str:
    """The character that a reference (&ldquo;) stands for, or "" for none; those of tags are of full width.

    >>> decode_reference("&ldquo;"), decode_reference("&lt;"), decode_reference("&nothing;")
    ('“', '\uff1c', '')
    """
    found = unescape(reference)
    return {"<": "\uff1c", ">": "\uff1e"}.get(found, found if len(found) == 1 else "")


def read_attributes(rest: str) -> dict[str, str]:
    """The attributes in a tag, by their names in small letters; the first of a name counts.

    >>> read_attributes(" class='title main' hidden")
    {'class': 'title main', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
