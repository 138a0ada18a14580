"""The golden files: what `kg extract` prints of a sample, a line an article, an entity or a relation."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "data" / "samples"
# The newspaper page has no issue date of its own; its gold supposes this one.
OPTIONS = {"district-news.txt": ("--published", "2024-11-05"), "school-and-clinic.txt": (), "bulletin.jsonl": ()}


def golden_path(sample: str) -> Path:
    """Return where the golden file of a sample is."""
    return HERE / f"{Path(sample).stem}.jsonl"


def extract(sample: str) -> str:
    """Return the golden lines of a sample, as the command prints it now."""
    command = [sys.executable, "-m", "kg", "extract", str(SAMPLES / sample), *OPTIONS[sample]]
    printed = subprocess.run(command, capture_output=True, check=True, cwd=HERE.parents[1]).stdout
    articles = map(json.loads, printed.decode("utf-8").splitlines())
    lines = (line for article in articles for line in _lines(article))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def statements(lines: str) -> set[str]:
    """Return what golden lines say, a fact a line, without offsets, quotations and confidence.

    >>> line = '{"relation": ["周远山", "organizes", "“邻里节”活动"], "title": "", "factuality": "stated", "rule": "r"}'
    >>> statements(line)
    {'周远山 organizes “邻里节”活动 (stated)'}
    """
    return {_said(json.loads(line)) for line in lines.splitlines()} - {""}


def _lines(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    names = {entity["id"]: entity["name"] for entity in article["entities"]} | {"article": "article"}
    yield {"file": article["file"], **article["article"]}
    for entity in article["entities"]:
        mentions = [f"{m['start']}-{m['end']} {m['rule']}" for m in entity["mentions"]]
        head = {"entity": entity["name"], "type": entity["type"], "kind": entity["kind"]}
        yield head | {"id": entity["id"].rpartition("/")[2], "mentions": mentions}
    for relation in article["relations"]:
        ends = [names[relation["subject"]], relation["predicate"], names.get(relation["object"], relation["object"])]
        rest = {key: value for key, value in relation.items() if key not in ("subject", "predicate", "object")}
        yield {"relation": ends} | rest


def _said(line: dict[str, Any]) -> str:
    if "entity" in line:
        return f"{line['type']} {line['kind']} {line['entity']}"
    if "relation" not in line:
        return ""
    qualifiers = [line[key] for key in ("title", "role", "kin") if line.get(key)]
    return f"{' '.join(line['relation'])} ({', '.join([*qualifiers, line['factuality']])})"
