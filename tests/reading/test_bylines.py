"""Who signs a line, and who does not."""

import pytest

from kg.reading.bylines import find_dateline_names, find_tail, parse_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（周 远 沈清禾）", ["周 远", "沈清禾"]),  # set as wide as three characters
        ("·周远山 沈清禾·", ["周远山", "沈清禾"]),
        ("沈清禾 文/摄", ["沈清禾"]),
        ("□沈清禾", ["沈清禾"]),
        ("（云栖区融媒体工作站 沈清禾）", ["沈清禾"]),
        ("（县人大常委会办公室 沈清禾）", ["沈清禾"]),
        ("《云栖周报》 周远山", ["周远山"]),
        ("云栖融媒讯 沈清禾", ["沈清禾"]),
        ("（云栖发布 沈清禾）", ["沈清禾"]),
        ("供稿：云栖区科协 周远山", ["周远山"]),
        ("■记者 周远山 实习生 沈清禾", ["周远山", "沈清禾"]),
        ("文字：周远山；校对：沈清禾", ["周远山"]),
        ("周远/文 沈清禾/摄", ["周远"]),
        ("周远山 摄影报道", ["周远山"]),
        ("通讯员 石天 沈清文", ["石天", "沈清文"]),  # 文 is no role there
        ("（伊力·买买提 周远山）", ["伊力·买买提", "周远山"]),
        ("来源：云栖融媒 作者：其木格", ["其木格"]),
        ("来源：融媒体中心 作者：文远 沈清禾", ["文远", "沈清禾"]),
        ("记 者：周远山 沈清禾", ["周远山", "沈清禾"]),
        ("（周远山、沈清禾） （责任编辑：石天）", ["周远山", "沈清禾"]),
        ("（周博文）", ["周博文"]),
        ("（云栖发布 沈文）", ["沈文"]),
        ("（申屠远山）", ["申屠远山"]),
        ("（兰清禾）", ["兰清禾"]),
        ("（都清禾 沈远山）", ["都清禾", "沈远山"]),  # whose surname is a word more often
        ("本报记者 生远山 通讯员 沈清禾", ["生远山", "沈清禾"]),
        ("·周远山 文/图", ["周远山"]),
        ("（本报记者 周 远采访整理）", ["周 远"]),
        ("通讯员 - 沈清禾", ["沈清禾"]),
        ("图文：宣传科沈清禾", ["沈清禾"]),  # no gap after the body
        ("（供稿方：云栖区融媒体中心沈清禾）", ["沈清禾"]),
        ("（云栖区文化馆 沈清禾）", ["沈清禾"]),
        ("通讯员 蒿禾", ["蒿禾"]),  # whatever the surname, after a blank
        ("来源：云栖融媒 作者：蒿雨声 实习生 沈禾", ["蒿雨声", "沈禾"]),
    ],
)
def test_who_signs(line: str, names: list[str]) -> None:
    byline = parse_byline(line)
    assert byline is not None
    assert [span.cut(line) for span in byline.names] == names


@pytest.mark.parametrize(
    "line",
    [
        "作者：宣传科",
        "作者单位：青禾中学",
        "发表时间：2024-11-05 作者： 已有149阅读",
        "文明联播",
        "来源：云栖发布 编辑：沈清禾",
        "（云栖区妇联）",
        "（云栖区残联 工会）",
        "（泊云社区居委会）",
        "（都市版）",
        "（文综）",
        "作者：消息 编辑：沈清禾",
        "来源：云栖发布 作者：佚名",
        "（国庆假期）",
    ],
)
def test_a_body_is_no_author(line: str) -> None:
    byline = parse_byline(line)
    assert byline is None or not byline.names


@pytest.mark.parametrize("line", ["【简讯】", "[文苑]", "【连线】"])
def test_the_name_of_a_column_is_no_author(line: str) -> None:
    assert parse_byline(line) is None


def test_a_signature_between_dots_ends_a_paragraph() -> None:
    text = "居民纷纷点赞。 ·周远山 沈清禾·"
    assert find_tail(text) == text.index("·")
    assert find_tail("居民纷纷点赞。 ·三月三 歌会，很热闹") is None


@pytest.mark.parametrize(
    ("tail", "signs"),
    [
        ("沈清禾 摄影报道", True),
        ("沈清禾 文/图", True),
        (" 沈清禾", True),
        ("　周远山 沈清禾", True),
        ("沈清禾 摄", False),
        ("宣传科 文/图", False),
        (" 谢谢大家", False),
    ],
)
def test_a_signature_without_brackets_ends_a_paragraph(tail: str, signs: bool) -> None:
    told = "图为活动现场。"
    at = len(told) + len(tail) - len(tail.lstrip())
    assert find_tail(told + tail) == (at if signs else None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("（云栖区妇联 沈清禾）近日，社区热闹起来。", ["沈清禾"]),
        ("云栖区融媒体中心消息 （周远 沈清禾）近日，社区热闹起来。", ["周远", "沈清禾"]),
        ("云栖日报讯（记者周远山通讯员石天沈清禾报道）近日，社区热闹起来。", ["周远山", "石天", "沈清禾"]),
        ("（记者周 远 沈 禾 石天）近日，社区热闹起来。", ["周 远", "沈 禾", "石天"]),
        ("（沈清禾）近日，社区热闹起来。", []),  # one name alone may speak the line
        ("（沈清禾）11月5日，社区热闹起来。", ["沈清禾"]),
        ("【本报讯】（沈清禾）近日，社区热闹起来。", ["沈清禾"]),
        ("本报讯（区教育局 沈清禾）近日，社区热闹起来。", ["沈清禾"]),
        ("本报讯（区教育局 宣传科）近日，社区热闹起来。", []),
        ("云栖网消息（周远 沈清禾 文/图） 11月5日，社区热闹起来。", ["周远", "沈清禾"]),
        ("云栖在线消息 （沈清禾）11月5日，社区热闹起来。", ["沈清禾"]),
        ("（一）压实责任。", []),
    ],
)
def test_who_signs_a_paragraph_at_its_head(text: str, names: list[str]) -> None:
    assert [span.cut(text) for span in find_dateline_names(text)] == names
