"""The annotated texts: those that taught, and those that no model has learned from, by their names in tables."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


_ANNOTATED = ROOT / "data" / "annotated"
TAUGHT = (_ANNOTATED, _ANNOTATED / "further", _ANNOTATED / "news")
"""What the models of presence and of initiatives learned from: all whose relations are annotated, too."""


def measured(shared: Path) -> dict[str, Path]:
    """The project's own, those that nobody reads, and the benchmark's where it is there."""
    quality = ROOT / "tests" / "quality"
    own = {"own": quality / "gold", "unread": quality / "unread", "news": quality / "news"}
    return own | ({"benchmark": shared / "benchmark" / "dev"} if shared.is_dir() else {})
