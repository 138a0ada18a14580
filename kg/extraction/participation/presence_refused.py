"""Of whom, and of what, nobody asks whether they met: who is only told of, and what nobody attends."""

import re

from kg.extraction.discourse.events import is_held
from kg.extraction.discourse.scene import AGENTS, INITIATIVE, PERSON, UNIT, Scene
from kg.extraction.participation.nominal import ABSENT, lives_so
from kg.extraction.text.signatures import signs
from kg.extraction.undertakings.actors import acts, follows_venue, is_place, item_start, list_start
from kg.model import Mention, Predicate
from kg.patterns import late

_SPOKEN_OF = re.compile(
    "(?:了|任命|免去|缅怀|纪念|学习|致敬|采访|告诉|接受|通过|看望|慰问|贯彻|落实|[，；。]任|叮嘱|以)$"
)
# 看望了退休职工|沈清禾, 免去|甲、乙: what is done to the first of a list is done to each.
_DONE_TO = re.compile(
    r"(?:任命|增补|免去|给予|缅怀|致敬|看望|慰问|走访|拜访|会见)了?(?:一[位名])?[^，。；：、“”\n]{0,12}$"
)
_APPOINTS = re.compile("任命|增补|聘任")
_FUNERALS = ("追思会", "追悼会", "告别仪式", "告别会", "葬礼")
_GIVEN_UP = re.compile(r"(?:不|未|没有|取消了?)(?:再)?(?:举[行办]|召开|开展|组织|设)?$")  # 丧事从简，不举行|告别仪式
# 总书记重要讲话精神, 主席的指示: what somebody said elsewhere.
_SAID_ELSEWHERE = re.compile(r"[^\W\da-zA-Z_]{0,14}?(?:讲话|精神|论述|指示|批示|思想)")
_REPORTED = re.compile(r"(?:表示|指出|强调|说|介绍|透露|谈到|告诉[^，。；]{0,6})[，：:]")  # 沈清禾表示，近年来…
_ONLY_SAYS = re.compile(r"[^，。；“”]{0,6}?(?:说|道|告诉记者|告诉笔者)[，：:。“]|在?接受[^，。；]{0,8}采访")
_SAYS = r"(?:表示|介绍|透露|称|指出|认为|坦言|宣布|警告|呼吁|提议|发表)"
_DAY = r"(?:\d{1,2}日|当[天日晚])"
# 局长周远山|当晚发表声明: said apart from the meeting, which needs no day of its own.
_SAYS_OF_DAY = re.compile(rf"{_DAY}[^，。；\n]{{0,8}}?{_SAYS}")
_TELLS = late(r"(?:表示，(?=这|近|将|下|今后)|介绍|透露|称(?!赞|呼)|指出|警告|呼吁)")
_HEARD = frozenset({"Meeting", "Training", "Ceremony"})  # where people speak
_OWNS = late(r"(?:奶奶|爷爷|阿姨|大爷|大妈|老人)?(?:家?的|家[里中])")  # 周远山|的豆田, 马奶奶|家的院坝
# 沈清禾的|剪纸摊, 周远山的|节目: what he does or shows there.
_SHOWN = re.compile(
    r"的[^，。；\n]{0,8}?(?:摊|台|展|作品|节目|表演|演|课|讲|发言|话|声|歌|舞|曲|诗|画|剪|方案|项目|手|动作|身影|笑)"
)
_COUNTED = re.compile(r"(?:[\d一两几三四五六七八九十]个|该)$")  # 40个|小项: no name
_CONTACTS = ("联系人：", "联系人:", "联系人为")
_CREDITED = late(r"[ \t\u3000]+(?:文|图|摄)(?![^\W\da-zA-Z_])")  # 何青　|文
_DOUBTED = "tagger-person"  # that nothing else tells to be somebody's name
_ITEM_ENDS = re.compile(r"[、，。；：！？\n和与及等]")
_OPENS_SO = late(r"(?:正式|顺利|圆满)?(?:举行|结束|开幕|拉开|落幕|闭幕|召开|举办)")  # 在某馆和某神庙|举行
_STANDS_FOR = late(r"[^，。；\n]{0,12}?为代表")  # 以沈清禾|、周远山为代表的青年
_HEARD_OF = late(r"(?:得知|听说|获悉)[^，。；\n]{0,24}$")
_PARTNER = ("与", "同")
_TOGETHER = late(r"[^，。；\n]{0,12}?(?:一起|一同|一道|携手|联合|共同|联手)")
_ASKED = ("要求", "敦促", "呼吁", "督促", "责令")  # 要求|某公司整改
_WORKS = frozenset({"Project", "Campaign"})
_NAMELESS = frozenset({"initiative-phrase", "initiative-repeated", "initiative-model"})
# “一对一”帮扶|关系, “三北”工程|建设, “石画”项目|省级传承人: what the name only tells the kind of.
_ATTRIBUTE = late(r"(?:代表)?资格|关系|体系|机制|组织体系|建设|罪|高峰|模式|经验|[国省市区县]家?级|班(?![上后])")
_IS_VISITED = late(
    r"(?:进行|开展)了?(?:现场|实地|集中|专题)?(?:视察|调研|考察|察看|检查|督查|督导|巡查)"
)  # 对老街改造工程|进行视察
_COMES = late(r"(?:即?将于|定于|拟于)")  # 颁奖仪式|将于12月举行
_TO_COME = re.compile(r"即将(?:召开|举[行办]|开幕|到来)的(?:党的)?$")
_IS_NEAR = late(r"(?:召开|举[行办]|开幕)?(?:在即|进入倒计时)|(?:即将)?(?:到来|来临)?(?:之际|前夕)|(?:到来|来临)前")
_ELSEWHERE = re.compile(r"(?:(?<=[。；\n])|^)[ \t\u3000]*在", re.MULTILINE)  # 在青禾镇，…；在白塔镇，…
_FAR = 600  # characters of a sentence in which others count, so that one without end takes no longer
_WORDS = 24  # characters after an agent in which its verbs stand


