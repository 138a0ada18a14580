"""What a text tells of an agent and an event without a verb that says who took part, as named features.

The features of a pair say where the agent stands to the event (in its sentence,
or after it with no other event between), what stands around the agent, what it
does, what the event is, and who else of the sentence took part.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from kg.extraction.discourse.apart import of_another_day
from kg.extraction.discourse.events import LASTING, is_ahead, is_event, is_held, is_of_kind
from kg.extraction.discourse.items import end_of_lead, of_another_item
from kg.extraction.discourse.scene import AGENTS, INITIATIVE, ORGANIZATION, PERSON, Scene
from kg.extraction.participation.presence_refused import is_apart, is_only_told_of, is_unattended
from kg.extraction.text.lazily import lazily
from kg.extraction.text.matching import Rare
from kg.model import BlockKind, Mention, Predicate, Relation, Span
from kg.patterns import late

Chain = tuple[Mention, ...]
_SAYS = re.compile("告诉|说|表示|介绍|提醒|坦言|直言|感慨|感叹|认为|回忆|透露|解释")
# What is told at the event, and of another time.
_NOW = late(
    "现场|当[天日晚]|活动|随后|接着|最后|首先|会上|仪式|结束|开始|台上|台下|一旁|另一边|人群|比赛|赛场|展台|摊位|话音|掌声"
    "|此时|这时|紧接|其间|中途|终点|起点|舞台|镜头|转眼|当场"
)
_ONCE = late(
    r"[去前]年|近年|以前|从前|早年|平[时日]|曾|小时候|退休前|每[天周月年]|多年|常年|一直|以来|据了解|据悉|今后|下一步|将|此前"
    r"|目前|如今|截至|还记得|[一二三四五六七八九十\d]年前|\d{4}年|原来|过去|长期"
)
# At the head of a sentence: of the event, or of another time.
_HEADS = re.compile(
    "现场|活动中|会上|仪式上|当天|当日|随后|近日|近年|平时|去年|每|今年|据|目前|记者|比赛|最终|一等奖|冠军"
)
# 周远山烈士, 沈清禾生前: who is remembered.
_REMEMBERED = Rare.of(
    "烈士|墓|生前|先烈|遗像|雕像|塑像|故居|纪念|先进事迹|事迹|逝世|牺牲", "烈|墓|生前|像|故居|纪念|事迹|逝世|牺牲"
)
_HEAD = 12  # characters of a sentence's head
_WORDS = 24  # characters after an agent in which its verbs stand
_NEXT = 24  # characters of the clauses after it in which its further verbs stand
_FAR = 600  # characters of a sentence in which others count, so that one without end takes no longer
_STEPS = (1, 2, 3, 5, 9)  # sentences
_APART = 120  # characters between agent and event over which nothing more is asked
_DOERS = frozenset({Predicate.ORGANIZES, Predicate.PARTICIPATES_IN, Predicate.SUPPORTS})
_IN_LIST = frozenset("、和与")
_PRESENT = frozenset({PERSON, ORGANIZATION})  # a unit, of which a place is meant as often, was never found likely


class _Met(NamedTuple):
    """An event that an agent may be at: one of its sentence (S), or told before (C)."""

    tag: str
    event: Mention


class _Times(NamedTuple):
    """Where the first word of another time stands in a sentence, and the first and last of the event's."""

    once: int
    now: int
    last: int

    @classmethod
    def of(cls, text: str, sentence: Span) -> "_Times":
        """Those of a sentence; of what is not told, after it or before it."""
        end = min(sentence.end, sentence.start + _FAR)
        once = _ONCE.search(text, sentence.start, end)
        now = [found.start() for found in _NOW.finditer(text, sentence.start, end)]
        return cls(once.start() if once else end, now[0] if now else end, now[-1] if now else -1)


class _Ended(NamedTuple):
    """Events, ascending, with their ends, which are searched often."""

    events: tuple[Mention, ...]
    starts: frozenset[int]
    ends: list[int]

    @classmethod
    def of(cls, events: Sequence[Mention]) -> "_Ended":
        """These events."""
        starts = frozenset(event.span.start for event in events)
        return cls(tuple(events), starts, [event.span.end for event in events])


@dataclass(frozen=True)
class Pair:
    """An agent and an event of one article, where the agent is met, and what speaks for its presence."""

    agent: Mention
    event: Mention
    features: frozenset[str]


