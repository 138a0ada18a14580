"""Where the name of a body or place begins: a walk to the left from its suffix.

Names of bodies and places carry their kind at the end (…协会, …社区, …花园) and
nothing at the beginning.  The walk goes back word by word over what names are
made of and stops at what they are not: punctuation, prepositions, pronouns,
verbs that do not stand in names, people, counts.
"""

import re
from collections.abc import Container, Iterator
from typing import Literal, NamedTuple

from kg.extraction.bodies.joined import joins_subjects, joins_tasks
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.segmenter import Token
from kg.model import Span
from kg.patterns import late

_STOP_TAGS = frozenset("p c r rr rz d u uj ul uz ud uv ug y e o t tg q z i l m mq".split())
_VERB_TAGS = frozenset("v vd vi vq ad".split())
HONOURED = ("评为", "评选为", "评定为", "认定为", "获评")
"""Before what a body has become in others' eyes, no name: 评为|“枫桥式”调解室."""
# Single characters that names of bodies and places do not run over.
FUNCTION_CHARACTERS = frozenset(
    "在到由对向从是有为把被让给的地得了着过和与及或等将也都就还又该本各每某我他她它你此这那以至于"
    "进入走来去住抵赴离经因而且但并如若使令据称名内外前后旁随同请叫作做多驻受获率邀只仅共分约近超之其兼"
    "个们种项栋幢届场凭暨辖"
)
FUSED = frozenset("局所科站处")
"""Last characters of bodies' names that the titles of their heads begin with."""
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万两几多数半0123456789")
_NUMBER = re.compile(r"第?[〇零一二三四五六七八九十百千万两\d]+")
_MILES = frozenset(f"{number}里" for number in "一二三四五六七八九十百")  # 五里|坪学校, 八里|桥
# 我院|…, 该社区|…; 村里|…合作社, 村头|水塘, 邻村|石桥村; 临溪街道槐序路18号|区博物馆
_OWNER = re.compile(
    r"[我该本](?:街道|社区|公司|小区|单位|[省市区县镇乡村院校局所厂])?"
    r"|(?:[村镇乡县校厂市]|社区|街道|小区)[里内]|村[头口尾边]|邻[村镇乡县]"
    r"|[^号]{2,16}[路街道巷弄]\d{1,4}号(?![楼院线店])"
)
# 第二届, 首批, 多支, 三家, 30个: a count or an edition, after which a name begins anew.
SERIES = re.compile(
    r"(?:第?[〇零一二三四五六七八九十百千万两\d]+|首|上|下|新一|历|本|多|数|几)"
    r"(?:[届次批期场轮个家名位所座处条项类种户岁年月日时分]|支(?!部|行|公司|队(?!伍)))"
)
# 施工方某公司, 承办单位某协会: what the body is there.
_PARTY_TO = re.compile(
    r"(?:[原被]告|第三人|[^\W\da-zA-Z_]{2,10}(?:施工|承建|运营|承办|监理)方(?=[^\W\da-zA-Z_]{3})|[正反甲乙]方(?!形)|(?:施工|承建|建设|运营|主办|承办|协办|投资|冠名|赞助|合作|捐赠|捐助|发起|出品|主管|设计|监理|爱心)(?:方|商|单位))"
)
DONE = re.compile(r"[讲建用管办做织抓扎筑打爱守][好密实强牢优亮透]")  # 讲好社区故事
PARTIES = tuple("监理 设计 建设 代建 供货 施工 承建 运营 主办 承办 协办 投资 赞助 合作 捐赠 发起".split())
# Words for what is within a village or house, whatever its name: 青禾村|口, 月湖分馆|内.
_WITHIN = tuple("村内 村里 村口 村头 村中 馆内 馆里 园内 园里 院内 院里 厂内 厂里 店内 店里 站内 站里".split())
_AREAS = frozenset("小园景校院厂")  # before 区内
# 产生|某会, ——记|某市人大, 新任|大队辅导员, 拟任|区政府…人选, 齐聚|长者食堂, 6支|小分队, 报送|区委: said before a name.
_SAID_BEFORE = re.compile(
    r"[拟新时原现]任|产生(?=.{2})|(?<=[—\-])记(?=.[^者录忆念])|(?:就读|毕业|就职|任职|供职|任教|执教|服役|效力|受雇)于|加盟|[^\W\da-zA-Z_]{0,3}[齐相]聚|\d+余?[支家个名所]|(?:书面)?(?:报告|报送|上报|呈报|提请|抄送|移送|会同|联合|携手|邀请|协同|对接|协调)(?=[省市区县镇乡街]|$)"
)
WATERS = frozenset("湖江河海溪池塘湾潭")
"""Waters whose shore is no part of their name: 泊云湖|畔."""
# 泊云湖|畔, 泊云河|东岸; not 深圳海|岸, nor the land 约旦河|西岸
SHORE = re.compile(r"(?<!海)(?:(?<!约旦河)[东西南北]岸|[岸畔边]|面(?![向临对积]))")
_ORGANIZING = ("工会", "社团")  # that the dictionary has with 组织 as one word: 集团工会|组织职工
_NO_DEED = tuple("的、，。；和与及等中在内")  # after 组织 where it is no verb: 各级工会组织的
_PUBLIC = frozenset({"宣传", "传承", "传播", "督查", "督导", "帮扶", "整治", "展示"})
_PUBLICITY = ("中心", "办", "站", "科", "股", "组", "部", "小组", "小分队")  # 安全生产宣传|中心, 宣传|办
_FIRM = ("有限", "股份", "集团", "律师", "公司")
_LEGAL_FORMS, _TRADE = ("有限", "股份有限"), 9  # characters of a firm's trade between its seat and its legal form
_SEAT = late(r"(?<=[^\W\da-zA-Z_])[（(][^\W\da-zA-Z_]{2,5}[）)]$")
_INNER = frozenset("村庄屯寨州")  # of units' names that end otherwise: 米村镇, 蒙州街道
_MONEY = frozenset("元 万元 亿元 余元 余万元 余亿元 多万元 多亿元 美元".split())
_BUILDS = ("建设", "新建", "扩建", "改建", "改造", "建造", "打造")
_EVENTS = ("座", "会", "节", "赛")  # 主题讲座|竹溪中学专场, 展销会|青禾广场
TOWN_OF_VILLAGE = re.compile(r"[^\W\da-zA-Z_]{1,4}?(?<![镇乡])(?:村|社区)")
_ASSOCIATIONS = ("协会", "商会", "联合会", "联谊会", "学会", "促进会")
_TAKES_NAME = frozenset("走进 来到 前往 在 到 由 与 联合 携手 位于 途经 参观".split())
_NAME_LIKE = re.compile(r"[\u4e00-\u4e27\u4e29-\u9fffA-Za-z0-9·•〇＋+]*")  # all but 丨, which is a mark
_USUAL = 20  # times in the dictionary's corpus from which on a verb is taken for one
_LONGEST = 40  # characters; the longest official names of bodies have about thirty
# After 校 of 槐序小学|校长, whatever words the dictionary has there; not 槐序小学校.
_LEVELS, _OF_SCHOOL = ("小", "中"), tuple("长园门区内外方舍友歌训徽庆服医史际")
_OPENING, _CLOSING = '“‘"「『', '”’"」』'


