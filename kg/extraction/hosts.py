"""Who gives an event by other words: 主办方是甲, 这是甲推出的系列活动; 甲、乙联合主办。 on its own."""

import re
from collections.abc import Iterator

from kg.extraction.actors import agents_before
from kg.extraction.events import event_of_noun, last_event
from kg.extraction.factuality import judge_clause
from kg.extraction.matching import Rare
from kg.extraction.occurrence import Undertaking
from kg.extraction.organizers import ENDS, HOSTS, find_organizers, organizing_verbs, undertaken
from kg.extraction.scene import AGENTS, INITIATIVE, Scene
from kg.model import Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

# 大集市的|主办方是, 承办单位为, 牵头的是
_BY_NOUN = Rare.of(
    r"(?:(?:主办|承办|协办|支持|指导|发起|牵头)(?:方|单位|者)|(?:发起|召集)人|牵头的)(?:分别)?(?:[是为](?!了)|[：:])",
    "方是|方为|方分|方：|方:|位是|位为|位分|位：|位:|者是|者为|者分|者：|者:|人是|人为|人分|人：|人:|头的",
)
_HELPS = ("协办", "支持", "指导")
_THIS = re.compile(r"(?:据(?:悉|了解)[，,]?)?这(?:也|就|正|便)?是")
# 这是甲联合乙推出|的系列活动
_OF_IT = late(
    r"的(?:第[一二三四五六七八九十\d]+[场次届期个]|一[场次项个]|系列|又一|首[场次个]|主题|专题|品牌)*(?:活动|项目|行动|比赛|赛事|演出|讲座)"
)
_NOUN = late(r"(?:[此本]次|本届)?(?P<noun>[\u4e00-\u9fff]{2,4}?)的?$")
_BEFORE = 10  # characters before 主办方是 in which the noun stands that means the event
_JOINED = frozenset("、和与及")


def find_hosts(scene: Scene) -> Iterator[Relation]:
    """organizes and supports, of the event told before."""
    if not scene.of_type(INITIATIVE):
        return
    yield from _by_noun(scene)
    for sentence, verbs in undertaken(scene):
        event = last_event(scene, sentence.start)
        if event is not None:
            yield from _by_this(scene, sentence, event)
            yield from _alone(scene, sentence, event, verbs[0][0])


def _by_noun(scene: Scene) -> Iterator[Relation]:
    """文化节主办单位是甲，承办单位是乙。"""
    for found in _BY_NOUN.finditer(scene.text):
        sentence = scene.analysis.sentence_of(found.start())
        event = _meant(scene, max(sentence.start, found.start() - _BEFORE), found.start())
        if event is None or scene.covering(found.start()) is not None or scene.is_quoted(found.start()):
            continue
        predicate = Predicate.SUPPORTS if found.group().startswith(_HELPS) else Predicate.ORGANIZES
        low = found.end()
        for host in scene.within(low, scene.analysis.clause_of(low).end, *AGENTS):
            if scene.chain_start(host) != low:
                break
            yield Relation(host, predicate, event, sentence, "host-noun", confidence=0.8)
            low = host.span.end + (scene.text[host.span.end : host.span.end + 1] in _JOINED)
        yield from _hosting(scene, event, low, sentence.end)


def _meant(scene: Scene, start: int, end: int) -> Mention | None:
    """The event that the noun before 主办方 means, or the last one told."""
    noun = _NOUN.search(scene.text, start, end)
    return (event_of_noun(scene, start, noun["noun"]) if noun else None) or last_event(scene, start)


def _hosting(scene: Scene, event: Mention, low: int, end: int) -> Iterator[Relation]:
    """…，乙承办，丙协办: the lists before the verbs that follow."""
    for verb, predicate in organizing_verbs(scene, Span(low, end)) if low < end else ():
        if scene.text.endswith(HOSTS, low, verb.end) and ENDS.match(scene.text, verb.end):
            yield from find_organizers(scene, Undertaking(event, verb, predicate, Factuality.STATED), low)
        low = verb.end


def _by_this(scene: Scene, sentence: Span, event: Mention) -> Iterator[Relation]:
    """这是甲联合乙推出的系列活动。"""
    this = _THIS.match(scene.text, sentence.start, sentence.end)
    clause = scene.analysis.clause_of(this.end() if this else sentence.start)
    if this is None or this.end() >= clause.end or scene.within(this.end(), clause.end, INITIATIVE):
        return
    for verb, predicate in tuple(organizing_verbs(scene, Span(this.end(), clause.end)))[-1:]:
        if _OF_IT.match(scene.text, verb.end):
            yield from find_organizers(scene, Undertaking(event, verb, predicate, Factuality.STATED), this.end())


def _alone(scene: Scene, sentence: Span, event: Mention, verb: Span) -> Iterator[Relation]:
    """甲、乙联合主办。: a sentence of its own after that of the event, in the same paragraph."""
    start = sentence.start
    if not scene.text.endswith(HOSTS, start, verb.end) or scene.within(start, sentence.end, INITIATIVE):
        return
    agents = agents_before(scene, start, verb.start)
    if not agents or scene.chain_start(agents[0]) != start or "\n" in scene.text[event.span.end : start]:
        return
    if judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start) is not None:
        yield from _hosting(scene, event, start, sentence.end)
