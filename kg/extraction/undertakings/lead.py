"""Where and when the article's event takes place, by its first sentences: 9月2日，青禾小学的操场上欢声笑语，…."""

import re
from collections.abc import Iterable, Iterator

from kg.extraction.discourse.events import first_event, main_event
from kg.extraction.discourse.scene import AGENTS, INITIATIVE, ORGANIZATION, PLACE, UNIT, Scene
from kg.extraction.text.adverbs import WHEN
from kg.extraction.text.dates import DateContext, DateKind, DateMention, resolve
from kg.extraction.text.occurring import EVENTS
from kg.extraction.undertakings.days import dates_in, is_aim, is_of_events
from kg.extraction.undertakings.occurrence import OFFICES
from kg.extraction.undertakings.others import counts_down, is_of_part
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

_DATELINE = frozenset('）)讯 　"（，,')  # 本报讯（记者甲）9月2日，
_DAY = late(r"\d[日号]|[今昨当][天日晚]")
_SENTENCES = 2  # of the article, that set the scene
_FIRST = 8  # sentences among which the first of a paragraph stands
# …大舞台前人声鼎沸, …会堂里座无虚席, 某校的操场上，: what makes a scene of a place.
SCENE = re.compile(
    r"(?:的?[\u4e00-\u9fff\d]{1,10}?(?:[里内上中下外旁边厅堂空楼]|门?前|门口|现场)|[里内上前外]|[东南西北]?门口?|)[，,]?(?:[却早已就又正是一片格分外]{1,3})?"
    r"(?:人声|人头|人潮|人山|人流|人来人往|万人空巷|水泄不通|被?围得|被?挤得|游人如|摩肩|座无虚席|热闹|热火|[欢歌笑掌书喊哨鼓琴乐]声|欢歌|笑语|鼓乐|锣鼓|鞭炮|暖意|春意|喜气|喜庆"
    r"|彩旗|张灯|洋溢|充满|弥漫|[坐挤站聚围][满了得]|[排摆响挂支搭拉竖]起|[^\W\da-zA-Z_]{2,4}(?:一字排开|林立)|热气|鸦雀|传[来出](?!消息|喜讯|捷报|好消息)|灯火|灯光|气氛|像赶集|警[报铃]|一派|(?<=一)派|变成|成了|化身|变身)"
)
_POINTED = late(r"\s*(?:(?:据悉|据了解|据介绍)[，,])?(?:这是|这场|这次|此次|本次|当天举行的(?:是)?)")
_SMALL = frozenset({"Community", "Village", "Township", "Street"})
_GONE_TO = late(
    r"(?:走[进入上]|来到|[搬开送驶][进到入]|开在|进驻|登陆|落户|亮相|移师|深入|支到|摆[到进])了?(?:位于|[我该本][校院区市县镇村])?$"
)
_HEAD = late(
    rf"[\s“（）()★●◎▲]*(?:本[报网]讯|[^\W\da-zA-Z_]{{2,6}}讯)?(?:[（(][^（）()\n]{{2,24}}[）)])?\s*(?:{WHEN}|[，,]|许)*"
)
_HOMES = frozenset({"Community", "Village", "School", "Hospital", "Company"})
_WITHIN = late(
    r"(?:的[\u4e00-\u9fff“”]{1,8}?|[\u4e00-\u9fff“”]{0,5}?)(?:(?<![这那哪])里|[内旁边]|[^以同之早午]上|[^以之年月日天期]前|[门村路巷]口|现场)(?![级届年月来往后学的])"
)
_LED = late(r"的?(?:书记|主任|[校院所站馆]长|居民|村民|老人|[^\W\da-zA-Z_]{0,3}家[里中]?)")
_ENDS = ("。", "！", "？", "!", "?", "”", "…")  # of a sentence; a heading has none
_SPEECH = late(r"\s*(?:[^，。；,;\n]{0,4}讯\s*)?[“\"「]")
# 曾办过, 此次评比的金奖, 分别开设的课程: of no one day, or of another than the opening's.
_APART = late(r"\n|分别|曾|此前|日前|近日|近期|去年|近年|将|每|[获得]了?(?:此次|本次)?$")
# The day of the news, or of another event than the title's.
_NOT_OF_TITLE = late(r"获悉|得知|了解到|日前|近日|近期|[将拟]|自\d|起[，,]|去年|此前|以来")
NTH = late(r"的第[〇零一二三四五六七八九十百\d]+[课堂讲期场站次](?![届动])")
_SCENES = frozenset({"lead-scene", "pointed-scene"})
_SOON = 90  # characters after the first sentence in which what it sets the scene of is named
_NEAR = 200  # characters after the opening in which the event is named


