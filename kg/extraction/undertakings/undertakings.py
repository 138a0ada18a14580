"""Who undertakes an initiative, where and when.

A clause with an organizing verb (开展, 召开, 主办 …) and an initiative has its
organizers before the verb (甲联合乙在丙开展…), or after 由 (由甲主办); the place
follows 在, the date stands in the sentence before it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.bodies.board import LOWEST
from kg.extraction.discourse.events import LASTING, VISITS, is_series_of_one, whole_of
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.recalled import recalled
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PLACE, UNIT, Scene
from kg.extraction.text.adverbs import LIGHT
from kg.extraction.text.dates import DateContext, DateMention
from kg.extraction.text.occurring import EVENTS
from kg.extraction.undertakings.actors import agents_before, item_start
from kg.extraction.undertakings.announced import find_announced
from kg.extraction.undertakings.backing import find_backing
from kg.extraction.undertakings.days import find_days, without_rougher
from kg.extraction.undertakings.helping import find_helping
from kg.extraction.undertakings.hosts import find_hosts
from kg.extraction.undertakings.labelled import find_labelled
from kg.extraction.undertakings.lead import find_lead, find_scene_days
from kg.extraction.undertakings.named_days import days_by_name, with_named_year
from kg.extraction.undertakings.occurrence import Undertaking, find_venues
from kg.extraction.undertakings.organizers import find_organizers, organizing_verbs
from kg.extraction.undertakings.owners import LIES, owner_by_name, units_by_name
from kg.extraction.undertakings.placed import find_at_home, find_placed
from kg.extraction.undertakings.pointed import find_pointed
from kg.extraction.undertakings.rounds import find_rounds
from kg.extraction.undertakings.same_day import find_same_day
from kg.model import Mention, Predicate, Relation, Span
from kg.patterns import late

_SESSION = re.compile(r"第[〇零一二三四五六七八九十百\d]+(?:次|届)")
_HELD_HERE = late(r"(?=在(?:这里|这儿|此)(?![次间后前期]))")  # …大赛在这里鸣枪开跑
_SHORT = frozenset("办开搞设")  # 在公园办|邻里市集
# 办了|推介会, 开过|座谈会
_DIRECTLY = re.compile(
    r"(?:(?<![举主承协筹开兴创包])办|(?<![召展离公张拉])开|搞)(?:(?:了|过|起了?)(?:一?[场次个堂项轮届])?|一[场次个堂项轮届])$"
)
_BY_MEANS = re.compile(r"(?:以|通过|凭借|依托)$")
_FOR_OCCASION = ("为契机", "为主线", "为主题", "为背景", "为由", "为目标", "为例", "为时间")  # 以“119”宣传月|为契机
# …大赛12月1日在|某体育馆落下战幕: where, whatever the verb.
_AT = late(rf"[，,]?(?:[^，。；,;：:在“”\n]{{0,12}}?[日天晚午]|{LIGHT}|就要)(?=在)")
# …活动走进|青禾社区, …大赛将于9月2日登陆|望榆广场, …节的主会场设在|望榆广场
_ENTERS = late(
    r"(?:的?(?:主?会场|现场|地点|举办地|海选点|首[站场][^\W\da-zA-Z_]{0,2}?|第[一二三四五]站))?"
    rf"(?:(?:[将已定])?(?:于|在)?[^，。；,;：:在“”\n]{{0,10}}[日天晚午月])?{LIGHT}"
    r"(?P<verb>走进|来到|走入|进驻|深入|[设放选定办开搬摆]在|安排在|[搬办开移摆][到进]|送[到进]|搬上|登陆|亮相|落户|落地|移师|进驻)了?"
)
# 植树活动|正式开始: what only events do, beside the verbs of the list
_LIGHT = late(LIGHT)
_BEGINS = late(
    r"(?:[从自]\d[^，。；,;\n]{0,8}?[日月])?(?P<verb>开始|结束|展开|开[拍踢街市桨]|亮灯|奏响|登场|进入尾声)(?![的了]?[前后])"
)
_TAKES = ("把", "将")
# 把“…”活动|开到了楼下, |作为载体, |延伸到各村
_CARRIED = re.compile(
    r"(?:直接|都|也|一路)?(?:[送搬开办带请移演唱放摆][到进入上在]了?|作为|打造[成为]|办[成得]|(?:延伸|推广|拓展)[到至]|列[为入]|纳入)"
)
_ATTENDS = frozenset("参加 出席 观看 参观 参与 参赛 主持召开".split())
# 会见来华|出席|某峰会的总理, 结束|出席|某会议, 慰问|出席|某会议的委员: told of those who come or go.
_COMES = re.compile(rf"(?:来[华京]?|结束|受邀来|正在?|{VISITS})$")
_MERELY = re.compile(r"(?:之际|前夕|后[，,]|的[^，。；,;\n]{2,16}(?:归来|返回|抵达|启程|报到))")
_SITS = re.compile(r"[，,]?(?:审议|表决|决定|任命|听取|通过)")  # 某区人大常委会第三次会议，决定任命…
_MEANWHILE = re.compile(r"[其期]间")
_CONVENES = frozenset({"召开", "举行", "举办", "发布"})
_QUOTATION = re.compile(r"[“\"「][^”\"」\n]{1,40}[”\"」]")
_CLAUSE_END = re.compile(r"[，。；,;！？\n]")
# 组织代表|视察|…工程: what those who were brought do to it
_VISITS = re.compile(r"视察|参观|考察|调研|察看|查看|检查|观看(?!员)|收看|走访|迎接")
_PURPOSE = re.compile(
    r"(?:[^，。；\n]{0,12}?[^因认成作称])?为(?:了|进一步|更好|深入|切实|加快|全面|持续|有效|扎实|大力|不断|地|积极)*"
    r"|(?:旨在|意在|以期)[^，。；\n]{0,10}"
)  # 为推进“清风行”，; 旨在打造“清风行”品牌
_TOPIC = late(rf"^[，,](?={LIGHT}[在于])")  # “清风行”首场活动|，11月2日在泊云公园举行
_SHOWS = re.compile(r"(?:献演|演出|放映|公演|巡演)了?$")  # 在云栖广场|演出|双拥晚会
_WORKS = ("改造", "整治", "提升", "更新")
_SITE = 3  # characters of the shortest name of such a place
_AND = frozenset("、和与及")
_SIGNS = re.compile(r"(?:续签|签订|签署|签下|签)了?$")  # 甲与乙签订“清风”协议
# 为居民送上一场|文艺汇演, 带来了|健康讲座
_BROUGHT = re.compile(
    r"(?:(?:送[上去来到]|[带献奉][来去上])了?(?:一[场次堂台个届])?|(?:(?<![站登走爬搭碰赶遇早晚])上了?|讲授|[作做]了?)(?:一[场次堂节])?(?:(?:以?题?为?)[《“][^《》“”\n]{2,24}[》”](?:为题)?的)?)(?:[^\W\da-zA-Z_]{2,4}的)?$"
)
_BUILDS = re.compile(r"(?:建设|新建|兴建|修建|[改扩]建)了?$")  # 在临溪镇|建设|加工项目
# …项目，由某公司|投资建设
_BUILT = late(
    r"[^。；;\n由]{0,30}?由[^，。；;\n]{3,30}?(?P<does>(?:负责|投资|出资|独家|承担)*(?:建设|承建|修建|兴建|施工|建造))(?=[，。；,;、])"
)
_BEFORE, _AFTER = 24, 40  # characters between a verb and the initiative after it, or before it
_FARTHEST = 200  # with what stands in quotation marks between them


def find_undertakings(scene: Scene, dates: tuple[DateMention, ...], context: DateContext) -> Iterator[Relation]:
    """organizes, supports, heldAt and occursOn."""
    yield from without_rougher(_found(scene, dates, with_named_year(scene, context)))


def _found(scene: Scene, dates: tuple[DateMention, ...], context: DateContext) -> Iterator[Relation]:
    named = tuple(m for m in scene.within(0, len(scene.text), INITIATIVE) if m.rule != "initiative-congress")
    found = (
        *(relation for initiative in named for relation in _of_named(scene, initiative, dates, context)),
        *_of_recalled(scene, dates, context),
        *find_backing(scene),
        *find_hosts(scene),
        *find_helping(scene, named),
    )
    yield from found
    placed = tuple(find_placed(scene, named, found))
    lead = tuple(find_lead(scene, (*found, *placed), dates, context))
    pointed = tuple(find_pointed(scene, named, (*found, *placed, *lead)))
    lead = (*lead, *find_scene_days(scene, (*lead, *pointed), (*found, *lead), dates, context))
    yield from (*placed, *lead, *pointed)
    rounds = tuple(find_rounds(scene, named))
    yield from rounds
    yield from find_at_home(scene, named, (*found, *placed, *lead, *pointed, *rounds))
    days = tuple(days_by_name(scene, named, found, dates, context))
    days = (*days, *find_announced(scene, (*found, *lead, *days), dates, context))
    yield from days
    yield from find_same_day(scene, named, (*found, *lead, *days), dates, context)
    owned = tuple(units_by_name(scene, named, found))
    yield from owned
    yield from find_labelled(scene, named, (*found, *owned))


def _of_named(
    scene: Scene, initiative: Mention, dates: tuple[DateMention, ...], context: DateContext
) -> Iterator[Relation]:
    undertakings = tuple(_undertakings(scene, initiative))
    yield from owner_by_name(scene, initiative)
    yield from _site(scene, initiative)
    yield from _of_occasion(scene, initiative)
    for undertaking in undertakings:
        yield from find_organizers(scene, undertaking, _head(scene, undertaking))
    if is_series_of_one(scene, initiative):
        return
    for undertaking in (*undertakings, *_attended(scene, initiative))[:1]:
        yield from find_venues(scene, undertaking)
        yield from find_days(scene, undertaking, dates, context)


def _attended(scene: Scene, initiative: Mention) -> Iterator[Undertaking]:
    """11月2日，…到泊云剧院参加“清风行”音乐会: where and when, by the verb of those who come."""
    clause = scene.analysis.clause_of(initiative.span.start)
    for verb, predicate, _ in scene.verbs_in(clause.start, initiative.span.start):
        is_aside = _COMES.search(scene.text, max(0, verb.start - 3), verb.start) or _MERELY.match(
            scene.text, initiative.span.end
        )
        if (
            scene.text[verb.start : verb.end] in _ATTENDS
            and not is_aside
            and not scene.text[verb.end : initiative.span.start].strip("了")
        ):
            factuality = judge_clause(scene, clause, verb.start)
            if factuality is not None:
                yield Undertaking(initiative, verb, Predicate(predicate), factuality)


def _of_recalled(scene: Scene, dates: tuple[DateMention, ...], context: DateContext) -> Iterator[Relation]:
    """发布会于5月13日在某剧场举行, 某校举行揭牌仪式: who, where and when, of an event recalled by its noun."""
    for noun, event in recalled(scene):
        for undertaking in tuple(_undertakings(scene, noun))[:1]:
            told = (*find_venues(scene, undertaking), *find_days(scene, undertaking, dates, context))
            yield from (replace(relation, subject=event) for relation in told)
            if undertaking.verb.end <= noun.span.start:
                given = find_organizers(scene, undertaking, _head(scene, undertaking))
                yield from (replace(relation, object=event) for relation in given)


def _site(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """枫浦新村加装电梯工程: the works are where their name says, if the article names that place on its own, too."""
    if initiative.kind != "Project" and not initiative.name.endswith(_WORKS):
        return
    alone = scene.once("places alone", lambda: {m.name: m for m in scene.within(0, len(scene.text), PLACE, UNIT)})
    held = (initiative.name[:length] for length in range(len(initiative.name) - 2, _SITE - 1, -1))
    site = _lies_in(scene, initiative) or next((alone[name] for name in held if name in alone), None)
    if site is not None and (site.type is PLACE or site.kind in LOWEST or _lies_in(scene, initiative)):
        sentence = scene.analysis.sentence_of(initiative.span.start)
        factuality = judge_clause(scene, scene.analysis.clause_of(initiative.span.start), initiative.span.start)
        if factuality is not None:
            yield Relation(initiative, Predicate.HELD_AT, site, sentence, "undertaking-site", "", factuality, 0.75)


def _lies_in(scene: Scene, works: Mention) -> Mention | None:
    """位于临溪镇的|泊云水库加固工程."""
    start = works.span.start
    place = scene.by_end.get(start - 1) if scene.text[start - 1 : start] == "的" else None
    lies = place is not None and scene.text.endswith(LIES, 0, scene.chain_start(place))
    return place if lies else None


def _of_occasion(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """出席开幕式, after 青禾社区邻里节: the ceremony is that of the festival, contest or campaign named before."""
    whole = whole_of(scene, initiative)
    if whole is not None:
        sentence = scene.analysis.sentence_of(initiative.span.start)
        yield Relation(initiative, Predicate.PART_OF, whole, sentence, "undertaking-stage", confidence=0.75)


def _undertakings(scene: Scene, initiative: Mention) -> Iterator[Undertaking]:
    """The verbs of the initiative's clause: before it (开展“…”活动) or after it (…在某地举行, …走进某地)."""
    sentence = scene.analysis.sentence_of(initiative.span.start)
    near = Span(
        max(sentence.start, initiative.span.start - _FARTHEST), min(sentence.end, initiative.span.end + _FARTHEST)
    )
    for verb, predicate in (
        *organizing_verbs(scene, near),
        *_entering(scene, initiative, sentence),
        *_bringing(scene, initiative, sentence),
    ):
        if not _governs(scene, verb, initiative):
            continue
        clause = scene.analysis.clause_of(verb.start)
        factuality = (
            None
            if _PURPOSE.fullmatch(scene.text, clause.start, verb.start)
            else judge_clause(scene, clause, verb.start)
        )
        if factuality is not None:
            yield Undertaking(initiative, verb, predicate, factuality)


