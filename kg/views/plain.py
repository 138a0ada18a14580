"""Text for a terminal: what a page says, without the characters that would act on it."""

import re
import unicodedata

_BREAK = re.compile(r"\s*[\r\n]\s*")


def visible(text: str) -> str:
    r"""Return the text in one line, with control and direction characters written out.

    A line break of a newspaper's column is dropped; a terminal's escape
    sequence or a change of direction becomes harmless.

    >>> visible("临溪街道举办\n邻里节\x1b[2J")
    '临溪街道举办邻里节\\x1b[2J'
    """
    joined = _BREAK.sub("", text)
    return "".join(_written_out(c) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in joined)


def _written_out(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
