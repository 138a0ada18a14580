"""What holds for the whole tree: the layers, the budgets, the public names, the headers of the data."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "kg").rglob("*.py"))
LEXICONS = sorted((ROOT / "data" / "lexicons").glob("*.tsv"))
TEXT = {".py", ".md", ".toml", ".tsv", ".ttl", ".rq", ".txt", ".json", ".jsonl", ".html", ".css", ".js", ".cff", ""}
MOST_LINES = 400
MOST_NAMES = 25


def tracked() -> list[Path]:
    """The files of the project; outside a checkout, those that it would hold."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        folders = ["kg", "ontology", "data", "visualizations", "tests", "docs", "benchmarks"]
        return [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_imports_go_one_way() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_and_imports_no_star(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    stars = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and any(a.name == "*" for a in n.names)]
    assert not stars


def test_the_public_names_are_few_sorted_and_there() -> None:
    assert list(kg.__all__) == sorted(kg.__all__)
    assert len(kg.__all__) <= MOST_NAMES
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    assert set(kg.__all__) <= set(dir(kg))


def test_the_names_for_the_type_checker_are_the_public_names() -> None:
    tree = ast.parse((ROOT / "kg" / "__init__.py").read_text("utf-8"))
    guard = next(node for node in tree.body if isinstance(node, ast.If))
    imported = {alias.name for node in guard.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert imported == set(kg.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'unheard_of'"):
        _ = kg.unheard_of


def test_import_is_light() -> None:
    heavy = "{'rdflib', 'jieba', 'networkx', 'pyoxigraph', 'pyvis', 'pandas', 'click'}"
    code = f"import sys, kg; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_entry_point_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for target in project["scripts"].values():
        module, name = target.split(":")
        assert callable(getattr(importlib.import_module(module), name))


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.name)
def test_a_lexicon_tells_its_origin_and_licence(path: Path) -> None:
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    head = [line for line in raw.decode("utf-8").splitlines()[:12] if line.startswith("#")]
    for key in ("origin", "licence", "columns"):
        assert any(re.match(rf"# {key}: \S", line) for line in head), f"{path.name}: no '# {key}: …' at the head"


def test_there_are_lexicons() -> None:
    assert LEXICONS


def test_the_version_stands_in_the_changelog_and_the_citation() -> None:
    heading = re.search(r"^## \[([\d.]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert heading
    assert heading.group(1) == kg.__version__
    assert f"\nversion: {kg.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_no_file_tells_of_the_machine_it_was_made_on() -> None:
    # Written in pieces, so that this file does not match itself.
    told = re.compile("|".join(["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", "C:" + r"\\Us" + "ers"]))
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.suffix in TEXT and path.stat().st_size < 2_000_000 and "vendor" not in path.parts
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if told.search(line)
    ]
    assert not found


def test_the_code_holds_no_address_but_those_of_vocabularies() -> None:
    vocabularies = ("w3id.org/civic-kg", "www.w3.org", "purl.org", "xmlns.com", "schema.org", "gexf.net/1.3")
    addresses = {
        (path.name, address)
        for path in MODULES
        for address in re.findall(r"https?://([\w.-]+[\w/.-]*)", path.read_text("utf-8"))
        if not address.startswith(vocabularies)
    }
    assert not {pair for pair in addresses if not pair[1].startswith(("example.", "localhost", "127.0.0.1"))}


def test_nothing_is_loaded_by_pickle_or_eval() -> None:
    forbidden = re.compile(r"^\s*(?:import|from) (?:pickle|marshal|shelve)\b|\b(?:eval|exec)\(|shell=True", re.M)
    assert not [path.name for path in MODULES if forbidden.search(path.read_text("utf-8"))]
