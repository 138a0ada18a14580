"""Whose kin people are: 沈清禾的丈夫周全, 我的舅舅顾远 in a quotation, 周全是沈清禾的表弟, 周远、周航兄弟俩."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extraction.positions import phrase_start
from kg.extraction.scene import ORGANIZATION, PERSON, Scene
from kg.model import Factuality, Mention, Predicate, Relation

# Before a kin term whose owner the sentence has named: ，妻子周全; 拉着|外婆周全; 由|女儿周全代领.
_BEFORE_OWN = frozenset("，,。；;：:、（(“和与由让陪叫着给带跟替靠送随牵搀扶背抱接携为将把是有对向")
# Forms of address that no stranger has before a full name, where somebody goes with, leans on or learns from them.
_ELDERS = frozenset("爷爷 奶奶 外公 外婆 姥姥 姥爷 婆婆 公公 姑姑 舅舅 爸爸 妈妈 哥哥 弟弟 姐姐 妹妹".split())
_PARENTS = frozenset(("爸爸", "妈妈"))
_BESIDE = frozenset("和与由着靠跟随陪给替在是")
# What may stand between: 他|67岁的|妻子, 替|瘫痪的|老伴, 、|上初二的|女儿, 送|双胞胎|儿子.
_ATTRIBUTE = re.compile(
    r"[\d一二三四五六七八九十多]{1,5}岁$|(?:[\d一二三四五六七八九十多]{1,5}岁|瘫痪|患[^，。、的]{1,4}|重病|生病|年幼|年迈|失明|卧床|残疾|[上读念][小初高大幼][^，。、的]{1,3})的$|双胞胎$|两个$"
)
_CHILDREN = frozenset(("儿子", "女儿", "孙子", "孙女", "外孙"))
_BOTH = re.compile(
    r"(?:[两二])?(?P<pair>老两口|兄弟|姐妹|兄妹|姐弟|夫妇|夫妻|父子|父女|母子|母女|婆媳|哥|姐)(?P<two>[俩两二]个?)?"
)
# What the second of two is to the first; who is whose husband is not told.
_SECOND = {
    "兄弟": "兄弟",
    "哥": "兄弟",
    "姐妹": "姐妹",
    "姐": "姐妹",
    "兄妹": "妹妹",
    "姐弟": "弟弟",
    "夫妇": "爱人",
    "夫妻": "爱人",
    "老两口": "老伴",
    "父子": "儿子",
    "父女": "女儿",
    "母子": "儿子",
    "母女": "女儿",
    "婆媳": "儿媳",
}
_PARAGRAPH = 200  # characters of a paragraph in which only one person is named
_FAR = 40  # characters from the owner to such a term
_IS_HIS = re.compile(r"(?:正|也|就)?是[他她]的?")
_IS = ("是", "也是", "正是", "就是", "都是")

_Kin = tuple[Mention, Mention, str]  # somebody, a relative, and what the relative is to them


def find_kin(scene: Scene) -> Iterator[Relation]:
    """kinOf, with what the object is to the subject; each way, for one says the other."""
    for owner, relative, term in (*_named(scene), *_spoken(scene)):
        told = _relation(scene, owner, relative, term)
        yield told
        yield replace(told, subject=relative, object=owner, qualifier=_turned(scene, term))


def _turned(scene: Scene, term: str) -> str:
    """妻子, of whom she calls 丈夫; of a daughter the 父母, for which of them is not told."""
    return scene.analysis.lexicon.kin_terms.get(term, ("", term))[1]


def _named(scene: Scene) -> Iterator[_Kin]:
    """By the term before a relative's name; 父亲周全很高兴，母亲沈清禾…: both are told of the same one."""
    whose: dict[int, Mention] = {}
    for relative in scene.of_type(PERSON):
        if (called := _called(scene, relative, whose)) is not None:
            owner, term = called
            if owner.name != relative.name:
                whose[relative.span.end] = owner
                yield owner, relative, term


def _spoken(scene: Scene) -> Iterator[_Kin]:
    """By what is told of two that are named."""
    for owner in scene.of_type(PERSON):
        yield from _told(scene, owner)
        yield from _told_by_pronoun(scene, owner)
        yield from _both(scene, owner)


def _relation(scene: Scene, owner: Mention, relative: Mention, term: str) -> Relation:
    quoted = Factuality.QUOTED if scene.is_quoted(owner.span.start) else Factuality.STATED
    sentence = scene.analysis.sentence_of(relative.span.start)
    return Relation(owner, Predicate.KIN_OF, relative, sentence, "kin", term, quoted, 0.85)


def _called(scene: Scene, relative: Mention, whose: Mapping[int, Mention]) -> tuple[Mention, str] | None:
    """The owner and the term before a name, or before the name's titles: 她的丈夫、某院医生周全."""
    kin, at = scene.analysis.lexicon.kin_terms, phrase_start(scene, relative)
    body = scene.by_end.get(at)
    at = scene.chain_start(body) if body is not None and body.type is ORGANIZATION else at
    for end in (relative.span.start, at - 1 if scene.text[at - 1 : at] == "、" else -1, _first_child(scene, relative)):
        term = kin.longest_ending(scene.text, end) if end > 0 else None
        if term is not None and (owner := _owner(scene, relative, end - len(term), term, whose)) is not None:
            return owner, term
    return None


