"""partOf: the stages of a contest, the sessions of a meeting, what takes place within a festival or campaign."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kg.extraction.discourse.events import LASTING, event_of_noun, first_event, last_event, main_event
from kg.extraction.discourse.scene import AGENTS, INITIATIVE, Scene
from kg.extraction.discourse.series import series_of
from kg.extraction.initiatives.editions import edition_of, has_edition, without_edition
from kg.extraction.initiatives.opened import STAGE_END
from kg.extraction.structure.meanwhile import event_meanwhile, is_at_another_time
from kg.extraction.text.occurring import EVENTS, ITEM_OF
from kg.model import Mention, Predicate, Relation, Span
from kg.patterns import late

_EXPLAINED = frozenset({"——", "：", ":", "，即", "，包括"})
_LISTED = frozenset({"、", "和", "以及", "，"})
_FAR = 160  # characters after a whole in which its other parts are told
# 这是“安全生产月”的|第三项活动, …系列活动|之一: the event told before is part of the one named here.
_ONE_OF = re.compile(
    r"(?:(?:20\d\d年|今年)?的?第[一二三四五六七八九十\d]+(?:站|场|期|项|次|季|讲)|的(?:收官|启动|开场|压轴|重点|特色|子)(?:项目|活动|之战|赛事)|的(?:重要|关键)?一环|的?(?:首场|首站|重头戏|重要(?:内容|组成部分|环节)|组成部分|压轴活动|一个缩影|子活动)|(?:的|重要|重点|主要|主体|特色)?(?:系列)?(?:活动|内容|项目|赛事)?之一|的[^，。；\n]{0,6}之一)"
)
_THIS_IS = late(
    r"“?(?:据悉|据了解|据介绍)?[，,]?(?:这|此次|本次|该|当天的)?(?P<noun>[^\W\da-zA-Z_]{0,4}[赛会动座练展演式节课营班])?(?:(?:既|也|正|只)?是|作为)[^，。；“”\n]{0,24}$"
)
# 这次健步走也为“…”系列活动|画上句号.
_ITEM_NOUN = late(r"(?:重要|重点|主要|主体)(?:活动|项目|内容)$")  # 艺术节|重点活动之一——
_FOR = late(r"(?:这|此次|本次|当天的|该)[^，。；\n“”]{0,10}?[也又]?为[^，。；\n“”]{0,8}$")
_CLOSES = re.compile(r"(?:画上|拉开|揭开)了?(?:圆满的?|一个)?(?:句号|帷幕|序幕)")
_BEFORE = ("此前", "在此之前", "之前")
_GONE = late(r"前[一二三四五六七八九两几\d]{1,2}[场期站届次]|(?:此前|在此之前|之前)(?:的|[，,])?|还有|接下来")
_STAGES = frozenset("初赛 预赛 复赛 半决赛 决赛 总决赛 开幕式 闭幕式 启动仪式 颁奖仪式".split())
_EDITION = late(r"第[〇零一二三四五六七八九十百\d]{1,4}[届季期场]")
_STAGE = re.compile(r"第[一二三四五六七八九十\d]{1,2}(?:阶段|期|季|站|场|轮|批)")
_ROUND = re.compile(r"(?:[初预复决]赛|海选|预选赛|资格赛|赛项|闭幕演出|闭幕晚会|分论坛|主论坛)$")
_OTHER = late(
    r"今年[春夏秋冬][天季]|今后|以后|推荐|参加|代表|出战|前往|晋级|去年|前年|此前|上届|下一步|接下来[，,][^，。；\n]{0,6}要|又讯|此外|另|下月|明年|曾"
)  # of another time or event than the article's
_TOWARDS = late(r"(?:迎接|备战|喜迎|[筹准]备)$")  # 为迎接|运动会，
# Events that others take place within: 校园科技周, 桂花灯会, 急救培训班, 绣品展, 邻里节庆祝活动.
_GATHERS = re.compile(
    r"(?:[节周季月]|[^同]日|灯会|庙会|嘉年华|大集|博览会|之旅|[令练研]营|研学营|[修训升讲]班|(?<![开发进拓扩])展|展览|庆祝活动)(?:[^\W\da-zA-Z_]{0,2}活动)?[”\"]?$"
)
# 当晚|…, 压轴的|…, 安排了|…: what the article goes on to.
_AMONG = re.compile(
    r"当[晚天日]|傍晚|晚上|晚\d|[上下]午|压轴|随后|紧接着|接着|接下来|稍后|另一头|一旁|紧随其后|打头阵|最[热受抢]|中段|现场|首日|第[一二三四五]天|期间|其间|安排了|共安排|还有|还设|增设"
    r"|[，,](?:并|同时)(?:还|也|现场|同步)?(?:举[行办]|开展|启动|进行|推出)"
)
_BESIDE = re.compile(r"(?:也|还|则|便|就)?(?:同步|同台|同期|同时|一并)")  # 亲子创客赛|也同台举行
_SESSION = late(r"第[一二三四五六七八九十百\d]+次")  # of a body that sits meanwhile
_CUE = 30  # characters before a name that tell that it is among what an event holds
_SINGLE = frozenset({"Activity", "Competition", "Meeting", "Training"})
_SEASON = re.compile(r"[周月季](?:活动)?$")
_GAMES = ("运动会", "体育节", "健身节", "大会")
_STANDING = LASTING | {"Project", "Programme"}  # what no event holds: 仪式上介绍了|望江大桥工程
_WHOLES = frozenset({"Festival", "Competition"})
_LEAST = 4  # characters of the name of a whole
_HOLDERS = _WHOLES | {"Campaign", "Training"}
# What a part's name adds to that of its whole: 少年组决赛, 乒乓球比赛, 闭幕演出; not 活动, 系列活动.
_PART_END = late(
    r"[^，。；]{0,16}?(?:[赛式]|典礼|演出|晚会|表彰会|表彰大会|颁奖会|动员会|推进会|论坛|展演|展|讲座|赛项|项目|培训班?)(?:活动)?"
)


def find_parts(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """The initiative in what it is a part of, by the first rule that says so."""
    if initiative.rule == "initiative-congress":
        return
    yield from _one_of(scene, initiative)
    for rule in (
        _chained,
        _item_of,
        _explained,
        _on_the_spot,
        _session_of,
        _edition_of,
        _stage_of,
        _round_of,
        _contest_of,
        _of_series,
        _among,
        _named_in,
    ):
        found = tuple(rule(scene, initiative))
        yield from found
        if found:
            break


def _part(scene: Scene, part: Mention, whole: Mention, rule: str, confidence: float) -> Relation:
    sentence = scene.analysis.sentence_of(part.span.start)
    return Relation(part, Predicate.PART_OF, whole, sentence, rule, confidence=confidence)


def _item_of(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """“暖冬”系列活动之二——志愿者培训, “暖冬”系列活动“情暖重阳”慰问活动."""
    start = initiative.span.start
    item = ITEM_OF.search(scene.text, max(0, start - 8), start)
    end = item.start() if item else start
    noun = _ITEM_NOUN.search(scene.text, max(0, end - 4), end)
    whole = scene.by_end.get(noun.start() if noun else end)
    if whole is not None and whole.type is INITIATIVE and (item or "系列" in whole.name):
        yield _part(scene, initiative, whole, "item-of-series", 0.85)


def _explained(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """“四进”计划——春苗计划、夏荷计划: the members of a list that explains the name before it."""
    whole = scene.once("explained", lambda: _lists(scene)).get(initiative.span)
    if whole is not None and whole.name not in initiative.name:
        yield _part(scene, initiative, whole, "explained", 0.8)


def _lists(scene: Scene) -> dict[Span, Mention]:
    """The whole of each member of such a list; a single name after a dash is the same by another name."""
    found: dict[Span, Mention] = {}
    named = [mention for mention in scene.outer if mention.type is INITIATIVE]
    whole: Mention | None = None
    listed: list[Mention] = []
    for before, mention in pairwise(named):
        between = scene.text[before.span.end : mention.span.start]
        if between in _EXPLAINED:
            whole, listed = before, [mention]
        elif whole is not None and between in _LISTED:
            listed.append(mention)
            found.update((one.span, whole) for one in listed)
        else:
            whole = None
    return found


def _on_the_spot(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """现场举行了捐赠仪式: what takes place 现场 or 活动中 is part of the event before it; not 会上传达主题教育精神."""
    is_spirit = scene.text.startswith("精神", initiative.span.end)
    elsewhere = scene.text.endswith(("列席", "列席了"), 0, scene.chain_start(initiative))  # 委员列席了人大会议
    if scene.is_outer(initiative) and initiative.kind not in _STANDING and not (is_spirit or elsewhere):
        event = event_meanwhile(scene, initiative)
        if event is not None and initiative.name not in event.name:
            yield _part(scene, initiative, event, "on-the-spot", 0.7)


def _one_of(scene: Scene, whole: Mention) -> Iterator[Relation]:
    """这是“安全生产月”的第三项活动: the event before the sentence is part of what is named here.

    So are those that the sentence goes on to: 此前的秧歌会演和拔河赛已收官.
    """
    if not scene.is_outer(whole) or not _is_told_whole(scene, whole):
        return
    sentence = scene.analysis.sentence_of(whole.span.start)
    event = _told_of(scene, whole, sentence)
    if event is not None and event.name not in whole.name and not event.name.endswith(whole.name):
        yield Relation(event, Predicate.PART_OF, whole, sentence, "one-of", confidence=0.7)
    for sibling in _siblings(scene, whole, sentence):
        yield _part(scene, sibling, whole, "one-of", 0.7)


def _told_of(scene: Scene, whole: Mention, sentence: Span) -> Mention | None:
    """The event that the sentence says it of: by its noun, the one told before, or what 作为…之一， leads to."""
    clause = scene.analysis.clause_of(whole.span.start)
    if scene.text.startswith("作为", clause.start):
        return next(iter(scene.within(clause.end, sentence.end, INITIATIVE)), None)
    told = _THIS_IS.match(scene.text, clause.start, whole.span.start)
    named = event_of_noun(scene, sentence.start, told["noun"]) if told and told["noun"] else None
    event = named or main_event(scene) or last_event(scene, sentence.start)
    return event if event is not None and event.span.end <= sentence.start else None


def _is_told_whole(scene: Scene, whole: Mention) -> bool:
    """The sentence says of the event before it that it is one of these, or ends them: 也为…系列活动画上句号."""
    start, end = whole.span.start, whole.span.end
    clause = scene.analysis.clause_of(start)
    if _CLOSES.match(scene.text, end) is not None:
        return _FOR.match(scene.text, clause.start, start) is not None
    if _ONE_OF.match(scene.text, end) is None:
        return False
    said = scene.text.rfind("：“", clause.start, start)
    return _THIS_IS.match(scene.text, said + 1 if said >= 0 else clause.start, start) is not None


def _siblings(scene: Scene, whole: Mention, sentence: Span) -> Iterator[Mention]:
    """The events that the rest of the sentence, or the next one, tells to have gone before or to come."""
    end = sentence.end
    if end < len(scene.text) and scene.text.startswith(_BEFORE, end):
        end = scene.analysis.sentence_of(end).end
    end = min(end, whole.span.end + _FAR)
    before = _GONE.search(scene.text, whole.span.end, end)
    for event in scene.within(before.end(), end, INITIATIVE) if before else ():
        if scene.is_outer(event) and event.kind not in LASTING and event.name not in whole.name:
            yield event


def _is_stage(noun: str) -> bool:
    """启动仪式, 总结表彰会: what follows the name of the whole in that of its stage."""
    return noun in _STAGES or STAGE_END.fullmatch(noun) is not None


def _session_of(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """第七期月光诗会 of the 月光诗会 that is held every week."""
    series = series_of(scene, initiative)
    if series is not None:
        yield _part(scene, initiative, series, "session-of-series", 0.8)


def _edition_of(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """青禾小学第四届科技节 of 青禾小学科技节: where several editions are named, the bare name means the series."""
    stem = without_edition(initiative.name)
    if not stem or len(scene.once("editions", lambda: _editions(scene))[stem]) < 2:
        return
    head = initiative.name[: len(initiative.name) - len(stem)]
    series = [m for m in scene.of_type(INITIATIVE) if m.name.endswith(stem) and not has_edition(m.name)]
    owners = {m.name.removesuffix(stem) for m in series}
    whole = next((m for m in series if head.startswith(m.name.removesuffix(stem))), None)
    if whole is None and len(owners) == 1 and _EDITION.fullmatch(head):
        whole = series[0]
    if whole is not None:
        yield _part(scene, initiative, whole, "edition-of-series", 0.8)


def _editions(scene: Scene) -> dict[str, set[str]]:
    """The numbers of each series' editions, by the name that they share; of one edition it is a short form."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in scene.of_type(INITIATIVE):
        found[without_edition(mention.name)].add(edition_of(mention.name))
    return found


