"""What stands around an initiative's name and says that it takes place, or is worked on.

A verb before it (开展…活动), one after it (…在某地举行), what happened at it
(…赛中，), its place in the day (随后的…, 一场…), or what a work costs (…工程总投资…).
"""

import re

from kg.extraction.text.matching import Ending
from kg.patterns import late

# What may stand between the verb and the name: 开展了一系列, 举办第12场.
COUNT = re.compile(
    r"(?:[了过着的好、]|(?<=办)起|一(?:场|次|项|个|系列|堂|节|席|桌|顿)|多[场次个项轮种]|第?[\d一二三四五六七八九十两几]+[多余]?[场次项个]|系列|相关|各类|各项)+"
)
UNDERTAKEN = re.compile(
    r"(?:召开|举行|举办|开展|组织|启动|推出|主办|承办|参加|出席|主持|实施|推进|打造|开设|建立|推动|开讲|推行|试行|试办|铺开|筹备|筹办|搞|办(?=[了过起])|(?<=[将还再曾要年月日天，])办)[了过起]?"
    r"(?:一(?:场|次|项|个|系列)|多[场次]|[\d一二三四五六七八九十两几]+多?[场次项个])?(?:以?(?:主题为)?“[^“”]{2,40}”(?:为主题)?的)?"
    r"(?:(?:盛大|隆重|热烈|简朴|精彩|别开生面)的)?$"
)
# 进行技术讲座, 进行了签名活动; 进行实地调研, 进行辅导 are mere work.
_GIVEN = ("讲座", "活动", "仪式", "赛")
_GOES_ON = re.compile(r"(?:进行|展开|开始)了?$")
_CHECKED = ("视察", "暗访", "夜查", "夜巡", "抽检", "清查", "演练")  # 进行|禁烧工作视察, but 进行实地视察
_TOLD_MUCH = 6  # characters of such a name
STARTS = (
    "举行|举办|召开|启动|开幕|闭幕|开工|动工|开赛|落幕|完工|竣工|揭牌|揭幕|打响|上演|鸣[哨枪锣]|收兵|开[跑哨演]|(?:圆满|顺利|[昨今][天日晚])结束|开始了|启幕|谢幕|完赛"
    "|开锣|开讲|开市|开班|开营|开课|开镰|开播|开席|开张|收官|结营|拉开(?:帷幕|序幕)|落下帷幕"
)
"""What is said of an event that takes place, as alternatives of a pattern."""
HELD = re.compile(rf"[^，。；！？,;!?\n]{{0,14}}?(?:{STARTS})")
_BY_VERB = Ending(UNDERTAKEN.pattern, frozenset("开行办展织动出加席持施进造设立讲备搞了过起场次项个列的\n"))
# 随后举行的, 最后进行的是, 紧接着是, 开了一场, 上了一堂, 作了题为《…》的, 一场关于…的, 当月的: an event of the day.
_TOLD = Ending.of(
    r"(?:举行|进行|举办|召开|开展|组织|登场|上演|压轴|开场)的(?:是|首[场个])?"
    r"|(?:紧接着|接下来|随后|最后|接着)(?:是|的|进行|举行|开展)"
    r"|(?:迎来|进入|观看|增设|增开|加开|举办过|办过|参加过)了?(?:一[场次堂])?"
    r"|[开办上讲作做]了?(?:题为[《“][^《》“”\n]{2,40}[》”]的)?一?[场堂节](?:生动的?|精彩的?)?|作了?题为[《“][^《》“”\n]{2,40}[》”]的"
    r"|(?:参加|举行|举办|召开|迎来)[^，。；“”\n]{1,10}[年月日季]的|(?:雷打不动|一年一度|一年一届)的"
    r"|(?:[节周月赛会]|活动|赛事)[，,]?(?:主要|共|还)?(?:包括|包含|涵盖|设有)"
    r"|[开办上讲][了过]"
    r"|一[场堂](?:(?:关于|针对|围绕|以)[^，。；“”\n]{2,24}的)?|(?:[当今][天日月晚年]|翌日|次日|\d{1,2}月(?:\d{1,2}日)?(?:[上下]午|晚)?|每[月周年季][^，。；的\n]{0,5}一次|每年[暑寒]假)的|带来了?(?:一[场堂])?",
    "的是场个行展来入看设开过了次堂节动彩括含盖有",
)
# 在…赛中，; …汇报会上，; …结果揭晓; …定于6月9日: what happens at it, or when it will.
_AT = re.compile(
    r"(?:[上中](?:[，,]|荣?[获夺]|勇夺|喜获|斩获|摘[得取]|取得|脱颖|拔得|拿下|亮相|发言|致辞|宣读|上台|颁发)|[办搬送开][到进]了?|从[^，。；,;\n]{2,12}(?:开始|起)[，,]|现场(?![会教])|期间|间隙[，,]|结果(?:日前|近日)?(?:揭晓|公布|出炉)"
    r"|(?:将|还将)?(?:定于|拟于|定在|安排在|放在|设在)|的?主会场(?=[设放选定在]|位于)|如[期约]而至|(?:已|共|还)?吸引了|当[天日]在|报名(?:工作|已|正|启动|火热|开始|截止|通道)|历时|分为?[^，。；,;\n]{0,6}(?:阶段|部分|环节)|表决|展期|同时举行|正?开得|正在(?:进行|火热)|(?:几乎)?(?:每[\u4e00-\u9fff\d]{1,3}|天天|[一两]年一[度次届])(?:一次|一场|都?[有办])"
    r"|(?:邀请|特邀)[^，。；,;\n]{2,24}(?:主讲|授课|讲授)|由[^，。；,;\n]{2,30}(?:主持|主讲|执教|带来|讲授|担纲|领衔|献演)|侧记|纪实|掠影|见闻|小记|首日(?=[，。；、])"
    r"|(?:连[开办]|已(?:经|连续)?(?:举办|开展|开讲|办|开)了?)[\d一二两三四五六七八九十]{1,4}余?[期场次届季]"
    r"|的(?:第[一二三四五六七八九十\d]+[项场站期](?:活动)?|一项(?!项)|(?:一个)?重要(?:内容|组成部分|环节)|组成部分|重头戏|压轴戏)[，。；,;])"
)
# 全国棋类大赛|和“潮声杯”足球联赛正在举行: with another event, which is said to take place.
_WITH_NEXT = late(
    rf"(?:以及|[和与及])[^，。；：！？、,;\n]{{3,24}}(?:赛|节|(?<![协员商学工])会|展|活动|论坛|仪式|演出)[^，。；！？、,;\n]{{0,10}}?(?:{STARTS})"
)
# …工程总投资3亿元; …项目由某公司承建; …项目正在推进: what a work costs, who builds it, how far it is.
_WORKS = late(
    r"(?:建设|改造)?现场(?![会教])|(?:推进|建设|实施)?(?:纪实|纪事|侧记)|(?:已|现已|已经)?(?:完成|(?:顺利)?通过[^，。；,;\n]{0,8}(?:验收|评审)|(?:涉及|惠及|覆盖)[^，。；,;\n]{0,6}\d|是(?:今年|[全省市区县])|(?:计划)?总?投资\d|全长|占地|总投资|建设工期|计划(?:投资|设|20|今|明|于)"
    r"|正在?(?:有序|加紧|抓紧|稳步|顺利|全力)?(?:推进|建设|施工|进行)"
    r"|由[^，。；,;\n]{2,20}(?:承建|建设|实施|投资|施工)|(?:将?于|预计|力争|有望)[^，。；,;\n]{2,14}(?:动工|开工|竣工|完工|建成|投用)"
    r"|顺?利?落户|投产|完工|竣工|通车|建成|[，,](?:总投资|占地|全长))"
)
_PRIZE = late(
    r"(?:评委|组委会|参赛|报名|主持人)|的?(?:优胜者|获奖者|奖杯|冠军|亚军|季军|头名|第一名|[金银铜]奖|[一二三]等奖)"
)  # …赛项头名
_WHEN = re.compile(r"(?:[点时午晚半]|[点时]许|晚上|傍晚|当[天日])[，,]$")  # 晚上八点，|包粽子比赛鸣锣
_TIMED = frozenset({"Ceremony", "Competition", "Training"})
_SEEN = late(
    r"(?:察看|查看|视察|踏看|实地调研|走访|列入|纳入|列为|援建|\d个[^，。；：\n]{0,8}项目(?:分别)?(?:为|是|有|包括)[：:]?|试水的|出资的|资助的|承建的?|施工的|投资(?:建设|兴建|新建)?的|[。；;\n，,]其中[，,])了?$"
)
ITEM_OF = re.compile(r"之(?:[一二三四五六七八九十\d]+(?:——|—|：))?$")
"""Between a series and one of its events: “暖冬”系列活动之二——志愿者培训."""
EVENTS = frozenset({"Activity", "Ceremony", "Competition", "Festival", "Meeting", "Training"})
_REACH = 64  # characters before a name in which its verb stands, with what the event is about


def takes_place(text: str, start: int, end: int, kind: str) -> bool:
    """True where the words around a name say that what it names takes place, or is built."""
    low = max(0, start - _REACH)
    if _BY_VERB.stands_before(text, start, _REACH) or HELD.match(text, end):
        return True
    if kind in _TIMED and _WHEN.search(text, low, start):
        return True
    goes_on = text.endswith(_GIVEN, start, end) or (end - start >= _TOLD_MUCH and text.endswith(_CHECKED, start, end))
    if goes_on and _GOES_ON.search(text, low, start):
        return True
    if kind in EVENTS:
        won = kind == "Competition" and _PRIZE.match(text, end) is not None
        told = won or _TOLD.stands_before(text, start, _REACH) or _AT.match(text, end) is not None
        return told or _WITH_NEXT.match(text, end) is not None
    if kind == "Project":
        return _WORKS.match(text, end) is not None or _SEEN.search(text, low, start) is not None
    return False
