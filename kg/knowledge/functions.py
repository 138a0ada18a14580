"""What bodies do, by its short and full names: 卫健委 is 卫生健康委员会."""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from kg.errors import DataError
from kg.resources import resource

_FILE = "bodies.tsv"


@cache
def load_functions() -> Mapping[str, tuple[str, str]]:
    """Return short name → full name of what bodies do, without their unit, and its scope.

    That is ``national``, ``world``, the name of a country, or ``any``.
    Raises `DataError` naming the line where the file is malformed.

    >>> load_functions()["卫健委"]
    ('卫生健康委员会', 'any')
    """
    found: dict[str, tuple[str, str]] = {}
    for number, line in enumerate(resource("data", _FILE).read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != 3 or not all(row):
            raise DataError(f"data/{_FILE}:{number}: write a short name, the full name and a scope (national, any …)")
        found[row[0]] = (row[1], row[2])
        if row[2] == "world":
            found.setdefault(row[1], (row[1], row[2]))
    return MappingProxyType(found)


@lru_cache(maxsize=1 << 12)
def full_function(name: str) -> str:
    """Return what a body does in full: the whole name, else its longest ending or beginning, is looked up.

    >>> full_function("人大常委会"), full_function("临江疾控中心"), full_function("疾控中心传防处")
    ('人民代表大会常务委员会', '临江疾病预防控制中心', '疾病预防控制中心传防处')
    """
    functions = load_functions()
    for start in range(max(1, len(name) - 2)):
        if found := functions.get(name[start:]):
            head = functions.get(name[:start], (name[:start],))[0]
            return name if name.endswith(found[0]) else head + found[0]
    for end in range(len(name) - 1, 2, -1):
        # 卫生健康委员会 begins with the short name of itself.
        if (found := functions.get(name[:end])) and not name.startswith(found[0]):
            return found[0] + name[end:]
    return name
