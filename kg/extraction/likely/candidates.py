"""What the learned tagger adds to the rules: names that the rules did not see and that are safe to take.

The rules say how they know; the tagger only fills gaps, and only where it was
measured to be right on the genre (docs/tagger.md): people of whom it is sure,
and organizations that an article names more than once.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.likely.refused import is_no_name
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.matching import every_place
from kg.extraction.text.stems import is_common, is_kind_only
from kg.knowledge.divisions import Divisions
from kg.model import EntityType, Mention, Span
from kg.patterns import late

if TYPE_CHECKING:
    from kg.extraction.tagger.tagger import TaggedSpan

_SURE = 0.95
_SURE_PERSON = 0.65
_SURE_END = 0.99
# The rules that read a name's end from its characters, not from a mark or title after it.
_GUESSED_ENDS = frozenset({"person-after-title", "person-subject", "person-repeated"})
_LIKELY = 0.6  # enough for a name that a title, a role or a kin term stands right before
_EVEN = 0.5  # below it, more names are wrong than right
_OF_FAMILY = late("家庭|夫妇|夫妻|两口子|有(?:[一两二三四五几]个)?(?:孩子|儿子|女儿|孙子|孙女|[兄姐]弟|[兄姐弟]?妹)")
# Of three characters and fewer, most that the rules pass over are no names: 人大, 党组织.
_SHORTEST_BODY = 4
# A thought or theory named after a person names the person only as a part of it: …新时代…思想.
_THEORY = re.compile(r"新时代|思想|主义|理论")
_ISMS = ("主义", "列宁主义")  # 马克思|列宁主义
_IN_PICTURE = re.compile(r"[左右上下][一二三四五六图]|[前后]排")  # 周远山（左二）
_THOUGHT = re.compile(r"毛泽东思想|邓小平理论|习近平(?:新时代中国特色|[^\W\da-zA-Z_]{2,4}思想)")


def is_doctrine(analysis: Analysis, mention: Mention) -> bool:
    """马克思主义 names no person, nor does 毛泽东思想; 思想 after another name may begin a phrase of its own."""
    if mention.type is not EntityType.PERSON:
        return False
    return analysis.text.startswith(_ISMS, mention.span.end) or bool(_THOUGHT.match(analysis.text, mention.span.start))


def with_sure_ends(
    analysis: Analysis, people: Iterable[Mention], tagged: Iterable["TaggedSpan"]
) -> tuple[Mention, ...]:
    """The people, each that ends elsewhere than the tagger is sure of (穆罕默|德, 王凯陪|同) ended as it says."""
    ends = {one.span.start: one for one in tagged if one.type is EntityType.PERSON and one.confidence >= _SURE}
    people = tuple(person for person in people if person.name not in analysis.lexicon.countries)
    guessed = [person for person in people if person.rule in _GUESSED_ENDS and person.span.start in ends]
    surer = [(person.name, ends[person.span.start]) for person in guessed]
    names = {name: one.span.cut(analysis.text) for name, one in surer if _is_sure_end(analysis, name, one)}
    return tuple(_named(analysis, person, names.get(person.name, person.name)) for person in people)


def _is_sure_end(analysis: Analysis, name: str, one: "TaggedSpan") -> bool:
    """Not within a verb (苏静朗|诵), nor short of a mark (周远|山、), and surer of more than of less (张伟|用讲解)."""
    if len(one.span) < len(name) and analysis.text[one.span.start + len(name) :][:1] in PUNCTUATION:
        return False
    end, least = one.span.end, _SURE if len(one.span) < len(name) else _SURE_END
    within = not analysis.starts_token(end) and analysis.token_at(end).tag.startswith("v")
    over = len(one.span) > len(name) and analysis.text[end - 1] == "未"  # 何青|未|参加
    return one.confidence >= least and not within and not over


def _named(analysis: Analysis, person: Mention, name: str) -> Mention:
    start = person.span.start
    if name == person.name or person.rule not in _GUESSED_ENDS or not analysis.text.startswith(name, start):
        return person
    return replace(person, span=Span(start, start + len(name)), name=name)


def learned_mentions(
    analysis: Analysis, divisions: Divisions, tagged: Iterable["TaggedSpan"], known: Iterable[Mention]
) -> tuple[Mention, ...]:
    """The mentions of people and organizations that the tagger adds, ascending, overlapping none that are ``known``.

    The rule is ``tagger-person`` or ``tagger-organization``, the confidence the
    tagger's own.  A name that is taken once is taken wherever it stands.  Without
    a tagger (nothing ``tagged``) there are none.
    """
    named = [(one, one.span.cut(analysis.text)) for one in tagged if one.type is not EntityType.PLACE]
    times = Counter((one.type, name) for one, name in named)
    taken = {offset for mention in known for offset in range(mention.span.start, mention.span.end)}
    free = {name for name in {name for _, name in named} if _stands_free(analysis.text, name, taken)}
    left = [(one, name) for one, name in named if name in free]
    safe = [(one, name) for one, name in left if _is_safe(analysis, divisions, one, name, times[one.type, name])]
    if not safe:
        return ()
    places = _places(analysis.text, {name for _, name in safe})
    found: dict[Span, Mention] = {}
    for one, name in sorted(safe, key=lambda one: (-one[0].confidence, one[0].span)):
        for start in places.pop(name, ()):
            offsets = range(start, start + len(name))
            if taken.isdisjoint(offsets):
                taken.update(offsets)
                span = Span(start, offsets.stop)
                found[span] = _mention(analysis, span, one)
    return tuple(sorted(found.values()))


def every_name(analysis: Analysis, tagged: Iterable["TaggedSpan"], named: Iterable[Mention]) -> tuple[Mention, ...]:
    """The other names that the tagger finds, ascending: those that meet none of the ``named``, or hold them whole.

    Countries and cities that the text only mentions are among them; the rule is
    ``tagger-place`` and the like, and more of them are wrong.
    """
    around = {offset: mention.span for mention in named for offset in range(mention.span.start, mention.span.end)}
    found = []
    for one in tagged:
        met = {around[offset] for offset in range(one.span.start, one.span.end) if offset in around}
        if one.confidence >= _EVEN and one.span not in met and all(span in one.span for span in met):
            found.append(_mention(analysis, one.span, one))
    return tuple(found)


def _is_safe(analysis: Analysis, divisions: Divisions, one: "TaggedSpan", name: str, times: int) -> bool:
    if one.type is EntityType.PERSON:
        if one.confidence < _EVEN or one.confidence < _least(analysis, one, times):
            return False
        is_word = name in analysis.lexicon.countries or _IN_PICTURE.fullmatch(name) is not None
        return not is_word and not _THEORY.match(analysis.text, one.span.end)
    if one.confidence < _SURE or times < 2 or len(name) < _SHORTEST_BODY or name.startswith("新时代"):
        return False
    if is_common(analysis.segmenter, divisions, name) or is_kind_only(name):
        return False  # 社区医院, 新能源汽车
    return not is_no_name(analysis, one.span.start, one.span.end)


def _least(analysis: Analysis, one: "TaggedSpan", times: int) -> float:
    """The confidence that is enough: less where the text itself speaks for a person (她的爱人杭天, 副主任梁柱).

    Within a word, before a form of address, where the rules have looked and found none, and without a surname
    (旧貌|焕新), it is much.
    """
    start, end = one.span.start, one.span.end
    if not analysis.starts_token(end) or analysis.lexicon.called.longest_at(analysis.text, end):
        return _SURE_END
    if analysis.lexicon.surnames.longest_at(analysis.text, start) is None or analysis.text[start] == "暨":
        return _SURE_END
    if _OF_FAMILY.match(analysis.text, end):
        return _EVEN  # 周远山|家庭获表彰, 周远山|有两个孩子
    before = start - analysis.text.endswith("是", 0, start)  # 校长是|沈清禾
    if len(analysis.lexicon.name_anchors.longest_ending(analysis.text, before) or "") > 1:
        return _LIKELY
    if analysis.text[end : end + 1] in ("（", "("):
        return _LIKELY  # 柳松（某协会副主席）
    return _LIKELY if times > 1 else _SURE_PERSON


def _places(text: str, names: Collection[str]) -> dict[str, list[int]]:
    """Where each name stands, ascending, but before a theory's name."""
    places: dict[str, list[int]] = {}
    for start, name in every_place(text, names):
        if not _THEORY.match(text, start + len(name)):
            places.setdefault(name, []).append(start)
    return places


def _stands_free(text: str, name: str, taken: Set[int]) -> bool:
    """It stands somewhere outside of what is taken; most names that the tagger is sure of, the rules know, too."""
    return any(taken.isdisjoint(range(start, start + len(name))) for start, _ in every_place(text, (name,)))


def _mention(analysis: Analysis, span: Span, one: "TaggedSpan") -> Mention:
    return Mention(span, one.type, span.cut(analysis.text), "", f"tagger-{one.type.lower()}", one.confidence)