def find_lead(
    scene: Scene, told: tuple[Relation, ...], dates: tuple[DateMention, ...], context: DateContext
) -> Iterator[Relation]:
    """heldAt and occursOn of the article's event where no clause of its own tells them."""
    opening = _opening(scene, dates)
    event = main_event(scene) or _first_pointed_at(scene)
    if event is not None and _is_told_by_one(scene, event):
        return
    if event is None:
        yield from _of_first(scene, opening, dates, context)
    elif event.kind in EVENTS and not (opening and event.span.start > opening[-1].end + _NEAR):
        yield from _of_main(scene, event, opening, told, dates, context)


def _is_told_by_one(scene: Scene, event: Mention) -> bool:
    """“银龄课堂” in the title, and below 一堂培训课正在进行。这是|“银龄课堂”|的第六课: the scene is the lesson's."""
    named = (m for m in scene.of_type(INITIATIVE) if m.name == event.name)
    return any(NTH.match(scene.text, m.span.end) and _is_pointed_at(scene, m) for m in named)


def _of_main(
    scene: Scene,
    event: Mention,
    opening: list[Span],
    told: tuple[Relation, ...],
    dates: tuple[DateMention, ...],
    context: DateContext,
) -> Iterator[Relation]:
    known = {r.predicate for r in told if r.subject is not None and _alike(r.subject, event)}
    places = () if Predicate.HELD_AT in known else tuple(_place(scene, event, (*opening, *_titles(scene))))
    yield from places
    if Predicate.OCCURS_ON in known or not opening:
        return
    if (
        any(place.evidence == opening[0] for place in places)
        or event.name in scene.text[: opening[0].end]
        or _is_pointed_at(scene, event)
        or _is_soon(scene, event, opening[0], dates)
        or _is_headline(scene, event, opening[0])
    ):
        yield from _day(scene, event, opening[0], dates, context)
    elif event.span in opening[0]:
        yield from _day_after(scene, event, opening, dates, context)


def _of_first(
    scene: Scene, opening: list[Span], dates: tuple[DateMention, ...], context: DateContext
) -> Iterator[Relation]:
    """某馆策划了|音乐会。7月20日晚，广场上乐声悠扬: what is held, though no verb says so."""
    event = first_event(scene)
    if event is None or event.kind not in EVENTS or not any(event.span in sentence for sentence in opening[:1]):
        return
    days = tuple(_day_after(scene, event, opening, dates, context))
    yield from days
    yield from _place(scene, event, opening[1:]) if days else ()


def _day_after(
    scene: Scene, event: Mention, opening: list[Span], dates: tuple[DateMention, ...], context: DateContext
) -> Iterator[Relation]:
    """科普活动走进校园。6月4日，在某校，…: the first sentence names the event, the second tells the day."""
    if len(opening) < 2 or dates_in(dates, opening[0]):
        return
    second = opening[1]
    if not scene.within(second.start, second.end, INITIATIVE):
        yield from _day(scene, event, second, dates, context)


