"""Organizations by their suffix, with the whole chain that leads to it: 临溪街道青禾社区党总支, 区委, 某协会."""

import re

from kg.extraction.bodies.bare import is_listed, read_department
from kg.extraction.bodies.board import ORGANIZATION, UNIT, Board
from kg.extraction.bodies.body_ends import ends_body
from kg.extraction.bodies.bounded import read_bounded
from kg.extraction.bodies.chains import HONOURED, Suffix, begins_no_name
from kg.extraction.bodies.inhouse import is_room, read_inhouse
from kg.extraction.bodies.sections import (
    BEFORE_OFFICE,
    CLASS,
    COMMANDS,
    FLOOR,
    STATIONS,
    is_headed,
    numbered,
    read_listed,
    read_office,
    read_section,
)
from kg.extraction.bodies.tasks import is_done_to, is_sent, tasked_start
from kg.extraction.bodies.traders import BEFORE_NAME, joint_start, read_trader, whole_item
from kg.extraction.bodies.units import is_empty_stem, is_stem, read_hamlet
from kg.extraction.text.stems import KINDS_NAMED, is_common, is_kind_only
from kg.model import Mention, Span
from kg.patterns import late

_BODY_LEVELS = frozenset({"省", "市", "区", "县", "镇", "乡", "村", "社区"})
_HELD_SUFFIXES = frozenset("办所组队科处股")  # of these, those that name nothing without the body that they belong to
_NO_BODIES = frozenset({"党和政府"})
_UNHELD = frozenset({"national", "foreign"})  # levels of bodies before whose name no unit or body stands
_TERM = re.compile(r"第[〇零一二三四五六七八九十百\d]{1,4}届$")
_TERMED = frozenset("理事会 监事会 委员会 董事会 业委会 业主委员会".split())  # chosen anew: 第四届理事会
_LONGEST = 80  # characters of a chain of units and bodies; official names have about forty
_ORDINAL = late(r"第[\d一二三四五六七八九十]+$")
_DATED = re.compile(r"\d+[年月日]")  # 9月|公司
_AWARD = re.compile(r"优秀|先进|最佳|十佳|模范|标杆|最美|明星|获奖|参赛")  # 优秀班级: a distinction, no name
_OF_KINDS = ("各种", "各类", "多种", "一种", "某些", "这些", "那些", "一些", "许多", "众多", "不少")  # 各种|形式读书会
_GOVERNMENTS = frozenset({"政府", "妇联", "大队"})  # that only a unit, a level or a name of its own makes a body
_PROPER = ("ns", "nz", "nr")
_FOUNDED = re.compile(r"(?:打造|援建|增设|新建|建起|建成|建立|创办|开办|兴办|办起|开起|创建|修建)了?$")  # …了茶油加工厂
_FOUNDED_KINDS = frozenset("合作社 专业合作社 公司 有限公司 协会 工作室 基金会 服务队 志愿服务队 艺术团 商会".split())
_NAMED = 5  # characters from which on a body's name is none of the kind that all have (区委)
_OVERLAP = 8  # characters of a unit's name that the walk may have ended in (某|彝族自治县)
# What a name of usual words begins with: 县第二中学, 校教研组, 国家开发银行, 人民银行.
_OWNED = re.compile(r"[第省市区县镇乡村校]|社区|街道|国家|人民|中央|全国|中华")
# 两|家上市公司
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百千几多余数][家所支座条个]")
_FIRST_OF = re.compile(r"首[家座个所支]|一家(?!亲|人)|\d人为")  # 云栖市|首座|综合性博物馆: told of it, no name
_ROOMS_OF_COURT = ("审判庭", "少年法庭", "模拟法庭")
_SITES = ("中心", "基地")  # whose names have something of their own, too: 接待中心, 培训基地 are kinds
_EVERY = ("各", "每")  # 各|镇党委
_NO_BUREAU = late(r"(?:(?![省市区县镇乡])[^\W\da-zA-Z_]{0,2}[新开破困格]|.*统揽全)")  # 开新局, 共建新格局
_EACH_ONE = re.compile(r"一[^\W\da-zA-Z_]{1,2}一$")  # 一镇一|中心: a plan
_SUM = late(r"\d+余?[支个家所](?=[，。；、,;\n])")  # 组建社区宣传队|48支
_LEVELLED = late(r"(?:地市|中心|[省市州区县镇乡村])级(?!机关)")  # 县级党校: one of each county
# 城里5家|超市: so many, without a name; 几个村结成|联盟: what came to be.
_SOME_OF = re.compile(r"[\d一二两三四五六七八九十几多余]家$|(?:结成|组成|成立|组建|建成)$")
# 还数, 系: what a name does not begin with before a unit's.
_GLUED = late(r"[^\W\da-zA-Z_]?[数系乃即属自至抵]|[主协承]办")
_ALL = frozenset("全省 全市 全区 全县 全镇 全乡 全村 全校 各级 乡镇".split())
_NO_STEMS = _ALL | {"新时代", "班"}
_SEAT = late(r"[（(][^\W\da-zA-Z_]{2,5}[）)]$")  # 投资管理（云栖）|有限公司
_NUMERALS = frozenset("0123456789一二三四五六七八九十")
_DEPARTMENT = 8  # characters of a department's name before 科, 处
_FIRMS = frozenset({"Company", "PropertyManager", "Hospital"})
_FIRSTS = frozenset("正又同共常永中皆尽还再越最恰真")  # adverbs and the like that names begin with
_OWNS = frozenset({"旗下", "下属", "所属", "控股", "全资"})  # 青禾集团|旗下|春晖物业公司 are two
# 辖区企业|春晖餐饮公司, 老客户|青禾装备公司; 企业管理公司 is one name.
_ROLE = late(r"(?:[^\W\da-zA-Z_]{0,4}(?:企业|客户|商户|商家|供应商|会员单位|共建单位))(?=[^\W\da-zA-Z_]{2})")
# What is said of a firm or a school before its name: 母公司|江苏某集团, 世界500强|中国某集团, 原|“某小学”.
_SAID_OF = late(
    r"(?:(?:[子母分]公司|(?:世界|中国|全国|民营)?(?:企业)?(?:\d+|百)强(?:企业)?|上市公司|央企|国企)(?=[^\W\da-zA-Z_]{4})|原(?=“))“?"
)
_CALLED = ("爱心企业", "龙头企业", "本地企业", "辖区企业", "重点企业", "爱心商家", "共建单位", "承建单位", "施工单位")
_BRIEF = 2  # characters of a county's name that is never told without its level: 沛县
_BRIDGE = 4  # characters between a body and its part that belong to the part's name


