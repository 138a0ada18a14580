"""Who comes along where they are asked to: 周远山约上沈清禾、高航，在院里|开了“夜话会”."""

from collections.abc import Iterator

from kg.extraction.discourse.events import is_event
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, PERSON, Scene
from kg.extraction.undertakings.company import Company, companies
from kg.model import Mention, Predicate, Relation, Span
from kg.patterns import late

_GIVES = late(r"(?:[开办摆搭搞]|举[办行]|召开|开展|组织)(?:了|起|过|出)?(?:[一二两三四五六七八九十\d]+[场次期堂])?$")
_BEFORE = 12  # characters of 开了第三次
_FAR = 60  # characters from the last of the list to the event that they come to


def find_along(scene: Scene) -> Iterator[Relation]:
    """participatesIn for who asks others to come and for those, at what the sentence says that they then held."""
    for company in companies(scene) if scene.of_type(INITIATIVE) else ():
        event = _held(scene, company)
        clause = scene.analysis.clause_of(company.verb.start)
        factuality = judge_clause(scene, clause, company.verb.start) if event is not None else None
        if event is not None and factuality is not None:
            sentence = scene.analysis.sentence_of(company.verb.start)
            for person in (*_asking(scene, company.verb), *company.people):
                yield Relation(
                    person, Predicate.PARTICIPATES_IN, event, sentence, "participation-along", "other", factuality, 0.8
                )


def _held(scene: Scene, company: Company) -> Mention | None:
    """The event that the rest of the sentence says is held."""
    end = company.people[-1].span.end
    stop = min(scene.analysis.sentence_of(end - 1).end, end + _FAR)
    event = next(iter(scene.within(end, stop, INITIATIVE)), None)
    if event is None or not is_event(scene, event) or scene.within(end, event.span.start, PERSON):
        return None
    low = max(end, event.span.start - _BEFORE)
    return event if _GIVES.search(scene.text, low, event.span.start) else None


def _asking(scene: Scene, verb: Span) -> tuple[Mention, ...]:
    """Whose name stands right before the verb."""
    person = scene.by_end.get(verb.start)
    return (person,) if person is not None and person.type is PERSON else ()