def _first_child(scene: Scene, relative: Mention) -> int:
    """Where the list of twins or of two begins in which the name stands: 双胞胎儿子周远、周航; else -1."""
    first = scene.list_starts[relative.span.start]
    term = scene.analysis.lexicon.kin_terms.longest_ending(scene.text, first)
    if first == relative.span.start or term not in _CHILDREN:
        return -1
    return first if scene.text.endswith(("双胞胎", "两个"), 0, first - len(term)) else -1


def _owner(scene: Scene, relative: Mention, end: int, term: str, whose: Mapping[int, Mention]) -> Mention | None:
    attribute = _ATTRIBUTE.search(scene.text, max(0, end - 8), end)
    end = attribute.start() if attribute else end
    owner, before = _named_owner(scene, end), scene.text[end - 1 : end]
    if owner is not None:
        return owner
    if term in _ELDERS and before in _BESIDE and relative.rule != "person-surname":
        return _subject_before(scene, end)
    if term in scene.analysis.lexicon.address_terms and term not in _PARENTS:
        return None  # 爷爷, 大姐: forms of address too
    if scene.text.endswith("孩子的", 0, end):
        return _of_paragraph(scene, relative, end)
    if before not in _BEFORE_OWN and before != "\n":
        return None
    owner = _subject_before(scene, end) or _of_paragraph(scene, relative, end) or _of_headline(scene, relative, end)
    return whose.get(owner.span.end, owner) if owner is not None else None


def _of_paragraph(scene: Scene, relative: Mention, end: int) -> Mention | None:
    """Where a sentence names nobody before 儿子周航: whom the one before names, or alone the paragraph so far."""
    if scene.quotation_at(end) is not None:
        return None
    start = max(scene.text.rfind("\n", 0, end) + 1, end - _PARAGRAPH)
    sentence = scene.analysis.sentence_of(end)
    former = scene.analysis.sentence_of(sentence.start - 1).start if sentence.start > start else start
    for begin in (max(start, former), start):
        people = scene.within(begin, end, PERSON)
        if len({person.name for person in people}) == 1:
            return people[0] if people[0].name != relative.name else None
    return None


def _of_headline(scene: Scene, relative: Mention, end: int) -> Mention | None:
    """The only one whom the headline names, where a paragraph goes on about them: 家里人支持他。老伴周全…"""
    if scene.quotation_at(end) is not None:
        return None
    people = scene.within(0, max(0, scene.text.find("\n")), PERSON)
    return people[0] if len(people) == 1 and people[0].name != relative.name else None


def _named_owner(scene: Scene, end: int) -> Mention | None:
    if scene.text[end - 1 : end] in ("的", "和", "与"):
        end -= 1
    if scene.text[end - 1 : end] in ("我", "俺"):
        return _speaker(scene, end)
    if scene.text[end - 1 : end] in ("他", "她", "其"):
        return scene.before(end, PERSON)
    owner = scene.by_end.get(end)
    return owner if owner and owner.type is PERSON else None


def _subject_before(scene: Scene, end: int) -> Mention | None:
    """The last person that the sentence names before, not far off and on the same side of quotation marks."""
    owner, sentence = scene.before(end, PERSON), scene.analysis.sentence_of(end)
    if owner is None or owner.span.start < sentence.start or end - owner.span.end > _FAR:
        return None
    return owner if scene.quotation_at(end) == scene.quotation_at(owner.span.start) else None


def _both(scene: Scene, second: Mention) -> Iterator[_Kin]:
    """周远、周航兄弟俩; 周远和沈清禾夫妇."""
    pair = _BOTH.match(scene.text, second.span.end)
    first = scene.by_end.get(second.span.start - 1)
    if pair is None or first is None or first.type is not PERSON or (len(pair["pair"]) == 1 and not pair["two"]):
        return
    if scene.list_starts[second.span.start] == first.span.start:
        yield first, second, _SECOND[pair["pair"]]


def _told(scene: Scene, owner: Mention) -> Iterator[_Kin]:
    """周全是沈清禾的表弟: the last person before the verb."""
    at = owner.span.end
    term = scene.analysis.lexicon.kin_terms.longest_at(scene.text, at + 1) if scene.text[at : at + 1] == "的" else None
    before = scene.text[max(0, owner.span.start - 2) : owner.span.start]
    if term is None or not before.endswith(_IS) or scene.starting(at + 1 + len(term)) is not None:
        return
    relative = _subject_before(scene, owner.span.start)
    if relative is not None and relative.name != owner.name:
        yield owner, relative, term


def _told_by_pronoun(scene: Scene, relative: Mention) -> Iterator[_Kin]:
    """周全是他的表弟: whoever was named before."""
    told = _IS_HIS.match(scene.text, relative.span.end)
    term = scene.analysis.lexicon.kin_terms.longest_at(scene.text, told.end()) if told else None
    owner = scene.before(relative.span.start, PERSON)
    if told is None or term is None or owner is None:
        return
    if scene.text[told.end() + len(term) : told.end() + len(term) + 1] not in "，。；,;":
        return
    if owner.name != relative.name and scene.text.rfind("\n", owner.span.end, relative.span.start) < 0:
        yield owner, relative, term


def _speaker(scene: Scene, at: int) -> Mention | None:
    """Who says the quotation around an offset: the first person named after it, in the same paragraph."""
    quotation = scene.quotation_at(at)
    if quotation is None:
        return None
    stop = scene.text.find("\n", quotation.end)
    people = scene.within(quotation.end, stop if stop >= 0 else len(scene.text), PERSON)
    return next((person for person in people if not scene.is_quoted(person.span.start)), None)
