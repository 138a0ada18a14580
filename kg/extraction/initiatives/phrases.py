"""Which noun phrases are a name, and which are part of a clause: 充分认识|安全培训, 三项活动, 培训|普及率."""

import re

from kg.extraction.initiatives.headnouns import Head, head_ending, is_done, is_wall
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.occurring import takes_place
from kg.extraction.text.segmenter import Token
from kg.model import Span
from kg.patterns import late

_ADVERBS = ("d", "ad")
_BEFORE_VERBS = ("通过", "多次", "持续", "不断", "进一步")
# 督促船务公司集中整治, 邀请居民参加活动: who is made to do what.
_MAKES = frozenset("督促 发动 邀请 动员 鼓励 号召 呼吁 敦促 带领 率领 引领 吸引 促使 要求 倡议 委托".split())
_COUNTED = re.compile(r"(?:(?<!第)[〇零一二两三四五六七八九十百千万几数多\d]+余?多?|整|各|每|某)[个项场类种]$")
_HELD_SO_OFTEN = late(r"[一二两三四五六七八九十]{1,3}届(?![一二三四五六七八九十]{1,3}次)")  # 办了|七届灯谜节
# 一批|农村饮水工程, 一批高端化、智能化的|示范项目: of which there are several.
_ONE_FEAST = ("节", "赛", "大会", "论坛", "仪式", "典礼")  # 一批书友参加的|青禾读书节
_SEVERAL = late(r"(?<!第)一批(?:总投资|[^，。；：“”\n]{1,16}[的、])?$")
_OF_KINDS = late(r"[\d一二两三四五六七八九十百]+余?多?个$")
_SORTS = re.compile(r"(?:工种|项目|[单小大]项|[类组]别|赛项|科目|品类)(?!的)")  # 6个|项目展示比赛
_SOME = late(r"[二两三四五六七八九十]大$")  # 灯会、市集|三大活动; but 三大攻坚战
_KINDS = ("活动", "项目", "行动", "工程", "品牌", "赛事")
# Heads that are the nouns of verbs, and 活动: they also tell the kind of another noun (培训资料, 志愿服务活动代表).
_ATTRIBUTES = (
    "培训",
    "宣传",
    "服务",
    "活动",
    "整治",
    "排查",
    "教育",
    "学习",
    "改造",
    "训练",
    "检查",
    "调研",
    "视察",
    "督查",
)
_OF_BODY = ("健全组织", "完善组织", "强化组织", "加强组织")
_TOGETHER = re.compile(r"集中(?:开工|签约)$")
_AGENTS = late(r"\d[余多]?[家名位](?=[^\W\da-zA-Z_]{2})")  # 组织|92家渔业公司上门招聘
_DATED = late(r"[年月季批期度]")
_APART = frozenset({"Ceremony", "Competition", "Festival", "Meeting", "Training"})
_DONE = frozenset({"Activity", "Training", "Campaign", "Mechanism"})
_HANDS = frozenset("人员 力量 队伍 专人 专班 人手".split())
_TO_DO = late(r".*(?:(?<!未)来|去)")  # 拿来|义卖, 下乡去|义诊; not 爱心未来|义演
_DEEDS = ("义诊", "义剪", "义卖", "义演")  # which the dictionary has for nouns
_DONE_THERE = late(r"[^，。；、“”\n]{0,8}?(?:各地|多地|[院区校村镇街店]内)[^，。；、“”\n]{2,4}$")  # 在|园区内巡回宣讲
_DONE_TO_SUCH = ("各类", "各项", "各种", "相关", "有关", "习近平")
# 在精彩的|渔鼓表演|中拉开序幕: with what an event opens or ends.
_OPENS_IN = late(r"中[，,]?[^\W\da-zA-Z_]{0,4}?(?:拉开|揭开|开场|启幕|开启|落下|落幕|结束)")
_ACTS = ("表演", "演奏", "合唱", "舞蹈", "演唱", "朗诵", "快闪")
_IN = late(r"在[^，。；“”\n]{0,12}$")
_SHOWS = ("表演", "展示", "体验", "演奏", "互动")
# 老城中，渔鼓表演|吸引了游客: an attraction
_DRAWS = late(r"(?:、[^，。；：、“”\n]{2,8}){0,3}(?:也|还|更|都)?(?:吸引|引得|让|令|使)")
_BLENDED = late(r"(?:深度|有机|相互|紧密)?相?(?:融合|结合)(?!发展)")  # 将茶园与渔歌、乡村集市|相融合
_NAMED = re.compile(r"[“\"「]|第[一二三四五六七八九十\d]|\d|首届")
_WISHED = re.compile(
    r"(?:每次|每当|每逢)[^，。；“”\n]{0,12}(?:开展|举办|组织|参加|举行)$|(?:[将要会]|今后|以后)[^，。；“”\n]{0,8}(?:经常|定期|不定期|每[月周年季]|多次)|(?:多|常)举办|(?:都会|总会|往往)[^，。；“”\n]{0,6}(?:开展|举办|组织)$|(?:经常|常年|时常|不?定期|每天)[^，。；“”\n]{0,10}(?:开展|举办|组织|参加)$"
    r"|(?:要求|提示|提醒|希望|鼓励|建议|呼吁|倡议|号召|督促|引导)[^，。；“”\n]{0,14}(?:开展|举办|组织|参加|参与|进行)[了好]?$"
    r"|(?:各地|多地|各[^\W\da-zA-Z_]{1,3}|纷纷)[^，。；“”\n]{0,4}(?:开展|举办|组织)|(?:形式多样|丰富多彩|多种多样|各具特色)的$"
)
_OFTEN = late(r"多次(?:组织)?(?:召开|举行|举办|开展)了?(?:[^，。；“”\n]{2,8}[、和])*$")  # 多次召开|碰头会、|座谈会
_URGED = late(r"(?:大力|扎实|深入|持续|全面|积极|广泛|认真)(?:开展|组织|实施|推行)$")  # 大力开展|污染防治攻坚
_OPENS = ("“", "《", "「")
# 双方合作共建|的“…”学院, 先行加装|的8台电梯: done to what follows.
_DONE_TO = late(r"的(?:[“\d]|[一两三][个台座所])")
_EDITION = late(r"(?:以及|[和与及])(?:20\d\d年?)?(?:第[一二三四五六七八九十\d]{1,4}|首)届")
_AMOUNT = late(r"\d[余多]?[万亿]*(?:平方米|公里|米|亩|座|处|个|条|户|套|台|家|项)$")
# Kinds of order that every place has, where nothing names one: 健全服务|体系, 长效|机制.
_ORDERS = tuple("体系 体制机制 战略 模式 长效机制 激励机制 运行机制 考核机制 保障机制 评价机制 奖惩机制".split())
_MANY = late(r"(?:\d{2,}|[数几]?[十百千]+)[余多]?[个项]$")  # 开展了50多个|广场服务活动
_REACH = 40  # characters before a phrase that say whether it took place
_STANDING = ("机制", "制度", "模式", "体系")
_HANDED = ("颁奖", "授牌", "颁证", "授旗", "表彰")
_TO = late(r"[为给向对][^，。；、“”\n]{0,12}$")
_TO_WHOM = 16  # characters before a quotation in which 为 stands
_RANKED = late(
    r"(?:重[点大要]|核心|骨干|[控标]\w{1,2}性|关键性?|超级|民生|首[个座条项])[^，。；：——\n]{0,16}(?:工程|项目)$"
)
_RANK = 24  # characters of a description that ends in 工程 or 项目
_SPOT = re.compile(r"[区地台点站室处队组亭棚角墙卡证员者车岗季制式]")  # 义诊|台, 义剪|区, 在某项目|地, 健身运动|季
_SUM = re.compile(
    r"(?:活动|服务)?(?:[累共]计)?[超近约达]?\d[\d.]*[余多万千百]?"
    r"(?:场次|场|次(?!培)|(?P<people>人次)|期|(?P<works>[个项](?:左右|以上)?(?=[，。；、,;）\n]|$)))"
)  # 开展宣讲学习|200余场次, 实施旧房改造项目|33个: many, no one event; not 望榆大桥工程|12个桥墩完工
# 开展政策咨询|、法律讲解、就业指导等活动: the first of several matters of one thing.
_MATTERS = re.compile(r"(?:、[^，。；、：“”\n]{2,8}){2,}(?:等|[，。；])")
# 为居民提供血压测量、|眼科义诊|、雨伞修补等多项便民服务: items of a list of services.
_SHOWN = late(r"(?:、[^，。；：、“”\n]{2,10})*等[^\W\da-zA-Z_]{0,6}节目")  # 川剧变脸、|歌舞演出|等精彩节目
_OFFERS = late(r"(?:提供|享受|带来|送[上去来]|开展|设置|开设|设立)[^，。；“”\n]*$")
_SERVICES = late(
    r"(?:、[^，。；：、“”\n]{2,10})*等?[^，。；：、“”\n]{0,8}(?<!志愿)服务(?!活动|月|周|日|队|中心|站|项目|平台|体系)"
    r"|(?:、[^，。；：、“”\n]{2,10})+等[^，。；：、“”\n]{0,4}服务项目"
)
_LISTED = r"(?:、[^，。；：“”\n、]{2,12})*等[^，。；：“”\n、]{0,8}?"
_AS_MEANS = late(_LISTED + r"(?:方式|形式|途径|手段|举措|载体)")
_BY_MEANS = late(r"(?:通过|采取|采用|利用|运用|借助|以)[^。；：“”\n]{0,40}$")
_MANY_SUCH = late(_LISTED + r"(?:[累共]计)?[超近约达]?\d{2,}[余多]?(?:场次|场|次|期)")
_PERFORMED = re.compile(r"(?:表演|演出|演唱|合唱|演奏|朗诵|展演)的?《")  # 孩子们表演的|《…》
_HALF = late(r"[，, \u3000](?P<other>[^\W\da-zA-Z_]{3,10})[”」]")
_DOTS = ("·", "•", "・")
_ALIKE = 2  # characters by which the halves of a slogan differ
_DIVIDES = ("分", "分为", "包括", "包含", "设有")  # 渔家节|分开船仪式、…
_JOINS = ("和", "与", "及", "、", "或")


