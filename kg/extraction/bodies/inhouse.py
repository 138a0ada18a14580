"""Parts of the school, firm or hospital that the text is of: 校机器人社团, 集团焊接创新工作室, 学校机电工程系."""

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, Suffix
from kg.extraction.bodies.sections import is_headed
from kg.model import Mention
from kg.patterns import late

INHOUSE = "organization-inhouse"
_PARTS = ("中心", "系", "部", "科", "处", "组", "队", "团", "社", "工会", "工作室", "办公室", "分厂", "协会", "俱乐部")
_HEADED = ("中心", "办公室", "部", "科", "处", "组")  # of these, those that are rooms or general words unless headed
# From a mark or a word of grammar to the suffix: ，|校|机器人|社团; the house is told by its kind alone.
_WITHIN = late(
    r"(?:^|[，。、；：（(“\n的是由被向与和及在给获])(?P<own>校|学校|学院|公司|集团|厂)(?P<stem>[^\W\da-zA-Z_]{0,8})$"
)
_DEEDS = late(r"[、和与]|联合|组织|牵头|负责|开展|举办|协同|承办|主办")
_LONGEST = 11  # characters of the house and its part's own words
_SHORTEST = 3  # characters of the part: 美术|队
_OF_SCHOOLS = frozenset({"大队", "中队"})  # 学校大队辅导员, a post
_GENERAL = ("总", "全", "各", "本", "内", "外", "里", "所属", "下属", "相关")
_HOUSES = frozenset({"公司", "学校", "学院", "医院", "单位", "集团"})
_ROOMS = ("室", "总部", "厅")
_GRAMMAR = frozenset("rpcdum")


def read_inhouse(board: Board, suffix: Suffix) -> Mention | None:
    """The part with the house that it is of; 学校内部 is none, nor is an office of which nobody is named."""
    if not suffix.term.endswith(_PARTS):
        return None
    start = suffix.span.start
    within = _WITHIN.search(board.text, max(0, start - _LONGEST), start)
    if within is None or within["stem"].startswith(_GENERAL) or not FUNCTION_CHARACTERS.isdisjoint(within["stem"]):
        return None
    if suffix.term.endswith(_HEADED) and not (is_headed(board, suffix) or _acts(board, suffix)):
        return None
    if len(within["stem"]) + len(suffix.term) < _SHORTEST - (suffix.term == "工会") or suffix.term in _OF_SCHOOLS:
        return None
    if not _is_named(board, within.start("stem"), start):
        return None
    return board.mention(within.start("own"), suffix, ORGANIZATION, INHOUSE, 0.75)


def is_room(board: Board, stem: str, suffix: Suffix) -> bool:
    """走进|公司|办公室: a room of the house unless its head is named."""
    return stem in _HOUSES and suffix.term.endswith(_ROOMS) and not is_headed(board, suffix)


def _acts(board: Board, suffix: Suffix) -> bool:
    """公司安全环保部、…, 公司物流部|牵头: a department that does something, alone or beside others; no room."""
    return suffix.term in ("部", "处") and _DEEDS.match(board.text, suffix.span.end) is not None


def _is_named(board: Board, start: int, end: int) -> bool:
    """Words of a task or subject alone: 焊接|创新; what is done (组织, 成立) is none of them."""
    breaks, verbs = board.analysis.lexicon.name_breaks, board.analysis.lexicon.role_verbs
    return all(
        word.tag[:1] not in _GRAMMAR and breaks.get(word.text, ("",))[0] != "break" and word.text not in verbs
        for word in board.analysis.tokens_in(start, end)
    )