class Suffix(NamedTuple):
    """A suffix found in the text, with its attributes from the lexicon."""

    span: Span
    term: str
    attributes: tuple[str, ...]


def find_suffixes(analysis: Analysis) -> Iterator[Suffix]:
    """The longest suffix at each place where a word ends with one, ascending."""
    for end, term in analysis.body_suffixes.items():
        if _ends_word(analysis, end):
            yield Suffix(Span(end - len(term), end), term, analysis.lexicon.body_suffixes[term])


def _ends_word(analysis: Analysis, end: int) -> bool:
    """A word ends here, also where the dictionary has the body and its title as one word (市委书记)."""
    text, lexicon = analysis.text, analysis.lexicon
    if (ends := _ends_school(analysis, end)) is not None:
        return ends
    if analysis.starts_token(end) or text[end] in "原副" or _ends_village(analysis, end):
        return True
    if text[end - 1 : end + 1] == "部长" and lexicon.titles.longest_ending(text, end + 1):
        return True  # 组织部|长
    if text[end : end + 1] == "长" and text[end - 1] in FUSED and end + 1 in analysis.surnames:
        return True  # 公安局|长周远山
    if text[end - 1] == "科" and lexicon.role_nouns.longest_at(text, end) is not None:
        return True  # 骨科|医生
    return lexicon.titles.longest_at(text, end) is not None or _parts_body(analysis, end)


