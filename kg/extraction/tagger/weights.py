"""The learned weights as a value and as a file: sparse small integers that load without unpacking, no code in it."""

import io
import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import DataError
from kg.extraction.tagger.chains import LABELS, Floats
from kg.extraction.tagger.features import ROW_BITS, ROWS
from kg.extraction.tagger.marks import Marks
from kg.resources import resource

_MAGIC = b"civic-kg tagger 2\n"
_WIDTH = 16  # columns of a row in memory: 16 bytes, so that a row is one fetch
_STRONGEST = 127
_WIDEST = 255  # the most that one step leads on
_CHUNK = 1 << 16  # steps that are read at a time
_PARTS = ("steps", "values", "transitions", "words", "classes")


@dataclass(frozen=True)
class Weights:
    """What was learned: ``table[row, label]`` times ``scale``, the transitions, and the lexicons' marks.

    ``note`` tells how it was made.
    """

    table: NDArray[np.int8]
    scale: np.float32
    transitions: Floats
    marks: Marks
    note: str = ""


def small_weights(table: Floats, transitions: Floats, marks: Marks, *, least: float = 0.0, note: str = "") -> Weights:
    """The weights with small integers for numbers; those below ``least`` are left out."""
    strongest = float(np.quantile(np.abs(table[np.abs(table).max(axis=1) > 0]), 0.9999)) if table.any() else 1.0
    scale = np.float32(strongest / _STRONGEST)
    kept = np.where(np.abs(table) < least, 0, table)
    small = np.zeros((len(table), _WIDTH), dtype=np.int8)
    small[:, :LABELS] = np.clip(np.rint(kept / scale), -_STRONGEST, _STRONGEST)
    return Weights(small, scale, transitions, marks, note)


def save_weights(weights: Weights, path: Path) -> None:
    """Write the weights to a file; the same weights give the same bytes."""
    steps, values = _steps(weights.table.reshape(-1))
    parts = {
        "steps": steps.tobytes(),
        "values": values.tobytes(),
        "transitions": weights.transitions.astype("<f4").tobytes(),
        "words": zlib.compress(weights.marks.words.tobytes(), 6),
        "classes": zlib.compress(weights.marks.classes.tobytes(), 6),
    }
    head = {
        "row_bits": ROW_BITS, "templates": ROWS, "labels": LABELS, "scale": float(weights.scale),
        "note": weights.note, "sizes": [len(parts[name]) for name in _PARTS],
    }  # fmt: skip
    lines = _MAGIC + json.dumps(head, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    path.write_bytes(lines + b"".join(parts[name] for name in _PARTS))


def _steps(cells: NDArray[np.int8]) -> tuple[NDArray[np.uint8], NDArray[np.int8]]:
    """How far each number that is not 0 stands from the one before, and the numbers; a long way has a 0 as a stop.

    >>> steps, values = _steps(np.array([0, 7, *[0] * 299, 5], dtype=np.int8))
    >>> steps.tolist(), values.tolist()
    ([1, 255, 45], [7, 0, 5])
    """
    used = np.flatnonzero(cells)
    gaps = np.diff(used, prepend=0)
    stops = (np.maximum(gaps, 1) - 1) // _WIDEST
    steps = np.full(len(used) + int(stops.sum()), _WIDEST, dtype=np.uint8)
    values = np.zeros(len(steps), dtype=np.int8)
    ends = np.arange(len(used)) + np.cumsum(stops)
    steps[ends], values[ends] = gaps - stops * _WIDEST, cells[used]
    return steps, values


def _cells(steps: NDArray[np.uint8], values: NDArray[np.int8]) -> NDArray[np.int8]:
    """All numbers of the table, from what `_steps` made of them; so many at a time as stay in the processor's cache.

    >>> _cells(np.array([1, 255, 45], np.uint8), np.array([7, 0, 5], np.int8)).nonzero()[0].tolist()
    [1, 301]
    """
    cells, reached = np.zeros(_WIDTH << ROW_BITS, dtype=np.int8), 0
    for start in range(0, len(steps), _CHUNK):
        places = steps[start : start + _CHUNK].cumsum(dtype=np.int64) + reached
        cells[places] = values[start : start + _CHUNK]
        reached = places.item(-1)
    return cells


def load_weights(path: Path | None = None) -> Weights:
    """The weights of a file, or those that ship with the package.

    Raises `DataError` where the file cannot be read, is damaged, or was made for other features.
    """
    name = str(path or "data/tagger/weights.bin")
    try:
        raw = path.read_bytes() if path else resource("data", "tagger", "weights.bin").read_bytes()
    except OSError as error:
        raise DataError(f"{name}: cannot be read: {error.strerror}; train one with kg train") from None
    if not raw.startswith(_MAGIC):
        raise DataError(f"{name}: is no file of tagger weights; make one with kg train")
    try:
        return _unpack(io.BytesIO(raw[len(_MAGIC) :]))
    except (ValueError, KeyError, TypeError, IndexError, zlib.error, MemoryError) as error:
        raise DataError(
            f"{name}: is damaged, of another version, or memory is short ({error}); make it again with kg train"
        ) from None


def _unpack(file: io.BytesIO) -> Weights:
    head = json.loads(file.readline())
    if (head["row_bits"], head["templates"], head["labels"]) != (ROW_BITS, ROWS, LABELS):
        raise ValueError("made for other features")
    raw = {name: file.read(size) for name, size in zip(_PARTS, head["sizes"], strict=True)}
    cells = _cells(np.frombuffer(raw["steps"], np.uint8), np.frombuffer(raw["values"], np.int8))
    transitions = np.frombuffer(raw["transitions"], "<f4").reshape(LABELS, LABELS).astype(np.float32)
    words, classes = (np.frombuffer(zlib.decompress(raw[name]), np.uint8) for name in ("words", "classes"))
    if len(classes) != 1 << 16 or len(words) != 1 << 20:
        raise ValueError("a part is cut short")
    table, marks = cells.reshape(-1, _WIDTH), Marks(words, classes)
    return Weights(table, np.float32(head["scale"]), transitions, marks, str(head["note"]))
