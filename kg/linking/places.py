"""The place with which the name of a company, school or hospital begins, by the register alone.

What an article says about the place is not asked, so that a name has the same in each.
"""

from collections.abc import Iterator

from kg.knowledge.divisions import load_divisions
from kg.knowledge.trades import is_local
from kg.linking.setting import prefecture_of

LEAST_AFTER_ENDING = 3
"""Characters that remain of a name after the whole name of a unit."""
_LEAST = 4  # after its short name
_LONGEST = 8
_CITY, _COUNTY = 4, 6
_BRAND = 2  # characters before the place in 国网青阳供电公司


def place_in(name: str) -> tuple[tuple[str, ...], str]:
    """Return the codes of the city or county that a name begins with, and what follows; ((), name) without one.

    >>> place_in("青阳临光电子"), place_in("临光电子"), place_in("南通二建")
    ((('341723',), '临光电子'), ((), '临光电子'), ((), '南通二建'))
    """
    codes: tuple[str, ...] = ()
    while found := next(_first_units(name, codes), None):
        codes, name = found
    return codes, name


def _first_units(name: str, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The codes of a city or county that begins the name, below those before it, each with the rest of the name."""
    register = load_divisions()
    for length in range(min(len(name), _LONGEST), 1, -1):
        known = [unit for unit in register.by_name(name[:length]) if len(unit.code) <= _COUNTY]
        inside = {unit.code for unit in known if not above or any(_is_below(unit.code, code) for code in above)}
        is_whole = any(unit.name == name[:length] for unit in known)
        if inside and len(name) - length >= (LEAST_AFTER_ENDING if is_whole else _LEAST):
            yield tuple(sorted(inside)), name[length:]


def _is_below(code: str, above: str) -> bool:
    return code != above and code.startswith(above)


def city_named(name: str) -> str:
    """Return the code of the city of a county's or city's own company, by the place in its name, or "".

    >>> city_named("青阳农商行"), city_named("国网青阳供电公司"), city_named("鼓楼农商行"), city_named("青阳物业")
    ('3417', '3417', '', '')
    """
    for start in (0, _BRAND):
        for end in range(start + 2, min(len(name), start + _LONGEST)):
            units = load_divisions().by_name(name[start:end]) if is_local(name[end:]) else ()
            cities = {prefecture_of(unit.code) for unit in units if _CITY <= len(unit.code) <= _COUNTY}
            if cities:
                return cities.pop() if len(cities) == 1 else ""
    return ""
