"""What reads as a person's name and is a word: 张罗, 安然无恙, 葫芦丝."""

from collections.abc import Iterable

from kg.extraction.people.foreign import parts_of
from kg.extraction.text.analysis import Analysis
from kg.model import EntityType, Mention
from kg.patterns import late

_USUAL = 20  # times in the dictionary's corpus from which on two characters are a word before they are a name
# Rules that see a sign of a person that no word has: a signature, a list of names, a surname with a form of address.
_SURE = frozenset(f"person-{how}" for how in "byline list surname familiar foreign parts masked".split())
_NAME = 3  # characters of a name that the dictionary may have cut wrongly
_COMMON = 1000
_FORM = late(r"[高初][一二三][（(]?[\d一二三四五六七八九十]{1,2}[）)]?班")
_ADVERBS = frozenset("齐才都")
_IDIOMS = ("i", "l")
_LEVELS = "省市区县镇乡村"
_RESIDENTS = ("村民", "居民", "业主")
_REPORTERS = ("记者", "通讯员", "实习生")


def without_words(analysis: Analysis, people: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions less those of people whose names are words, or parts of one, wherever the text has them."""
    people = tuple(people)
    named = [one for one in people if one.type is EntityType.PERSON]
    told = {one.name for one in named if one.rule in _SURE or _has_post(analysis, one)}
    told |= {part for one in named for part in parts_of(one.name)}  # 马克|说, whoever 马克·威尔逊 is
    words = {one.name for one in named if one.name not in told and _is_word(analysis, one)}
    words |= {one.name for one in named if _ends_else(analysis, one)}
    return tuple(one for one in people if one.type is not EntityType.PERSON or one.name not in words)


def _has_post(analysis: Analysis, person: Mention) -> bool:
    """副区长|解放, 儿子|周全: a post or kin term stands right before; 老人|安然: a noun for people is none."""
    text, at, lexicon = analysis.text, person.span.start, analysis.lexicon
    at -= text[at - 1 : at] in (" ", "　")
    title = lexicon.titles.longest_ending(text, at)
    if title is not None:
        return title in _RESIDENTS or (len(title) > 1 and lexicon.titles[title][:1] != ("neutral",))
    kin = lexicon.kin_terms.longest_ending(text, at)
    return len(kin or "") > 1 or text.endswith(_REPORTERS, 0, at)


def _ends_else(analysis: Analysis, person: Mention) -> bool:
    """阿姨|们, 布依族, 钟灵街|道, 区妇联, 妇女儿|童维权, 齐|上阵: what is many, another's, or part of what is said."""
    if person.rule == "tagger-person" and analysis.lexicon.stop_names.get(person.name, ())[:1] == ("function",):
        return True  # 从科长|任上|退下来
    if person.rule in ("tagger-person", "name-model") and _is_padded_word(analysis, person):
        return True
    if person.name[0] in _ADVERBS and len(person.name) == _NAME and _is_verb(analysis, person.name[1:]):
        return True
    text, end, lexicon = analysis.text, person.span.end, analysis.lexicon
    if _FORM.match(text, person.span.start):
        return True  # 高二|（3）班
    body = lexicon.org_suffixes.longest_ending(text, end, person.span.start) or ""
    body = body if person.name[0] in _LEVELS or body == person.name else ""
    token = analysis.token_at(person.span.start)
    cut = len(token.text) > _NAME and (token.start < person.span.start or token.end > end)
    many = text.startswith("们", end) or person.name.endswith("族")
    return cut or many or text.startswith("街道", end - 1) or len(body) > 1


def _is_verb(analysis: Analysis, word: str) -> bool:
    return analysis.segmenter.tag(word)[:1] == "v" or analysis.lexicon.stop_names.get(word, ())[:1] == ("word",)


def _is_padded_word(analysis: Analysis, person: Mention) -> bool:
    """方 法: a word that the layout has set apart; 照|顾奶奶: the end of one that the name's rest goes on from."""
    text, name, segmenter = analysis.text, person.name, analysis.segmenter
    if len(whole := "".join(name.split())) < len(person.span):
        return segmenter.frequency(whole) > _USUAL
    before = text[person.span.start - 1 : person.span.start + 1]
    return segmenter.frequency(before) > _COMMON and name[1:] in analysis.lexicon.address_terms


def _is_word(analysis: Analysis, person: Mention) -> bool:
    """左|顾右盼, 安然|无恙, 葫芦丝, 张罗."""
    name, at, segmenter = person.name, person.span.start, analysis.segmenter
    token, idiom = analysis.token_at(at), analysis.text[at : at + 4]
    if len(token.text) > len(name) and token.tag[:1] in _IDIOMS:
        return True
    if len(name) == 2 and segmenter.frequency(idiom) and segmenter.tag(idiom)[:1] in _IDIOMS:
        return True
    if person.rule == "tagger-person" and segmenter.frequency(name) and segmenter.tag(name) == "n":
        return True
    return len(name) == 2 and segmenter.frequency(name) > _USUAL
