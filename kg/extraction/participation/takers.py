"""Who does what a verb of taking part says: the list before it, or after it (主讲的是…), and of bodies their people."""

import re

from kg.extraction.discourse.events import VISITS
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.participation.deeds import DEEDS
from kg.extraction.participation.delegates import headed_by, own_people, sent_from
from kg.extraction.participation.nominal import only_tells_who
from kg.extraction.undertakings.actors import acts, agents_before, item_start, people_ending
from kg.model import BlockKind, Mention, Span
from kg.patterns import late

_CLEFT = re.compile(
    r"(?:(?:会议|活动|仪式)?的[，,]?(?:正|就)?|(?<=[人宾师家长委审挥])(?:分别)?)[是为](?!否|了)|(?<=[人长委审挥])由(?=[^，。；,;\n]{2,30}担任)"
)
_OF_WHOM = re.compile(r"(?:归了?|花落|得主|获得者|(?:分别|依次)[是为])$")  # 冠军得主周远山
_ABOUT = late(r"关于|对|就|的|所作|作")  # 听取了某局|关于…的汇报
_MADE_IT = late(r"(?:同志)?(?:代表[^，。；]{2,20}?)?所?作的?(?:《|关于|题为)")  # 和人大主席沈清禾|所作的《…》
_TELLS_IT = late(r"(?:等[^，。；]{0,8}?)?(?:关于|就|对|的|所?作|汇报|介绍)")  # not 听取某县|合作项目情况汇报
_AS_WHAT = late(r"[为任]")
_WHO = re.compile(r"[^，。；,;：:\n]{0,30}?的")  # 参加启动仪式的|居民周远山
_FIRST = ("", "首次", "第一次", "前来", "专程", "受邀", "应邀", "同样", "正在", "当天", "现场")  # 首次|参赛的
_ALSO = re.compile(
    r"(?:此次|本次|这次)?[\u4e00-\u9fff“”《》\d]{0,20}?(?:的(?:嘉宾|领导|人员|专家|代表|单位|企业)?|人员|嘉宾|领导)(?:(?:还有|有|还?包括)"
    r"|(?:[\d一二两三四五六七八九十百余多]{1,5}[支名位个])?(?:队伍|代表队|选手|团队|单位|学校|学员)(?P<from>分别来自|来自|是))"
)  # 参加仪式的还有
_OF_SEVERAL = late(r"等|[两三四五六七八九十\d][余多]?[家个支]")
_LABEL = late(r"\s*(?P<noun>[^\W\da-zA-Z_]{2,6})[：:]")
# All that stands before the verb of a clause whose subject is that of the clause before.
_ELIDED = re.compile(
    r"(?:并|也|还|随后|先后|分别|共同|一起|一同|现场|等|上台|依次|代表|同时|最后|首先|又|再|则|均|都|亲自|认真|详细)*"
)
# Nameless people who came along: 居民代表, 各单位负责人.
_GROUP = re.compile(
    r"[、和及以（）()\u4e00-\u9fff]{0,30}?(?:负责人|代表|领导|人员|群众|家长|师生|学生|志愿者|居民|党员|干部|嘉宾|专家|同志)们?"
    r"(?:等?共?(?:约)?\d+[余多]?[名人]*)?(?:共同|一同|一起)?"
)
_JOINS = late(r"(?:、|[，,]?以?及|和|与|[，,])[^。；;：:“”\n的]{3,}$")
_GROUP_ENDS = late(
    r"(?:负责人|负责同志|代表|领导|嘉宾|人员|干部|党员|成员|专家|师生|居民|村民|群众|职工|员工|志愿者|同志|教师|学生"
    r"|游客|市民|来宾|客商|选手|运动员|队员|会员|学员|观众|农户|商户|农民|家长|官兵|民警|校友|乡贤|爱好者|人士)们?"
    r"(?:等?(?:共计?|约|近)?\d+[余多]?[名人]*|等)?(?:共同|一起|也|还|均|都|应邀|受邀)*$"
)
_GROUPED, _GROUP_END = 160, 24  # characters of such items, and of the last one's end
# 周远山同志和沈清禾分别|为…, |向…, |就…
_FOR_WHOM = re.compile(
    r"(?:同志|先生|女士|老师|教授|书记|主任)?(?:等[^，。；]{0,8}?)?(?:分别|共同|先后|一起|一同|依次|现场|迅速|及时|立即|随即|首先|再次|当场|详细|主动|亲自|也|还|又)*(?P<whom>[为向给对就])"
)
# 来自三个街道的选手同场竞技, 共有200余人参加: who is told of next is the subject
_OTHERS = frozenset("来自 有 共有 另有 约有 计有 共计".split())
_ON_WHOM = frozenset("为 向 给 对 就 围绕 与 同 用 以 把 将".split())  # a clause begins that has no subject
_ADVERBS = frozenset("d ad i z uv".split())  # tags of what stands before a verb: 深入浅出地
_TOLD = frozenset(
    "表示 说 认为 指出 介绍 要求 强调 希望 建议 提出 坦言 透露 据悉 据了解 获悉".split()
)  # begin a clause that tells of others
_REST = late(r"(?:、[^，。；]*)?等?")  # the list's items that are no names
_MADE_TO = re.compile(
    r"(?:鼓励|动员|劝|让|请|推荐|安排)(?:他|她|大家|[^\W\da-zA-Z_]{1,4}们)|(?:让|鼓励|引导|吸引)[^\W\da-zA-Z_]{1,14}$"
)  # 某局长鼓励他参加…
_LEADS = re.compile(r"(?:率领?|带领?|陪同)$")
_JOINT = late(r"(?:以及|[，、；和与及])$")
_MAKES = late(r"组织[^\W\da-zA-Z_]{1,8}$")  # 组织网格员同台竞技
_MAKES_SPEECH = re.compile(r"[作做](?=[^，。；,;\n作做]{2,40}$)")
_HEARD = 120  # characters before 汇报 in which it is told that they are heard
_CLAUSES = 5  # the verb's clause and those that a subject reaches over: 周远山出席会议，并讲话
_SPEAKS = re.compile(r"发言|汇报|介绍|经验|交流")  # 甲局和乙局作了发言
_PLAIN = frozenset(
    {"参加", "参与", "出席", "参加会议", "参加活动", "共同参加", "参赛", "参展", "参会", "联合参演"}
)  # what bodies, too, are said to do
_TOGETHER = frozenset({"揭牌", "共同揭牌", "揭幕"})  # what two bodies do
OF_BODIES = DEEDS | {"sent", "staged"}  # what bodies are said to do as often as people
_RANKS = late(r"[冠亚季]军|第[一二三]名")  # 青禾镇夺得冠军; not 某市荣获文明城市称号
_TROUPES = ("队", "团", "社")
# 看望出席会议的|委员, 为参加活动的|老人们准备…, 向参加活动的|党员介绍…: those who are cared for attend, not who cares
_CARES = re.compile(rf"(?:(?P<does>[为给向对])|(?P<visits>{VISITS})了?)(?:前来|所有|全体|每[位个名])?$")
_CARED_FOR = late(
    r"[^，。；;\n]{0,40}?的[^，。；,;\n]{0,12}?(?:委员|代表|们|人员|选手|[老群客工]人|居民|村民|群众|市民|党员|干部|职工|学[生员]|家长|儿童|师生|嘉宾)"
)
_WHOEVER = re.compile(r"的(?:全体|各位|其他|所有|部分)")
_OWN = frozenset({"performs", "volunteers", "other", "won", "vied"})  # what bodies do through their people
_BY_WORKS = frozenset({"won", "vied", "performs", "staged"})  # what people do through what they made
_TELLS = ("speaks", "reports")


