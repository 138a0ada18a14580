"""Where an event takes place that is pointed at after its scene: 某校的操场上笑声不断。这是该校的读书节."""

import re
from collections.abc import Iterable, Iterator

from kg.extraction.bodies.board import LOWEST
from kg.extraction.discourse.anaphors import THAT, meant_by
from kg.extraction.discourse.events import LASTING, first_event
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PLACE, UNIT, Scene
from kg.extraction.text.adverbs import LIGHT
from kg.extraction.text.occurring import EVENTS, STARTS
from kg.extraction.undertakings.actors import follows_venue
from kg.extraction.undertakings.lead import NTH, is_at_head, sets_scene
from kg.extraction.undertakings.occurrence import OFFICES
from kg.extraction.undertakings.owners import apart_from
from kg.model import BlockKind, Mention, Predicate, Relation, Span
from kg.patterns import late

# 这是…举办的|邻里节, 正在这里举行的是|…; not 这是因为…, nor 这是…的|邻里节送来的.
_POINTS = re.compile(
    r"(?:这(?:一?天|[场次堂期](?:[^\W\da-zA-Z_]{1,2})?)?|眼前|当天)(?:就|正|便|可|不)?(?:是(?![因由为否])|一幕)(?P<between>[^。！？!?；;\n]{0,60})$"
)
# 在这里上完了|培训班; 当天，某村举行|选举大会: at the scene before.
_HERE = late(r"[^。！？\n]{0,40}在(?:这里|这儿|此(?![次间后前期]))")
_THAT_DAY = late(r"(?:当[天日晚]|这一?天)(?:上午|下午|晚上?)?[，,]")
_JUST_SO = re.compile(r"[，,]?(?:就|便)?(?:这样|由此|此刻|正在此)")
_OTHER = late(r"继|[之以]?后|前身|以来|上[届次]|参加过")
# 望榆中学的操场上, 泊云公园里, 望榆中学门口
_WITHIN = late(
    r"(?:[^\W\da-zA-Z_]{1,4}[室厅](?=[，,])|(?:的[^\W\da-zA-Z_]{1,8}?|[^\W\da-zA-Z_]{1,4}[室厅场院堂楼馆])?(?:[里内上前外中]|门口|[东南西北]门)(?![级届年月来往后学]))"
)
# 某公司厂区, 某广场三楼, 某村的村民撤向高处
_PART = late(r"的?(?:厂区|校园|院区|园区|[一二三四五]楼|操场|大厅|(?:村民|居民|师生|孩子|老人|乡亲)们?)")
_HEAD = late(
    r"(?:[^，。；,;\n]{0,24}(?:[日天午晚晨早末点]|时许?)[，,]?|\s*)(?:位于[^，。；,;\n]{1,16}的)?|(?:来到|走进|走入)"
)
_HEADS = late(
    rf"{LIGHT}(?:由[^，。；\n]{{2,24}}的|(?:一[场次堂]|首[届场次]|本[届次])[^，。；“”\n]{{0,14}}|[^，。；“”\n]{{2,10}}的)?"
)
_GOES_ON = late(rf"[^，。；！？,;!?\n]{{0,14}}?(?:{STARTS}|正在|进行|开展)")
_SEES = late(r"(?:观看|观赏|欣赏|参观|体验|参加)了?$")  # 在望榆纪念馆，|游客正在观看|主题展览
_IS_TO_COME = late(r"将(?:陆续|再|会|要|继续)*(?:推出|举|开[展启]|组织)")  # 广场上锣鼓喧天，全区将推出20场|演出
_ITS = late(r"是(?=该(?:校|院|村|社区|小区))")
_FAR = 160  # characters from the scene to what it is, or to the event
_BACK = 3  # sentences
_OPENS = 8  # characters of 昨日的, 这就是
_AROUND = 72  # characters before the name in which it is pointed at


def find_pointed(scene: Scene, named: Iterable[Mention], told: Iterable[Relation]) -> Iterator[Relation]:
    """heldAt of the events that no clause of their own tells the place of."""
    known = [r.subject.name for r in told if r.predicate is Predicate.HELD_AT and r.subject is not None]
    for event in apart_from(named, known):
        pointer = None if event.kind in LASTING else _pointer(scene, event)
        place = _lively(scene, event) if pointer is None else _scene_before(scene, pointer)
        if place is None or place.span in event.span or _is_to_come(scene, event) or _is_of_lesson(scene, place, event):
            continue
        sentence = scene.analysis.sentence_of(event.span.start)
        factuality = judge_clause(scene, scene.analysis.clause_of(event.span.start), event.span.start)
        if factuality is not None:
            yield Relation(event, Predicate.HELD_AT, place, sentence, "pointed-scene", "", factuality, 0.7)


def _is_of_lesson(scene: Scene, place: Mention, event: Mention) -> bool:
    """会议室里，一堂|培训课正在进行。这是|“银龄课堂”|的第六课: the place of what stands between."""
    if NTH.match(scene.text, event.span.end) is None:
        return False
    clause = scene.analysis.clause_of(event.span.start)
    return any(m.name != event.name for m in scene.within(place.span.end, clause.start, INITIATIVE))


