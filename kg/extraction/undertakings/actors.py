"""Who acts in a sentence: the list of people and bodies that ends before a verb."""

import re

from kg.extraction.biography.positions import phrase_start
from kg.extraction.bodies.enumerated import ENUMERATED, KINDS
from kg.extraction.discourse.scene import AGENTS, INITIATIVE, ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.undertakings.company import is_asked_along
from kg.model import Mention, Span
from kg.patterns import late

# What stands before a place where something happens, up to the place or its chain of units.
VENUE = re.compile(
    r"(?:在|驻|(?<![关对由属用等善勇便基鉴至])于|走进|来到|走入|前往|赴|(?<![过失离回上下出进])去|[设放选定]在|安排在|下沉[到至]?|奔赴|搬[到进]|送进|登陆|亮相|移师|移至|选[取择]|遴选|开进|赶往|落户|进驻|莅临|深入|抵达|到访|汇聚|齐聚|欢聚|相聚|云集|(?<![感受达得收接看听想遇回提做找拿谈直广大伸散传])到)了?"
    r"(?:位于|[我该本][校院区市县镇村]|[校市区县镇]内?|辖区内?|县城|[市城主]城?区|[^，。；,;在于]{0,8}(?:的|大道)|[^，。；,;在于]{0,10}[-—]{2,3}|[^，。；,;在于]{0,8}(?:乡镇|街镇|单位|企业|基地|[扶系建范]村|[学扶系范建]点))?$"
)
_JOINED = (
    r"[、，,；;\s]|(?:还|也|又|将|再次|先后|同时|积极|主动|多次|近日|日前|昨[日天]|今[日天]|当[日天]|近期)(?=[与和联携会])"
    r"|和|与|及|以及|并?联[合手袂]|携手|会同|协同|[连偕]?同|牵手|共同"
)
_COORDINATION = re.compile(rf"(?:{_JOINED}|(?:主办|承办|协办)?[，,]?由?)+")
_LISTED = re.compile(rf"(?:{_JOINED})+")  # of who does one thing
COURTESY = re.compile(r"(?:同志|先生|女士|老师|同学|一行)(?=[、，,；;和与及以])")  # 周远山同志、沈清禾同志
_TITLES = late(r"[\u4e00-\u9fffA-Za-z\d、（）()]{2,40}")  # between two names of a list
_OUR = late(r"我[省市区县旗乡镇村校院局](?=[^\W\da-zA-Z_])")  # 及|我县|领导沈清禾
_FOR = re.compile(
    r"(?<![成作认称变名])[为向给对把替]$|各$|\d多?[个家座所]$|全[国省市区县镇校]$|(?<![^\W\da-zA-Z_])据$|(?<![曾已历])经$|(?<![服听遵])从$|选[取择定]$|遴选$|(?<![可所得给予难足])以$"
)  # 为某校揭牌, 各镇党委, 据某局介绍, 从某市出发, 以某社区为试点
_LEADS_LIST = ("由", "联合", "携手", "会同")
_CHOSEN = ("选定", "确定")
# 会议确定|云栖区|承办…, 确定|云栖区|、青禾县共同承办…: what is chosen acts.
_HOSTS = late(r"(?:[、和与及][^，。；\n]{2,16}?)?(?:共同|联合)?(?:承办|举办|主办|协办)")
_COUNTED = late(r"[\d一两三四五六七八九十百][余多]?[位名]$")  # 9位|云栖区青年企业家发言
_IS_WHO = late(r"(?:单位|[者方商手]|[起集]人)(?:分别)?[是为]$")  # 主办方是|某局, 某公司赞助奖金
_REPORTS = re.compile(r"(?:网|报|社|台|客户端)?(?:讯|消息|电|报道|记者)|获悉|了解到|发布的消息")
# Nameless people in a list: ，学校二级学院领导；某商会领导；
_GROUPS = re.compile(
    r"(?:[，,；;、](?:以及|还有)?[^，。；,;、]{0,16}(?:领导|负责人|代表|专家|嘉宾|师生|党员|居民|志愿者)们?(?=[，,；;、]))+"
)
_ASIDE = re.compile(r"^[（(][^（）()，。\n]{1,16}[）)]")  # 某市工商联（总商会）、某协会
# 甲支部与|“结对共建”的|乙支部, 甲局联合|帮扶单位|乙公司
_OF_SORT = re.compile(
    r"(?<=[、和与及合同手])(?:“[^”“]{2,10}”的|(?:结对|共建|对口|联系|帮扶|友好|兄弟)+(?:单位|企业|学校|党支部|支部)?的?)$"
)
_CALLED = late(r"(?:同志|先生|女士|老师|教授|书记|主任|医生)?(?:等[^，。；,;、]{0,8})?")
_SUMMED = re.compile(r"等(?:[^，。；,;、]{0,8}?(?:单位|部门|机构|企业|组织|地))?")
# 青禾、|白塔|两个村的…, 青禾、|白塔|等社区开展…
_COUNTED_WITH = late(
    r"(?:[、和及与][^\W\da-zA-Z_]{2,5}?){0,8}(?:等[^\W\da-zA-Z_]{0,2}?个?|[\d两三四五六七八九]个)"
    rf"(?:{KINDS})"
)
_REACH = 300  # characters before a verb in which its subject stands; lists of bodies run to some two hundred
_TOGETHER = frozenset("联合 携手 会同 协同 牵手 共同 包括 分别 据悉 邀请 联袂 主办 承办 协办".split())
# 医疗队到某市|某某村委会，: with a name between that is not known; 分赴某部、|某中队等单位，
_GOES_TO = re.compile(
    r"(?:来到|走进|前往|深入|[赶分奔]赴|走访了?|慰问了?|[队团组人们员]到)(?:[^\W\da-zA-Z_]{1,10}|[^，。；、\n]{1,20}的|(?:[^\W\da-zA-Z_]{2,14}、){1,3})$"
)
_GOES_ROUND = late(
    r"(?P<to>前往|赶赴|奔赴|分赴|(?:先后|分别|一行|[、，,；;])[到赴]|先后深入)[^，。；,;：:\n“”在]{2,60}[、和及]$"
)
_ALSO_FOR = late(r"(?:[并还也]|[，,])代表$")  # 周远山致辞，并代表|区委、区政府感谢…
_TITLE = 6  # characters of a title before it: 校长|代表
_ENDS_GOAL = late(r"”?(?:等[^，。；,;、\n]{0,8})?[，,]")
_DEALT_WITH = frozenset({"联系", "委托", "成立", "组建"})
_TOGETHER_AFTER = re.compile(r"(?:等[^，。；]{0,6})?(?:联合|共同|携手|一起|合作)")
_DONE_TO = frozenset(
    "欢迎 感谢 祝贺 看望 慰问 会见 采访 邀请 介绍 陪同 拜访 接待 表扬 支持 选举 任命 推荐 协助".split()
)
_ITEMS_ALONE = re.compile(r"(?:(?:、|以?及|和)[\u4e00-\u9fff（）()]{2,12}){1,6}[、和及]")
_BODY_ITEM = late(r"[^\W\da-zA-Z_]{1,8}(?=[、和与及])")
_OFFICE = late(r"办(?=、)")  # 创新发展|办、
_LISTING = "、和与及"
_ITEMS = 8  # of a list, looked at for what stands before it
_OBJECTS = frozenset(
    "对于 关于 作为 来自 贯彻 落实 学习 围绕 根据 按照 依据 遵照 依托 响应 结合 针对 吸引"
    " 选取 选择 选定 确定 遴选 覆盖 辐射".split()
)  # what follows them does not act
_OWN_PEOPLE = frozenset(
    "党员 老党员 在职党员 志愿者 学生 师生 教师 职工 员工 工作人员".split()
)  # whom a body acts through
_LEADERS = re.compile(r"(?:党政|相关|有关|主要|分管|两委|班子|党组织|机关)+(?:领导|负责人|成员|人员|干部|工作人员)")
_SPOT = late("(?:大?门[前口外]|大院|大楼|办公楼|楼前|礼堂)")  # 在县委、县政府|门前举行
_OWNED = re.compile(r"[^\W\da-zA-Z_]{2,6}?的(?=[^\W\da-zA-Z_])")
# 某市|多所中小学举办, 某市|县两级法院: those in it act.
_SEVERAL = late(
    r"(?:多|数|\d+|[一二三四五六七八九十百]+)[余多]?[所家名]|各(?!位)|[市区县乡镇村]{0,2}[两三]级|(?:相关|有关)|首[家个批支]"
)
# How one acts, which the dictionary has for nouns: 青禾社区|精心打造.
_HOW = frozenset(
    "面向 精心 用心 倾力 倾情 倾心 全力 大力 鼎力 全面 热情 全程 全额 独家 重磅 精准 轮流 有序 合力 匠心".split()
)
_PREFIX = re.compile(r"[^\W\da-zA-Z_]{1,8}")
_NO_NAME = frozenset({"p", "c", "d", "u", "uj", "ul", "r", "v", "y"})  # tags of words that no name begins with
_NAME = 14  # characters of a name after the body or unit that it begins with
_OF_NAMES = ("n", "v", "j", "b", "s", "l")  # tags of the words that names are made of
# 从沈清禾|手中接过, 结对关怀沈清禾|家庭，送去…; not 沈清禾家庭|参加
_HIS = late(r"手[中里]|家[中里]|家庭[，。；,;、]")
_SAYS = ("：", ":")  # 沈清禾|：大家参加这样的活动…, which she says of others
_OWNERS = ("的", "内", "里", "是", "这")  # after a body that owns or contains, or is defined


