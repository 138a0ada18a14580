"""Whether a suffix ends a body's name: 局 in 教育|局, not in 格局; no 党委 of a company's 党委书记."""

import re

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.chains import Suffix
from kg.extraction.text.segmenter import Token
from kg.patterns import late

_HEADS_OF_SECTION = ("股长", "副股长", "工作人员", "干部")
_PARTY_ORGANS = ("党组", "党委", "党总支", "党支部")
_SHORT_SUFFIXES = frozenset("局部处院厅委校队组台科所办站厂庭")  # of one character, that may end a body's name
# 人大|工委, 门诊|楼, 政协|委员工作室
_GOES_ON = late(r"工委|工作委员会|联络|[楼大]|代表(?:联络|之家|工作)|委员(?:工作|会客|之家|联络)")
_CENTRAL = re.compile(r"村|社区")
# After which a suffix ends no body: 云栖街道办|了, 沈清禾站|在台上, 青禾社区所|辖小区, 深化校|地合作.
_NO_ENDS = {
    "中心": _CENTRAL,
    **dict.fromkeys(("人大", "政协", "门诊"), _GOES_ON),
    "办": re.compile(r"[了好得实来事]|的[“《]"),
    "报": re.compile(r"[到名销告警废答]"),
    **dict.fromkeys(
        ("省委", "市委", "区委", "县委", "州委"), re.compile(r"会(?:副?主委|副?主任委员|委员|机关|[、，。]|$)")
    ),
    "站": re.compile(r"[在上着起到出满立了成前]"),
    "所": re.compile(r"[辖属需乡镇村街在有作做说处能以言谓面带及取]"),
    "学校": re.compile(r"车"),
    "社团": re.compile(r"招新|活动|课|文化|巡礼|展|节|嘉年华"),
    "股份": re.compile(r"经济|合作|制|有限|公司"),
    **dict.fromkeys(("小学", "中学", "初中", "高中"), re.compile(r"(?:男子|女子|[甲乙低高])?(?:年级)?组(?![织长])")),
    "学会": re.compile(r"感恩|珍惜|如何|怎[样么]|了|[用做]|自[我己救护]|独立|尊重|保护|使用|分享|倾听|生[活存]"),
    "网": re.compile(r"[站络点格]"),
    "大队": re.compile(r"辅导员"),
    "科": re.compile(r"[乡镇村创左右技研普学教协]"),
    "在线": re.compile(r"(?!讯|记者|报道|编辑|客户端|[、，。》”）)\n])"),
    "公益": re.compile(r"律师|[岗林课性讲宣广服]|诉讼|活动|组织|项目|行动|基金|事业"),
    "校": re.compile(r"[地企社政际园馆]"),
}
OF_WARDS = late(r"(?:[^\W\da-zA-Z_]{0,2}(?:学术|高峰|高端|专题))?(?:论坛|研讨|会议|年会|大会|沙龙|学习班|培训班|讲座)")
"""After a department that an event is about: 神经外科|高峰论坛, 骨科|学术会议."""
# 云组|通, then the year in brackets and 9号.
_NUMBER = late(r"[^\W\da-zA-Z_]{0,3}[\u3014\[【（(](?:19|20)\d\d[\u3015\]】）)]")
_PARTS = "处组办所队站部"  # of words that name a part of the body before them: 政教处
_SECTION = 8  # characters between a body and the 股 of its section
# By a suffix, what before it makes other words with it: 中西|部 (not 高中|部), 大山深|处, 空间布|局, 政治协|商会.
_NO_STEMS = {
    "庭": late(r".*[皇华豪门后前中家名]"),
    "校": late(r".*(?:审[一二三四]|副)"),  # 二审二|校; 副校（院）长
    "部": late(r".*(?:[东西南北内外全部]|(?<![初高])中)"),
    "处": late(r".*[深各急到随好用坏难远近汇叉界接]"),
    "局": late(r".*(?:[布格僵全残变困破开赛饭棋]|开好|新开)"),
    "站": late(r".*(?<!建)设"),  # 青禾村|设站, but 村镇建设站
    "总会": late(r".*[上下里中后都也]"),
    "门诊": late(r".*[完看出坐]"),
    "队": late(r".*[队排插列站带]"),  # 志愿服务|队队|长, 门口|排队
    "学会": late(r".*(?:老人|居民|街坊|邻居|村民|农民|孩子|(?<![留大])学生|们|大家|[妈奶爷叔婶姨伯爸])"),
    "客户端": late(r".*手机"),
    "商会": late(r".*协|促进|(?!新会)[^协]会"),  # 为促进|商会交流, 防汛会|商会; not 新会商会
    **dict.fromkeys(("民建", "民进", "民盟", "民革"), late(r".*[人居农村市移渔]")),
    "合作社": late(r".*[+＋]"),
}
_KINDS = ("中心", "办", "报")  # which end longer terms, too
_NO_STEM = 2  # characters that tell it
_TEAMED = frozenset("村乡镇县区市")
_PLAYS = late(
    r"以|[战完]胜|[击打]败|力克|险胜|夺|获|捧|卫冕|[对迎]|的?(?:主力|得分手|队[员长]|球员|教练)|[、，。和与vV]"
)
_EVENTS = frozenset({"Activity", "Competition", "Festival", "Meeting"})


