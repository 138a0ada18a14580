"""People whom only their setting names, between brackets, and settings in which nobody stands."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, mark, unmarked

PERSON = EntityType.PERSON
TAKEN = {
    "of an age, a class, a team": [
        "68岁的[沈清禾]跑完了全程。",
        "五年级的[周远山]举手提问。",
        "四（2）班[沈清禾]画了一幅画。",
        "语文组[周远山]执教公开课。",
        "2号楼[沈清禾]的红烧鱼最受欢迎。",
        "男子组第七名[周远山]是一名教师。",
    ],
    "by a role made anew": [
        "测水员[沈清禾]当场读出水位。",
        "大家喊来了守库员[周远山]。",
        "裁判长[沈清禾]吹响了哨子。",
        "徒弟[周远山]守着炉子。",
    ],
    "of a body or unit": [
        "青禾村[沈清禾]带来了自家的梨。",
        "来自青禾社区志愿者协会的[沈清禾]现场教大家折纸。",
        "眼科[周远山]等11名医生参加。",
    ],
    "who gives, is asked, is met": [
        "工作报告由[沈清禾]宣读。",
        "会议决定接受[周远山]辞去委员职务的请求。",
    ],
    "after a long attribute": ["忙了一天的[沈清禾]坐下来喝水。"],
    "in a list alone": [
        "比赛结束，[周远山]、[沈清禾]分获二、三名。",
        "队员劈柴，[沈清禾]、[周远山]负责烧火。",
        "居民[周远]和[周航]两兄弟都来了。",
        "他们是[周远山]、[沈清禾]、[顾砚秋]。",
    ],
    "that ends before the verb": [
        "社区民警[邹远]拿起喇叭。",
        "妈妈[沈清]捏了一只兔子。",
        "新聘助教[郭岚]再讲一遍。",
        "91岁的[梁秋]婆婆笑了。",
    ],
    "with a form of address": ["周一，[小沈]夫妇到场。", "徒弟[小邵]在旁边帮忙。"],
    "with a surname that is a word": ["讲解员[寸若兰]讲了往事。", "居民[补若兰]说好。", "医生[豆若兰]来了。"],
}
REFUSED = [
    "她的孙女在读大学。",
    "院里堆着晒干的玉米垛。",
    "文化节的水兵舞很受欢迎。",
    "青禾社区白玉兰家庭服务中心开放。",
    "下溪村芦笙队登台。",
    "包饺子时，擀皮、包馅的人都有。",
    "村里的古樟树下坐满了人。",
    "云栖区副区长到场。",
    "云栖县第一中学、柴岭五中参赛。",
    "大家完善了由区妇联主办的活动。",
]


@pytest.mark.parametrize("marked", [sentence for sentences in TAKEN.values() for sentence in sentences])
def test_who_stands_there(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), PERSON) == marked


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_stands_there_and_is_nobody(extract: Extract, sentence: str) -> None:
    assert mark(extract(sentence), PERSON) == sentence


def test_the_verb_of_a_post_is_no_surname(extract: Extract) -> None:
    assert mark(extract("专班进驻，由周远山任组长。"), PERSON) == "专班进驻，由[周远山]任组长。"
    assert mark(extract("居民任阿姨来了。"), PERSON) == "居民[任阿姨]来了。"
