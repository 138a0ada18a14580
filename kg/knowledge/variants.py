"""How names are compared that papers write with one character or another: 陈昇 and 陈升."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.errors import DataError
from kg.resources import resource

_FILE = "name_variants.tsv"
# Traditional characters whose simplified form is a surname of its own: 於 is not 于, nor 後 后.
_SURNAMES = frozenset("於後範餘瀋塗黨種鬱穀麴淩")


@lru_cache(maxsize=1 << 12)
def compared_form(name: str) -> str:
    """Return the form that a name has in common with its variants.

    >>> compared_form("陈昇") == compared_form("陈升"), compared_form("王吉吉") == compared_form("王喆")
    (True, True)
    >>> compared_form("周远山")
    '周远山'
    """
    variants = _variants()
    return _pattern().sub(lambda found: variants[found[0]], name)


def with_own_surname(name: str, written: str) -> str:
    """Return a simplified name with the surname as the page has it, where the simplified one is another's.

    >>> with_own_surname("于建荣", "於建榮"), with_own_surname("陈大文", "陳大文")
    ('於建荣', '陈大文')
    """
    return written[0] + name[1:] if written[:1] in _SURNAMES else name


@cache
def _variants() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(resource("data", _FILE).read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != 2 or not all(row):
            raise DataError(f"data/{_FILE}:{number}: write what papers write, and what to compare it by")
        found[row[0]] = row[1]
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _variants()), key=lambda key: (-len(key), key))))
