"""What reads as a person's name and is a word: 张罗, 安然无恙, 葫芦丝."""

from collections.abc import Iterable

from kg.extraction.analysis import Analysis
from kg.model import EntityType, Mention

_USUAL = 20  # times in the dictionary's corpus from which on two characters are a word before they are a name
# Rules that see a sign of a person that no word has: a signature, a list of names, a surname with a form of address.
_SURE = frozenset("person-byline person-list person-surname person-familiar person-foreign person-masked".split())
_NAME = 3  # characters of a name that the dictionary may have cut wrongly
_IDIOMS = ("i", "l")
_REPORTERS = ("记者", "通讯员", "实习生")


def without_words(analysis: Analysis, people: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions less those of people whose names are words, or parts of one, wherever the text has them."""
    people = tuple(people)
    named = [one for one in people if one.type is EntityType.PERSON]
    told = {one.name for one in named if one.rule in _SURE or _has_post(analysis, one)}
    words = {one.name for one in named if one.name not in told and _is_word(analysis, one)}
    return tuple(one for one in people if one.type is not EntityType.PERSON or one.name not in words)


def _has_post(analysis: Analysis, person: Mention) -> bool:
    """副区长|解放: a post stands right before; 老人|安然, 老师|马屁: a noun for people is none."""
    text, at, lexicon = analysis.text, person.span.start, analysis.lexicon
    at -= text[at - 1 : at] in (" ", "　")
    title = lexicon.titles.longest_ending(text, at)
    if title is None:
        return text.endswith(_REPORTERS, 0, at)
    return len(title) > 1 and lexicon.titles[title][:1] != ("neutral",)


def _is_word(analysis: Analysis, person: Mention) -> bool:
    return _ends_else(analysis, person) or _in_dictionary(analysis, person)


def _ends_else(analysis: Analysis, person: Mention) -> bool:
    """阿姨|们, 钟秀街|道, 区妇联: what is many, or a unit's or body's name."""
    text, end, lexicon = analysis.text, person.span.end, analysis.lexicon
    body = lexicon.org_suffixes.longest_ending(text, end, person.span.start)
    return text.startswith("们", end) or text.startswith("街道", end - 1) or len(body or "") > 1


def _in_dictionary(analysis: Analysis, person: Mention) -> bool:
    token, frequency = analysis.token_at(person.span.start), analysis.segmenter.frequency
    name, at = person.name, person.span.start
    if len(token.text) > len(name) and (token.tag[:1] in _IDIOMS or len(token.text) > _NAME):
        return True  # 左|顾右盼, 安居乐|业
    idiom = analysis.text[at : at + 4]
    if len(name) == 2 and frequency(idiom) and analysis.segmenter.tag(idiom)[:1] in _IDIOMS:
        return True
    if person.rule == "tagger-person" and frequency(name) and analysis.segmenter.tag(name) == "n":
        return True
    return len(name) == 2 and frequency(name) > _USUAL