def read_organization(board: Board, suffix: Suffix) -> Mention | None:
    """The organization that the suffix ends, or None: no 局 in 格局, no 党委 in a company's 党委书记."""
    if not ends_body(board, suffix):
        return None
    if suffix.term == "组" and (hamlet := read_hamlet(board, suffix)) is not None:
        return hamlet
    suffix = numbered(board, suffix)
    for read in (read_section, _read, read_bounded, read_office, read_listed, read_inhouse):
        if (found := read(board, suffix)) is not None:
            return found
    return None


def _read(board: Board, suffix: Suffix) -> Mention | None:
    start = _start(board, suffix)
    stem = board.text[start : suffix.span.start]
    is_bare = suffix.term in board.analysis.lexicon.bare_orgs and _is_of_verb(board, start, stem)
    if not stem or is_bare or is_sent(suffix, stem):
        return _bare(board, suffix) or read_department(board, suffix)
    if not _names(board, start, suffix):
        return None
    if "trade" in suffix.attributes:
        return read_trader(board, start, suffix)
    called = board.text.endswith(_CALLED, 0, start) and (*suffix.attributes, "")[0] in _FIRMS
    rule = "organization-called" if called else "organization-suffix"
    return board.mention(start, suffix, ORGANIZATION, rule, 0.8)


def _is_of_verb(board: Board, start: int, stem: str) -> bool:
    """What is done to a body, and no part of its name: 学习|省委…, 全村|共青团."""
    return start not in board.starts and (
        stem in _ALL or (stem != "自治" and board.analysis.segmenter.tag(stem) == "v")
    )


def _names(board: Board, start: int, suffix: Suffix) -> bool:
    """The stem before the suffix makes a name with it: not 党和政府, 全市, or a mere 办 without its body."""
    stem = board.text[start : suffix.span.start]
    if _DATED.fullmatch(stem) or _is_number(stem, suffix.term) or _is_some(board, start, suffix) or _AWARD.match(stem):
        return False
    if suffix.term == "局" and (_is_noun(board, Span(start, suffix.span.end)) or _NO_BUREAU.fullmatch(stem)):
        return False  # 旅游局 alone, whose it may be
    if (
        stem in _NO_STEMS
        or (start not in board.starts and _LEVELLED.match(stem))
        or _is_stop(board, start, suffix)
        or stem + suffix.term in _NO_BODIES
        or is_room(board, stem, suffix)
        or _is_court_room(board, start, suffix)
        or _EACH_ONE.search(stem)
        or _SOME_OF.search(stem)
        or CLASS.search(stem + suffix.term)
    ):
        return False
    if (suffix.term in _HELD_SUFFIXES and not _is_held(board, start, suffix, stem)) or _is_done_by(
        board, start, suffix
    ):
        return False
    is_empty = is_empty_stem(board, stem) and stem not in _BODY_LEVELS and start not in board.unit_starts
    if is_empty or _is_kind(board, start, suffix) or is_done_to(board, start, suffix):
        return False
    is_numbered = suffix.term[0] in _NUMERALS and stem in _BODY_LEVELS  # 市|一院
    return "long" not in suffix.attributes or len(stem) > 1 or is_numbered


