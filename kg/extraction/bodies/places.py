"""Places by their suffix: 望江花园小区, 青禾社区广场, 望江花园5号楼, 东风路."""

import re
from dataclasses import replace

from kg.extraction.bodies.board import FULL, LEVELS, LOWEST, ORGANIZATION, PLACE, UNIT, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, WATERS, Suffix, inside_other_word
from kg.extraction.bodies.landscape import has_shore, is_landscape, is_walked, may_be_landscape, without_shore
from kg.extraction.bodies.purposes import (
    NAMED,
    bears_name,
    has_image,
    has_own_name,
    has_purpose,
    is_in_province,
    is_kind,
)
from kg.extraction.bodies.units import is_empty_stem, is_stem
from kg.extraction.text.adverbs import LIGHT
from kg.extraction.text.analysis import PUNCTUATION
from kg.extraction.text.occurring import STARTS
from kg.extraction.text.segmenter import Token
from kg.extraction.text.stems import is_common, is_everyday, is_name
from kg.model import Mention, Span
from kg.patterns import late

OF_BODY = "place-of-body"
_SHARED = frozenset({"PublicSpace", "Facility", "Building"})  # that bear the name of what they belong to
_TOWNS = frozenset({"Township", "Street"})
_COUNTED = late(r"(?:[\d一二三四五六七八九十百几多两]余?[个处座条栋幢片大家]|相关|有关|各大|各)$")
_OPENS = tuple("开闭入游逛进")  # 种植节|开园
_MEASURES = ("/", "%")  # what stands within or after a measure
# What is done to a home that is no estate: 共建美好家园, 美化家园.
_BUILDS = late(r"共建|共筑|共创|共享|建设|打造|创建|美化|清洁|洁净|扮靓|守护|爱护|重建|美好|美丽|和谐|幸福|精神")
_MAKES = late(r"建设|打造|共建|创建|致力")
# 望榆村|搭起|戏台, 望榆广场|设|分会场: what is set up there, which has no name; not 建起|望榆广场, 建起|同乐广场.
_SET_UP = late(r"(?:[搭建支架竖挂摆立筑修垒开]起了?|[开增新]设了?|(?<!建)设[立有置]?了?)(?P<stem>[^\W\da-zA-Z_]{0,2})$")
_AT = re.compile(r"[在于](?P<stem>(?:(?!在)[^\W\da-zA-Z_]){0,11})$")
_TAKES_PLACE = late(rf"{LIGHT}(?:{STARTS}|开展|拉开|落下|摆开|进行|上演|展出)")
_NO_NAME = late(r"\d+[亩吨米]|不|看不|没|副|型|[省市区县]级|设计|绘制|.*(?:危|硬化)$")
_GRAMMAR = frozenset("pcrudy")
_ENTRANCE = late(r"\d{1,2}单元|\d{3,4}(?!\d)室?|的?(?:架空层|楼道|地下室|[一二三四五六]楼)")
_NUMBER = re.compile(r"\d{1,4}号(?![线楼社院塔墩桥井隧闸]|主[塔墩桥井]|机[组位井房]|航[站道标]|站(?!前))")
_LIVES = ("家住", "住在", "位于", "地处", "设在", "地址：", "地址:")
_IMAGE = 2  # characters of the shortest name of a square
_LI = late(r"[一二三四五六七八九十百几两\d]+里")
_LONGEST_ROAD = 5  # characters before 路, 街
_HOUSE = late(r"\d{1,3}(?:号楼|[幢栋座号]|单元)")  # 茶山新村|7幢: what has houses with numbers is an estate
# 卧莲寺|乡, 石渡口|派出所: the name goes on as a unit's or a body's.
_UNIT_FOLLOWS = late(r"乡(?![村亲贤愁里土音])|街道|派出所")
_BUILT = late(r"[改扩新续]?[改扩]?建|工程|项目")  # 青禾机场|二期|扩建工程
_OF_MANY = frozenset("口岸 灌区 牧场 营地 示范园".split())
_PREPOSITIONS = tuple("在到从经对于")
_PARTS = ("校区", "分校", "院区", "支行")
_OF_PEOPLE = ("人民", "工人")
_BEFORE = late(r"(?:[门楼]?前|门口|门外)的?$")  # 图书馆|门前广场, 求是楼|前的广场
# Of which a district has one: its name is the district's with theirs.
_PUBLIC = frozenset(
    "体育馆 体育场 体育中心 文体中心 文化中心 市民中心 会展中心 博物馆 美术馆 纪念馆 科技馆 展览馆"
    " 大剧院 影剧院 文化宫 工人文化宫 大礼堂 烈士陵园 火车站 汽车站 客运站".split()
)
_TRADED = late(
    r"(?:资本|消费品?|金融|信贷|贷款|电力|现货|期货|股票|证券|债券|劳动力|人力资源|就业|用工|人才|房地产|楼|要素|技术|能源|保险|租赁|住房|产权|碳|外贸|零售"
    r"|餐饮|影视|电影|演出|养老|家政|中国|国际|国内|国外|海外|全国|全球|世界|社会主义|大|新|区域|细分|目标|主要|本地|内地|境外|产品|药品)$"
)
_COINED = late("非遗|党建|文创|双创|研学|康养|电商|科创|文旅|主题|廉洁")  # words that are newer than the dictionary
_SEATS = frozenset({"主会场", "分会场", "会场"})  # 茶文化节|主会场 is where it is held
# What has a name of its own, whatever unit stands before it: 石桥镇|运河夜市, 青禾村|云栖烈士墓.
_OWN_NAMED = frozenset("夜市 早市 大集 圩集 烈士墓 高速出口 高速路口 灌区 渔港 牧场".split())
_ON_ROADS = frozenset("步行街 菜市场 农贸市场 夜市".split())  # 和平路|步行街
_OUTDOORS = frozenset({"广场", "空地", "小广场", "草坪"})
_INSIDE = late(r"[内里]|门口|\d{1,3}[号栋幢]")
_PHASE = late(r"小区|[一二三四五六]期")


