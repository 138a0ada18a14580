"""What the tagger may take for the name of a body, place or unit, and everyone sees is none."""

from typing import TYPE_CHECKING

from kg.extraction.bodies.body_ends import OF_WARDS
from kg.extraction.bodies.chains import WATERS
from kg.extraction.bodies.units import MAKES
from kg.extraction.text.analysis import Analysis
from kg.model import EntityType, Span
from kg.patterns import late

if TYPE_CHECKING:
    from kg.extraction.tagger.tagger import Names, TaggedSpan

# Two bodies: 某电视台|联合|某文化局, 临溪街道|调研|某服务站, 临溪小学|请来|派出所, 市委|市政府;
# the first of a list: 澄湖医院及等协会.
_TWO = (
    r"[局台会院校专学团队司厂部委区县市镇乡道村所站心处](?:联合(?!会|社|国|党|工|支|总|大)|请来|邀请|携手)"
    r"|[区县市镇乡道村](?:调研|考察|视察|察看|慰问)(?![员团队组室科处股])"
    r"|委[省市区县镇乡]政府|[和与及]等|(?<![高中初])等.+(?<![高中初])等"
    r"|(?:^|[省市区县镇乡村])[和与及](?:街道|[省市区县镇乡村](?![^\W\da-zA-Z_]))"
)
# 欢庆元旦|社区老人茶会: a feast, and for whom; not 八一村.
_FEASTED = frozenset("迎庆过")
_FEAST = late(r"(?:六一|五一|七一|八一|十一|三八|元旦|国庆|中秋|端午|元宵|重阳|新春)")
# 锦禾纺织|六家子公司; 夜市|对面茶楼, 谢|他小区: words of no name.
_WORDS = (
    "[两三四五六七八九十几多]家(?:[子分]?公司|企业|单位|商[户铺]|门店)|对面|旁边|附近|隔壁|[她它你]|他(?![山乡])"
    "|[俺咱]们|[百千][县镇乡村][百千万]|[村镇]内街道"
)
_TWO_OR_WORDS = late(f"{_TWO}|{_WORDS}")
# 到青禾社区报|到; 社团|招新; 春晖乳业|园: a longer word or name begins before the end.
_REST_OF_WORD = late(
    r"(?<=报)[到告道名喜销送]|(?<=所)[做作付需辖属]|(?<=社团)(?:招新|活动|文化|节|巡礼)|园(?![区林艺丁])"
)
# 几条|巷, 首间|书房, 8间|社区书房, 市三届|针灸专委会, 我院|护理部, 同时|某科
_OPENED = late(
    r"(?:[几首]|\d+[余多]?)[个家间名条座步处所户]|[省市区县]?[一二三四五六七八九十]+届|[我该][院校局市县区镇乡村社]"
    r"|同时|此外|另外"
)
_ROOM = late("(?:公司|单位|学校|医院|企业|工厂)(?:办公室|会议室|食堂)")
# “老年大学|书画班”; a close of quotation marks after more is of what is said.
_QUOTED_REST = late(r"[^，。；！？、“”\n]{1,8}”")
# 归了|集团物流公司, 他是|青禾社区居委会主任, 隶属|春晖集团, 老客户|春晖公司, 村里|澈禾合作社; 求是中学
_WITHIN_NONE = late(
    r".*(?:了|(?<!求)是|隶属于?)(?=.)|(?:[老新大]?客户|东道主|(?:上届|卫冕)?冠军|老?对手|[村镇乡县校厂市][里内])(?=.{3})"
)
_BEFORE_ROAD = late(r"[市区县镇](?![民场政府委中])(?=[^区县镇乡村]{3,}(?:大道|[路街])$)")  # 市|泊云北路; 市民广场路
# “建设|和睦社区”; 打造|智慧社区
_MAKES = late(rf"(?:{MAKES}|营造)$")
_BULLET = frozenset("丨☆★●◆◇■□▲△▶►◎○※✦▼")
_BULLETS = late(f"[{''.join(sorted(_BULLET))}]+(?=.)")  # ☆|云岭中学
_CLOSED = late("[”》]")
# 响应|社区居民需求, 发展|村集体经济; not 团结社区 by itself
_OF_ANY = late(r"(?:社区|街道|[村镇乡])(?:居民|群众|百姓|村民|老人|集体)")
_MARKED = late("[“”（）《》()]")
_PAIRED = late("[“”（）()]")
# 来|澄湖医院; 来宾医院 is a word longer, and of 来龙村 no name would be left.
_BEFORE, _LEAST_LEFT = frozenset("来到赴去都辖"), 4