def nominal_start(analysis: Analysis, start: int, end: int) -> int:
    """Where the noun phrase begins of words that begin with a predicate: 充分认识|…培训, 多次穿插|…抢答赛."""
    before = analysis.token_at(start - 1) if start > 0 else None
    first = analysis.token_at(start)
    is_verb = first.tag == "v" or (first.tag == "vn" and before is not None and before.text == "不")
    if before is not None and is_verb and first.start == start and _is_adverb(before):
        start = first.end
    for token in analysis.each_token(start, end):
        ends = (token.text in _JOINS and _ends_name(analysis, token.start, start)) or (
            token.text in _DIVIDES and stands_apart(head_ending(analysis, token.start, start))
        )
        if ends or _is_predicate(analysis, token):
            start = token.end
    return start


def _ends_name(analysis: Analysis, end: int, start: int) -> bool:
    """某局工作会议|及首届读书周: the first of two events ends there; …护岸工程3万米|和航标改造: or a sum of work."""
    first = head_ending(analysis, end, start + 2)
    if stands_apart(first) or (first is not None and _EDITION.match(analysis.text, end)):
        return True
    if _AMOUNT.search(analysis.text, start, end):
        return True
    whole = head_ending(analysis, end, start)
    return whole is not None and whole.kind == "Ceremony" and len(whole.span) > 2  # 开学典礼 says enough by itself


