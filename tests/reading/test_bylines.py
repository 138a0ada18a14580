"""Who signs a line, and who does not."""

import pytest

from kg.reading.bylines import find_tail, parse_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（周 远 沈清禾）", ["周 远", "沈清禾"]),  # set as wide as three characters
        ("·周远山 沈清禾·", ["周远山", "沈清禾"]),
        ("□沈清禾", ["沈清禾"]),
        ("（云栖区融媒体工作站 沈清禾）", ["沈清禾"]),
        ("（县人大常委会办公室 沈清禾）", ["沈清禾"]),
    ],
)
def test_who_signs(line: str, names: list[str]) -> None:
    byline = parse_byline(line)
    assert byline is not None
    assert [span.cut(line) for span in byline.names] == names


@pytest.mark.parametrize("line", ["（云栖区妇联）", "（云栖区残联 工会）", "（泊云社区居委会）"])
def test_a_body_is_no_author(line: str) -> None:
    byline = parse_byline(line)
    assert byline is None or not byline.names


def test_a_signature_between_dots_ends_a_paragraph() -> None:
    text = "居民纷纷点赞。 ·周远山 沈清禾·"
    assert find_tail(text) == text.index("·")
    assert find_tail("居民纷纷点赞。 ·三月三 歌会，很热闹") is None
