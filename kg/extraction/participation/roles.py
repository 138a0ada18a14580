"""How somebody takes part who is only known to: by what the words around the name say is done there."""

import re

from kg.extraction.biography.positions import phrase_start
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, Scene
from kg.extraction.participation.nominal import only_tells_who
from kg.model import Mention, Predicate
from kg.patterns import late

_SPEAKS = (
    r"发言|开腔|致[辞词谢]|寄语|(?<![听两])讲(?![究台座坛桌义])[话课授解述了起到得]?(?=[《“]|[^\W\da-zA-Z_]{2})|讲[话课]|主讲|宣讲|授课"
    r"|上[^，。；\n]{0,3}[堂课]|解读(?![^，。；]{0,4}(?:报告|结果|化验))|点评|点名|推介|分享|释疑|答疑|解答|(?:登台|上台|经验|作了?)[^，。；\n]{0,4}交流|提问|发问(?!卷)|追问"
    r"|提[出议到了]|建议|谈[了起到]|答复|答应|说起|回应|回答|表态|道歉|致歉|感谢|插话|接过话|举起?手(?!机)|念[了出起]|说清|算了?一?笔账"
    r"|作了?[^，。；\n]{0,8}(?:说明|检讨|动员)"
)
_REPORTS = r"汇报|通报|报告了|作[^，。；\n]{0,12}报告|念账|述职|播报"
_PERFORMS = (
    r"[演合齐]?唱|朗[诵读]|诵读?|[合演独齐伴]奏|弹[奏唱起了]|[拉吹]了?[^，。；\n]{0,4}[琴胡弦笛笙箫]|演[出了]|表演|扮演?|饰演?|登场|献[艺演]|上演"
    r"|跳(?:起(?!来)|了)|舞[起动]|起舞|走秀|打了?[^，。；\n]{0,4}(?:快板|[拳鼓])|说了?[^，。；\n]{0,3}(?:相声|快板|评书)|一曲《|挥毫|耍起"
)
_ATTENDS = (
    r"参加|出席|[到在]场|到会|在座|就座|落座|列席|旁听|观[摩看礼战]|[坐站][在到]|听[完得了过]|[来去][看听]|围坐|[前赶]来|到了场|领[取到]|受表彰|见证"
    r"|肃立|默哀|报了?名|巡[查看]|来(?:了|过|到[^，。；\n]{0,6}[现会]场|(?=[，。]))"
)
_ELSE = r"[当任](?:裁判|评委|[^，。；\n]{0,4}指挥)"
# At a meeting what is said is said there; elsewhere it may be said to the paper: 周远山说，….
_SAYS = r"说|表示|指出|强调|要求|介绍|分析|补充|坦言|直言|认为|叮嘱|勉励|[：:]“"
_DEEDS = (
    rf"(?P<speaks>{_SPEAKS})|(?P<reports>{_REPORTS})|(?P<presides>主持)|(?P<performs>{_PERFORMS})"
    rf"|(?P<attends>{_ATTENDS})|(?P<other>{_ELSE})"
)
_DOES = late(_DEEDS)
_NOT = late(r"(?:没有?|未能?|不|无法|并未)[^，。；\n]{0,2}$")  # 周远山没有|发言
_DOES_SITTING = late(rf"{_DEEDS}|(?P<says>{_SAYS})")
# 主讲的|周远山, 第一个发言的是|沈清禾, 主唱|何青, 饰演老生的|石天
_CALLED = late(
    r"(?:(?P<speaks>主讲|授课|讲课|宣讲|发言)(?:[人者]?(?:的?(?:老师|嘉宾|人)?[是为]?|的))|(?P<presides>主持(?:人|[^，。；\n]{0,6}的)?是?)"
    r"|(?P<performs>主[演唱]|领[唱舞诵]|伴舞|鼓手|鼓头|舞者|歌手|演员|独唱|(?:饰演?|扮演?|演)[^，。；的\n]{1,6}的?是?)"
    r"|(?P<attends>来[的了到](?:还?有|是)?|观众(?:席上)?|台下坐着|[坐在]着|而坐的[，,]?有|在座的[有是]?)"
    r"|(?P<volunteers>志愿者|义工))$"
)
# 青禾志愿服务队, 白塔舞龙队
_OF_NAME = late(
    r"(?P<volunteers>志愿|义工|社工队)|(?P<performs>(?:乐|歌舞|合唱|艺术|[戏剧曲]|旗袍|腰鼓|秧歌|舞蹈?|[龙狮]|模特)[团队])$"
)
_TELLING = frozenset({"attends", "presides", "speaks", "reports", "performs", "volunteers"})
_BY_VERB = (("宣布", "speaks"), ("颁", "other"), ("演示", "other"), ("示范", "other"), ("领读", "speaks"))
_MEETINGS = ("Meeting", "Ceremony")
_CLOSES = re.compile("[。！？；;\n]")
_JOINS = ("、", "，", ",", "和", "与", "及", "以及")
_FAR = 40  # characters after a list of people in which the verb stands
_BEFORE = 14  # characters before the titles of a name that may say what its bearer does
_ITEMS = 12  # of a list
_SITTINGS = late(r"[会谈商]$|论坛|沙龙|座谈|听证|调解|协商")