def ends_body(board: Board, suffix: Suffix) -> bool:
    """No body ends with a title (省委|常委), part of one, another word's tail, or before a place's end (中心|商圈)."""
    lexicon = board.analysis.lexicon
    if suffix.term in lexicon.titles or _is_title(board, suffix) or not _is_own_word(board, suffix):
        return False
    if _goes_on(board, suffix) or suffix.term == "中小学":
        return False
    if _is_event(board, suffix) or _is_other_word(board, suffix):
        return False
    titled = lexicon.titles.longest_at(board.text, suffix.span.end) is not None
    is_school = suffix.attributes[:1] == ("School",) and len(suffix.term) > 1  # 望榆小学|操场上
    return titled or is_school or lexicon.place_suffixes.longest_at(board.text, suffix.span.end) is None


def _goes_on(board: Board, suffix: Suffix) -> bool:
    """云栖街道办|了, 中心|村, 人大|工委: the words go on to something else, or the number of a document does."""
    term = suffix.term
    if len(term) == 1 and _NUMBER.match(board.text, suffix.span.end):
        return True
    kind = next((kind for kind in _KINDS if term.endswith(kind)), term)
    if term[-1] == "科" and OF_WARDS.match(board.text, suffix.span.end):
        return True
    ends = _NO_ENDS.get(kind)
    return ends is not None and ends.match(board.text, suffix.span.end) is not None


def _is_other_word(board: Board, suffix: Suffix) -> bool:
    """中西|部, 大山深|处, 农|村集体: the suffix makes another word with what stands before it."""
    start = suffix.span.start
    if suffix.term[0] == "村" and board.text[start - 1 : start] == "农":
        return True
    stems = _NO_STEMS.get(suffix.term)
    return stems is not None and stems.fullmatch(board.text, max(0, start - _NO_STEM), start) is not None


def _is_event(board: Board, suffix: Suffix) -> bool:
    """“青春有约”联谊会; 马拉松云栖站: a meeting, or one of a series."""
    start = suffix.span.start
    if suffix.term == "联谊会":
        return board.text[start - 1] in "”」"
    return suffix.term == "站" and any(_ends_event(board, end) for end in range(max(0, start - 6), start - 1))


def _ends_event(board: Board, end: int) -> bool:
    heads = board.analysis.lexicon.initiative_heads
    head = heads.longest_ending(board.text, end)
    return head is not None and len(head) > 1 and heads[head][0] in _EVENTS and board.analysis.starts_token(end)


def _is_whole(board: Board, suffix: Suffix, token: Token) -> bool:
    """A longer word of the dictionary ends here: 文体|旅游局, 管理科; 某小学|政教处, 某妇联|权益部 after their body."""
    if token.end != suffix.span.end or len(token.text) < len("旅游局"):
        return False
    if suffix.term in "局科":
        return token.text[-2:] != "结局"
    if suffix.term == "处" and token.tag == "n" and token.start in board.by_end:
        return True  # 云栖|海事处
    return suffix.term in _PARTS and token.text[-2:] != "干部" and _is_body(board, token.start)


def _is_body(board: Board, end: int) -> bool:
    body = board.by_end.get(end)
    return body is not None and body.type is ORGANIZATION


def _is_near_body(board: Board, end: int) -> bool:
    """A bureau ends a few characters before, as that of a section does; not a firm, which has shares."""
    before = (board.by_end.get(at) for at in range(end - 1, max(0, end - _SECTION) - 1, -1))
    return any(body is not None and body.kind == "PublicBody" for body in before)


def _is_team(board: Board, suffix: Suffix, token: Token) -> bool:
    """青禾|村队|战胜, which the dictionary has as a word; not 村队干部."""
    is_word = suffix.term == "队" and token.end == suffix.span.end and token.text[:-1] in _TEAMED
    return is_word and _PLAYS.match(board.text, suffix.span.end) is not None


def _is_title(board: Board, suffix: Suffix) -> bool:
    """党组 of a bureau's 党组成员, 党委 of a company's 党委书记: part of the title; a community's 党委 is a body."""
    if not suffix.term.endswith(_PARTY_ORGANS):
        return False
    titles, text = board.analysis.lexicon.titles, board.text
    for start in range(suffix.span.start, suffix.span.end):
        before = board.by_end.get(start) or board.by_end.get(start - 1 if text[start - 1] in "原副" else -1)
        if before and before.type is ORGANIZATION:
            return start + len(titles.longest_at(text, start) or "") > suffix.span.end
    return False


def _is_own_word(board: Board, suffix: Suffix) -> bool:
    """局 in 教育|局, not in 格局; 行, 会, 场 and their like end too many other words."""
    if len(suffix.term) > 1:
        return True
    token = board.analysis.token_at(suffix.span.start)
    if suffix.term not in _SHORT_SUFFIXES:
        # 种业股|股长, 教育股|副股长, 某局物业管理|股
        is_headed = board.text.startswith(_HEADS_OF_SECTION, suffix.span.end)
        return suffix.term == "股" and (is_headed or (token.is_at(suffix.span) and _is_near_body(board, token.start)))
    named = token.tag in ("nt", "nz", "") or (
        suffix.term == "科" and token.tag == "nr"
    )  # 卫生科, which the dictionary has as a name
    if token.is_at(suffix.span) or named or _is_team(board, suffix, token) or _is_whole(board, suffix, token):
        return True
    # 教育处 in 教育处处长, which the dictionary has as a word; 检察|部副|主任, which it cuts wrongly.
    return suffix.term in "处科股组部室庭站所" and board.text[suffix.span.end : suffix.span.end + 1] in (
        suffix.term,
        "副",
    )
