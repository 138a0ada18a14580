"""Places by where they stand: in 在民俗文化广场举行 the venue's name is all between 在 and the verb.

What stands there is bounded on both sides, so that it may hold words that no
name begins or goes on with elsewhere (…起义纪念馆, 云光里文创园).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.bodies.board import FULL, LOWEST, ORGANIZATION, PLACE, UNIT, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.extraction.bodies.purposes import bears_name, has_image, has_own_name, is_in_province
from kg.extraction.text.adverbs import LIGHT
from kg.extraction.text.matching import Search
from kg.extraction.text.occurring import STARTS
from kg.extraction.text.segmenter import Token
from kg.extraction.text.stems import is_name
from kg.model import Mention, Span
from kg.patterns import late

RULE = "place-slot"
# 举行, 亮相; 挥毫, 切磋, 坐满; 设点, 搭起.
_BEGINS = (
    rf"{STARTS}|开展|拉开|落下|摆开|进行|推出|登场|组织|奠基|亮相|首[发演映]|参加|参观|展[出开示演]|接着举行"
    r"|收[枰官]|[办开讲上]了|办起|开[讲张]"
)
_IS_DONE = (
    r"开庭|挥毫|喜结|开唱|发布|开[拍踢桨街市板桌台枪球户]|亮灯|奏响|唱响|响起|集合|集结|出发|献演|献唱|一[决较]高下|角逐|比拼|竞技|切磋|同台|对弈|过招"
    r"|接诊|义诊|[宣授]讲|[讲授]课(?!堂|程|件)|肃立|默哀|等候|坐[了下满]|听(?![证力说])|(?:座谈|碰头|调解|议事|宣誓)(?![会员室厅亭委仪])"
)
_IS_SET_UP = r"设[点摊台]|支起|摆[起出]|搭起"
_TAKES_PLACE = late(rf"{LIGHT}(?:公开)?(?:{_BEGINS}|{_IS_DONE}|{_IS_SET_UP})")
_LAST = late(
    "[树架棚仓窖窑坝塘阁坊吧堂园站场院台馆厅宫寺庙祠塔亭坪巷弄桥苑岸街楼心地头岸家站所店厦城区室址庄屋房廊镇墓碑库间岛]"
)
# 在|望江文化广场|隆重举行, 走进|望江文化广场|挥毫
_IN = late(  # what stands before a word is asked behind it: a pattern that begins with characters is found far sooner
    r"(?:在(?![京沪津渝穗汉][^\W\da-zA-Z_]{2}|[职校册读岗编家]的?[^\W\da-zA-Z_])|于(?<![关对由属用等善勇便基鉴至]于)|到(?<![受达得收接看听想遇回提做找拿谈直]到)(?!达)|走进|来到|前往|赶赴|赴(?<![前奔赶分]赴)|齐聚|欢聚|位于(?<=[，。、；\n]位于))(?=[\u4e00-\u9fff（）()·A-Z\d]{3})"
)
_NAME = late(r"[\u4e00-\u9fff（）()·A-Z\d]{3,24}")
# 主会场设在|望江会馆|，; 移师|望江会馆|，; 地点：|望江会馆
_SEATED = re.compile(
    r"(?:设在|选址|放在|定在|移师|开进|赶往|奔赴|地点[：:]|地点[为在])(?P<name>[\u4e00-\u9fff（）]{3,24}?)"
    r"(?:[一二三四]楼|[里内外上前])?(?=[，。；、\n和与及]|$)"
)
# 在|红军会师旧址|，: what ends so is a place, whatever is told of it.
_SURE = late(
    r"(?:(?:博物|纪念|展览|陈列|展示|体育|图书|文化|科技|美术|规划|档案|[^场茶饭菜宾旅武])馆|旧址|遗址|故居|旧居|纪念碑|陵园|烈士公?墓|[^乐家校]公园|风景区|景区|古城|古镇"
    r"|老街|步行街|[^小大]剧院|礼堂|会堂|体育场|会展中心|[^场小]广场|[客火汽]运?车?站|码头|口岸|大厦|书院|祠堂|宗祠|[^佛]寺|水库|林场|湿地|大桥|隧道|红楼|鼓楼|会议室|报告厅)$"
)
_STAYS = late(r"[，,](?!还|也|并|又)|看到|见到|了解到|考察|调研|采访|巡逻|献花|祭[扫奠]|瞻仰")
_IN_IT = frozenset("里内前旁")
_PART = late(r"(?:[一二三四五六]楼|[里内外上前旁]|门[口前])?")
# What a venue's name ends with: not 课堂, 校园, 网站, 现场, which are no places or have no names.
_ENDING = re.compile(
    r"(?:[^课讲学]堂|[^校家乐花果公小戏儿]园|[果公花]园|乐园|[^网]站|[^现会赛当全立考职战主客操机市商]场|[文市综贸材品鲜]化?场|[^市]市场|商场|机场|球场"
    r"|(?:项目|工程|工地)现场|[剧影戏书大]院|车间|院坝|[^前后电平柜]台|[^场]馆|[^客餐议]厅|[宫寺庙祠塔亭坪巷弄桥苑]|[^内]阁|[^作街陋]坊|书吧|[望观][江湖河海山]平台|[^两沿]岸|[^上大小下]街|老街|[^一二三四五六七八九十\d]楼"
    r"|(?:科技|商贸|影视|生态|大学|体育|汽车|家居|建材|美食|文化|服装)城|中心|基地|工地|码头|口岸|之家|驿站|广场|会所|酒店|宾馆|大厦|大厅|古城|景区|园区|陵园|公园|会议室|活动室|旧址|遗址|山庄|书屋|书房|礼堂|长廊|古镇|校区"
    r"|(?<![框书货担高构])架|[^走画]廊|[^大窝]棚|(?<!数据)(?<![题智才家目料识])库|[粮仓号]仓|[窖窑]|[验班商展播察询导解控训]室|厂房|[炉票机茶]房|[^半群小]岛|[^界]碑|哨所|小院|小屋|草坪|[^大]坝|[池藕荷河鱼水月]\w?塘|[大古老槐榕樟柿枣][^\W\da-zA-Z_]?树|[晒打]谷?场|[^平前电柜]台)$"
)
_OWN = re.compile(r"(?:村[口头]|[该本我][校院区市县镇乡村]|县城|市区|城区|主城区|当地|位于)+")
# 全市各广场, 两个广场: no one place's name. 来到广场, 打造的广场: more than a name.
_NO_NAME = re.compile(
    r"^(?:[一二两三四五六七八九十\d]+余?[个座处家片层]|[全各多每某几数]|整[个座片栋]|辖|此|这|那|其)|[各每]|[来走开]到|走进|前往|移师|登陆|亮相|\d[年月日时点]|参[加观]|考察|慰问|举行|开展|打造|建设的|期间|以及|或者|[和与及、了着把被后]"
)
_GENERIC = re.compile(
    r"(?:[省市区县镇乡村校院]|社区|街道|小区|户外|室外|室内|活动|会议|本地|中央|大|小|老|新|露天|中心|门诊|候诊|医院)*(?:广场|公园|中心|大厅|基地|工地|车站|剧场|剧院|市场|大院|站|楼|馆|园|园区|景区|球场|酒店|宾馆|会议室)"
)
_WORDS = frozenset("nvabjlis")  # tags of which plain names of venues are made
_NAMES = frozenset({"ns", "nr", "nz", "nt", "nrt"})
_NO_WORDS = frozenset("pcruy")
# Which serve whoever comes, and act, wherever one meets them: 青禾社区|党群服务中心, 青禾村|新时代文明实践站.
_SERVING = late(r"(?:文明实践站|(?:党群|政务|职工)服务中心)$")
_FLOOR = late(r"[一二三四五六]楼")
_HALL = late(r"(?:(?:[一二三四五六七八九\d]楼|(?<=[心馆店厦])[一二三四\d]号)(?:大?厅|大堂|宴会厅|咖啡厅)|大堂|宴会厅)$")
_HOUSES = ("中心", "之家", "宾馆", "酒店", "林场")  # bodies that are their houses where something takes place
# Bodies that are houses where all that is said of them is that one is there: 来到云栖区|少年宫, 在|县委党校|举行.
_LODGED = re.compile(
    r"(?:(?<!救援|消防|试验|实验|养护|检查)(?<=[^血电网车])站|宫|博物馆|之家|中心|[林茶]场|宾馆|[酒饭]店|俱乐部|会所|餐厅|营业厅|村部|老?粮库|车辆段|登记处)$"
)
_THERE = re.compile(
    r"(?:在|走进|来到|走入|前往|赶往|赴|移[师步]|设在|放在|搬[到进]|进驻|落户|开进|地点[是为：:]|第?[一二三下末]站是|(?<![受达得收接看听想遇回提做找拿谈直轮])到)了?$"
)
# Whose kind is a body's wherever one meets it, with the endings of those that are houses nevertheless.
_BODIES: dict[str, tuple[str, ...]] = {
    "Hospital": (),
    "SocialOrganization": ("俱乐部", "会所", "照料中心"),
    "Company": ("林场", "茶场", "宾馆", "酒店", "饭店", "餐厅", "车辆段"),
    "PublicBody": ("站", "宫", "博物馆", "之家", "中心", "会所", "村部", "登记处"),
    "School": ("宫", "活动中心"),
}
# 住在公园旁边的|榆荫弄
_LIVED_IN = re.compile(r"(?:家住(?!的)|住在|居住在|居住于)(?:[^\W\da-zA-Z_]{1,6}(?:对面|旁边?|附近|隔壁|边上)的)?")
_HOME = re.compile(
    r"(?P<name>[^\W\da-zA-Z_]{1,6}?(?:(?<![村小里])弄|坊|(?<!小)巷|(?<=[^\W\da-zA-Z_]{2})(?<![村城镇乡县区市院街巷弄楼家山湾店厂校庙寺屋房舍那这哪])里|苑|邸|轩|庭|新村|家园|花园|公寓|家属院|街坊|(?<![大小上下这那此半])[街路](?!坊|道|口|边)))"
    r"(?=的|\d|[东南西北]区|[，。,；;”])"
)
# What is seen or heard at a place where something takes place.
_LIVELY = Search.of(
    r"人声鼎沸|人头攒动|万人空巷|围坐|围成|人潮涌动|人山人海|人来人往|座无虚席|热闹|热火朝天|[欢歌笑掌书喊哨鼓琴乐]声|欢歌|鼓乐|锣鼓|鞭炮|暖意|喜气"
    r"|彩旗|张灯结彩|[坐挤站聚围]满了?人|[排摆挂搭拉竖]起了?|传[来出]阵阵|灯火通明|灯光|警[报铃]|一派",
    "人万座热欢歌笑掌书喊哨鼓琴乐锣鞭暖喜彩张坐挤站聚围排摆挂搭拉竖传灯警一",
)
_HEAD = late(
    r"(?:^|[。！？；，,…\n“”）)])(?:[^，。；,;\n]{0,14}(?:[日天午晚晨早末]|点|时许?)[，,]?)?(?P<name>[\u4e00-\u9fff（）()·]{3,})$"
)
_WITHIN = late(r"(?:的[^\W\da-zA-Z_]{1,6})?(?:[里内上前外下旁边]|门口)?[却早已就又正一片是更]{0,3}")
_LONGEST_SCENE = 44  # characters of such a head
_LONGEST_HOME = 24  # characters of a home with its chain of units
_ALL = ("",)
_STAFF = late(
    r"副|对面|旁|附近|隔壁|上班|工作|任|当|担任|服役|就诊|住院|实习|登记|读|干|志愿者|职工|员工|学生|教师|医生|护士|社工|干部"
    r"|的?(?:指导|支持|资助|帮助|协助|组织)|的?[一二两三四五六七八九十几\d]+余?名"
)
# Centres that one visits, or works at, as the body that they are; a meeting may be in any.
_CENTRES = late(r".*(?:卫生|医疗|康复|疾控|疾病|检测|检验|试验|职教|培训|研究|研发|急救|融媒|媒体|征收)")
_VISITS = ("走进", "来到", "走入", "前往", "赶往", "赴")
_SHORTEST = 3
_USUAL = 200  # times in the dictionary's corpus from which on a person's name is a word (廉政)


def find_venues_named(board: Board) -> Iterator[Mention]:
    """The venues between 在 and what takes place there, or after 设在."""
    times = Counter(mention.name for mention in board.by_end.values())
    starts = {m.span.start for m in board.by_end.values() if m.kind == "School"}
    for start, end in _slots(board):
        known = board.by_end.get(end)
        told_once = known is not None and times[known.name] == 1
        if start not in starts and (venue := _venue(board, start, end, told_once=told_once)) is not None:
            yield venue


def _slots(board: Board) -> Iterator[tuple[int, int]]:
    """Where the name of a venue begins and ends."""
    for within in _IN.finditer(board.text):
        if (end := _before_verb(board, within.end())) is not None:
            yield within.end(), end
    at = 0
    while (seated := _SEATED.search(board.text, at)) is not None:
        at = seated.start() + 1
        start, end = seated.span("name")
        yield max(start, board.text.rfind("在", start, end) + 1), end


def _before_verb(board: Board, start: int) -> int | None:
    """Where what stands from an offset on ends as a venue does, before what is done there."""
    name = _NAME.match(board.text, start)
    for last in _LAST.finditer(board.text, start + _SHORTEST - 1, name.end()) if name else ():
        end = last.end()
        after = _PART.match(board.text, end) if _ENDING.search(board.text, start, end) else None
        if after is not None and _TAKES_PLACE.match(board.text, _after_comma(board, start, after.end())):
            return end
        if after is not None and _is_inside(board, after) and _is_named(board, start, end):
            return end
        sure = after is not None and _STAYS.match(board.text, after.end()) and _SURE.search(board.text, start, end)
        if sure and _is_named(board, start, end):
            return end
    return None


def _is_inside(board: Board, part: re.Match[str]) -> bool:
    """在望榆咖啡馆|里|等人; not 在三省碑|旁|的哨所, 在青州塔|里木河畔, and no place that is known by itself."""
    plain = part.group() in _IN_IT and not board.text.startswith("的", part.end())
    return plain and part.start() not in board.by_end and board.analysis.starts_token(part.start())


def _after_comma(board: Board, start: int, end: int) -> int:
    """在望江会馆，|举行…: a comma that could be left out after what is a mere name."""
    return end + (board.text[end : end + 1] in ("，", ",") and "的" not in board.text[start:end])


def _is_named(board: Board, start: int, end: int) -> bool:
    """Units, and at most usual words after them; or some word that is a name: not 在|学校图书馆|，."""
    first = start
    while unit := next((m for at in range(first + 1, end) if (m := board.by_end.get(at)) and m.type is UNIT), None):
        if unit.span.start != first:
            break
        first = unit.span.end
    words = board.analysis.tokens_in(first, end)[:-1]
    plain = "的" not in board.text[start:end] and FUNCTION_CHARACTERS.isdisjoint(board.text[first:end])
    return plain and (first > start or any(is_name(board.analysis.segmenter, word) for word in words))


def find_scenes(board: Board) -> Iterator[Mention]:
    """The places at the head of a clause that tells what is seen there: 9月2日晚，|泊云剧场|里座无虚席."""
    for lively in _LIVELY.finditer(board.text):
        end = lively.start() - (board.text[lively.start() - 1 : lively.start()] in ("，", ","))
        head = _HEAD.search(board.text, max(0, end - _LONGEST_SCENE), end)
        if head is None:
            continue
        start = head.start("name")
        of = board.text.rfind("的", start, end) + 1
        start = of if of > start and of in board.unit_starts else start  # 修好的|青禾社区文体之家
        ends = (at for at in range(end, start + _SHORTEST - 1, -1) if _WITHIN.fullmatch(board.text, at, end))
        named = (at for at in ends if "的" not in board.text[start:at] and _ENDING.search(board.text[start:at]))
        venue = next((_venue(board, start, at, told_once=False) for at in named), None)
        if venue is not None:
            yield venue


def find_homes(board: Board) -> Iterator[Mention]:
    """The estates and lanes between 家住 and what they are told for: 家住|榆荫弄|的周奶奶, 住在|榆荫弄|3幢."""
    for lives in _LIVED_IN.finditer(board.text):
        start = _after_units(board, lives.end(), lives.end() + _LONGEST_HOME)
        home = _HOME.match(board.text, start)
        if home is None or home.end("name") in board.by_end or board.is_walled(Span(*home.span("name"))):
            continue
        span = Span(*home.span("name"))
        if _are_words(board, span):
            kind = "Road" if home["name"][-1] in "街路" else "ResidentialEstate"  # 家住|胜利街|的王阿姨
            yield Mention(span, PLACE, span.cut(board.text), kind, RULE, 0.75)


def find_houses(board: Board) -> Iterator[Mention]:
    """The bodies of which the article says only that one is, or goes, there."""
    met: dict[str, list[Mention]] = {}
    for mention in board.by_end.values():
        is_house = mention.name.endswith(_BODIES.get(mention.kind, _ALL)) and not _serves(board, mention)
        if mention.type is ORGANIZATION and is_house and _LODGED.search(mention.name):
            met.setdefault(mention.name, []).append(mention)
    for mentions in met.values():
        if all(_is_lodged(board, mention) for mention in mentions):
            yield from (replace(one, type=PLACE, kind="Facility", rule=RULE) for one in mentions)


def _serves(board: Board, body: Mention) -> bool:
    """在|青禾社区党群服务中心|举行, but not 设在|青禾社区党群服务中心|一楼, which is of the house."""
    return _SERVING.search(body.name) is not None and _FLOOR.match(board.text, body.span.end) is None


def _is_lodged(board: Board, body: Mention) -> bool:
    start, end = body.span.start, body.span.end
    while (unit := board.by_end.get(start)) is not None and unit.type is UNIT:
        start = unit.span.start
    there = _THERE.search(board.text, max(0, start - 4), start)
    if there is None or (
        body.kind == "PublicBody"
        and body.name.endswith("中心")
        and (there.group().startswith(_VISITS) or _CENTRES.match(body.name))
    ):
        return False
    titled = board.analysis.lexicon.titles.longest_at(board.text, end) is not None
    return not titled and _STAFF.match(board.text, end) is None


def _venue(board: Board, start: int, end: int, *, told_once: bool) -> Mention | None:
    """The venue that fills the slot, as far as it is its name: without the units that it lies in."""
    own = _OWN.match(board.text, start, end)
    first = own.end() if own else start
    first = _after_road(board, first, end)
    if (hall := _HALL.search(board.text, first + _SHORTEST, end)) and _is_house(board, first, hall.start()):
        end = hall.start()  # 望榆宾馆|二楼宴会厅: the house
    start = _after_owner(board, _after_units(board, _within_last(board, first, end), end), end)
    if not _is_venue_name(board.text[start:end]):
        return None
    span, known = Span(start, end), board.by_end.get(end)
    if board.is_walled(span) or not _are_words(board, span):
        return None
    if known is not None and known.type is ORGANIZATION and told_once and known.name.endswith(_HOUSES):
        return replace(known, type=PLACE, kind="Facility", rule=RULE)
    if known is not None and known.span == span and known.rule == "place-suffix":
        return replace(known, rule=RULE)
    if known is None or (known.type is PLACE and not first <= known.span.start <= span.start):
        return Mention(span, PLACE, span.cut(board.text), "Facility", RULE, 0.75)
    return None


def _is_house(board: Board, start: int, end: int) -> bool:
    return end in board.by_end or _ENDING.search(board.text, start, end) is not None


def _after_road(board: Board, start: int, end: int) -> int:
    """县创业大道|望江产业园: the road on which it lies."""
    road = board.text.rfind("大道", start + 2, end - 2)
    return road + len("大道") if road > 0 and end - road > len("大道") + _SHORTEST else start


def _within_last(board: Board, start: int, end: int) -> int:
    """三坊七巷内的|非遗博览苑, 望江公园旁的|书屋: where the narrowest begins."""
    of = board.text.rfind("的", start, end)
    return of + 1 if of > start and board.text[of - 1] in "内里旁边" and end - of > _SHORTEST else start


def _after_owner(board: Board, start: int, end: int) -> int:
    """临溪镇的|江心岛书院, 村口的|老粮站; not 青禾社区的小广场, where too little follows."""
    of = board.text.rfind("的", start, end) + 1
    least = _SHORTEST + (of - 1 in board.by_end)
    return of if of > start and end - of >= least and _is_venue_name(board.text[of:end]) else start


def _is_venue_name(name: str) -> bool:
    is_one = len(name) >= _SHORTEST and _ENDING.search(name) is not None and _SERVING.search(name) is None
    return is_one and _NO_NAME.search(name) is None and _GENERIC.fullmatch(name) is None


def _after_units(board: Board, start: int, end: int) -> int:
    """Where the name begins: with the last unit where the rest is plain words (临溪镇|滨江广场), else after it."""
    last: Mention | None = None
    for at in range(start + 1, end):
        unit = board.by_end.get(at)
        if unit is not None and unit.type is UNIT and unit.span.start == (last.span.end if last else start):
            last = unit
    if last is None:
        return start
    if bears_name(board, last):
        return last.span.end  # 望榆镇|望榆戏台
    is_full = last.name.endswith(FULL) or last.kind in LOWEST
    is_full = is_full or (is_in_province(board, last) and has_own_name(board, last.span.end, end))
    plain = board.text[end - 1 : end] not in ("巷", "弄") and _is_plain(board, last.span.end, end)  # 临溪街道|文韵小巷
    plain = plain and not has_image(board, last.span.end, end)  # 青禾社区|同乐广场
    keeps = board.text.startswith("的", last.span.end) or not is_full or plain
    return last.span.start if keeps else last.span.end


def _is_plain(board: Board, start: int, end: int) -> bool:
    """民俗文化广场, 会展中心: words that the dictionary has, none of them a name."""
    words = board.analysis.tokens_in(start, end)
    return bool(words) and all(_is_word(board, word) for word in words[: -1 if len(words[-1].text) == 1 else None])


def _is_word(board: Board, word: Token) -> bool:
    frequency = board.analysis.segmenter.frequency(word.text)
    usual = len(word.text) > 1 and frequency > 0 and word.tag not in _NAMES
    return (usual or (word.tag == "nr" and frequency > _USUAL)) and word.tag[:1] in _WORDS


def _are_words(board: Board, span: Span) -> bool:
    """No word of grammar is within, but 的 and 之, and no verb at the head."""
    words = board.analysis.tokens_in(span.start, span.end)
    if len(words) == 1 and words[0].tag in ("i", "l"):
        return False  # 大街小巷
    if words and words[0].tag == "v" and len(words[0].text) > 1 and board.by_end.get(span.start) is None:
        return False  # 在|推进|广场举行的活动中
    return all(word.tag[:1] not in _NO_WORDS or word.text in "的之" for word in words)