def is_deed(analysis: Analysis, actor: Span | None, end: int) -> bool:
    """某医院|义诊三十年, 某区|大检查紧盯烟花店: a verb after who does it; no name, unless it takes place."""
    if actor is None:
        return False
    done = analysis.text[actor.end : end]
    is_verb = done in _DEEDS or (done[-2:] != "活动" and analysis.segmenter.tag(done[-2:]).startswith("v"))
    kind = (*analysis.lexicon.initiative_heads.get(done, ()), "")[0]
    return is_verb and kind in (*_DONE, "Training") and not takes_place(analysis.text, actor.start, end, kind)


def stands_apart(head: Head | None) -> bool:
    """True for the head of an event that another can follow after 和: 剪纸大赛|和乡村夜市."""
    if head is None:
        return False
    gathers = head.kind == "Activity" and len(head.span) > 1 and head.bare
    return gathers or (head.kind in _APART and (head.bare or head.kind == "Competition"))


def _is_adverb(token: Token) -> bool:
    """持续|深化, 多次|穿插: after it a verb is one."""
    return token.tag in _ADVERBS or token.text in _BEFORE_VERBS


def _is_predicate(analysis: Analysis, token: Token) -> bool:
    """充分认识, 积极参与, 深入开展: an adverb and a verb that the dictionary takes for one word."""
    if len(token.text) != 4:
        return False
    first, second = (analysis.segmenter.tag(token.text[at : at + 2]) for at in (0, 2))
    wall, adverb = is_wall(analysis, token.text[2:]), first in ("a", "ad", "d")
    if wall and (adverb or is_wall(analysis, token.text[:2])):
        return True
    return token.tag in ("l", "i", "v") and adverb and second == "v"