def is_no_name(analysis: Analysis, start: int, end: int) -> bool:
    """More than one name, less than one, or one with a word before it."""
    text = analysis.text
    if text[start] in _BEFORE and end - start > _LEAST_LEFT and analysis.starts_token(start + 1):
        return True
    if text[start - 1 : start] == "“" and _QUOTED_REST.match(text, end):
        return True
    if _PAIRED.search(text, start, end) and _is_unpaired(text[start:end]):
        return True  # 槐序（|云栖）家具公司
    held = _TWO_OR_WORDS.search(text, start, end) or (text[end - 1] in "室堂" and _ROOM.fullmatch(text, start, end))
    held = held or (text[start - 1 : start] in _FEASTED and _FEAST.match(text, start))
    is_shore = text[end - 1] in "畔边" and text[end - 2] in WATERS  # 泊云湖|畔, which ends with the water
    is_subject = text[end - 1] == "科" and OF_WARDS.match(text, end) is not None
    return bool(held or is_shore or is_subject or _OPENED.match(text, start) or _REST_OF_WORD.match(text, end))


def _is_unpaired(name: str) -> bool:
    return any(name.count(opens) != name.count(closes) for opens, closes in ("（）", "()", "“”"))


def is_done_to_unit(analysis: Analysis, start: int, stem_end: int) -> bool:
    """丰富|社区居民的生活, 响应|社区需求: one word of what is done; 建设|和睦社区: what a community is to be."""
    word, breaks = analysis.token_at(start), analysis.lexicon.name_breaks
    if _MAKES.search(analysis.text, max(0, start - 2), start):
        return True
    if not word.is_at(Span(start, stem_end)) or analysis.text.endswith(("街道", "镇", "乡"), 0, start):
        return False  # 临溪街道|联合社区
    return breaks.get(word.text, ("",))[0] == "break" or (
        word.tag[:1] == "v" and bool(_OF_ANY.match(analysis.text, stem_end))
    )


def trimmed(text: str, tagged: "Names") -> "Names":
    """The names as tagged, bodies and places from behind on what none begins with or holds: 归了|集团物流公司."""
    pieces = (piece for one in tagged for piece in _pieces(text, one))
    return tuple(one if one.type is EntityType.PERSON else _behind(text, one) for one in pieces)


def _pieces(text: str, one: "TaggedSpan") -> "Names":
    """化工学院、|信息学院, seen as one body, are two; 省、市委 and what stands in marks stay as they are."""
    start, end = one.span.start, one.span.end
    if text.find("、", start + 1, end - 1) < 0:
        return (one,)
    marks = [at for at in range(start + 1, end - 1) if text[at] == "、"]
    ends = [*zip((start, *(mark + 1 for mark in marks)), (*marks, end), strict=True)]
    whole = one.type is not EntityType.ORGANIZATION or _MARKED.search(text, start, end)
    if whole or any(last - first < _LEAST_LEFT - 1 for first, last in ends):
        return (one,)
    return tuple(one._replace(span=Span(*piece)) for piece in ends)


def _behind(text: str, one: "TaggedSpan") -> "TaggedSpan":
    start, end = one.span.start, one.span.end
    if text[start] in _BULLET and (bullets := _BULLETS.match(text, start, end)):
        start = bullets.end()
        one = one._replace(span=Span(start, end))
    word = _WITHIN_NONE.match(text, start, end)
    if word is None and text[start] in "市区县镇":
        word = _BEFORE_ROAD.match(text, start, end)
    if word is None and text[start] in "“《" and _CLOSED.search(text, start, end) is None:
        return one._replace(span=Span(start + 1, end))  # “泊云书房
    return one._replace(span=Span(word.end(), end)) if word else one