@dataclass(frozen=True)
class Stage:
    """The events of an article and who is known to have to do with each."""

    scene: Scene
    chains: tuple[Chain, ...]
    relations: tuple[Relation, ...]

    @lazily
    def chain_of(self) -> dict[Mention, int]:
        """The number of each mention's chain."""
        return {mention: number for number, chain in enumerate(self.chains) for mention in chain}

    def ends(self, agent: Mention, event: Mention) -> tuple[int, int]:
        """The chains of the two."""
        return self.chain_of[agent], self.chain_of[event]

    @lazily
    def events(self) -> tuple[Mention, ...]:
        """The mentions of what can be attended, ascending; the Party's congresses are none of this article's.

        What stands in the name of its own opening is not met there.
        """
        named = (mention for mention in self.scene.of_type(INITIATIVE) if not is_of_kind(mention, LASTING))
        named = (mention for mention in named if mention.rule not in ("initiative-congress", "initiative-opened"))
        return tuple(mention for mention in named if not is_ahead(self.scene, mention))

    @lazily
    def _held(self) -> _Ended:
        """Those that are of this article."""
        return _Ended.of([event for event in self.events if is_event(self.scene, event, LASTING)])

    @lazily
    def _taking_place(self) -> _Ended:
        """Those of which it says that they take place."""
        return _Ended.of([event for event in self._held.events if is_held(self.scene, event)])

    @lazily
    def _starts(self) -> list[int]:
        return [event.span.start for event in self.events]

    @lazily
    def _order(self) -> dict[int, int]:
        """The events' chains, each with its place among those of the article."""
        return {chain: number for number, chain in enumerate(dict.fromkeys(self.chain_of[m] for m in self.events))}

    @lazily
    def known(self) -> dict[tuple[int, int], set[Predicate]]:
        """What is said of an agent's chain and an event's."""
        found: dict[tuple[int, int], set[Predicate]] = defaultdict(set)
        for one in self.relations:
            if one.predicate in _DOERS and one.subject is not None and isinstance(one.object, Mention):
                found[self.chain_of[one.subject], self.chain_of[one.object]].add(one.predicate)
        return found

    @lazily
    def _told(self) -> dict[int, dict[int, set[Predicate]]]:
        """What is said of an event's chain, by the agent's."""
        found: dict[int, dict[int, set[Predicate]]] = defaultdict(dict)
        for (agent, event), said in self.known.items():
            found[event][agent] = said
        return found

    def _said(self, start: int, end: int, event: int) -> set[Predicate]:
        """What is said of the agents that begin in the range and an event's chain."""
        if event not in self._told:
            return set()
        told, (starts, chains) = self._told[event], self._agents
        near = set(chains[bisect_left(starts, start) : bisect_left(starts, end)])
        return set[Predicate]().union(*(told[chain] for chain in near if chain in told))

    @lazily
    def _agents(self) -> tuple[list[int], list[int]]:
        """Where the agents begin, ascending, and their chains."""
        agents = [mention for mention in self.scene.mentions if mention.type in AGENTS]
        return [agent.span.start for agent in agents], [self.chain_of[agent] for agent in agents]

    def pairs(self) -> Iterator[Pair]:
        """Each person and body with each event that they may be at, where nothing joins the two; none spoken of."""
        met: dict[tuple[int, int], list[tuple[Mention, frozenset[str]]]] = defaultdict(list)
        for agent in self.scene.outer if self.events else ():
            if agent.type in _PRESENT and agent.rule != "person-byline":
                events = self._met(agent)
                if events and self.chain_of[agent] not in self._remembered and not is_only_told_of(self.scene, agent):
                    for event, features in self._meetings(agent, events):
                        met[self.chain_of[agent], self.chain_of[event]].append((agent, features))
        for (_, event_chain), found in met.items():
            event = self.chains[event_chain][0]
            told = self._of_event(event).union(*(features for _, features in found))
            yield Pair(found[0][0], event, frozenset(told))

    @lazily
    def _remembered(self) -> frozenset[int]:
        """The chains of those who are remembered anywhere in the article: 沈清禾, of whom 沈清禾烈士墓 tells."""
        ends = (self.scene.by_end.get(found.start()) for found in _REMEMBERED.finditer(self.scene.text))
        return frozenset(self.chain_of[one] for one in ends if one is not None and one.type is PERSON)

    def _met(self, agent: Mention) -> list[_Met]:
        """The events that an agent may be at; none that it is joined to."""
        near = tuple(self._near(agent, self.scene.analysis.sentence_of(agent.span.start)))
        chain = self.chain_of[agent] if near else 0
        free = (met for met in near if (chain, self.chain_of[met.event]) not in self.known)
        return [met for met in free if not self._is_of_another(chain, met.event) and self._may_meet(agent, met.event)]

    def _may_meet(self, agent: Mention, event: Mention) -> bool:
        """Nobody attends works, and who only tells of a contest was not at it."""
        return not (is_unattended(self.scene, event) or is_apart(self.scene, agent, event))

    def _is_of_another(self, agent: int, event: Mention) -> bool:
        """周远山的|果茶项目: nobody else's."""
        at = event.span.start - 1
        owner = self.scene.by_end.get(at) if self.scene.text[at : at + 1] == "的" else None
        return owner is not None and owner.type is PERSON and self.chain_of[owner] != agent

    def _near(self, agent: Mention, sentence: Span) -> Iterator[_Met]:
        """The events of the agent's sentence nearest to it; and, where none of them takes place, the last one told."""
        named = self._nearest(agent, sentence)
        yield from (_Met("S", event) for event in named)
        if any(event.span.start in self._taking_place.starts for event in named):
            return
        last = self._last(sentence.start, self._taking_place)
        last = last if named or last is not None else self._last(agent.span.start, self._held)
        others = {self.chain_of[event] for event in named}
        if last is not None and self.chain_of[last] not in others and not of_another_day(self.scene, last, sentence):
            yield _Met("C", last)

    def _meetings(self, agent: Mention, met: Sequence[_Met]) -> Iterator[tuple[Mention, frozenset[str]]]:
        """What tells of the agent and each event."""
        sentence = self.scene.analysis.sentence_of(agent.span.start)
        around = tuple(self._around(agent, sentence))
        tags = {tag for tag, _ in met}
        for tag, event in met:
            told = [f"{tag}|{feature}" for feature in around]
            shared = self._shared(agent, sentence, tag)
            own = [f"{tag}.{feature}" for feature in self._between(agent, event)]
            beside = {"C:beside"} if tag == "C" and len(tags) > 1 else ()
            company = self._company(agent, event, sentence)
            yield event, frozenset((f"met:{tag}", *told, *shared, *own, *beside, *company))

    def _shared(self, agent: Mention, sentence: Span, tag: str) -> tuple[str, ...]:
        """What is told of every agent of a clause, which may be many."""
        clause = self.scene.analysis.clause_of(agent.span.start)

        def told() -> tuple[str, ...]:
            then = self._does(clause.end, min(sentence.end, clause.end + _NEXT), "then")
            return tuple(f"{tag}|{feature}" for feature in (*self._opening(sentence), *then))

        return self.scene.once(("shared", sentence.start, clause.end, tag), told)

    def _last(self, offset: int, events: _Ended) -> Mention | None:
        at = bisect_right(events.ends, offset) - 1
        if at >= 0 and of_another_item(self.scene, events.events[at].span.start, offset):
            at = bisect_right(events.ends, end_of_lead(self.scene)) - 1
        return events.events[at] if at >= 0 else None

    def _nearest(self, agent: Mention, sentence: Span) -> tuple[Mention, ...]:
        """Of the events in the sentence the two before the agent and the one after it, or around it."""
        at = bisect_right(self._starts, agent.span.start)
        near = self.events[max(0, at - 2) : at + 1]
        return tuple(event for event in near if sentence.start <= event.span.start < sentence.end)

    def _around(self, agent: Mention, sentence: Span) -> Iterator[str]:
        """What the agent is, what it does, and what the sentence tells beside."""
        scene, text, start, end = self.scene, self.scene.text, agent.span.start, agent.span.end
        clause = scene.analysis.clause_of(start)
        before = scene.analysis.token_at(start - 1).text.strip() if start else ""
        yield from (f"before:{before}", f"after:{text[end : end + 1].strip()}")
        yield from (f"type:{agent.type}", f"rule:{agent.rule}", f"kind:{agent.kind}")
        if _SAYS.match(text, end):
            yield "says"
        if clause.start == sentence.start:
            yield "first clause"
        yield from self._when(sentence, agent.span)
        yield from self._does(end, min(clause.end, end + _WORDS), "does")

    def _opening(self, sentence: Span) -> Iterator[str]:
        """How a sentence and its paragraph begin."""
        start, text = sentence.start, self.scene.text
        yield from (f"opens:{word}" for word in _HEADS.findall(text, start, start + _HEAD))
        if self.scene.analysis.block_of(start) is BlockKind.TITLE:
            yield "title"
        head = text.rfind("\n", 0, start) + 1
        if head < start:
            times, opening = self._times(self.scene.analysis.sentence_of(head)), head + _HEAD
            yield from ("paragraph of other time",) if times.once < opening else ()
            yield from ("paragraph of now",) if times.now < opening else ()

    def _when(self, sentence: Span, agent: Span) -> Iterator[str]:
        """Words that tell of the event, or of another time, before and after the agent."""
        times = self._times(sentence)
        if times.once < agent.start:
            yield "time before"
        if times.now < agent.start:
            yield "now before"
        if times.last >= agent.end:
            yield "now after"

    def _times(self, sentence: Span) -> _Times:
        return self.scene.once(("times", sentence.start), lambda: _Times.of(self.scene.text, sentence))

    def _does(self, start: int, end: int, name: str) -> Iterator[str]:
        scene = self.scene
        words = (word for word in scene.analysis.each_token(start, end) if word.tag[:1] == "v")
        verbs = [word.text for word in islice((word for word in words if scene.covering(word.start) is None), 3)]
        yield from (f"{name}:{verb}" for verb in verbs or ["nothing"])
        yield from (f"{name}:{predicate}/{role}" for _, predicate, role in scene.verbs_in(start, end))

    def _between(self, agent: Mention, event: Mention) -> Iterator[str]:
        """How far apart the two stand, in which order, and what stands between."""
        yield from self._distance(agent, event)
        first, last = sorted((agent, event))
        low, high = first.span.end, max(first.span.end, last.span.start)
        order = "agent first" if first is agent else "event first"
        yield order
        if agent.span in event.span:
            yield "inside"
        if high - low > _APART:
            yield "far"
            return
        between = self.scene.text[low:high]
        yield f"apart:{sum(len(between) > least for least in (2, 11, 39))}"
        yield f"commas:{min(sum(map(between.count, '，,；;。')), 3)}"
        yield from (f"{order}:{predicate}" for _, predicate, _ in self.scene.verbs_in(low, high))

    def _distance(self, agent: Mention, event: Mention) -> Iterator[str]:
        """In sentences and paragraphs."""
        at, told = (self.scene.analysis.sentence_number(mention.span.start) for mention in (agent, event))
        yield f"sentences:{bisect_right(_STEPS, abs(at - told))}"
        if told < at:
            yield f"paragraphs:{min(self.scene.text.count(chr(10), event.span.end, agent.span.start), 3)}"

    def _company(self, agent: Mention, event: Mention, sentence: Span) -> Iterator[str]:
        """Who else of the sentence, and of that before it, has to do with the event."""
        text, chain, at = self.scene.text, self.chain_of[event], agent.span.start
        low, high = max(sentence.start, at - _FAR), min(sentence.end, at + _FAR)
        yield from (f"beside:{predicate}" for predicate in self._said(low, high, chain))
        yield from self.scene.once(("behind", sentence.start, chain), lambda: tuple(self._behind(sentence, chain)))
        if text[at - 1 : at] in _IN_LIST or text[agent.span.end : agent.span.end + 1] in _IN_LIST:
            yield "in a list"

    def _behind(self, sentence: Span, event: int) -> Iterator[str]:
        before = self.scene.analysis.sentence_of(max(0, sentence.start - 1))
        low = max(before.start, before.end - _FAR)
        yield from (f"behind:{predicate}" for predicate in self._said(low, before.end, event))
        yield f"people:{min(len(self.scene.within(sentence.start, sentence.end, PERSON)), 4)}"

    def _of_event(self, event: Mention) -> set[str]:
        scene = self.scene
        title = scene.analysis.block_of(event.span.start) is BlockKind.TITLE
        return {
            f"event:{event.kind}",
            f"event rule:{event.rule}",
            f"event head:{event.name.rstrip('”》')[-2:]}",
            f"event number:{min(self._order[self.chain_of[event]], 3)}",
            f"events:{min(len(self._order), 4)}",
            *(["event in title"] if title else []),
            *(["event held"] if is_event(scene, event, LASTING) else []),
        }
