"""Events that a shorter name resumes: 植树活动 after 全县青年春季植树活动, 急救培训 after 全省…急救培训示范班."""

import re

from kg.model import Mention

_OWN = re.compile(
    r"[“”\"「」《》·•]|第[〇零一二三四五六七八九十百\d]+|首[届次场]|\d"
)  # what tells an event from its like
_TAIL = re.compile(r"(?:(?<=[^\W\da-zA-Z_]{2})(?:活动|学习|仪式|工作|会议))$")
_ENDING = 5  # characters of a longer name after what the shorter one repeats: …急救培训|示范班
_ANY = ("活动", "仪式")
_CORE = 2
_STANDING = frozenset({"Policy", "Mechanism", "Brand", "Programme", "Project"})


def is_resumed(brief: Mention, full: Mention) -> bool:
    """True where the shorter name, after the longer, only repeats what that does, or its last words."""
    if brief.span.start < full.span.end or len(brief.name) >= len(full.name) or _OWN.search(brief.name):
        return False
    if {brief.kind, full.kind} & _STANDING or "系列" in full.name:
        return False
    core = _TAIL.sub("", brief.name)
    if brief.kind != full.kind and core == brief.name:
        return False
    at = full.name.rfind(core)
    tail = brief.name[len(core) :]
    if len(core) < _CORE or at < 0 or (at == 0 and tail not in _ANY):
        return False
    rest = full.name[at + len(core) :]
    return len(rest) <= _ENDING or rest.startswith("暨") or (tail in _ANY and rest.endswith(tail))
