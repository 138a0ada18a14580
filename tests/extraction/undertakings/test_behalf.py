"""Bodies that act through their people."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

NAME = "“清风行”主题活动"


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("云栖区教育局领导带领党员到青禾社区开展“清风行”主题活动。", {"云栖区教育局"}),
        ("云栖区教育局12名专家来到青禾社区，开展“清风行”主题活动。", {"云栖区教育局"}),
        ("云栖区教育局副局长周远山带队来到青禾社区，开展“清风行”主题活动。", {"云栖区教育局"}),
        ("云栖区教育局副局长周远山来到青禾社区，开展“清风行”主题活动。", set()),  # nobody is led
        ("社区邀请云栖区教育局专家开展“清风行”主题活动。", set()),  # who was asked to come
        ("主席周远山率云栖区教育局委员来到青禾社区，开展“清风行”主题活动。", set()),  # who is led
        ("云栖区教育局委员来到青禾社区，开展“清风行”主题活动。", {"云栖区教育局"}),
        ("在云栖区教育局领导来后，居民开展“清风行”主题活动。", set()),
    ],
)
def test_who_acts_for_a_body(extract: Extract, text: str, organizers: set[str]) -> None:
    found = facts_of(extract(text), Predicate.ORGANIZES)
    assert {name for name, _, event in found if event == NAME} == organizers
