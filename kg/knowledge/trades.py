"""What the short name of a company, school or hospital makes of its registered one: 临光电子 of 临光电子科技."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from kg.errors import DataError
from kg.resources import resource

_FILE = "trade_words.tsv"
_USES = ("drop", "general", "line", "local", "short")
_LEAST = 4  # characters of a short name that says whose it is and what it does
_OWN = 2  # characters of it that are its own
_NUMBER = re.compile(r"第?[〇零一二三四五六七八九十百\d]+")


@cache
def load_trade_words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return for each use (drop, general, line, local, short) the words that have it, each with the shorter ones.

    Raises `DataError` naming the line where the file is malformed.

    >>> load_trade_words()["short"]["新材料"]
    ('新材',)
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {use: {} for use in _USES}
    for number, line in enumerate(resource("data", _FILE).read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != 3 or not all(row) or row[1] not in _USES:
            raise DataError(
                f"data/{_FILE}:{number}: write a word, its use ({', '.join(_USES)}) and a shorter one or none"
            )
        word, use, other = row
        found[use][word] = (*found[use].get(word, ()), "" if other == "none" else other)
    return MappingProxyType({use: MappingProxyType(words) for use, words in found.items()})


@cache
def _usual_words() -> frozenset[str]:
    return frozenset(word for words in load_trade_words().values() for word in words)


@lru_cache(maxsize=1 << 12)
def short_stems(stem: str) -> frozenset[str]:
    """Return the name, without its place and legal form, and the shorter ones that a paper may have for it.

    >>> sorted(short_stems("中南物业管理服务")), sorted(short_stems("临光新材料"))
    (['中南物业', '中南物业管理', '中南物业管理服务'], ['临光新材', '临光新材料'])
    >>> sorted(short_stems("临光科技"))
    ['临光科技']
    """
    words = load_trade_words()
    endings = {**words["drop"], **words["short"]}
    found, waiting = {stem}, [stem]
    while waiting:
        name = waiting.pop()
        shorter = {name[: -len(word)] + other for word in endings if name.endswith(word) for other in endings[word]}
        new = {one for one in shorter if len(one) >= _LEAST} - found
        found |= new
        waiting += sorted(new)
    return frozenset(found)


def is_telling(stem: str) -> bool:
    """True where a name has something of its own beside what it does.

    >>> is_telling("中南物业"), is_telling("物业管理"), is_telling("第一人民医院"), is_telling("城市建设投资")
    (True, False, False, False)
    """
    usual = _usual_words()
    rest = _NUMBER.sub("", stem)
    while rest and (ending := next((rest[at:] for at in range(len(rest)) if rest[at:] in usual), "")):
        rest = rest[: -len(ending)]
    return len(rest) >= _OWN


def is_local(rest: str) -> bool:
    """True for what each place has one of, so that the place before it tells which: 青阳|农商行, not 青阳|物业.

    >>> is_local("农商行"), is_local("供电公司"), is_local("物业")
    (True, True, False)
    """
    return rest.removesuffix("公司") in load_trade_words()["local"]
