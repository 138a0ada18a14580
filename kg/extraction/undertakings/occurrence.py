"""Where an initiative takes place, by the clause that says it does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.bodies.board import LOWEST
from kg.extraction.discourse.anaphors import THAT, meant_by
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.extraction.text.adverbs import LIGHT, WHEN
from kg.extraction.text.occurring import EVENTS
from kg.extraction.undertakings.actors import follows_venue
from kg.model import Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

# The place named before: 在这里举行, 那里还上演了|音乐会.
_HERE = re.compile(
    rf"在(?:这里|这儿|此(?!次|间|后|前|期))|(?<![^，。；！？”\n])(?:[^，。；“”\n]{{0,8}}期间)?[这那]里(?={LIGHT}(?:举[行办]|上演|[开办](?:了|起|出)|推出|召开))"
)
_AIDS = re.compile(
    r"的[^，。；,;]{0,8}(?:指导|支持|帮助|领导|关心|带领|组织|协助|见证|推动|号召|牵头)下"
)  # 在某局的指导下
# 在某局|抖音、快手平台直播: no place.
_STREAMS = late(r"的?(?:官方)?(?:抖音|快手|微信|微博|视频号|公众号|客户端|官网|官微|直播间)")
_AT_THAT = re.compile(rf"在{THAT.pattern}(?:[^，。；,;]{{0,8}}?(?:内|里|上|室|厅|场))?(?=[^，。；,;]{{0,4}}[举召开启])")
# …工地|彩旗招展，…在这里举行: what follows the place that the sentence begins with.
_AT_HEAD = late(r"(?:[^，。；\n]{0,24}(?:[日天午晚晨]一?早?|[时点]半?许?)|\s*)[，,]?在?$")
_WITHIN = late(r"的?[^，。；,;]{0,8}?(?:[里内上前边旁]|[厅室堂馆]|院坝)")
_SIDE = late(r"(?:的?[东南西北]头|[东南西北]侧|岸边|边|畔|旁)?")
_NOUNS = frozenset({"n", "nr", "ns", "nt", "nz", "nrt", "j"})
# 在云栖区|隆重召开, 境内, 各地: no name.
_HOW = late("[内里境辖范全各多举召]|隆重|火热|热烈|热闹|盛大|圆满|成功|顺利|正式|如期|精彩")
# At the head of a clause, before the place of what the clause before names.
_ITS_PLACE = re.compile(
    r"(?:将?定?于)?(?:\d[\d年月日至—-]*|当[天日晚]|[今昨][天日晚])?(?:上午|下午|晚上?|傍晚)?(?:活动|地点|会场|主会场|赛场|现场|首站|首讲|比赛|演出|展览|将|就|也|均|都|分别|先后|并)*(?:安排|设|定|选)?"
    r"(?:在|于|位于|走进|来到|走入|前往|深入)?(?:[我该本][校院区市县镇村])?"
)
_JOINED = frozenset("、和与及")  # of places in a list
_CROSSING = late(r"[与和][^，。；,;\n]{2,8}交[叉汇会]口的")  # 竹溪路|与槐序路交叉口的街心花园, which alone is where
# 分赴甲、乙等单位，开展…; 走进甲、乙两个社区，开展…
_AND_OTHERS = re.compile(
    r"(?:等(?:[多\d两三四五六七八九十]+[个家所处])?|[两三四五六七八九十]个)"
    r"(?:地|处|单位|企业|点位|地方|场所|学校|小区|社区|村|乡镇|街道)$"
)
# 湖畔的|望榆广场, 古城内的|望榆书院, 两条路交叉口的|街心花园
_OF = re.compile(r"(?:[内里旁畔边]|交[叉汇会]口|附近|对面)?的[“\"]?|[“\"]")
IN_VAIN = late(r"(?:原定|原计划|原拟|本应|没有?|未能?|不再?)[^，。；,;\n]{0,8}?[在于到]$")  # 原定在某公园举行的
_WHEN = late(rf"\s*(?:(?:{WHEN})+许?|随后|最后|接着)")
_THEN = ("并召开", "并举行", "还召开", "还举行", "同时举行", "同时召开")  # 在某村参观了村史馆，并召开座谈会
_STALL = re.compile(
    r"(?:门口|门前|[内里上前旁])?(?:[设摆搭支][立起置]?了?(?:点|摊|台|宣传[点台]|咨询[点台]))?$"
)  # 在某广场|设点，开展…
_ENTERED = frozenset({"Company", "Hospital", "School"})  # bodies that are gone to: 走进某小学，
OFFICES = ("局", "委", "办", "政府", "厅", "会", "部", "处")  # whom one goes to see
_ENTERS = late(r"(?:走进|来到|走入|前往|赶赴|奔赴|开进|深入|进驻|赴|到)了?(?:位于|辖区内?的?)?$")  # 走进|某敬老院，
_ARRIVES = ("来到", "走进", "抵达", "到达", "赶到", "移步")
_AT_ALL = late(rf"(?:{WHEN})*在")  # 在|青禾社区党群服务中心|，某人主持召开议事会: all that the clause says is where
_FAR = 160  # characters before a clause that goes on from another
_NAME = 12  # characters of a place's name after its unit, at most
_VENUE_AFTER = 24  # characters after verb and initiative where the place may follow


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An initiative with the verb that undertakes it; ``verb`` is where it stands."""

    initiative: Mention
    verb: Span
    predicate: Predicate
    factuality: Factuality


