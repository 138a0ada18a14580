"""The events of an article, and which of them a mere noun means: 会议, 开工仪式, 此次活动."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Sequence
from functools import partial

from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.items import end_of_lead, of_another_item, start_of_item
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.discourse.series import is_told_series
from kg.extraction.initiatives.headnouns import is_occasion_of, occasion_root
from kg.extraction.text.occurring import STARTS
from kg.model import BlockKind, Factuality, Mention, Span
from kg.patterns import late

VISITS = "看望|慰问|会见|迎接|欢[迎送]"
"""What is done to those who attend, by who may not attend himself: 慰问出席县政协会议的委员."""
# Kinds that nobody attends, and those that no noun at the head of a clause means.
STANDING = frozenset({"Policy", "Mechanism", "Brand", "Programme", "Campaign", "Project"})
LASTING = frozenset({"Policy", "Mechanism", "Brand"})
_UNATTENDED = STANDING - {"Campaign"}  # where an article tells of no event proper
# 贯彻落实全区教育工作会议精神: a meeting held elsewhere, of which the article tells no more.
_OF_OTHERS = re.compile(
    r"(?:的?(?:主要|重要)?(?:讲话)?(?:精神|要求|部署|决策|工作部署)|以来|常态化|走深走实|的?(?:即将)?(?:到来|来临)|之际|前夕)"
)
_STUDIED = re.compile(
    r"(?:贯彻|落实|传达|学习|宣传|按照|根据|继)了?(?:[^，。；]{2,80}[、和及与](?:全?[省市区县])?)?$"
    rf"|(?:{VISITS})了?(?:前来)?(?:出席|参加)了?$"
)
_CONVEYED = late(r"(?:传达|贯彻|通报)[^，。；,;\n]{0,40}$")
# 介绍了“清风行”行动|有关情况, 就做好“清风行”行动|提出要求: what is spoken of; not 在“清风行”启动仪式上致辞.
_SPEAKS_OF = re.compile(r"(?:通报|介绍|汇报|听取|解读|讲解|研究|部署|总结|回顾|分析)了?[^，。；、,;\n]{0,8}$")
_HOW_IT_GOES = late(r"的?[^，。；、,;\n]{0,10}?(?:情况|进展|进度|成效|成果|背景|安排|工作|方案|举措|做法)")
_VISITS = re.compile(r"(?:视察|调研|考察|察看|查看|检查|督查|督导|巡查|观摩)了?[^，。；、,;\n]{0,12}$")
_LOOKED_AT = frozenset({"Project", "Programme"})
_ABOUT = re.compile(
    r"(?:就|对|围绕|针对)(?:[^，。；,;\n]{0,12}?(?P<does>加强|做好|抓好|推进|推动|加快|落实|完善))?[^，。；,;\n]{0,2}$"
)
_SAYS = late(
    r"[^，。；,;\n]{0,16}?(?:进行|作了?|做了?|提出|发表|展开)[^，。；,;\n]{0,6}(?:部署|要求|建议|意见|说明|发言|讨论|总结|安排|强调)"
)
# “清风行”系列活动|之二——急救讲座, |之急救讲座: the one that follows takes place.
_NAMES_ONE = re.compile(r"之(?:[一二三四五六七八九十\d]+[—：:]|[^一二三四五六七八九十际后前间中初余外内上下，。；])")
_ONCE = re.compile(r"[^，。；\n]{0,20}上[，,][^，。；\n]{0,12}曾")  # 在全市工作会议上，某局曾作经验介绍
_STAGES = frozenset(
    "开幕 闭幕 启动 颁奖 开赛 结业 开班 开营 结营 表彰 起跑 出发 入营 闭营 开镰 开园 开街 开展 总结".split()
)
_OF_WORKS = frozenset("开工 动工 竣工 通车 奠基 落成 交付".split())
_WITHIN = frozenset("捐赠 出发 祭扫 宣誓 授旗 聘任 赠书 捐书 欢送".split())  # done on the way; not 揭牌, 签约
_ROUNDS = ("初赛", "预赛", "复赛", "决赛")
_STAGED = frozenset({"Activity", "Campaign", "Competition", "Festival", "Meeting", "Training"})
_PAST = re.compile(r"(?:而|早在|其实)?(?:去年|前年|上届|上一届|此前)")  # at the head of the sentence
_ONCE_HELD = re.compile(r"(?:举办|举行|召开|开展|组织|办|参加)过(?:一[场次届])?$")  # 上月举办过|“百家宴”
_HELD_BACK = 8  # characters of 举办过一场
# 协商会|就开在祠堂里, |在县影剧院打响; 村里办了一场|丰收宴, 观看了|演练, 这是县里的|招聘会.
_OCCURS = late(
    rf"[^，。；！？,;!?\n]{{0,14}}?(?P<verb>{STARTS}|[开设办摆放选搬挪][在到进了](?!好|成)|安排在|定在|决出|开庭)"
    r"|(?:[今昨]天?|近日|日前|再次|首次|[上下]午)*(?P<goes>走进|来到)"
)
_GIVEN = late(
    r"(?:[办开搞摆打演赛比]|组织)(?:[了过起]|一[场次堂台桌]){1,2}$|(?:观看|旁听|观摩|目睹)了$"
    r"|(?:^|[，。；,;：“”\n])(?:这|眼前)[正便就]?是[^，。；,;\n]{0,24}?的?$|(?:^|[，。；,;：“”\n])这[场堂次]$"
)
_AHEAD = ("备战", "迎战", "冲刺")  # 为备战|全省运动会: a contest to come
_GIVEN_BACK = 32  # characters of 这是县里首次公开举行的
_OF_DAY = re.compile(r"[日晚夜午天]的$")  # 12日的|决赛|，16位选手登台
_JUST = ("随后", "接着", "接下来", "当天", "当日", "当晚")  # 随后举行的座谈会 takes place
_CONTESTS = frozenset({"比赛", "大赛", "赛事"})
_OF_WHOLES = frozenset({"活动", "比赛", "大赛", "赛事"})
ANY = frozenset({"活动", "仪式", "会议", "大会", "比赛", "大赛"})  # that mean an event whatever its name ends with


def is_event(scene: Scene, mention: Mention, apart: frozenset[str] = STANDING) -> bool:
    """True for what takes place in the article: no standing scheme, nothing studied or long past."""
    if mention.type is not INITIATIVE or is_of_kind(mention, apart) or mention.rule == "initiative-congress":
        return False
    return scene.once(("is event", mention.span.start, mention.name), lambda: _is_event(scene, mention))


def _is_event(scene: Scene, mention: Mention) -> bool:
    """The same of an initiative of any kind; asked for one kind after another."""
    start, end = mention.span.start, mention.span.end
    if _PAST.match(scene.text, scene.analysis.sentence_of(start).start, start) or _ONCE.match(scene.text, end):
        return False
    if is_series_of_one(scene, mention) or is_told_series(scene, mention):
        return False
    if _ONCE_HELD.search(scene.text, max(scene.analysis.clause_of(start).start, start - _HELD_BACK), start):
        return False
    studied = _STUDIED.search(scene.text, scene.analysis.clause_of(start).start, start)
    spirit = studied and "精神" in scene.text[end : scene.analysis.clause_of(start).end]
    if spirit or is_conveyed(scene, mention) or is_spoken_of(scene, mention):
        return False
    return not (studied and studied.end() == start) and _OF_OTHERS.match(scene.text, end) is None


def is_conveyed(scene: Scene, mention: Mention) -> bool:
    """传达了省、市推进会和座谈会精神: a meeting held elsewhere, wherever it stands in the list."""
    clause = scene.analysis.clause_of(mention.span.start)
    if "精神" not in scene.text[mention.span.end : clause.end]:
        return False
    return _CONVEYED.search(scene.text, clause.start, mention.span.start) is not None


def is_spoken_of(scene: Scene, mention: Mention) -> bool:
    """通报了整治行动|进展情况, 对“清风行”行动|进行部署: the subject of a report, at which nobody is."""
    start, clause = mention.span.start, scene.analysis.clause_of(mention.span.start)
    if _SPEAKS_OF.search(scene.text, clause.start, start):
        return _HOW_IT_GOES.match(scene.text, mention.span.end, clause.end) is not None
    about = _ABOUT.search(scene.text, clause.start, start)
    if about is None or not (about["does"] or is_of_kind(mention, STANDING)):
        return False  # 对培训会|作总结讲话: at it
    return _SAYS.match(scene.text, mention.span.end, clause.end) is not None


def is_visited(scene: Scene, mention: Mention) -> bool:
    """代表们视察灌区改造|工程: works that somebody looks at, in which he has no part."""
    if not is_of_kind(mention, _LOOKED_AT):
        return False
    start = mention.span.start
    return _VISITS.search(scene.text, scene.analysis.clause_of(start).start, start) is not None


def is_ahead(scene: Scene, event: Mention) -> bool:
    """这是队里备战|全省运动会的第十个训练日: what people train for, speak of or look at is not where they are."""
    trains = scene.text.endswith(_AHEAD, 0, scene.chain_start(event))
    return trains or is_spoken_of(scene, event) or is_visited(scene, event)


def is_of_kind(mention: Mention, kinds: frozenset[str]) -> bool:
    """True for what is of the kinds; 戏曲专场, whose head tells of a brand, is an evening."""
    return mention.kind in kinds and not mention.name.removesuffix("”").endswith("专场")


def is_series_of_one(scene: Scene, mention: Mention) -> bool:
    """“清风行”系列活动|之二——急救讲座: the series of what is told."""
    return _NAMES_ONE.match(scene.text, mention.span.end) is not None


def event_of_kinds(scene: Scene, before: int, kinds: frozenset[str]) -> Mention | None:
    """The last event of the kinds that ends before an offset; without one, the article's first."""
    last = _last(scene, before, ("of kinds", tuple(sorted(kinds))), lambda event: event.kind in kinds)
    if last is not None:
        return last
    return _first(scene, _events(scene, STANDING)[:1] or _events(scene, _UNATTENDED)[:1], before)