def _entering(scene: Scene, initiative: Mention, sentence: Span) -> Iterator[tuple[Span, Predicate]]:
    """“…”活动走进某中心; 以“…”实现: a verb that says where, or an agent's means."""
    for verb in (*_verbs_after(scene, initiative, sentence), *_verbs_before(scene, initiative, sentence)):
        yield verb, Predicate.ORGANIZES


def _verbs_after(scene: Scene, initiative: Mention, sentence: Span) -> Iterator[Span]:
    text, end, last = scene.text, initiative.span.end, sentence.end
    is_event = initiative.kind in EVENTS
    lightly = _LIGHT.match(text, end, last)
    light = lightly.end() if lightly is not None else end
    if enters := _ENTERS.match(text, end, last):
        yield Span(*enters.span("verb"))
    elif is_event and (begins := _BEGINS.match(text, light, last)):
        yield Span(*begins.span("verb"))
    at = _AT.match(text, end, last) if is_event else None
    if at is not None and _is_at(scene, at.end() + 1):
        yield Span(at.end(), at.end() + 1)
    if here := _HELD_HERE.match(text, light, last):
        yield Span(here.end(), here.end() + 1)
    if _SESSION.search(initiative.name) and (sits := _SITS.match(text, end, last)):
        yield Span(*sits.span())


