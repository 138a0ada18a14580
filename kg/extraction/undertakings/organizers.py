"""Who undertakes or supports an initiative: the list before its verb (甲联合乙举办), or the lists of several verbs."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.bodies.board import LOWEST
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.undertakings.actors import agents_before, begins_item
from kg.extraction.undertakings.behalf import acts_for
from kg.extraction.undertakings.occurrence import Undertaking
from kg.extraction.undertakings.subjects import after_list, before_list, body_called, body_meant, listed_short
from kg.model import Mention, Predicate, Relation, Span
from kg.patterns import late

_BRINGS = frozenset("送带献奉")  # 为居民送上一场演出: what bodies do, and towns are not said to
_TEACHES = frozenset("上讲作做")  # a lesson: whose people do so take part
_FOUNDS = frozenset(
    "发起 召集 创办 牵头 组建 创立 成立 设立 办起 开办 牵头办起 牵头发起 牵头组织".split()
)  # what people, too, are said to do
# 民警周远山|办了一场|普法夜谈: what people, too, are said to do, where no body stands with them
_RUNS = late(
    r"(?:(?<![举主承协筹开兴创包])办|(?<![召展离公张拉])开)(?:[了过起]|一[场次堂个期]|[两三四五六七八九十\d]+[场次堂期])"
)
_TO_VERB = re.compile(r"(?:等[^，。；,;]{0,8})?(?:共同|联合|具体|倾力|独家|特别|一起)*")
_MOST = 4  # verbs of one sentence, each with its list
_REACH = 30  # characters before a list in which the verb of the list before stands
_CAUSES = re.compile(
    r"(?:组织|邀请|召集|约来|叫上|喊上|带领|动员|发动|引导|号召)(?:了|辖区内?)?(?:获奖的?|优秀|专业|知名|部分|相关|有关)?$"
)
# 甲|邀请|某馆馆员沈清禾为居民开展…, 甲还|派|教研员给队员上了一堂…: who has somebody do it
_HAS_DONE = re.compile(
    r"(?:特?邀请|特?邀(?!请)|[邀请]来|请到|聘请|派出?|选派|组织|安排|动员|发动|委托)了?(?=[^，。；,;\n的])"
)
_SPEAKS = re.compile(
    r"(?:介绍|指出|强调|透露|(?<![关级作定件神署策照心的])要求|认为|获悉|了解到|提出)[，,：:]|[，,]并?(?:要求|号召|呼吁|倡议)"
)  # not 表示: 某局表示，将开展…; not 落实有关要求，
# 甲与乙签约，相关企业还举行…
_OTHERS = re.compile(
    r"(?:相关|有关|部分|多家|一些|当地|其他)[^\W\da-zA-Z_]{0,6}?(?:公司|企业|单位|部门|学校|社区|团队|机构|商家)"
    r"|(?:他|她|大家|人|学生|孩子|居民|村民)们"
)
# 某社区格外热闹，来了一群医生，为居民|开展…: who came undertakes it
_COMES = re.compile(
    r"(?:来|迎来|走来|涌来)了?(?:一[群批支队位个名行]|[\d两三四五六七八九十数几]+[余多]?[名位支])[^，。；\n]{1,12}"
)
# 某局支持|助残驿站开展…, 某县参加|某市举行的…: who is helped, or visited, undertakes it
_HELPS = re.compile(r"[^，。；\n]{0,6}?(?:支持|[帮协]助|指导|鼓励|推动|引导|参加|出席)(?![，、下])[^，。；\n]{2,40}")
_ENTERED_WITH = late(r"(?:选送|报送|推选|推荐)的")  # 由某县|选送的歌舞在某厅主办的艺术节上获奖
_ORDERS = re.compile(
    r"[^，。；\n]{0,8}?(?:要求|号召|呼吁|鼓励|督促|倡导|希望)(?:各|全|有关|相关|广大|所有)"
)  # 某局要求各街道开展…
# 与某公司|签订协议，推行…; 走访了某局，召开…: whom somebody deals with, in a clause before the verb's
_OBJECT = re.compile(r"(?:[与同跟向对给]|走访了?|拜访了?|看望了?|慰问了?|参观了?|考察了?|委托)$")
# 由甲和乙|共建的稻米基地将举办…: what they made acts
_MADE = late(
    r"[^，。；,;\n]{0,6}?(?:共建|投资|建设|打造|创办|创建|援建|承建|运营|开办)(?:建设|打造|运营)?的[^，。；,;\n]{2}"
)
_TOGETHER = re.compile(r"一道|一起|一同|携手|联手|合力")  # 与某局一道，开展…
_WITHIN = re.compile(r"(?:其间|期间|此间|活动期间|会上|仪式上)(?:还|将|也)")  # 其间还将推出…: within what was told
_WITH = re.compile(
    r"(?:并|还|也|又|再次|先后|同时|积极|主动|多次)*(?:联[合手袂]|[会协连偕]同|携手|牵手|(?P<and>[与同和]))了?"
)
_DO_TOGETHER = late(r"(?:等[^，。；,;]{0,6})?(?:共同|联合|一[起道同]|携手|联手|合力|合作|共[建办育])")
_JOINT = re.compile(r"(?:并|还|也|又|再次|先后|同时|积极|主动|多次)*(?:联[合手袂]|[会协连偕]同|携手|牵手)了?$")
_AIDS = re.compile(r"(?:全程|全力|积极|主动|大力)?(?:协助|配合|帮助|扶持)$")  # 甲|协助|乙举办…
_TO_CAUSE = late(r"[^，。；,;：:\n]{0,8}")
_CAUSED = 120  # characters before a verb in which it is told who has it done
_JOINTS, _NOUN = 8, 8  # characters of such words, and of the noun before them with what stands before it
_BARE_FIRST = re.compile(
    r"(?:^|[由，,。；：:\n])(?P<noun>[我该本][校院局镇区县市乡村所站馆]|学校|社区|医院|公司|街道|村)[、和与及]$",
    re.MULTILINE,
)
_BARE_LAST = re.compile(
    r"[、和与及](?P<noun>学校|社区|医院|公司|街道|村)(?=共同|联合|一[起同道]|携手|合[力作]|举办|开展|组织|主办|承办|发起|[筹合]办)"
)
HOSTS = ("主办", "承办", "协办", "合办", "共办", "操办", "联办", "牵头组织", "牵头举办")
ENDS = re.compile(r"[，,、。；;\n]|\.(?!\d)|$")
"""What follows one of these verbs where it has no object: 乙承办|。"""
# 在甲举办的大赛|上; 为甲举办的大赛|提供场地
_GIVES = late(r"[^，。；\n]{0,6}?(?:提供|捐|送[来上去]|赞助|点赞|喝彩|加油|助力|助阵|增添|保驾|准备)")
_SOON = late(r"(?:近日|日前|昨[日天]|今[日天]|当[天日]|近期|联合|共同)+$")  # 在某会|近日|举办的大赛上
_FRAMES = {"在": re.compile(r"[上中里]|期间|现场|活动[上中]")} | dict.fromkeys("为给对向", _GIVES)
_HOUSES = ("馆", "中心", "院", "学", "校", "总部", "公司", "园")  # bodies that are places, too
_LOW = LOWEST | {"Street", "Township"}
_LONGEST = 90  # characters of a list between two verbs
_FARTHEST = 600  # characters before a list in which it is told who asked it to act
# 甲主办|、乙、丙|承办; not 甲主办|，旨在进一步|打造…, 甲承办|，元旦后|举行…
_OWN_LIST = late(r"(?:[，,；;]|、?由|、)(?:并|均)?由?(?!旨在|意在|力求|以期)[^，。；,;！？\n“”]{2,80}(?<![后前时])")
_SENT = 5  # characters of 组织一支
_MADE_UP = late(  # 组织由|各科医生组成的队伍走进某村，开展…, 学院由|书记周远山带队，…
    r"(?:组织|选派|派出|带领)了?(?:一支)?由[^，。；\n]{2,40}?(?:组建?成|构成)|由[^，。；,;\n]{2,30}?(?:带队|率队)[，,]"
)
# 学校派人参加12月|举行的邻里节: who attends
_ATTENDS = late(r"(?:参加|出席|参与|观看)了?(?=[^，。；、\n该此本其我]{0,10}[年月日](?:即?将)?$)")
_BY = late(r"[，,、；;]?(?:并|均)?由?$")  # 甲主办|，乙承办


def organizing_verbs(scene: Scene, sentence: Span) -> Iterator[tuple[Span, Predicate]]:
    """The verbs of a range that say who undertakes or supports something."""
    for verb, predicate, role in scene.verbs_in(sentence.start, sentence.end):
        if predicate in ("organizes", "supports") and not (role == "weak" and begins_item(scene, verb)):
            yield verb, Predicate(predicate)


Told = tuple[Span, tuple[tuple[Span, Predicate], ...]]


def undertaken(scene: Scene) -> tuple[Told, ...]:
    """The sentences with a verb that says who undertakes or supports something, each with these verbs."""
    return scene.once("undertaken", lambda: tuple(_undertaken(scene)))


def _undertaken(scene: Scene) -> Iterator[Told]:
    for sentence in scene.analysis.sentences:
        verbs = tuple(organizing_verbs(scene, sentence.span))
        if verbs:
            yield sentence.span, verbs


def find_organizers(scene: Scene, undertaking: Undertaking, low: int) -> Iterator[Relation]:
    """The list before the verb, no earlier than ``low``; of 甲主办，乙承办 that of each verb."""
    if scene.text.startswith("的", undertaking.verb.end):
        attends = _ATTENDS.search(scene.text, low, undertaking.verb.start)
        low = attends.end() if attends else low
    for _ in range(_MOST):
        before = _verb_before(scene, undertaking.verb, low)
        given = scene.text.rfind("由", low, undertaking.verb.start)
        given = -1 if _MADE_UP.search(scene.text, max(0, given - _SENT), undertaking.verb.start) else given
        yield from _by_one_verb(scene, undertaking, before[0].end if before else max(low, given))
        if before is None:
            break
        undertaking = replace(undertaking, verb=before[0], predicate=before[1])


def _verb_before(scene: Scene, verb: Span, low: int) -> tuple[Span, Predicate] | None:
    """The verb before the list of a verb: 主办|，乙、丙|承办, where the list may be of names that are not known."""
    near = max(low, verb.start - _LONGEST)
    verbs = tuple(organizing_verbs(scene, Span(near, verb.start))) if near < verb.start else ()
    if verbs and _OWN_LIST.fullmatch(scene.text, verbs[-1][0].end, verb.start):
        return verbs[-1]
    agents = agents_before(scene, low, verb.start, one_verb=True)
    if not agents or not _TO_VERB.fullmatch(scene.text, agents[-1].span.end, verb.start):
        return None
    start = scene.chain_start(agents[0])
    if aids := _AIDS.search(scene.text, max(low, start - _JOINTS), start):
        return Span(*aids.span()), Predicate.SUPPORTS
    verbs = tuple(organizing_verbs(scene, Span(max(low, start - _REACH), start))) if start > low else ()
    between = scene.text[verbs[-1][0].end : start] if verbs else ""
    if verbs and _CAUSES.search(scene.text, verbs[-1][0].start, start):
        return None  # 甲|组织|乙、丙等单位开展…
    return verbs[-1] if verbs and _BY.fullmatch(between) else None


def _agents(scene: Scene, low: int, end: int) -> tuple[Mention, ...]:
    """The list before a verb; in 甲组织乙的学生开展…, 甲."""
    agents = agents_before(scene, low, end)
    start = scene.chain_start(agents[0]) if agents else low
    if causes := _CAUSES.search(scene.text, max(low, start - _FARTHEST), start):
        first = agents_before(scene, low, causes.start())
        if not first and causes.group().startswith("邀请"):  # 学校邀请消防队走进校园，开展…
            meant = body_meant(scene, low, causes.start())
            return () if meant is None else (meant,)
        return first or agents
    return (*_joined_by(scene, agents, low), *agents)


def _who_has_it_done(scene: Scene, low: int, end: int) -> tuple[Mention, ...]:
    """甲邀请|某馆馆员沈清禾为居民开展…: the list, or what a noun means, right before such a verb."""
    low = max(low, end - _CAUSED)
    for found in reversed(tuple(_HAS_DONE.finditer(scene.text, low, end))):
        at = found.start()
        if scene.covering(at) is not None or not scene.analysis.starts_token(at):
            continue
        first = [one for one in agents_before(scene, low, at) if one.type is not PERSON]
        if first and _TO_CAUSE.fullmatch(scene.text, first[-1].span.end, at):
            return tuple(first)
        meant = body_meant(scene, low, at) if not first else None
        if meant is not None:
            return (meant,)
    return ()


def _framed(scene: Scene, undertaking: Undertaking) -> Iterator[Mention]:
    """在|甲|举办的大赛|上, 为|甲|举办的大赛|提供…: who stands between 在 or 为 and the verb."""
    verb, initiative = undertaking.verb, undertaking.initiative
    if not scene.text.startswith("的", verb.end) or verb.end >= initiative.span.start:
        return
    when = _SOON.search(scene.text, max(0, verb.start - 4), verb.start)
    body = scene.by_end.get(when.start() if when else verb.start)
    if body is None or body.type not in (ORGANIZATION, UNIT):
        return
    before = scene.text[scene.chain_start(body) - 1]
    if before == "在" and (body.type is UNIT or body.name.endswith(_HOUSES)):
        return  # 在云栖区|举办的大会上
    if before in _FRAMES and _FRAMES[before].match(scene.text, initiative.span.end):
        yield body


def _told_after(scene: Scene, undertaking: Undertaking) -> tuple[Mention, ...]:
    """举办|“清风行”活动|的青禾社区: who does it stands after it."""
    verb, end = undertaking.verb, undertaking.initiative.span.end
    if verb.end > end or not scene.text.startswith("的", end):
        return ()
    units = (UNIT, ORGANIZATION)
    clause = scene.analysis.clause_of(end)
    body = next((one for one in scene.within(end + 1, clause.end, *units) if scene.chain_start(one) == end + 1), None)
    while body is not None and (inner := scene.starting(body.span.end)) is not None and inner.type in units:
        body = inner
    return () if body is None else (body,)


def _joined_by(scene: Scene, agents: tuple[Mention, ...], low: int) -> tuple[Mention, ...]:
    """甲趁热打铁，联合|乙|开展…: who is told to act in the clause before the one that 联合 opens."""
    start = scene.chain_start(agents[0]) if agents else 0
    clause = scene.analysis.clause_of(start)
    with_ = _WITH.fullmatch(scene.text, clause.start, start) if clause.start > low else None
    if with_ is None or (with_["and"] and not _DO_TOGETHER.match(scene.text, agents[-1].span.end)):
        return ()
    before = scene.analysis.clause_of(clause.start - 1)
    first = agents_before(scene, max(low, before.start), before.end)
    opens = bool(first) and not scene.text[before.start : scene.chain_start(first[0])].strip()
    return first if opens and not _breaks(scene, first[-1].span.end, start) else ()


def _meant_before(scene: Scene, agents: list[Mention], low: int) -> tuple[Mention, ...]:
    """该社区|联合甲、乙开展…, 当天，中队|会同甲开展…: the body that a noun before the list means."""
    start = scene.chain_start(agents[0]) if agents else 0
    joint = _JOINT.search(scene.text, max(low, start - _JOINTS), start)
    if joint is None:
        return ()
    meant = body_meant(scene, max(low, joint.start() - _NOUN), joint.start())
    return () if meant is None or meant in agents else (meant,)


def _bare_items(scene: Scene, agents: list[Mention], low: int, end: int) -> Iterator[Mention]:
    """由|甲和学校|共同开展, 由|社区与乙|举办: what a bare noun of the list means."""
    if not agents:
        return
    first, last = scene.chain_start(agents[0]), agents[-1].span.end
    nouns = (_BARE_FIRST.search(scene.text, max(low, first - 8), first), _BARE_LAST.match(scene.text, last))
    called = [body_called(scene, bare["noun"]) for bare in nouns if bare is not None and bare.end() <= end]
    if not any(called):
        called = [before_list(scene, low, first), after_list(scene, last)]
    yield from (one for one in called if one is not None and one not in agents)


def _breaks(scene: Scene, start: int, end: int) -> bool:
    """Between who acts and the verb somebody speaks, or the verb's clause has a subject of its own."""
    if (
        _ORDERS.match(scene.text, start, end)
        or _SPEAKS.search(scene.text, start, end)
        or _HELPS.fullmatch(scene.text, start, end)
        or _COMES.search(scene.text, start, end)
        or _ENTERED_WITH.match(scene.text, start, end)
        or _MADE.match(scene.text, start, end)
    ):
        return True
    clause = scene.analysis.clause_of(end)
    starts = clause.start > start
    return starts and any(pattern.match(scene.text, clause.start, end) for pattern in (_OTHERS, _WITHIN))


