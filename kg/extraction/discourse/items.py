"""The items of a bulletin or of a page of pictures, each of which tells of events of its own: ●7月26日，…, 图②：…."""

import re
from bisect import bisect_right
from collections import Counter

from kg.extraction.discourse.scene import Scene
from kg.patterns import late

# What a line begins with that is an item: ●, 【协商】, ②; a picture only if it is of a day of its own: 图①：7月1日.
_MARK = late(
    r"^[ \t\u3000]*(?:(?P<sign>[●▲■◆◎★○△▶※◇【])|[①-⑳]"
    r"|[（(]?(?:[上下左右中]{1,2}图|图[一二三四五六七八九十①-⑳\d])[）)：: \u3000]*"
    r"(?=\d{1,2}月\d{1,2}日|近日|日前|昨|今天|连日))",
    re.MULTILINE,
)


def of_another_item(scene: Scene, told: int, offset: int) -> bool:
    """True where another item is told at the one offset than at the other; what stands before them all is of each."""
    starts = _starts(scene)
    number = bisect_right(starts, told)
    return number > 0 and number != bisect_right(starts, offset)


def start_of_item(scene: Scene, offset: int) -> int:
    """Where the item of an offset begins; 0 before the first."""
    starts = _starts(scene)
    number = bisect_right(starts, offset)
    return starts[number - 1] if number else 0


def end_of_lead(scene: Scene) -> int:
    """Where the first item begins: what stands before may be what they all tell of."""
    return next(iter(_starts(scene)), len(scene.text))


def _starts(scene: Scene) -> list[int]:
    """Where the items begin, of which there are at least two of a sort."""

    def found() -> list[int]:
        marks = [(mark["sign"], mark.start()) for mark in _MARK.finditer(scene.text)]
        of_sort = Counter(sort for sort, _ in marks)
        return [start for sort, start in marks if of_sort[sort] > 1]

    return scene.once("items", found)