def _is_stop(board: Board, start: int, suffix: Suffix) -> bool:
    """黄龙九寨|站: a place's name alone, so that trains stop there; “暖冬行”（云栖站）, of a series."""
    if suffix.term != "站":
        return False
    before, end = board.analysis.token_at(suffix.span.start - 1), suffix.span.end
    named = before.end == suffix.span.start and before.tag in ("ns", "nr", "nz")
    return named or (board.text[end : end + 1] in ("）", ")") and board.text[start - 1 : start] in ("（", "("))


def _is_court_room(board: Board, start: int, suffix: Suffix) -> bool:
    """参观|少年法庭, 数字化审判庭: a hall, where neither its court nor its head is named."""
    name = board.text[start : suffix.span.end]
    return name.endswith(_ROOMS_OF_COURT) and start not in board.starts and not is_headed(board, suffix)


def _is_done_by(board: Board, start: int, suffix: Suffix) -> bool:
    """服务事业发展|政府补贴: what is done stands before the government, and no unit."""
    if suffix.term != "政府":
        return False
    before = board.by_end.get(suffix.span.start)
    if before is not None and before.type is ORGANIZATION:
        return True  # 云栖京剧院|政府扶持演出
    if start in board.starts:
        return False
    return any(word.tag[:1] == "v" for word in board.analysis.tokens_in(start, suffix.span.start))


def _is_some(board: Board, start: int, suffix: Suffix) -> bool:
    """两家|上市公司, 新建了|茶油加工厂, 各种|形式读书会, 评为|“枫桥式”调解室: one of a kind, not yet named."""
    founded = start not in board.starts and _FOUNDED.search(board.text, max(0, start - 3), start)
    stem = board.text[start : suffix.span.start]
    named = board.analysis.token_at(start).tag.startswith(_PROPER) or (
        len(stem) > 1
        and suffix.term in _FOUNDED_KINDS
        and not is_common(board.analysis.segmenter, board.divisions, stem)
    )  # 创办了|青禾合作社, 成立了|巧手合作社
    if start not in board.starts and not set("各每").isdisjoint(board.text[max(0, start - 1) : start + 1]):
        return True
    counted = board.text.startswith(_OF_KINDS, max(0, start - 2))
    return bool(
        (founded and not named)
        or counted
        or board.text.endswith(HONOURED, 0, start - board.text.startswith("“", start - 1))
        or _COUNTED.search(board.text, max(0, start - 2), start + 1)
        or _FIRST_OF.search(stem)
        or _SUM.match(board.text, suffix.span.end)
    )


def _is_noun(board: Board, span: Span) -> bool:
    token = board.analysis.token_at(span.start)
    return token.is_at(span) and token.tag == "n"


def _is_number(stem: str, term: str) -> bool:
    """电梯22部, 青禾村七组, 决赛第三局, “杏林义诊”第二十站, 一老一小."""
    counted = stem[-1:] in _NUMERALS and term in ("部", "处", "组")
    ordinal = term in ("站", "局") and _ORDINAL.search(stem) is not None
    return counted or ordinal or (stem + term).endswith("一老一小")


def _is_kind(board: Board, start: int, suffix: Suffix) -> bool:
    """Usual words that say which kind of company, school or hospital it is: 定点医院, 跨国公司."""
    stem, lexicon = _SEAT.sub("", board.text[start : suffix.span.start]), board.analysis.lexicon
    kind = (*suffix.attributes, "")[0]
    named = kind in KINDS_NAMED or suffix.term in _GOVERNMENTS
    if not named and not (kind == "OrganizationalUnit" and suffix.term.endswith(_SITES)):
        return False
    if start not in board.starts and suffix.term[0] not in "分支" and is_kind_only(stem):
        return True  # but 装备|分公司
    if suffix.term[-1] == "组" or start in board.starts:
        return False
    if _OWNED.match(stem) or lexicon.countries.longest_at(stem, 0):
        return False
    return is_common(board.analysis.segmenter, board.divisions, stem)


