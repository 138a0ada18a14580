"""What a tagger may take for a name and is none: more than one, less than one, one with a word before it."""

import pytest

from kg.extraction.likely.refused import is_no_name, trimmed
from kg.extraction.tagger.tagger import TaggedSpan
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.segmenter import Segmenter
from kg.knowledge.lexicon import load_lexicon
from kg.model import EntityType, Span
from tests.extraction.likely.test_candidates import article


@pytest.mark.parametrize(
    ("text", "name", "refused"),
    [
        ("专家来澄湖医院授课。", "来澄湖医院", True),
        ("专家在来宾医院授课。", "来宾医院", False),
        ("走进来龙村。", "来龙村", False),
        ("街道辖竹溪社区医院。", "辖竹溪社区医院", True),
        ("走进公司办公室。", "公司办公室", True),
        ("走进春晖公司办公室。", "春晖公司办公室", False),
        ("首间书房开门。", "首间书房", True),
        ("走进首都书房。", "首都书房", False),
        ("“百团大战”社团招新开始。", "“百团大战”社团", True),
        ("“百团大战”社团来了。", "“百团大战”社团", False),
        ("县医院等三家单位、县中学等协会来了。", "县医院等三家单位、县中学等协会", True),
        ("走进青阳高等学校中等部。", "青阳高等学校中等部", False),
        ("开设“老年大学书画班”。", "老年大学", True),
        ("走进“老年大学”。", "老年大学", False),
        ("他说：“老年大学真好，书画班也好。”", "老年大学", False),
        ("大家都到理事会来。", "都到理事会", True),
        ("走过几条巷。", "几条巷", True),
        ("走了长安路。", "长安路", False),
        ("县委县政府发文。", "县委县政府", True),
        ("县电视台联合县文化局拍摄。", "县电视台联合县文化局", True),
        ("县工商业联合会来了。", "县工商业联合会", False),
        ("到临溪街道调研养老服务站建设。", "临溪街道调研养老服务站", True),
        ("临溪街道调研组来了。", "临溪街道调研组", False),
        ("县医院及等协会来了。", "县医院及等协会", True),
        ("县实验小学请来派出所。", "县实验小学请来派出所", True),
        ("到澄湖社区报到。", "澄湖社区报", True),
        ("为云栖区建设所做出的贡献。", "云栖区建设所", True),
        ("云栖区建设所的人来了。", "云栖区建设所", False),
        ("评为云栖区“先锋党支部”。", "云栖区“先锋党支部", True),
        ("读澄湖社区报。", "澄湖社区报", False),
        ("锦禾纺织六家子公司来了。", "锦禾纺织六家子公司", True),
        ("走进十三家巷。", "十三家巷", False),
        ("住在夜市对面茶楼小区。", "夜市对面茶楼小区", True),
        ("感谢他小区。", "感谢他小区", True),
        ("走进他山书院。", "他山书院", False),
        ("市三届针灸专委会成立。", "市三届针灸专委会", True),
        ("我院护理部来了。", "我院护理部", True),
        ("春晖乳业园建成了。", "春晖乳业", True),
        ("春晖乳业园林队。", "春晖乳业", False),
        ("建成8间社区书房。", "8间社区书房", True),
        ("走进8号书房。", "8号书房", False),
        ("带动镇和街道。", "镇和街道", True),
        ("走进和平街道。", "和平街道", False),
        ("欢庆元旦社区老人茶会。", "元旦社区", True),
        ("走进八一社区。", "八一社区", False),
        ("临溪街道联合各社区居委会演练。", "临溪街道联合各社区居委会", True),
        ("临溪街道残疾人联合会来了。", "临溪街道残疾人联合会", False),
        ("这都是俺们村的事。", "俺们村", True),
        ("百镇千村行动启动。", "百镇千村", True),
        ("走进大千村。", "大千村", False),
        ("同时澄湖医院骨科来了。", "同时澄湖医院骨科", True),
        ("走进同德医院骨科。", "同德医院骨科", False),
        ("槐序（云栖）家具公司来了。", "云栖）家具公司", True),
        ("槐序（云栖）家具公司来了。", "槐序（云栖）家具公司", False),
        ("云栖神经外科高峰论坛举行。", "云栖神经外科", True),
        ("云栖神经外科医生来了。", "云栖神经外科", False),
        ("石桥村内街道很宽。", "石桥村内街道", True),
    ],
)
def test_everyone_sees_what_is_no_name(text: str, name: str, *, refused: bool) -> None:
    start = text.index(name)
    analysis = Analysis(article(text), load_lexicon(), Segmenter())
    assert is_no_name(analysis, start, start + len(name)) is refused


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("冠军归了集团物流公司。", "归了集团物流公司", "集团物流公司"),
        ("云栖公司是集团的老厂。", "云栖公司是集团", "集团"),
        ("走进求是中学。", "求是中学", "求是中学"),
        ("在市泊云北路举行。", "市泊云北路", "泊云北路"),
        ("在县前街举行。", "县前街", "县前街"),
        ("在市民广场路举行。", "市民广场路", "市民广场路"),
        ("它隶属春晖集团。", "隶属春晖集团", "春晖集团"),
        ("走进“泊云书房”。", "“泊云书房", "泊云书房"),
        ("走进“泊云”书房。", "“泊云”书房", "“泊云”书房"),
        ("老客户春晖公司来了。", "老客户春晖公司", "春晖公司"),
        ("村里澈禾合作社开门。", "村里澈禾合作社", "澈禾合作社"),
        ("走进客户中心。", "客户中心", "客户中心"),
        ("☆云岭中学开学。", "☆云岭中学", "云岭中学"),
        ("供稿丨云岭中学", "丨云岭中学", "云岭中学"),
    ],
)
def test_a_body_begins_behind_what_no_name_holds(text: str, tagged: str, name: str) -> None:
    start = text.index(tagged)
    seen = TaggedSpan(Span(start, start + len(tagged)), EntityType.ORGANIZATION, 0.8)
    assert [one.span.cut(text) for one in trimmed(text, (seen,))] == [name]
    assert trimmed(text, (seen._replace(type=EntityType.PERSON),))[0].span == seen.span  # 孙了红


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("化工学院、信息学院来人。", ["化工学院", "信息学院"]),
        ("青禾“诗、书”学院来人。", ["青禾“诗、书”学院"]),
        ("省、市委组织部来人。", ["省、市委组织部"]),
    ],
)
def test_a_list_seen_as_one_body_is_several(text: str, names: list[str]) -> None:
    seen = TaggedSpan(Span(0, text.index("来人")), EntityType.ORGANIZATION, 0.8)
    assert [one.span.cut(text) for one in trimmed(text, (seen,))] == names