def taking_part(scene: Scene, sentence: Span, verb: Span, role: str, *, explicit: bool) -> tuple[Mention, ...]:
    """Who does what a verb says; bodies where it is said of bodies (``explicit``: the event is named or set)."""
    if (special := _by_place(scene, verb, role)) is not None:
        return special
    agents = _invited(scene, verb, sentence) if role == "invited" else _cleft(scene, verb, role)
    if agents is None and role == "attends":
        agents = _who_attended(scene, verb)
    if agents is None:
        agents = _subjects(scene, sentence, verb, role)
        ranked = role != "won" or _RANKS.search(scene.text, verb.start, verb.end) is not None
        agents = agents if ranked else tuple(a for a in agents if a.type is not UNIT)
    named = any(agent.type is PERSON for agent in agents)  # 某小学学生周远山演唱…
    if role == "attends":
        agents = (*_headed_before(scene, sentence, agents), *_leading(scene, agents), *agents)
    own = _by_their_people(scene, verb, role) if not named or role == "attends" else ()
    if role == "attends" and not named and (heads := _before_groups(scene, sentence, verb)):
        agents, named = (*heads, *agents), True
    agents = tuple(dict.fromkeys((*agents, *own))) if named else own or agents
    troupe = role == "performs" and all(agent.name.endswith(_TROUPES) for agent in agents)
    bodies = all(agent.type is not PERSON for agent in agents)
    if bodies and role == "attends" and _cares(scene, verb):
        return ()
    if bodies and not (explicit or role in OF_BODIES or troupe or own or _as_bodies(scene, agents, verb)):
        return ()
    return agents


