"""Runs of names without a gap: 周远山沈清禾."""

import re

from kg.reading.surnames import COMPOUND, SURNAMES

_LONGEST = 60  # characters
_DEPARTMENT = re.compile("(?:宣传|安全|安监|时政)[部科处股组]")  # that begins as a name does
# In the place of a name, what only says that others wrote it, and what bodies are called for short.
NO_NAMES = frozenset(
    "佚名 文综 消息 文联 文旅 文体 文宣 党建 党群 党政 经发 经信 司法 卫健 卫生 应急 安监 农业 计生 房管".split()
)


def divide(run: str) -> tuple[int, ...]:
    """The lengths of the names written without a gap, or nothing.

    >>> divide("周远山沈清禾"), divide("宣传科")
    ((3, 3), ())
    """
    if len(run) > _LONGEST:
        return ()
    best: list[tuple[int, ...] | None] = [()] + [None] * len(run)
    for end in range(2, len(run) + 1):
        for size in (3, 2, 4):
            before = best[end - size] if size <= end else None
            if before is not None and best[end] is None and is_name(run[end - size : end]):
                best[end] = (*before, size)
    return best[-1] or ()


def is_name(text: str) -> bool:
    """True for two or three characters that begin as a surname, or three or four with one of two characters.

    >>> is_name("周远山"), is_name("欧阳远山"), is_name("党建")
    (True, True, False)
    """
    if not all("\u4e00" <= char <= "\u9fff" for char in text) or _DEPARTMENT.fullmatch(text) or text in NO_NAMES:
        return False
    if text.startswith(COMPOUND):
        return 3 <= len(text) <= 4
    return 2 <= len(text) <= 3 and text[0] in SURNAMES
