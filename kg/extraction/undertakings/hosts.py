"""Who gives an event by other words: 主办方是甲, 这是甲推出的系列活动; 甲、乙联合主办。 on its own."""

import re
from collections.abc import Iterator

from kg.extraction.discourse.events import event_of_noun, last_event
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.recalled import recalled_after
from kg.extraction.discourse.scene import AGENTS, INITIATIVE, Scene
from kg.extraction.text.matching import Rare
from kg.extraction.undertakings.actors import agents_before
from kg.extraction.undertakings.occurrence import Undertaking
from kg.extraction.undertakings.organizers import ENDS, HOSTS, find_organizers, organizing_verbs, undertaken
from kg.model import Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

# 大集市的|主办方是, 主办这场集市的|是, 承办集体婚礼的|是, 承办：, 作为大赛的协办单位，, 赞助商|甲
_BY_NOUN = Rare.of(
    r"(?P<as>作为(?:[^，。；,;\n]{0,16}?的)?)?"
    r"(?:(?P<does>主办|承办|协办|支持|指导|发起|牵头|合办|联办|赞助|冠名)(?:方|单位|(?<=起)者|(?<=[助名])商)|(?:发起|召集)人|(?:[主承举]办(?P<what>[^，。；,;\n的这此本该]{2,8})|(?:[主承举]办|组织|发起)[这此本该][^，。；,;\n]{1,8})的(?=是)|牵头的|组织者|操盘手|(?<![举主承协筹开兴创包])办[班会赛展]的(?=是)"
    r"|(?<![^\W\da-zA-Z_])(?:联合)?(?P<alone>主办|承办|协办|指导|支持|赞助)(?=[：:]))"
    r"(?P<link>(?:分别)?(?:[是为](?!了)|[：:])|[，,]|)",
    "办方|办单|持方|持单|导方|导单|起方|起单|起者|起人|集人|织者|盘手|的是|头的|头方|头单|助方|助商|助单|名方|名商|名单"
    "|办这|办此|办本|办该|织这|织此|织本|织该|起这|起此|起本|起该|办：|办:|持：|持:|导：|导:|助：|助:",
)
_HELPS = frozenset("协办 支持 指导 赞助 冠名".split())
_THIS = re.compile(
    r"(?:据(?:悉|了解)[，,]?)?(?:这|(?:[此本这][次场届期堂]|该)(?P<noun>[^\W\da-zA-Z_]{2,5}?))(?:也|就|正|便|都)?[是系]"
    r"|(?P<bare>[^\W\da-zA-Z_]{2,5}?)(?:也|就|正|便|都)?是(?=[^，。；\n]{4,60}的[，。；])"
)
# 这是甲联合乙推出|的系列活动, 这场讲座是甲组织|的。
_OF_IT = late(
    r"的(?=[，。；,;])|的(?:第[一二三四五六七八九十\d]+[场次届期个]|一[场次项个]|系列|又一|首[场次个]|主题|专题|品牌)*(?:活动|项目|行动|比赛|赛事|演出|讲座)"
)
_NOUN = late(r"(?:[此本]次|本届)?(?P<noun>[^\W\da-zA-Z_]{2,4}?)的?$")
_ENDS_IT = late(rf"{ENDS.pattern}|[（(等及暨]")  # after the last of a list
_FOOTER = late("ICP备|网站标识码|版权所有|技术支持|备案号|公网安备|Copyright")  # of a site that 主办：甲 runs
_FOOT = 200  # characters of a footer
_AHEAD = 120  # characters after 指导单位：甲 in which the event is named
_BEFORE = 10  # characters before 主办方是 in which the noun stands that means the event
_JOINED = frozenset("、和与及")


def find_hosts(scene: Scene) -> Iterator[Relation]:
    """organizes and supports, of the event told before."""
    if not scene.of_type(INITIATIVE):
        return
    yield from _by_noun(scene)
    for sentence, verbs in undertaken(scene):
        yield from _by_this(scene, sentence)
        event = recalled_after(scene, verbs[0][0].end) or last_event(scene, sentence.start)
        if event is not None:
            yield from _alone(scene, sentence, event, verbs[0][0])


