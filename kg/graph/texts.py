"""Names as they stand in texts, where space and line breaks may be between their characters."""

import unicodedata


def plain(name: str) -> str:
    """Return a name without space, line breaks and characters that nobody sees.

    >>> plain("陆 晚\\n舟")
    '陆晚舟'
    """
    return "".join(character for character in name if not is_nothing(character))


def is_nothing(character: str) -> bool:
    """Return whether a character is space, or control or format that nobody sees.

    >>> [is_nothing(character) for character in ("陆", " ", "\\u200b")]
    [False, True, True]
    """
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc")


def one_line(error: Exception) -> str:
    """Return what an error says, without line breaks.

    >>> one_line(OSError("no space\\nleft"))
    'no space left'
    """
    return " ".join(str(error).split())
