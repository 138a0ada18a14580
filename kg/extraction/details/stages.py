"""How far an initiative is: planned (将于…启动), launched (启动), ongoing (正在开展), completed (圆满落幕)."""

from collections.abc import Iterator

from kg.extraction.details.told import Detail, Told, all_told, factuality_at
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.text.adverbs import LIGHT
from kg.model import Factuality, Mention, Predicate
from kg.patterns import late

PLANNED, LAUNCHED, ONGOING, COMPLETED = "planned", "launched", "ongoing", "completed"
_STANDING = frozenset({"Brand", "Mechanism", "Policy"})
_STOP = r"(?=[，。；、,;！\n]|$)"
_WHERE = r"(?:[在于从][^，。；：、,;:\n“”的]{2,16}?)?"
# 启动|仪式, 启动|以来, 落幕|战: what the verb only begins a noun of, or a time by.
_NO_NOUN = r"(?!仪式|大会|会议|资金|以来|[后前时之的战]|阶段|项目|区域?|第|现场|当[天日]|[^，。；,;\n]{0,4}仪式)"
_LAUNCHES = "启动|启幕|开幕|拉开了?(?:帷幕|序幕|大幕)|开工|动工|上线|揭牌|开赛|开班|开营|开镰|开机|奠基"
_ENDS = (
    "(?:圆满|胜利|顺利)?(?:落幕|闭幕|收官|竣工|完工|结营|结业|谢幕|落下帷幕|画上(?:圆满)?句号)"
    rf"|(?:圆满|胜利|顺利|全部|全面|正式)(?:结束|完成){_STOP}|通过(?:竣工|工程)?验收"
)
_GOES = (
    "正在?(?:火热|有序|加紧|抓紧|稳步|顺利|全力|如火如荼地?|紧张|热烈)*(?:进行|推进|建设|施工|开展|举行|展出|实施|热映)"
    "|持续(?:推进|进行|开展)|进行中|如火如荼地?(?:进行|开展)|进入(?:冲刺|收尾|攻坚|施工)阶段"
)
_AFTER = late(
    rf"(?:{LIGHT}{_WHERE}){{1,2}}(?:(?P<launched>{_LAUNCHES})|(?P<completed>{_ENDS})|(?P<ongoing>{_GOES})"
    rf"|(?P<held>举行|举办|召开|开展|实施){_STOP}){_NO_NOUN}"
)
_BEFORE = late(
    "(?:(?P<launched>(?:正式|联合|同步|全面|率先|宣布|部署)?启动|开启)了?"
    "|(?P<ongoing>正在?(?:广泛|深入|大力|集中|全力|扎实|火热|联合)?(?:开展|推进|实施|举行|举办|进行)|持续(?:开展|推进|实施))着?"
    "|(?P<held>举行|举办|召开|开展|实施))"
    r"(?:一[场次项个]|为期[^，。；,;\n“”]{1,6}的|本[次轮]|新一轮)?$"
)
_GOES_ON = late(r"(?:建设|实施|开展)?(?=[，。；、,;！\n”]|$|在|和|以?及|并|活动)")  # 启动“…”行动|，; not 启动…行动|申报
_ANEW = late(r"(?:继续|持续|深入|进一步)[^，。；、,;\n]{0,4}$")  # 将继续|实施: what is planned goes on already
_CEREMONY = dict.fromkeys(("启动", "开幕", "开工", "上线", "揭牌"), LAUNCHED) | dict.fromkeys(
    ("竣工", "闭幕"), COMPLETED
)
_REACH, _ON, _FAR = 24, 40, 120


def find_stages(scene: Scene) -> Iterator[Detail]:
    """What the verb right after or before an initiative says of how far it is."""
    for told in all_told(scene):
        if told.initiative.kind in _STANDING:
            continue
        found = _after(scene, told) or _before(scene, told)
        if found is not None:
            verb, stage = found
            yield Detail(told.initiative, Predicate.STAGE, stage, verb, 0.85)
        if told.span == told.initiative.span:
            yield from _opened(scene, told.initiative)


def _after(scene: Scene, told: Told) -> tuple[int, str] | None:
    end = told.span.end
    found = _AFTER.match(scene.text, end, min(len(scene.text), end + _ON))
    if found is None:
        return None
    return _judged(scene, found.start(found.lastgroup or 0), found.lastgroup or "")


def _before(scene: Scene, told: Told) -> tuple[int, str] | None:
    start = told.span.start
    low = max(scene.analysis.clause_of(start).start, start - _REACH)
    found = _BEFORE.search(scene.text, low, start)
    if found is None or not _GOES_ON.match(scene.text, told.span.end):
        return None
    return _judged(scene, found.start(found.lastgroup or 0), found.lastgroup or "")


def _judged(scene: Scene, verb: int, stage: str) -> tuple[int, str] | None:
    """What is to begin is planned; that something is to end does not say how far it is, nor that it was held."""
    factuality = factuality_at(scene, verb)
    if factuality is Factuality.PLANNED:
        is_plan = stage in (LAUNCHED, "held") and not _ANEW.search(scene.text, max(0, verb - 8), verb)
        return (verb, PLANNED) if is_plan else None
    low = max(scene.analysis.sentence_of(verb).start, verb - _FAR)
    is_wish = stage == ONGOING and scene.text.find("下一步", low, verb) >= 0
    return (verb, stage) if factuality is not None and stage != "held" and not is_wish else None


def _opened(scene: Scene, ceremony: Mention) -> Iterator[Detail]:
    """“清风行”行动|启动仪式: what the ceremony's name begins with is launched by it."""
    if ceremony.kind != "Ceremony" or factuality_at(scene, ceremony.span.start) in (None, Factuality.PLANNED):
        return
    for part in scene.inside(ceremony):
        rest = scene.text[part.span.end : ceremony.span.end].removeprefix("活动")
        stage = _CEREMONY.get(rest.removesuffix("仪式")) if rest.endswith("仪式") else None
        if stage and part.type is INITIATIVE and part.span.start <= ceremony.span.start + 1:
            yield Detail(part, Predicate.STAGE, stage, ceremony.span.start, 0.85)
