"""Events that a demonstrative says were told before, in other words: 此次防汛实战演练, after 防汛应急演练."""

import re

from kg.extraction.scene import INITIATIVE, Scene
from kg.model import Mention, Span

_THIS = re.compile(r"(?:此次|本次|这次|本场|这场|此项|这项|该项?|今天的|当天的|昨天的)$")
_OWN = re.compile(r"[“\"「]|第[〇零一二三四五六七八九十百\d]+|首届")
_EVENTS = frozenset({"Activity", "Ceremony", "Competition", "Meeting", "Training", "Project"})
_DRILL = re.compile(r"(?:演练|演习)(?:活动)?$")
_LEAST = 2  # characters of a head that tells of what kind an event is
_ANY = frozenset("活动 工作 项目 仪式 会议".split())  # heads that do not


def demonstrated(scene: Scene) -> dict[Span, str]:
    """The name of the event that each such mention means: the last before it with the same head."""
    last: dict[str, Mention] = {}
    found: dict[Span, str] = {}
    for mention in scene.of_type(INITIATIVE):
        head = _head(scene, mention) if mention.kind in _EVENTS and scene.is_outer(mention) else ""
        if not head:
            continue
        before = last.get(head)
        if before is not None and before.name != mention.name and _is_same(scene, mention):
            found[mention.span] = before.name
        else:
            last[head] = mention
    return found


def _is_same(scene: Scene, mention: Mention) -> bool:
    if _OWN.search(mention.name):
        return False
    start = mention.span.start
    if _THIS.search(scene.text, max(0, start - 3), start):
        return True
    return _DRILL.fullmatch(mention.name) is not None


def _head(scene: Scene, mention: Mention) -> str:
    """What both names must end with; 演习 is a 演练."""
    if _DRILL.search(mention.name):
        return "演练"
    heads = scene.analysis.lexicon.initiative_heads
    head = heads.longest_ending(mention.name, len(mention.name)) or ""
    if head == mention.name or head in _ANY or len(head) < _LEAST:
        return mention.name[-4:] if head in _ANY else ""
    return head
