"""Where `ontology/`, `data/` and `visualizations/` are: in the wheel, or beside `kg/` in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource(*parts: str) -> Traversable:
    """Return a file or folder that ships with the package.

    >>> resource("ontology", "civic.ttl").is_file()
    True
    """
    packaged = files("kg").joinpath("_resources", *parts)
    if packaged.is_file() or packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[1].joinpath(*parts)
