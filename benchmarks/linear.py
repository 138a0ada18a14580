"""Odd texts of great length, at a size and at twice that size: what reading them costs.

python -m benchmarks.linear [--write] [SIZE]: 500,000 characters and twice as many unless told; ordinary text without a
full stop at 3.4 times that, so that it ends at 10 MB of UTF-8, in one line.

A text is read the whole way, from the page to its facts.  The cost of twice the text must be about twice the cost.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from benchmarks.tables import put_table
from kg.config import Config
from kg.model import Page
from kg.pipeline import new_extractor
from kg.reading.articles import split_articles

SIZE = 500_000
ORDINARY = 3.4  # times that size
TIMES_SLOWER = 3.5
"""Twice the text may cost this many times as much; more is not linear."""
NAMES = [a + b + c for a in "周沈顾韩陆傅梁骆" for b in "远清砚江知静守书" for c in "山禾秋月夏言田亭"]


def repeated(unit: str) -> Callable[[int], str]:
    """A text of one unit over and over."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def listed(before: str = "") -> Callable[[int], str]:
    """A list of names without end: 张三、李四、…"""
    return lambda size: "".join(islice(_listed(before), size // 4 + 1))[:size]


def _listed(before: str) -> Iterator[str]:
    yield before
    yield from (f"{name}、" for name in cycle(NAMES))


def nested(size: int) -> str:
    """Marks of four kinds, opened to the middle and closed again from there."""
    opening, closing = repeated("“「《（")(size // 2), repeated("）》」”")(size // 2)
    return f"{opening}青禾社区{closing}"


def ordinary(size: int) -> str:
    """News without a full stop or a line's end."""
    return "".join(islice(_ordinary(), size // 60 + 1))[:size]


def _ordinary() -> Iterator[str]:
    for number, (one, other) in enumerate(zip(cycle(NAMES), cycle(reversed(NAMES)), strict=False)):
        yield (
            f"临溪街道青禾社区联合云栖区志愿服务协会在泊云公园开展“邻里{number}号”活动，"
            f"区长{one}出席活动并讲话，居民{other}、{one}等20多人参加，"
        )


TEXTS: dict[str, Callable[[int], str]] = {
    "“ over and over": repeated("“"),
    "” over and over": repeated("”"),
    "“” over and over": repeated("“”"),
    '" over and over': repeated('"'),
    "“「《（ nested": nested,
    "、 over and over": repeated("、"),
    "digits": repeated("1234567890"),
    "a list of names": listed(),
    "a list of names after a title": listed("副主任"),
    "spaces": repeated("\u3000"),
    "empty lines": repeated("\n"),
    "surnames": repeated("周"),
    "的": repeated("的"),
    "社区": repeated("社区"),
    "events without a mark between": repeated("该校举办读书节和青禾社区周远山参加此次活动"),
    "news without a full stop": ordinary,
}


def reader() -> Callable[[str], None]:
    """Reads a text as a page of its own, with the tagger that ships."""
    extractor = new_extractor(Config())

    def read(text: str) -> None:
        for article in split_articles(Page("a", "a.txt", "", text, "utf-8", "given")):
            extractor.extract(article)

    read(ordinary(1_000))
    return read


def growth(little: Callable[[], object], much: Callable[[], object], enough: float, trials: int = 4) -> float:
    """How many times as much processor time the second takes as the first.

    Each is the least of several trials, as other work on the machine only adds to it; they end where they are under
    ``enough``.
    """
    least = [float("inf")] * 2
    gc.collect()
    gc.disable()
    try:
        for _ in range(trials):
            for number, work in enumerate((little, much)):
                started = time.process_time()
                work()
                least[number] = min(least[number], time.process_time() - started)
            if least[1] < enough * least[0]:
                break
    finally:
        gc.enable()
    return least[1] / least[0]


def seconds(read: Callable[[str], None], text: str) -> float:
    """Processor time."""
    started = time.process_time()
    read(text)
    return time.process_time() - started


def main() -> None:
    """Read each text at both sizes; end with an error where one is not linear."""
    sizes = [int(part) for part in sys.argv[1:] if part.isdigit()]
    size, read, rows, slow = sizes[0] if sizes else SIZE, reader(), [], []
    for name, make in TEXTS.items():
        least = int(size * ORDINARY) if make is ordinary else size
        once, twice = (seconds(read, make(length)) for length in (least, 2 * least))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        rows.append((name, f"{2 * least:,}", f"{once:.1f}", f"{twice:.1f}", f"{twice / once:.2f}", f"{peak:,}"))
        print(*rows[-1], flush=True)
        slow += [name] if twice > max(1.0, TIMES_SLOWER * once) else []
    header = ("text", "characters", "seconds for half", "for all", "ratio", "peak MB so far")
    put_table("linear", header, rows, write="--write" in sys.argv, document="limits.md")
    if slow:
        sys.exit(f"not linear: {', '.join(slow)}")


if __name__ == "__main__":
    main()