def agents_before(scene: Scene, start: int, end: int, *, one_verb: bool = False) -> tuple[Mention, ...]:
    """The last list of agents between two offsets: 甲、乙联合丙 before 举办; () where none acts.

    With ``one_verb`` it does not reach over another verb: 甲协办，乙出席 has one list for 出席.
    """
    low = max(start, end - _REACH)
    near = scene.within(low, end, *AGENTS)
    said = next((one.span.end for one in reversed(near) if _is_speaker(scene, one)), low)
    agents = [agent for agent in near if agent.span.start >= said and acts(scene, agent)]
    return _last_list(scene, agents, _LISTED if one_verb else _COORDINATION)


def _is_speaker(scene: Scene, agent: Mention) -> bool:
    """Whose words follow: 会长沈清禾|：大家都应参加这样的活动."""
    return agent.type is PERSON and scene.text.startswith(_SAYS, agent.span.end)


def people_ending(scene: Scene, start: int, end: int) -> tuple[Mention, ...]:
    """The list of people that ends at an offset, whatever stands before it: 在|甲、乙|的带领下."""
    people = scene.within(max(start, end - _REACH), end, PERSON)
    found = _last_list(scene, list(people), _LISTED)
    return found if found and _CALLED.fullmatch(scene.text, found[-1].span.end, end) else ()