def _by_place(scene: Scene, verb: Span, role: str) -> tuple[Mention, ...] | None:
    """Those whom the words around a verb tell that is none of theirs: 在甲的主持下, 听取了乙的汇报."""
    if role == "attends" and _is_of_whoever(scene, verb):
        return _who_attended(scene, verb) or ()
    if role == "attends" and (
        _cares(scene, verb) == "visits"
        or _WHOEVER.search(scene.text, verb.end, scene.analysis.clause_of(verb.start).end)
    ):
        return ()  # 列席的有甲、乙，出席会议的全体委员: of others
    if role == "under":
        return people_ending(scene, scene.analysis.clause_of(verb.start).start, verb.start)
    if role == "drew":
        return _drawn(scene, verb)
    if role in ("heard", "elected"):
        return _heard(scene, verb, _ABOUT if role == "heard" else _AS_WHAT)
    return None


def _cares(scene: Scene, verb: Span) -> str | None:
    """看望|出席会议的委员: visits; 为|参加活动的老人们准备了茶点: does."""
    cares = _CARES.search(scene.text, max(0, verb.start - 8), verb.start)
    return cares.lastgroup if cares and _CARED_FOR.match(scene.text, verb.end) else None


def _is_of_whoever(scene: Scene, verb: Span) -> bool:
    """某局提醒，|参加第三届马拉松的选手…: whoever does, not who is told of before."""
    clause = scene.analysis.clause_of(verb.start)
    event = scene.within(verb.end, clause.end, INITIATIVE)[:1]
    if (
        not event
        or scene.text[clause.start : verb.start].strip("“在凡想")
        or _CLEFT.match(scene.text, event[0].span.end)
    ):
        return False
    return scene.text.startswith("的", event[0].span.end) and _ALSO.match(scene.text, verb.end) is None


def _subjects(scene: Scene, sentence: Span, verb: Span, role: str) -> tuple[Mention, ...]:
    """The list before the verb: in its clause, else that of a clause or two before (出席会议，并讲话)."""
    clause, group = scene.analysis.clause_of(verb.start), False
    heard = scene.text.rfind("听取", max(clause.start, verb.start - _HEARD), verb.start) if role in _TELLS else -1
    if heard >= 0:
        told = agents_before(scene, heard, verb.start, one_verb=True)
        is_topic = scene.text.endswith("情况", heard, verb.start) and any(agent.type is UNIT for agent in told)
        return told if not is_topic or _TELLS_IT.match(scene.text, told[-1].span.end) else ()
    limit = _before_object(scene, clause, _before_speech(scene, clause, verb) if role in _TELLS else verb.start)
    for _ in range(_CLAUSES):
        end = min(clause.end, limit)
        agents = agents_before(scene, clause.start, end)
        if agents:
            if scene.quotation_at(verb.start) != scene.quotation_at(agents[-1].span.start):
                return ()  # 某馆长说：“今天演出…”
            if _MADE_TO.search(scene.text, agents[-1].span.end, verb.start) or _is_owner(scene, agents[-1], role):
                return ()
            if role in ("won", "vied") and _MAKES.search(scene.text, agents[-1].span.end, verb.start):
                return ()
            ends_list = not group or _REST.fullmatch(scene.text, agents[-1].span.end, end)
            listed = agents_before(scene, sentence.start, end, one_verb=True)
            bodies = role in OF_BODIES or role == "performs" or scene.text.startswith("提供", verb.start)
            return _participants(scene, verb, listed, bodies=bodies) if ends_list else ()
        group = group or not _is_elided(scene, clause.start, end)
        if clause.start <= sentence.start or (group and not _is_group(scene, clause.start, end)):
            break
        clause = scene.analysis.clause_of(clause.start - 1)
    return ()


def _is_owner(scene: Scene, agent: Mention, role: str) -> bool:
    """了解了沈清禾|的身体情况，并送去…: what is his does nothing; but his picture wins, and his song is sung."""
    if agent.type is not PERSON or role in _BY_WORKS or scene.text[agent.span.start - 1] in "（(":
        return False  # 家长周远山（沈清禾|的父亲）发言
    return scene.text.startswith("的", agent.span.end)


