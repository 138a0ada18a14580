"""PDF → the text that its pages hold, in the order in which they were set, and which lines are titles by their size."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import ReadError
from kg.model import Span
from kg.patterns import late
from kg.reading.encoding import scrub

if TYPE_CHECKING:
    import pypdfium2

SUFFIX = ".pdf"
_MAGIC = b"%PDF-"
_HEAD = 1024  # bytes in which a reader looks for it
_PAGE_BREAK = "\f"
_LINE = late(r"[^\r\n]+")
_HAN = late(r"[^\W\da-zA-Z_]")
_TITLE = 1.4  # times the height of the body's characters from which on a line is a title; headings within are smaller
_SAME = 0.05  # by which the heights of one title's lines may differ


class PdfText(NamedTuple):
    """The text of a PDF file, a form feed between its pages, and where titles stand in it."""

    text: str
    titles: tuple[Span, ...]


class _Sized(NamedTuple):
    """A line: its place in the text, its number there, and the height of its characters, in points."""

    start: int
    end: int
    number: int
    height: float


def is_pdf(data: bytes) -> bool:
    """True for the bytes of a PDF file.

    >>> is_pdf(b"%PDF-1.7"), is_pdf("近日，青禾社区举办邻里节。".encode())
    (True, False)
    """
    return _MAGIC in data[:_HEAD]


def read_pdf(data: bytes, name: str) -> PdfText:
    """Return the text of a PDF file, in which the offsets of what is read from it count; ``name`` opens the messages.

    It is PDFium's (pypdfium2): column after column where the file was set so.

    Raises `ReadError` where the file is damaged or locked, or holds pictures of pages without a text.
    """
    import pypdfium2

    texts, heights = list[str](), list[float]()
    try:
        with pypdfium2.PdfDocument(data) as document:
            for page in document:
                text, sizes = _read_page(page)
                texts.append(text)
                heights += (*sizes, 0.0)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(f"{name}: is locked with a password; unlock it first (qpdf --decrypt)") from None
        raise ReadError(f"{name}: is no PDF file that can be read ({error}); print it to a new one") from None
    whole = scrub(_PAGE_BREAK.join(texts))
    if not whole.strip():
        raise ReadError(f"{name}: holds no text, only pictures of pages; run OCR on it first (ocrmypdf -l chi_sim)")
    return PdfText(whole, tuple(_titles(whole, heights)))


def _read_page(page: "pypdfium2.PdfPage") -> tuple[str, Sequence[float]]:
    """The text, and the height of each character (0 where it is not known)."""
    from pypdfium2.raw import FS_RECTF, FPDFText_GetLooseCharBox

    content = page.get_textpage()
    text = str(content.get_text_range())
    heights = [0.0] * len(text)
    if content.count_chars() == len(text):
        box = FS_RECTF()
        for at in range(len(text)):
            if FPDFText_GetLooseCharBox(content.raw, at, box):
                heights[at] = abs(box.top - box.bottom)
    return text, heights


def _titles(text: str, heights: Sequence[float]) -> Iterator[Span]:
    """The lines that are set larger than the body, those of one size that follow one another together."""
    lines = [
        _Sized(*found.span(), number, median(heights[found.start() : found.end()]))
        for number, found in enumerate(_LINE.finditer(text))
    ]
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.height, 1)] += line.end - line.start
    body = max(sizes, key=lambda size: (sizes[size], -size))
    run: list[_Sized] = []
    for line in lines:
        if line.height < _TITLE * body or not body or not _HAN.search(text, line.start, line.end):
            continue
        if run and (line.number != run[-1].number + 1 or abs(line.height / run[-1].height - 1) > _SAME):
            yield Span(run[0].start, run[-1].end)
            run = []
        run.append(line)
    if run:
        yield Span(run[0].start, run[-1].end)
