"""The verbs that state a relation: those of the list, and what was said or shown with words between (作了…的讲话)."""

import re
from collections.abc import Callable, Iterator

from kg.extraction.analysis import Analysis
from kg.extraction.matching import Rare, Search
from kg.model import Span
from kg.patterns import late

Verb = tuple[Span, str, str]  # where it stands, its predicate and its role

# What makes a noun of the word after it: 的重要讲话, 总书记重要讲话.
_NOUN_BEFORE = re.compile(r"(?:的|重要|系列|本次|此次)$")
# 示范班, 宣讲团, 义诊点: a noun that the verb begins; not 参加团课, 主持班会.
_BEGINS_NOUN = re.compile(
    r"(?:示范|宣讲|演讲|表演|演出|展演|展示|讲解|朗诵|义诊|志愿服务|服务|值守|参赛|参展)[班队团点岗员者站区户]"
)
_LIGHT = r"(?:(?<![工合动运操写制])[作做致]|发表|进行|作出|做出)了?"
_WORDS = r"[^，。；：、,;:!?！？\n“”（）]{0,14}?"
_ON = r"(?:(?:题为|主题为|以)[“《][^”》\n]{1,40}[”》](?:为[题主]题?)?)?"  # 作了题为“…”的讲话
# Not 工作汇报会, 进行讲解员培训: a body or an event that the noun begins.
_SAID = Search.of(
    rf"{_LIGHT}{_ON}{_WORDS}(?P<noun>讲话|发言|致辞|感言|演讲|点评|总结|动员|部署|讲解|解读|安排|推介|授课|宣讲|分享|讲座|辅导"
    r"|表态|汇报|介绍|通报|说明|述职|表演|演出)(?![的员会比队团稿中])",
    "作做致发进",
)
# 给予经费支持, 提供了技术指导: help that is given.
_GIVEN = Search.of(
    rf"(?:给予|提供|予以)了?{_WORDS}(?:支持|帮助|保障|赞助|资助|指导|协助)(?![的下者])"
    r"|派[员人][^，。；：、,;:\n]{0,4}?(?:指导|保障|协助|支援)",
    "给提予派",
    "给予|提供|予以|派[员人]",
)
# 开了一堂, 办了三场: somebody's event by its count.
_HELD = late(r"(?:开|办|上|组织|举办|举行|开展)了?(?:[一二两三四五六七八九十几多]|\d+)多?(?:[堂台]|[场次](?!馆))")
# 宣布项目正式开工: who opens an event.
_OPENED = Rare.of(
    r"宣布[，,：:]?[^，。；,;：:\n]{0,30}?(?:开幕|闭幕|启动|开工|开赛|开始|开营|开机|启用)(?![式仪会])",
    "宣布",
)
# 主讲人是…, 主持人由…: by a noun who did it
_BY_ROLE = Rare.of(
    r"(?:主(?P<role>讲|持)(?:人|嘉宾|老师|专家)|(?:总|主)?(?:裁判长?|评委|评审)|副?总指挥|监票人)(?=(?:分别)?[是为由](?!否))",
    "人是|人为|人由|人分|主讲|主持|裁判|评|指挥",
)
# 任总指挥, 担任评委: what somebody was at an event.
_SERVED = Rare.of(
    r"(?:担)?任(?:大赛|比赛|现场|活动|本[次场]|此次|演练)?(?:总|主|副)*(?:裁判长?|评委|评审|指挥|领队|解说|监票人|调度)(?![员部长组])",
    "任",
)
# 陪同., 随行., 现场观摩.: who came along.
_ALONG = Rare.of(
    r"(?:陪同|随行|随同|同行|(?:全程|到[场校会]|现场|应邀|受邀)(?:参与)?(?:观摩|陪同|指导|旁听))(?=[。，,；;！]|并)",
    "陪同|随行|随同|同行|观摩|指导|旁听",
)
# 介绍了园区情况, 重点介绍了项目进展: what is told at a meeting.
_TOLD = Rare.of(
    r"(?<![据的])(?:着重|重点|详细|简要|现场|分别|全面)?介绍了[^，。；,;\n]{1,24}?(?:情况|环境|进展|背景|优势|方案|标准|规划|政策)(?=[，。；,;和及、])",
    "介绍了",
)
_WATCHED = Rare.of(r"观看了?(?:本次|此次|这场|整场|全场)?(?:文艺)?(?:演出|表演|比赛|活动|晚会|汇演|展演)", "观看")
# 获“见义勇为模范”称号, 获得第一名: not 曾获, which is of another time.
_WON = Rare.of(
    r"(?<![曾先后次])(?:荣获|获评|获得|夺得|斩获|摘得|被授予|被评为|获)了?[^，。；,;\n获]{0,30}?"
    r"(?:称号|第[一二三四五六]名|冠军|亚军|季军|[一二三特]等奖|[^颁发授评获得领抽开]奖(?![金品状励项学])”?)",
    "获|夺得|斩获|摘得|被授予|被评为",
)
# 蝉联冠军, 拿下第一, 夺冠: the same in other words.
_BEAT = Search.of(
    r"(?<![曾先后次])(?:(?:蝉联|卫冕|拿下|捧[走回得]|[抱领摘]走|力夺|勇夺|喜获|喜摘|赢得|拔得|独揽|揽获|斩获)了?"
    r"[^，。；,;\n]{0,16}?(?:冠军|亚军|季军|头筹|头名|第[一二三四五六]名?|[一二三特]等奖|[金银铜]奖|[金银铜]牌|奖杯)"
    r"|(?:夺冠|折桂|夺魁|称雄|捧杯|摘冠|登顶|问鼎|封王)(?![的者]))",
    "蝉卫拿捧抱领摘力勇喜赢拔独揽斩夺折称登问封",
)
_SIGNED = Rare.of(
    r"签约(?![仪代现活对单企项额率金方合])|(?:签订|签署|签下)了?[^，。；,;\n]{0,20}?(?:协议|合同|意向书|备忘录)",
    "签",
)
# 派出30名演员, 派员同行: not 派出所.
_SENT = Rare.of(
    r"(?:派出(?![所机])|选派|派员|派人)了?(?:(?<=[员人])|[^，。；,;、\n派]{0,12}?"
    r"(?:演员|医护|医务人员|医生|大夫|专家|护士|选手|志愿者|人员|队员|代表|团队|队伍|师生|老师|教师|民警|[疗务表]队|骨干))",
    "派",
)
_SHOWN = Search.of(
    r"(?:带来|献上|送上|奉上|献演|呈现|表演|演绎|演唱|献唱|独唱|合唱|齐唱|领唱|清唱|演奏|合奏|独奏|朗诵|[用以](?:一[首支段曲])?(?:舞蹈|歌曲|小品|朗诵|歌舞|合唱))"
    r"了?[^，。；,;《\n]{0,12}《|(?:率先|相继|依次|轮番)?登场",
    "带献送奉呈表演独合齐领清朗用以率相依轮登",
    "《|登场",
)
# 讲了一段故事, 手把手教大家, 上台接过奖杯: what is done at an event and seldom elsewhere.
_ACTED = Search.of(
    r"讲(?:了|起(?!来)|到|的是|完)|提[出了]?[^，。；,;\n]{0,6}?(?:问题|意见|建议)(?!的)|(?:先后|现场|举手|轮流|抢着)?提问(?![题的者])|抢答"
    r"|(?:当即|当场|现场|分别|先后|纷纷|相继)表态|当场(?=[\u4e00-\u9fff])|[送献递奉端捧]上(?![海级下学])|[接领]过(?=[^，。；,;去来年])"
    r"|手把手|教(?:会|给)?(?:大家|孩子们|居民|老人|市民|游客)|授课[老教]师"
    r"|(?:登台|上台|亮相|热场)(?![的后])|(?:[领抽捧换]到|领取|[领抱拎捧]走|抽中|获赠|捧得|猜中)了?|[戴系挂披]上"
    r"|[带背拎戴拿抱挽举捧牵推扶扛握]着|[架支搭捧举抬扶]起|来到|送去|坐[上在]|带领(?!下)|引导|疏导|围坐|就座|落座|指挥(?![部员中官])|击鼓|按下|落笔|逐一|即兴"
    r"|[听学投跑]完(?![整美成])|[唱跳舞弹包扎尝试理]起?了|牵手成功|率先冲线|冲过终点|开球|领跑|战胜|击败|险胜|连下|打出",
    "讲提先现举轮抢当分相纷送献递奉端捧接领手教授登上亮热抽换拎抱获猜戴系挂披带背拿挽牵推扶扛握架支搭抬来坐引疏围就落指击按逐即听学投跑唱跳舞弹包扎尝试理率冲开战险连打",
)
_ROLES = dict.fromkeys(("汇报", "介绍", "通报", "说明", "述职"), "reports") | dict.fromkeys(
    ("表演", "演出"), "performs"
)


