"""How characters are read, so that names can be searched by pinyin."""

from collections.abc import Iterable

from kg.errors import DataError
from kg.resources import resource


def find_readings(texts: Iterable[str]) -> dict[str, str]:
    """Return the syllables that occur in the texts, each with its characters; rarer characters have no reading.

    A character with two readings stands under both.  Raises `DataError` where
    the table is wrong.

    >>> find_readings(["周远山"])
    {'shan': '山', 'yuan': '远', 'zhou': '周'}
    """
    wanted = set().union(*texts)
    found: dict[str, str] = {}
    for number, line in enumerate(resource("data", "pinyin.tsv").read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        syllable, tab, characters = line.partition("\t")
        if not tab or not syllable.isascii():
            raise DataError(f"data/pinyin.tsv, line {number}: write a syllable, a tab and its characters")
        if here := "".join(character for character in characters if character in wanted):
            found[syllable] = here
    return found
