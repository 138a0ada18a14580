"""Fuzzed pages the whole way: bytes, articles, facts, shapes, store, and every form that a graph is given out in.

python -m benchmarks.fuzz [NUMBER [SEED]]: 10,000 pages unless told.

The pages are pieces of the samples, of annotated articles and of what rules take, cut, doubled, turned round and laced
with characters that act on terminals, tables, markup and file formats, in several encodings, broken ones among them.
Then lines of annotated articles and usual sentences are read that end anywhere: rules look behind what they found.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.linear import growth
from kg.config import Config
from kg.graph.store import Store
from kg.model import Failure, Page, PageRecord
from kg.pipeline import new_extractor, run, to_lines
from kg.reading.articles import split_articles
from kg.views.export import FORMATS, export
from kg.views.page import write_page

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
PIECES = [
    *["区委书记", "周远山", "区长沈清禾", "云栖区", "临溪街道", "青禾社区", "出席", "主持", "召开", "联合", "举办"],
    *["党委", "“邻里同乐”活动", "工作推进会", "11月2日", "2024年", "昨天", "家住青禾花园的", "陆阿姨", "我的叔叔"],
    *["据悉", "将", "要", "·林一舟 何青", "本报讯（记者 何青）", "（上接1版）", "第12场", "225平方米", "0月0日"],
    *[
        "2月29日",
        "2024年11月",
        "为期三天的",
        "落幕",
        "去年",
        "次日",
        "前一天",
        "兄弟俩",
        "是他的表弟",
        "五（2）班的",
        "来自",
        "该校",
    ],
    *["99999999999999999999年13月45日", "，", "。", "“", "”", "（", "）", "、", "：", "·", "《", "》"],
    *["\n", "\n\n", "\r\n", "\r", " ", "\u3000", "\t", "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\x00"],
    *["\x1b[2J", "\x07", "\x85", "\u2028", "\ufffe", "\ufdd0", "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2"],
    *[
        "</script><script>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///'>]>",
        "]]>",
        "&#0;",
        "\\u0000",
        '"}',
        "<http://a>",
    ],
    *["> . <urn:x>", "{{7*7}}", "%s%n", "../../etc", "😀", "𠮷", "e\u0301", "A", "’", "'"],
]
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-7")
RECORD_KEYS = ("title", "published", "publisher", "place", "authors", "文")
ODD_VALUES = (None, 7, [], {}, ["周远山"], "2024-13-45", "--11-02", True, 1e999, "\ud800", "周远山；何青")
CUTS = 4  # of each line
SLOWEST = 25
TIMES_LONGER = 4
TIMES_SLOWER = 6.5
"""A page four times as long may cost this many times as much; more is not linear."""


@dataclass
class Found:
    """What came of the pages; ``faults`` is to be empty."""

    read: int = 0
    left_out: int = 0
    faults: list[str] = field(default_factory=list)
    costs: list[tuple[float, str]] = field(default_factory=list)


def fuzz(number: int, seed: int = 0, slowest: int = SLOWEST) -> Found:
    """Read fuzzed pages, store them together, give the graph out in every form, and read the slowest longer."""
    found = Found()
    with tempfile.TemporaryDirectory() as name, Store.memory() as store:
        folder = Path(name)
        pages = folder / "pages"
        pages.mkdir()
        for at, (ending, data) in enumerate(islice(fuzzed(seed), number)):
            (pages / f"{at:05d}{ending}").write_bytes(data)
        _read(pages, store, found)
        for form in FORMATS:
            export(store, form, folder / form)
        write_page(store, folder / "page.html")
    found.faults += [
        f"{cost:.1f} times as slow at {TIMES_LONGER} times the length: {text!r}"
        for cost, text in not_linear(found.costs, slowest)
    ]
    return found


def _read(pages: Path, store: Store, found: Found) -> None:
    config, started = Config(published="2024-11-05"), time.process_time()
    for event in run([str(pages)], config):
        cost = time.process_time() - started
        if isinstance(event, Failure):
            found.left_out += 1
            found.faults += [event.message] if "a defect of kg" in event.message else []
        elif isinstance(event, PageRecord):
            found.read += 1
            found.costs.append((cost / max(len(event.page.text), 100), event.page.text))
            store.put(event, config)
            json.dumps(list(to_lines(event, config)), ensure_ascii=False).encode("utf-8")
        started = time.process_time()


def not_linear(costs: list[tuple[float, str]], slowest: int) -> Iterator[tuple[float, str]]:
    """Of the pages that cost most for a character, those that cost too much more where they are repeated."""
    for _, text in sorted(costs, reverse=True)[:slowest]:
        little, much = partial(_read_alone, text * 4), partial(_read_alone, text * (4 * TIMES_LONGER))
        if (times := growth(little, much, enough=TIMES_SLOWER)) > TIMES_SLOWER:
            yield times, text


def _read_alone(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.txt"
        path.write_bytes(text.encode("utf-8"))
        for _ in run([str(path)], Config(encoding="utf-8")):
            pass


def fuzzed(seed: int) -> Iterator[tuple[str, bytes]]:
    """Pages without end, each with the ending of its file's name."""
    random = Random(seed)
    sources = [
        path.read_text("utf-8") for name in ("samples", "annotated") for path in sorted(DATA.glob(f"{name}/*.txt"))
    ]
    while True:
        text = _text(random, sources)
        if random.random() < 0.2:
            yield ".jsonl", _record(random, text)
        else:
            data = text.encode(random.choice(ENCODINGS), "replace")
            yield random.choice((".txt", ".md")), _broken(random, data) if random.random() < 0.15 else data


