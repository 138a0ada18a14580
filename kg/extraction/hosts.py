"""Who gives an event by other than a verb's subject: 主办方是甲, 这是甲推出的系列活动; 甲、乙联合主办。 on its own."""

import re
from collections.abc import Iterator

from kg.extraction.actors import agents_before
from kg.extraction.events import event_of_noun, last_event
from kg.extraction.factuality import judge_clause
from kg.extraction.occurrence import Undertaking
from kg.extraction.organizers import find_organizers, organizing_verbs
from kg.extraction.scene import AGENTS, INITIATIVE, ORGANIZATION, UNIT, Scene
from kg.model import Factuality, Mention, Predicate, Relation, Span

# 大集市的|主办方是, 承办单位为, 牵头的是
_BY_NOUN = re.compile(
    r"(?:(?:主办|承办|协办|支持|指导|发起|牵头)(?:方|单位|者)|(?:发起|召集)人|牵头的)(?:分别)?(?:[是为](?!了)|[：:])"
)
_HELPS = ("协办", "支持", "指导")
_HOSTS = ("主办", "承办", "协办", "合办", "操办", "联办")
_ENDS = re.compile(r"[，,、。；;\n]|$")
# 这是甲联合乙推出的|系列活动
_THIS = re.compile(r"(?:这|据悉[，,]?这|据了解[，,]?这)(?:也|就|正|便)?是")
_OF_IT = re.compile(r"的(?:第[一二三四五六七八九十\d]+[场次届期个]|一[场次项个]|系列|又一|首[场次个]|主题|专题|品牌)*(?:活动|项目|行动|比赛|赛事|演出|讲座)")
_LEAD = re.compile(r"(?:此次|本次|这次|本届|此番)?(?P<noun>[\u4e00-\u9fff]{2,4}?)的?$")
_BEFORE = 10  # characters before 主办方是 in which the noun stands
_JOINED = frozenset("、和与及")


def find_hosts(scene: Scene) -> Iterator[Relation]:
    """organizes and supports, of the event told before."""
    if scene.of_type(INITIATIVE):
        yield from _by_noun(scene)
        yield from _by_this(scene)
        yield from _alone(scene)


def _by_noun(scene: Scene) -> Iterator[Relation]:
    """文化节主办单位是甲，承办单位是乙。"""
    for found in _BY_NOUN.finditer(scene.text):
        if scene.covering(found.start()) is not None or scene.is_quoted(found.start()):
            continue
        sentence = scene.analysis.sentence_of(found.start())
        event = _meant(scene, max(sentence.start, found.start() - _BEFORE), found.start())
        low = found.end()
        for host in scene.within(low, scene.analysis.clause_of(low).end, *AGENTS) if event is not None else ():
            if scene.chain_start(host) != low:
                break
            predicate = Predicate.SUPPORTS if found.group().startswith(_HELPS) else Predicate.ORGANIZES
            yield Relation(host, predicate, event, sentence, "host-noun", confidence=0.8)
            low = host.span.end + (scene.text[host.span.end : host.span.end + 1] in _JOINED)
        if event is not None:
            yield from _hosting(scene, event, low, sentence.end)


def _meant(scene: Scene, start: int, end: int) -> Mention | None:
    """The event that the noun before 主办方 means, or the last one told."""
    lead = _LEAD.search(scene.text, start, end)
    named = event_of_noun(scene, start, lead["noun"]) if lead else None
    return named or last_event(scene, start)


def _hosting(scene: Scene, event: Mention, low: int, end: int) -> Iterator[Relation]:
    """…，乙承办，丙协办: the lists before the verbs that follow."""
    for verb, predicate in organizing_verbs(scene, Span(low, end)) if low < end else ():
        if scene.text.endswith(_HOSTS, low, verb.end) and _ENDS.match(scene.text, verb.end):
            yield from find_organizers(scene, Undertaking(event, verb, predicate, Factuality.STATED), low)
        low = verb.end


def _by_this(scene: Scene) -> Iterator[Relation]:
    """这是甲联合乙推出的系列活动: the event of the sentence before."""
    for sentence in scene.analysis.sentences:
        this = _THIS.match(scene.text, sentence.span.start, sentence.span.end)
        if this is None:
            continue
        clause = scene.analysis.clause_of(this.end())
        verbs = tuple(organizing_verbs(scene, Span(this.end(), clause.end)))
        if not verbs or scene.within(this.end(), clause.end, INITIATIVE):
            continue
        verb, predicate = verbs[-1]
        event = last_event(scene, sentence.span.start)
        if event is not None and _OF_IT.match(scene.text, verb.end):
            yield from find_organizers(scene, Undertaking(event, verb, predicate, Factuality.STATED), this.end())


def _alone(scene: Scene) -> Iterator[Relation]:
    """甲、乙联合主办。: a sentence of its own after that of the event, in the same paragraph."""
    for sentence in scene.analysis.sentences:
        start = sentence.span.start
        verbs = tuple(organizing_verbs(scene, sentence.span))
        if not verbs or not scene.text.endswith(_HOSTS, start, verbs[0][0].end) or scene.within(start, sentence.span.end, INITIATIVE):
            continue
        verb = verbs[0][0]
        agents = agents_before(scene, start, verb.start)
        event = last_event(scene, start)
        if event is None or not agents or scene.chain_start(agents[0]) != start or "\n" in scene.text[event.span.end : start]:
            continue
        factuality = judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start)
        if factuality is not None and _ENDS.match(scene.text, verb.end):
            yield from _hosting(scene, event, start, sentence.span.end)