def read_place(board: Board, suffix: Suffix) -> Mention | None:
    """The place that the suffix ends, or None: no place in 老旧小区, 活动广场 or 新村 alone."""
    suffix = without_shore(suffix)
    kind, needs = (*suffix.attributes, "", "")[:2]
    if needs == "number":
        return _building(board, suffix)
    if _goes_on(board, suffix) or ((needs == "long" or len(suffix.term) == 1) and _ends_other_word(board, suffix)):
        return None
    if suffix.term in _OUTDOORS and (whole := _before_door(board, suffix)) is not None:
        return board.mention(whole, suffix, PLACE, OF_BODY, 0.75)
    if kind in _SHARED and (body := _body_start(board, suffix)) is not None:
        return board.mention(body, suffix, PLACE, OF_BODY, 0.75)
    if (venue := _venue_start(board, suffix)) is not None:
        return board.mention(venue, suffix, PLACE, "place-venue", 0.7)
    return _by_stem(board, suffix)


def _by_stem(board: Board, suffix: Suffix) -> Mention | None:
    """The place that what stands before the suffix makes a name."""
    start = _addressed(board, suffix) or board.edge(suffix, chain=False)
    whole = _of_short_name(board, suffix) or _with_holder(board, start, suffix)
    short = "long" in suffix.attributes and suffix.span.start - whole < 2
    if short or _is_counted(board, start) or whole == suffix.span.start:
        return None
    if is_landscape(suffix) and not may_be_landscape(board, start, suffix):
        return None
    named = whole < start == suffix.span.start or _names(board, start, suffix, holds=whole < start)
    return board.mention(whole, suffix, PLACE, "place-suffix", 0.75) if named else None


