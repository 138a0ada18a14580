"""Quantities in a text: 916户, 8万元, 15%—20%, 200多名, 近百人, 三百余户."""

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.model import Span
from kg.patterns import late

# Longer runs of digits are identifiers.
_DIGITS = "[0-9\uff10-\uff19]{1,15}(?:[,，][0-9\uff10-\uff19]{3}){0,4}(?:[.\uff0e][0-9\uff10-\uff19]{1,6})?"
_HAN = "[零一二两三四五六七八九十百千万亿]{1,12}"
_SCALE = "[十百千万亿]{0,2}"
_BEFORE = "将?近|大?约|超过?|逾|不足|不到|至少|最多|[数几]"
_AFTER = "多|余|来|几"
_UNITS = (
    "平方米|平方公里|平方千米|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|万元|美元|人民币|港元|元|人次|户次|课时|学时|小时|分钟"
    "|个月|个小时|户|人|名|位|家|个|场|次|件|份|套|幢|栋|棵|株|亩|吨|米|克|辆|台|批|期|支|条|项|处|座|间|张|册|本"
    "|周年|年|岁|天|周|届|对|盏|面|块|种|类|门|箱|袋|盒|只|头|艘|架|桶|斤|瓶|组|片|篇|幅|首|盘|桌|趟|轮|步|秒|升|度"
)
_TO = "(?:至|到|[-－\u2013—―~～]{1,2})"
_NUMBER = f"(?:{_DIGITS}|{_HAN})"
_QUANTITY = late(
    rf"(?P<before>{_BEFORE})?"
    rf"(?<![0-9\uff10-\uff19.\uff0e第零一二两三四五六七八九十百千万亿])(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})(?P<low_percent>[%\uff05])?"
    rf"(?:{_TO}(?P<high>{_NUMBER})(?P<high_scale>{_SCALE}))?(?P<after>{_AFTER})?(?P<after_scale>[万亿])?"
    rf"(?P<unit>[%\uff05]|{_UNITS})(?P<over>以上|以下|左右|上下)?"
)
_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or measure: ``low`` and ``high`` are equal unless the text gives a range.

    ``approximate`` is True for 近, 约, 多, 余, 左右 and the like.  The unit is as
    written, without 万 or 亿, which are in the numbers.
    """

    span: Span
    low: Decimal
    high: Decimal
    unit: str
    approximate: bool = False


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities in ``text``, by position.

    Years are left out, and so are Chinese numerals that seldom count anything
    (一个, 两位, 百年老店).

    >>> [(str(q.low), str(q.high), q.unit) for q in find_quantities("居民916户，补贴15%—20%，出资8万元，近百人参加")]
    [('916', '916', '户'), ('15', '20', '%'), ('80000', '80000', '元'), ('100', '100', '人')]
    """
    found = (_quantity(match) for match in _QUANTITY.finditer(text))
    return tuple(quantity for quantity in found if quantity)


def _quantity(match: re.Match[str]) -> Quantity | None:
    unit = match["unit"].replace("\uff05", "%")
    scale = match["after_scale"] or ""
    if unit == "万元":
        scale, unit = scale + "万", "元"
    low_scale = match["low_scale"] if match["low_scale"] or not match["high"] else match["high_scale"]
    low = _value(match["low"], low_scale + scale)
    high = _value(match["high"], match["high_scale"] + scale) if match["high"] else low
    if high < low or (unit == "年" and _is_year(match)) or _is_figure(match, low):
        return None
    approximate = bool(match["before"] or match["after"] or match["over"])
    return Quantity(Span(*match.span()), low, high, unit, approximate)


def _is_year(match: re.Match[str]) -> bool:
    return match["low"].isdecimal() and len(match["low"]) == 4 and not match["after"]


def _is_figure(match: re.Match[str], low: Decimal) -> bool:
    """True for 一个 and 百年老店: an article or a figure of speech."""
    if match["low"][0].isdecimal() or match["high"] or match["unit"] in ("%", "\uff05"):
        return False
    return low < 10 or not (set(match["low"]) & _VALUES.keys() or match["before"] or match["after"])


def _value(number: str, scale: str) -> Decimal:
    plain = number.replace(",", "").replace("，", "").replace("．", ".")
    value = Decimal(plain) if plain[0].isdecimal() else Decimal(_chinese(plain))
    for character in scale:
        value *= _SCALES[character]
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _chinese(text: str) -> int:
    """The value of a Chinese number: 三百二十 → 320, 百 → 100, 一万二千 → 12000."""
    total = section = digit = 0
    for character in text:
        if character in _VALUES:
            digit = _VALUES[character]
        elif _SCALES[character] < 10_000:
            section += (digit or (1 if section == 0 or character == "十" else 0)) * _SCALES[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * _SCALES[character]
            section = digit = 0
    return total + section + digit
