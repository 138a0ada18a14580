"""What the rules know better than LAC: names joined with their endings, chains cut, one name one type."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.knowledge.divisions import Divisions
from kg.knowledge.lexicon import Lexicon

PERSON, PLACE, ORGANIZATION = range(3)
KINDS = {"PER": PERSON, "LOC": PLACE, "ORG": ORGANIZATION}
Word = tuple[str, str]
Named = tuple[str, int | None]
_NO_NAME = re.compile(r"\d|^第.$|(?:时代|征程|精神|思想|二十大|青年|特色|新闻)$")
# 巴尔干地区 is said of any place; 美国政府 is no name in the style of most annotations.
_NO_ENDING = frozenset("地区 政府 国家 部队 军队 企业 集团军 大地 城市 农村 市场 机构 组织 单位".split())


class Corrections:
    """Corrects LAC's words, knowing how it tagged the same words elsewhere."""

    def __init__(self, lexicon: Lexicon, divisions: Divisions, sentences: Iterable[list[Word]]) -> None:
        self._lexicon = lexicon
        self._units = divisions.provinces | divisions.cities | divisions.counties
        self._usual = _usual_tags(sentences)

    def article(self, sentences: Iterable[list[Word]]) -> list[list[Named]]:
        """The sentences of an article as runs of characters with their kind, or None."""
        read = [list(self._named(words)) for words in sentences]
        people = Counter(word for words in read for word, kind in words if kind == PERSON)
        sure = {name for name, count in people.items() if count > 1 and len(name) > 2}
        return [[(word, PERSON if word in sure else kind) for word, kind in words] for words in read]

    def _named(self, words: list[Word]) -> Iterator[Named]:
        at = 0
        while at < len(words):
            word, kind = words[at][0], self._kind(*words[at])
            at += 1
            while kind in (PLACE, ORGANIZATION) and at < len(words):
                joined = self._joined(kind, word, *words[at])
                if joined is None:
                    break
                word, kind = word + words[at][0], joined
                at += 1
            yield from self._parts(word, kind)

    def _kind(self, word: str, tag: str) -> int | None:
        tag = self._usual.get(word, tag)
        kind = KINDS.get(tag)
        if kind is None or _NO_NAME.search(word) or word in self._lexicon.rhetoric:
            return None
        if kind == PERSON and (len(word) == 1 or word in self._lexicon.stop_names):
            return None
        return kind

    def _joined(self, kind: int, word: str, after: str, tag: str) -> int | None:
        """The kind of the two as one name, or None."""
        follows = self._kind(after, tag)
        if follows == ORGANIZATION and after not in self._lexicon.bare_orgs and len(word) > 1:
            return ORGANIZATION
        if tag not in ("n", "nz", "LOC", "ORG") or after in _NO_ENDING or len(after) < 2 or len(word) < 2:
            return None
        if after in self._lexicon.org_suffixes:
            return ORGANIZATION
        if kind == PLACE and (after in self._lexicon.unit_suffixes or after in self._lexicon.place_suffixes):
            return PLACE
        return None

    def _parts(self, word: str, kind: int | None) -> Iterator[Named]:
        if kind == PERSON:
            title = self._lexicon.titles.longest_ending(word, len(word), 2)
            title = title or self._lexicon.address_terms.longest_ending(word, len(word), 2)
            yield word.removesuffix(title or ""), PERSON
            if title:
                yield title, None
        elif kind == PLACE:
            yield from self._chain(word)
        else:
            yield word, kind

    def _chain(self, word: str) -> Iterator[Named]:
        """江苏省南通市 is two names, 南通市青禾社区 too."""
        for cut in range(len(word) - 2, 1, -1):
            if word[:cut] in self._units and word[cut - 1] in "省市区县州旗":
                yield from self._chain(word[:cut])
                yield word[cut:], PLACE
                return
        yield word, PLACE


def _usual_tags(sentences: Iterable[list[Word]]) -> dict[str, str]:
    """The tag of each word that LAC calls a name now and then: what it calls it mostly."""
    seen: dict[str, Counter[str]] = {}
    for words in sentences:
        for word, tag in words:
            seen.setdefault(word, Counter())[tag] += 1
    usual = {}
    for word, tags in seen.items():
        if len(word) > 1 and any(tag in tags for tag in KINDS):
            tag, count = min(tags.items(), key=lambda item: (-item[1], item[0]))
            if tags.total() >= 4 and count >= 0.6 * tags.total():
                usual[word] = tag
    return usual
