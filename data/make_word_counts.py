"""Makes `word_counts.tsv`: in how many articles of a corpus of news each usual word stands.

    python data/make_word_counts.py CORPUS

CORPUS is a gzipped file of JSON Lines with the key ``text``.  Only words of
jieba's dictionary are counted, and only counts are kept, no sentence.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from kg.extraction.text.segmenter import Segmenter

LEAST = 20  # articles; what stands in fewer is as rare as that
HEADER = """\
# origin: counted by data/make_word_counts.py in {number} articles of national news (only words of jieba's dictionary)
# licence: CC0-1.0 (facts)
# columns: word, articles of a thousand that it stands in
"""


def main() -> None:
    """Count the words of the corpus and write the list."""
    segmenter, counts, number = Segmenter(), Counter[str](), 0
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for line in lines:
            number += 1
            words = {token.text for token in segmenter.tokens(json.loads(line)["text"])}
            counts.update(word for word in words if len(word) > 1 and segmenter.frequency(word))
    rows = [f"{word}\t{1000 * counts[word] / number:.1f}\n" for word in sorted(counts) if counts[word] >= LEAST]
    text = HEADER.format(number=number) + "".join(rows)
    (Path(__file__).parent / "word_counts.tsv").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
