"""Rows by hand for the views, so that they need no store."""

import pytest

from .rows import Rows, fictional_rows


@pytest.fixture(scope="session")
def rows() -> Rows:
    return fictional_rows()
