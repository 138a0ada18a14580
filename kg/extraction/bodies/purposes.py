"""What a place is for, told by the words before its kind: 文化|广场, 老年活动|中心; 凤凰|广场 has a name instead.

A town's or district's place that a purpose alone tells is named with it
(临溪镇文化广场); one that has a name of its own is not (临溪镇|凤凰广场).
"""

from kg.extraction.bodies.board import LOWEST, UNIT, Board
from kg.extraction.text.stems import EVERYDAY
from kg.model import Mention
from kg.patterns import late

_PURPOSE = late(
    r"(?:文化|文体|体育|运动|健身|民俗|民间|民族|非物质|遗产|历史|传统|现代|文学|艺术|美术|书画|书法|戏曲|电影|影视|图书|阅读|读书|文明|新时代"
    r"|会展|会议|展览|展示|博览|规划|档案|教育|实践|实训|培训|训练|演练|拓展|研学|直播|活动|休闲|娱乐|服务|交流|接待|信访|办公|行政|机关"
    r"|农业|农贸|农产品|蔬菜|果蔬|水果|水产|花卉|粮食|食品|美食|购物|商贸|商业|商务|批发|综合|建材|家具|汽车|客运|物流|产业|工业|工艺|创业|创新|创意"
    r"|科技|科普|科学|高新|电子|信息|智慧|智能|数字|多功能|人才|就业|劳动|心理|健康|医药|康养|康复|养老|志愿者?|社会|公共|国际|全民"
    r"|城市|乡村|农村|生态|旅游|游客|森林|湿地|滨水|户外|水上|冰上|冰雪|露天|室内|灯光|游泳|足球|篮球|网球|羽毛球|乒乓球|门球"
    r"|老年人?|青少年|少年|儿童|妇女|妇幼|残疾人|退役军人|军人|职工|工人|居民|村民|群众|市民|便民|政务|双拥|国防|消防|应急|防灾|安全|禁毒|环保"
    r"|法治|法制|法律|宪法|廉政|清廉|廉洁|党建|党员|红色|革命|烈士|英雄|英烈|抗日|抗战|战役|红军|起义|人民|家庭|家风|家训|孝德|道德|诚信"
    r"|主题|特色|中央|中心|新|老|旧|大)+"
)
NAMED = ("广场", "公园", "大厦", "酒店", "宾馆")
"""Places that bear names of their own."""
_VIRTUES = frozenset("幸福 和谐 平安 美丽 邻里".split())  # empty stems that squares are named after
_NO_NAME = frozenset(
    "口袋 街心 街头 街角 社区 百姓 民众 村级 街道 小区 校园 网红 精品 国家 地方 游园 郊野 地铁 公交".split()
)


def has_purpose(stem: str) -> bool:
    """The words tell what it is for, or whose or how it is, and no name."""
    return _PURPOSE.fullmatch(stem) is not None


def is_kind(board: Board, stem: str) -> bool:
    """The word is what other places and bodies are called: 临溪镇|车站|广场."""
    return stem in board.analysis.lexicon.place_suffixes or stem in board.analysis.lexicon.org_suffixes


def has_image(board: Board, start: int, end: int) -> bool:
    """凤凰|广场, 海螺|主题公园: a noun that tells no purpose, as such places' names are; not 口袋|公园, 车站|广场.

    ``end`` is the end of the place's name.
    """
    term = next((term for term in NAMED if board.text.endswith(term, start, end)), None)
    own = end - len(term or "") - start
    if term is None or own < 2 or (own > 2 and not has_purpose(board.text[start + 2 : end - len(term)])):
        return False
    stem, lexicon = board.text[start : start + 2], board.analysis.lexicon
    if is_kind(board, stem) or board.text[start:end] in lexicon.place_suffixes:
        return False  # nor 滨江公园, a kind that many towns have
    is_empty = lexicon.empty_stems.get(stem, ("",))[0] in ("body", "both") and stem not in _VIRTUES
    if has_purpose(stem) or stem in _NO_NAME or is_empty:
        return False
    return board.analysis.segmenter.tag(stem)[:1] in ("n", "b", "a", "z")


def bears_name(board: Board, unit: Mention) -> bool:
    """望榆镇|望榆戏台, 青禾村|青禾文化礼堂: what follows has the unit's name for its own; not 青禾村|青禾村村部."""
    stem, end = unit.name.rstrip("省市区县旗乡镇村街道社"), unit.span.end
    return len(stem) > 1 and board.text.startswith(stem, end) and not board.text.startswith(unit.name, end)


def has_own_name(board: Board, start: int, end: int) -> bool:
    """听竹岭|公园, 桃花岛|景区: a rare name, or characters that make no word; not 国家湿地|公园, 古城|景区."""
    words = board.analysis.tokens_in(start, end)
    segmenter = board.analysis.segmenter
    return any(len(word.text) == 1 for word in words[:-1]) or any(
        word.tag in ("ns", "nr") and segmenter.frequency(word.text) < EVERYDAY for word in words
    )


def is_in_province(board: Board, city: Mention) -> bool:
    """湖北武汉|听竹岭公园: told with its province, the city is where the place is, no part of its name."""
    before = board.by_end.get(city.span.start)
    return before is not None and before.type is UNIT and city.kind not in LOWEST