def find_scene_days(
    scene: Scene,
    placed: Iterable[Relation],
    told: Iterable[Relation],
    dates: tuple[DateMention, ...],
    context: DateContext,
) -> Iterator[Relation]:
    """occursOn of events of which a scene told the place: 9月2日，青禾中学里坐满了人。这是…: on the scene's day."""
    known = {r.subject.name for r in told if r.predicate is Predicate.OCCURS_ON and r.subject is not None}
    for relation in placed:
        place, event = relation.object, relation.subject
        if relation.rule in _SCENES and isinstance(place, Mention) and event is not None and event.name not in known:
            yield from _day(scene, event, scene.analysis.sentence_of(place.span.start), dates, context)


def _first_pointed_at(scene: Scene) -> Mention | None:
    """3月6日，大集上摆开了长桌。这是某区的|招聘会."""
    event = first_event(scene)
    return event if event is not None and _is_pointed_at(scene, event) else None


def _is_headline(scene: Scene, event: Mention, opening: Span) -> bool:
    """The title names it, and the first sentence tells of it in other words."""
    if scene.analysis.block_of(event.span.start) is not BlockKind.TITLE:
        return False
    return _NOT_OF_TITLE.search(scene.text, opening.start, opening.end) is None


def _is_soon(scene: Scene, event: Mention, opening: Span, dates: tuple[DateMention, ...]) -> bool:
    """9月2日晚，江边的古城很热闹。|龙舟赛开划: told soon after, and no other date between."""
    start, sentence = event.span.start, scene.analysis.sentence_of(event.span.start)
    if not opening.end <= start < opening.end + _SOON or scene.is_quoted(start):
        return False
    if _APART.search(scene.text, opening.end, start) or scene.text.startswith("的", event.span.end):
        return False
    between = [date for date in dates if opening.end <= date.span.start < sentence.end]
    return not any(date.month or date.day or (date.word and date.word[0] != "当") for date in between)


def _is_pointed_at(scene: Scene, event: Mention) -> bool:
    """11月2日，青禾中学里坐满了人。这是某局举办的|巡讲活动的首站: what the head of the article tells of."""
    sentence = scene.analysis.sentence_of(event.span.start)
    return _POINTED.match(scene.text, sentence.start, event.span.start + 1) is not None


def _alike(one: Mention, event: Mention) -> bool:
    """The same event, as far as the names tell."""
    return one.name.endswith(event.name) or event.name.endswith(one.name)


def _opening(scene: Scene, dates: tuple[DateMention, ...]) -> list[Span]:
    """The first sentences of the article's first paragraph, from the one with a date on that follow speech."""
    first = [one.span for one in scene.analysis.sentences[:_FIRST]]
    body = [
        span
        for span in first
        if scene.analysis.block_of(span.start) is BlockKind.PARAGRAPH
        and scene.text[span.start : span.end].rstrip().endswith(_ENDS)
    ]
    spoken = 0
    while spoken < len(body) - 1 and _is_spoken(scene, body[spoken], dates):
        spoken += 1
    return body[spoken : spoken + _SENTENCES]


def _is_spoken(scene: Scene, sentence: Span, dates: tuple[DateMention, ...]) -> bool:
    """“这下放心了！” before the sentence that tells when and where."""
    return _SPEECH.match(scene.text, sentence.start) is not None and not dates_in(dates, sentence)


def _place(scene: Scene, event: Mention, sentences: Iterable[Span]) -> Iterator[Relation]:
    for sentence in sentences:
        for place in scene.within(sentence.start, sentence.end, PLACE, UNIT, ORGANIZATION):
            if scene.is_quoted(place.span.start) or place.span in event.span:
                continue
            is_told = event.span.end <= sentence.start  # then a lively place may be any, but on a day of its own
            is_set = not is_told or _DAY.search(scene.text, sentence.start, place.span.start) is not None
            is_set = is_set and sets_scene(scene, place, sentence.end)
            if is_set or is_at_head(scene, place, sentence) or (is_told and _is_gone_to(scene, place)):
                yield Relation(event, Predicate.HELD_AT, place, sentence, "lead-scene", "", Factuality.STATED, 0.7)
                return


