"""Names that tell the same sitting or edition in other words: 区十九届人大五次会议, 第九期“清风”重大项目开工仪式."""

import re
from functools import lru_cache

from kg.model import Mention
from kg.patterns import late

_NUMBERED = late(r"第[〇零一二三四五六七八九十百\d]{1,4}[届期批季]“[^“”]+”")
_TAIL = 6  # characters: 学生代表大会
_SITS = re.compile(r"(?:人大|政协|代表大会|委员会|全会|常委会).{0,3}次.{0,2}会议")
_NUMBER = late(r"第(?P<number>[一二三四五六七八九十\d]+)[届次]")
_ORDINAL = late(r"第(?=[一二三四五六七八九十\d]+[届次])")


def is_same_sitting(brief: Mention, full: Mention) -> bool:
    """True for two names of one sitting, or of one edition of what a quotation names."""
    return _is_same_edition(brief, full) or _is_same_number(brief, full) or _is_congress(brief.name, full.name)


def _is_same_edition(brief: Mention, full: Mention) -> bool:
    """第九期“清风”重大项目开工仪式 and 云栖区第九期“清风”项目建设开工仪式: one edition of what the quotation names."""
    if brief.kind != full.kind or brief.name[-2:] != full.name[-2:]:
        return False
    mine, its = _NUMBERED.search(brief.name), _NUMBERED.search(full.name)
    return mine is not None and its is not None and mine.group() == its.group()


def _is_same_number(brief: Mention, full: Mention) -> bool:
    """第二届中文学院学生代表大会 is the 青禾中文学院第二次学生代表大会: one number, wherever it stands."""
    mine, its = _NUMBER.search(brief.name), _NUMBER.search(full.name)
    if not brief.name.endswith("代表大会") or mine is None or its is None or mine["number"] != its["number"]:
        return False
    one, other = sorted((_NUMBER.sub("", name) for name in (brief.name, full.name)), key=len)
    rest = iter(other)
    return one.endswith(other[-_TAIL:]) and all(mark in rest for mark in one)


def _is_congress(short: str, long: str) -> bool:
    """区十九届人大五次会议 is the 某市某区第十九届人民代表大会第五次会议."""
    return _SITS.search(short) is not None and _as_sitting(long).endswith(_as_sitting(short))


@lru_cache(maxsize=1 << 10)
def _as_sitting(name: str) -> str:
    return _ORDINAL.sub("", name).replace("人民代表大会", "人大")