def contest_held(scene: Scene, before: int) -> Mention | None:
    """The last contest before an offset that is said to take place."""
    return _last(scene, before, "contest", lambda event: event.kind == "Competition" and is_held(scene, event))


def last_activity(scene: Scene, before: int) -> Mention | None:
    """The last event before an offset that was held and whose name says that it is a 活动."""
    return _last(
        scene, before, "activity", lambda event: event.name.endswith("活动") and is_held(scene, event), LASTING
    )


def last_contest(scene: Scene, before: int) -> Mention | None:
    """The last contest before an offset that is no round of another, nor the cup that was won: “青禾杯”."""
    return _last(scene, before, "last contest", lambda event: event.kind == "Competition" and not _is_cup(event))


def _is_cup(event: Mention) -> bool:
    return is_stage(event) or event.name.endswith("杯”")


def event_of_noun(scene: Scene, before: int, noun: str) -> Mention | None:
    """The last event before an offset whose name ends with the noun; for 活动 and its like the last that was held."""
    found = _last(scene, before, ("of noun", noun), lambda event: _is_called(event, noun), LASTING)
    found = found or _opened(scene, before, noun)
    if found is None and occasion_root(noun):
        found = _last(scene, before, ("of root", noun), lambda event: is_occasion_of(noun, event.name))
    if noun == "活动":
        found = _last(scene, before, "held activity", partial(_is_held_activity, scene), LASTING) or found
    if found is None and noun in _CONTESTS:
        found = contest_held(scene, before) or last_contest(scene, before)
    if noun in _OF_WHOLES and (found is None or is_stage(found)):
        return last_whole(scene, before)
    return found or last_event(scene, before) if noun in ANY else found


