"""The annotated texts that no model has learned from, by the names under which tables show them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def measured(shared: Path) -> dict[str, Path]:
    """The project's own, those that nobody reads, and the benchmark's where it is there."""
    quality = ROOT / "tests" / "quality"
    own = {"own": quality / "gold"} | {name: quality / name for name in ("unread", "news", "county")}
    return own | ({"benchmark": shared / "benchmark" / "dev"} if shared.is_dir() else {})
