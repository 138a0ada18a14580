"""Makes `lexicons/given_characters.tsv`: how a character speaks for or against standing in a given name.

For each character, ten times the binary logarithm of how much more often it
stands in that place of a given name (names in jieba's dictionary, MIT licence)
than anywhere in that dictionary's words, each counted by its frequency.

    python data/make_given_characters.py
"""

import math
from collections import Counter
from pathlib import Path

import jieba

LEXICONS = Path(__file__).parent / "lexicons"
HEADER = """\
# origin: computed by data/make_given_characters.py from the names in the dictionary of jieba 0.42.1 (MIT licence)
# licence: CC0-1.0 (facts)
# columns: character, and its odds (tenfold binary logarithm) as the first of two, the second of two, the only one
"""


def main() -> None:
    """Count the names of the dictionary and write the list."""
    surnames = {
        line.split("\t")[0]
        for line in (LEXICONS / "surnames.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    }
    usual: Counter[str] = Counter()
    places: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
    for line in jieba.dt.get_dict_file():
        word, frequency, tag = line.decode("utf-8").split()
        for character in word:
            usual[character] += int(frequency)
        if tag == "nr" and word[:1] in surnames and int(frequency) < 500:
            given = word[1:]
            if len(given) == 2:
                places[0][given[0]] += 1
                places[1][given[1]] += 1
            elif len(given) == 1:
                places[2][given] += 1
    characters = [c for c in sorted(usual) if usual[c] >= 20 and "一" <= c <= "龥"]
    rows = [row(character, usual, places) for character in characters]
    (LEXICONS / "given_characters.tsv").write_text(HEADER + "".join(rows), "utf-8", newline="\n")


def row(character: str, usual: Counter[str], places: tuple[Counter[str], ...]) -> str:
    """One line of the list."""
    share = usual[character] / usual.total()
    odds = [
        round(10 * math.log2((counts[character] + 0.3) / (counts.total() + 0.3) / max(share, 1e-6)))
        for counts in places
    ]
    return "\t".join([character, *map(str, odds)]) + "\n"


if __name__ == "__main__":
    main()
