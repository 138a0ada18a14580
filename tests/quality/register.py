"""How often the units of the shared benchmark get the right code of the register, where they get one.

Each unit that the resolver finds in `dev/` and on the real page was judged by hand, against the text and the
register: its code, or - where the register lacks it or the text leaves it open.

    python -m tests.quality.register ../shared
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import kg

JUDGED = Path(__file__).parent / "register.tsv"
_PAGE = "chongchuan-2024-11.txt"
Judged = dict[tuple[str, str], str]


def read_judged() -> Judged:
    """(file, name) → code, or ``-``."""
    rows = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {(file, name): code for file, name, code in rows}


def answers(shared: Path) -> Judged:
    """(file, name) → the code that the graph has, or ``-``; each file is read alone, as its readers would."""
    dev = [(path, {}) for path in sorted((shared / "benchmark/dev").glob("*.txt"))]
    page = (shared / "benchmark/pages" / _PAGE, {"place": "320613", "published": "2024-11-05"})
    return dict(row for path, options in (*dev, page) for row in _answers(path, options))


def _answers(path: Path, options: dict[str, str]) -> Iterator[tuple[tuple[str, str], str]]:
    names = "SELECT ?n ?c { ?u a civic:AdministrativeUnit ; skos:prefLabel ?n OPTIONAL { ?u civic:adminCode ?c } }"
    with kg.build(path, **options) as graph:
        for name, code in graph.query(names).rows:
            yield (path.name, name.value), code.value if code else "-"


def main() -> None:
    judged, found = read_judged(), answers(Path(sys.argv[1]))
    answered = {key: code for key, code in found.items() if code != "-"}
    for key in sorted(found):
        if judged.get(key) != found[key]:
            sys.stdout.write(f"{' '.join(key)}: {found[key]}, judged {judged.get(key, 'not at all')}\n")
    right = sum(judged.get(key) == code for key, code in answered.items())
    has_code = sum(code != "-" for code in judged.values())
    sys.stdout.write(
        f"units {len(found)}, answered {len(answered)}, right {right} ({right / len(answered):.3f}); "
        f"of {has_code} that have a code {right / has_code:.3f}\n"
    )


if __name__ == "__main__":
    main()
