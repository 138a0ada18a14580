"""What an initiative is called whoever tells of it: 区委常委会会议 is 常委会（扩大）会议 of that day."""

import re
from dataclasses import dataclass

from kg.linking.setting import Setting

_WIDENED = re.compile(r"[（(]?扩大[）)]?")
_ALL = re.compile(r"全([省市区县州旗镇乡])(?!会)")
_BARE = re.compile(r"([省市区县州旗])(?=委|政府|人大|政协|纪委)")
_NUMBER = r"第?[〇零一二三四五六七八九十百\d]{1,4}"
# What a standing body holds again and again, at most once a day; not every paper tells the number of the session.
_STANDING = re.compile(
    rf"(?:{_NUMBER}届)?(?P<body>人大常委会|人大|政协|政府|党委|委)?(?:{_NUMBER}届)?"
    rf"(?P<kind>常委会|常务|党组|主任|主席|党委)?(?:{_NUMBER}次)?会$"
)
_SESSION = re.compile(rf"^{_NUMBER}次(?=[省市区县州旗]?(?:委|政府|人大|政协|纪委|常委会|常务|党组))")
# Whose a meeting is that is named without its body.
_OF = {"常委会": "委", "常务": "政府", "主任": "人大常委会", "主席": "政协"}


@dataclass(frozen=True, slots=True)
class Called:
    """A name taken apart: the code of the unit that it begins with, or "", and the rest; whether a standing meeting."""

    unit: str
    stem: str
    standing: bool = False

    @property
    def is_of_body(self) -> bool:
        """True for a meeting that several bodies of a unit hold by this name (党组会议)."""
        return self.standing and self.stem in ("党组会", "委会")


def called(name: str, setting: Setting) -> Called:
    """Return the parts of an initiative's folded name."""
    name = _SESSION.sub("", name)
    written, unit = setting.leading(name)
    rest = name.removeprefix(written)
    if level := _ALL.match(rest):
        unit, rest = unit or setting.unit_at(level[1]), rest[level.end() :]
    elif not written and (level := _BARE.match(rest)):
        unit, rest = setting.unit_at(level[1]), rest[level.end() :]
    elif written and (level := _BARE.match(rest)):
        rest = rest[level.end() :]
    stem = _plain(rest)
    meeting = _STANDING.fullmatch(stem)
    if meeting and meeting["kind"]:
        body = (meeting["body"] or _OF.get(meeting["kind"], "")).replace("党委", "委")
        return Called(unit, body + meeting["kind"] + "会", standing=True)
    return Called(unit, stem)


def _plain(name: str) -> str:
    """Without 扩大, and 会 for 会议."""
    name = _WIDENED.sub("", name)
    return name.removesuffix("议") if name.endswith("会议") else name