def _by_noun(scene: Scene) -> Iterator[Relation]:
    """文化节主办单位是甲，承办单位是乙。 作为主办方，甲希望…"""
    for found in _BY_NOUN.finditer(scene.text):
        start, low = found.start(), found.end()
        if found["as"] is None and (found["link"] in ("，", ",") or (not found["link"] and not found["does"])):
            continue  # 商会发起人|周远山
        hosts, end = _hosts(scene, found)
        if found["link"].endswith("为") and hosts and not _ENDS_IT.match(scene.text, end):
            continue  # 主办方为青禾社区|的老人送上年货
        event = _event_of(scene, found, end) if hosts or found["link"] else None
        if event is None or scene.covering(start) is not None or scene.is_quoted(start):
            continue
        if found["link"] in ("：", ":") and _FOOTER.search(scene.text, low, low + _FOOT):
            continue
        predicate = Predicate.SUPPORTS if (found["does"] or found["alone"]) in _HELPS else Predicate.ORGANIZES
        sentence = scene.analysis.sentence_of(start)
        for host in hosts:
            yield Relation(host, predicate, event, sentence, "host-noun", confidence=0.8)
        yield from _hosting(scene, event, max(low, end), sentence.end)


def _hosts(scene: Scene, found: re.Match[str]) -> tuple[tuple[Mention, ...], int]:
    """The list right after the noun, and where it ends; or that before 作为…: 甲作为主办方."""
    low, hosts = found.end(), list[Mention]()
    for host in scene.within(low, scene.analysis.clause_of(low).end, *AGENTS) if low < len(scene.text) else ():
        if scene.chain_start(host) != low:
            break
        hosts.append(host)
        low = host.span.end + (scene.text[host.span.end : host.span.end + 1] in _JOINED)
    if not hosts and found["as"]:
        start = found.start()
        before = agents_before(scene, scene.analysis.clause_of(start).start, start, one_verb=True)
        hosts = list(before) if before and before[-1].span.end == start else []
    return tuple(hosts), low


def _event_of(scene: Scene, found: re.Match[str], end: int) -> Mention | None:
    """The event that the noun before means; of 作为主办方，… one that its sentence names; else the last or next."""
    start, sentence = found.start(), scene.analysis.sentence_of(found.start())
    if found["as"]:
        named = scene.within(sentence.start, sentence.end, INITIATIVE)
        return named[0] if named else last_event(scene, start)
    if found["what"]:
        return event_of_noun(scene, start, found["what"])
    meant = _meant(scene, max(sentence.start, start - _BEFORE), start)
    if meant is not None or found["link"] not in ("：", ":"):
        return meant
    return next(iter(scene.within(end, min(end + _AHEAD, len(scene.text)), INITIATIVE)), None)


def _meant(scene: Scene, start: int, end: int) -> Mention | None:
    """The event that the noun before 主办方 means, or that its sentence names, or the last one told."""
    noun = _NOUN.search(scene.text, start, end)
    meant = event_of_noun(scene, start, noun["noun"]) if noun else None
    named = scene.within(scene.analysis.sentence_of(end).start, end, INITIATIVE)
    return meant or (named[-1] if named else last_event(scene, end))


def _hosting(scene: Scene, event: Mention, low: int, end: int) -> Iterator[Relation]:
    """…，乙承办，丙协办: the lists before the verbs that follow."""
    for verb, predicate in organizing_verbs(scene, Span(low, end)) if low < end else ():
        if scene.text.endswith(HOSTS, low, verb.end) and ENDS.match(scene.text, verb.end):
            yield from find_organizers(scene, Undertaking(event, verb, predicate, Factuality.STATED), low)
        low = verb.end


def _by_this(scene: Scene, sentence: Span) -> Iterator[Relation]:
    """这是甲联合乙推出的系列活动。 …举行，这场讲座是甲组织的。 该场演出是甲主办，…"""
    start = sentence.start
    while start < sentence.end:
        clause = scene.analysis.clause_of(start)
        this = _THIS.match(scene.text, start, min(clause.end + 1, sentence.end))
        if this:
            yield from _of_this(scene, this, clause)
        start = max(clause.end, start) + 1


def _of_this(scene: Scene, this: re.Match[str], clause: Span) -> Iterator[Relation]:
    low, noun = this.end(), this["noun"] or this["bare"]
    if low >= clause.end or scene.within(low, clause.end, INITIATIVE):
        return
    event = event_of_noun(scene, this.start(), noun) if noun else None
    event = event if event is not None or this["bare"] else last_event(scene, this.start())
    for verb, predicate in tuple(organizing_verbs(scene, Span(low, clause.end)))[-1:] if event else ():
        factuality = judge_clause(scene, clause, verb.start)
        hosts = noun and scene.text.endswith(HOSTS, low, verb.end)
        hosted = hosts and ENDS.match(scene.text, verb.end)
        if event and factuality and (hosted or ((hosts or not this["bare"]) and _OF_IT.match(scene.text, verb.end))):
            yield from find_organizers(scene, Undertaking(event, verb, predicate, factuality), low)


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
