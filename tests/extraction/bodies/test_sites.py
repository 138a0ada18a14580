"""Places by their neighbours, and by what is said of those who are there."""

import pytest

from tests.extraction.conftest import Extract


def places_of(extract: Extract, text: str) -> set[str]:
    return {m.name for m in extract(text).mentions if m.type.value == "Place"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("代表们来到县人民会堂，听取介绍。", {"县人民会堂"}),
        ("执法人员检查了县客运站、县体育馆。", {"县客运站", "县体育馆"}),
        ("市民在人民公园散步。", {"人民公园"}),
        ("他调任县体育馆馆长。", set()),  # a body, whose head he is
        ("志愿者来到沈清禾烈士墓前献花。", {"沈清禾烈士墓"}),
        ("志愿者祭扫了烈士墓。", set()),  # nobody's
        ("代表们视察东坡书院、明清古街、三里河湿地公园。", {"东坡书院", "明清古街", "三里河湿地公园"}),
        ("代表们视察东坡书院、加装电梯、三里河湿地公园。", {"东坡书院", "三里河湿地公园"}),
        ("大家来到松风小区、纺织小区、老旧小区、黄槐菜市场等地。", {"松风小区", "纺织小区", "黄槐菜市场"}),
        ("沈清禾是卧莲寺乡乡长，到卧云寺去过。", {"卧云寺"}),
    ],
)
def test_places_by_their_neighbours(extract: Extract, text: str, places: set[str]) -> None:
    assert places_of(extract, text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("记者来到北塬起义旧址，游客正在听讲解。", {"北塬起义旧址"}),
        ("大家走进学校图书馆，安静地看书。", set()),
        ("在新的长征路上，大家携手前行。", set()),
    ],
)
def test_venues_of_those_who_are_there(extract: Extract, text: str, places: set[str]) -> None:
    assert places_of(extract, text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("市民来到竹溪夜市，品尝小吃。", {"竹溪夜市"}),
        ("“反诈夜市”宣传活动吸引了市民。", set()),
        ("他家住在棉纺厂三宿舍。", {"棉纺厂三宿舍"}),
        ("居民住在翠湖名苑小区。", {"翠湖名苑小区"}),
        ("企业看好中国市场和资本市场。", set()),
        ("罗家巷菜市场的蔬菜很新鲜。", {"罗家巷菜市场"}),
        ("该村紧邻龙泉湖，风景优美。", {"龙泉湖"}),
    ],
)
def test_endings_of_places_and_what_is_none(extract: Extract, text: str, places: set[str]) -> None:
    assert places_of(extract, text) == places
