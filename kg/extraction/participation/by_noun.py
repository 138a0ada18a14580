"""Who takes part by the noun before the name: 主持人周远山, 评委沈清禾, 学员石天, at an event that has such people."""

from collections.abc import Iterator

from kg.extraction.discourse.events import event_of_kinds, is_told_last
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PERSON, Scene
from kg.extraction.participation.deeds import contest_before
from kg.extraction.participation.nominal import ABSENT, only_tells_who
from kg.extraction.participation.roles import role_told
from kg.extraction.text.matching import Rare
from kg.model import Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

_CONTEST, _COURSE = frozenset({"Competition"}), frozenset({"Training"})
_PIECE = Rare.of(
    r"的(?:《[^》\n]{2,20}》(?![、，和也])|[\u4e00-\u9fff“”]{0,6}?(?:独唱|合唱|对唱|舞蹈|歌舞|[扇手语场步子伴]舞|小品|相声|快板|三句半|朗诵|独奏|合奏|齐奏|太极[拳扇剑]?"
    r"|旗袍秀|走秀|武术|腰鼓|秧歌|花鼓戏?|戏曲|舞[狮龙]|杂技|魔术)(?:《[^》\n]{2,20}》)?)"
    r"(?=[、，和]|赢得|博得|引[来得]|让|拉开|依次|先后|轮番|轮流|将|把|展现|道出|更是|也|相继|令)",
    "唱|舞|的小品|的相声|快板|三句半|朗诵|奏|太极|袍秀|走秀|武术|腰鼓|秧歌|戏曲|花鼓|杂技|魔术|的《",
)
_SHOWS = frozenset({"Activity", "Ceremony", "Festival"})
_PERFORM = frozenset({ORGANIZATION, PERSON})
_SMALL = frozenset({"Community", "Village"})  # units that have their own dancers
_ANY = frozenset({"Activity", "Ceremony", "Competition", "Festival", "Meeting", "Training"})
_NOUNS = {
    "主持人": ("presides", _ANY),
    **dict.fromkeys(("主讲人", "主讲嘉宾", "主讲老师", "主讲教师", "主讲专家"), ("speaks", _ANY)),
    **dict.fromkeys(
        ("评委", "裁判长", "裁判", "裁判员", "选手", "参赛者", "获奖者", "冠军", "亚军", "季军", "得主"),
        ("other", _CONTEST),
    ),
    **dict.fromkeys(
        ("运动员", "领队", "教练", "教练员", "解说", "门将", "前锋", "后卫", "中锋", "鼓手", "舵手"),
        ("other", _CONTEST),
    ),
    **dict.fromkeys(("学员", "学员代表"), ("attends", _COURSE)),
    **dict.fromkeys(
        ("参会者", "与会者", "参会代表", "与会代表", "特邀嘉宾", "参会嘉宾", "获奖代表"), ("attends", _ANY)
    ),
}
# 家长代表周远山, 学员代表、某镇副镇长沈清禾; not 人大代表.
_DELEGATE = (
    r"(?:学[生员]|[教老]师|师生|家长|职工|员工|居民|村民|业主|企业|选手|运动员|裁判员|志愿者|获奖者?|青年|党员|[新老]生|毕业生"
    r"|校友|嘉宾|商户|群众|教官|医护|护士|医生|农户|队员|参[赛会]|与会|受助|受表彰)代表"
)
_DELEGATES = late(rf"{_DELEGATE}$")
_LONGEST = 8
_SURE = ("presides", "speaks")
_CONTENDERS = ("运动员", "裁判员", "选手", "参赛")
# 裁判长、|某校教授周远山: the noun before others.
_AMONG = Rare.of(
    rf"(?P<noun>{_DELEGATE}|主持人|主讲人|评委|裁判长|选手|[冠亚季]军|领队|主?教练|学员|特邀嘉宾)(?:、|——)(?=[^\W\da-zA-Z_])",
    "代表、|代表—|持人、|讲人、|评委、|判长、|选手、|冠军、|亚军、|季军、|领队、|教练、|学员、|嘉宾、",
)
_LAST = frozenset((*(noun[-2:] for noun in _NOUNS), "代表"))
# 奥运冠军周远山, 上届冠军, 电视台主持人: of another event, or a post.
_ELSEWHERE = late(
    r"(?:奥运会?|世界|全国|亚洲|亚运会?|全运会?|全省|省|上届|往届|历届|前|原|电台|电视台|电视|电台|频道|节目|栏目|中心|集团|知名|著名)$"
)
_PAST = late(r"去年|前年|上届|早年|曾")  # 去年第二届大赛的冠军|周远山