def _of_short_name(board: Board, suffix: Suffix) -> int | None:
    """紧邻|龙泉|湖: a lake whose name a district has, too."""
    unit = board.by_end.get(suffix.span.start) if suffix.attributes[:1] == ("NaturalFeature",) else None
    is_short = unit is not None and unit.rule == "unit-register" and len(unit.name) == 2 and unit.name[-1] not in LEVELS
    return unit.span.start if unit is not None and is_short and len(suffix.term) == 1 else None


def _goes_on(board: Board, suffix: Suffix) -> bool:
    """扬帆路|校区: the name is of a school's part; 种植节|开园, 搭起|戏台: no place's own name."""
    heads = board.analysis.lexicon.initiative_heads
    if suffix.term in _SEATS and heads.longest_ending(board.text, suffix.span.start):
        return True
    if suffix.term in ("分会场", "城区") and suffix.span.start in board.by_end:
        return True  # 在|临溪街道|分会场: what is there is the street
    if _UNIT_FOLLOWS.match(board.text, suffix.span.end):
        return True
    if (suffix.term[-1] == "期" and _BUILT.match(board.text, suffix.span.end)) or _is_of_many(board, suffix):
        return True
    if _is_set_up(board, suffix):
        return True
    opens = suffix.term == "园" and board.text[suffix.span.start - 1 : suffix.span.start] in _OPENS
    return opens or board.text.startswith(_PARTS, suffix.span.end)


def _is_of_many(board: Board, suffix: Suffix) -> bool:
    """在|口岸, 广西|口岸: any that a border or province has; 武汉|江|边: any river."""
    start, unit = suffix.span.start, board.by_end.get(suffix.span.start)
    if unit is not None and suffix.term in WATERS and board.text.startswith(("畔", "边"), suffix.span.end):
        return True
    any_one = board.text[start - 1 : start] in _PREPOSITIONS or (unit is not None and unit.kind == "Province")
    return any_one and suffix.term in _OF_MANY


def _is_set_up(board: Board, suffix: Suffix) -> bool:
    """搭起|戏台, 建起|小广场, 设置|观景栈道; 建起|望榆广场 bears a name."""
    found = _SET_UP.search(board.text, max(0, suffix.span.start - 6), suffix.span.start)
    if found is None or len(found["stem"]) < _IMAGE:
        return found is not None
    is_word = board.analysis.segmenter.frequency(found["stem"]) > 0
    is_named = suffix.term in NAMED and (not is_word or has_image(board, found.start("stem"), suffix.span.end))
    return not is_named


def _ends_other_word(board: Board, suffix: Suffix) -> bool:
    """车站 in 站点; 人民|广场, 工人|剧院 are names of their towns' own."""
    token = board.analysis.token_at(suffix.span.start)
    return inside_other_word(board.analysis, suffix) and not token.text.startswith(_OF_PEOPLE)


def _body_start(board: Board, suffix: Suffix) -> int | None:
    """青禾|实验学校|报告厅: the name of the body whose hall or square it is, which begins with a unit's."""
    suffixes, end = board.analysis.lexicon.org_suffixes, suffix.span.start
    term = suffixes.longest_ending(board.text, end)
    if term is None or len(term) < 2 or suffix.term in _OWN_NAMED or not board.analysis.starts_token(end - len(term)):
        return None
    if "trade" in suffixes[term] or (suffix.term == "城区" and term == "中心"):
        return None  # 青少年科技|活动中心, 杭州|中心城区
    if term == "中心" and end - len(term) not in board.by_end:
        return None
    body = Suffix(Span(end - len(term), end), term, suffixes[term])
    begin = board.edge(body, chain=True)
    start = next((at for at in range(body.span.start - 1, begin - 1, -1) if at in board.unit_starts), None)
    return start if start is not None and not board.is_walled(Span(start, end)) else None


def _before_door(board: Board, suffix: Suffix) -> int | None:
    """云栖区图书馆|门前|广场: where the name of the body or building begins that the square lies before."""
    door = _BEFORE.search(board.text, max(0, suffix.span.start - 4), suffix.span.start)
    known = door and board.by_end.get(door.start())
    return known.span.start if known and known.type is not UNIT else None