def _ends_school(analysis: Analysis, end: int) -> bool | None:
    """槐序小学|校长, 槐序中学|校园; no 第八中|学校; None of all other bodies."""
    text = analysis.text
    if text[end - 1] == "中" and text.startswith("学校", end):
        return False
    if text[end - 2 : end] == "学校" and text[end - 3 : end - 2] in _LEVELS and text[end : end + 1] in _OF_SCHOOL:
        return False
    is_before = text[end - 1] == "学" and text[end - 2 : end - 1] in _LEVELS and text[end : end + 1] == "校"
    return True if is_before and text[end + 1 : end + 2] in _OF_SCHOOL else None


def _ends_village(analysis: Analysis, end: int) -> bool:
    """北塬镇|安善村, where the dictionary has 镇安; 青禾|村内; 青禾村|村口; 槐序北路|旁; 集团工会|组织."""
    text, last = analysis.text, analysis.text[end - 1 : end + 1]
    if text.startswith("组织", end) and analysis.token_at(end).text[:2] in _ORGANIZING:
        return analysis.token_at(end).end == end + 2 and text[end + 2 : end + 3] not in _NO_DEED
    if text[end - 1] in "镇乡" and TOWN_OF_VILLAGE.match(text, end):
        return True
    if (
        last == "道社"
        or (last in _WITHIN and analysis.token_at(end).text in _WITHIN)
        or (last == "区内" and text[end - 2] in _AREAS)
    ):
        return True  # 临溪街道|社区社会组织…, where the dictionary has 街道社区; 新桃园小区|内
    if last[:1] == "路" and last in ("路旁", "路边", "路口", "路上"):  # 临溪镇|槐序北路|旁, 长江路|上
        return text[end - 2 : end - 1] in tuple("东南西北中") or analysis.token_at(end - 2).tag == "ns"
    if text[end - 1] in WATERS and text[end - 2] not in WATERS and SHORE.match(text, end):
        return True  # 泊云湖|边, 泊云河|东岸, where the dictionary has 湖边 and 河东; no 泊云|溪河|岸
    is_team = last == "村队" and analysis.token_at(end).text == last  # 青禾村|队
    return is_team or (last == "村村" and text[end + 1 : end + 2] in tuple("口民里部委"))


def _parts_body(analysis: Analysis, end: int) -> bool:
    """The dictionary has a body and its part as one word (全国人大常委会|法制工作委员会)."""
    token = analysis.token_at(end)
    if token.tag != "nt":
        return False
    part = analysis.lexicon.org_suffixes.longest_ending(analysis.text, token.end)
    return part is not None and len(part) > 1 and token.end - len(part) >= end


def left_edge(
    analysis: Analysis, end: int, walls: frozenset[int], *, stop_at: Container[int] = (), chain: bool = True
) -> int:
    """Where the name begins whose suffix starts at ``end``; ``end`` itself where nothing precedes it.

    The walk does not enter ``walls`` (offsets of people) nor cross an offset of
    ``stop_at``; without ``chain`` it stops at the suffix of another unit (街道).
    """
    start = end
    if start in stop_at:
        return start
    for token in _words_before(analysis, end):
        if end - token.start > _LONGEST or not walls.isdisjoint(range(token.start, token.end)):
            break
        verdict = "go" if _joins(analysis, token, end) else _verdict(analysis, token, start)
        ends_unit = token.text in analysis.lexicon.unit_suffixes and token.text not in _INNER
        if verdict == "stop" or (not chain and ends_unit) or _ends_event(analysis, token, end):
            break
        start = token.start
        if start in stop_at:
            break
    if analysis.text[start - 1 : start] == "元" and analysis.text.startswith(_BUILDS, start):
        return end  # 投资3亿元|建设生产基地
    return _trim(analysis, start, end)


