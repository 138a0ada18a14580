"""Kin that a verb or a noun of two tells: 周全是沈清禾的表弟, 周远、周航兄弟俩, 两人是夫妻, 他的妻子叫沈清禾."""

import re
from collections.abc import Iterator

from kg.extraction.discourse.scene import PERSON, Scene
from kg.model import Mention
from kg.patterns import late

Kin = tuple[Mention, Mention, str]
"""Somebody, a relative, and what the relative is to them."""
_BOTH = late(
    r"(?:（[^（）]{1,8}）)?(?:等[一二两三四五六七八九十\d]{1,3}对[^\W\da-zA-Z_]{0,4}?)?(?:[两二])?"
    r"(?P<pair>老两口|兄弟|姐妹|兄妹|姐弟|夫妇|夫妻|父子|父女|母子|母女|婆媳|哥|姐)(?P<two>[俩两二]个?)?"
)
COUPLE = "夫妻"
"""What two are to each other of whom nothing says who is whose husband."""
# What the second of two is to the first.
_SECOND = {
    "兄弟": "兄弟",
    "哥": "兄弟",
    "姐妹": "姐妹",
    "姐": "姐妹",
    "兄妹": "妹妹",
    "姐弟": "弟弟",
    "夫妇": COUPLE,
    "夫妻": COUPLE,
    "老两口": COUPLE,
    "父子": "儿子",
    "父女": "女儿",
    "母子": "儿子",
    "母女": "女儿",
    "婆媳": "儿媳",
}
_PAIRS = "|".join(pair for pair in _SECOND if len(pair) > 1)
# 周远山和沈清禾|是一对夫妻, |结为夫妻, |于2019年结婚
_ARE = late(
    rf"(?:[两二]人|都|曾|早已|也)?(?:是|系)(?:一对)?(?:[^，。；、：]{{0,8}}的)?亲?(?P<cousin>[堂表]?)(?:双胞胎)?(?P<pair>{_PAIRS})(?:关系)?(?=[，。；,;！\n]|$)"
    r"|[^，。；的不反要劝]{0,8}(?P<wed>结为(?:夫妻|夫妇|伉俪)|喜结连理|结婚|步入婚姻|成了?亲|领了?(?:结婚)?证|拜堂|完婚)"
    # 甲和乙。|夫妻俩照料瘫痪的母亲多年
    rf"|[。，](?:(?P<two>{_PAIRS})(?:[俩两二]个?|[两二]人)|(?P<couple>夫妻|夫妇|[小老]?两口子?|[父母][子女]|婆媳)(?![店档关宫房议]))"
)
_BEFORE = late(rf"(?:双胞胎(?P<pair>{_PAIRS})|(?P<two>{_PAIRS})(?:[俩两二]个?|[两二]人|[档兵])?)$")
# Between two who are told of together: 村民周远|和邻村姑娘|沈清禾; （81岁）、; |与被告|.
_TOGETHER = late(r"(?:（[^（）]{1,8}）)?(?:[、和与跟同]|以及)[^，。；、和与跟同：的]{0,6}")
_WEDS = late(r"(?:嫁给了?|嫁与|迎娶了?|娶了?)(?:[^，。；、]{1,8}的)?")
_IS_CALLED = re.compile(r"(?:(?:就|正)?是|叫做?|名叫|名为)$")
_HAS = late(
    r"(?:只?有|育有)(?:一[个名位双]|[两二三]个)?(?P<term>女儿|儿子|孙女|孙子|弟弟|妹妹|哥哥|姐姐)[，,]?(?:名叫|叫|取名)"
)
_CALLED = late(r"(?:老人|大爷|奶奶|爷爷|阿姨|烈士|同志|老师|先生|女士|夫妇)$")
_AS = ("作为", "身为")
_JOINS = frozenset("（、和与跟同以")  # what follows the first of two who are told of together
_BESIDE = 12  # characters between two who are told of together
_FAR = 40  # characters from the owner to such a term
_IS_HIS = re.compile(r"(?:不是别人[，,])?(?:正|也|就|便|恰恰)?是[他她]的?")
_IS = ("是", "也是", "正是", "就是", "都是")
_ENDS = "，。；,;"
# 周可心|——|周丽霞的侄女; 周晚晴|，正是|周天赐在读大三的女儿
_APPOSED = late(r"(?:——|[，,（])(?:(?:正|就|恰|便|也)?是)?$")
_OF = late(r"的(?:[^，。；、的\n]{1,8}的)?|[在上][读念]?[^，。；、的\n]{1,5}的")
_STOPS = frozenset(("，", "。", "；", "、", "！", "）", "—", ",", ";", "”", "\n", ""))


def find_told(scene: Scene) -> Iterator[Kin]:
    """By what is told of two that are named."""
    for person in scene.of_type(PERSON):
        yield from _told(scene, person)
        yield from _apposed(scene, person)
        yield from _told_by_pronoun(scene, person)
        yield from _both(scene, person)
        yield from _wed(scene, person)
        yield from _called_so(scene, person)


def _both(scene: Scene, second: Mention) -> Iterator[Kin]:
    """周远、周航兄弟俩; 周远和沈清禾夫妇; 周远和沈清禾是夫妻; 夫妻俩周远和沈清禾."""
    first = _beside(scene, second)
    if first is None:
        return
    pair = _BOTH.match(scene.text, second.span.end)
    if pair is not None and (len(pair["pair"]) > 1 or pair["two"]):
        yield first, second, _SECOND[pair["pair"]]
    elif (are := _ARE.match(scene.text, second.span.end)) is not None:
        yield first, second, (are["cousin"] or "") + _SECOND.get(are["pair"] or are["two"] or are["couple"], COUPLE)
    elif (before := _BEFORE.search(scene.text, max(0, first.span.start - 7), first.span.start)) is not None:
        yield first, second, _SECOND[before["pair"] or before["two"]]


