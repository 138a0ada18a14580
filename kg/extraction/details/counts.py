"""What is counted of an initiative: 200多名居民参加, 总投资8万元, 惠及916户, 发放传单300份, 为期三天."""

from collections.abc import Iterator

from kg.extraction.details.told import Detail, Told, all_told
from kg.extraction.discourse.events import LASTING
from kg.extraction.discourse.scene import INITIATIVE, UNIT, Scene
from kg.extraction.text.quantities import Quantity, find_quantities
from kg.model import Predicate
from kg.patterns import late

_HAN = r"[^\W\da-zA-Z_]"
_ALREADY = r"(?:现场|当天|当日|活动|共计?|总共|一共|累计|已经?|将|预计|计划|还|并|期间|目前|截至目前|先后|直接|可|均)*"
_MONEY = frozenset({"元", "美元", "人民币", "港元"})
_PEOPLE = frozenset({"人", "名", "位", "人次", "户", "家", "户次"})
_TAKE_PART = "参加|参与|参赛|出席|到场|观看|聆听|报名|参展|参会"
_STOP = r"(?=[，。；、,;！\n]|$)"
_LASTS = (
    r"(?P<span>(?:\d{1,3}|[一二两三四五六七八九十半百]{1,4})多?余?(?:个半|个多|个)?(?:天|日|月|周|年|小时|分钟)半?)"
)
# What is done to, or by, what is counted.
_DOES = late(
    rf"{_ALREADY}(?P<verb>吸引|惠及|服务|覆盖|培训|接待|受益|发放|发送|派发|赠送|募集|筹集|筹得|募得|捐赠|征集|收到|接受咨询|提供咨询|解答咨询|接受义诊|义诊"
    rf"|总?投资|投入|出资|耗资|改造面积|修补面积|建筑面积|占地面积?|全长|总长|展出|签约|达成|提供|排查|清理|整治|收集|走访|慰问|栽种|种植|植树)"
    rf"(?P<noun>(?:(?!来自|突破|比例|超|近|约|其中|[了达的全年共一二三四五六七八九十两几])(?:{_HAN})){{0,6}})(?:了|达到?|共|突破|近?约?|超过?)*(?:来自[^，。；,;\n\d]{{2,16}}的)?$"
)
_FOR_TIME = late(
    rf"{_ALREADY}(?P<verb>为期|历时|持续(?:时间)?)(?:约|近|达|将)*{_LASTS}(?=[，。；、,;！\n]|完成|结束|$)"
)
_OF_TIME = late(rf"(?P<verb>为期|历时){_LASTS}的(?:(?!时间|期间)[^，。；、,;\n的]){{0,6}}$")
_NUMBER = late(r"[\d零一二两三四五六七八九十百千万近约超逾数]")
_WHO = rf"(?P<who>(?:(?![来到在从]){_HAN}){{0,10}}?)"
_HOW = "(?:积极|踊跃|共同|现场|一起|热情|应邀|线[上下]|前来|报名|签约)*"
_COMES = late(rf"{_WHO}{_HOW}(?P<verb>{_TAKE_PART})了?(?:此次|本次|这场|该)?(?:活动|比赛|仪式|会议|培训|大会)?{_STOP}")
_OBJECT = late(rf"{_WHO}{_HOW}(?P<verb>参加|参与|出席|观看|聆听)(?:了|此次|本次|这场|这次|该)*$")
_NAMED = late(rf"{_HAN}{{0,8}}?(?={_HOW}(?:{_TAKE_PART}|体验|参观|打卡|加入|落户|前来|[，。；、,;！\n]|$))")
_FROM = late(rf"{_ALREADY}(?:共?有|来自[^，。；,;\n\d]{{2,24}}?的)*$")
_NONE = late(rf"(?:{_HAN}{{0,2}}(?:国家|地区|城市|省份|[县市区省])|[中里])")  # 来自116个国家, 9800万元中
_AIDS = ("依托", "借助", "围绕", "结合", "利用", "根据", "按照", "落实", "随着", "通过", "以", "作为", "针对", "借")
_HOLDS = late(r"(?P<verb>开展|举办|组织|举行|召开|推出|实施)了?$")
_TIMES = frozenset("场次项期")  # of 开展60场|便民集市活动
_ENDS = late(_STOP)  # what follows: 参加|决赛|，; not 参加|决赛|阶段比赛
_CLAUSES, _ON, _SHORT = 4, 60, 30


