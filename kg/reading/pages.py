"""Files, folders and standard input → pages, one after the other."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.config import Config
from kg.errors import ReadError
from kg.model import Failure, Page, Span
from kg.reading.encoding import Decoded, decode, scrub
from kg.reading.html import read_head
from kg.reading.markup import SUFFIXES as HTML
from kg.reading.markup import is_html
from kg.reading.metadata import Layer, combine, layer_of_config, load_sidecar
from kg.reading.pdf import SUFFIX as PDF
from kg.reading.pdf import is_pdf, read_pdf
from kg.reading.records import is_record, read_record

_SUFFIXES = (".txt", ".md", ".jsonl", *HTML, PDF)
_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """An input to read: ``name`` is what its page is called, ``path`` is None for standard input."""

    name: str
    path: Path | None


def find_sources(inputs: Sequence[str]) -> tuple[tuple[Source, ...], tuple[Failure, ...]]:
    """Return the files that the inputs mean, each once, and the inputs that mean none.

    An input is a file, ``-`` for standard input, or a folder, searched to the
    bottom for .txt, .md and .jsonl in the order of their paths; hidden files
    and links to folders are passed over.

    >>> find_sources(["-", "no-such-page.txt"])[1]
    (Failure(source='no-such-page.txt', message='no-such-page.txt: no such file or folder; check the path'),)
    """
    sources: dict[str, Source] = {}
    failures: list[Failure] = []
    for given in inputs:
        for found in _expand(given):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                sources.setdefault(_identity(found), found)
    return tuple(sources.values()), tuple(failures)


def read_source(source: Source, config: Config) -> Iterator[Page | Failure]:
    """Yield the page of a source, or each page of a JSON Lines file; what cannot be read is a `Failure`.

    A JSON Lines file is read line by line, so that it may be of any size.  It
    is UTF-8; standard input may hold JSON Lines as well.  A failure's message
    names file and line itself.

    >>> next(read_source(Source("a.txt", Path("no-such-page.txt")), Config()))
    Failure(source='a.txt', message='no-such-page.txt: cannot be read: No such file or directory')
    """
    try:
        yield from _read(source, config)
    except ReadError as error:
        yield _failure(source.name, str(error))
    except OSError as error:
        yield _failure(source.name, f"{_shown(source.path or source.name)}: cannot be read: {error.strerror or error}")


def file_identity(path: Path) -> str:
    """Return what `Page.source` is of the pages of a file; the file need not be there any more.

    >>> file_identity(Path("news/../a.txt")) == file_identity(Path("a.txt"))
    True
    """
    return sha256(os.fsencode(_real(path))).hexdigest()


def count_pages(inputs: Sequence[str]) -> int:
    """Return how many pages, or failures in their place, reading the inputs gives; standard input counts as one.

    >>> count_pages(["-", "no-such-page.txt"])
    2
    """
    sources, failures = find_sources(inputs)
    return len(failures) + sum(map(_count, sources))


def _count(source: Source) -> int:
    if source.path is None or source.path.suffix.lower() != ".jsonl":
        return 1
    try:
        with source.path.open("rb") as lines:
            return sum(1 for line in lines if line.strip()) or 1
    except OSError:
        return 1


def _read(source: Source, config: Config) -> Iterator[Page | Failure]:
    if source.path is None:
        data = sys.stdin.buffer.read()
        layers: tuple[Layer, ...] = (layer_of_config(config),)
        identity = sha256(data).hexdigest()
        first = data.lstrip().split(b"\n", 1)[0]
        if is_record(first):
            yield from _read_records(data.split(b"\n"), source, identity, layers)
        else:
            yield _read_text(data, source, identity, config, layers)
        return
    identity = file_identity(source.path)
    layers = (layer_of_config(config), load_sidecar(source.path))
    if source.path.suffix.lower() == ".jsonl":
        with source.path.open("rb") as lines:
            yield from _read_records(lines, source, identity, layers)
    else:
        yield _read_text(source.path.read_bytes(), source, identity, config, layers)


def _read_text(data: bytes, source: Source, identity: str, config: Config, layers: tuple[Layer, ...]) -> Page:
    name = _shown(source.path or source.name)
    headings: tuple[Span, ...] = ()
    if is_pdf(data):
        text, headings = read_pdf(data, name)
        decoded = Decoded(text, "pdf", "text of the pages")
    else:
        decoded = decode(data, encoding=config.encoding, name=name)
    told = decoded.text
    if is_html(source.name, decoded.text):
        head, told = read_head(decoded.text)
        layers = (*layers, head)
        if not told.strip():
            raise ReadError(f"{name}: holds no text, only what a script fills; save the page from a browser")
    return Page(
        id=sha256(decoded.text.encode("utf-8")).hexdigest()[:16],
        name=source.name,
        source=identity,
        text=decoded.text,
        encoding=decoded.encoding,
        encoding_basis=decoded.basis,
        metadata=combine(layers, told),
        headings=headings,
    )


def _read_records(
    lines: Iterable[bytes], source: Source, identity: str, layers: tuple[Layer, ...]
) -> Iterator[Page | Failure]:
    empty = True
    for number, line in enumerate(lines, start=1):
        if not line.removeprefix(b"\xef\xbb\xbf").strip():
            continue
        empty = False
        name = f"{source.name}#{number}"
        try:
            yield read_record(line, name=name, source=identity, layers=layers)
        except ReadError as error:
            yield _failure(name, f"{_shown(source.path or source.name)}: line {number}: {error}")
    if empty:
        raise ReadError(f"{_shown(source.path or source.name)}: is empty; nothing to read")


def _expand(given: str) -> Iterator[Source | Failure]:
    if given == _STDIN:
        yield Source("stdin", None)
        return
    if not given:
        yield _failure(given, "an input is empty; name a file, a folder or -")
        return
    path = Path(given)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        yield _failure(given, f"{_shown(given)}: no such file or folder; check the path")
    except OSError as error:
        yield _failure(given, f"{_shown(given)}: cannot be read: {error.strerror}")
    else:
        yield from _search(path) if is_folder else (Source(scrub(path.name), path),)


def _search(folder: Path) -> Iterator[Source | Failure]:
    errors: list[OSError] = []
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(parent, name) for name in names if not name.startswith("."))
        found += (path for path in paths if path.suffix.lower() in _SUFFIXES)
    for error in sorted(errors, key=lambda error: str(error.filename)):
        yield _failure(str(error.filename), f"{_shown(error.filename)}: cannot be read: {error.strerror}")
    if not found and not errors:
        yield _failure(str(folder), f"{_shown(folder)}: holds no {', '.join(_SUFFIXES)} file; check the path")
    for path in sorted(found, key=lambda path: path.relative_to(folder).as_posix()):
        yield Source(scrub(path.relative_to(folder).as_posix()), path)


def _identity(source: Source) -> str:
    """The same for two ways of naming one file."""
    return _STDIN if source.path is None else _real(source.path)


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _failure(source: str, message: str) -> Failure:
    return Failure(scrub(source), scrub(message))


def _shown(path: object) -> str:
    """A path as a message may hold it: on one line, however it is written."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in scrub(str(path)))