def acts(scene: Scene, agent: Mention) -> bool:
    """True for a subject: not a place where (在…), not the owner of somebody (…的居民), not the body of a title."""
    return scene.once(("acts", agent), lambda: _acts(scene, agent))


def _acts(scene: Scene, agent: Mention) -> bool:
    start = scene.chain_start(agent)
    first = scene.list_starts.get(start, start) if agent.type is PERSON else list_start(scene, start)
    if scene.text[start - 1 : start] in ("（", "(") and scene.text[agent.span.end : agent.span.end + 1] in ("）", ")"):
        return False  # 望江（临溪）商会
    hosts = _is_host(scene, agent, first)
    if (
        scene.is_quoted(start)
        or is_asked_along(scene, agent)
        or is_place(scene, agent)
        or (scene.text[max(0, first - 2) : first] in _OBJECTS and not hosts)
        or _is_site(scene, agent, first)
    ):
        return False
    aims = _FOR.search(scene.text, max(0, first - 3), first) is not None and not hosts
    if aims or _IS_WHO.search(scene.text, max(0, first - 5), first):
        return False
    if _REPORTS.match(scene.text, agent.span.end) or scene.text.startswith("之间", agent.span.end):
        return False  # 决赛在甲队与乙队|之间展开
    if agent.type is PERSON:
        return agent.rule != "person-byline" and _HIS.match(scene.text, agent.span.end) is None
    counted = _COUNTED.search(scene.text, max(0, first - 3), first) is not None
    return not (counted or _modifies(scene, agent) or _is_goal(scene, agent, first) or _is_spoken_for(scene, first))


