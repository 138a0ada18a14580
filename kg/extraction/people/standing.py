"""People whom no title names but where they stand does: 五年级的沈清禾, 青禾村周远山, 由沈清禾宣读, 周远、石天分获."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator

from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.extraction.people.names import MIDDLE_DOTS, NameReading, boundary_weight, read_item, read_name
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.matching import Ending
from kg.model import Mention, Span
from kg.patterns import late

# What only a person is: 68岁的, 年纪最大的, 五年级的, 读初二的, 三（2）班, 语文组, 第七名, 2号楼.
_PERSONAL = Ending.of(
    r"(?:\d岁|[年纪龄]最[大小长轻]|年级|[读上念][初高大][一二三四]|[\d一二三四五六七八九十）)大中小]班|同班|同村|同小区)的?"
    r"|前[\d一二三四五六七八九十]名|[文学语外理化史物地生技科育焊电]组|第[\d一二三四五六七八九十]+名|\d(?:号楼|[栋幢])的?",
    "岁大小长轻级一二三四班村区的名组楼栋幢",
)
# A noun for a person by its last character, as it is built anew every day: 守库员, 测水员, 摊主, 跑友, 脱贫户.
_ROLE = Ending.of(r"(?![的了和与是])[^\W\da-zA-Z_](?:[员师工友主户匠手]|队长|组长|班长|裁判长)", "员师工友主户匠手长")
_NO_ROLE = Ending.of(
    r"(?:动|复|减|满|超|裁|开|完|竣|施|化|加|手|民|自|做|为|分|着|入|接|联|握|双|随|亲|帐|账|窗|门|用)[员工手主户]",
    "员工手主户",
)
_GIVING = Ending.of(
    r"[，。；、\n]由|报告由|接受|选派|推选|邀请|跟着|扶着|陪着|随着|告诉|感谢|遇[见到]|见到", "由受派选请着诉谢见到"
)
_BODY_ENDS = frozenset("村厂队科室")
_TAILS = frozenset(
    "阁楼塔庙寺亭桥路街树花酒茶汤菜饭舞队部门杯奖卡站湾处局院园店厅馆厂村镇组坝河港沟夜里"
)  # of a thing, a place, a body
_NUMBERED = re.compile(r"[一二三四五六七八九十][中小]")  # 柴岭|五中
# The least weight (bits) of a name of three characters in each setting; of two it takes more.
_BY_PERSON, _BY_ROLE, _OF_BODY, _AT_BODY, _BY_VERB, _BY_PHRASE = 0.0, 0.5, 2.3, 4.1, 4.0, 7.0
_FIRM_END, _LOOSE_END = 1.0, -1.0  # bits
_USUAL = 20  # times in the dictionary's corpus from which on even what it takes for a name is a word: 蓬勃
_SHORT = 1.0
_RECURRING = 6.0  # bits: of a name without any sign that stands more than once
_USUAL_LENGTH = 3  # characters of such a name
_ITEM, _TOGETHER = 1.0, 8.0  # bits: of each name of a list without any sign, and of all
_HEADS = frozenset("，。；！？：\n,;:由为是")  # before a list's first name
_MASKED = late(r"(?<!某)[^\W\da-zA-Z_]某{1,2}(?![某个些种人年月日天省市县区乡镇村公小路街局院校厂项处地时次国大中])")
_JOINING = frozenset("、和与及")
BOUNDED = re.compile(r"(?P<name>[^\W\da-zA-Z_]{2,3})(?=[、；])")
_RARE = 20  # times in the dictionary's corpus up to which a word can be a name
_EVERYDAY = 300  # from which on it cannot be part of one: 会|指导
# The last characters of what tells of a person, but for the body that one belongs to.
_TELLING = _PERSONAL.tails | _ROLE.tails | _GIVING.tails | _BODY_ENDS | {"的"}


def find_standing(analysis: Analysis) -> Iterator[Span]:
    """The names that their setting gives away, ascending."""
    text, bodies = analysis.text, analysis.body_suffixes
    for start in analysis.word_surnames:
        told = start and (text[start - 1] in _TELLING or start in bodies)
        least = _least(analysis, start) if told else None
        if least is not None and (reading := _read(analysis, start, least)):
            yield Span(start, reading.end)


def _least(analysis: Analysis, start: int) -> float | None:
    """The weight that is enough after what stands before, or None where nothing there tells of a person."""
    text = analysis.text
    if text[start - 1] in PUNCTUATION or text[start] in "原区":
        return None
    if _PERSONAL.stands_before(text, start):
        return _BY_PERSON
    if _ROLE.stands_before(text, start) and not _NO_ROLE.stands_before(text, start):
        return _BY_ROLE
    if _GIVING.stands_before(text, start):
        return _BY_VERB
    of = text[start - 1] == "的"
    if _ends_body(analysis, start - of):
        return _OF_BODY if of else _AT_BODY
    return _BY_PHRASE if of else None


def _ends_body(analysis: Analysis, end: int) -> bool:
    text, lexicon = analysis.text, analysis.lexicon
    if text[end - 1 : end] in _BODY_ENDS:
        return True
    suffixes = (lexicon.org_suffixes, lexicon.unit_suffixes) if end in analysis.body_suffixes else ()
    return any(len(terms.longest_ending(text, end) or "") > 1 for terms in suffixes)


def _read(analysis: Analysis, start: int, least: float) -> NameReading | None:
    reading = read_name(analysis, start, least=least)
    if reading is None or not is_plain(analysis, start, reading.end):
        return None
    if analysis.text.startswith(tuple(MIDDLE_DOTS), reading.end):
        return None  # the name goes on after the dot
    least_end = {_BY_PHRASE: _FIRM_END, _AT_BODY: 2 * _FIRM_END}.get(least, _LOOSE_END)
    ends = boundary_weight(analysis, reading.end)
    least += _SHORT if reading.end - start == 2 and ends < 2 * _FIRM_END else 0.0
    return reading if reading.weight >= least and ends >= least_end else None


def is_plain(analysis: Analysis, start: int, end: int) -> bool:
    """The characters are no word of the language (孙女, 玉米垛), and what follows makes them none."""
    text, frequency = analysis.text, analysis.frequency(start, end)
    if text[end - 1] in _TAILS or _NUMBERED.match(text, end) is not None:
        return False
    return not frequency or (frequency <= _USUAL and analysis.segmenter.tag(text[start:end]).startswith("nr"))


def bounded_end(analysis: Analysis, start: int) -> int | None:
    """The end of a name with a surname of no list, where nothing else can stand: 某法院院长|牧原|、某局局长…"""
    text, lexicon = analysis.text, analysis.lexicon
    found = BOUNDED.match(text, start)
    title = lexicon.titles.longest_ending(text, start) if found else None
    if (
        not found
        or not title
        or not (lexicon.org_suffixes.longest_at(title, 0) or _follows_body(analysis, start, title))
    ):
        return None
    name = found["name"]
    known = (
        lexicon.titles.longest_ending(name, len(name)) is not None
        or name in lexicon.role_nouns
        or analysis.segmenter.frequency(name) > _RARE
    )
    common = any(analysis.segmenter.frequency(part) > _EVERYDAY for part in (name[:2], name[-2:]))
    return None if known or common or name[0] in FUNCTION_CHARACTERS else found.end("name")


def _follows_body(analysis: Analysis, after: int, title: str) -> bool:
    """A body's name ends before the title: 某医院|院长, 某协会|副会长."""
    end = after - len(title)
    end -= analysis.text[end - 1 : end] == "副"
    return len(analysis.lexicon.org_suffixes.longest_ending(analysis.text, end) or "") > 1