def _is_of_event(scene: Scene, agent: Mention, given: Mention) -> bool:
    """云栖区|第二届购物节开幕，19日|上演…: the county in the name of what the clause before tells, which goes on."""
    event = scene.starting(agent.span.end)
    if agent.type is not UNIT or agent.kind in _LOW or event is None or event.type is not INITIATIVE:
        return False
    return scene.analysis.clause_of(event.span.start).end < given.span.start


def _is_object(scene: Scene, agents: list[Mention], verb: Span) -> bool:
    """The list is what somebody deals with in a clause before that of the verb."""
    start = scene.chain_start(agents[0])
    clause = scene.analysis.clause_of(start)
    if clause.end >= verb.start or _TOGETHER.match(scene.text, agents[-1].span.end):
        return False
    return _OBJECT.search(scene.text, clause.start, start) is not None


def _by_one_verb(scene: Scene, undertaking: Undertaking, low: int) -> Iterator[Relation]:
    verb, initiative = undertaking.verb, undertaking.initiative
    founds = scene.text[verb.start : verb.end] in _FOUNDS
    framed = list(_framed(scene, undertaking))
    listed = _agents(scene, low, verb.start)
    agents = framed or [a for a in listed if founds or a.type is not PERSON]
    agents = [a for a in agents if not _is_of_event(scene, a, initiative)]
    if scene.text[verb.start] in _BRINGS:
        agents = [agent for agent in agents if agent.type is ORGANIZATION]
    if agents and (_breaks(scene, agents[-1].span.end, verb.start) or _is_object(scene, agents, verb)):
        agents = []
    meant = None
    if not agents and verb.end <= initiative.span.start:
        agents = list(_told_after(scene, undertaking) or _who_has_it_done(scene, low, verb.start))
        agents = agents or list(listed_short(scene, low, verb.start))
        if not agents and scene.text[verb.start] not in _TEACHES:
            meant = body_meant(scene, low, verb.start) or acts_for(scene, low, verb.start)
            if meant is None and listed and _RUNS.match(scene.text, verb.start):
                agents = [] if _breaks(scene, listed[-1].span.end, verb.start) else list(listed)
    joined = (*_meant_before(scene, agents, low), *_bare_items(scene, agents, low, verb.start))
    for agent in [*joined, *agents] if meant is None else [meant]:
        if agent.span in initiative.span:
            continue
        yield Relation(
            agent,
            undertaking.predicate,
            initiative,
            scene.analysis.sentence_of(verb.start),
            f"undertaking-{undertaking.predicate}",
            factuality=undertaking.factuality,
            confidence=0.85,
        )
