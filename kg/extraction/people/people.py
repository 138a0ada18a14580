"""Names of people: by their titles, forms of address, roles, verbs of saying, lists and bylines."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from kg.extraction.people.called import SAYING, begins_body, find_called
from kg.extraction.people.foreign import find_foreign, find_of_parts, is_part_of_other, parts_of
from kg.extraction.people.names import (
    MIDDLE_DOTS,
    NameReading,
    author_end,
    boundary_weight,
    cuts_place,
    padded_name,
    possible_ends,
    read_item,
    read_name,
)
from kg.extraction.people.standing import (
    BOUNDED,
    bounded_end,
    find_lists,
    find_masked,
    find_recurring,
    find_standing,
    is_plain,
    may_start,
    without_posts,
)
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.matching import Search, find_names
from kg.model import BlockKind, EntityType, Mention, Span
from kg.patterns import late
from kg.reading.bylines import MEDIUM, find_author_spans

# 记者 张三 通讯员李四, 作者：王五: the words before an author's name.
_REPORTERS = Search.of(
    rf"(?:讯\s*[（(](?:{MEDIUM}(?=记者|通讯员))?"
    r"|(?:本报|全媒体|融媒体|见习|实习|特约|首席)?(?:记者|通讯员|摄影(?![师家])/?|作者(?=[:：/])|撰稿|供稿|文/图|图/文|文/|图/)[:：\s]*)+",
    "讯本全融见实特首记通摄作撰供文图",
    "讯|记者|摄影|作者|撰稿|供稿|文/|图/",
)
_BETWEEN_NAMES = re.compile(r"[、,，\s]*(?:和|与|及|以及)?\s*")
_LIST_SEPARATOR = re.compile(r"[、]|和|与|及|以及|\s{1,4}(?=\S)")
# What follows the last name of a list: 两兄弟, 两位同学, 家庭, 分获.
_COUNTED = late(r"[两三四]?(?:位|人|名|兄弟|兄妹|姐妹|姐弟|夫妻|夫妇|家庭)|[两哥姐]俩|分[获别列]|名列|搭档|入伍|上台")
# What a sentence about a person goes on with after the name: 今年58岁, 和妻子某某, 担任, 是某队队长.
_TOLD_OF = re.compile(
    r"[，,]?(?:今年|现年)?\d{2}岁|[和与](?:妻子|丈夫|老伴|儿子|女儿|父亲|母亲|爱人)|担任|现任|曾任|[，,][男女][，,]|(?:也|正|则|便|就|又|仍|还)?是|[办开建搭种养挑担做]起了|[，,][^，。；、\n]{4,24}(?:会员|理事|委员)[，,]"
    r"|(?:此前|先后|其间|分别|同时|连|留|转|调|升|历)?任[^，。；、\n]{1,24}(?:[长任员官监事]|书记|经理|主席|教练|助理)(?=[，、；。\n])"
    r"|(?:连任|再次当选|(?:高票|正式)?当选为?)[^，。；、\n]{2,24}"
    r"|的[^，。；\n]{2,24}职务|为[^，。；\n]{2,24}[长任员官](?=[；。\n])"  # of a list of appointments
)
POST_IN_BRACKETS = re.compile(r"[（(][\u4e00-\u9fff、]{2,40}[）)]")
# The least weight (bits) of a name: after a title or role, before one, at the head of a clause, in a list.
_ANCHORED, _BEFORE_TITLE, _SUBJECT, _ITEM = 0.0, 4.0, 10.0, -4.0
_NEUTRAL = ("neutral",)
_LONGEST = 3  # characters of a usual name
_FIRM = 2.0  # bits for an end
_BIDDEN = 12.0  # the least weight of a name that begins with what rather bids
_RANKS = frozenset("大中支总")  # of 大队长, 支队长
_QUARTERS = frozenset("社校园景片厂院库小")  # before 区, which then is no district
_OF_PLACES = ("派出所", "卫生院", "管委会", "支行", "分行")  # 云山|派出所民警: named by their place
_LEADING_ON = frozenset("向和与对在将等为")  # what leads on from a name: 周远|向同学们
# Verbs and words that a person's name follows: 名叫周远, 任命周远为局长.
_BEFORE_NAME = " :：的"  # between a title and a name
_NAMING = re.compile(r"(?:名叫|叫做|叫|任命|免去|推选|选举|推荐|表彰|追授|作家|代表)")


def find_people(analysis: Analysis) -> tuple[Mention, ...]:
    """Every mention of a person in the article, ascending, none overlapping.

    A name found once by a sure sign (胡 after 区长) is found wherever it stands.
    """
    after = tuple(_after_titles(analysis))
    told = {person.name for person in after}
    foreign = tuple(_foreign(analysis))
    parts = {part for person in foreign for part in parts_of(person.name)}
    before = [
        one
        for one in _before_titles(analysis)
        if not _takes_from(analysis, one, told) and one.name[:-1] not in parts  # 马克|教老人
    ]
    titled = (*after, *before, *_before_brackets(analysis))
    sure = _merge([*_in_bylines(analysis), *titled, *foreign])
    sure = _with(sure, (*_subjects(analysis), *_standing(analysis)))
    sure = _with(sure, tuple(_listed(analysis, sure)))
    sure = _with(sure, tuple(_recurring(analysis, sure)))
    called = without_posts(analysis, _by_surname(analysis), sure)
    return tuple(_with(sure, (*_repeated(analysis, sure), *called)))


def _mention(analysis: Analysis, start: int, end: int, rule: str, confidence: float) -> Mention:
    span = Span(start, end)
    return Mention(span, EntityType.PERSON, "".join(span.cut(analysis.text).split()), "", rule, confidence)


def _with(sure: list[Mention], further: Sequence[Mention]) -> list[Mention]:
    """The mentions so far, which do not overlap, merged with further ones; of these there often are none."""
    return _merge([*sure, *further]) if further else sure


def _merge(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without overlap: the surer first, then the longer, then the earlier."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (-m.confidence, m.span.start - m.span.end, m.span.start)):
        offsets = range(mention.span.start, mention.span.end)
        if taken.isdisjoint(offsets):
            kept.append(mention)
            taken.update(offsets)
    return sorted(kept, key=lambda m: m.span.start)


def _in_bylines(analysis: Analysis) -> Iterator[Mention]:
    """The authors that reading knows, and the names after 记者, 通讯员 and their like within the text."""
    authors = find_author_spans(analysis.article)
    for span in authors:
        yield _mention(analysis, span.start, span.end, "person-byline", 0.98)
    for found in _REPORTERS.finditer(analysis.text):
        of = analysis.text[found.start() - 1 : found.start()] == "的"  # 为从业二十年的|记者沈清禾颁奖
        if not of and analysis.text[found.end() : found.end() + 1] not in ("的", "站", ""):
            yield from _author_names(analysis, found.end(), len(analysis.text))


def _author_names(analysis: Analysis, start: int, end: int) -> Iterator[Mention]:
    """Names one after another, with or without something between them (记者邵云王晓顾明)."""
    at = start
    while at < end:
        while at < end and (analysis.text[at] in MIDDLE_DOTS or analysis.text[at].isspace()):
            at += 1
        label = _REPORTERS.match(analysis.text, at)
        at = label.end() if label else at
        name_end = author_end(analysis, at)
        if name_end is None or name_end > end:
            return
        yield _mention(analysis, at, name_end, "person-byline", 0.97)
        between = _BETWEEN_NAMES.match(analysis.text, name_end)
        at = between.end() if between else name_end
        if "\n" in analysis.text[name_end:at] and not _REPORTERS.match(analysis.text, at):
            return  # 记者 周文远 李欣禾, and on the next line 金秋九月，…


def _after_titles(analysis: Analysis) -> Iterator[Mention]:
    """区长陈望舒, 居民沈清禾: a name directly after a title or a role noun."""
    text = analysis.text
    ends = {
        end: _is_post(analysis, term)
        for end, term in analysis.anchors
        if _may_precede(analysis, end) and _is_anchor(analysis, end, term)
    }
    for end in sorted({*ends, *(found.end() for found in _NAMING.finditer(text))}):
        if end == len(text) or cuts_place(analysis, end):
            continue
        reading = _read_after(analysis, start := _name_start(text, end))
        if reading and text[reading.end : reading.end + 1] in tuple(MIDDLE_DOTS):
            continue  # the name goes on after the dot
        if reading and _is_led_to(text, Span(start, reading.end)):
            continue  # 某检察长|向周远山代表通报
        if reading and text[start : reading.end] in analysis.lexicon.address_terms:
            continue  # 工人|师傅
        least = _least_after(analysis, Span(start, reading.end), post=ends.get(end, False)) if reading else _ANCHORED
        least += 5.0 if text[end] == "的" else 0.0
        if reading and reading.weight >= least:
            yield _mention(analysis, start, reading.end, "person-after-title", 0.95)
        elif text[end] != "的" and (stop := bounded_end(analysis, end)) is not None:
            yield _mention(analysis, end, stop, "person-after-title", 0.8)


def _is_post(analysis: Analysis, term: str) -> bool:
    """镇长, 教师: after which a name is usual; 群众, 老人 begin many another phrase."""
    return analysis.lexicon.titles.get(term, _NEUTRAL)[:1] != _NEUTRAL


def _least_after(analysis: Analysis, name: Span, *, post: bool) -> float:
    """The least weight of a name after a title: more for two characters, and where no post stands before."""
    short = len(name) == 2
    closed = analysis.text[name.end : name.end + 1] in PUNCTUATION
    if post:
        firm = not closed and boundary_weight(analysis, name.end) > _FIRM  # 镇长封伟|为三队颁奖
        return _ANCHORED + (2.0 if short and not firm else 0.0)
    if analysis.text[name.start] == "应" and not closed and boundary_weight(analysis, name.end) <= _FIRM:
        return _BIDDEN  # 游客|应错峰出行
    closed = closed or analysis.text[name.start] == "向"  # of which names are asked more anyway
    is_word = analysis.frequency(name.start, name.end) > 0 and analysis.segmenter.tag(name.cut(analysis.text)) != "nr"
    return _ANCHORED + (2.0 if short or not closed else 0.0) + (2.0 if is_word else 0.0)


def _name_start(text: str, end: int) -> int:
    """Where a name begins after a title that ends at ``end``."""
    return end + 1 if text[end] in _BEFORE_NAME else end


def _may_precede(analysis: Analysis, end: int) -> bool:
    """What follows may be a name, by its surname or by the mark after it; most titles are followed by neither."""
    text, surnames = analysis.text, analysis.surnames
    at_name = end in surnames or (end + 1 in surnames and text[end] in _BEFORE_NAME)
    return at_name or BOUNDED.match(text, end) is not None


def _read_after(analysis: Analysis, start: int) -> NameReading | None:
    """The reading up to the punctuation where it is good, else the best one."""
    item = read_item(analysis, start, least=_ANCHORED)
    return item if item and item.weight >= _ANCHORED else read_name(analysis, start, least=_ANCHORED)


def _is_anchor(analysis: Analysis, end: int, term: str) -> bool:
    """A title (not 总工 of 总工程师), role or kin term; of forms of address those before a name (医生, not 先生)."""
    lexicon = analysis.lexicon
    if len(lexicon.titles.longest_at(analysis.text, end - len(term)) or "") > len(term):
        return False
    if len(lexicon.titles.longest_at(analysis.text, end - 1) or "") > 1 and analysis.starts_token(end - 1):
        return False  # 养护工|程师
    if term in lexicon.titles or term in lexicon.role_nouns:
        return True
    return len(term) > 1 and (term in lexicon.kin_terms or lexicon.address_terms[term][:1] == ("title",))


def _before_titles(analysis: Analysis) -> Iterator[Mention]:
    """沈清禾阿姨, 周远山局长: a full name directly before a title or form of address."""
    text, surnamed = analysis.text, analysis.surnames.keys()
    for start, term in analysis.called:
        before = start - 1 if text[start - 1 : start] == "副" else start
        if len(term) < 2 or before <= 0 or surnamed.isdisjoint((before - 3, before - 2, before - 4)):
            continue
        if text[start : start + 2] == "区长" and text[start - 1] in _QUARTERS:
            continue  # 广雅社|区长者食堂
        if text[start - 1] in _RANKS and analysis.lexicon.titles.longest_ending(text, start + len(term)) != term:
            continue  # 周远大|队长
        if len(analysis.lexicon.titles.longest_at(text, start + 1) or "") >= len(term):
            continue  # 某某初|中校|长
        is_role = analysis.lexicon.role_nouns.get(term, ())[2:] == ("belongs",)
        if is_role and term not in analysis.lexicon.address_terms:
            continue  # 关怀惠|职工: nobody is called so; but 沈清禾|同学
        # 白鹭街|社区党委书记, 周家庄|村党支部书记; but 周远山|村长
        unit = analysis.lexicon.unit_suffixes.longest_at(term, 0)
        is_place = len(unit or "") > 1 or term.startswith(_OF_PLACES) or (unit == "村" and term != "村长")
        if not is_place and not begins_body(analysis, start, start + len(term)):
            full = _full_name_before(analysis, before)
            if full and not _is_pet_name(text, full.span):
                yield full


def _is_pet_name(text: str, name: Span) -> bool:
    """孩子们叫她|“麦麦|老师”: a syllable said twice, in quotation marks; not 方方老师."""
    return len(set(name.cut(text))) == 1 and text[name.start - 1 : name.start] in tuple("“「")


def _takes_from(analysis: Analysis, person: Mention, known: Set[str]) -> bool:
    """周远山|希望委员们, 周远|向同学们: it takes the end of a name that a title tells, or runs on from it."""
    short, start = person.name[:-1], person.span.start
    if _is_led_to(analysis.text, person.span):
        return True
    if person.name[-1] in _LEADING_ON and (short in known or _stands_oftener(analysis.text, short, person.span)):
        return True
    ends = range(start + 1, min(start + _LONGEST, person.span.end))
    return any(end >= _LONGEST and analysis.text[end - _LONGEST : end] in known for end in ends)


def _is_led_to(text: str, name: Span) -> bool:
    """向|周远山: a preposition before a name that stands elsewhere too."""
    return text[name.start] == "向" and _stands_oftener(text, text[name.start + 1 : name.end], name)


def _stands_oftener(text: str, part: str, name: Span) -> bool:
    """The part of what reads as a name stands without the rest of it too."""
    return len(part) > 1 and text.count(part) > text.count(name.cut(text))


def _by_surname(analysis: Analysis) -> Iterator[Mention]:
    for span, rule, confidence in find_called(analysis):
        yield _mention(analysis, span.start, span.end, rule, confidence)


def _before_brackets(analysis: Analysis) -> Iterator[Mention]:
    """沈清禾（某公司董事长）: a name whose post follows in brackets."""
    for found in POST_IN_BRACKETS.finditer(analysis.text):
        if analysis.lexicon.titles.longest_ending(analysis.text, found.end() - 1, found.start()):
            full = _full_name_before(analysis, found.start())
            if full:
                yield full


def _full_name_before(analysis: Analysis, end: int) -> Mention | None:
    if analysis.lexicon.org_suffixes.longest_ending(analysis.text, end) is not None:
        return None  # 安保部经理: a department
    for length in (3, 2, 4):
        start = end - length
        if start not in analysis.surnames or not may_start(analysis, start):
            continue
        if len(analysis.lexicon.name_anchors.longest_at(analysis.text, start, end) or "") > 1:
            continue  # 楼长|柏老师, 顾客|汪师傅
        if length == 2 and _is_by(analysis, start):
            continue
        reading = read_name(analysis, start, end=end, least=_BEFORE_TITLE - 3)
        least = _BEFORE_TITLE + (0 if length == 3 else 1.5) - (3 if _begins_there(analysis, start) else 0)
        if reading and reading.weight >= least:
            return _mention(analysis, start, end, "person-before-title", 0.9)
    return None


def _is_by(analysis: Analysis, start: int) -> bool:
    """。经|周庭长劝说, ，同|周主任一道: a preposition at the head of a clause, and a surname."""
    text = analysis.text
    return text[start] in "经同随" and text[start - 1 : start] in ("", *PUNCTUATION) and start + 1 in analysis.surnames


def _begins_there(analysis: Analysis, start: int) -> bool:
    """After a mark, or after a body's name: 某公司|周远副总经理."""
    if analysis.text[start - 1] in PUNCTUATION:
        return True
    return len(analysis.lexicon.org_suffixes.longest_ending(analysis.text, start) or "") > 1


