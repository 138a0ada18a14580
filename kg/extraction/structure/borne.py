"""Units that only a body's name bears: 湖北 where the text names a 湖北青禾学院 and tells nothing else of it."""

from collections.abc import Collection, Iterable

from kg.extraction.bodies.board import LEVELS
from kg.extraction.discourse.scene import ORGANIZATION, UNIT, Scene
from kg.model import Mention, Relation

_REGISTER = "unit-register"
_FULL = (*LEVELS, "街道", "社区", "地区", "旗", "盟", "新区")


def borne_units(
    scene: Scene, chains: Iterable[tuple[Mention, ...]], relations: Collection[Relation]
) -> frozenset[Mention]:
    """Every mention of a unit that is told by its short name in bodies' names alone, and of which nothing is said."""
    told = {end for relation in relations for end in (relation.subject, relation.object)}
    return frozenset(
        unit
        for chain in chains
        if all(_is_borne(scene, unit) for unit in chain) and told.isdisjoint(chain)
        for unit in chain
    )


def _is_borne(scene: Scene, unit: Mention) -> bool:
    """青阳 in 青阳春晖学院; not 青阳县 in 青阳县人民医院, nor 青阳 by itself."""
    if unit.type is not UNIT or unit.rule != _REGISTER or unit.name.endswith(_FULL):
        return False
    around = scene.covering(unit.span.start)
    return around is not None and around.type is ORGANIZATION and unit.span != around.span
