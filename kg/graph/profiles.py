"""How much is said of private people: the profiles by name, and the secret that one of them asks for."""

from enum import StrEnum
from os import PathLike
from pathlib import Path

from kg.errors import ConfigError

LEAST_KEY = 16
"""Bytes that a key has at least."""


class Profile(StrEnum):
    """How much is said of private people."""

    FULL = "full"
    RESEARCH = "research"
    PUBLIC = "public"


def read_key(path: Path) -> bytes:
    """Return the secret key of a file, without white space around it.

    Raises `ConfigError` where it cannot be read or is too short.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "key").write_text("a long and secret key", "utf-8")
    ...     len(read_key(Path(folder, "key")))
    21
    """
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise ConfigError(f"{path}: the key cannot be read: {error.strerror}") from None
    if len(key) < LEAST_KEY:
        raise ConfigError(f"{path}: a key has {LEAST_KEY} bytes or more; write random characters into the file")
    return key


def chosen_profile(privacy: str, key: str | PathLike[str] | None) -> tuple[Profile, bytes]:
    """Return the profile of a name and the secret key of a file.

    Raises `ConfigError` where there is no such profile, or the key cannot be read.
    """
    if privacy not in set(Profile):
        raise ConfigError(f"privacy: {privacy!r} is no profile; write one of {', '.join(Profile)}")
    return Profile(privacy), read_key(Path(key)) if key is not None else b""
