"""Regular expressions that are made ready when they are first used.

A Chinese character is ``[^\\W\\da-zA-Z_]`` in this package's patterns (a letter that is none of ours; kana, too): for
``[\\u4e00-\\u9fff]`` Python 3.11 walks through 21,000 characters, which for all patterns took an eighth of a short run.
"""

import re
from typing import Any, cast


class _Late:
    """Has the methods of a pattern; the first use makes it ready, and from then on its methods are at hand."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # asked only for what is not there yet
        ready = re.compile(self._source, self._flags)
        vars(self).update({method: getattr(ready, method) for method in dir(ready) if not method.startswith("_")})
        return getattr(ready, name)


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that few texts ask for: to make all of these ready would take a tenth of the time of a short run.

    >>> late("青禾(?:社区|村)").findall("青禾社区、青禾村")
    ['青禾社区', '青禾村']
    """
    return cast("re.Pattern[str]", _Late(source, flags))