def _stage_of(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """“清风行动”第一阶段集中整治 of “清风行动”."""
    stage = _STAGE.search(initiative.name)
    whole = initiative.name[: stage.start()] if stage else ""
    campaign = next((m for m in scene.of_type(INITIATIVE) if m.name == whole), None) if whole else None
    if campaign is not None:
        yield _part(scene, initiative, campaign, "stage-of-campaign", 0.8)


def _round_of(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """气排球决赛, after 第九届职工运动会: a round is of the contest, festival or forum that the article is about."""
    if not scene.is_outer(initiative) or _ROUND.search(initiative.name) is None or has_edition(initiative.name):
        return
    whole = _forum(scene, initiative) if initiative.name.endswith("论坛") else _main(scene, initiative)
    if whole is not None and not initiative.name.startswith(whole.name):
        yield _part(scene, initiative, whole, "round-of-contest", 0.75)


def _contest_of(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """教工趣味赛, after 某校运动会; 摘柑赛, after 贡柑节: a contest without an edition in a festival."""
    contends = initiative.kind == "Competition" or initiative.rule == "initiative-staged"
    whole = _main(scene, initiative) if contends and not has_edition(initiative.name) else None
    alike = whole is not None and initiative.name.endswith(_GAMES) and whole.name.endswith(_GAMES)
    if whole is not None and _holds_contests(whole) and not alike:
        yield from _within_main(scene, initiative, whole, "contest-of-festival")


def _of_series(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """“墨香迎春”送福活动, after the “丰年惠民”系列活动 that the article opens with: one event of the series."""
    told = scene.once("series", lambda: any(map(_is_series, scene.of_type(INITIATIVE))))
    if told and initiative.kind in _SINGLE and not _is_series(initiative):
        whole = main_event(scene)
        if whole is not None and _is_series(whole):
            yield from _within_main(scene, initiative, whole, "event-of-series")


def _among(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """压轴的师生汇演, 当晚的诗会, after 青禾中学艺术周: what the article goes on to of an event that holds others."""
    whole = first_event(scene) if initiative.kind in EVENTS and not has_edition(initiative.name) else None
    if whole is None or _GATHERS.search(whole.name) is None:
        return
    at = initiative.span.start
    if _ONE_OF.match(scene.text, initiative.span.end):
        return  # 此次书画展是期间举办的“…”系列活动|之一
    low = max(scene.analysis.sentence_of(at).start, at - _CUE)
    if _AMONG.search(scene.text, low, at) or _BESIDE.match(scene.text, initiative.span.end):
        yield from _within_main(scene, initiative, whole, "among-others")


def _within_main(scene: Scene, initiative: Mention, whole: Mention, rule: str) -> Iterator[Relation]:
    """The initiative in an event told before, unless its sentence is about another time or both share a name."""
    start, end = initiative.span.start, initiative.span.end
    if not scene.is_outer(initiative) or whole.span.end > start:
        return
    if _TOWARDS.search(scene.text, max(0, whole.span.start - 3), whole.span.start):
        return
    if _SESSION.search(initiative.name) or _is_beside(scene, initiative, whole):
        return
    if is_at_another_time(scene, initiative, whole):
        return
    other = _OTHER.search(scene.text, scene.analysis.sentence_of(start).start, end)
    if other is None and whole.name not in initiative.name and initiative.name not in whole.name:
        yield _part(scene, initiative, whole, rule, 0.7)


def _is_beside(scene: Scene, initiative: Mention, whole: Mention) -> bool:
    """甲举办运动会，|乙举办厨艺大赛: each has its own giver, who begins the clause."""
    clauses = [scene.analysis.clause_of(one.span.start) for one in (whole, initiative)]
    if clauses[0].end + 1 != clauses[1].start:
        return False
    return all(any(scene.chain_start(m) == c.start for m in scene.within(c.start, c.end, *AGENTS)[:1]) for c in clauses)


def _named_in(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """第六届职工运动会乒乓球比赛, where 第六届职工运动会 is named elsewhere: its name begins with that of the whole."""
    if not scene.is_outer(initiative):
        return
    wholes = scene.once("wholes", lambda: {m.name: m for m in scene.of_type(INITIATIVE) if m.kind in _HOLDERS})
    begun = (initiative.name[:length] for length in range(len(initiative.name) - 1, _LEAST - 1, -1))
    whole = next((wholes[name] for name in begun if name in wholes), None)
    if whole is not None and _PART_END.fullmatch(initiative.name, len(whole.name)):
        yield _part(scene, initiative, whole, "named-in", 0.8)


def _is_series(event: Mention) -> bool:
    """A series of events, or a week, month or season of them; a festival's name says less."""
    return "系列" in event.name or (event.kind == "Festival" and _SEASON.search(event.name) is not None)


def _main(scene: Scene, part: Mention) -> Mention | None:
    """The first contest or festival of the article that is no round, where it stands before the part."""
    whole = scene.once("main contest", lambda: _first_whole(scene))
    return whole if whole is not None and whole.span.end <= part.span.start and whole.name != part.name else None


def _holds_contests(whole: Mention) -> bool:
    """A festival or games: of a 象棋赛 another contest is no part."""
    return whole.kind == "Festival" or whole.name.endswith(_GAMES)


def _first_whole(scene: Scene) -> Mention | None:
    wholes = (event for event in (first_event(scene), main_event(scene)) if event is not None)
    return next((event for event in wholes if event.kind in _WHOLES and not _ROUND.search(event.name)), None)


def _forum(scene: Scene, part: Mention) -> Mention | None:
    """The forum, fair or congress that the article is about, where it stands before the part."""
    main = main_event(scene)
    of_kind = main is not None and main.kind == "Meeting" and not _ROUND.search(main.name)
    return main if of_kind and main is not None and main.span.end <= part.span.start else None


def _chained(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """“119”消防宣传月 in “119”消防宣传月启动仪式: the ceremony is part of what it opens."""
    inner = [m for m in scene.inside(initiative) if m.type is INITIATIVE and m.span.start <= initiative.span.start + 2]
    held = max(inner, key=lambda m: m.span.end, default=None)
    inside = (m for m in scene.inside(initiative) if m.type is INITIATIVE)
    stages = (m for m in inside if _is_stage(scene.text[m.span.end : initiative.span.end]))
    held = next(stages, held)
    ends = initiative.kind in ("Ceremony", "Meeting") or initiative.name.endswith("赛")
    if held and (ends or (held.rule == "initiative-opened" and "暨" in initiative.name)):
        yield _part(scene, initiative, held, "initiative-chain", 0.85)
