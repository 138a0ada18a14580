"""Which development zone of a city or county a name means: 青阳开发区 is 青阳经济技术开发区."""

import re

from kg.extraction.discourse.short_forms import fold_name
from kg.knowledge.divisions import load_divisions, short_names
from kg.linking.setting import Chain, Setting

_ECONOMIC, _HIGH = "经济开发区", "高新区"
_OFFICIAL = {_ECONOMIC: ("经济技术开发区", "经济开发区"), _HIGH: ("高新技术产业开发区", "高新技术开发区")}
_WRITTEN = re.compile(r"(?P<economic>(?:国家级)?(?:经济(?:技术)?)?开发区|经开区)|高新(?:技术(?:产业)?开发)?区")
_HOLDERS = (4, 6)  # characters of the code of a city, of a county
Key = tuple[str, ...]


def zone_key(chain: Chain, setting: Setting) -> Key:
    """The key of the economic or high-technology zone of a city or county, () for another unit.

    The unit stands in the name or directly before it; each has one of a kind.
    """
    for mention in sorted(chain):
        name = fold_name(mention.name)
        written, code = setting.leading(name)
        zone = zone_kind(name.removeprefix(written))
        if zone and not written:
            held = setting.units_by_end.get(mention.span.start, ())
            code = max((setting.units[fold_name(unit.name)].code for unit in held), key=len, default="")
        if zone and len(code) in _HOLDERS:
            return _registered(code, zone) or ("unit-in", code, zone)
    return ()


def zone_kind(name: str) -> str:
    """Return the kind of a zone named without its unit, "" for any other name.

    >>> zone_kind("开发区"), zone_kind("经济技术开发区"), zone_kind("高新技术产业开发区"), zone_kind("旅游开发区")
    ('经济开发区', '经济开发区', '高新区', '')
    """
    found = _WRITTEN.fullmatch(name)
    return "" if not found else _ECONOMIC if found["economic"] else _HIGH


def _registered(code: str, zone: str) -> Key:
    """The key by the code of the zone, where the register has it below the unit (青阳经济技术开发区, not 青阳市…)."""
    register = load_divisions()
    holder = register.by_code(code)
    names = (holder.name, *short_names(holder.name)) if holder else ()
    units = (unit for name in names for official in _OFFICIAL[zone] for unit in register.by_name(name + official))
    codes = {unit.code for unit in units if unit.code != code and unit.code.startswith(code)}
    return ("unit", codes.pop()) if len(codes) == 1 else ()