def _opened(scene: Scene, before: int, noun: str) -> Mention | None:
    """本届大赛, after 首届职工大赛决赛: the whole that is named within its stage alone; 读书月 of 读书月启动仪式."""
    wholes = scene.once("opened", lambda: [m for m in scene.of_type(INITIATIVE) if _is_opened(scene, m)])
    return next((m for m in reversed(wholes) if m.span.end <= before and _is_called(m, noun)), None)


def _is_opened(scene: Scene, whole: Mention) -> bool:
    quoted = whole.rule == "initiative-quoted-head" and not scene.is_outer(whole)
    return quoted or whole.rule == "initiative-opened"


def opened_by(scene: Scene, event: Mention) -> Mention:
    """首届职工大赛, of 首届职工大赛决赛: the whole in the name of its round; else the event itself."""
    if not event.name.endswith(_ROUNDS):
        return event
    return next((m for m in scene.inside(event) if m.rule == "initiative-opened"), event)


def is_stage(event: Mention) -> bool:
    """A ceremony or round that has no name of its own: 启动仪式, 决赛; no 活动 or 比赛 means it."""
    return event.rule == "initiative-occasion" and (event.kind == "Ceremony" or event.name.endswith(_ROUNDS))


def last_whole(scene: Scene, before: int) -> Mention | None:
    """The last event before an offset that was held and is no stage of another; without one, the last of any."""
    found = _last(scene, before, "whole", lambda event: not is_stage(event) and is_held(scene, event), LASTING)
    return found or last_event(scene, before)