def _verbs_before(scene: Scene, initiative: Mention, sentence: Span) -> Iterator[Span]:
    text, first, start = scene.text, sentence.start, initiative.span.start
    before = scene.analysis.token_at(max(start - 1, 0))
    if before.text in _SHORT and before.end == start:
        yield Span(before.start, start)
    elif directly := _DIRECTLY.search(text, max(first, start - 6), start):
        yield Span(*directly.span())
    if initiative.kind in EVENTS and (shows := _SHOWS.search(text, max(first, start - 4), start)):
        yield Span(*shows.span())
    if initiative.kind == "Project" and (builds := _BUILDS.search(text, max(first, start - 6), start)):
        yield Span(*builds.span())
    if signs := _SIGNS.search(text, max(first, start - 4), start):
        yield Span(*signs.span())
    by_means = initiative.rule.startswith("initiative-quoted") and not text.startswith(
        _FOR_OCCASION, initiative.span.end
    )
    if by_means and (means := _BY_MEANS.search(text, max(first, start - 2), start)):
        yield Span(*means.span())


def _bringing(scene: Scene, initiative: Mention, sentence: Span) -> Iterator[tuple[Span, Predicate]]:
    """把“…”活动|开到楼下; 为居民送上一场|演出; …项目，由某公司|建设."""
    start, end = initiative.span.start, initiative.span.end
    carried = _CARRIED.match(scene.text, end, sentence.end)
    if carried and scene.text.endswith(_TAKES, sentence.start, start):
        yield Span(*carried.span()), Predicate.ORGANIZES
    if initiative.kind in EVENTS and (brought := _BROUGHT.search(scene.text, max(sentence.start, start - 40), start)):
        yield Span(*brought.span()), Predicate.ORGANIZES
    if initiative.kind == "Project" and (built := _BUILT.match(scene.text, end, sentence.end)):
        yield Span(*built.span("does")), Predicate.ORGANIZES