def is_only_told_of(scene: Scene, agent: Mention) -> bool:
    """In somebody's words, or what another tells, honours or appoints: 讲述了周远山的故事, 任命周远山为局长.

    So is who only pays: 云栖支行赞助了全部工具.
    """
    text, start, end = scene.text, agent.span.start, agent.span.end
    if signs(text, agent.span) or scene.is_quoted(start) or _SPOKEN_OF.search(text, max(0, start - 2), start):
        return True
    if _is_done_to(scene, agent) or _is_spot(scene, agent) or _is_appointed(scene, agent):
        return True
    if agent.type is not PERSON:
        verbs = scene.verbs_in(end, min(scene.analysis.clause_of(start).end, end + _WORDS))
        pays = any(predicate == Predicate.SUPPORTS for _, predicate, _ in verbs)
        return (
            pays or not acts(scene, agent) or _is_beside(scene, agent) or text.startswith("关于", end)
        )  # |关于…的决定
    return _is_no_name(scene, agent) or _speaks_apart(scene, agent) or lives_so(scene, agent)


def _is_done_to(scene: Scene, agent: Mention) -> bool:
    """看望了退休职工沈清禾、|周远山, 要求|某公司整改."""
    first = item_start(scene, agent)
    first = scene.list_starts.get(agent.span.start, first) if agent.type is PERSON else first
    low = scene.analysis.clause_of(first).start
    if scene.text.endswith(_ASKED, 0, first) or _HEARD_OF.search(scene.text, low, first):
        return True
    return _DONE_TO.search(scene.text, max(low, first - _WORDS), first) is not None


def _is_appointed(scene: Scene, agent: Mention) -> bool:
    """任命甲为某局局长，乙|为某局局长."""
    start = scene.analysis.sentence_of(agent.span.start).start
    is_made = agent.type is PERSON and scene.text.startswith("为", agent.span.end)
    return is_made and _APPOINTS.search(scene.text, max(start, agent.span.start - _FAR), agent.span.start) is not None


def _is_spot(scene: Scene, agent: Mention) -> bool:
    """演习在某港|拉开帷幕: a name, whosever it seems to be, of where it happens."""
    start, end = agent.span.start, agent.span.end
    if _STANDS_FOR.match(scene.text, end):
        return True
    if _OPENS_SO.match(scene.text, end) and "在" in scene.text[scene.analysis.clause_of(start).start : start]:
        return True
    return agent.rule == _DOUBTED and is_place(scene, agent)


def _is_beside(scene: Scene, body: Mention) -> bool:
    """在某馆和|某中心举行, 与某镇和|某联盟签约: in a list of places, or of whom another deals with."""
    first = list_start(scene, scene.chain_start(body))
    if scene.text.endswith(_PARTNER, 0, first):
        return _TOGETHER.match(scene.text, body.span.end) is None
    opening = next((one for one in scene.within(first, body.span.end, *AGENTS) if one is not body), None)
    return opening is not None and follows_venue(scene, opening, first)


def _is_no_name(scene: Scene, person: Mention) -> bool:
    """Counted, or in a list of things, or an owner of whom no more is told; or who wrote the article."""
    text, start, end = scene.text, person.span.start, person.span.end
    if text.endswith(_CONTACTS, 0, scene.list_starts[start]):
        return True
    if _COUNTED.search(text, max(0, start - 2), start) or _CREDITED.match(text, end) or _is_owner(scene, end):
        return True
    if text[end : end + 1] != "、":
        return False
    unit = scene.starting(end + 1)
    is_place = unit is not None and unit.type is UNIT and _ITEM_ENDS.match(text, unit.span.end) is not None
    return is_place or (person.rule == _DOUBTED and not _is_of_people(scene, end + 1))