def _is_called(event: Mention, noun: str) -> bool:
    """第三届读书节 and “读书节”活动 are a 读书节; no 半决赛 is the 决赛."""
    if noun == "决赛" and event.name.endswith("半决赛"):
        return False
    return event.name.removesuffix("活动").endswith(noun) or event.name.endswith(noun) or f"{noun}”" in event.name


def last_named(scene: Scene, before: int, noun: str) -> Mention | None:
    """The last initiative of any kind before an offset whose name ends with the noun: 该机制, 这一品牌."""
    named = scene.once(("named", noun), lambda: tuple(m for m in scene.of_type(INITIATIVE) if _is_called(m, noun)))
    number = bisect_right(named, before, key=lambda mention: mention.span.end)
    return named[number - 1] if number else None


def last_event(scene: Scene, before: int) -> Mention | None:
    """The last event before an offset that was held; the last of any where that stands nearer, in its paragraph."""
    held = _last(scene, before, "held", lambda event: is_held(scene, event), LASTING)
    last = _last(scene, before, "any", lambda _: True, LASTING)
    if held is None or last is None or held.name.endswith(last.name):
        return last
    line = scene.text.rfind("\n", 0, before)
    return last if held.span.start < line < last.span.start else held


def is_told_last(scene: Scene, event: Mention, before: int) -> bool:
    """No other event is named between an event and an offset."""
    last = _last(scene, before, "any", lambda _: True, LASTING)
    return last is not None and (last.name.endswith(event.name) or event.name.endswith(last.name))


def _is_held_activity(scene: Scene, event: Mention) -> bool:
    """What 活动 means: no ceremony."""
    return event.kind != "Ceremony" and is_held(scene, event)


def is_held(scene: Scene, event: Mention) -> bool:
    """The title names it, or its clause says that it takes place."""
    return scene.once(("is held", event.span.start, event.span.end), lambda: _is_held(scene, event))


def _is_held(scene: Scene, event: Mention) -> bool:
    start = event.span.start
    if scene.analysis.block_of(start) is BlockKind.TITLE:
        return True
    clause = scene.analysis.clause_of(start)
    verbs = scene.verbs_in(clause.start, clause.end)
    if any(predicate == "organizes" and not _is_planned(scene, verb) for verb, predicate, _ in verbs):
        return True
    return _occurs(scene, event, clause)


def _occurs(scene: Scene, event: Mention, clause: Span) -> bool:
    """协商会|就开在祠堂里, 村里办了一场|丰收宴: what no verb of organizing says."""
    start, end = event.span.start, event.span.end
    said = _OCCURS.match(scene.text, end, clause.end)
    at = said.start(said.lastgroup or 0) if said else start
    low = max(0, clause.start - 1, start - _GIVEN_BACK)
    said = said or _GIVEN.search(scene.text, low, start)
    if end == clause.end or scene.text.startswith(("上，", "上,"), end):
        said = said or _OF_DAY.search(scene.text, low, start)
    return said is not None and not _is_planned(scene, Span(at, end if at < end else at + 1))


def _is_planned(scene: Scene, verb: Span) -> bool:
    return judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start) in (None, Factuality.PLANNED)


