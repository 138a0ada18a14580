"""The whole that a body is part of: what its name begins with, or the one town, school or company of the article."""

import re

from kg.extraction.posts import only_of, unit_of_level
from kg.extraction.scene import ORGANIZATION, UNIT, Scene
from kg.model import Mention

_PARTY = ("共青团", "中共", "中国共产党", "中国共产主义青年团")  # before the unit of a committee: 共青团青阳县委
# What a part's name begins with that leaves its whole unnamed.
_WHOLES = {"学校": ("School",), "校": ("School",), "我校": ("School",), "集团": ("Company",), "公司": ("Company",)}
_UNITS = {"社区": "Community", "街道": "Street"}  # 社区党支部, 街道党工委: of the one that the article is about
_OF_COMMUNITY = ("居委会", "村委会")
_SHORTEST = 3  # characters of a body's name that another begins with
_OF_COMMITTEE = re.compile(r".委.")  # 区委组织部


def named_whole(scene: Scene, body: Mention) -> Mention | None:
    """青禾社区 of 青禾社区党总支, 某委 of 某委科教处: the last that its name holds from its beginning on."""
    inner = [m for m in scene.inside(body) if m.type in (UNIT, ORGANIZATION)]
    held = max(inner, key=lambda m: (m.span.end, len(m.span)), default=None)
    held = held if held is not None and _from_beginning(body, held, inner) else None
    return held if held is not None and held.type is ORGANIZATION else _named_elsewhere(scene, body) or held


def _named_elsewhere(scene: Scene, body: Mention) -> Mention | None:
    """某法院 of 某法院诉讼服务中心, which another sentence names: the longest body that the name begins with."""
    suffixes, name = scene.analysis.lexicon.org_suffixes, body.name
    part = len(suffixes.longest_ending(name, len(name)) or "")
    if part < 2 or body.type is not ORGANIZATION or name.endswith("委员会"):
        return None
    bodies = scene.once("bodies", lambda: {m.name: m for m in reversed(scene.of_type(ORGANIZATION))})
    cuts = range(len(name) - part, _SHORTEST - 1, -1)
    return next((bodies[name[:cut]] for cut in cuts if name[:cut] in bodies), None)


def _from_beginning(body: Mention, held: Mention, inner: list[Mention]) -> bool:
    """The body's name begins with a chain of units that leads to the holder, and no other body stands after it."""
    prefix = next((word for word in _PARTY if body.name.startswith(word)), "")
    reach = body.span.start + (len(prefix) if body.name[held.span.end - body.span.start :] in ("委", "委员会") else 0)
    for mention in sorted(inner, key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.start <= reach < mention.span.end:
            reach = mention.span.end
    return reach >= held.span.end


def own_whole(scene: Scene, body: Mention) -> Mention | None:
    """集团工会, 校机器人社团: of the one company or school of the article."""
    kinds = next((kinds for word, kinds in _WHOLES.items() if body.name.startswith(word)), ())
    if not kinds or not scene.is_outer(body) or body.name in _WHOLES:
        return None
    whole = only_of(scene, ORGANIZATION, kinds)
    return whole if whole is not None and whole.name != body.name else None


def unit_of_body(scene: Scene, body: Mention) -> Mention | None:
    """镇党委, 区委: of the one town or district that the article is about."""
    if body.name in _OF_COMMUNITY and body.rule == "organization-department":
        return only_of(scene, UNIT, ("Community", "Village"))
    if body.rule != "organization-bare" or not scene.is_outer(body) or _OF_COMMITTEE.match(body.name):
        return None
    if (kind := next((_UNITS[word] for word in _UNITS if body.name.startswith(word)), None)) is not None:
        return only_of(scene, UNIT, (kind,))
    return unit_of_level(scene, body.name[0])