def _is_lane(analysis: Analysis, token: Token, end: int) -> bool:
    """汇贤|里|社区, named after a lane; not 小区|里|社区党员."""
    text, lexicon = analysis.text, analysis.lexicon
    if token.text != "里" or not text.startswith("社区", end):
        return False
    own = text[max(0, end - 3) : end - 1]
    return not any(own in terms for terms in (lexicon.place_suffixes, lexicon.unit_suffixes, lexicon.org_suffixes))


def _ends_event(analysis: Analysis, token: Token, end: int) -> bool:
    """主题讲座|竹溪中学专场, 展销会|青禾广场: an event, and where or for whom it is; not 运动会|组委会."""
    is_event = token.text.endswith(_EVENTS) and token.text in analysis.lexicon.initiative_heads
    return is_event and len(token.text) > 2 and token.end < end


def _words_before(analysis: Analysis, end: int) -> Iterator[Token]:
    """The words before ``end``, nearest first; a short quotation counts as one word."""
    text, at = analysis.text, end
    while at > 0:
        if text[at - 1] in _CLOSING and (opening := _opening_before(text, at)) is not None:
            yield Token(opening, at, text[opening:at], "quotation")
            at = opening
            continue
        if text[at - 1] in "）)" and (seat := _seat_before(text, at, end)) is not None:
            yield Token(seat, at, text[seat:at], "quotation")  # 青禾光学科技|（云栖）|有限公司
            at = seat
            continue
        token = analysis.token_at(at - 1)
        start = token.start
        if token.text == "和县" and at - start == 2 and text[start - 1 : start] not in ("", *PUNCTUATION):
            yield Token(at - 1, at, "县", "n")  # 县水利局和|县林业局, which the dictionary cuts as the county 和县
            at -= 1
            continue
        if token.text[0] == "和" and at - start == 2 and analysis.lexicon.org_suffixes.longest_ending(text, start):
            yield Token(at - 1, at, text[at - 1], "ng")  # 青禾中学和|龙湖小学, where the dictionary has the city 和龙
            at -= 1
            continue
        if token.text[0] == "和" and at - start > 2 and analysis.lexicon.body_suffixes.longest_ending(text, start):
            yield Token(start + 1, at, text[start + 1 : at], "nr")  # 青禾种植园和|长生农场, which it has as somebody
            at = start + 1
            continue
        whole = token.end == at
        yield token if whole else Token(start, at, text[start:at], "nt" if token.tag == "nt" else "")
        at = start


def _seat_before(text: str, at: int, end: int) -> int | None:
    """Where the seat in brackets begins, after which a firm's name goes on: 槐序（云栖）|家具制造|有限公司."""
    is_firm = text.startswith(_FIRM, at) if at == end else text.startswith(_LEGAL_FORMS, end) and end - at < _TRADE
    seat = _SEAT.search(text, max(0, at - 8), at) if is_firm else None
    return seat.start() if seat else None


def _opening_before(text: str, end: int) -> int | None:
    mark = _OPENING[_CLOSING.index(text[end - 1])]
    opening = text.rfind(mark, max(0, end - 14), end - 1)
    inside = text[opening + 1 : end - 1]
    return opening if opening >= 0 and inside and not set(inside) & set("，。！？；,;!?\n") else None