def _foreign(analysis: Analysis) -> Iterator[Mention]:
    for span in find_foreign(analysis):
        # 副书记|沙马尔古: longer than a name of this country can be, which it may begin with
        yield _mention(analysis, span.start, span.end, "person-foreign", 0.955 if len(span) > _LONGEST else 0.93)
    for span in find_of_parts(analysis):
        yield _mention(analysis, span.start, span.end, "person-parts", 0.96)


def _standing(analysis: Analysis) -> Iterator[Mention]:
    for span in find_standing(analysis):
        yield _mention(analysis, span.start, span.end, "person-standing", 0.72)
    for span in find_masked(analysis):
        yield _mention(analysis, span.start, span.end, "person-masked", 0.7)
    for span in find_lists(analysis):
        yield _mention(analysis, span.start, span.end, "person-list", 0.71)


def _subjects(analysis: Analysis) -> Iterator[Mention]:
    """A name at the head of a clause: before a verb of saying (周远山强调), or unmistakable by its characters."""
    for clause in analysis.clauses:
        start = clause.start
        while start < clause.end and analysis.text[start] in PUNCTUATION:
            start += 1
        if start not in analysis.surnames or analysis.block_of(start) is BlockKind.BYLINE:
            continue
        may_be_told = any(_is_told_of(analysis.text, end) for end in possible_ends(analysis, start))
        reading = read_name(analysis, start, least=_BEFORE_TITLE if may_be_told else _SUBJECT)
        if reading is None:
            continue
        said = may_be_told and _is_told_of(analysis.text, reading.end)
        least = (_BEFORE_TITLE if said else _SUBJECT) + (1.0 if reading.end - start == 2 else 0.0)
        if reading.weight >= least and (said or (reading.end - start == 3 and is_plain(analysis, start, reading.end))):
            yield _mention(analysis, start, reading.end, "person-subject", 0.85 if said else 0.7)