def whole_of(scene: Scene, ceremony: Mention) -> Mention | None:
    """The festival, contest, campaign or works whose opening or closing a ceremony is that has no name of its own."""
    root = occasion_root(ceremony.name.removesuffix("活动"))
    if ceremony.rule != "initiative-occasion" or ceremony.kind != "Ceremony":
        return None
    kinds = frozenset({"Project"}) if root in _OF_WORKS else _STAGED
    if root in _STAGES or root in _OF_WORKS:
        staged = scene.once(("staged", kinds), lambda: [m for m in _events(scene, LASTING) if _is_whole(m, kinds)])
        return _first(scene, staged, ceremony.span.start)
    main = main_event(scene) if root in _WITHIN else None
    return main if main is not None and main.kind in _STAGED and main.span.end <= ceremony.span.start else None


def whole_contest(scene: Scene, event: Mention) -> Mention | None:
    """The contest of which a 决赛 that has no name of its own is a round."""
    if not is_stage(event) or event.kind == "Ceremony":
        return None
    kinds = frozenset({"Competition"})
    contests = scene.once("contests", lambda: [m for m in _events(scene, STANDING) if _is_whole(m, kinds)])
    return _first(scene, contests, event.span.start)


def _first(scene: Scene, events: Sequence[Mention], before: int) -> Mention | None:
    """The first of the events that ends before an offset; of a bulletin, that of its lead or of the item."""
    own = bisect_left(events, start_of_item(scene, before), key=lambda event: event.span.start)
    for event in (*events[:1], *events[own : own + 1]):
        if event.span.end <= before and not of_another_item(scene, event.span.start, before):
            return event
    return None


def _is_whole(event: Mention, kinds: frozenset[str]) -> bool:
    return event.kind in kinds and not is_stage(event)


def first_event(scene: Scene) -> Mention | None:
    """The first event of the article that is no stage of another, held or not: 灯会把年味推向高潮."""
    return scene.once("first event", lambda: next((m for m in _events(scene, LASTING) if not is_stage(m)), None))


def main_event(scene: Scene) -> Mention | None:
    """The first event of the article that is no stage of another, where it is held."""

    def first() -> Mention | None:
        return next((m for m in _events(scene, LASTING) if not is_stage(m) and is_held(scene, m)), None)

    return scene.once("main event", first)


def event_held(scene: Scene, sentence: Span | None) -> Mention | None:
    """The last event of a sentence that says that one takes place."""
    if sentence is None:
        return None
    return scene.once(("event held", sentence.start, sentence.end), lambda: _event_held(scene, sentence))


def _event_held(scene: Scene, sentence: Span) -> Mention | None:
    held = any(
        predicate == "organizes" and not _is_of_past(scene, verb) and not _is_planned(scene, verb)
        for verb, predicate, _ in scene.verbs_in(sentence.start, sentence.end)
    )
    events = [m for m in scene.within(sentence.start, sentence.end, INITIATIVE) if is_event(scene, m)]
    if not held:
        events = [m for m in events if _occurs(scene, m, scene.analysis.clause_of(m.span.start))]
    return events[-1] if events else None


def _is_of_past(scene: Scene, verb: Span) -> bool:
    """回顾了|开展|的活动, |举办|过的; not 随后|举行|的活动."""
    after = scene.text[verb.end : verb.end + 1]
    return after == "过" or (after == "的" and not scene.text.endswith(_JUST, 0, verb.start))


def _events(scene: Scene, apart: frozenset[str]) -> tuple[Mention, ...]:
    def found() -> tuple[Mention, ...]:
        return tuple(m for m in scene.within(0, len(scene.text), INITIATIVE) if is_event(scene, m, apart))

    return scene.once(("events", apart), found)


def _last(
    scene: Scene, before: int, question: Hashable, fits: Callable[[Mention], bool], apart: frozenset[str] = STANDING
) -> Mention | None:
    def fitting() -> tuple[list[Mention], list[int]]:
        events = [event for event in _events(scene, apart) if fits(event)]
        return events, [event.span.end for event in events]

    events, ends = scene.once((question, apart), fitting)
    number = bisect_right(ends, before)
    if number and of_another_item(scene, events[number - 1].span.start, before):
        number = bisect_right(ends, end_of_lead(scene))
    return events[number - 1] if number else None
