"""One release in several papers is counted once where that is asked; other articles are never taken for it."""

from pathlib import Path

import pytest

import kg
from kg.linking.releases import release_keys

BODY = (
    "云栖区昨日在云栖会堂举办“桂香”邻里节，区委书记周远山出席并致辞。来自十二个社区的居民带来自己做的点心和手工，"
    "评出最受欢迎的十家。区文化馆的老师教孩子们写秋天的诗，青禾社区的合唱团唱了三首老歌。邻里节将持续到本月底，"
    "每个周末各街道轮流举办读书会、棋赛和旧物交换，居民可以到社区报名。"
)
OTHER = (
    "云栖区图书馆新馆上周开馆，首日接待读者三千余人。新馆有阅览座位八百个，藏书四十万册，另设儿童阅览室和听书角。"
    "馆长沈清禾介绍，新馆延长开放时间到晚上九点，周末安排志愿者讲故事。临溪街道的居民何青带着孩子来办证，说等了很久。"
    "下个月起，新馆每周五晚上请作家谈写作，读者可以凭证预约。"
)


@pytest.mark.parametrize(
    "printed",
    [
        "本报讯（记者 何青） " + BODY,
        BODY.replace("昨日", "11月5日"),
        BODY.replace("，", ","),
        BODY + "（来源：区融媒体中心）",
    ],
)
def test_a_release_as_another_paper_prints_it_has_a_key_in_common(printed: str) -> None:
    assert set(release_keys(BODY)) & set(release_keys(printed))


def test_other_articles_and_short_notices_have_none() -> None:
    assert not set(release_keys(BODY)) & set(release_keys(OTHER))
    assert release_keys("书友会改期。") == ()


def test_counts_by_article_and_by_release(tmp_path: Path) -> None:
    pages = {"a.txt": BODY, "b.txt": "本报讯 " + BODY + "（林一舟）", "c.txt": OTHER}
    for name, text in pages.items():
        (tmp_path / name).write_text(text, "utf-8")
    with kg.build([tmp_path / name for name in pages], place="320613") as graph:
        (articles,) = graph.query(name="counts-by-article", values={"name": "周远山"}).rows
        (releases,) = graph.query(name="counts-by-release", values={"name": "周远山"}).rows
    assert (articles[-1].value, releases[-1].value) == ("2", "1")