def _is_at(scene: Scene, start: int) -> bool:
    """A place, body or unit begins there, or a chain of units that it ends."""
    begun = scene.begun(start, start + 1)
    return any(mention.type in (PLACE, ORGANIZATION, UNIT) for mention in begun)


def _governs(scene: Scene, verb: Span, initiative: Mention) -> bool:
    """The verb's object or subject is the initiative: nothing but modifiers between."""
    start, end = initiative.span.start, initiative.span.end
    if initiative.kind in LASTING and scene.text.startswith("开启", verb.start):
        return False  # 各地开启“云端”模式
    if verb.end <= start:
        between = _QUOTATION.sub("", scene.text[verb.end : start])
        near = len(between) <= _BEFORE and not _CLAUSE_END.search(between) and not _VISITS.search(between)
        near = near and not between.endswith("在")  # 组织党员学习某书记在|某大会|上的讲话
        return near and _no_verb(scene, verb.end, start)
    between = _TOPIC.sub("", scene.text[end : verb.start])
    if initiative.kind in LASTING and scene.text[verb.start : verb.end] in _CONVENES:
        return False  # 某联动机制今天召开|发布会
    near = end <= verb.start and len(between) <= _AFTER and not _CLAUSE_END.search(between)
    return (near or _by_list(scene, end, verb)) and _no_verb(scene, end, verb.start)


