"""What one page tells of a person: posts, bodies, units, company, and the rare words of its sentences.

A profile is made of one page alone.  Profiles of one name are compared
(`kg.linking.joining`) to see who is one person in several pages.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from kg.extraction.discourse.short_forms import fold_name
from kg.extraction.text.segmenter import Segmenter
from kg.knowledge.lexicon import load_lexicon
from kg.knowledge.rarity import word_bits
from kg.linking.identity import Key
from kg.linking.setting import Chain, Setting, headed_country
from kg.linking.spans import within
from kg.model import HOLDINGS, EntityType, Mention, Predicate, Relation, Span

_STOP = re.compile(r"[。！？；\n]")
_BREAK = re.compile(r"[，,。！？；：:\s“”（）()]")
_GLOSS = re.compile(r"（([^\W\da-zA-Z_]{1,12})）")
_BEFORE = 60  # characters before a name in which its posts stand
_AROUND = 120  # characters of a sentence on either side of a name that are about it
_TELLING = 5.5  # bits; what more than one or two articles of a hundred have tells nothing
_ROLL = 12  # people beside one, from which on a sentence is a roll of names and tells nothing else
_GRAMMAR = ("d", "c", "p", "r", "u", "m", "q", "t", "f", "ns", "nt")
_RANK = "(?<!副)(总统|首相|国王|女王|总理)"
_RANK_BEFORE, _RANK_AFTER = re.compile(_RANK + "$"), re.compile(_RANK)
_FORMER = re.compile(r"^(?:原|时任|现任|前|代理?|新任|候任|当选)+")


def traits_of(chain: Chain, setting: Setting, key_of: Callable[[Mention], Key]) -> tuple[str, ...]:
    """What the article tells of a person, as words of the form ``kind:value``, sorted."""
    if chain[0].type is not EntityType.PERSON:
        return ()
    found = set[str]()
    mentions = set(chain)
    for relation in setting.told(chain):
        if relation.subject in mentions and isinstance(relation.object, Mention):
            found.update(_said(relation, key_of))
    for mention in chain:
        found.update(_written(mention, setting, key_of))
    return tuple(sorted(found))


def _said(relation: Relation, key_of: Callable[[Mention], Key]) -> Iterator[str]:
    if not isinstance(relation.object, Mention):
        return
    body = _body(relation.object, key_of)
    if relation.predicate in HOLDINGS:
        yield f"post:{body}|{plain_title(relation.qualifier)}"
    if relation.predicate in (*HOLDINGS, Predicate.AFFILIATED_WITH, Predicate.RESIDENT_OF):
        yield f"of:{body}"


def plain_title(title: str) -> str:
    """The title without what says when it is held.

    >>> plain_title("原副区长"), plain_title("前首相")
    ('副区长', '首相')
    """
    return _FORMER.sub("", title) or title


def _body(mention: Mention, key_of: Callable[[Mention], Key]) -> str:
    key = key_of(mention)
    return "/".join(key) if key else f"name/{fold_name(mention.name)}"


def _written(person: Mention, setting: Setting, key_of: Callable[[Mention], Key]) -> Iterator[str]:
    """What stands around one mention."""
    text, start, end = setting.article.text, person.span.start, person.span.end
    mentions = setting.extraction.mentions
    phrase = _phrase_start(text, start)
    for other in within(mentions, phrase, start):
        if other.type in (EntityType.ORGANIZATION, EntityType.ADMINISTRATIVE_UNIT):
            yield f"of:{_body(other, key_of)}"
    if rank := _RANK_BEFORE.search(text[phrase:start]) or _RANK_AFTER.match(text, end):
        yield f"rank:{rank[1]}"
    if country := headed_country(text, start):
        yield f"of:country/{country}"
    lexicon = load_lexicon()
    title = lexicon.name_anchors.longest_ending(text, start) or ""
    for _, country in lexicon.countries.find(text[phrase:start]):
        yield f"of:country/{country}"
        yield from [f"post:country/{country}|{title}"] if len(title) > 1 else []
    yield from (f"role:{word}" for word in _rare_words(text[phrase:start], phrase, setting.is_named, 3.0))
    if gloss := _GLOSS.match(text, end):
        yield from _glossed(gloss[1], setting)
    sentence = _sentence(text, start, end)
    inside = within(mentions, sentence.start, sentence.end)
    company = [other for other in inside if other.type is EntityType.PERSON and other.name != person.name]
    yield from (f"with:{fold_name(other.name)}" for other in company if len(other.name) > 1)
    if len(company) > _ROLL:
        return
    yield from (f"near:{_body(m, key_of)}" for m in inside if m.type is EntityType.ADMINISTRATIVE_UNIT)
    words = _rare_words(sentence.cut(text), sentence.start, setting.is_named, _TELLING)
    yield from (f"word:{word}" for word in words)


def _glossed(gloss: str, setting: Setting) -> Iterator[str]:
    """王某（河南）, 王某（解放军）: the unit or body that tells one of two namesakes."""
    if code := setting.resolver.plain(gloss):
        yield f"gloss:unit/{code}"
        yield f"of:unit/{code}"
    elif gloss not in "女男" and not gloss.endswith("族"):
        yield f"of:name/{gloss}"


def _phrase_start(text: str, start: int) -> int:
    """Where the words that lead up to a name begin: its posts."""
    low = max(0, start - _BEFORE)
    breaks = [found.end() for found in _BREAK.finditer(text, low, start)]
    return breaks[-1] if breaks else low


def _sentence(text: str, start: int, end: int) -> Span:
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = [found.end() for found in _STOP.finditer(text, low, start)]
    after = _STOP.search(text, end, high)
    return Span(before[-1] if before else low, after.start() if after else high)


@cache
def _segmenter() -> Segmenter:
    return Segmenter()


def _rare_words(text: str, offset: int, is_named: Callable[[int], bool], least: float) -> Iterator[str]:
    """Words of at least so many bits that no name covers."""
    segmenter = _segmenter()
    for token in segmenter.tokens(text):
        at = offset + token.start
        if len(token.text) < 2 or token.tag.startswith(_GRAMMAR) or is_named(at):
            continue
        if segmenter.frequency(token.text) and word_bits(token.text) >= least:
            yield token.text