def _text(random: Random, sources: list[str]) -> str:
    parts = []
    for _ in range(random.randint(1, 12)):
        source, length = random.choice(sources), random.randint(0, 40)
        start = random.randrange(len(source))
        part = random.choice(PIECES) if random.random() < 0.6 else source[start : start + length]
        parts.append(part * (random.randint(2, 30) if random.random() < 0.04 else 1))
    text = "".join(parts)
    return text[::-1] if random.random() < 0.03 else text


def _record(random: Random, text: str) -> bytes:
    values = {"text": text} | {
        key: random.choice((text[:9], *ODD_VALUES)) for key in RECORD_KEYS if random.random() < 0.3
    }
    line = json.dumps(values, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    return _broken(random, line) if random.random() < 0.2 else line


def _broken(random: Random, data: bytes) -> bytes:
    at, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return data[:at] + random.choice((b"", random.randbytes(3), b"\x00", b"\xff\xfe", data[at:end] * 3)) + data[end:]


def lines() -> list[str]:
    """The lines of the annotated articles, and the sentences of `tests/phrasings`."""
    told = [line for path in sorted(DATA.glob("annotated/**/*.txt")) for line in path.read_text("utf-8").split("\n")]
    rows = [row for path in sorted(ROOT.glob("tests/phrasings/*.tsv")) for row in path.read_text("utf-8").split("\n")]
    return [line for line in (*told, *(row.split("\t")[0] for row in rows if not row.startswith("#"))) if line]


def cut(some: list[str], seed: int = 0, cuts: int = CUTS) -> list[str]:
    """Read the lines each up to some places drawn, and tell which of these broke the extraction off."""
    random, extractor, faults = Random(seed), new_extractor(Config()), []
    for line in some:
        for end in sorted({random.randint(1, len(line)) for _ in range(cuts)}):
            articles = split_articles(Page("0" * 16, "page", "", line[:end], "utf-8", "given"))
            try:
                extractor.extract_all(list(articles))
            except Exception as error:
                faults.append(f"{type(error).__name__}: {error}: {line[:end]!r}")
    return faults


def main() -> None:
    """Run the pages and the lines in this process and print what came of them."""
    number, seed = (int(part) for part in (*sys.argv[1:], *("10000", "0")[len(sys.argv) - 1 :]))
    found, some = fuzz(number, seed), lines()
    faults = [*found.faults, *cut(some, seed)]
    print(*faults, sep="\n")
    count = f"{found.read:,} pages read, {found.left_out:,} left out, {len(some):,} lines cut, {len(faults)} faults"
    print(f"{count}, {time.process_time():.0f} CPU s")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
