"""Posts that a verb gives, with the body named or not."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

NONE: set[Fact] = set()
PEOPLE = "居民周远山、居民沈清禾来了。"
MEETING = f"{PEOPLE}云栖区诗词学会第四次会员大会召开。"
SOCIETY = "云栖区诗词学会"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (f"{MEETING}周远山当选为会长。", {("周远山", "会长", SOCIETY)}),
        (f"{MEETING}周远山、沈清禾当选副会长。", {("周远山", "副会长", SOCIETY), ("沈清禾", "副会长", SOCIETY)}),
        ("主持人由居民沈清禾担任，点评嘉宾为云栖区教育局局长。", NONE),  # another, who has no name here
        ("居民沈清禾来自外地，现为云栖区教育局局长。", {("沈清禾", "局长", "云栖区教育局")}),
        (f"{MEETING}秘书长由周远山担任。", {("周远山", "秘书长", SOCIETY)}),
        (f"{MEETING}周远山被聘为名誉会长。", {("周远山", "名誉会长", SOCIETY)}),
        (f"{MEETING}周远山当选为委员。", NONE),  # of which committee, nobody says
        (f"{PEOPLE}周远山当选为会长。", NONE),
        ("会议任命周远山、沈清禾为云栖区人民政府副区长。", {
            ("周远山", "副区长", "云栖区人民政府"), ("沈清禾", "副区长", "云栖区人民政府"),
        }),
        ("居民周远山，挂职云栖区人民政府副区长。", {("周远山", "副区长", "云栖区人民政府")}),
        ("会议请周远山、沈清禾，任命石天为云栖区教育局局长。", {("石天", "局长", "云栖区教育局")}),
        ("槐序小学“青禾”实践队来了。队长就是大学生周远山。", {("周远山", "队长", "槐序小学“青禾”实践队")}),
        (f"{PEOPLE}队长就是大学生周远山。", NONE),
        (f"{PEOPLE}成立由周远山任组长的防汛工作专班。", {("周远山", "组长", "防汛工作专班")}),
        (f"{PEOPLE}周远山任组长的那年，防汛工作专班成立。", NONE),
        (f"{PEOPLE}周远山此前任云栖区教育局局长。", {("周远山", "局长", "云栖区教育局")}),
        (f"{PEOPLE}沈清禾是云栖区教育局聘请的专家。", {("沈清禾", "专家", "云栖区教育局")}),
        (f"{MEETING}周远山为首任会长，沈清禾任秘书长。", {
            ("周远山", "会长", SOCIETY), ("沈清禾", "秘书长", SOCIETY),
        }),
        (f"{MEETING}周远山为会长单位授牌。", NONE),
        (f"{PEOPLE}在澄川物业公司当保安队长的周远山来了。", {("周远山", "保安队长", "澄川物业公司")}),
        ("区长周远山在澄川物业公司看了看。", NONE),
        ("云栖区文化馆馆长周远山，现任云栖区图书馆馆长沈清禾来了。", {
            ("周远山", "馆长", "云栖区文化馆"), ("沈清禾", "馆长", "云栖区图书馆"),
        }),
        ("沈清禾任青禾社区党委书记、主任。", {
            ("沈清禾", "党委书记", "青禾社区党委"), ("沈清禾", "党委书记", "青禾社区"), ("沈清禾", "主任", "青禾社区"),
        }),
        ("沈清禾任青禾社区党委书记、居委会主任。", {
            ("沈清禾", "党委书记", "青禾社区党委"), ("沈清禾", "党委书记", "青禾社区"), ("沈清禾", "主任", "居委会"),
        }),
    ],
)  # fmt: skip
def test_who_is_chosen_for_what(extract: Extract, text: str, held: set[Fact]) -> None:
    assert facts_of(extract(text), Predicate.HOLDS_POSITION) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("周远山（澄川机械有限公司董事长）来了。", {("周远山", "董事长", "澄川机械有限公司")}),
        ("区长周远山（右二）来了。", NONE),
        ("澄川机械集团很大。集团党委书记周远山来了。", {("周远山", "党委书记", "澄川机械集团")}),
        ("集团党委书记周远山来了。", {("周远山", "书记", "集团党委")}),
        ("青禾社区居委会开会。社区党委书记、居委会主任周远山说好。", {
            ("周远山", "党委书记", "社区党委"), ("周远山", "党委书记", "青禾社区"),
            ("周远山", "主任", "居委会"),
        }),
    ],
)  # fmt: skip
def test_whose_post_it_is(extract: Extract, text: str, held: set[Fact]) -> None:
    assert facts_of(extract(text), Predicate.HOLDS_POSITION) == held