def find_by_noun(scene: Scene) -> Iterator[Relation]:
    """participatesIn for each person whom such a noun stands before."""
    if not scene.of_type(INITIATIVE):
        return
    for person in scene.of_type(PERSON):
        start = person.span.start
        if start > 1 and scene.text[start - 2 : start] in _LAST:
            yield from _by_noun(scene, person, _noun_before(scene, start))
    yield from _by_piece(scene)
    for among in _AMONG.finditer(scene.text):
        people = scene.within(among.end(), scene.analysis.clause_of(among.end()).end, PERSON)[:1]
        if people and only_tells_who(scene, among.end(), people[0]):
            yield from _by_noun(scene, people[0], _noun_before(scene, among.end("noun")))


def _by_piece(scene: Scene) -> Iterator[Relation]:
    """青禾艺术团|的手语舞、沈清禾|的独唱|赢得掌声: who performs, by what is performed."""
    for found in _PIECE.finditer(scene.text):
        who = scene.by_end.get(found.start())
        performs = who is not None and (who.type in _PERFORM or who.kind in _SMALL)
        event = event_of_kinds(scene, who.span.start, _SHOWS) if who is not None and performs else None
        told = event is not None and event.kind in _SHOWS and is_told_last(scene, event, found.start())
        if (
            who is None
            or event is None
            or not told
            or scene.is_quoted(found.start())
            or event.span.end > who.span.start
        ):
            continue
        sentence = scene.analysis.sentence_of(found.start())
        factuality = judge_clause(scene, scene.analysis.clause_of(found.start()), found.start())
        if factuality is not None and not _PAST.search(scene.text, sentence.start, found.start()):
            rule = "participation-piece"
            yield Relation(who, Predicate.PARTICIPATES_IN, event, sentence, rule, "performs", factuality, 0.75)


def _by_noun(scene: Scene, person: Mention, noun: str | None) -> Iterator[Relation]:
    sentence = scene.analysis.sentence_of(person.span.start)
    absent = ABSENT.match(scene.text, person.span.end) is not None
    if noun is None or absent or _PAST.search(scene.text, sentence.start, person.span.start):
        return
    role, kinds = _NOUNS[noun]
    event = _event(scene, person.span, kinds)
    clause = scene.analysis.clause_of(person.span.start)
    factuality = judge_clause(scene, clause, person.span.end) if event else None
    if event is not None and factuality not in (None, Factuality.PLANNED):
        yield Relation(
            person,
            Predicate.PARTICIPATES_IN,
            event,
            sentence,
            "participation-noun",
            role if role in _SURE else role_told(scene, person, event, role),
            factuality or Factuality.STATED,
            0.75,
        )


def _noun_before(scene: Scene, end: int) -> str | None:
    """The noun that ends before the name, longest first."""
    if delegate := _DELEGATES.search(scene.text, max(0, end - _LONGEST), end):
        contends = delegate.group().startswith(_CONTENDERS)
        return None if scene.covering(delegate.start()) else "选手" if contends else "与会代表"
    ends = (scene.text[end - n : end] for n in (4, 3, 2) if n <= end)
    noun = next((noun for noun in ends if noun in _NOUNS), None)
    if noun is None or scene.by_end.get(end - len(noun)) is not None:
        return None
    return None if _ELSEWHERE.search(scene.text, max(0, end - len(noun) - 4), end - len(noun)) else noun


def _event(scene: Scene, name: Span, kinds: frozenset[str]) -> Mention | None:
    """The last event of the kinds before the name; of any kind only where no other was told since."""
    if kinds is _CONTEST:
        return contest_before(scene, name)
    event = event_of_kinds(scene, name.start, kinds)
    if event is None or event.kind not in kinds:
        return None
    return event if kinds is _COURSE or is_told_last(scene, event, name.start) else None
