"""Whom a body has, without a title: each sentence with the facts that it states."""

import pytest

from kg.model import BlockKind, Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("sentence", "members"),
    [
        ("居民周远山来了。来自临溪恒砺机械有限公司的周远山获奖。", {"周远山 临溪恒砺机械有限公司"}),
        ("云栖区人民医院的志愿者沈清禾获奖。", {"沈清禾 云栖区人民医院"}),
        ("云栖区人民医院的护士沈清禾获奖。", set()),  # a post that she holds
        ("现就职于云栖区人民医院的志愿者沈清禾回来了。", {"沈清禾 云栖区人民医院"}),
        ("队员沈清禾来自澄川学院，从事茶学研究。", {"沈清禾 澄川学院"}),
        ("选手沈清禾以0.2秒夺魁，他今年41岁，来自临溪恒砺机械有限公司。", {"沈清禾 临溪恒砺机械有限公司"}),
        ("选手沈清禾（云栖区第三小学）得了第一。", {"沈清禾 云栖区第三小学"}),
        (
            "云栖区第三小学举办活动。五（3）班的学生沈清禾和周远山参加。",
            {"沈清禾 云栖区第三小学", "周远山 云栖区第三小学"},
        ),
        ("云栖区第三小学承办活动，云栖区第四小学来人。我校教师沈清禾执教。", {"沈清禾 云栖区第三小学"}),
        ("选手沈清禾则是云栖区第三小学的一名学生。", {"沈清禾 云栖区第三小学"}),
        (
            "讲师沈清禾、周远山主讲。两人都在云栖区人民医院上班。",
            {"沈清禾 云栖区人民医院", "周远山 云栖区人民医院"},
        ),
        ("第三名是居民沈清禾，她是云栖区第三小学五年级的学生。", {"沈清禾 云栖区第三小学"}),
        ("居民沈清禾已经四十九岁，是云栖区第三小学的食堂师傅。", {"沈清禾 云栖区第三小学"}),
        ("居民沈清禾曾在临溪恒砺机械有限公司打工。", {"沈清禾 临溪恒砺机械有限公司"}),
        ("居民沈清禾今年刚考上澄川学院。", {"沈清禾 澄川学院"}),
        ("居民沈清禾在云栖区第三小学教音乐。", {"沈清禾 云栖区第三小学"}),
        ("居民沈清禾先在云栖区文化馆干了六年。", {"沈清禾 云栖区文化馆"}),
        ("居民沈清禾来了。六十八岁的她是云栖区第三小学的学生。", {"沈清禾 云栖区第三小学"}),
        ("队员沈清禾来了。云栖区第三小学10号沈清禾破门。", {"沈清禾 云栖区第三小学"}),
        ("云栖区第三小学沈清禾同学获奖。", {"沈清禾 云栖区第三小学"}),
        ("云栖区第三小学沈清禾校长到场。", set()),  # a post that she holds
        ("云栖区文化馆选派干部沈清禾到场。", {"沈清禾 云栖区文化馆"}),
        ("云栖区文化馆派干部沈清禾到场。", set()),
        ("云栖区第三小学门将沈清禾扑出点球。", {"沈清禾 云栖区第三小学"}),
    ],
)
def test_a_body_and_who_is_in_it(extract: Extract, sentence: str, members: set[str]) -> None:
    found = facts_of(extract(sentence), Predicate.AFFILIATED_WITH)
    assert {f"{person} {body}" for person, _, body in found} == members


@pytest.mark.parametrize(
    "sentence",
    [
        "居民沈清禾感谢来自云栖区第三小学的学生。",
        "居民沈清禾（右一）在云栖区第三小学门口执勤。",
        "居民沈清禾来到云栖区第三小学，给学生讲课。",
        "居民沈清禾说，是云栖区第三小学的老师教了她。",
        "居民沈清禾在云栖区第三小学当着老师的面道谢。",
        "居民沈清禾说完，对手是云栖区第三小学的学生。",
        "云栖区第三小学请来讲师沈清禾。",
        "居民沈清禾是云栖区第三小学的校长。",
        "居民沈清禾在云栖区第三小学教会了大家识字。",
        "居民沈清禾在云栖区人民医院大厅工作人员带领下参观。",
        "云栖区第三小学举办活动，一旁的沈清禾很高兴。",
    ],
)
def test_who_is_only_beside_a_body(extract: Extract, sentence: str) -> None:
    assert not facts_of(extract(sentence), Predicate.AFFILIATED_WITH)


def test_our_hospital_is_that_of_the_article(extract: Extract) -> None:
    text = "云栖区中医院与临溪镇卫生院义诊。临溪镇卫生院来人。由我院党委委员、副院长沈清禾带队。"
    assert ("沈清禾", "副院长", "云栖区中医院") in facts_of(extract(text), Predicate.HOLDS_POSITION)


def test_an_author_signs_for_a_body(extract: Extract) -> None:
    byline = {1: BlockKind.BYLINE}
    signed = extract("区长周远山到场。\n（云栖区委宣传部 沈清禾）", kinds=byline)
    assert ("沈清禾", "", "云栖区委宣传部") in facts_of(signed, Predicate.AFFILIATED_WITH)
    both = extract("区长周远山到场。\n云栖日报社全媒体记者 沈清禾 石天", kinds=byline)
    assert {("沈清禾", "", "云栖日报社"), ("石天", "", "云栖日报社")} <= facts_of(both, Predicate.AFFILIATED_WITH)
    unsigned = extract("区长周远山到场。\n（云栖区委宣传部供稿 沈清禾）", kinds=byline)
    assert not facts_of(unsigned, Predicate.AFFILIATED_WITH)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("云栖区“青禾”宣讲队来了，队员沈清禾、周远山上台。", {"沈清禾", "周远山"}),
        ("云栖区文化馆来了，队员沈清禾上台。", set()),
    ],
)
def test_a_mate_is_of_the_team_named_before(extract: Extract, text: str, members: set[str]) -> None:
    assert {person for person, _, _ in facts_of(extract(text), Predicate.AFFILIATED_WITH)} == members