def _venue_start(board: Board, suffix: Suffix) -> int | None:
    """市民广场, 区体育馆, where something is said to take place there: in the one that readers know."""
    if (*suffix.attributes, "")[0] not in _SHARED or len(suffix.term) < 2:
        return None
    if not _TAKES_PLACE.match(board.text, suffix.span.end):
        return None
    found = _AT.search(board.text, max(0, suffix.span.start - 12), suffix.span.start)
    return _after_unit(board, found.start("stem"), suffix) if found else None


def _after_unit(board: Board, start: int, suffix: Suffix) -> int | None:
    """Where the venue's name begins after 在: 杭州市|国际会展中心; None where more than names stands before it."""
    known = next((m for end in range(suffix.span.start, start, -1) if (m := board.by_end.get(end))), None)
    if known is None:
        return start if _are_plain(board, start, suffix) else None
    if known.type is not UNIT or known.span.end == suffix.span.start or known.kind in LOWEST:
        return None
    own = known.span.start if _shares_name(known) or _is_plain(board, known.span.end, suffix) else known.span.end
    return own if _are_plain(board, known.span.end, suffix) else None


def _are_plain(board: Board, start: int, suffix: Suffix) -> bool:
    """Nouns alone stand before the venue, and no unit's level but as the first: 社区|小广场, not 云栖|区|酒店."""
    words, levels = board.analysis.tokens_in(start, suffix.span.start), board.analysis.lexicon.unit_suffixes
    return (
        all(word.tag[:1] not in _GRAMMAR and word.tag != "v" for word in words)
        and all(word.text not in levels for word in words[1:])
        and FUNCTION_CHARACTERS.isdisjoint(board.text[start : suffix.span.start])
        and not board.is_walled(Span(start, suffix.span.end))
    )


def _is_counted(board: Board, start: int) -> bool:
    """2处游园广场, 有关|滑雪景区, 6200t/d生产线 name none."""
    return bool(_COUNTED.search(board.text, max(0, start - 6), start)) or board.text[start - 1 : start] in _MEASURES


def _names(board: Board, start: int, suffix: Suffix, *, holds: bool) -> bool:
    """The stem makes a name with the suffix; after what the place belongs to (``holds``), it may be any word."""
    stem = board.text[start : suffix.span.start]
    if _NO_NAME.match(stem) or board.analysis.lexicon.titles.longest_at(stem, 0) is not None:
        return False  # 不敌海|建中, 副会长吾斯曼江
    if _is_made(board, start, suffix) or _is_abstract(stem, suffix.term):
        return False
    if suffix.attributes[:1] == ("ResidentialEstate",) and stem and _is_lived_in(board, start, suffix.span.end):
        return True
    if suffix.attributes[:1] == ("Road",):
        named = _names_road(board, stem, suffix.term) or is_walked(board, start, suffix)
        return named and (holds or not is_empty_stem(board, stem))
    in_unit = _is_in_unit(board, start, suffix) or has_shore(board, start, suffix)
    if is_empty_stem(board, stem) and not (holds or (in_unit and suffix.term != "小区")):
        return False  # of 青禾社区|幸福广场 it is no empty stem
    return holds or in_unit or _has_name(board, start, suffix.span)


def _is_lived_in(board: Board, start: int, end: int) -> bool:
    """家住|茶山新村, 茶山新村|7幢: it has houses, or people live there."""
    return board.text.endswith(_LIVES[:2], 0, start) or _HOUSE.match(board.text, end) is not None


def _is_made(board: Board, start: int, suffix: Suffix) -> bool:
    """共建|家园, 建设雷锋|新城: what is done to a home, which is no estate."""
    low = max(0, start - 4) if suffix.term == "家园" else start
    makes = _BUILDS if suffix.term == "家园" else _MAKES
    return suffix.attributes[:1] == ("ResidentialEstate",) and bool(makes.search(board.text, low, suffix.span.start))


