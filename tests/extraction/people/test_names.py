"""Where a name ends, by its characters and by what follows."""

import pytest

from kg.extraction.extractor import Extractor
from kg.extraction.people.names import boundary_weight, padded_name, read_item, read_name
from kg.extraction.text.analysis import Analysis
from tests.extraction.conftest import article_of


@pytest.fixture(scope="module")
def analysis_of(extractor: Extractor):
    return lambda text: Analysis(article_of(text), extractor.lexicon, extractor.segmenter)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("周远山出席会议", "周远山"),
        ("沈清禾，区长", "沈清禾"),
        ("欧阳清禾介绍", "欧阳清禾"),
        ("石天、顾明", "石天"),
        ("石天签下协议", "石天"),
        ("顾砚秋主持会议", "顾砚秋"),
        ("周瑞请两位老人先走", "周瑞"),
        ("周岩喊“看这里”", "周岩"),
        ("钟离倩先不作答", "钟离倩"),
        ("周建先主持会议", "周建先"),
        ("郭敏手牵手和孙女走", "郭敏"),
        ("肖芳帮他们办下了", "肖芳"),
        ("沈清禾", "沈清禾"),
    ],
)
def test_a_name_ends_before_what_follows_names(analysis_of, text: str, name: str) -> None:
    reading = read_name(analysis_of(text), 0)
    assert reading is not None
    assert text[: reading.end] == name
    assert reading.weight > 0


@pytest.mark.parametrize("text", ["向居民介绍", "高兴地说", "时间过得很快", "方便群众", "周边的居民", "马上出发"])
def test_a_common_word_weighs_little(analysis_of, text: str) -> None:
    reading = read_name(analysis_of(text), 0)
    assert reading is None or reading.weight < 0


@pytest.mark.parametrize("text", ["的确很好", "1周", "“周远山”", ""])
def test_without_a_surname_there_is_no_reading(analysis_of, text: str) -> None:
    assert read_name(analysis_of(text + "。"), 0) is None


def test_a_name_is_of_chinese_characters_within_the_text(analysis_of) -> None:
    assert read_name(analysis_of("周A"), 0) is None
    assert read_name(analysis_of("周"), 0) is None


def test_with_an_end_only_the_reading_that_ends_there(analysis_of) -> None:
    analysis = analysis_of("周远山出席")
    assert read_name(analysis, 0, end=2).end == 2
    assert read_name(analysis, 0, end=3).end == 3
    assert read_name(analysis, 0, end=5) is None


@pytest.mark.parametrize("lesser", ["周副山", "周的山", "周这山"])
def test_characters_of_grammar_stand_in_no_name(analysis_of, lesser: str) -> None:
    plain = read_name(analysis_of("周远山，"), 0, end=3).weight
    assert read_name(analysis_of(f"{lesser}，"), 0, end=3).weight < plain - 10


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("沈清禾，", 3), ("沈清禾苗圃", 3)),
        (("沈清禾局长", 3), ("沈清禾社区", 3)),
        (("沈清禾阿姨", 3), ("沈清禾小区", 3)),
        (("沈清禾副局长", 3), ("沈清禾街道", 3)),
        (("沈清禾主持", 3), ("沈清禾路", 3)),
        (("沈清禾“", 3), ("沈清禾村", 3)),
        (("周远谈了很久", 2), ("周远谈了很久", 3)),
        (("沈清看着大家", 2), ("沈清看着大家", 3)),
        (("周远宣读了名单", 2), ("周远宣读了名单", 3)),
    ],
)
def test_what_follows_decides_whether_a_name_may_end(analysis_of, better, worse) -> None:
    assert boundary_weight(analysis_of(better[0]), better[1]) > boundary_weight(analysis_of(worse[0]), worse[1])


@pytest.mark.parametrize(
    ("text", "name"), [("石天、周全", "石天"), ("沈清禾等，", "沈清禾"), ("欧阳清禾。", "欧阳清禾"), ("顾明", "顾明")]
)
def test_an_item_of_a_list_reaches_to_its_punctuation(analysis_of, text: str, name: str) -> None:
    assert text[: read_item(analysis_of(text), 0).end] == name


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("周　远、沈清禾", 3),
        ("石  天，", 4),
        ("周　远", 3),
        ("周远、", None),
        ("周　远山", None),
        ("周     远、", None),
    ],
)
def test_two_characters_set_apart_to_the_width_of_three(text: str, end: int | None) -> None:
    assert padded_name(text, 0) == end