def _is_to_come(scene: Scene, event: Mention) -> bool:
    return _IS_TO_COME.search(scene.text, max(0, event.span.start - 12), event.span.start) is not None


def _lively(scene: Scene, event: Mention) -> Mention | None:
    """望榆中学的操场上拉起横幅，师生举行|诵读会: the lively scene that its sentence begins with."""
    start = event.span.start
    if event.kind not in EVENTS or scene.is_quoted(start):
        return None
    sentence = scene.analysis.sentence_of(start)
    low = max(sentence.start, start - _FAR)
    item = max(scene.text.rfind(mark, low, start) for mark in "；;")  # 在某馆，…；在某市，|研学游火热
    for place in scene.within(max(low, item), start, PLACE, UNIT, ORGANIZATION):
        clause = scene.analysis.clause_of(place.span.start)
        if clause.end < start and sets_scene(scene, place, clause.end):
            return place
        if clause.end < start and (is_at_head(scene, place, sentence) or _is_in_all(scene, place, clause, event)):
            return place
    return None


def _is_in_all(scene: Scene, place: Mention, clause: Span, event: Mention) -> bool:
    return _is_all(scene, place, clause) and _is_there(scene, event)


def _is_there(scene: Scene, event: Mention) -> bool:
    """The event goes on, or its clause begins with it: |一场别开生面的|老歌会吸引了居民."""
    start = scene.chain_start(event)
    clause = scene.analysis.clause_of(start)
    heads = _HEADS.fullmatch(scene.text, clause.start, start) is not None
    if heads or _GOES_ON.match(scene.text, event.span.end) is not None:
        return True
    return _SEES.search(scene.text, max(clause.start, start - 6), start) is not None


def _is_all(scene: Scene, place: Mention, clause: Span) -> bool:
    """望榆广场上，|…: all that the clause says is where."""
    start, end = scene.chain_start(place), place.span.end
    within = _WITHIN.fullmatch(scene.text, end, clause.end) is not None
    at = scene.text.endswith("在", 0, start)
    is_venue = place.type is PLACE or place.kind in LOWEST or place.kind == "School"
    is_all = within or (at and end == clause.end and is_venue)
    return is_all and _HEAD.fullmatch(scene.text, clause.start, start - at) is not None


def _pointer(scene: Scene, event: Mention) -> int | None:
    """Where the words stand that point at the event."""
    start = event.span.start
    if scene.is_quoted(start) or scene.analysis.block_of(start) is not BlockKind.PARAGRAPH:
        return None
    sentence = scene.analysis.sentence_of(start)
    points = _POINTS.search(scene.text, max(sentence.start, start - _AROUND), start)
    if points is not None:
        return None if _OTHER.search(points["between"]) else points.start()
    if _HERE.match(scene.text, sentence.start, start) or _THAT_DAY.match(scene.text, sentence.start, start):
        return sentence.start if event == first_event(scene) else None
    is_so = _JUST_SO.match(scene.text, event.span.end) is not None
    return sentence.start if is_so and scene.chain_start(event) - sentence.start < _OPENS else None


def _scene_before(scene: Scene, pointer: int) -> Mention | None:
    """The place that the words before set the scene in, of the nearest sentence that has one."""
    end, low = pointer, max(0, pointer - _FAR)
    for _ in range(_BACK):
        if end <= low:
            break
        sentence = scene.analysis.sentence_of(end - 1)
        for place in scene.within(sentence.start, end, PLACE, UNIT, ORGANIZATION):
            if not scene.is_quoted(place.span.start) and _is_scene(scene, place):
                return place
        end = sentence.start
    its = _ITS.search(scene.text, pointer, pointer + _OPENS)
    that = None if its is None else THAT.match(scene.text, its.end())
    return None if that is None else meant_by(scene, that)


def _is_scene(scene: Scene, place: Mention) -> bool:
    """A place at the head of a clause or after 在, or within a body or unit that stands so."""
    start, end = scene.chain_start(place), place.span.end
    if place.type is ORGANIZATION and place.name.endswith(OFFICES):
        return False
    holder = scene.by_end.get(start - 1) if scene.text[start - 1 : start] == "的" else None
    start = scene.chain_start(holder) if holder is not None and holder.type is UNIT else start  # 临溪镇的|望榆中学
    follower = scene.starting(end + scene.text.startswith("的", end))
    if follower is not None and follower.type in (PLACE, UNIT, ORGANIZATION):
        return False
    clause = scene.analysis.clause_of(start)
    at_head = _HEAD.fullmatch(scene.text, clause.start, start) is not None
    if not (at_head or follows_venue(scene, place, start)):
        return False
    if _WITHIN.match(scene.text, end, clause.end) or _PART.match(scene.text, end):
        return True
    if sets_scene(scene, place, clause.end):
        return True
    is_all = end == clause.end and place.kind in LOWEST  # 剧团来到|望榆村|，连唱三天
    return is_all or (place.type is PLACE and place.kind != "Road")