def _is_owner(scene: Scene, end: int) -> bool:
    """周远山的|豆田, 周远山的|徒弟沈清禾; not 周远山的|果茶推广活动, which is his part in the event."""
    if scene.text.startswith("的", end) and _is_called(scene, end + 1):
        return True
    owns = None if _SHOWN.match(scene.text, end) else _OWNS.match(scene.text, end)
    owned = scene.starting(owns.end()) if owns is not None else None
    return owns is not None and (owned is None or owned.type is not INITIATIVE)


def _is_called(scene: Scene, start: int) -> bool:
    """徒弟|沈清禾: a word for kin or a role, and whom it calls so."""
    lexicon = scene.analysis.lexicon
    term = lexicon.kin_terms.longest_at(scene.text, start) or lexicon.role_nouns.longest_at(scene.text, start)
    called = scene.starting(start + len(term)) if term is not None else None
    return called is not None and called.type is PERSON


def _is_of_people(scene: Scene, start: int) -> bool:
    """沈清禾、|护士何青, 沈清禾、|志愿者们; not 毽球、|门球."""
    stop = _ITEM_ENDS.search(scene.text, start)
    end = min(start + _WORDS, stop.start() if stop is not None else len(scene.text))
    lexicon = scene.analysis.lexicon
    called = (lexicon.role_nouns, lexicon.titles, lexicon.kin_terms)
    is_called = any(terms.longest_at(scene.text, at) for at in range(start, end) for terms in called)
    return is_called or bool(scene.within(start, end, PERSON))


def _speaks_apart(scene: Scene, person: Mention) -> bool:
    """What somebody only says to whom he meets, or said elsewhere; or who was not there."""
    text, start, end = scene.text, person.span.start, person.span.end
    sentence = scene.analysis.sentence_of(start)
    if person.name.endswith("某"):
        return True  # 原告周某, of a case that is told
    if _REPORTED.search(text, max(sentence.start, start - _FAR), start):
        return True
    says = (_ONLY_SAYS, _SAID_ELSEWHERE, _SAYS_OF_DAY, ABSENT)
    return any(one.match(text, end) is not None for one in says)


def is_unattended(scene: Scene, event: Mention) -> bool:
    """What is to come, or is looked at; what a name tells only the kind of: “一对一”帮扶|关系."""
    start, end = event.span.start, event.span.end
    if _ATTRIBUTE.match(scene.text, end) or _IS_NEAR.match(scene.text, end):
        return True
    low = max(0, start - _WORDS)
    if _TO_COME.search(scene.text, low, start) or _GIVEN_UP.search(scene.text, low, start):
        return True
    if event.kind not in _WORKS or event.rule not in _NAMELESS:
        return False
    return _IS_VISITED.match(scene.text, end) is not None or (event.kind == "Campaign" and not is_held(scene, event))


def is_apart(scene: Scene, agent: Mention, event: Mention) -> bool:
    """Who only tells of a contest or a drive, or is told of beside works; who is where a list of places leads."""
    if agent.type is PERSON and event.kind not in _HEARD and _TELLS.match(scene.text, agent.span.end):
        return True
    if event.name.endswith(_FUNERALS) and scene.text[agent.span.end : event.span.start] == "的":
        return True  # 周老师|的|追思会
    sentence = scene.analysis.sentence_of(agent.span.start)
    beside = sentence.start <= event.span.start < sentence.end
    if beside and event.kind == "Project" and event.rule in _NAMELESS:
        return True
    if not beside and _COMES.match(scene.text, event.span.end):
        return True
    return _is_of_another_place(scene, agent.span.start, event.span.start)


def _units_gone_to(scene: Scene, line: int) -> tuple[int, ...]:
    """Where the units begin that a line's sentences are set in."""
    end = scene.text.find("\n", line)
    opened = (found.end() for found in _ELSEWHERE.finditer(scene.text, line, end if end >= 0 else len(scene.text)))
    return tuple(at for at in opened if (place := scene.starting(at)) is not None and place.type is UNIT)


def _is_of_another_place(scene: Scene, start: int, told: int) -> bool:
    """在青禾镇，…；在白塔镇，沈清禾…: no more of what stands before it than that it is of a sort."""
    sentence = scene.analysis.sentence_of(start)
    low = max(sentence.start, scene.text.rfind("；", sentence.start, start) + 1)
    if told >= low or not scene.text[low:start].lstrip().startswith("在"):
        return False
    line = scene.text.rfind("\n", 0, start) + 1
    units = scene.once(("elsewhere", line), lambda: _units_gone_to(scene, line))
    return len(units) > 1 and any(low < at <= start for at in units)
