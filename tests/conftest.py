"""What all tests share: the folders, the benchmark, pages made by hand, and no network."""

import os
import socket
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

# How long an example takes says more of what else the machine does; `tests/extraction/test_linear.py` asks for time.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")

ROOT = Path(__file__).resolve().parents[1]


def needs(reason: str) -> NoReturn:
    """Skip the test for want of something outside the project; in CI, where everything has to be there, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI lacks what the test needs: {reason}")
    pytest.skip(reason)


def needed(module: str) -> Any:
    """A module of a package that not everybody has."""
    try:
        return import_module(module)
    except ImportError:
        needs(f"needs {module}: pip install civic-kg[dev]")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """The fictional pages that ship with the project."""
    return ROOT / "data" / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The benchmark's folder beside the checkout; not part of the project."""
    folder = ROOT.parent / "shared"
    if not (folder / "benchmark" / "pages").is_dir():
        needs("needs ../shared")
    return folder


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the project asks for an address outside the machine."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        outside = self.family in (socket.AF_INET, socket.AF_INET6)
        if outside and isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test asked for the network: {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)


MEETING = """云栖区召开三季度工作会议
昨天，云栖区召开三季度工作推进会。区委书记周远山出席会议并讲话，区长沈清禾主持会议。
·林一舟 何青
"""

ACTIVITY = """临溪街道举办邻里节
11月2日，临溪街道青禾社区联合云栖区志愿服务协会在青禾广场举办“邻里同乐”活动。
家住青禾花园的陆阿姨带着孙女参加了活动。
·何青
"""


@pytest.fixture
def write_page(tmp_path: Path) -> Callable[..., Path]:
    """Writes a page into the test's folder: ``write_page("a.txt", text)``."""

    def write(name: str = "meeting.txt", text: str = MEETING) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return write


@pytest.fixture
def two_pages(write_page: Callable[..., Path]) -> tuple[Path, Path]:
    """Two small pages of one fictional district."""
    return write_page("meeting.txt", MEETING), write_page("activity.txt", ACTIVITY)
