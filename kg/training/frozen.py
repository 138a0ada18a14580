"""The lexicons and the register, frozen into the marks that the tagger sees."""

from collections.abc import Iterable

import numpy as np

from kg.extraction.tagger.features import encode
from kg.extraction.tagger.marks import Bytes, Marks, freeze_words
from kg.extraction.text.dictionary import dictionary_words
from kg.knowledge.divisions import Divisions
from kg.knowledge.lexicon import Lexicon

_USUAL = 60  # times in the dictionary's corpus; names are mostly rarer
_RANKS = {"rare": 1, "common": 2}
# Bits for or against standing in a given name, from where a character counts as odd, open, likely, sure.
_BINS = (-2.0, 0.0, 2.0)


def freeze(lexicon: Lexicon, divisions: Divisions, known: Iterable[str] = ()) -> Marks:
    """The marks for these lists, the segmenter's dictionary, and further bodies and places that are ``known``."""
    return Marks(freeze_words(_lists(lexicon, divisions, known)), _classes(lexicon))


def _lists(lexicon: Lexicon, divisions: Divisions, known: Iterable[str]) -> dict[str, list[str]]:
    words = _dictionary()
    units = divisions.provinces | divisions.cities | divisions.counties
    return {
        "titles": [*lexicon.titles, *lexicon.role_nouns, *lexicon.address_terms, *lexicon.kin_terms],
        "bodies": [*lexicon.org_suffixes, *lexicon.bare_orgs],
        "places": list(lexicon.place_suffixes),
        "units": list(lexicon.unit_suffixes),
        "divisions": [*units, *lexicon.countries, *words["ns"]],
        "known": [*known, *words["nt"]],
        "breaks": [*lexicon.name_breaks, *lexicon.role_verbs],
        "words": [*lexicon.rhetoric, *lexicon.stop_names, *lexicon.initiative_heads, *words["word"]],
    }


def _dictionary() -> dict[str, list[str]]:
    """The dictionary's names of places (ns) and bodies (nt), and its usual words."""
    found: dict[str, list[str]] = {"ns": [], "nt": [], "word": []}
    for word, tag, count in dictionary_words():
        if tag in ("ns", "nt"):
            found[tag].append(word)
        elif not tag.startswith("nr") and count >= _USUAL:
            found["word"].append(word)
    return found


def _classes(lexicon: Lexicon) -> Bytes:
    classes = np.zeros(1 << 16, dtype=np.uint8)
    for character, odds in lexicon.given_characters.items():
        first, second = (sum(float(column) / 10 >= least for least in _BINS) for column in odds[:2])
        classes[int(encode(character)[0])] = 1 + 4 * first + second
    for name, (rank, *_) in lexicon.surnames.items():
        if rank in _RANKS:
            classes[int(encode(name)[0])] += 17 * _RANKS[rank]
    return classes
