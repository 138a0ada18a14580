"""Who acts in a sentence: the list of people and bodies that ends before a verb."""

import re

from kg.extraction.positions import phrase_start
from kg.extraction.scene import AGENTS, INITIATIVE, PERSON, Scene
from kg.model import Mention

# What stands before a place where something happens, up to the place or its chain of units.
VENUE = re.compile(r"(?:在|于|走进|来到|走入|前往|赴|地点设在|落户|进驻)了?(?:位于|校内|市内|[^，。；,;在于]{0,4}的)?$")
_COORDINATION = re.compile(
    r"(?:[、，,\s]|和|与|及|以及|并?联合|携手|会同|协同|同|牵手|共同|(?:主办|承办|协办)?[，,]?由?)+"
)
_SUMMED = re.compile(r"等(?:[^，。；,;、]{0,8}?(?:单位|部门|机构|企业|组织))?")
_OBJECTS = ("对于", "关于", "作为", "来自", "贯彻", "落实", "学习", "围绕")  # what follows them does not act
_OWNERS = ("的", "内", "里", "是")  # after a body that owns or contains, or is defined


def agents_before(scene: Scene, start: int, end: int) -> tuple[Mention, ...]:
    """The last list of agents between two offsets: 甲、乙联合丙 before 举办; () where none acts."""
    return _last_list(scene, [agent for agent in scene.within(start, end, *AGENTS) if acts(scene, agent)])


def acts(scene: Scene, agent: Mention) -> bool:
    """True for a subject: not a place where (在…), not the owner of somebody (…的居民), not the body of a title."""
    text, start, end = scene.text, scene.chain_start(agent), agent.span.end
    if scene.is_quoted(start) or VENUE.search(text[max(0, start - 8) : start]):
        return False
    if text[max(0, start - 2) : start] in _OBJECTS:
        return False
    if agent.type is PERSON:
        return True
    follower = scene.starting(end)
    if text[end : end + 1] in _OWNERS or (follower is not None and follower.type is not INITIATIVE):
        return False
    lexicon, after = scene.analysis.lexicon, end + (text[end : end + 1] in ("副", "原"))
    return not (lexicon.titles.longest_at(text, after) or lexicon.role_nouns.longest_at(text, after))


def _last_list(scene: Scene, agents: list[Mention]) -> tuple[Mention, ...]:
    """The last agent and those before it that are coordinated with it; titles before a name are part of its item."""
    found = agents[-1:]
    for agent in reversed(agents[:-1]):
        first = found[0]
        start = phrase_start(scene, first) if first.type is PERSON else scene.chain_start(first)
        between = scene.text[agent.span.end : start]
        if not _COORDINATION.fullmatch(_SUMMED.sub("", between)):
            break
        found.insert(0, agent)
    return tuple(found)