def role_told(scene: Scene, agent: Mention, event: Mention, role: str = "other") -> str:
    """The role that the words around a name tell, else the given one: 居民周远山|建议…, 主唱|何青, 石天|坐在台下."""
    end = _list_end(scene, agent)
    stop = _stop(scene, end)
    sits = event.kind == "Meeting" or _SITTINGS.search(event.name) is not None
    found = _called(scene, agent) or _deed(scene, end, stop, sits=sits)
    told = found.lastgroup if found is not None else None
    return "speaks" if told == "says" else told or role


def _deed(scene: Scene, start: int, stop: int, *, sits: bool) -> re.Match[str] | None:
    """The first of what somebody is said to do; none of what the words say was not done."""
    found = (_DOES_SITTING if sits else _DOES).search(scene.text, start, stop)
    return None if found is None or _NOT.search(scene.text, start, found.start()) else found


def role_said(scene: Scene, agent: Mention, event: Mention, start: int, end: int) -> str:
    """The role of the first verb of taking part in a range, else what the words around the name tell."""
    for verb, predicate, role in scene.verbs_in(start, end):
        is_told = predicate == Predicate.PARTICIPATES_IN and role in _TELLING and not is_doubted(role, event)
        if is_told and not _NOT.search(scene.text, start, verb.start):
            return role_of(scene.text[verb.start : verb.end], role)
    return role_told(scene, agent, event)


def role_of(said: str, role: str) -> str:
    """What a verb tells more than its entry in the dictionary: 宣布|开幕 is said, 颁奖 is done."""
    return next((how for begins, how in _BY_VERB if said.startswith(begins)), role)


def is_doubted(role: str, event: Mention) -> bool:
    """Who is said to answer questions at a meeting does no volunteers' work."""
    return role == "volunteers" and event.kind in _MEETINGS


def _called(scene: Scene, agent: Mention) -> re.Match[str] | None:
    """What the words before a name or its titles say of it and of the others of its list; a body's own name."""
    if agent.type is not PERSON:
        return _OF_NAME.search(agent.name)
    start = scene.list_starts.get(agent.span.start, agent.span.start)
    first = scene.starting(start)
    ends = {start, phrase_start(scene, first) if first is not None else start}
    called = (_CALLED.search(scene.text, max(0, end - _BEFORE), end) for end in sorted(ends))
    return next((one for one in called if one is not None), None)


def _stop(scene: Scene, start: int) -> int:
    """Where what somebody does is told no more: at the sentence's end, or where another is told of."""
    closing = _CLOSES.search(scene.text, start, start + _FAR)
    end = closing.start() if closing is not None else start + _FAR
    others = scene.within(start, end, PERSON, ORGANIZATION)
    opens = (one for one in others if one.type is PERSON or scene.text[scene.chain_start(one) - 1] in "，,")
    return min(end, next((one.span.start for one in opens), end))


def _list_end(scene: Scene, agent: Mention) -> int:
    """Where the list of people ends that goes on from a name: 周远山、区教育局局长沈清禾|…."""
    end = agent.span.end
    for _ in range(_ITEMS if agent.type is PERSON else 0):
        joint = next((one for one in _JOINS if scene.text.startswith(one, end)), None)
        after = scene.within(end, end + _FAR, PERSON)[:1] if joint is not None else ()
        if joint is None or not after or not only_tells_who(scene, end + len(joint), after[0]):
            break
        end = after[0].span.end
    return end
