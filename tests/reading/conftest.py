from pathlib import Path

import pytest

SHARED = (Path(__file__).resolve().parents[2] / ".." / "shared").resolve()


@pytest.fixture
def shared():
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    return SHARED
