"""Bodies, units and places as the learned tagger sees them: whole, without mere words, and with further ones.

The rules read a name's end and look for its beginning; the tagger has learned
what names look like as a whole (docs/tagger.md).  Without a tagger all stays as
it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, PARTIES
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, PLACE, UNIT
from kg.extraction.discourse.short_forms import TOWNS
from kg.extraction.likely.refused import is_done_to_unit, is_no_name
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.segmenter import Token
from kg.extraction.text.stems import KINDS_NAMED, is_common, is_everyday, is_kind_only
from kg.knowledge.divisions import Divisions, short_names
from kg.model import EntityType, Mention, Span
from kg.patterns import late

if TYPE_CHECKING:
    from kg.extraction.tagger.tagger import Names, TaggedSpan

_EVEN = 0.5  # below it, more names are wrong than right
_FIRM, _LEGAL = 0.35, "有限公司"  # enough for a firm by its full name
_LIKELY = 0.7  # enough for a name that ends as its kind does and is no mere kind
_SURE_PERSON, _SURE_UNIT, _SURE_BODY = 0.8, 0.8, 0.95
_CUT = 3  # characters that the rules may have cut off a body's name; of more, they know better than the tagger
_SITE = re.compile(r"(?:中心|总?站|[点所室]|小组|联盟)$")  # with which usual words make a kind of body: 志愿服务|点
_ESTATE = 4  # characters of an estate's usual name, which may be of any words: 供销小区
_SHORTEST, _LONG = 4, 5  # characters of a name with an end of two, and of a place with any end (苹果园, 万里路)
_USUAL = 1000  # times in the dictionary's corpus from which on a word begins the names of kinds of bodies
_LOW = frozenset({"Township", "Street", "Village", "Community"})  # all others are in the register that the rules ask
_CERTAIN = 0.9
_DEEDS = frozenset("委托 交由 现存 不敌 会同县 原告 被告 隔壁 连线 报 名单 清单".split())  # no verbs to the dictionary
_LEVELS = frozenset("省市区县镇乡村")
_SIDES = frozenset("前后上下东西南北")  # 前|槐坊村
# 石桥村|归临溪镇管辖
_BELONGS = late(r"(?:归|隶属于?|属于?)[^，。；\n]{2,8}(?:管辖|管理|代管|[省市区县镇乡])")
# 青溪发布, 《青溪时讯》: the medium is named, not the unit; 青溪话: the language.
_NOT_ITSELF = late(r"发布|[日时晚]报|时讯|新闻|融媒|电视|网|在线|话")


def with_learned(
    analysis: Analysis, divisions: Divisions, people: Iterable[Mention], bodies: Sequence[Mention], tagged: "Names"
) -> tuple[Mention, ...]:
    """The bodies as the tagger sees them, ascending: less those that it has doubts of, with those that it adds."""
    sure = [one for one in tagged if one.type is not PERSON and one.confidence >= _least(analysis, one)]
    bodies = _cut_at_deeds(analysis, bodies, tagged)
    kept = tuple(_made_whole(analysis, _without_doubtful(analysis, divisions, bodies, tagged), sure))
    taken = _offsets(mention.span for mention in (*people, *kept))
    free = [(one, one.span.cut(analysis.text)) for one in sure if taken.isdisjoint((one.span.start, one.span.end - 1))]
    return tuple(sorted({*kept, *_further(analysis, divisions, kept, free)}))


def _cut_at_deeds(analysis: Analysis, bodies: Sequence[Mention], tagged: "Names") -> list[Mention]:
    """县博物馆 of 目录寄给|县博物馆, 青禾医院 of 工会委托|青禾医院: a verb stands before what the tagger is sure of."""
    starts = {one.span.end: one.span.start for one in tagged if one.type is ORGANIZATION and one.confidence > _CERTAIN}
    ends = [one.span.end for one in tagged if one.type is not PERSON]
    found = list[Mention]()
    for body in bodies:
        start = starts.get(body.span.end, body.span.start)
        if body.type is ORGANIZATION and start > body.span.start:
            gap = max([body.span.start, *(end for end in ends if body.span.start < end <= start)])
            if any(_is_deed(analysis, word) for word in analysis.each_token(gap, start)):
                span = Span(start, body.span.end)
                body = replace(body, span=span, name=span.cut(analysis.text))
        found.append(body)
    return found


def _is_deed(analysis: Analysis, word: Token) -> bool:
    breaks = analysis.lexicon.name_breaks.get(word.text, ("",))[0]
    return word.tag == "v" or word.text in _DEEDS or breaks == "break"


def _least(analysis: Analysis, one: "TaggedSpan") -> float:
    """Less where a legal form tells the end: 引进云栖和兴物业服务有限公司."""
    return _FIRM if analysis.text.endswith(_LEGAL, one.span.start, one.span.end) else _EVEN


def _offsets(spans: Iterable[Span]) -> set[int]:
    return {offset for span in spans for offset in range(span.start, span.end)}


def _without_doubtful(
    analysis: Analysis, divisions: Divisions, bodies: Sequence[Mention], tagged: "Names"
) -> Sequence[Mention]:
    """The bodies less places that are people (王永海) and what may be words where the tagger sees no name anywhere."""
    people = {one.span for one in tagged if one.type is PERSON and one.confidence >= _SURE_PERSON}
    bodies = [body for body in bodies if body.type is not PLACE or body.span not in people]
    doubtful, sure = set[str](), set[str]()
    for body in bodies:
        (doubtful if tagged and _may_be_words(analysis, divisions, body) else sure).add(body.name)
    if doubtful := doubtful - sure:
        seen, ends = _offsets(one.span for one in tagged), {body.span.end for body in bodies}
        for body in bodies:  # 云栖街道|爱民社区, 东风路|的爱民社区: right after another name
            start = body.span.start - analysis.text.endswith("的", 0, body.span.start)
            if start in ends or not seen.isdisjoint(range(body.span.start, body.span.end)):
                doubtful.discard(body.name)
    return [body for body in bodies if body.name not in doubtful]


def _may_be_words(analysis: Analysis, divisions: Divisions, body: Mention) -> bool:
    """工作人员全靠|村, 商品房小区, 志愿服务点: what a suffix alone makes a name."""
    if body.rule in ("unit-suffix", "place-suffix"):
        if body.type is PLACE:
            return body.kind == "ResidentialEstate" and len(body.name) > _ESTATE
        # 选址听潮社区: of these the tagger misses as many as it doubts
        return body.kind not in ("Community", "Street") and not divisions.is_street(body.name)
    site = _SITE.search(body.name) if body.rule == "organization-suffix" else None
    if site is None or analysis.lexicon.titles.longest_at(analysis.text, body.span.end) is not None:
        return False
    return is_common(analysis.segmenter, divisions, body.name[: site.start()])


def _made_whole(analysis: Analysis, bodies: Sequence[Mention], sure: Iterable["TaggedSpan"]) -> Iterator[Mention]:
    """云|州公安分局, and as much of what begins there: 云|州公安分局青禾派出所."""
    begins, ends = {one.span.end: one.span.start for one in sure}, {body.span.end for body in bodies}
    starts = {
        body.span.start: start
        for body in bodies
        if 0 < body.span.start - (start := begins.get(body.span.end, body.span.start)) <= _CUT
        and body.type is ORGANIZATION
        and body.rule != "organization-listed"  # 联合|司法局、教育局
        and not body.name.startswith("全国")
        and FUNCTION_CHARACTERS.isdisjoint(analysis.text[start : body.span.start])
        and "“" not in analysis.text[start : body.span.start]  # 原“|区委…
        and "\u4e00" <= analysis.text[start] <= "\u9fff"
        and analysis.text[start] != "应"  # 应|青禾村村委会邀请
        and analysis.text[body.span.start - 1] != "里"  # 村里|锦禾合作社
        and analysis.text[start - 1 : start] not in ("该", "我", "本")  # 该院|骨伤二科
        and (analysis.text[start] != "方" or analysis.text[start - 2 : start] not in PARTIES)  # 承办方|青岭…
        and ends.isdisjoint(range(start + 1, body.span.start + 1))  # 市委|市政府
        and not _stands_before(analysis, body, Span(start, body.span.start))
    }
    for body in bodies:
        start = starts.get(body.span.start, body.span.start) if body.type is ORGANIZATION else body.span.start
        start -= (
            body.kind == "Village" and begins.get(body.span.end) == start - 1 and analysis.text[start - 1] in _SIDES
        )
        is_cut, span = start < body.span.start, Span(start, body.span.end)
        yield replace(body, span=span, name=span.cut(analysis.text)) if is_cut else body


def _stands_before(analysis: Analysis, body: Mention, span: Span) -> bool:
    """致信|区住建局, 庆祝|青溪工会, 自|公安部, and 映 of 反映|高检院: a word of its own, or the end of one."""
    word, breaks = analysis.token_at(span.start), analysis.lexicon.name_breaks
    if word.end == span.end and word.start < span.start:
        known = analysis.segmenter.frequency(word.text) > 0 or word.text[-1] == "上"  # 叫上|县法院; not 赴|中建某局
        return word.tag == "v" and known
    if not word.is_at(span):
        return False
    done = body.name[0] in _LEVELS and word.tag.startswith("v")
    stops = word.tag == "v" and breaks.get(word.text, ("",))[0] == "break"  # not 学校|科学教研组
    return done or word.tag == "p" or stops


def _further(
    analysis: Analysis, divisions: Divisions, bodies: Sequence[Mention], free: Sequence[tuple["TaggedSpan", str]]
) -> Iterator[Mention]:
    """Names where the rules found nothing: by the short form of a unit's, or by an end that is sure to be a name's."""
    if not free:
        return
    shorts, ends = _short_forms(bodies), {body.span.end for body in bodies if body.type is UNIT}
    follow = {name for one, name in free if one.span.start in ends}
    quoted = [body.name for body in bodies if "”" in body.name]
    for one, name in free:
        is_head = any(body.endswith(f"”{name}") for body in quoted)
        if is_head or is_no_name(analysis, one.span.start, one.span.end):
            continue  # “晚霞”艺术团 …, and then 艺术团: no second body
        if name in shorts:
            known = (UNIT, shorts[name]) if _is_itself(analysis, one) else None
        elif one.type is PLACE:
            known = _unit(analysis, divisions, one, name, follows=name in follow)
            known = known or _place(analysis, divisions, one, name)
        else:
            known = _body(analysis, divisions, one, name) or _firm_again(bodies, name)
        if known is not None:
            type_, kind = known
            rule = "tagger-unit" if type_ is UNIT else f"tagger-{type_.lower()}"
            yield Mention(one.span, type_, name, kind, rule, one.confidence)


def _short_forms(bodies: Iterable[Mention]) -> dict[str, str]:
    """What the units of an article are called in short, with their kind; cities by the rules, for all know them."""
    shorts: dict[str, str] = {}
    for unit in bodies:
        if unit.type is UNIT and not unit.name.endswith("市"):
            stems = (unit.name.removesuffix(ending) for ending in TOWNS if unit.name.endswith(ending))
            shorts |= dict.fromkeys((*short_names(unit.name), *(stem for stem in stems if len(stem) > 1)), unit.kind)
    return shorts


def _is_itself(analysis: Analysis, one: "TaggedSpan") -> bool:
    """青溪举行…, but not “青溪”二字, nor 青溪发布."""
    text, start, end = analysis.text, one.span.start, one.span.end
    quoted = text[start - 1 : start] in ("“", "《") and text[end : end + 1] in ("”", "》")
    return one.type is PLACE and not quoted and not _NOT_ITSELF.match(text, end)


def _unit(
    analysis: Analysis, divisions: Divisions, one: "TaggedSpan", name: str, *, follows: bool
) -> tuple[EntityType, str] | None:
    """临樟村, and 振兴村 if it stands right after its town once; not 宜居社区, but 桂花社区, which the register has."""
    lexicon = analysis.lexicon
    level = lexicon.unit_suffixes.longest_ending(name, len(name))
    kind, stem = (lexicon.unit_suffixes[level][0], name.removesuffix(level)) if level else ("", "")
    if kind not in _LOW or len(stem) < 2 or stem in lexicon.empty_stems or stem[0] in "了着过" or stem[-1] == "之":
        return None  # 传达|了市镇, 陶瓷之乡
    if follows:
        return UNIT, kind
    if is_done_to_unit(analysis, one.span.start, one.span.start + len(stem)) or _is_praise(analysis, one.span, stem):
        return None
    is_words = is_everyday(analysis.segmenter, divisions, stem) and not divisions.is_everyday_unit(name)
    least = _LIKELY if _BELONGS.match(analysis.text, one.span.end) else _SURE_UNIT
    return None if is_words or one.confidence < least else (UNIT, kind)


def _is_praise(analysis: Analysis, span: Span, stem: str) -> bool:
    """“明星村”, as it is called: a usual word between quotation marks."""
    quoted = analysis.text[span.start - 1 : span.start] == "“" and analysis.text[span.end : span.end + 1] == "”"
    return quoted and analysis.segmenter.frequency(stem) >= _USUAL


def _place(analysis: Analysis, divisions: Divisions, one: "TaggedSpan", name: str) -> tuple[EntityType, str] | None:
    """澈禾公园, 望江农贸市场; not 街心公园."""
    places = analysis.lexicon.place_suffixes
    term = places.longest_ending(name, len(name))
    if term is None or one.confidence < _LIKELY or len(name) < (_SHORTEST if len(term) > 1 else _LONG):
        return None
    return (PLACE, places[term][0]) if _is_no_kind(analysis, divisions, name, term) else None


def _body(analysis: Analysis, divisions: Divisions, one: "TaggedSpan", name: str) -> tuple[EntityType, str] | None:
    """澈禾合唱团, 护理系; not 社区医院; 党支部 and its like the rules know by their kind."""
    bodies = analysis.lexicon.org_suffixes
    term = bodies.longest_ending(name, len(name))
    if term is None or name.startswith("新时代"):
        return None
    kind, public, *_ = bodies[term]
    if name == term and analysis.text.endswith(("里", "里的"), 0, one.span.start):
        return None  # 村里的红白理事会: each village has one
    if kind in KINDS_NAMED and is_kind_only(name[: -len(term)]):
        return None
    if one.confidence < _LIKELY:
        return (ORGANIZATION, kind) if name.endswith(_LEGAL) else None
    if one.confidence >= _SURE_BODY and len(name) > 2 and not _is_kind(analysis, divisions, name):
        return ORGANIZATION, kind
    told = public != "yes" and len(term) > 1 and len(name) >= _SHORTEST
    return (ORGANIZATION, kind) if told and _is_no_kind(analysis, divisions, name, term) else None


def _firm_again(bodies: Sequence[Mention], name: str) -> tuple[EntityType, str] | None:
    """矿业集团 after 春晖矿业集团."""
    if len(name) < _SHORTEST:  # sure enough, for the whole name is told
        return None
    return (ORGANIZATION, "Company") if any(_ends_firm(body, name) for body in bodies) else None


def _ends_firm(body: Mention, name: str) -> bool:
    return body.kind == "Company" and body.name.endswith(name)


def _is_no_kind(analysis: Analysis, divisions: Divisions, name: str, term: str) -> bool:
    stem = name[: -len(term)]
    return bool(stem) and FUNCTION_CHARACTERS.isdisjoint(name) and not is_common(analysis.segmenter, divisions, stem)


def _is_kind(analysis: Analysis, divisions: Divisions, name: str) -> bool:
    """社区医院, whose words are all usual ones; 锦绣集团 begins with a rarer one."""
    first = analysis.segmenter.tokens(name)[0].text
    return analysis.segmenter.frequency(first) >= _USUAL and is_common(analysis.segmenter, divisions, name)
