"""Series told beside one of their sessions: 月光诗会, every month, and its 第七期月光诗会."""

import re

from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.discourse.short_forms import fold_name
from kg.model import Mention
from kg.patterns import late

_NTH = r"第[〇零一二三四五六七八九十百\d]{1,4}[期场讲站次回课]"
_SESSION = re.compile(rf"^(?P<owner>[^“”]{{0,12}}?){_NTH}(?P<stem>.{{3,}})$|^(?P<before>.{{3,}}?)的?{_NTH}(?:活动)?$")
# 每周六开讲, 从去年9月起, 已举办三十期, 自创办以来, 区里的品牌: said of a series, not of one session.
_CUSTOM = late(
    r"每(?!个人|[一]?位|名)|定期|常态化|(?:从|自)[^，。；\n]{0,14}(?:起|以来|创办|开办|启动|开设)|创办于|始于|品牌|开办以来"
    r"|(?:已|共|累计|先后|连续)[^，。；\n]{0,8}(?:举办|开展|开讲|办|开)[^，。；\n]{0,4}[\d一二三四五六七八九十百]余?[期场讲次站回]"
)
# 代表街道参加区里12月举行的|技能大赛, 获奖选手晋级全市|朗诵大赛
_SENT_TO = late(
    r"(?:代表[^，。；,;\n]{1,16}?(?:参加|出战|参与|角逐)|晋级|入围|推荐[^，。；,;\n]{0,10}?参加|选[送派拔][^，。；,;\n]{0,10}?参加)[^，。；,;\n“”]{0,14}$"
)
_COUNT = late(r"\d+[余多]?[场次期班]")
_SO_FAR = late(r"(?:以来|已|累计|先后|共)[^。；;\n]{0,20}$")
_SENT = 48  # characters before a name in which this is said
_NEAR = 60  # characters around a name in which its sentence says how often it is held


def series_of(scene: Scene, session: Mention) -> Mention | None:
    """The series told in the article of which the mention is a session."""
    stem = _stem(session.name)
    return scene.once("told series", lambda: _told(scene)).get(stem) if stem else None


def is_session_of(scene: Scene, session: Mention, series: Mention) -> bool:
    """True where the second is told as a series and the first is a session of it."""
    stem = _stem(session.name)
    return bool(stem) and stem == fold_name(series.name) and series_of(scene, session) is not None


def is_told_series(scene: Scene, mention: Mention) -> bool:
    """True for the name of a series that is told beside one of its sessions."""
    told = scene.once("told series", lambda: _told(scene))
    return bool(told) and fold_name(mention.name) in told


def is_elsewhere(scene: Scene, *events: Mention) -> bool:
    """True where one of them is a contest that the winners of the other go to, or all of a kind: 已举办|培训班|42期."""
    return any(_is_sent_to(scene, event) or _is_counted(scene, event) for event in events)


def _is_sent_to(scene: Scene, event: Mention) -> bool:
    start = event.span.start
    low = max(scene.analysis.sentence_of(start).start, start - _SENT)
    return event.kind == "Competition" and _SENT_TO.search(scene.text, low, start) is not None


def _is_counted(scene: Scene, event: Mention) -> bool:
    if event.name[:1] == "“" or _COUNT.match(scene.text, event.span.end) is None:
        return False
    start = event.span.start
    low = max(scene.analysis.sentence_of(start).start, start - _SENT)
    return event.kind == "Training" and _SO_FAR.search(scene.text, low, start) is not None


def _stem(name: str) -> str:
    """The folded name of the series in that of a session, or ""."""
    session = _SESSION.match(name) if "第" in name else None
    return fold_name(session["stem"] or session["before"]) if session else ""


def _told(scene: Scene) -> dict[str, Mention]:
    """The first mention of each series, by its folded name: one whose sentence says how often or since when."""
    named = scene.of_type(INITIATIVE)
    stems = {stem for mention in named if (stem := _stem(mention.name))}
    found: dict[str, Mention] = {}
    for mention in named:
        name = fold_name(mention.name)
        if name in stems and name not in found and _is_custom(scene, mention):
            found[name] = mention
    return found


def _is_custom(scene: Scene, mention: Mention) -> bool:
    sentence, (start, end) = scene.analysis.sentence_of(mention.span.start), (mention.span.start, mention.span.end)
    low, high = max(sentence.start, start - _NEAR), min(sentence.end, end + _NEAR)
    return _CUSTOM.search(scene.text, low, high) is not None