def _is_host(scene: Scene, agent: Mention, first: int) -> bool:
    """会议确定|云栖区|承办运动会; not 某局选定|云栖区|开展试点, where it is done."""
    return scene.text.endswith(_CHOSEN, 0, first) and _HOSTS.match(scene.text, agent.span.end) is not None


def _is_site(scene: Scene, agent: Mention, first: int) -> bool:
    """某局选取|青禾、白塔2个社区|开展…: where it is, or for whom; 由青禾、白塔2个社区主办; 昨天，青禾、白塔2个社区…."""
    if agent.type is not UNIT or agent.rule != ENUMERATED or scene.analysis.clause_of(first).start == first:
        return False
    return not scene.text.endswith(_LEADS_LIST, 0, first)


def _is_spoken_for(scene: Scene, start: int) -> bool:
    """周远山代表|区委、区政府致辞, 一位校长代表|临溪县发言: it is he who speaks."""
    if not scene.text.endswith("代表", 0, start):
        return False
    end = start - len("代表")
    end -= scene.text.endswith(("将", "要", "会"), 0, end)  # 沈清禾|将|代表|临溪县参加…
    speaker = scene.by_end.get(end)
    if speaker is not None and speaker.type is PERSON:
        return True
    titled = scene.analysis.lexicon.titles.longest_ending(scene.text, end, max(0, end - _TITLE)) is not None
    return titled or _ALSO_FOR.search(scene.text, max(0, start - 4), start) is not None


def list_start(scene: Scene, start: int) -> int:
    """Where the list of bodies begins of which one starts at an offset: 走访了|甲、乙."""
    for _ in range(_ITEMS):
        before = scene.by_end.get(start - 1) if scene.text[start - 1 : start] in _LISTING else None
        if start == 0 or before is None or before.type not in (ORGANIZATION, UNIT):
            break
        start = scene.chain_start(before)
    return start


def _is_goal(scene: Scene, agent: Mention, start: int) -> bool:
    """走访青禾社区，…: the object of a verb that ends its clause."""
    if start == 0 or not _ENDS_GOAL.match(scene.text, _end(scene, agent)):
        return False
    if _GOES_TO.search(scene.text, max(0, start - 24), start):
        return True
    before = scene.analysis.token_at(start - 1)
    is_verb = before.tag == "v" and len(before.text) > 1
    return (is_verb and before.text not in _TOGETHER) or before.text in _DEALT_WITH


def _modifies(scene: Scene, body: Mention) -> bool:
    """The body tells whose or where: 某社区的广场, 驻某市部队, 某局局长, 某协会会员周远山."""
    text, end, lexicon = scene.text, _end(scene, body), scene.analysis.lexicon
    if _begins_name(scene, body) or (body.type is UNIT and _is_of_others(scene, end)):
        return True
    follower = scene.starting(end)
    if text[end : end + 1] in _OWNERS or (follower is not None and follower.type is not INITIATIVE):
        return True
    if _is_owner(scene, end) or _LEADERS.match(text, end) or _SPOT.match(text, end):
        return True
    after = end + (text[end : end + 1] in ("副", "原"))
    if text[end : end + 1] == "长" and not scene.analysis.starts_token(end):
        return True  # 区委宣传部|长周远山
    people = lexicon.role_nouns.longest_at(text, after)
    if people is not None:  # 某支部党员来到… is about the branch
        return people not in _OWN_PEOPLE or scene.starting(after + len(people)) is not None
    return lexicon.titles.longest_at(text, after) is not None


