"""Who is asked to come along by whom: 周远山|约上|某局局长沈清禾、调解员高航，在院里开了“夜话会”."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kg.extraction.biography.positions import phrase_start
from kg.extraction.discourse.scene import PERSON, Scene
from kg.extraction.text.matching import Rare
from kg.model import Mention, Span

_ASKS = Rare.of(
    r"(?:约|叫|喊|拉|邀|请)[上来]了?(?![了的过不得海])", "约上|叫上|喊上|拉上|邀上|约来|叫来|喊来|邀来|请来"
)
_JOINED = frozenset(("、", "和", "与", "及", "以及", "，还有", "，"))
_LONGEST = 300  # characters of a list


class Company(NamedTuple):
    """Where the verb stands, and who is asked along."""

    verb: Span
    people: tuple[Mention, ...]


def companies(scene: Scene) -> tuple[Company, ...]:
    """Each such list of the article, ascending."""
    return scene.once("companies", lambda: tuple(_companies(scene)))


def is_asked_along(scene: Scene, agent: Mention) -> bool:
    """A person of such a list, or the body that one is told of by: whatever is done, the one who asks does it."""
    number = bisect_right(companies(scene), agent.span.start, key=lambda company: company.verb.end)
    return number > 0 and agent.span.start < companies(scene)[number - 1].people[-1].span.end


def _companies(scene: Scene) -> Iterator[Company]:
    for found in _ASKS.finditer(scene.text):
        sentence = scene.analysis.sentence_of(found.start())
        people = list[Mention]()
        at = found.end()
        for person in scene.within(at, min(sentence.end, at + _LONGEST), PERSON):
            start = phrase_start(scene, person)
            if start != at if not people else scene.text[at:start] not in _JOINED:
                break
            people.append(person)
            at = person.span.end
        if people and scene.covering(found.start()) is None:
            yield Company(Span(found.start(), found.end()), tuple(people))
