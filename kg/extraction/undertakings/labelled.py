"""Who gives the event of a line or an article that begins with its body and a colon: 青禾社区：“板凳课堂”开讲."""

import re
from collections.abc import Iterable, Iterator

from kg.extraction.bodies.board import LOWEST
from kg.extraction.discourse.events import LASTING, is_event, main_event
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, UNIT, Scene
from kg.extraction.undertakings.owners import apart_from
from kg.model import BlockKind, Mention, Predicate, Relation, Span
from kg.patterns import late

# 1.青禾社区：, ◎青禾社区
_NUMBER = late(r"[\s\d.、．（）()◎●▲★■◆○·【]*")
_COLON = late(r"[：:】](?![“\"][^”\"\n]{0,40}[，。！？])")  # not 青禾社区：“我们…，”
_LOW = LOWEST | {"Street", "Township"}
_LABEL = 30  # characters of a label
_MARK = re.compile(r"[：:】]")
_NEAR = 60  # characters from the label to the event


def find_labelled(scene: Scene, named: Iterable[Mention], told: Iterable[Relation]) -> Iterator[Relation]:
    """organizes, where nothing else tells who gives the event."""
    labels = tuple(_labels(scene))
    if not labels:
        return
    given = [r.object.name for r in told if r.predicate is Predicate.ORGANIZES and isinstance(r.object, Mention)]
    free = {m.span for m in apart_from(named, given)}
    for body, block in labels:
        event = _event_of(scene, body, block)
        if event is None or event.span not in free:
            continue
        factuality = judge_clause(scene, scene.analysis.clause_of(event.span.start), event.span.start)
        if factuality is not None:
            sentence = scene.analysis.sentence_of(event.span.start)
            yield Relation(body, Predicate.ORGANIZES, event, sentence, "label", "", factuality, 0.7)


def _labels(scene: Scene) -> Iterator[tuple[Mention, BlockKind]]:
    """The bodies that a line begins with, before a colon."""
    for block in scene.analysis.article.blocks:
        start = block.span.start
        if _MARK.search(scene.text, start, min(block.span.end, start + _LABEL)) is None:
            continue
        number = _NUMBER.match(scene.text, start, block.span.end)
        at = number.end() if number else start
        for body in scene.within(at, min(block.span.end, at + _LABEL), ORGANIZATION, UNIT):
            if body.type is UNIT and (block.kind is BlockKind.TITLE or body.kind not in _LOW):
                continue  # 云栖区：“潮声”论坛在望江举行
            if scene.chain_start(body) == at and _COLON.match(scene.text, body.span.end, block.span.end):
                yield body, block.kind
                break


def _event_of(scene: Scene, body: Mention, kind: BlockKind) -> Mention | None:
    """What the label's line names soon; of a title what the article is about."""
    line = Span(body.span.end, min(len(scene.text), body.span.end + _NEAR))
    stop = scene.text.find("\n", line.start)
    events = scene.within(line.start, min(line.end, stop) if stop > line.start else line.end, INITIATIVE)
    event = next((m for m in events if m.kind and is_event(scene, m, LASTING)), None)
    return event or (main_event(scene) if kind is BlockKind.TITLE else None)