def _end(scene: Scene, body: Mention) -> int:
    """负责青禾、|白塔|两个村的护林工作: where the words end that count it with others."""
    counted = _COUNTED_WITH.match(scene.text, body.span.end) if body.rule == ENUMERATED else None
    return body.span.end if counted is None else counted.end()


def _is_of_others(scene: Scene, end: int) -> bool:
    """某市|青年, 某市|多所中小学: what stands in the unit acts."""
    token = scene.analysis.token_at(min(end, len(scene.text) - 1))
    if token.text in scene.analysis.lexicon.role_verbs or token.text in _HOW:
        return False
    return token.tag in ("n", "nz", "nt", "ng", "an") or _SEVERAL.match(scene.text, end) is not None


def _begins_name(scene: Scene, body: Mention) -> bool:
    """某大学|继续教育学院承办, 某市|医保分中心协办: the name goes on, and what it names is not known."""
    end, suffixes = body.span.end, scene.analysis.lexicon.org_suffixes
    acts = scene.analysis.lexicon.role_verbs
    for token in scene.analysis.each_token(end, end + _NAME):
        if not token.tag.startswith(_OF_NAMES) or scene.covering(token.start) or token.text in acts:
            return False
        at = token.start + len(token.text)
        if at > end + 1 and len(suffixes.longest_ending(scene.text, at, end) or "") > 1:
            return True
    return False


def _is_owner(scene: Scene, end: int) -> bool:
    """发挥某党委|志愿服务的作用: nouns follow that it owns."""
    owned = _OWNED.match(scene.text, end)
    if owned is None or scene.verbs_in(end, owned.end()):
        return False
    return all(token.tag.startswith(("n", "vn", "j", "b")) for token in scene.analysis.each_token(end, owned.end() - 1))


def is_place(scene: Scene, agent: Mention) -> bool:
    """Where something happens: 在甲举行; and of 在甲、乙和丙等地 each."""
    start = agent_start = scene.chain_start(agent)
    if agent.type is PERSON and scene.text[start - 1 : start] == "的":
        return False  # 住在夜市对面的|周远山
    together = _TOGETHER_AFTER.match(scene.text, agent.span.end) is not None
    joints = "、" if together else "、和及"
    while agent.type in (UNIT, ORGANIZATION) and scene.text[start - 1 : start] in joints and start > 0:
        before = scene.by_end.get(start - 1)
        if before is None or before.type is not UNIT:
            break
        start = scene.chain_start(before)
    cut = agent.span.start == start and scene.text.endswith("驻", 0, start)  # 某部驻|村帮扶组: a name that was cut
    return cut or follows_venue(scene, agent, start) or _is_listed_goal(scene, agent, agent_start)


def _is_listed_goal(scene: Scene, agent: Mention, start: int) -> bool:
    """前往某中学、|某局|开展…, 先后到甲、乙|等地|…: an item of a list of places, not all of them known."""
    if agent.type is PERSON or scene.text[start - 1 : start] not in _LISTING:
        return False
    goes = _GOES_ROUND.search(scene.text, scene.analysis.clause_of(start).start, start)
    return goes is not None and not scene.verbs_in(goes.end("to"), start)


def follows_venue(scene: Scene, place: Mention, start: int) -> bool:
    """在, 走进 or their like stands before a place; a body that is 驻某镇 (工作队) is no place."""
    if place.type is ORGANIZATION and scene.text.endswith("驻", 0, start):
        return False
    return VENUE.search(scene.text[max(0, start - 16) : start]) is not None


def _last_list(scene: Scene, agents: list[Mention], joined: re.Pattern[str]) -> tuple[Mention, ...]:
    """The last agent and those before it that are coordinated with it; titles before a name are part of its item."""
    found = agents[-1:]
    for agent in reversed(agents[:-1]):
        if found[0].type is PERSON and agent.type is not PERSON and _is_titles(scene, agent.span.start, found[0]):
            continue  # 市人大|社会建设委员会主任周远山
        if found[0].type is not PERSON and _is_prefix(scene, agent.span.end, found[0].span.start):
            continue  # 望江建工集团|第二|项目部
        if not _goes_on(scene, agent, found[0], joined):
            break
        found.insert(0, agent)
    return tuple(found)