def _beside(scene: Scene, second: Mention) -> Mention | None:
    """Who is told of together with somebody, where they are two: 周远和沈清禾, 原告周远与被告沈清禾."""
    first = scene.before(second.span.start, PERSON)
    if (
        first is None
        or scene.text[first.span.end] not in _JOINS
        or second.span.start - first.span.end > _BESIDE
        or first.name == second.name
    ):
        return None
    if scene.list_starts[first.span.start] != first.span.start:
        return None  # 甲、乙和丙
    return first if _TOGETHER.fullmatch(scene.text, first.span.end, second.span.start) else None


def _told(scene: Scene, owner: Mention) -> Iterator[Kin]:
    """周全是沈清禾的表弟, 是周远和沈清禾的儿子: the last person before the verb; 作为沈清禾的表弟，周全…."""
    at = owner.span.end
    term = scene.analysis.lexicon.kin_terms.longest_at(scene.text, at + 1) if scene.text[at : at + 1] == "的" else None
    if term is None:
        return
    start, end = scene.list_starts[owner.span.start], at + 1 + len(term)
    before = scene.text[max(0, start - 2) : start]
    relative = None
    if before in _AS and scene.text[end : end + 1] in ("，", ","):
        relative = scene.starting(end + 1)
    elif before.endswith(_IS) and scene.starting(end) is None:
        relative = subject_before(scene, start)
    if relative is not None and relative.type is PERSON:
        for one in scene.within(start, at, PERSON):
            if relative.name != one.name:
                yield one, relative, term


def _apposed(scene: Scene, owner: Mention) -> Iterator[Kin]:
    """第一个上台的是周可心——周丽霞的侄女; 周果果，周大水的孙女。"""
    of = _OF.match(scene.text, owner.span.end)
    term = scene.analysis.lexicon.kin_terms.longest_at(scene.text, of.end()) if of else None
    if of is None or term is None or scene.text[of.end() + len(term) : of.end() + len(term) + 1] not in _STOPS:
        return
    start = owner.span.start
    before = _APPOSED.search(scene.text, max(0, start - 4), start)
    relative = scene.by_end.get(before.start()) if before else None
    if relative is not None and relative.type is PERSON and relative.name != owner.name:
        yield owner, relative, term


def _told_by_pronoun(scene: Scene, relative: Mention) -> Iterator[Kin]:
    """周全是他的表弟: whoever was named before."""
    told = _IS_HIS.match(scene.text, relative.span.end)
    term = scene.analysis.lexicon.kin_terms.longest_at(scene.text, told.end()) if told else None
    owner = scene.before(relative.span.start, PERSON)
    if told is None or term is None or owner is None:
        return
    if scene.text[told.end() + len(term) : told.end() + len(term) + 1] not in _ENDS:
        return
    if owner.name != relative.name and scene.text.rfind("\n", owner.span.end, relative.span.start) < 0:
        yield owner, relative, term


def _wed(scene: Scene, bride: Mention) -> Iterator[Kin]:
    """沈清禾嫁给了|周远山; 周远山有一个女儿，名叫|沈清禾."""
    end = bride.span.end
    weds, has = _WEDS.match(scene.text, end), _HAS.match(scene.text, end)
    told = weds or has
    other = scene.starting(told.end()) if told else None
    if other is not None and other.type is PERSON and other.name != bride.name:
        yield bride, other, has["term"] if has else "丈夫" if weds and weds.group()[0] == "嫁" else "妻子"


def _called_so(scene: Scene, relative: Mention) -> Iterator[Kin]:
    """周航的父亲是|周远山; 他的妻子叫|沈清禾."""
    start = relative.span.start
    told = _IS_CALLED.search(scene.text, max(0, start - 3), start)
    if told is None or scene.text[relative.span.end : relative.span.end + 1] in ("的", "、", "和"):
        return
    term = scene.analysis.lexicon.kin_terms.longest_ending(scene.text, told.start())
    owner = named_owner(scene, told.start() - len(term)) if term is not None else None
    if term is not None and owner is not None and owner.name != relative.name:
        yield owner, relative, term


def named_owner(scene: Scene, end: int) -> Mention | None:
    """Whose kin it is by what stands before the term: 沈清禾的, 沈清禾老人的, 他的, 我."""
    if scene.text[end - 1 : end] in ("的", "和", "与"):
        end -= 1
    if scene.text[end - 1 : end] in ("我", "俺"):
        return _speaker(scene, end)
    if scene.text[end - 1 : end] in ("他", "她", "其"):
        return scene.before(end, PERSON)
    called = _CALLED.search(scene.text, max(0, end - 2), end)
    owner = scene.by_end.get(end) or (scene.by_end.get(called.start()) if called else None)
    return owner if owner and owner.type is PERSON else None


def subject_before(scene: Scene, end: int) -> Mention | None:
    """The last person that the sentence names before, not far off and on the same side of quotation marks."""
    owner, sentence = scene.before(end, PERSON), scene.analysis.sentence_of(end)
    if owner is None or owner.span.start < sentence.start or end - owner.span.end > _FAR:
        return None
    return owner if scene.quotation_at(end) == scene.quotation_at(owner.span.start) else None


def _speaker(scene: Scene, at: int) -> Mention | None:
    """Who says the quotation around an offset: the first person named after it, in the same paragraph."""
    quotation = scene.quotation_at(at)
    if quotation is None:
        return None
    stop = scene.text.find("\n", quotation.end)
    people = scene.within(quotation.end, stop if stop >= 0 else len(scene.text), PERSON)
    return next((person for person in people if not scene.is_quoted(person.span.start)), None)
