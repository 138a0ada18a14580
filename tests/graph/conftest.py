"""A store of two fictional pages."""

from collections.abc import Iterator

import pytest

from kg.config import Config
from kg.graph.store import Store

from .records import fair_record, meeting_record


@pytest.fixture
def store() -> Iterator[Store]:
    """A meeting of a district and a fair of a street, in memory."""
    with Store.memory() as opened:
        opened.put(meeting_record(), Config())
        opened.put(fair_record(), Config())
        yield opened
