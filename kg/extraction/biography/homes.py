"""Homes that a verb tells of: 家住某小区的沈清禾, 周远山夫妇一直住在某村, 周远山在某社区住了三十年."""

import re
from collections.abc import Iterator

from kg.extraction.discourse.scene import PERSON, PLACE, UNIT, Scene
from kg.extraction.text.matching import Rare
from kg.model import Mention
from kg.patterns import late

_CALLED = r"(?:老师|大爷|大妈|奶奶|爷爷|阿姨|师傅|老人|大娘|大伯|先生|女士)"
_FAMILY = r"(?:老伴|妻子|丈夫|爱人|家人|[儿孙]子|[孙女]女|女儿|父母|母亲|父亲)"
_SINCE = (
    r"(?:前后脚|先后|双双|相继|一起|一同|一直|目前|现在?|独自|世代|长期|至今|如今|常年|多年来?|从小|自幼|也|都|就|已经?|去年|今年|\d{4}年"
    r"|从[^，。；]{1,5}(?=搬|迁|住))"
)
_DWELLS = r"家[住在]|住在|(?:居住|租住|独居|居)[在于]|定居[在于]?|现居"
_LIVES = re.compile(rf"(?:{_DWELLS}|(?<![居入暂])住)$")
_LIVES_AFTER = re.compile(
    rf"{_CALLED}?(?:夫妇|夫妻|[一两]家|老?两口)?(?:[和与]{_FAMILY})?(?:[，,]?(?:今年|现年)?[\d一二三四五六七八九十]{{2,3}}岁)?[，,]?{_SINCE}*"
    rf"(?:(?:一家|全家)?(?:{_DWELLS}|住进?|落户|生活在|(?:前后脚|先后|相继|刚刚?)?搬[进到入至]|迁[入到至]|入住)|的?家就?在)了?(?:辖区的)?"
)
_STAYS = re.compile(rf"{_CALLED}?(?:夫妇|一家)?[，,]?{_SINCE}*在")
_STAYED = late(
    r"(?:已经?|一)?(?:[\d一二三四五六七八九十几多]+年)?(?:居住|住|生活)(?:了|至今|已|到|多年|[\d一二三四五六七八九十几])"
)
# 沈清禾今年八十岁，当过兵，|现住在; 丈夫周远山是电工，|两口子住在
_DWELL_LATER = Rare.of(
    r"[，,](?:(?P<all>[同都]|两口子|[夫妻妇]{2}俩?|一家(?:人|[三四五六]口)?|全家|(?:兄弟|姐妹|母女|母子|父子|父女)俩)都?)?"
    r"(?:现[在今]?|如今|目前|至今|一直|也|就|仍|还)*(?:家?住在?|定居在?)(?:了?辖区的)?",
    "住|定居",
)
_DWELT = re.compile(r"(?:居住|住|生活)了(?:大?半辈子|一辈子|近?[\d一二三四五六七八九十几多]+年)的$")
_DWELT_BACK = 12  # characters of 住了三十年的
_FAMILY_OF = 6  # people of a sentence of whom 一家 tells
# What such a phrase begins with; most that follows a name does not.
_HEADS = frozenset(
    "，,家住居租独定现落搬迁入生的前先双相刚一老大奶爷阿师女夫两和与目至如长常多从自也都就已去今世在全0123456789"
)
_LISTED = frozenset("、和与及")
_ENDS = frozenset("住在于居定")  # how what stands before a home ends
_NEAR = 150  # characters of a sentence from a name in which its home is named
_FELLOWS = 3  # of whom a home is told with somebody
_FEW = 24  # characters from 在 to the end of a home


def lived_in(scene: Scene, person: Mention) -> Mention | None:
    """家住某小区的沈清禾."""
    clause, end = scene.analysis.clause_of(person.span.start), person.span.start
    if (dwelt := _DWELT.search(scene.text, max(clause.start, end - _DWELT_BACK), end)) is not None:
        home = scene.by_end.get(dwelt.start())
        is_in = home is not None and scene.text[scene.chain_start(home) - 1] == "在" and home.type in (PLACE, UNIT)
        return home if is_in else None  # 在某巷|住了三十年的|周远山
    for home in reversed(scene.within(max(clause.start, end - _NEAR), end, PLACE, UNIT)):
        start = scene.chain_start(home)
        if scene.text[start - 1 : start] in _ENDS and _LIVES.search(scene.text[max(0, start - 5) : start]):
            return home if end - home.span.end <= 8 else None
    return None


def lives_in(scene: Scene, person: Mention) -> Mention | None:
    """周桂芝住在某小区6号楼."""
    end = _fellows_end(scene, person)
    if scene.text[end : end + 1] not in _HEADS:
        return None
    lives = _LIVES_AFTER.match(scene.text, end)
    if lives is None:
        return _stays_in(scene, end)
    homes = scene.within(lives.end(), scene.analysis.clause_of(lives.end() - 1).end, PLACE, UNIT)
    chain = [home for home in homes if scene.chain_start(home) == lives.end()]
    return _within(scene, chain[-1]) if chain else None


def _within(scene: Scene, home: Mention) -> Mention:
    """某街道|的某宿舍: the estate that a street's name leads to."""
    inner = scene.starting(home.span.end + 1) if scene.text.startswith("的", home.span.end) else None
    return inner if inner is not None and inner.type is PLACE else home


def dwells_later(scene: Scene, person: Mention) -> Mention | None:
    """周远山今年八十岁，当过兵，现住在|某村; 沈清禾和丈夫周远山都是教师，两口子住在|某小区."""
    return scene.once("dwellers", lambda: dict(_dwellers(scene))).get(person)


def _dwellers(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """Who lives where by a clause without a name, which tells of the sentence's first, or of all that it names."""
    for told in _DWELL_LATER.finditer(scene.text):
        sentence = scene.analysis.sentence_of(told.start())
        if told.start() - sentence.start > _NEAR:
            continue
        homes = scene.within(told.end(), told.end() + _FEW, PLACE, UNIT)
        chain = [home for home in homes if scene.chain_start(home) == told.end()]
        people = scene.within(sentence.start, told.start(), PERSON)
        quotations = {scene.quotation_at(at) for at in (told.start(), *(one.span.start for one in people))}
        if not chain or not people or len(quotations) > 1:
            continue
        is_alone = len(people) == 1 and _opens(scene, people[0], sentence.start)
        if is_alone or (told["all"] and 1 < len(people) <= _FAMILY_OF):
            yield from ((person, _within(scene, chain[-1])) for person in people)


def _opens(scene: Scene, person: Mention, start: int) -> bool:
    """The sentence tells of the person, and of none of theirs: not 周远山的母亲."""
    return "，" not in scene.text[start : person.span.start] and not scene.text.startswith("的", person.span.end)


def _fellows_end(scene: Scene, person: Mention) -> int:
    """Where those end who move in together: 沈清禾和周远山|搬进某小区."""
    end = person.span.end
    for _ in range(_FELLOWS):
        fellow = scene.starting(end + 1) if scene.text[end : end + 1] in _LISTED else None
        if fellow is None or fellow.type is not PERSON:
            break
        end = fellow.span.end
    return end


def _stays_in(scene: Scene, end: int) -> Mention | None:
    """周远山在某社区|住了三十年."""
    stays = _STAYS.match(scene.text, end)
    homes = scene.within(stays.end(), stays.end() + _FEW, PLACE, UNIT) if stays else ()
    stayed = (home for home in homes if _STAYED.match(scene.text, home.span.end))
    home = next(stayed, None)
    return home if home is not None and stays is not None and scene.chain_start(home) == stays.end() else None
