"""The wheel, in a bare environment, from another folder: what a user has."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ["ontology", "data", "visualizations/explorer", "visualizations/query"]
NOT_RUN = ("data/annotated/", "data/marked/", "data/make_")  # what teaches the models or makes the tables

# One worker does them all: the environment is made once.
pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    alone = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return subprocess.run(command, cwd=cwd, env=alone, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    made = run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    assert made.returncode == 0, made.stdout + made.stderr
    return next(folder.glob("civic_kg-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("bare") / "venv"
    venv.create(folder, with_pip=True)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    made = run(commands / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    assert made.returncode == 0, made.stdout + made.stderr
    return commands


def test_the_wheel_holds_the_licence_and_the_types(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert "kg/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "docs", "benchmarks"))]


def test_the_wheel_holds_the_resources_byte_for_byte(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    ours = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in SHIPPED
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    ours = {name: data for name, data in ours.items() if not name.startswith(NOT_RUN)}
    prefix = "kg/_resources/"
    theirs = {n.removeprefix(prefix): packed.read(n) for n in packed.namelist() if n.startswith(prefix)}
    assert theirs == ours


def test_the_command_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    for command in ([installed / "kg"], [installed / "python", "-I", "-m", "kg"]):
        said = run(*command, "--version", cwd=tmp_path)
        assert (said.returncode, said.stdout) == (0, f"kg, version {kg.__version__}\n")


def test_a_page_becomes_a_graph_and_a_page(installed: Path, tmp_path: Path, write_page: Callable[..., Path]) -> None:
    source, store = write_page("网页.txt"), tmp_path / "graph"
    built = run(installed / "python", "-I", "-m", "kg", "build", source, "--store", store, cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert "Person" in built.stdout
    viewed = run(installed / "kg", "view", "--store", store, "-o", "page.html", cwd=tmp_path)
    assert viewed.returncode == 0, viewed.stderr
    assert "周远山" in (tmp_path / "page.html").read_text("utf-8")


def test_the_installed_package_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    said = run(installed / "python", "-I", "-c", "import kg; print(kg.__file__)", cwd=tmp_path)
    assert not Path(said.stdout.strip()).is_relative_to(ROOT / "kg")
    assert shutil.which("kg", path=str(installed))