def _is_abstract(stem: str, term: str) -> bool:
    """中国|资本|市场, “复兴号”|高速|列车: no place."""
    if term == "市场":
        return _TRADED.search(stem) is not None
    if term == "城区":
        return stem in ("中心", "主", "新")  # 中心城区, of which every city has one
    return term in ("高速", "高铁") and (stem == "中国" or stem[-1:] in ("”", "号"))


def _is_in_unit(board: Board, start: int, suffix: Suffix) -> bool:
    """临溪街道|和顺里小区, 青禾社区|新桃园小区|内, 云栖区|凤凰广场: right after the unit that it is in."""
    before = board.by_end.get(start)
    if before is None or before.type is not UNIT:
        return False
    if suffix.term != "小区":
        return _is_full(before) and has_image(board, start, suffix.span.end)
    return before.kind not in LOWEST or _INSIDE.match(board.text, suffix.span.end) is not None


def _names_road(board: Board, stem: str, term: str) -> bool:
    """The stem is no everyday word, or some community is named after the road: 建设路, not 回家路."""
    if term == "路" and _LI.fullmatch(stem):
        return False  # 多走|三里路; but 八里街
    if not stem or not is_everyday(board.analysis.segmenter, board.divisions, stem) or board.divisions.by_name(stem):
        return True
    if board.analysis.segmenter.tag(stem) == "ns":  # 长江路
        return True
    return any(board.divisions.is_everyday_unit(f"{name}社区") for name in (stem, stem + term))


def _addressed(board: Board, suffix: Suffix) -> int | None:
    """云栖区|槐序路|50号, 家住|磨坊中街|5号, 临溪街道|和顺里|小区: all that stands between a unit and the ending."""
    numbered = suffix.attributes[:1] == ("Road",) and _NUMBER.match(board.text, suffix.span.end)
    if not numbered and suffix.term != "小区":
        return None
    for start in range(suffix.span.start - 1, max(-1, suffix.span.start - _LONGEST_ROAD), -1):
        if board.text[start] in PUNCTUATION:
            return None
        before = board.by_end.get(start)
        if before is not None and before.type is UNIT and before.kind not in LOWEST:
            return start if numbered or is_stem(board.text[start : suffix.span.start]) else None
        if board.text.endswith(_LIVES, 0, start) and board.text[start] != "的":
            return start if numbered else None
    return None


def _is_plain(board: Board, start: int, suffix: Suffix) -> bool:
    """云栖区|现代文体中心, 临溪镇|民俗文化园: usual words, which name nothing without the unit before them."""
    stem = board.text[start : suffix.span.start]
    if not stem:
        before = board.by_end.get(start)
        if before is not None and before.kind not in LOWEST and suffix.term in _PUBLIC:
            return True  # 云栖区|体育馆
        return before is not None and before.kind in _TOWNS and len(suffix.term) > len("广场")  # 临溪镇|文化广场
    stem = _COINED.sub("", stem)
    if not stem or not (has_purpose(stem) or is_kind(board, stem)):
        return not stem
    return len(stem) > 1 and is_common(board.analysis.segmenter, board.divisions, stem)


def _with_holder(board: Board, start: int, suffix: Suffix) -> int:
    """Where the name begins with what it belongs to: an estate, and for squares and halls a community or city."""
    kind = (*suffix.attributes, "")[0]
    bare = board.analysis.lexicon.bare_orgs.longest_ending(board.text, suffix.span.start)
    if bare is not None and kind in _SHARED and len(bare) > 2:
        return min(start, suffix.span.start - len(bare))  # 市文化馆|小剧场, 县教育局|会议厅
    before = board.by_end.get(start - (board.text[start - 1] in "·•"))  # 桥西美居·丽景园小区 is one estate
    held = before is not None and suffix.term not in _OWN_NAMED and _holds(board, before, start, suffix)
    return before.span.start if before is not None and held else start


