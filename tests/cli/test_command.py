"""The command as a program: how fast it starts, what it loads, its streams and exit codes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import kg as package

Kg = Callable[..., Result]

HEAVY = {"rdflib", "jieba", "networkx", "pyoxigraph", "pyvis", "pandas"}


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_help_comes_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        assert run("--help").returncode == 0
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.6


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from kg.cli import cli;"
        "[CliRunner().invoke(cli, [*c, '--help']) for c in ([], *([n] for n in cli.commands))];"
        f"print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize(("given", "kept"), [(None, "1"), ("3", "3")])
def test_numpy_starts_no_helpers_unless_told_to(given: str | None, kept: str) -> None:
    code = (
        "import os, sys; from kg.cli import main; sys.argv = ['kg', '--version']\n"
        "try: main()\n"
        "finally: print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    environment |= {} if given is None else {"OPENBLAS_NUM_THREADS": given}
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert said.stdout.split()[-1] == kept


def test_version(kg: Kg) -> None:
    assert kg("--version").stdout == f"kg, version {package.__version__}\n"


def test_help_names_the_exit_codes(kg: Kg) -> None:
    assert "0 done; 1 failed; 2 wrong use; 3 done, with inputs left out" in kg("--help").stdout


@pytest.mark.parametrize("arguments", [["unheard-of"], ["build"], ["build", "page.txt"], ["extract", "--unheard-of"]])
def test_wrong_use_is_exit_code_2(kg: Kg, arguments: list[str]) -> None:
    assert kg(*arguments).exit_code == 2


def test_output_is_utf8_whatever_the_locale(two_pages: tuple[Path, Path]) -> None:
    plain = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    said = run("extract", two_pages[0], env=plain)
    assert said.returncode == 0, said.stderr
    assert "沈清禾" in said.stdout.decode("utf-8")
    assert b"\r" not in said.stdout


def test_a_closed_pipe_is_no_error(samples: Path) -> None:
    command = [sys.executable, "-m", "kg", "extract", samples]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        complaints = process.stderr.read()
        process.wait(timeout=60)
    assert complaints == b""


def test_debug_shows_where_an_error_arose(tmp_path: Path) -> None:
    plain, debug = run("stats", "--store", tmp_path), run("--debug", "stats", "--store", tmp_path)
    assert b"Traceback" not in plain.stderr
    assert b"Traceback" in debug.stderr
    assert (plain.returncode, debug.returncode) == (1, 1)


def test_evaluate_scores_the_output_of_extract(kg: Kg, samples: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    pages = sorted(path for path in samples.glob("*.txt") if path.with_suffix(".json").is_file())
    output.write_text(kg("extract", *pages).stdout, "utf-8", newline="\n")
    told = json.loads(kg("evaluate", samples, output, "--json").stdout)
    assert 0 < told["entities/all"]["f1"] <= 1
    result = kg("evaluate", samples, output, "--errors", "3")
    assert result.exit_code == 0
    assert f"F1 {told['entities/all']['f1']:.3f}" in result.stdout
    assert kg("evaluate", tmp_path, output).exit_code == 1