def find_masked(analysis: Analysis) -> Iterator[Span]:
    """被告顾某, 沈某某: somebody whose given name is kept back; not 向某公司."""
    for found in _MASKED.finditer(analysis.text) if "某" in analysis.text else ():
        token = analysis.token_at(found.start())
        is_word = token.start == found.start() and token.tag not in ("p", "c", "d", "v", "u", "r")
        if is_word and found.start() in analysis.surnames:
            yield Span(*found.span())


def find_lists(analysis: Analysis) -> Iterator[Span]:
    """Names in a list at the head of a clause, where all its items read as names: 周远山、石天分获第一、第二名."""
    text = analysis.text
    for start, surname in analysis.surnames.items():
        if start and text[start - 1] not in _HEADS:
            continue
        given = start + len(surname)
        if not _JOINING.isdisjoint(text[given + 1 : given + 3]):  # what joins the first name to another
            items = tuple(_items(analysis, start))
            if len(items) > 1 + (text[start - 1 : start] == "是") and sum(weight for _, weight in items) >= _TOGETHER:
                yield from (span for span, _ in items)


def _items(analysis: Analysis, start: int) -> Iterator[tuple[Span, float]]:
    """The names from here on that stand one after another with 、 or 和 between; the last one ends well."""
    text = analysis.text
    while start in analysis.surnames:
        reading = read_item(analysis, start) or read_name(analysis, start, least=_ITEM)
        if reading is None or reading.weight < _ITEM or not is_plain(analysis, start, reading.end):
            return
        yield Span(start, reading.end), reading.weight
        if text[reading.end : reading.end + 1] not in _JOINING:
            return
        start = reading.end + 1


def find_recurring(analysis: Analysis, taken: Container[int]) -> Iterator[Span]:
    """A name without any sign that reads well wherever it stands, and stands more than once."""
    found: dict[str, list[Span]] = defaultdict(list)
    for start in _alike(analysis.text, [start for start in analysis.word_surnames if start not in taken]):
        reading = read_name(analysis, start, least=_RECURRING)
        usual = reading is not None and reading.end - start == _USUAL_LENGTH and is_plain(analysis, start, reading.end)
        if reading and reading.weight >= _RECURRING and usual:
            found[analysis.text[start : reading.end]].append(Span(start, reading.end))
    for spans in found.values():
        if len(spans) > 1:
            yield from spans


def may_start(analysis: Analysis, start: int) -> bool:
    """A name starts where a word starts, not inside one (社区马主任, not 区马主)."""
    return start == 0 or analysis.text[start - 1] in PUNCTUATION or analysis.starts_token(start)


def _alike(text: str, starts: list[int]) -> list[int]:
    """Those from which on the same characters stand, as many as a name has, as from another."""
    names = [text[start : start + _USUAL_LENGTH] for start in starts]
    times = Counter(names)
    return [start for start, name in zip(starts, names, strict=True) if times[name] > 1]


def without_posts(analysis: Analysis, called: Iterable[Mention], sure: Iterable[Mention]) -> list[Mention]:
    """Those by surname and title (马主任), but for what is the end of a post whose holder follows: 支|局长沈清禾."""
    found, named = [*called], {person.span.start for person in sure}
    posts = {one.name for one in found if _ends_post(analysis, one, named)}
    return [one for one in found if one.name not in posts]


def _ends_post(analysis: Analysis, called: Mention, named: Container[int]) -> bool:
    text, start, end = analysis.text, called.span.start, called.span.end
    follows = end in named or (text[end : end + 1] in (" ", "\u3000") and end + 1 in named)
    return follows and start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff"