_DONE = (
    (_SERVED, "other"),
    (_ALONG, "attends"),
    (_TOLD, "reports"),
    (_OPENED, "speaks"),
    (_WATCHED, "attends"),
    (_WON, "won"),
    (_BEAT, "won"),
    (_SIGNED, "signed"),
    (_SHOWN, "performs"),
    (_SENT, "sent"),
    (_ACTED, "other"),
)


def find_verbs(analysis: Analysis, is_named: Callable[[int], bool]) -> Iterator[Verb]:
    """Every verb outside of names, ascending, none overlapping."""
    text, reached = analysis.text, 0
    for span, predicate, role in sorted(
        [*_listed(analysis), *_phrased(analysis)], key=lambda verb: (verb[0].start, -verb[0].end)
    ):
        if (
            span.start < reached
            or is_named(span.start)
            or _begins_head(analysis, span, predicate)
            or _NOUN_BEFORE.search(text, max(0, span.start - 3), span.start)
        ):
            continue
        reached = span.end
        yield span, predicate, role


def _begins_head(analysis: Analysis, verb: Span, predicate: str) -> bool:
    """出席|座谈会: the noun of an event that the verb begins with."""
    if predicate != "participatesIn":
        return False
    if _BEGINS_NOUN.match(analysis.text, verb.start):
        return True
    head = analysis.lexicon.initiative_heads.longest_at(analysis.text, verb.start)
    return len(head or "") > len(verb)


def _listed(analysis: Analysis) -> Iterator[Verb]:
    verbs = analysis.lexicon.role_verbs
    for start, verb in analysis.starting("role_verbs", verbs):
        if len(verb) > 1:
            predicate, role = (*verbs[verb], "", "")[:2]
            yield Span(start, start + len(verb)), predicate, role


def _phrased(analysis: Analysis) -> Iterator[Verb]:
    for found in _HELD.finditer(analysis.text):
        if analysis.starts_token(found.start()):
            yield Span(*found.span()), "organizes", "organizer"
    for found in _BY_ROLE.finditer(analysis.text):
        yield Span(*found.span()), "participatesIn", {"持": "presides", "讲": "speaks"}.get(found["role"], "other")
    for found in _GIVEN.finditer(analysis.text):
        yield Span(*found.span()), "supports", "supporter"
    for pattern, role in _DONE:
        yield from ((Span(*found.span()), "participatesIn", role) for found in pattern.finditer(analysis.text))
    for found in _SAID.finditer(analysis.text):
        if analysis.starts_token(found.start()):
            yield Span(*found.span()), "participatesIn", _ROLES.get(found["noun"], "speaks")
