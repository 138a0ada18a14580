"""Shops by who runs them or what they give: 开着|槐香豆腐坊|的…, ，|一苇面包房|送来…."""

from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.extraction.text.matching import Rare
from kg.extraction.text.stems import is_common
from kg.model import Mention, Span

SHOP = "organization-shop"
_KINDS = "店|铺|坊|面包房|民宿|客栈|餐厅|餐馆|饭馆|面馆|茶馆|咖啡馆?|农庄|超市|洗车行|租赁行|车行|书场|俱乐部"
_RUN = Rare.of(
    r"(?:开(?<![召打展盛新公离]开)(?:着|了|办|起)?|经营着?)(?:一?[家间个])?"
    rf"(?P<name>[^\W\da-zA-Z_]{{2,7}}?(?:{_KINDS}))(?=[，。、；）]|的(?!时候|[那这]))",
    "开|经营",
)
_GIVING = Rare.of(
    rf"(?<=[，。；、\n和与由])(?P<name>[^\W\da-zA-Z_]{{2,8}}?(?:{_KINDS}))"
    r"(?:也|还|则|又)?(?:为(?:他们|大家|老人|活动|居民|孩子们?|选手))?(?:赞助|送[来上去给]|赠送|捐[赠出了]|免费提供|提供)",
    "赞助|送来|送上|送去|送给|赠送|捐赠|捐出|捐了|提供",
)
_NO_NAME = frozenset("家些该其本我他她你它谁当任自几两多")


def find_shops(board: Board) -> Iterator[Mention]:
    """The shops whose name is no mere kind, where nothing else is named."""
    for pattern in (_RUN, _GIVING):
        for found in pattern.finditer(board.text):
            span = Span(*found.span("name"))
            known = board.by_end.get(span.end)
            free = known is None or known.span.start == found.start() < span.start  # 经营|“槐香”豆腐坊
            if free and not board.is_walled(span) and _is_name(board, span):
                yield Mention(span, ORGANIZATION, span.cut(board.text), "Company", SHOP, 0.75)


def _is_name(board: Board, span: Span) -> bool:
    """Four characters and more, one word rare, none of grammar."""
    text, analysis = span.cut(board.text), board.analysis
    if len(text) < len("某某小店") or not FUNCTION_CHARACTERS.isdisjoint(text) or not _NO_NAME.isdisjoint(text):
        return False
    words = analysis.tokens_in(span.start, span.end)
    plain = all(word.tag[:1] not in "pcrd" for word in words)
    return plain and analysis.starts_token(span.end) and not is_common(analysis.segmenter, board.divisions, text)