def _holds(board: Board, before: Mention, start: int, suffix: Suffix) -> bool:
    """The place is named with what stands before it."""
    is_shared = (*suffix.attributes, "")[0] in _SHARED
    if before.type is PLACE:
        return before.kind != "Road" or suffix.term in _ON_ROADS
    if before.type is ORGANIZATION:
        return is_shared or suffix.term in ("旧址", "遗址")
    if (_is_full(before) and has_image(board, start, suffix.span.end)) or bears_name(board, before):
        return False
    apart = is_in_province(board, before) and has_own_name(board, start, suffix.span.end)
    shares = _shares_name(before) and not apart
    return before.type is UNIT and is_shared and (shares or _is_plain(board, start, suffix))


def _shares_name(unit: Mention) -> bool:
    """青禾社区|广场, 杭州|博物馆; a unit's full name (云栖区) stands before the place's."""
    return unit.kind in LOWEST or not _is_full(unit)


def _is_full(unit: Mention) -> bool:
    """云栖区, 临溪镇, 青禾社区; not 云栖, nor 杭州."""
    return unit.name.endswith(FULL) and not (unit.name[-1] == "州" and len(unit.name) == 2)


def _has_name(board: Board, start: int, suffix: Span) -> bool:
    """Some longer word of the stem is rare or a name, or there is none (碧|林|湾)."""
    words = [word for word in board.analysis.tokens_in(start, suffix.start) if len(word.text) > 1]
    return not words or any(is_name(board.analysis.segmenter, word) for word in words)


def _building(board: Board, suffix: Suffix) -> Mention | None:
    """5号楼, 3幢: the number is before the suffix, and the estate before the number."""
    start = suffix.span.start
    while start > 0 and (board.text[start - 1].isdigit() or board.text[start - 1] in "ABCDE一二三四五六七八九十"):
        start -= 1
    if start == suffix.span.start:
        return None
    estate = board.by_end.get(start)
    if estate is None or estate.type is not PLACE:
        return _in_unit(board, start, suffix)
    if suffix.term == "单元" or _ENTRANCE.match(board.text, suffix.span.end):
        return None  # an address: of 望江花园5号楼2单元, or 5号楼架空层, the estate is the place
    return board.mention(estate.span.start, suffix, PLACE, "place-building", 0.8)


def _in_unit(board: Board, number: int, suffix: Suffix) -> Mention | None:
    """临溪街道|杏林东里|6号楼: all that stands between a town and a building's number names its estate."""
    if suffix.term == "单元" or not board.text[number].isdigit():
        return None
    for start in range(number - 2, max(0, number - _LONGEST_ROAD) - 1, -1):
        unit = board.by_end.get(start)
        if unit is not None:
            named = unit.type is UNIT and unit.kind not in LOWEST and is_stem(board.text[start:number])
            named = named and all(_may_name(board, word) for word in board.analysis.tokens_in(start, number))
            return board.mention(start, suffix, PLACE, "place-building", 0.75) if named else None
    return None


def _may_name(board: Board, word: Token) -> bool:
    return len(word.text) == 1 or is_name(board.analysis.segmenter, word)  # not 今年|改造|19号楼


def join_numbers(board: Board) -> None:
    """槐序路50号: the house, beside its road."""
    for road in [m for m in board.by_end.values() if m.kind == "Road"]:
        number = _NUMBER.match(board.text, road.span.end)
        if number and number.end() not in board.by_end:
            span = Span(road.span.start, number.end())
            house = replace(road, span=span, name=span.cut(board.text), kind="Building", rule="place-building")
            board.by_end[number.end()] = house


def join_phases(board: Board) -> None:
    """望江花园一期, 望江名苑小区: the phase belongs to the estate's name."""
    for mention in [m for m in board.by_end.values() if m.kind == "ResidentialEstate"]:
        phase = _PHASE.match(board.text, mention.span.end)
        if phase:
            span = Span(mention.span.start, phase.end())
            del board.by_end[mention.span.end]
            board.by_end[phase.end()] = replace(mention, span=span, name=span.cut(board.text))