def find_venues(scene: Scene, undertaking: Undertaking) -> Iterator[Relation]:
    """在某小区开展, …在某广场举行, 走进某中心."""
    verb = undertaking.verb
    sentence = scene.analysis.sentence_of(verb.start)
    low, high = _around(scene, undertaking, sentence)
    yield from _at_that(scene, undertaking, Span(low, high))
    goes_on = scene.text.startswith(_THEN, low)
    if here := _HERE.search(scene.text, max(sentence.start, low - _FAR) if goes_on else low, high):
        low, high = _last_stop(scene, sentence.start, here.start()), here.start()
    found, around = None, dict[int, int]()
    for place in (*scene.within(low, high, PLACE, UNIT, ORGANIZATION), *_places_before(scene, sentence, low)):
        start = around.get(place.span.start, _first(scene, place))
        if (narrower := _narrower(scene, place.span.end)) is not None:
            around[narrower.span.start] = start
            continue
        listed = found is not None and scene.text[found.span.end : start] in _JOINED
        if _is_no_venue(scene, undertaking, place, start, listed=listed):
            continue
        if found is not None:
            if not listed:
                return
        elif not (follows_venue(scene, place, start) or (here and _is_told(scene, place, sentence, here.start()))):
            continue
        if place.type is UNIT and place.kind not in LOWEST and _goes_on(scene, place, max(verb.start, place.span.end)):
            continue
        found = place
        yield _held_at(undertaking, place, sentence, 0.85)
    if here and found is None:
        yield from _here(scene, undertaking, sentence)


def _is_no_venue(scene: Scene, undertaking: Undertaking, place: Mention, start: int, *, listed: bool) -> bool:
    """With whose help it is held, what its name tells, what is visited, where another is held, or it is not."""
    return (
        _AIDS.match(scene.text, place.span.end) is not None
        or _STREAMS.match(scene.text, place.span.end) is not None
        or _CROSSING.match(scene.text, place.span.end) is not None
        or place.span in undertaking.initiative.span
        or _is_of_people(scene, place, start)
        or _in_one_list(scene, place, undertaking.initiative)
        or (not listed and _elsewhere(scene, undertaking, start))
        or IN_VAIN.search(scene.text, max(0, start - 16), start) is not None
    )


def _first(scene: Scene, place: Mention) -> int:
    """Where the chain of units begins that leads to it: 云栖区|“泊云书房”."""
    mark = place.span.start - 1
    unit = scene.by_end.get(mark) if scene.text[mark : mark + 1] in ("“", '"') else None
    return scene.chain_start(unit) if unit is not None and unit.type is UNIT else scene.chain_start(place)


def _narrower(scene: Scene, end: int) -> Mention | None:
    """望榆村的|望江公司厂区, 创业大道|望江产业园: what follows a place and is where."""
    of = _OF.match(scene.text, end)
    follower = scene.starting(of.end() if of else end)
    if follower is None or follower.type in (PLACE, UNIT):
        return follower
    return follower if follower.type is ORGANIZATION and of and follower.kind in _ENTERED else None


def _is_of_people(scene: Scene, place: Mention, start: int) -> bool:
    """召集驻|临溪镇|的多名第一书记开会, 驻某地联络处|主任: where those are whom it is told of."""
    if place.type is ORGANIZATION and scene.analysis.lexicon.titles.longest_at(scene.text, place.span.end):
        return True
    return scene.text[start - 1 : start] == "驻" and scene.text.startswith("的", place.span.end)


def _last_stop(scene: Scene, low: int, high: int) -> int:
    """从某馆出发，来到|某村，在这里…: where the place begins at which somebody last arrives, else the range."""
    places = scene.within(low, high, PLACE, UNIT, ORGANIZATION)
    stops = (start for start in map(scene.chain_start, places) if scene.text.endswith(_ARRIVES, 0, start))
    return max(stops, default=low)