def _is_told_of(text: str, end: int) -> bool:
    """What follows tells what the person says, is or does."""
    return (SAYING.match(text, end) or _TOLD_OF.match(text, end)) is not None


def _recurring(analysis: Analysis, sure: list[Mention]) -> Iterator[Mention]:
    taken = {offset for mention in sure for offset in range(mention.span.start, mention.span.end)}
    for span in find_recurring(analysis, taken):
        yield _mention(analysis, span.start, span.end, "person-recurring", 0.65)


def _listed(analysis: Analysis, sure: list[Mention]) -> Iterator[Mention]:
    """The rest of a list that starts with a sure name: 业主沈清禾、石天、周全等人."""
    ends = {mention.span.start: mention.span.end for mention in sure}
    for mention in sure:
        at = mention.span.end
        while separator := _LIST_SEPARATOR.match(analysis.text, at):
            start = separator.end()
            if start in ends:
                break  # from there on it is the list of that name
            reading = read_item(analysis, start) or read_name(analysis, start)
            if (padded := padded_name(analysis.text, start)) and analysis.text[start] in analysis.lexicon.surnames:
                reading = NameReading(padded, 0.0)
            if reading is None or reading.weight < _ITEM or not _ends_item(analysis, reading.end):
                break
            yield _mention(analysis, start, reading.end, "person-list", 0.9)
            at = reading.end


def _ends_item(analysis: Analysis, end: int) -> bool:
    rest = analysis.text[end : end + 2]
    if not rest or rest[0] in PUNCTUATION or rest[0] in "等和与及系均为" or rest == "以及":
        return True
    if _COUNTED.match(analysis.text, end):
        return True
    return len(analysis.lexicon.role_verbs.longest_at(analysis.text, end) or "") > 1


def _repeated(analysis: Analysis, sure: list[Mention]) -> Iterator[Mention]:
    names = {mention.name for mention in sure}
    parts = {part for name in names for part in parts_of(name) if len(part) > 1}
    for start, name in find_names(analysis.text, names | parts):
        rule = "person-part" if name in parts else "person-repeated"
        if name not in parts or not is_part_of_other(analysis.text, start + len(name)):
            yield _mention(analysis, start, start + len(name), rule, 0.8)
