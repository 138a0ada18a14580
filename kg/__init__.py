"""Reads Chinese local news and keeps it as a graph in which every fact shows the characters it was read from.

>>> import kg
>>> sorted(kg.EntityType)[0].value
'AdministrativeUnit'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Graph, build, extract, measure, open  # noqa: A004 - kg.open, as gzip.open
    from kg.config import Config
    from kg.errors import (
        ConfigError,
        DataError,
        KgError,
        MissingExtraError,
        QueryError,
        ReadError,
        StoreError,
    )
    from kg.model import (
        Article,
        Entity,
        EntityType,
        Evidence,
        Factuality,
        Failure,
        Page,
        PageRecord,
        Predicate,
        Span,
        Statement,
    )

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Config",
    "ConfigError",
    "DataError",
    "Entity",
    "EntityType",
    "Evidence",
    "Factuality",
    "Failure",
    "Graph",
    "KgError",
    "MissingExtraError",
    "Page",
    "PageRecord",
    "Predicate",
    "QueryError",
    "ReadError",
    "Span",
    "Statement",
    "StoreError",
    "build",
    "extract",
    "measure",
    "open",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    for module in ("kg.model", "kg.errors", "kg.config", "kg.api"):
        found = getattr(import_module(module), name, None)
        if found is not None:
            return found
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