def _is_told(scene: Scene, place: Mention, sentence: Span, here: int) -> bool:
    """What 在这里 means: a place, or the unit or within the body that the sentence begins with: 某村|稻浪翻滚，….

    Of 泊云湖|畔的望榆广场 it is the square.
    """
    if place.type is PLACE:
        return not scene.text.startswith(("畔的", "边的"), place.span.end)
    start = scene.chain_start(place)
    if place.kind in LOWEST and scene.text.endswith(_ARRIVES, 0, start):
        return True
    if place.type is ORGANIZATION and not _WITHIN.match(scene.text, place.span.end):
        return False
    is_head = _AT_HEAD.fullmatch(scene.text, sentence.start, start) is not None
    return is_head and place.span.end < scene.analysis.clause_of(start).end <= here


def _elsewhere(scene: Scene, undertaking: Undertaking, start: int) -> bool:
    """开展宣传月，展演定于12月2日在某校进行: the place is that of another event, in a clause after this one's.

    Or in another item of a list: 举办邻里节、专家走进某村鉴宝大会; 将举办晚会；6时，在某厅放映电影; 举办展销会，
    8日将在某街道举办招聘会.
    """
    event, verb = undertaking.initiative, undertaking.verb
    between = scene.text[event.span.end : start]
    clause = scene.analysis.clause_of(start)
    if clause.start <= max(verb.start, event.span.start):
        return "、" in between and verb.end <= event.span.start
    if "；" in between or ";" in between or _ITS_PLACE.fullmatch(scene.text, clause.start, start) is None:
        return True
    others = (m for m in scene.within(start, clause.end, INITIATIVE) if m.kind in EVENTS)
    return any(scene.verbs_in(start, other.span.start) for other in others)


def _in_one_list(scene: Scene, place: Mention, initiative: Mention) -> bool:
    """到某驿站、加装电梯项目、…等点位视察: both are visited."""
    between = scene.text[place.span.end : initiative.span.start]
    return between[:1] == "、" == between[-1:] and set(between).isdisjoint("，。；")


def _around(scene: Scene, undertaking: Undertaking, sentence: Span) -> tuple[int, int]:
    """Where the place may stand; of 参加演出，再到某公园 not after the event: that is where they go then."""
    initiative, verb = undertaking.initiative, undertaking.verb
    low = scene.analysis.clause_of(min(verb.start, initiative.span.start)).start
    low = _after_other(scene, low, verb.start)
    if undertaking.predicate is Predicate.PARTICIPATES_IN:
        return low, initiative.span.start
    return low, min(max(verb.end, initiative.span.end) + _VENUE_AFTER, sentence.end)


def _after_other(scene: Scene, low: int, verb: int) -> int:
    """在甲市举办的邻里节、在乙市|举办的|读书节: after the event before it, where the verb has a 在 of its own."""
    before = [other.span.end for other in scene.within(low, verb, INITIATIVE)]
    return before[-1] if before and scene.text.find("在", before[-1], verb) >= 0 else low


def _held_at(undertaking: Undertaking, place: Mention, sentence: Span, confidence: float) -> Relation:
    rule, factuality = "undertaking-venue", undertaking.factuality
    return Relation(undertaking.initiative, Predicate.HELD_AT, place, sentence, rule, "", factuality, confidence)


def _at_that(scene: Scene, undertaking: Undertaking, near: Span) -> Iterator[Relation]:
    """…活动在该校举行: the school named before."""
    that = _AT_THAT.search(scene.text, near.start, near.end)
    place = None if that is None else meant_by(scene, that)
    if place is not None:
        yield _held_at(undertaking, place, scene.analysis.sentence_of(undertaking.verb.start), 0.75)


def _here(scene: Scene, undertaking: Undertaking, sentence: Span) -> Iterator[Relation]:
    """泊云公园里锣鼓声声。晚会在这里举行: the last place of the sentence before, of the same paragraph."""
    before = scene.analysis.sentence_of(max(0, sentence.start - 1))
    if before.start == sentence.start or "\n" in scene.text[before.start : sentence.start]:
        return
    told = [m for m in scene.within(before.start, before.end, PLACE, UNIT, ORGANIZATION) if _is_around(scene, m)]
    if told and not scene.is_quoted(told[-1].span.start):
        yield _held_at(undertaking, told[-1], sentence, 0.75)


