"""Makes pinyin.tsv, the readings by which the page's search finds Chinese names, from pypinyin (MIT).

python data/make_pinyin.py   (needs pypinyin 0.55: pip install pypinyin)
"""

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

TARGET = Path(__file__).with_name("pinyin.tsv")
# A second reading is kept, since family and place names often have it (单 曾 区 仇 解); rarer ones are not.
READINGS = 2
HEAD = """\
# What: each toneless syllable of Mandarin and the characters of GB 2312 that are read so (two readings at most)
# origin: pypinyin 0.55, by data/make_pinyin.py
# licence: MIT (Copyright (c) 2016 mozillazg and contributors)
# columns: syllable, characters
"""


def characters() -> list[str]:
    """The 6,763 characters of GB 2312."""
    pairs = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [text for pair in pairs if (text := pair.decode("gb2312", errors="ignore"))]


def main() -> None:
    """Write the table, sorted, the same bytes each time."""
    table: dict[str, list[str]] = defaultdict(list)
    for character in sorted(characters()):
        (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True)
        for reading in list(dict.fromkeys(text.replace("ü", "v") for text in readings))[:READINGS]:
            table[reading].append(character)
    lines = (f"{syllable}\t{''.join(table[syllable])}\n" for syllable in sorted(table))
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