def _headed_before(scene: Scene, sentence: Span, agents: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """甲局、乙局等部门领导|及副县长周远山: the bodies whose heads come before the first name of the list."""
    if not agents or agents[0].type is not PERSON:
        return ()
    start = item_start(scene, agents[0])
    joint = _JOINT.search(scene.text, max(sentence.start, start - 2), start)
    return headed_by(scene, sentence.start, joint.start()) if joint is not None else ()


def _leading(scene: Scene, agents: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """周远山率|某局、某局负责人: who leads them there."""
    start = scene.chain_start(agents[0]) if agents else 0
    leads = _LEADS.search(scene.text, max(0, start - 4), start) if start else None
    leader = scene.by_end.get(leads.start()) if leads else None
    return (leader,) if leader is not None and leader.type is PERSON else ()


def _invited(scene: Scene, verb: Span, sentence: Span) -> tuple[Mention, ...]:
    """邀请了书法家：甲、乙。画家：丙、丁。: the people to the sentence's end, and of the lists that go on after it."""
    end = sentence.end
    while (label := _LABEL.match(scene.text, end)) and label["noun"] in scene.analysis.lexicon.role_nouns:
        end = scene.analysis.sentence_of(label.end()).end
    return scene.within(verb.end, end, PERSON)


def _drawn(scene: Scene, verb: Span) -> tuple[Mention, ...]:
    """吸引了|甲厂、乙厂等30家企业前来: the list right after the verb."""
    found = list[Mention]()
    at = verb.end
    for agent in scene.within(verb.end, scene.analysis.clause_of(verb.start).end, ORGANIZATION):
        if scene.chain_start(agent) != at or scene.text.startswith("的", agent.span.end):
            break
        found.append(agent)
        at = agent.span.end + 1
    return tuple(found)


def _heard(scene: Scene, verb: Span, until: re.Pattern[str]) -> tuple[Mention, ...]:
    """听取了某局局长甲关于…的汇报, 选举乙为会长: who stands right after the verb."""
    clause = scene.analysis.clause_of(verb.start)
    about = until.search(scene.text, verb.end, clause.end)
    end = about.start() if about else clause.end
    others = (one for one in scene.within(end, clause.end, PERSON) if _MADE_IT.match(scene.text, one.span.end))
    return (*scene.within(verb.end, end, PERSON), *others)


def _cleft(scene: Scene, verb: Span, role: str) -> tuple[Mention, ...] | None:
    """主讲的是某馆馆长甲; 为孩子们作报告的，是甲: who did it stands after the verb."""
    if also := _ALSO.match(scene.text, verb.end):
        end = scene.analysis.sentence_of(also.start()).end
        if also["from"]:  # 参加展演的队伍分别来自甲、乙
            return scene.within(also.end(), scene.analysis.clause_of(also.end()).end, PERSON, ORGANIZATION)
        bodies = (ORGANIZATION,) if _OF_SEVERAL.search(scene.text, also.end(), end) else ()  # 还有甲、乙等单位的嘉宾
        return tuple(agent for agent in scene.within(also.end(), end, PERSON, *bodies) if acts(scene, agent))
    found = _CLEFT.match(scene.text, verb.end)
    won = _OF_WHOM.search(scene.text, verb.start, verb.end)
    start = found.end() if found else verb.end if won else None
    bodies = (ORGANIZATION,) if role in OF_BODIES else ()
    return None if start is None else scene.within(start, scene.analysis.clause_of(start).end, PERSON, *bodies)


def _who_attended(scene: Scene, verb: Span) -> tuple[Mention, ...] | None:
    """参加启动仪式的居民周远山: the one of whom the clause that begins with the verb tells it."""
    clause = scene.analysis.clause_of(verb.start)
    who = _WHO.match(scene.text, verb.end, clause.end)
    people = scene.within(who.end(), clause.end, PERSON)[:1] if who else ()
    if not people or scene.text[clause.start : verb.start].strip("“在") not in _FIRST:
        return None
    return people if who is not None and only_tells_who(scene, who.end(), people[0]) else None


def _before_groups(scene: Scene, sentence: Span, verb: Span) -> tuple[Mention, ...]:
    """局长沈清禾|、某局相关负责人及某院中层干部|参加: the people of a list whose last items have no names."""
    people = scene.within(max(sentence.start, verb.start - _GROUPED), verb.start, PERSON)
    if not people:
        return ()
    end = people[-1].span.end
    end += len(scene.analysis.lexicon.called.longest_at(scene.text, end) or "")
    said = any(role != "weak" for _, _, role in scene.verbs_in(end, verb.start))
    walls = scene.analysis.lexicon.phrase_walls
    if said or not _JOINS.match(scene.text, end, verb.start) or not _ends_group(scene, end, verb.start):
        return ()
    if any(token.text in walls and token.text[0] not in "我等" for token in scene.analysis.each_token(end, verb.start)):
        return ()
    return agents_before(scene, sentence.start, people[-1].span.end, one_verb=True)


def _ends_group(scene: Scene, start: int, end: int) -> bool:
    """…中层干部|, …负责人等|, …分管局长|: nameless people."""
    if _GROUP_ENDS.search(scene.text, max(start, end - _GROUP_END), end):
        return True
    return scene.analysis.lexicon.titles.longest_ending(scene.text, end, start) is not None


def _is_elided(scene: Scene, start: int, end: int) -> bool:
    """A clause without a subject of its own, or what of it stands before the verb: 并, 为获奖者|颁奖, 看望了老人."""
    said = _ELIDED.match(scene.text, start, end)
    at = said.end() if said else start
    if at >= end:
        return True
    first = next((token for token in scene.analysis.each_token(at, end) if token.tag not in _ADVERBS), None)
    if first is None or (first.tag == "t" and first.end == end):  # 昨日，
        return True
    if first.text in ("他", "她"):  # 昨日，他|走进社区参加活动; not 他的学生
        return scene.text[first.end : first.end + 1] not in ("的", "们")
    if first.text in _OTHERS:
        return False
    return first.text in _ON_WHOM or (first.tag == "v" and len(first.text) > 1 and first.text not in _TOLD)


def _before_speech(scene: Scene, clause: Span, verb: Span) -> int:
    """Where the subject ends: 镇长周远山|作临溪镇工作情况|汇报."""
    for made in reversed(list(_MAKES_SPEECH.finditer(scene.text, clause.start, verb.start))):
        if scene.analysis.token_at(made.start()).text in ("作", "做"):
            return made.start()
    return verb.start


def _before_object(scene: Scene, clause: Span, end: int) -> int:
    """Where the subject's clause ends: before 为某站点 of 周远山、沈清禾为某站点揭牌."""
    for person in reversed(scene.within(clause.start, end, PERSON)):
        if found := _FOR_WHOM.match(scene.text, person.span.end, end):
            return found.start("whom")
    return end


def _is_group(scene: Scene, start: int, end: int) -> bool:
    """Nameless people who end a list: 甲、乙等，社区居民代表参加; no subject of another verb."""
    verbs = scene.verbs_in(start, end)
    if any(predicate == "participatesIn" for _, predicate, _ in verbs):
        return False
    titled = not verbs and scene.analysis.lexicon.titles.longest_ending(scene.text, end, start) is not None
    return titled or _GROUP.fullmatch(scene.text, start, end) is not None


def _participants(scene: Scene, verb: Span, agents: tuple[Mention, ...], *, bodies: bool) -> tuple[Mention, ...]:
    """The list where it has a person; bodies alone only before a plain 参加."""
    said = scene.text[verb.start : verb.end]
    together = said in _TOGETHER and len(agents) > 1
    plain = (together or said in _PLAIN or _SPEAKS.search(said)) and all(a.kind != "MediaOrganization" for a in agents)
    return agents if bodies or plain or any(agent.type is PERSON for agent in agents) else ()


def _as_bodies(scene: Scene, agents: tuple[Mention, ...], verb: Span) -> bool:
    """甲局、乙局等18家单位参与; 某街道作经验介绍."""
    said = scene.text[verb.start : verb.end]
    if not agents or scene.analysis.block_of(verb.start) is not BlockKind.PARAGRAPH:
        return False
    between = scene.text[agents[-1].span.end : verb.start]
    if said in _PLAIN or said in _TOGETHER:
        return (len(agents) > 1 or between.startswith("等")) and "领导" not in between and "班子" not in between
    return _SPEAKS.search(said) is not None


def _by_their_people(scene: Scene, verb: Span, role: str) -> tuple[Mention, ...]:
    """某小学的同学们演唱…, 来自某局的代表出席: the bodies that take part through their people."""
    clause = scene.analysis.clause_of(verb.start)
    if role == "attends":
        sentence = scene.analysis.sentence_of(verb.start)
        come = sent_from(scene, clause.start, verb.start) or headed_by(scene, sentence.start, verb.start)
        return come or own_people(scene, clause.start, verb.start)
    if role in _TELLS:
        return headed_by(scene, clause.start, verb.start)
    return own_people(scene, clause.start, verb.start) if role in _OWN else ()