def is_at_head(scene: Scene, place: Mention, sentence: Span) -> bool:
    """9月2日，|望榆村|的火塘边，…; 在|望榆小学|的教室里，…: where the sentence is set."""
    within = _WITHIN.match(scene.text, place.span.end)
    if within is None or not (place.type is PLACE or place.kind in _HOMES):
        return False
    start = scene.chain_start(place)
    start -= scene.text.endswith("在", 0, start)
    spoken = scene.text.rfind("”", sentence.start, start) + 1  # “这下放心了！”9月2日，在|望榆小学|的教室里
    at_head = _HEAD.fullmatch(scene.text, max(spoken, sentence.start), start) is not None
    if not at_head or not scene.analysis.starts_token(within.end()):
        return False
    return not scene.within(*within.span()) and not scene.verbs_in(*within.span())


def _titles(scene: Scene) -> list[Span]:
    first = [one.span for one in scene.analysis.sentences[:_FIRST]]
    return [span for span in first if scene.analysis.block_of(span.start) is BlockKind.TITLE]


def _is_gone_to(scene: Scene, place: Mention) -> bool:
    """非遗课堂走进|望榆小学, 师生到|云栖烈士墓 for what was told; not 走进云栖区, where no one place is."""
    start, end = scene.chain_start(place), place.span.end
    follower = scene.starting(end + scene.text.startswith("的", end))
    if place.type is ORGANIZATION and place.name.endswith(OFFICES):
        return False
    if scene.text[end : end + 1] == "、" or "先后" in scene.text[max(0, start - 8) : start]:
        return False  # 先后走进|云栖村、泊云村: of no one place
    if (place.type is UNIT and place.kind not in _SMALL) or (follower is not None and follower.type is not INITIATIVE):
        return False
    goes = place.type is PLACE and place.kind != "Road" and scene.text[start - 1] in "到赴往"
    goes = goes or _GONE_TO.search(scene.text, max(0, start - 8), start) is not None
    return goes and not _LED.match(scene.text, end)


def sets_scene(scene: Scene, place: Mention, end: int) -> bool:
    """泊云剧院|里座无虚席; not 云栖区|青禾社区的广场上人头攒动, where a narrower place follows."""
    at = place.span.end + (scene.text[place.span.end : place.span.end + 1] == "”")
    lively = SCENE.match(scene.text, at, end)
    return lively is not None and not scene.within(at, lively.end(), PLACE, UNIT, ORGANIZATION)


def _day(
    scene: Scene, event: Mention, sentence: Span, dates: tuple[DateMention, ...], context: DateContext
) -> Iterator[Relation]:
    told = (date for date in dates_in(dates, sentence) if not date.dateline and date.kind is not DateKind.LUNAR)
    first = next(told, None)
    if first is None or first.day is None or not is_of_events(scene, first):
        return
    if event.span in sentence and (counts_down(scene, event) or is_of_part(scene, event)):
        return
    if event.span not in sentence and scene.text.startswith("是", first.span.end):
        return  # 6月5日是第51个环境日。
    if event.span in sentence and event.span.end <= first.span.start and is_aim(scene, event.span.start):
        return
    opens = first.leading or scene.text[first.span.start - 1 : first.span.start] in _DATELINE
    opens = _does_on(scene, first) if first.aside else opens
    day = resolve(first, context) if opens else None
    if day is not None:
        yield Relation(event, Predicate.OCCURS_ON, day, sentence, "lead-day", "", Factuality.STATED, 0.7)


def _does_on(scene: Scene, day: DateMention) -> bool:
    """望江公司党支部于|7月13日|组织党员…: after who does it."""
    doer = scene.by_end.get(day.span.start - 1) if scene.text[day.span.start - 1] == "于" else None
    return doer is not None and doer.type in AGENTS
