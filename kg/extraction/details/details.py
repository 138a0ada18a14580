"""What a text tells of an initiative: its theme, whom it is for, what is counted of it, how far it is."""

from collections.abc import Iterator

from kg.extraction.details.counts import find_counts
from kg.extraction.details.groups import find_groups
from kg.extraction.details.stages import find_stages
from kg.extraction.details.themes import find_themes
from kg.extraction.details.told import Detail, factuality_at, relation_of
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.model import Factuality, Predicate, Relation


def find_details(scene: Scene) -> Iterator[Relation]:
    """theme, targetGroup, quantity and stage."""
    if not scene.of_type(INITIATIVE):
        return
    for find in (find_themes, find_groups, find_counts, find_stages):
        for detail in find(scene):
            factuality = factuality_at(scene, detail.trigger)
            if factuality is not None:
                yield relation_of(scene, detail, _as_told(detail, factuality))


def _as_told(detail: Detail, factuality: Factuality) -> Factuality:
    """That it is planned is stated."""
    is_plan = detail.predicate is Predicate.STAGE and factuality is Factuality.PLANNED
    return Factuality.STATED if is_plan else factuality
