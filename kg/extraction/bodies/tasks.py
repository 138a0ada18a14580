"""Bodies named after their tasks, which verbs tell: 临溪镇扶贫助困协会, 市全民阅读活动领导小组, 某局住房保障科."""

from kg.extraction.bodies.board import LOWEST, ORGANIZATION, UNIT, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, Suffix
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.segmenter import Token
from kg.model import Mention
from kg.patterns import late

_KINDS = frozenset({"SocialOrganization", "PublicBody", "VolunteerTeam", "OrganizationalUnit"})
_WORDS = frozenset("nvajlbiz")  # first letters of the tags of words that tell of tasks
_LONGEST = 10  # characters that tell of them
_LEVEL = tuple("省市区县")
_DEPARTMENTS = ("科", "股", "处", "室", "庭")  # which only a body has
_HAN = late(r"[^\W\da-zA-Z_]{2,10}")
# What one named before does to what the suffix ends, which is no part of its name yet.
_DOES = late(
    r"(?:[正将拟已]|计划|共同|合作|联合|携手)?(?:共建|规划建设|新建|建成|力克|战胜|击败|险胜|迎战"
    r"|建设(?!工程|项目|局|委|银行|投资|集团|发展|服务|管理|监督))(?=[^\W\da-zA-Z_]{2}|“)"
    r"|会办$"  # 市住建局主办，市城管局|会办
    r"|[读念上考](?:大学|中学|小学|高中|初中|职高|幼儿园)$"  # 在云栖市|读大学
)
# 召开夜间|经济治安联席会，: a meeting; 举办|青禾村委会换届选举 is held of a body.
_HELD = late(r"(?:召开|举行|举办)(?![方者单地])了?(?:一场|首次)?[^\W\da-zA-Z_]{0,3}$")
_HELD_ENDS = late(r"[，。；、\n]|时|后|上|的|$")
_SENT = frozenset({"派", "请", "转", "送", "选派", "抽调", "组织"})
_FREQUENT = 3000  # times in the dictionary's corpus from which on a verb is what the unit does


def tasked_start(board: Board, suffix: Suffix) -> int | None:
    """Where the name begins with the unit or body whose tasks stand between it and the suffix, or None."""
    if (*suffix.attributes, "")[0] not in _KINDS:
        return None
    end = suffix.span.start
    for at in range(end - 1, max(0, end - _LONGEST) - 1, -1):
        if board.text[at] in PUNCTUATION or board.text[at] in FUNCTION_CHARACTERS:
            return _level_start(board, at, suffix)
        known = board.by_end.get(at)
        if known is not None:
            return known.span.start if _holds(known, suffix) and _are_tasks(board, at, suffix) else None
    return None


def _level_start(board: Board, before: int, suffix: Suffix) -> int | None:
    """、|市|全民阅读活动|领导小组: the level alone, right after a mark."""
    start = before + 1
    is_level = board.text[before] in PUNCTUATION and board.text[start] in _LEVEL and len(suffix.term) > 1
    return start if is_level and _are_tasks(board, start + 1, suffix) else None


def _holds(known: Mention, suffix: Suffix) -> bool:
    """A department is part of a body; a society or office is one of a town or of what is above it."""
    if suffix.term in _DEPARTMENTS:
        return known.type is ORGANIZATION and known.kind == "PublicBody"
    return known.type is UNIT and known.kind not in LOWEST and len(suffix.term) > 1


def _are_tasks(board: Board, start: int, suffix: Suffix) -> bool:
    """Words none of which is what is done to the body: 扶贫|助困, not 成立|志愿者|协会."""
    text, end = board.text, suffix.span.start
    if not _HAN.fullmatch(text, start, end) or not board.analysis.starts_token(start):
        return False
    words = board.analysis.tokens_in(start, end)
    if not words or words[-1].end != end or not all(_is_task(board.analysis, word) for word in words):
        return False
    return words[0].tag != "v" or all(word.tag[:1] == "v" for word in words)  # not 动员|青年|突击队


def _is_task(analysis: Analysis, word: Token) -> bool:
    lexicon = analysis.lexicon
    if len(word.text) < 2 or word.tag[:1] not in _WORDS or word.text in lexicon.role_verbs:
        return False
    if lexicon.name_breaks.get(word.text, ("",))[0] == "break" or word.text in lexicon.titles:
        return False
    return word.tag != "v" or analysis.segmenter.frequency(word.text) < _FREQUENT


def is_done_to(board: Board, start: int, suffix: Suffix) -> bool:
    """青禾社区|正规划建设|养老服务中心, 青禾代表队|战胜|信贷科: who does it and what it is done to; what is held."""
    ends = (at for at in range(start + 2, suffix.span.start) if at in board.by_end)
    return _is_held(board, start, suffix) or any(_DOES.match(board.text, at, suffix.span.end) for at in ends)


def _is_held(board: Board, start: int, suffix: Suffix) -> bool:
    if not suffix.term.endswith("会") or start in board.starts:
        return False
    held = _HELD.search(board.text, max(0, start - 8), start)
    return held is not None and _HELD_ENDS.match(board.text, suffix.span.end) is not None


def is_sent(suffix: Suffix, stem: str) -> bool:
    """每周派|骨伤科、针灸科医生坐诊: who is sent from a ward, and no name of it."""
    return stem in _SENT and suffix.attributes[:1] == ("Hospital",) and len(suffix.term) > 1
