"""Events that a count or a verb tells, whatever their name ends with: brackets mark each."""

import pytest

from kg.model import EntityType, Predicate
from tests.extraction.conftest import Extract, facts_of, mark, rules_of, unmarked

INITIATIVE = EntityType.INITIATIVE


@pytest.mark.parametrize(
    "marked",
    [
        "居民自发办了一场[渔家对歌]，很热闹。",
        "居民下了一场棋。",
        "11月2日，一场别开生面的[纸灯茶叙]在青禾社区举行。",
        "一场雨过后的青禾社区很美。",
        "这场[春季巡河值守]，已有八年。",
        "去年的值守很苦，这场春季巡河值守，已有八年。",
        "青禾社区组织部分居民代表，走访住户。",
        "青禾社区今年增设公交站点，居民满意。",
        "云栖区大力开展河道污染整治攻坚，成效很好。",
        "[河道安全抢答]随即在社区门口摆开擂台，居民满意。",
        "双河社区的[“檐下茶话”]如期开席。",
        "云栖区教育局在青禾中学举行。",
        "[“同舟”绑腿跑]的冠军归了青禾村队。",
        "“同舟”摇橹队的居民很高兴。",
        "一场大雪导致望榆的码头交通中断，大家帮忙。",
        "社区把“灌溉”到居民心中，大家高兴。",
        "此次检修预计将影响临溪镇的供水。",
        "青禾社区迎来一场寒潮天气，大家添衣。",
        "云栖区举办3场主题论坛，居民满意。",
        "临溪镇启动[古桥影像留存]，居民满意。",
        "临溪镇启动[雨后堤坝巡护]，居民满意。",
        "临溪镇启动古桥影像留存14座，居民满意。",
        "临溪镇大力推行垄作连片栽培，居民满意。",
        "临溪镇启动新一轮绿色引领，居民满意。",
        "临溪镇启动古桥影像留存工作，居民满意。",
        "临溪镇启动古桥影像留存具备通航条件，居民满意。",
        "临溪镇启动影像，居民满意。",
        "这场[社区秋收值守]是去年开始的。",
        "青禾社区组织[科普知识进校园]，居民满意。",
        "青禾社区组织医疗专家进校园，居民满意。",
        "青禾社区组织把知识的光送进校园，居民满意。",
        "[剪纸手艺进课堂]由云栖区教育局牵头。",
        "消防车辆进校园，居民满意。",
        "青禾社区推进充电桩进小区，居民满意。",
        "青禾社区组织退休教授进校园，居民满意。",
        "[剪纸手艺进课堂]将在六月开展。",
        "校外车辆进校园由门卫放行。",
        "商业广告进校园将在六月禁止。",
        "剪纸手艺进课堂将在六月禁止。",
        "剪纸手艺进课堂由门卫放行。",
        "临溪镇启动[街巷清凉驿站季]，居民满意。",
        "工人启动河道排污泵机，居民满意。",
        "工人启动资金全部到位，居民满意。",
        "临溪镇启动山洪灾害救援，居民满意。",
    ],
)
def test_what_the_words_around_a_name_tell(extract: Extract, marked: str) -> None:
    extraction = extract(unmarked(marked))
    assert mark(extraction, INITIATIVE) == marked
    assert set(rules_of(extraction, INITIATIVE).values()) <= {"initiative-staged"}


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("12月中旬，青禾社区将联合云栖医院办一次眼底免费筛查，已有五十人报名。", {"青禾社区", "云栖医院"}),
        ("青禾社区办事一次办好。", set()),
    ],
)
def test_who_holds_it(extract: Extract, text: str, organizers: set[str]) -> None:
    assert {who for who, _, _ in facts_of(extract(text), Predicate.ORGANIZES)} == organizers