def _is_held(board: Board, start: int, suffix: Suffix, stem: str) -> bool:
    """The name begins with the body that it belongs to, or its level; 办 is no office in 槐序小学|办活动."""
    if suffix.term == "办" and stem[-1] not in BEFORE_OFFICE:
        return False
    before = board.by_end.get(suffix.span.start) if suffix.term == "组" else None
    if before is not None and before.type is ORGANIZATION:
        return False  # 某残联|组宣部
    if suffix.term == "股" and is_headed(board, suffix):
        return True
    return start in board.starts or stem[0] in "省市区县镇乡村"


def _bare(board: Board, suffix: Suffix) -> Mention | None:
    """区委, 县妇联: a body that local news names without its unit."""
    if (term := _TERM.search(board.text, max(0, suffix.span.start - 6), suffix.span.start)) and suffix.term in _TERMED:
        return board.mention(_chain_start(board, term.start()), suffix, ORGANIZATION, "organization-term", 0.8)
    if suffix.term not in board.analysis.lexicon.bare_orgs and is_listed(board, suffix):
        return board.mention(suffix.span.start, suffix, ORGANIZATION, "organization-listed", 0.7)
    if board.text.startswith(_EVERY, suffix.span.start - 1):
        return None
    kind = board.analysis.lexicon.bare_orgs.get(suffix.term, ("PropertyManager",))[0]
    if kind == "PropertyManager":  # 社区物业, 物业公司: no body in particular
        return None
    return board.mention(suffix.span.start, suffix, ORGANIZATION, "organization-bare", 0.85)


def _start(board: Board, suffix: Suffix) -> int:
    start = suffix.span.start
    bare = board.analysis.lexicon.bare_orgs.get(suffix.term, ())
    previous = board.by_end.get(start)
    is_station = previous is not None and previous.name.endswith(COMMANDS) and suffix.term.endswith(STATIONS)
    if (
        bare
        and previous is not None
        and not is_station
        and (
            previous.rule == "organization-bare"
            or _is_twin(previous, suffix)
            or (previous.type is UNIT and previous.name[-1] == suffix.term[0])
        )
    ):
        # 石桥村|村委会, 沛县|县委 are one name; 市委|市政府, 云栖区|区政府 are two.
        is_own = previous.type is UNIT and (suffix.term.startswith("村委") or len(previous.name) == _BRIEF)
        return previous.span.start if is_own else start
    if suffix.term == "办事处" and (street := _street_before(board, start)) is not None:
        start = street
    elif (whole := _of_titled(board, suffix)) is not None:
        start = whole.span.start
    elif _UNHELD.isdisjoint(bare):
        start = _chain_start(board, _unglued(board, board.edge(suffix, chain=True), suffix))
    if start not in board.starts and (tasked := tasked_start(board, suffix)) is not None:
        start = _chain_start(board, tasked)
    start = _with_first(board, start, suffix)
    if (floor := FLOOR.match(board.text, start, suffix.span.start)) is not None:
        return floor.end()  # 便民服务中心三楼|调解办公室
    return start - 2 if board.text[max(0, start - 2) : start] == "中共" else start


def _is_twin(previous: Mention, suffix: Suffix) -> bool:
    """云栖县委|县政府: the other body of the same unit."""
    return previous.type is ORGANIZATION and previous.name[-1] in "委府大协" and suffix.term[0] in _BODY_LEVELS


def _with_first(board: Board, start: int, suffix: Suffix) -> int:
    """，正|禾农业有限公司, 、云栖又|一居食品有限公司: an adverb has no place there, so that it is the name's first."""
    text, first = board.text, board.text[start - 1 : start]
    if (joined := joint_start(board, start, suffix)) is not None:
        return _chain_start(board, joined)
    if suffix.term.endswith("有限公司") and start not in board.starts and (whole := whole_item(board, start)):
        return whole
    holder = board.by_end.get(start - 1)
    if first == "和" and start + 1 == suffix.span.start and holder is not None and holder.name.endswith("银行"):
        return _chain_start(board, start - 1)  # 某银行|和平支行
    if (*suffix.attributes, "")[0] not in _FIRMS or start in board.starts or first not in _FIRSTS:
        return start
    is_of_unit = holder is not None and holder.type is UNIT
    return _chain_start(board, start - 1) if is_of_unit else start - (text[start - 2 : start - 1] in BEFORE_NAME)


