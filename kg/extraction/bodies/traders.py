"""Companies and shops that end with their trade alone: 澄川顺达物流, 半山布业董事长, 老周粮油店店主."""

from kg.extraction.bodies.board import LOWEST, ORGANIZATION, UNIT, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, Suffix
from kg.extraction.text.stems import KINDS_NAMED, is_common
from kg.model import Mention, Span
from kg.patterns import late

TRADER = "organization-trade"
BEFORE_NAME = frozenset("，、。；：（由与及\n")
"""What may stand right before a name."""
_JOINED = frozenset({*KINDS_NAMED, "PropertyManager"})
_SIZES = frozenset("大小新老中高")  # 社区和|大医院: two
_PARTIES = frozenset({"方", "企业", "运营方", "承办方", "施工方", "主办方"})
_SHORTEST = 2  # characters before the trade
_STAFF = late(
    r"(?:签[了订约署]|牵手)|的?(?:(?:智能化?|数字化|标准化|就业|帮扶|生产|种植|养殖|食用菌)*(?:车间|大棚|厂区|厂房|生产线|展厅|工厂|仓库))|的?(?:(?:志愿者|义工)(?!协会|联合会|服务|队)|理事长|发起人|创始人)|[店老]板|店主|员工|职工|厨师|掌柜|医师|医生|的?(?:项目)?负责人|[^\W\da-zA-Z_]{2}(?:经理|总监|主管|副总)"
)
# 、顺达物流等60家单位, 顺达物流、半山布业等企业
_LISTED = late(
    r"(?:[、和][^，。；、\n]{2,12}){0,4}(?:等[\d一二三四五六七八九十百余多几]{0,5}家?|[\d两三四五六七八九]家)(?:爱心|本地|知名|龙头|会员)?"
    r"(?:企业|公司|单位|客商|厂家|商家|商户)"
)
# 云岭茶业、|印象文化公司: beside a firm.
_BESIDE = late(r"[、和与][^\W\da-zA-Z_]{2,16}?(?:公司|集团|合作社|农商行|支行|分行)")
_CLOSED = late(r"[，。、；,;）)\n]|等|的|$")


def read_trader(board: Board, start: int, suffix: Suffix) -> Mention | None:
    """The company, where its city begins the name or who runs it follows: not 特色餐饮, 发展物流."""
    text, end = board.text, suffix.span.end
    if suffix.span.start - start < _SHORTEST or (len(suffix.term) == 1 and text[end : end + 1] != suffix.term):
        return None
    title = board.analysis.lexicon.titles.longest_at(text, end)
    runs = title is not None and board.analysis.lexicon.titles[title][:1] == ("company",)
    if not (
        runs
        or _BESIDE.match(text, end)
        or _STAFF.match(text, end)
        or _LISTED.match(text, end)
        or _of_city(board, start, suffix)
    ):
        return None
    return board.mention(start, suffix, ORGANIZATION, TRADER, 0.75)


def _of_city(board: Board, start: int, suffix: Suffix) -> bool:
    """澄川|顺达|物流, where nothing follows: not 澄川发展物流, 澄川冷链物流园区."""
    city = next((m for end in range(start + 2, suffix.span.start - 1) if (m := board.by_end.get(end))), None)
    if city is None or city.type is not UNIT or city.span.start != start or city.kind in LOWEST:
        return False
    words = board.analysis.each_token(city.span.end, suffix.span.start)
    if any(word.tag[:1] in ("v", "m", "a", "d") for word in words) or not _CLOSED.match(board.text, suffix.span.end):
        return False
    return not is_common(board.analysis.segmenter, board.divisions, board.text[city.span.end : suffix.span.start])


def joint_start(board: Board, start: int, suffix: Suffix) -> int | None:
    """云栖|和|兴机械厂, 云栖县|高之|源乳业, 爱|之|光特教学校: 和 and 之 within a name, of which too little follows."""
    text, own = board.text, board.text[start : suffix.span.start]
    if (
        text[start - 1 : start] not in ("和", "之")
        or (*suffix.attributes, "")[0] not in _JOINED
        or start in board.starts
    ):
        return None
    if not own or own in _SIZES or suffix.term in board.analysis.lexicon.bare_orgs:
        return None
    first = start - 1 if text[start - 1] == "和" else start - 2
    is_one = text[start - 1] == "之" and board.analysis.token_at(first).start == first
    if not is_one and own[1:] and own[1:] not in board.analysis.lexicon.org_suffixes:
        return None
    return _before_joint(board, first, suffix)


def _before_joint(board: Board, first: int, suffix: Suffix) -> int | None:
    """Where the name begins of which 和 or 高之 is a part; None after a body, which 和 joins to the next."""
    known = board.by_end.get(first)
    if known is not None:
        return first if known.type is UNIT else None
    before = board.analysis.token_at(first - 1)
    if before.tag[:1] != "n" or before.text in _PARTIES:
        return first
    return board.edge(Suffix(Span(first, suffix.span.end), suffix.term, ()), chain=True)


def whole_item(board: Board, start: int) -> int | None:
    """、|安大|陶土有限公司: single characters between a mark and a company's name, of which they must be."""
    mark = next((at for at in range(start - 1, max(0, start - 4) - 1, -1) if board.text[at] in BEFORE_NAME), None)
    if mark is None or mark + 1 == start or board.is_walled(Span(mark + 1, start)):
        return None
    words = board.analysis.tokens_in(mark + 1, start)
    first = words[0] if words else None
    if first is None or first.tag[:1] in "pcdvurm" or first.text in FUNCTION_CHARACTERS:
        return None
    return mark + 1 if all(len(word.text) == 1 for word in words) else None