def _by_list(scene: Scene, end: int, verb: Span) -> bool:
    """“清风”活动|由甲局，乙局|主办: commas between the agents alone."""
    if not scene.text.startswith("由", end):
        return False
    agents = agents_before(scene, end + 1, verb.start)
    if not agents or item_start(scene, agents[0]) != end + 1:
        return False
    last = agents[-1].span.end
    return last == verb.start or scene.text[last : verb.start] in scene.analysis.lexicon.titles


def _no_verb(scene: Scene, start: int, end: int) -> bool:
    """No other verb of organizing or taking part stands between."""
    between = scene.verbs_in(start, end)
    return not any(predicate in ("organizes", "participatesIn", "supports") for _, predicate, _ in between)


def _list_start(scene: Scene, initiative: Mention) -> int:
    """Where the list of initiatives begins: 把|甲仪式、乙仪式和丙会合在一起举行."""
    start = initiative.span.start
    while (before := scene.by_end.get(start - 1)) is not None and before.type is INITIATIVE:
        if scene.text[start - 1] not in _AND:
            break
        start = before.span.start
    return start


def _head(scene: Scene, undertaking: Undertaking) -> int:
    """Where the search for organizers begins: after the initiative (…由甲主办), else at the sentence's head.

    由甲主办，其间将推出百家宴: at 其间, for 甲 undertakes the whole.  Of 甲把“…”活动搬到某村 it is the head, too.
    """
    verb, initiative = undertaking.verb, undertaking.initiative
    clause = scene.analysis.clause_of(verb.start)
    if verb.end <= initiative.span.start and _MEANWHILE.match(scene.text, clause.start, verb.start):
        return clause.start
    sentence = scene.analysis.sentence_of(verb.start)
    if scene.text.endswith(_TAKES, sentence.start, _list_start(scene, initiative)):
        return sentence.start
    return initiative.span.end if initiative.span.end <= verb.start else sentence.start
