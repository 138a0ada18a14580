"""Parts of bodies that end as other words do, before one of their people: 某供电公司|检修二班|的…."""

from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.model import Mention, Span
from kg.patterns import late

PART = "organization-part"
_ENDS = late(  # what stands before a word is asked behind it: so its first character is found far sooner
    r"班(?<![上下值当接加跟全各每本该首两名个几带]班)|社(?<![两几多一旅公合]社)|病区|队(?<![两几多一支入归列排带整部军]队)|组(?<![全各每该本小两几党]组)"
    r"|室(?<![课卧温居会议办公活动教阅览图书候]室)|车间|工区|分社|记者站|营业部|部(?<![东西南北中内外全干支]部)"
    r"|科(?<![全各每]科)|处(?<![全各每好益坏用到长]处)|站(?<![到在网车]站)"
)
_OWN = late(r"(?:“[\u4e00-\u9fffA-Za-z0-9]{1,8}”)?[\u4e00-\u9fffA-Za-z0-9]+")
_AFTER = late(r"的(?=[^\W\da-zA-Z_]{2,6})|[当任做、和与]|工作|党员|联合(?!会)|共同|[主承协合举]办|等?成员单位")
# What no sentence has to tell of people for: 教研组, 检修|二班.
_SURE = late(
    r"[^\W\da-zA-Z_]{2,8}(?:病区|教研[组室]|栏目组|监事会|道班|工区|揽投部|记者站|[一二三四五六七八九甲乙丙丁][班组队])$"
)
_BARRED = late(
    r"常务|常委|退休|下属|.*(?:[各每两几首该副]|全体|全部|本院|本校|托管|培训|暑[期假]|寒假|兴趣|实验|辅导|公益|毕业|举办|开设|研修|进修|短训|组织|开展|成立|组建|组成|参加|派出)"
)
_GRAMMAR = "drpcu"
_LONGEST = 14  # characters of a part's own name
_SHORTEST = 3


def find_parts(board: Board) -> Iterator[Mention]:
    """The parts with their body, of which a head or one of the people is told right after."""
    for body in tuple(board.by_end.values()):
        if body.type is not ORGANIZATION:
            continue
        start = body.span.end
        own = _OWN.match(board.text, start)
        ends = _ENDS.finditer(board.text, start + 1, min(own.end(), start + _LONGEST)) if own else ()
        end = next((one.end() for one in ends if _is_told(board, start, one.end())), None)
        if end is None or not _is_task(board, Span(start, end)):
            continue
        span, known = Span(body.span.start, end), board.by_end.get(end)
        if known is None or (known.span.start > span.start and known.type is ORGANIZATION):
            yield Mention(span, ORGANIZATION, span.cut(board.text), "OrganizationalUnit", PART, 0.8)


def _is_task(board: Board, own: Span) -> bool:
    """What it is for, or a number: no verb at its head, no grammar, nobody's name."""
    text = own.cut(board.text)
    if len(text) < _SHORTEST or not FUNCTION_CHARACTERS.isdisjoint(text.removesuffix("分社")) or _BARRED.match(text):
        return False
    words, verbs = board.analysis.tokens_in(own.start, own.end), board.analysis.lexicon.role_verbs
    return not board.is_walled(own) and all(word.tag[:1] not in _GRAMMAR and word.text not in verbs for word in words)


def _is_told(board: Board, start: int, end: int) -> bool:
    """A head, a member with a title, or somebody by name follows; or it ends as nothing but a part does."""
    lexicon, text = board.analysis.lexicon, board.text
    if board.is_walled(Span(end, end + 1)) or _AFTER.match(text, end) or _SURE.match(text, start, end):
        return True
    at = end + text.startswith(("副", "原"), end)
    return any(terms.longest_at(text, at) is not None for terms in (lexicon.titles, lexicon.role_nouns))