def find_counts(scene: Scene) -> Iterator[Detail]:
    """The counts of the clauses that go on from an initiative, and of what it is the object of."""
    for told in all_told(scene):
        if told.initiative.kind not in LASTING and not scene.text.endswith(_AIDS, 0, told.span.start):
            yield from _after(scene, told)
            yield from _before(scene, told)


def _after(scene: Scene, told: Told) -> Iterator[Detail]:
    """…工程|总投资8万元，惠及916户: as far as each clause begins with what it counts."""
    if _is_listed(scene, told):
        return
    clause, at = scene.analysis.clause_of(told.span.end - 1), told.span.end
    sentence = scene.analysis.sentence_of(told.span.start)
    for number in range(_CLAUSES):
        end = min(clause.end, at + _ON)
        if scene.within(at, end, INITIATIVE):
            return
        found = tuple(_counted(scene, told, at, end))
        yield from found
        if not found and (number or _NUMBER.search(scene.text, at, end)):
            return
        clause = scene.analysis.clause_of(clause.end + 1)
        at = clause.start
        if at <= end or at >= sentence.end:
            return


def _is_listed(scene: Scene, told: Told) -> bool:
    """展览、|讲座|和|比赛: whose the count is that follows is not plain."""
    around = (scene.text[told.span.start - 1 : told.span.start], scene.text[told.span.end : told.span.end + 1])
    return any(mark and mark in "、和与及" for mark in around)


def _counted(scene: Scene, told: Told, at: int, end: int) -> Iterator[Detail]:
    if lasts := _FOR_TIME.match(scene.text, at, end):
        yield _detail(told, lasts["span"], lasts.start("verb"), lasts["verb"])
        return
    quantity = _first(scene, at, end)
    if quantity is None:
        return
    start, stop = at + quantity.span.start, at + quantity.span.end
    does = _DOES.match(scene.text, at, start)
    if does and _fits(told, does["verb"], quantity) and not scene.within(does.start(), start, UNIT):
        noun = _NAMED.match(scene.text, stop, end)
        words = scene.text[start : noun.end() if noun else stop]
        yield _detail(told, words, does.start("verb"), scene.text[does.start("verb") : does.end("noun")])
    elif quantity.unit in _PEOPLE and _FROM.match(scene.text, at, start):
        comes = _COMES.match(scene.text, stop, end)
        if comes:
            yield _detail(told, scene.text[start:stop] + comes["who"], comes.start("verb"), comes["verb"])


def _first(scene: Scene, at: int, end: int) -> Quantity | None:
    """The one count of a clause; none where there are more, which may be parts of it."""
    found = find_quantities(scene.text[at:end]) if _NUMBER.search(scene.text, at, end) else ()
    if len(found) != 1 or _NONE.match(scene.text, at + found[0].span.end, end):
        return None
    return found[0]


def _fits(told: Told, verb: str, quantity: Quantity) -> bool:
    if quantity.unit == "%" or told.initiative.kind == "Ceremony":
        return False
    if verb.endswith(("投资", "出资", "耗资")):
        return quantity.unit in _MONEY
    return quantity.unit in _PEOPLE if verb in ("吸引", "惠及", "服务", "培训", "接待") else True


def _before(scene: Scene, told: Told) -> Iterator[Detail]:
    """200多名居民参加|活动, 为期三天的|活动."""
    clause = scene.analysis.clause_of(told.span.start)
    low = max(clause.start, told.span.start - _SHORT)
    if not _NUMBER.search(scene.text, low, told.span.start) or scene.within(low, told.span.start, INITIATIVE):
        return
    if lasts := _OF_TIME.search(scene.text, low, told.span.start):
        yield _detail(told, lasts["span"], lasts.start(), lasts["verb"])
    for quantity in find_quantities(scene.text[low : told.span.start])[-1:]:
        start, stop = low + quantity.span.start, low + quantity.span.end
        held = _HOLDS.search(scene.text, max(clause.start, start - 5), start)
        if held and stop == told.span.start and quantity.unit in _TIMES:
            yield _detail(told, scene.text[start:stop], held.start(), held["verb"])
        takes = _OBJECT.match(scene.text, stop, told.span.start)
        if takes and quantity.unit in _PEOPLE and _ENDS.match(scene.text, told.span.end):
            yield _detail(told, scene.text[start:stop] + takes["who"], takes.start("verb"), takes["verb"])


def _detail(told: Told, words: str, trigger: int, qualifier: str) -> Detail:
    return Detail(told.initiative, Predicate.QUANTITY, words, trigger, 0.8, qualifier)