def _verdict(analysis: Analysis, token: Token, right: int) -> Literal["go", "stop"]:
    word = token.text
    breaks = analysis.lexicon.name_breaks.get(word, ("",))[0]
    if token.tag == "quotation" or (token.tag == "nt" and word != "暨") or breaks == "keep" or word in _MILES:
        return "go"
    if word in FUNCTION_CHARACTERS or word in _MONEY or breaks == "break" or not _is_name_like(word):
        return "go" if word == "与" and _joins_inside(analysis, token.start, right) else "stop"
    if len(word) > 1 and (SERIES.match(word) or _NUMBER.fullmatch(word)):
        return "go" if _counts_a_name(analysis, token) else "stop"
    if len(word) == 1:
        return "stop" if word in "沿致" else "go"  # 沿|雅正路, 致|青禾社区志愿者协会
    if word in analysis.lexicon.titles and word not in analysis.lexicon.org_suffixes:
        return "stop"
    return "stop" if begins_no_name(analysis, token) else "go"


def begins_no_name(analysis: Analysis, token: Token) -> bool:
    """A word of grammar or action; also one that the dictionary glues to it (积极探索)."""
    word, breaks = token.text, analysis.lexicon.name_breaks
    if _is_compound(analysis, token):
        return False
    if "兼" in word or (token.tag in _STOP_TAGS and not (token.tag == "m" and set(word).isdisjoint(_NUMERALS))):
        return True
    if token.tag in _VERB_TAGS and analysis.segmenter.frequency(word) >= _USUAL:
        return word not in analysis.lexicon.org_suffixes
    return len(word) > 3 and any(breaks.get(part, ("",))[0] == "break" for part in (word[:2], word[-2:]))


def _is_compound(analysis: Analysis, token: Token) -> bool:
    """家庭教育, 自动化, which the dictionary has as phrases: both halves are usual words, and one is a noun."""
    if token.tag not in ("l", "i") or len(token.text) != 4:
        return token.tag == "l" and len(token.text) == 3 and FUNCTION_CHARACTERS.isdisjoint(token.text)
    halves = (token.text[:2], token.text[2:])
    tags = [analysis.segmenter.tag(half) for half in halves]
    usual = all(analysis.segmenter.frequency(half) >= _USUAL for half in halves)
    return (
        usual
        and all(tag[:1] in ("n", "v", "a", "b") for tag in tags)
        and any(tag[:1] == "n" or tag == "vn" for tag in tags)
    )


def _is_name_like(word: str) -> bool:
    return _NAME_LIKE.fullmatch(word) is not None


def _joins_inside(analysis: Analysis, at: int, right: int) -> bool:
    """环境与生物工程学院 after 职业学院: the joined noun hangs on a suffix before it, so 与 is within the name."""
    if right - at > 8 or analysis.text[at] != "与":
        return False
    before = [token for _, token in zip(range(2), _words_before(analysis, at), strict=False)]
    if len(before) != 2 or not before[0].tag.startswith("n"):
        return False
    suffixes = analysis.lexicon.org_suffixes
    if len(suffixes.longest_ending(analysis.text, at) or "") > 1:
        return False  # 云栖医院骨科|与|青禾医学院
    suffix = suffixes.longest_ending(analysis.text, before[0].start)
    return suffix is not None and "trade" not in suffixes[suffix]  # 科技|学院 is one


def _joins(analysis: Analysis, token: Token, end: int) -> bool:
    """The word is part of the name, though it usually is of none."""
    if token.text in ("和", "与"):
        joined = joins_tasks(analysis, token, end) or joins_subjects(analysis, token.start, end)
        return joined or (token.text == "和" and _begins_name(analysis, token))
    if token.text == "走":
        return analysis.text.startswith("马", token.end)  # 走马|塘村, a usual beginning of names; not 走|滨河路
    if token.text in _PUBLIC:
        return token.end == end and analysis.text.startswith(_PUBLICITY, end)
    return token.end == end and (_is_trade_of(analysis, token, end) or _is_lane(analysis, token, end))


def _is_trade_of(analysis: Analysis, token: Token, end: int) -> bool:
    """指导员|协会, 企业家|商会: those whom an association is for, though they are a title."""
    return analysis.text.startswith(_ASSOCIATIONS, end) and token.text in analysis.lexicon.titles


