from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.text.quantities import find_quantities

CHARACTERS = "0123456789１２.,，%\uff05—至零一两三十百千万亿多余近约数几第户人元名年个平方米以上"
NEWS = st.text(alphabet=CHARACTERS, max_size=40)


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "unit", "approximate"),
    [
        ("小区居民916户", "916户", "916", "916", "户", False),
        ("物业出资8万元", "8万元", "80000", "80000", "元", False),
        ("面积达225平方米", "225平方米", "225", "225", "平方米", False),
        ("补贴15%—20%", "15%—20%", "15", "20", "%", False),
        ("赞同率77.33\uff05", "77.33\uff05", "77.33", "77.33", "%", False),
        ("200多名职工", "200多名", "200", "200", "名", True),
        ("近百人参加", "近百人", "100", "100", "人", True),
        ("千余人到场", "千余人", "1000", "1000", "人", True),
        ("三百余户", "三百余户", "300", "300", "户", True),
        ("15余万平方米", "15余万平方米", "150000", "150000", "平方米", True),
        ("5至8万元", "5至8万元", "50000", "80000", "元", False),
        ("5—8名", "5—8名", "5", "8", "名", False),
        ("1,200户", "1,200户", "1200", "1200", "户", False),
        ("1.5亿元", "1.5亿元", "150000000", "150000000", "元", False),
        ("一万二千人", "一万二千人", "12000", "12000", "人", False),
        ("十二个", "十二个", "12", "12", "个", False),
        ("１２户", "１２户", "12", "12", "户", False),
        ("占比80%以上", "80%以上", "80", "80", "%", True),
        ("数百人", "数百人", "100", "100", "人", True),
    ],
)
def test_quantity_with_its_bounds(text: str, written: str, low: str, high: str, unit: str, approximate: bool) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.span.cut(text) == written
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))
    assert (quantity.unit, quantity.approximate) == (unit, approximate)


@pytest.mark.parametrize(
    "text", ["第38场", "2024年", "11月2日", "一个社区", "两位老人", "百年老店", "万人空巷", "一路一街", ""]
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert find_quantities(text) == ()


@given(NEWS | st.text(max_size=40))
def test_any_text_gives_ordered_spans_and_bounds(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low <= quantity.high
        end = quantity.span.end


@given(st.integers(min_value=10, max_value=10**9))
def test_a_plain_count_is_read_back(count: int) -> None:
    assert [quantity.low for quantity in find_quantities(f"共有{count}户居民")] == [count]
