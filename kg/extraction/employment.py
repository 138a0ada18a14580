"""What is told of a person by a verb: 沈清禾是某校的教师, 她在某厂当焊工, 两人都来自青禾村."""

import re
from collections.abc import Iterator

from kg.extraction.membership import JOINS
from kg.extraction.scene import ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.model import Factuality, Mention, Predicate, Relation
from kg.patterns import late

_ADVERBS = (
    r"(?:[，,]?(?:如今|现在|目前|当时|曾经?|现|刚刚?|也|都|均|则|还|便|就|正|原来?|一直|同样|去年|今年|\d{4}年))*"
)
_IS = late(rf"{_ADVERBS}是$")
_AT = late(rf"{_ADVERBS}在$")
_FROM = re.compile(rf"{_ADVERBS}(?:{JOINS}|加入了?)$")
_VERB = 14  # characters that such a verb takes with what stands before it
_NOUN = (
    r"[^，。；,;、：:\n“”]{0,10}?"
    r"(?:[员师生警医匠手友将卫]|职工|员工|护工|社工|师傅|民工|[车钳焊电]工|司机|教练|干部|骨干|专家|志愿者)"
)
_STOP = r"(?=[，。；,;.！!\n]|$)"
_IS_ONE = re.compile(rf"的?{_NOUN}{_STOP}")
_SERVES = re.compile(
    rf"(?:[^，。；,;、\n]{{0,4}}?(?:当(?![着面场天])|做|担任)了?{_NOUN}{_STOP}|[^，。；,;、\n]{{0,3}}?(?:上班|任教|就读|服役|实习){_STOP})"
)
_END = re.compile(rf"(?:人|的)?{_STOP}")
# The clause goes on about the same person, who is named no further off than in the clause before.
_GOES_ON = late(r"[^“”，,：:；;]{0,20}(?:[，,][^“”，,：:；;]{0,20})?[，,](?:[他她]|[两二]人|[他她]俩)?")
_SAME = late(r"[^“”，,：:；;、的]{0,8}")
_HE = late(r"(?:[他她]|[两二]人|[他她]俩)(?:[^“”，,：:；;。]{1,20}[，,])?")
_BOTH = re.compile(r"[两二]人|[他她]俩")
_TOWNS = ("Community", "Village", "Town", "Township", "Street", "Subdistrict")


def find_employment(scene: Scene) -> Iterator[Relation]:
    """affiliatedWith a body and residentOf a unit that the text tells of a person by a verb."""
    for body in scene.outer:
        if body.type in (ORGANIZATION, UNIT) and (start := _verb_start(scene, body)) is not None:
            predicate = Predicate.AFFILIATED_WITH if body.type is ORGANIZATION else Predicate.RESIDENT_OF
            for person in _subjects(scene, start):
                yield _relation(scene, person, predicate, body)


def _relation(scene: Scene, person: Mention, predicate: Predicate, body: Mention) -> Relation:
    quoted = Factuality.QUOTED if scene.is_quoted(body.span.start) else Factuality.STATED
    sentence = scene.analysis.sentence_of(body.span.start)
    return Relation(person, predicate, body, sentence, "told", "", quoted, 0.8)


def _verb_start(scene: Scene, body: Mention) -> int | None:
    """Where the verb before a body begins, with its adverbs, where what follows tells of a person; else None."""
    start, end = scene.chain_start(body), body.span.end
    low, text = max(0, start - _VERB), scene.text
    if body.type is UNIT:
        native = body.kind in _TOWNS and text.startswith("人", end) and _IS.search(text, low, start)
        found = native or (_FROM.search(text, low, start) if text.endswith("来自", low, start) else None)
        return found.start() if found and _END.match(text, end) and not text.startswith("的", end) else None
    found = None
    if _IS_ONE.match(text, end) and not _is_titled(scene, end):
        found = _IS.search(text, low, start)
    if found is None and _SERVES.match(text, end):
        found = _AT.search(text, low, start)
    if found is None and _END.match(text, end) and not text.startswith("的", end):
        found = _FROM.search(text, low, start)
    return found.start() if found else None


def _is_titled(scene: Scene, end: int) -> bool:
    """是某中心的|农艺师: of a post there."""
    return scene.analysis.lexicon.titles.longest_at(scene.text, end + scene.text.startswith("的", end)) is not None


def _subjects(scene: Scene, verb: int) -> tuple[Mention, ...]:
    """Of whom the verb tells: who stands right before, or in a clause before, or in the sentence before (她)."""
    sentence, person = scene.analysis.sentence_of(verb), scene.before(verb, PERSON)
    if person is None:
        return ()
    at = max(person.span.end, sentence.start)
    told = (_SAME, _GOES_ON) if person.span.end > sentence.start else (_HE,)
    if not any(pattern.fullmatch(scene.text, at, verb) for pattern in told):
        return ()
    if "\n" in scene.text[person.span.end : verb] or scene.within(at, verb, ORGANIZATION, UNIT, PLACE):
        return ()
    first = scene.list_starts[person.span.start] if _BOTH.search(scene.text, at, verb) else person.span.start
    return tuple(scene.within(first, person.span.end, PERSON))