def _is_around(scene: Scene, place: Mention) -> bool:
    """泊云公园里, 在泊云公园: where something is said to be; 5月2日，|泊云码头|，…: all that the first clause says."""
    start = scene.chain_start(place)
    title = scene.analysis.lexicon.titles.longest_at(scene.text, place.span.end) or ""
    holder = scene.starting(place.span.end + len(title)) if place.type is ORGANIZATION and title else None
    if holder is not None and holder.type is PERSON:
        return False  # 在|县文联|主席沈清禾的帮助下
    if _WITHIN.match(scene.text, place.span.end) is not None or follows_venue(scene, place, start):
        return True
    clause = scene.analysis.clause_of(start)
    is_all = _SIDE.fullmatch(scene.text, place.span.end, clause.end) is not None and place.type is PLACE
    return is_all and _AT_HEAD.fullmatch(scene.text, scene.analysis.sentence_of(start).start, start) is not None


def _goes_on(scene: Scene, unit: Mention, limit: int) -> bool:
    """The unit begins the name of a place that is not known: 在云栖区|现代文体中心举行, 在云栖区|某某文化举行."""
    text, lexicon, end = scene.text, scene.analysis.lexicon, unit.span.end
    if text[end : end + 1] in _JOINED and scene.starting(end + 1) is not None:
        return False  # 青禾村|和望江公司
    token = scene.analysis.token_at(min(end, len(text) - 1))
    if token.tag in _NOUNS and token.start == end < limit and len(token.text) > 1 and not _HOW.match(text, end):
        return True
    for at in range(end + 1, min(end + _NAME, limit)):
        if not text[at - 1].isalpha() or scene.verbs_in(end, at):
            return False
        if any(len(t.longest_at(text, at, limit) or "") > 1 for t in (lexicon.place_suffixes, lexicon.org_suffixes)):
            return True
    return False


def _places_before(scene: Scene, sentence: Span, before: int) -> Iterator[Mention]:
    """在某街道，志愿者们举办…; 来到某村，开展…: a place that ends the clause before, where that says no more.

    在某村参观了村史馆，并召开座谈会: or the one that the sentence begins with.
    """
    first, last = _opening(scene, sentence), scene.analysis.clause_of(max(sentence.start, before - 1))
    clauses = [last] if last.end < before else []
    # not 在某馆，孩子很高兴；在某镇，|画展正在举行
    one_item = "；" not in scene.text[max(first.end, before - _FAR) : before]
    if first != last and first.end < before and one_item and scene.text[first.start] == "在":
        clauses.append(first)
    for clause in clauses:
        yield from reversed(tuple(_at_end(scene, clause)))
    if first.end < before and scene.text.startswith(_THEN, before):
        for clause in (first, last):
            yield from (
                place
                for place in scene.within(clause.start, clause.end, PLACE, UNIT)
                if (place.type is PLACE or place.kind in LOWEST) and scene.text[_first(scene, place) - 1] == "在"
            )


def _opening(scene: Scene, sentence: Span) -> Span:
    """The first clause that tells more than when: 2月26日下午，|在望江大厦前|，…."""
    first = scene.analysis.clause_of(sentence.start)
    is_date = _WHEN.fullmatch(scene.text, first.start, first.end) is not None and first.end + 1 < sentence.end
    return scene.analysis.clause_of(first.end + 1) if is_date else first


def _at_end(scene: Scene, clause: Span) -> Iterator[Mention]:
    """The list of places that ends a clause, backwards."""
    others = _AND_OTHERS.search(scene.text, max(clause.start, clause.end - 8), clause.end)
    within = others or _STALL.search(scene.text, max(clause.start, clause.end - 8), clause.end)
    end = within.start() if within else clause.end
    for place in reversed(scene.within(clause.start, clause.end, PLACE, UNIT, ORGANIZATION)):
        if place.span.end == end and (place.type is not ORGANIZATION or others or _is_entered(scene, place)):
            yield place
            start = scene.chain_start(place)
            end = start - 1 if scene.text[start - 1 : start] in _JOINED else -1
        elif end < 0 or place.span.end < end:
            return


def _is_entered(scene: Scene, body: Mention) -> bool:
    """来到|某敬老院，, 来到临溪镇的|某敬老院，: what is gone to is the body's house; not 联合|某协会，."""
    start = scene.chain_start(body)
    holder = scene.by_end.get(start - 1) if scene.text[start - 1 : start] == "的" else None
    start = scene.chain_start(holder) if holder is not None and holder.type is UNIT else start
    while scene.text[start - 1 : start] in _JOINED and (before := scene.by_end.get(start - 1)) is not None:
        start = scene.chain_start(before)
    if body.name.endswith(OFFICES):
        return False
    if _AT_ALL.fullmatch(scene.text, scene.analysis.clause_of(start).start, start):
        return True
    return body.kind in _ENTERED or _ENTERS.search(scene.text, max(0, start - 8), start) is not None
