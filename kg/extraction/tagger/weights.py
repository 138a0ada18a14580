"""The learned weights as a value and as a file: sparse small integers, compressed, no code in it."""

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

_MAGIC = b"civic-kg tagger 1\n"
_WIDTH = 16  # columns of a row in memory: 16 bytes, so that a row is one fetch
_STRONGEST = 127
_PARTS = ("rows", "values", "transitions", "words", "classes")


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
    used = np.flatnonzero(weights.table.any(axis=1))
    parts = {
        "rows": np.diff(used, prepend=0).astype("<u4"),
        "values": weights.table[used, :LABELS].T.copy(),
        "transitions": weights.transitions.astype("<f4"),
        "words": weights.marks.words,
        "classes": weights.marks.classes,
    }
    packed = {name: zlib.compress(parts[name].tobytes(), 6) for name in _PARTS}
    head = {
        "rows": len(used), "row_bits": ROW_BITS, "templates": ROWS, "labels": LABELS, "scale": float(weights.scale),
        "note": weights.note, "sizes": [len(packed[name]) for name in _PARTS],
    }  # fmt: skip
    lines = _MAGIC + json.dumps(head, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    path.write_bytes(lines + b"".join(packed[name] for name in _PARTS))


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
    raw = {name: zlib.decompress(file.read(size)) for name, size in zip(_PARTS, head["sizes"], strict=True)}
    used = np.cumsum(np.frombuffer(raw["rows"], "<u4"), dtype=np.int64)
    values = np.frombuffer(raw["values"], np.int8).reshape(LABELS, -1)
    table = np.zeros((1 << ROW_BITS, _WIDTH), dtype=np.int8)
    table[used, :LABELS] = values.T
    transitions = np.frombuffer(raw["transitions"], "<f4").reshape(LABELS, LABELS).astype(np.float32)
    words, classes = (np.frombuffer(raw[name], np.uint8) for name in ("words", "classes"))
    if len(classes) != 1 << 16 or len(words) != 1 << 20:
        raise ValueError("a part is cut short")
    return Weights(table, np.float32(head["scale"]), transitions, Marks(words, classes), str(head["note"]))