def is_clause(analysis: Analysis, start: int, head: Head) -> bool:
    """督促船务公司集中整治: a verb of making somebody do something begins it."""
    first, name = analysis.token_at(start), analysis.text[start : head.span.end]
    if analysis.text.endswith(_OF_BODY, 0, start):
        return True  # 完善组织|协调机制
    if analysis.text.endswith("组织", 0, start) and first.text in _HANDS and not head.bare:
        return True  # 组织|人员逐船清点
    if _TOGETHER.search(name) and not _DATED.search(name):
        return True  # 等十个项目集中开工
    if name.endswith("颁奖") and "为" in analysis.text[max(analysis.clause_of(start).start, start - _REACH) : start]:
        return True  # 为短视频大赛获奖选手|颁奖
    if (not head.bare and _AGENTS.search(name)) or _is_verbal(analysis, start, head):
        return True
    return first.text in _MAKES and first.end <= head.span.start


def _is_verbal(analysis: Analysis, start: int, head: Head) -> bool:
    """理发队赴|望榆镇义剪, 专门为|乡下木匠上门服务|的行动."""
    text, end = analysis.text, head.span.end
    name = text[start:end]
    goes = name.find("赴")
    if goes > 0 and not name.endswith("活动") and analysis.starts_token(start + goes):
        return True
    if name.endswith(_DEEDS) and _TO_DO.fullmatch(name, 0, len(name) - 2):
        return True  # 把旧书拿来|义卖
    if name.endswith(_DEEDS) and text[start - 1 : start] in ("为", "给", "替") and text[end : end + 1] == "、":
        return True  # 为|渔民上门义诊|、配药
    if text[start - 1 : start] == "在" and _DONE_THERE.match(text, start, end):
        return analysis.segmenter.tag(name[-2:]).startswith("v")
    return name.endswith("服务") and text[start - 1 : start] == "为" and text.startswith("的", end)


def is_wished(analysis: Analysis, start: int, head: Head) -> bool:
    """今后将经常举办|便民服务活动, 提醒住户开展|防火巡查, 各地开展|义诊: often, by many or of others; unless named."""
    often = head.bare and start == head.span.start and _OFTEN.search(analysis.text, max(0, start - _REACH), start)
    if (
        often
        or _is_service(analysis, start, head)
        or (
            analysis.text.endswith(_ORDERS, start, head.span.end)
            and not _NAMED.search(analysis.text, start, head.span.end)
        )
    ):
        return True
    if head.kind not in (*_DONE, "Meeting", "Project") or _NAMED.search(analysis.text, start, head.span.end):
        return False
    summed = _SUM.match(analysis.text, head.span.end)
    works = summed is not None and bool(summed["works"])
    alone = not head.bare or start == head.span.start  # 召开|座谈会3场
    several = head.kind == "Project" if works else alone or (summed is not None and bool(summed["people"]))
    if (
        (summed and several)
        or _is_means(analysis, start, head.span.end)
        or (not head.bare and _is_matter(analysis, head.span.end))
    ):
        return True
    if head.kind not in _DONE:
        return False
    low = max(analysis.clause_of(start).start, start - _REACH)
    if not head.bare and _URGED.search(analysis.text, low, start):
        return True
    many = _MANY if head.kind == "Activity" and analysis.text[start - 1] in "个项" else _WISHED
    return (many.search(analysis.text, low, start) or _WISHED.search(analysis.text, low, start)) is not None


def _is_service(analysis: Analysis, start: int, head: Head) -> bool:
    """眼科义诊, where a clause offers 血压测量、眼科义诊、雨伞修补等便民服务."""
    text, end = analysis.text, head.span.end
    if "、" not in (text[start - 1 : start], text[end : end + 1]) and text[end : end + 1] != "等":
        return False
    if _NAMED.search(text, start, end):
        return False
    if head.kind == "Activity" and text.find("节目", end, end + _REACH) > 0 and _SHOWN.match(text, end):
        return True
    if _SERVICES.match(text, end) is None:
        return False
    return _OFFERS.search(text, max(analysis.clause_of(start).start, start - _REACH), start) is not None


def _is_means(analysis: Analysis, start: int, end: int) -> bool:
    """通过|院坝会、|入户走访等方式, |公益讲座、|志愿服务等活动60余场: of a list that tells how, or of many."""
    text = analysis.text
    if "、" not in (text[start - 1 : start], text[end : end + 1]) and text[end : end + 1] != "等":
        return False
    if _MANY_SUCH.match(text, end):
        return True
    low = max(analysis.sentence_of(start).start, start - _REACH)
    return _AS_MEANS.match(text, end) is not None and _BY_MEANS.search(text, low, start) is not None


def _is_matter(analysis: Analysis, end: int) -> bool:
    """True after the first of a list whose second is no initiative: not of 春苗计划|、夏荷计划、秋实计划."""
    if _MATTERS.match(analysis.text, end) is None:
        return False
    return head_ending(analysis, analysis.text.find("、", end + 1)) is None