def _unglued(board: Board, start: int, suffix: Suffix) -> int:
    """施工方|澄川某公司, 捐赠|某县小学: what is done, or who does it, stands before a unit that begins the name."""
    if start in board.starts:
        return start
    if (said := _SAID_OF.match(board.text, start, suffix.span.start)) is not None:
        return said.end()
    if board.text[start] == "“" and (*suffix.attributes, "")[0] in KINDS_NAMED:
        return _after_quotation(board, start, suffix)
    if (role := _ROLE.match(board.text, start, suffix.span.start)) and (*suffix.attributes, "")[0] in _FIRMS:
        own = board.text[role.end() : suffix.span.start]
        return start if is_common(board.analysis.segmenter, board.divisions, own) else role.end()
    for unit in range(start + 1, suffix.span.start):
        if unit in board.unit_starts:
            glued = board.text[start:unit]
            return unit if _ends_verb(board, unit) or _GLUED.fullmatch(glued) else start
    return start


def _after_quotation(board: Board, start: int, suffix: Suffix) -> int:
    """“戏曲进校园”|竹溪小学专场: a school, company or hospital with a name of its own; not “春蕾”女子小学."""
    end = board.text.find("”", start, suffix.span.start) + 1
    own = board.text[end : suffix.span.start]
    return end if own and not is_common(board.analysis.segmenter, board.divisions, own) else start


def _ends_verb(board: Board, end: int) -> bool:
    """捐赠|某县小学, 圆满结束|某村党总支, which the dictionary has as one word."""
    word, segmenter = board.analysis.token_at(end - 1), board.analysis.segmenter
    if word.end != end or len(word.text) < 2:
        return False
    return word.tag in ("v", "vn") or (len(word.text) > 3 and segmenter.tag(word.text[-2:]) == "v")


def _street_before(board: Board, end: int) -> int | None:
    """如意湖 in 如意湖办事处: a street's name that stands without 街道."""
    for start in range(max(0, end - 6), end - 1):
        if board.divisions.is_street(f"{board.text[start:end]}街道") and board.analysis.starts_token(start):
            return _chain_start(board, start)
    return None


def _of_titled(board: Board, suffix: Suffix) -> Mention | None:
    """The body of a department whose head is named: all of 某局|社会组织管理|科|科长, though 组织 is a verb."""
    end = suffix.span.start
    if suffix.term not in ("科", "处", "股", "部") or board.text[suffix.span.end : suffix.span.end + 1] != suffix.term:
        return None
    for gap in range(2, _DEPARTMENT + 1):
        known = board.by_end.get(end - gap)
        if known is not None and known.type is ORGANIZATION:
            return known if is_stem(board.text[end - gap : end]) else None
    return None


def _chain_start(board: Board, start: int) -> int:
    """Where the chain of units and bodies begins that leads to ``start`` (某市|某区|某社区|党群服务中心)."""
    end = start
    while (holder := _holder_of(board, start)) is not None and end - holder.span.start <= _LONGEST:
        start = holder.span.start
    return start


def _holder_of(board: Board, start: int) -> Mention | None:
    """A unit that ends at ``start``, or shares its last characters (某社区 and 社区党支部), or stands a word before."""
    for end in range(start + _OVERLAP, start - 1, -1):
        known = board.by_end.get(end)
        if known and known.span.start < start and (known.type is UNIT or (end == start and _may_hold(known))):
            return known
        if known and known.span.start < start and known.type is ORGANIZATION and len(known.name) > _NAMED:
            return known  # …指导|中心|办公室
    for gap in range(1, _BRIDGE + 1):
        known = board.by_end.get(start - gap)
        if known and known.type in (UNIT, ORGANIZATION) and _may_bridge(board, start - gap, start):
            return known
    return None


def _may_hold(known: Mention) -> bool:
    """A body, or an estate, whose party branch or committee bears its name."""
    return known.type is ORGANIZATION or known.kind == "ResidentialEstate"


def _may_bridge(board: Board, start: int, end: int) -> bool:
    """The characters between a holder and its part belong to the part's name: 某委|中医|产业处."""
    text, lexicon = board.text[start:end], board.analysis.lexicon
    if not is_stem(text) or text[0] == "的" or text in _OWNS or board.is_walled(Span(start, end)):
        return False
    if len(text) == 1:
        return True  # 广东|正|谦律师事务所
    words = board.analysis.tokens_in(start, end)
    if not words or words[0].start != start:
        return False
    return not any(
        word.tag[:1] in "dvpcr"
        or begins_no_name(board.analysis, word)
        or any(word.text in words for words in (lexicon.titles, lexicon.role_verbs, lexicon.role_nouns))
        for word in words
    )
