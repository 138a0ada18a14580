"""What can go wrong, as a caller catches it.

    KgError                  every error of this package
     ├─ ReadError            an input could not be read
     ├─ DataError            a file of data/ or ontology/ is wrong
     ├─ ConfigError          a setting is unknown or invalid
     ├─ StoreError           the store cannot be opened or written
     ├─ QueryError           SPARQL did not parse, or its result is not what was asked for
     └─ MissingExtraError    an optional package is needed

Each message is one line that names the thing and says what to do.  Odd *text*
is never an error.
"""


class KgError(Exception):
    """Every error of this package; its text is one line for a person."""


class ReadError(KgError):
    """An input is missing, empty, binary, or not in the encoding it claims."""


class DataError(KgError):
    """A lexicon, register or ontology file is wrong; the message names file and line."""


class ConfigError(KgError):
    """A setting is unknown or has an invalid value."""


class StoreError(KgError):
    """The store cannot be opened or written."""


class QueryError(KgError):
    """A query did not parse, or its form does not fit the result asked for."""


class MissingExtraError(KgError):
    """An optional package is needed; the message gives the install command."""


def reason(error: Exception) -> str:
    """Why something failed, in the words of a message: without the number and the path that Python adds.

    >>> reason(FileNotFoundError(2, "No such file or directory", "a.txt"))
    'No such file or directory'
    """
    return getattr(error, "strerror", None) or str(error)