def is_counted(text: str, start: int, head: Head) -> bool:
    """三项|活动, 某园区299个|项目; 书法展和|灯谜: a head after a count or a joining word is no name."""
    end = head.span.start
    if text[start - 1 : start] in ("了", "过") and _HELD_SO_OFTEN.match(text, start, end):
        return True
    if text.startswith(_KINDS, end) and _SOME.search(text, start, end):
        return True
    if text.find("一批", max(0, start - 20), start) >= 0 and _SEVERAL.search(text, max(0, start - 20), start):
        return not text.endswith(_ONE_FEAST, start, head.span.end)
    if _SORTS.match(text, start, end) and _OF_KINDS.search(text, max(0, start - 6), start):
        return True
    return _COUNTED.search(text, start, end) is not None or text.endswith(_JOINS, start, end)


def is_place(text: str, start: int, end: int) -> bool:
    """在|云栖夜市|举行义诊, 望榆村的|渔家大舞台|上: where, or with what, something else takes place."""
    if text.endswith(_ACTS, start, end) and _OPENS_IN.match(text, end) and _IN.search(text, max(0, start - 13), start):
        return True
    if text.endswith(_SHOWS, start, end) and _DRAWS.match(text, end):
        return True
    if _BLENDED.match(text, end):
        return True
    stands = text[end : end + 1] in ("上", "前", "旁") and text.endswith("舞台", start, end)
    return stands or (text[start - 1 : start] in ("在", "于") and text.endswith(("夜市", "集市"), start, end))


def is_half(text: str, start: int, end: int) -> bool:
    """“|健步运动季|，健康每一天”: half of a slogan whose halves are alike; “|银杏义诊|·健康赶集”: half of a name."""
    if text[start - 1 : start] in _OPENS and text[end : end + 1] in _DOTS:
        return True
    half = _HALF.match(text, end) if text[start - 1 : start] in _OPENS else None
    return half is not None and abs(len(half["other"]) - (end - start)) < _ALIKE


def goes_on(analysis: Analysis, head: Head) -> bool:
    """消防培训|资料, 急救培训|普及率: the head tells the kind of the noun after it, or is a verb (参观|工厂)."""
    end = head.span.end
    if (
        tells_rank(analysis.text, end)
        or is_verb_of(analysis, head)
        or is_done(analysis, head)
        or (not head.bare and _PERFORMED.match(analysis.text, head.span.start))
    ):
        return True
    if _SPOT.match(analysis.text, end) and analysis.token_at(end).end == end + 1:
        return True
    tells = analysis.text.endswith(_ATTRIBUTES, 0, end) or (head.kind in _DONE and not head.bare)
    return tells and _noun_follows(analysis, end)


def is_manner(text: str, inner: str, head: Head) -> bool:
    """“组团式”帮扶, “一户一策”清单|式管理: how something is done; not “组团式”帮扶机制."""
    way = inner.endswith("式") and not inner.endswith("仪式")
    named = head.bare or text.endswith(_STANDING, 0, head.span.end)
    return not named and (way or text.startswith("式", head.span.end))


def tells_rank(text: str, end: int) -> bool:
    """全区重点民生工程|——望江大桥: what ends there says of what rank something else is, which has a name."""
    return text.startswith("——", end) and _RANKED.search(text, max(0, end - _RANK), end) is not None


def is_given(text: str, start: int, head: Head) -> bool:
    """为10户“最美家庭”|颁奖: what is done to whom the quotation names."""
    return text.endswith(_HANDED, 0, head.span.end) and _TO.search(text, max(0, start - _TO_WHOM), start) is not None


def _noun_follows(analysis: Analysis, end: int) -> bool:
    token = analysis.token_at(end) if end < len(analysis.text) else None
    return (
        token is not None
        and token.start == end
        and token.tag == "n"
        and len(token.text) > 1
        and token.text not in ("现场", "侧记")
    )


def is_verb_of(analysis: Analysis, head: Head) -> bool:
    """业主参观|电梯工厂, 老党员慰问|“小候鸟”: the head is the sentence's verb, whose object follows."""
    text, end = analysis.text, head.span.end
    if text.startswith(_DONE_TO_SUCH, end) and analysis.segmenter.tag(text[end - 2 : end]).startswith("v"):
        return True  # 巡回宣讲|各类防汛知识
    if head.bare or analysis.segmenter.tag(head.span.cut(text)) != "v":
        return False
    return text[end : end + 1] in _OPENS or _DONE_TO.match(text, end) is not None or _noun_follows(analysis, end)
