"""Who acts in a sentence that is set at an event."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

OPENING = "9月3日，望榆小学举行秋季开学典礼。"
NAME = "秋季开学典礼"


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("开学典礼上，校长周远山欢迎新生。", {("周远山", "other")}),
        ("开学典礼上，校长周远山表示，要做好工作。", {("周远山", "speaks")}),
        ("在随后举行的开学典礼上，校长周远山、教师沈清禾为新生戴上红花。", {("周远山", "other"), ("沈清禾", "other")}),
        ("开学典礼最后，校长周远山送上祝福，教师沈清禾领着新生走进教室。", {("周远山", "other"), ("沈清禾", "other")}),
        ("开学典礼上，大家学习了周远山的事迹。", set()),  # who is spoken of
        ("开学典礼上，周远山的画很受欢迎。", set()),  # whose it is
        ("开学典礼上，周远山被聘为校外辅导员。", set()),  # who was made something
        ("生活中，校长周远山爱好画画。", set()),  # at no event
        ("开学典礼期间，校长周远山去了外地。", set()),  # meanwhile
        ("开学典礼上，校长周远山没有迟到。", {("周远山", "other")}),
    ],
)
def test_who_opens_a_clause_at_the_event_takes_part(
    extract: Extract, sentence: str, people: set[tuple[str, str]]
) -> None:
    found = facts_of(extract(OPENING + sentence), Predicate.PARTICIPATES_IN)
    assert {(name, role) for name, role, event in found if event == NAME} == people