def _goes_on(scene: Scene, agent: Mention, after: Mention, joined: re.Pattern[str]) -> bool:
    """The list goes on from one agent to the next."""
    low = agent.span.end
    if agent.type is PERSON:
        low += len(scene.analysis.lexicon.called.longest_at(scene.text, low) or "")
    if courtesy := COURTESY.match(scene.text, low):
        low = courtesy.end()
    start = item_start(scene, after)
    if start < low:  # 沈清禾院士，|区委书记周远山: the post that ends an item is none of the next
        start = after.span.start
    between = _OF_SORT.sub("", _SUMMED.sub("", _GROUPS.sub("", _ASIDE.sub("", scene.text[low:start]))))
    if joined.fullmatch(between) or _is_nameless(scene, low, start):
        return True
    mark = joined.match(scene.text, low, start)
    if mark is None or not mark.group():
        return False
    if after.type is PERSON:
        return _is_titles(scene, mark.end(), after)
    return _is_prefix(scene, mark.end(), start)


def item_start(scene: Scene, agent: Mention) -> int:
    """Where an item of a list begins: with the titles of a person, or the body right before the name."""
    if agent.type is not PERSON:
        return scene.chain_start(agent)
    start = phrase_start(scene, agent)
    body = scene.by_end.get(start - (scene.text[start - 1 : start] == "的"))  # 、|云栖木业公司的|周远山
    return scene.chain_start(body) if body is not None and body.type in (ORGANIZATION, UNIT) else start


def _is_nameless(scene: Scene, start: int, end: int) -> bool:
    """Items of a list that are no names: 某局、|督导室、教研员、|某协会."""
    if not _ITEMS_ALONE.fullmatch(scene.text, start, end):
        return False
    if any(role != "weak" or not begins_item(scene, verb) for verb, _, role in scene.verbs_in(start, end)):
        return False
    walls = scene.analysis.lexicon.phrase_walls
    words = (word for word in scene.analysis.each_token(start, end) if not _OFFICE.match(scene.text, word.start))
    return not any(word.text in walls for word in words)


def begins_item(scene: Scene, verb: Span) -> bool:
    """区教育局、|创新发展办|、团区委: a body that is not known, in a list."""
    item = _BODY_ITEM.match(scene.text, verb.end) if scene.text[verb.start - 1 : verb.start] == "、" else None
    suffixes = scene.analysis.lexicon.body_suffixes
    return item is not None and suffixes.longest_ending(scene.text, item.end(), verb.end) is not None


def _is_prefix(scene: Scene, start: int, end: int) -> bool:
    """What begins an item before the part of its name that is known: 、|清河|彩灯行业协会."""
    if not _PREFIX.fullmatch(scene.text, start, end) or scene.verbs_in(start, end):
        return False
    if scene.text[start] in _LISTING:
        return False  # 青禾村|和|县篮球协会, which the dictionary cuts as 和县
    walls = scene.analysis.lexicon.phrase_walls
    return not any(word.text in walls or word.tag in _NO_NAME for word in scene.analysis.each_token(start, end))


def _is_titles(scene: Scene, start: int, person: Mention) -> bool:
    """What stands between a comma and a name is the post that the person holds, whoever it is with."""
    end, lexicon = person.span.start, scene.analysis.lexicon
    if our := _OUR.match(scene.text, start, end):
        start = our.end()
    if not _TITLES.fullmatch(scene.text, start, end) or scene.verbs_in(start, end):
        return False
    title = lexicon.titles.longest_ending(scene.text, end, start) or lexicon.role_nouns.longest_ending(
        scene.text, end, start
    )
    return title is not None and not any(
        token.text in lexicon.phrase_walls or token.text in _DONE_TO
        for token in scene.analysis.each_token(start, end - len(title))
    )
