"""Places within other names: left out where the article names them nowhere else."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("漱月湖景区管理处举行座谈会。", set()),
        ("漱月湖景区管理处举行座谈会。漱月湖景区人很多。", {"漱月湖景区"}),
        ("漱月书院讲堂近日开讲。", set()),
        ("大家来到漱月书院。漱月书院讲堂近日开讲。", {"漱月书院"}),
        ("泊云水库加固工程近日开工。", {"泊云水库"}),  # which is worked on
        ("他住在槐序路50号。", {"槐序路", "槐序路50号"}),  # an address names the road, too
    ],
)
def test_a_place_within_a_name_is_none_of_the_article(extract: Extract, text: str, places: set[str]) -> None:
    assert {mention.name for mention in extract(text).mentions if mention.type is EntityType.PLACE} == places
