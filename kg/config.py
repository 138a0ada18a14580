"""One frozen value with every setting: defaults, then a TOML file, then flags."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import ConfigError, reason

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`/]+/[^\s<>\"{}|\\^`]*[/#]")


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a run.

    ``published``, ``publisher`` and ``place`` describe all inputs of the run
    and win over a sidecar file; ``encoding`` overrides detection;
    ``lexicons`` are further lexicon files; ``judgements`` is a file of
    decisions on who is who, replayed on each build; ``workers`` processes read pages
    side by side (the result is the same for any number).  ``tagger`` fills the
    gaps of the rules: ``none``, ``own`` (the weights that ship), a file of weights
    made by ``kg train``, or an optional package, ``lac`` or ``hanlp``; with ``names``
    ``every`` instead of ``sure``, all that it finds is a mention.

    >>> Config(published="2024-11-05").with_options({"place": "320613", "publisher": None}).place
    '320613'
    """

    published: str | None = None
    publisher: str | None = None
    place: str | None = None
    encoding: str | None = None
    lexicons: tuple[str, ...] = ()
    judgements: str | None = None
    workers: int = 1
    tagger: str = "own"
    names: str = "sure"
    namespace: str = "https://w3id.org/civic-kg/ns#"
    base: str = "https://w3id.org/civic-kg/id/"

    def __post_init__(self) -> None:
        if self.published is not None and not _is_date(self.published):
            raise ConfigError(f"published: {self.published!r} is not a date; write 2024-11-05, 2024-11 or 2024")
        if self.place is not None and not re.fullmatch(r"\d{2,12}", self.place):
            raise ConfigError(f"place: {self.place!r} is not a division code; write its digits, such as 320613")
        if self.workers < 1:
            raise ConfigError(f"workers: {self.workers} is not a number of processes; write 1 or more")
        if self.names not in ("sure", "every"):
            raise ConfigError(f"names: {self.names!r} is not which names of the tagger to take; write sure or every")
        for name, iri in (("namespace", self.namespace), ("base", self.base)):
            if not _IRI.fullmatch(iri):
                raise ConfigError(
                    f"{name}: {iri!r} is not an IRI to add names to; write one such as https://example.org/id/"
                )

    def with_options(self, options: Mapping[str, Any]) -> "Config":
        """This configuration with the options that are not None.

        Raises `ConfigError` for a name that is no setting.
        """
        known = {field.name for field in fields(self)}
        for name in options:
            if name not in known:
                raise ConfigError(f"{name}: no such setting; the settings are {', '.join(sorted(known))}")
        return replace(self, **{name: value for name, value in options.items() if value is not None})


def load_config(path: Path) -> Config:
    """Return the configuration of a TOML file (its keys are the fields of `Config`).

    Raises `ConfigError` where the file cannot be read, is not TOML, or holds an
    unknown or ill-typed setting.
    """
    try:
        options = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {reason(error)}; check the path") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML: {error}") from None
    types = {field.name: field.type for field in fields(Config)}
    for name, value in options.items():
        if name == "lexicons":
            options[name] = _texts(path, value)
        elif name in types and not isinstance(value, int if name == "workers" else str):
            raise ConfigError(f"{path}: {name}: {value!r} has the wrong type")
    try:
        return Config().with_options(options)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from None


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if not found:
        return False
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return False
    return True


def _texts(path: Path, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ConfigError(f"{path}: lexicons: write a list of file names")