def _begins_name(analysis: Analysis, token: Token) -> bool:
    """走进|和美街小学: after a verb or preposition, 和 joins nothing and is part of the name."""
    return token.start > 0 and analysis.token_at(token.start - 1).text in _TAKES_NAME


def _counts_a_name(analysis: Analysis, token: Token) -> bool:
    """第十四中学, 第二党支部, 4号楼: a number within a name; not 30个社区, 第二届."""
    if SERIES.match(token.text) or SERIES.match(analysis.text, token.start):
        return False
    return token.text.startswith("第") or token.text.isdigit()


def _trim(analysis: Analysis, start: int, end: int) -> int:
    """Give back leading characters that begin no name: 我院, 该社区, a stray dot."""
    text = analysis.text
    while start < end and text[start] in "·•丨":
        start += 1
    if start > 0 and text[start - 1] in "我该本" and start < end:
        start -= 1
    start = _of_zone(text, start, end) + _is_stray(text, start, end, analysis)
    if text[start] in "年月日" and text[start - 1 : start].isdigit() and end > start:
        start += 1  # 2024年|清坪县
    if text[start] == "支" and text[start - 1 : start] in tuple("这那每一两三四五六七八九十") and end - start > 1:
        start += 1  # 这支|志愿巡逻队
    if (done := DONE.match(text, start, end)) is not None and end - done.end() != 1:
        start = done.end()  # 用好|百姓大舞台
    if (said := _SAID_BEFORE.match(text, start, end)) is not None:
        start = said.end()
    if text[start] in "好完成" and start < end and start and _is_verb_before(analysis, start):
        start += 1  # 应用好|培训基地, 改建成|青禾社区
    if (role := _PARTY_TO.match(text, start, end)) is not None and end - role.end() > 1:
        start = role.end()
    owner = _OWNER.match(text, start, end)
    return owner.end() if owner and not text.startswith("村", owner.end()) else start  # 村头|村 is a village


def _of_zone(text: str, start: int, end: int) -> int:
    """云栖市|经开|公安分局: where the zone's short name begins, though 经 is a preposition."""
    return start - (text[start] == "开" and text[start - 1 : start] == "经" and start < end)


def _is_verb_before(analysis: Analysis, at: int) -> bool:
    """What is there tells how it was done: 改建|成; not 走进|成都."""
    return analysis.token_at(at - 1).tag[:1] == "v" and (analysis.text[at] != "成" or analysis.starts_token(at + 1))


def _is_stray(text: str, start: int, end: int, analysis: Analysis) -> bool:
    """据|云岫医院, 在|世安物流园, where the dictionary has 据云 and 在世: a preposition at the head of a clause."""
    if text[start] == "办" and start + 1 < len(text) and text[start + 1] in _OPENING:
        return True  # 办|“石榴籽”读书会
    if text[start] in "职聘" and text[start - 1 : start] in ("入", "获", "受"):
        return end - start > 1  # 入职|青禾医院, 获聘|云栖学院
    if text[start] == "方" and text[start - 2 : start] in PARTIES:
        return end - start > 2  # 承办|方青岭…, where the dictionary has a name
    if text[start] not in "据由在经系" or (start > 0 and text[start - 1] not in PUNCTUATION) or end - start <= 2:
        return False
    if text[start] == "在":
        return not text.startswith(("在职", "在校", "在线", "在京"), start)
    return analysis.segmenter.frequency(text[start : start + 2]) < _USUAL


def inside_other_word(analysis: Analysis, suffix: Suffix) -> bool:
    """True where the suffix is the tail of a common word: 区 in 辖区, 市 in 超市, 村 in 农村."""
    token = analysis.token_at(suffix.span.start)
    return (
        token.start < suffix.span.start
        and not token.tag.startswith(("ns", "nz", "nt", "nr"))
        and analysis.segmenter.frequency(token.text) > 0
    )
