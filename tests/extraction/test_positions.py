"""Posts by titles before and after a name and by verbs; bodies elided."""

import pytest

from kg.model import Factuality, Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

NONE: set[Fact] = set()


def posts(extract: Extract, text: str) -> set[Fact]:
    return facts_of(extract(text), Predicate.HOLDS_POSITION)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("区委书记周远山出席。", {("周远山", "区委书记", "区委")}),
        ("云栖区委书记周远山出席。", {("周远山", "区委书记", "云栖区委")}),
        (
            "青禾社区党委书记沈清禾说。",
            {("沈清禾", "党委书记", "青禾社区党委"), ("沈清禾", "党委书记", "青禾社区")},
        ),
        ("云栖区音乐家协会名誉主席骆清和出席。", {("骆清和", "名誉主席", "云栖区音乐家协会")}),
        (
            "云栖市人大常委会副秘书长、办公厅主任沈清禾来了。",
            {("沈清禾", "副秘书长", "云栖市人大常委会"), ("沈清禾", "办公厅主任", "云栖市人大常委会")},
        ),
        (
            "市政协主席沈清禾、副主席石天、秘书长周远山到场。",
            {("沈清禾", "主席", "市政协"), ("石天", "副主席", "市政协"), ("周远山", "秘书长", "市政协")},
        ),
        ("市政协主席沈清禾到场。秘书长周远山到场。", {("沈清禾", "主席", "市政协")}),
        ("市委宣传部长沈清禾到场。", {("沈清禾", "部长", "市委宣传部")}),
        ("槐序中学校友会会长沈清禾到场。", {("沈清禾", "会长", "槐序中学校友会")}),
        ("云栖广播电视台来人。\n泊云周刊记者 沈清禾", NONE),  # of another medium, which no list has
        ("云栖区人民医院原副院长段怀瑾坐诊。", {("段怀瑾", "原副院长", "云栖区人民医院")}),
        (
            "云栖区很美。云栖区委常委、副区长沈清禾参加。",
            {("沈清禾", "区委常委", "云栖区委"), ("沈清禾", "副区长", "云栖区")},
        ),
        (
            "县政协副主席、县文明委副主任沈清禾到场。",
            {("沈清禾", "副主席", "县政协"), ("沈清禾", "副主任", "县文明委")},
        ),
        (
            "云栖区关工委副主任兼秘书长沈清禾到场。",
            {("沈清禾", "副主任", "云栖区关工委"), ("沈清禾", "秘书长", "云栖区关工委")},
        ),
        (
            "区党工委委员、管委会副主任沈清禾到场。",
            {("沈清禾", "党工委委员", "区党工委"), ("沈清禾", "副主任", "管委会")},
        ),
        ("云栖区槐序小学党委书记校长沈清禾到场。", {("沈清禾", "党委书记校长", "云栖区槐序小学")}),
        (
            "望江集团党委副书记、总经理沈清禾到场。",
            {("沈清禾", "党委副书记", "望江集团"), ("沈清禾", "总经理", "望江集团")},
        ),
        (
            "云栖区人民医院副院长沈清禾、工会主席石天到场。",
            {("沈清禾", "副院长", "云栖区人民医院"), ("石天", "工会主席", "云栖区人民医院")},
        ),
        (
            "青石镇妇联副主席沈清禾来到望榆社区，临溪街道党工委委员、妇联主席石天陪同。",
            {
                ("沈清禾", "副主席", "青石镇妇联"),
                ("石天", "党工委委员", "临溪街道党工委"),
                ("石天", "妇联主席", "临溪街道"),
            },
        ),
        (
            "青石镇妇联副主席沈清禾来了，青石镇党委委员、妇联主席石天陪同。",
            {
                ("沈清禾", "副主席", "青石镇妇联"),
                ("石天", "党委委员", "青石镇党委"),
                ("石天", "妇联主席", "青石镇妇联"),
            },
        ),
        ("云栖区槐序小学校长助理沈清禾到场。", {("沈清禾", "校长助理", "云栖区槐序小学")}),
        (
            "青禾社区党委副书记沈清禾说。",  # a community's committee is a body
            {("沈清禾", "党委副书记", "青禾社区党委"), ("沈清禾", "党委副书记", "青禾社区")},
        ),
        ("云栖区文联驻会副主席沈清禾到场。", {("沈清禾", "驻会副主席", "云栖区文联")}),
        (
            "青禾社区党委书记居委会主任沈清禾到场。",
            {
                ("沈清禾", "党委书记", "青禾社区党委"),
                ("沈清禾", "党委书记", "青禾社区"),
                ("沈清禾", "居委会主任", "青禾社区"),
            },
        ),
        (
            "澄川恒砺机械有限公司党委书记、董事长贺东篱到场。",
            {
                ("贺东篱", "党委书记", "澄川恒砺机械有限公司"),
                ("贺东篱", "董事长", "澄川恒砺机械有限公司"),
            },
        ),
    ],
)
def test_each_title_before_a_name_goes_to_the_body_before_it(extract: Extract, text: str, held: set[Fact]) -> None:
    assert posts(extract, text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "云栖区文化馆副馆长沈清禾、周远山出席。",
            {("沈清禾", "副馆长", "云栖区文化馆"), ("周远山", "副馆长", "云栖区文化馆")},
        ),
        ("云栖区文化馆馆长沈清禾、周远山出席。", {("沈清禾", "馆长", "云栖区文化馆")}),
        (
            "云栖区文化馆馆长沈清禾主持会议，副馆长周远山出席。",
            {("沈清禾", "馆长", "云栖区文化馆"), ("周远山", "副馆长", "云栖区文化馆")},
        ),
        ("云栖区文化馆馆长沈清禾主持会议，副院长周远山出席。", {("沈清禾", "馆长", "云栖区文化馆")}),
        (
            "云栖区人大常委会副主任沈清禾、秘书长周远山到场。",
            {("沈清禾", "副主任", "云栖区人大常委会"), ("周远山", "秘书长", "云栖区人大常委会")},
        ),
        (
            "白石镇党委书记沈清禾和组织委员周远山到场。",
            {("沈清禾", "党委书记", "白石镇党委"), ("周远山", "组织委员", "白石镇党委")},
        ),
    ],
)
def test_a_deputy_shares_title_or_body(extract: Extract, text: str, held: set[Fact]) -> None:
    assert posts(extract, text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("云栖区很美。区长沈清禾说。", {("沈清禾", "区长", "云栖区")}),
        ("云栖区与白石区、枫浦区签约。区长沈清禾到场。", NONE),
        ("区长沈清禾说。", NONE),
        ("青禾社区很美。区长沈清禾到场。", NONE),
        ("云栖区槐序小学举办运动会。校长傅静言致辞。", {("傅静言", "校长", "云栖区槐序小学")}),
        ("澄川师范学院和云栖区槐序小学签约。有校长傅静言到场。", NONE),
        ("澄川恒砺机械有限公司投产。董事长贺东篱致辞。", {("贺东篱", "董事长", "澄川恒砺机械有限公司")}),
        ("社区书记沈清禾说，青禾社区变了。", {("沈清禾", "社区书记", "青禾社区")}),
        ("社区书记沈清禾到青禾社区和听潮社区。", NONE),
    ],
)
def test_a_title_without_a_body_goes_where_only_one_fits(extract: Extract, text: str, held: set[Fact]) -> None:
    assert posts(extract, text) == held


@pytest.mark.parametrize(
    "text",
    [
        "青禾社区居民沈清禾说。",
        "青禾社区沈清禾阿姨说。",
        "青禾社区的沈清禾同学获奖。",
        "云栖区槐序小学，学生沈清禾获奖。",
    ],
)
def test_residents_and_forms_of_address_are_no_posts(extract: Extract, text: str) -> None:
    assert posts(extract, text) == NONE


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("青禾社区马主任说。", {("马主任", "主任", "青禾社区")}),
        ("会议任命沈清禾为云栖区音乐家协会会长。", {("沈清禾", "会长", "云栖区音乐家协会")}),
        (
            "局长沈清禾现任云栖区音乐家协会副会长、秘书长。",
            {("沈清禾", "副会长", "云栖区音乐家协会"), ("沈清禾", "秘书长", "云栖区音乐家协会")},
        ),
        ("居民沈清禾不是云栖区音乐家协会会长。", NONE),
        ("居民沈清禾走访云栖区音乐家协会会长办公室。", NONE),
    ],
)
def test_a_title_after_a_name_or_after_a_verb(extract: Extract, text: str, held: set[Fact]) -> None:
    assert posts(extract, text) == held


def test_rule_evidence_and_factuality(extract: Extract) -> None:
    text = "云栖区很美。区长沈清禾说。“校长傅静言来了，云栖区槐序小学的孩子真高兴。”陆奶奶说。"
    extraction = extract(text)
    found = {r.subject.name: r for r in extraction.relations if r.predicate is Predicate.HOLDS_POSITION}
    assert found["沈清禾"].rule == "position-elided"
    assert found["沈清禾"].evidence.cut(text) == "区长沈清禾说。"
    assert found["沈清禾"].factuality is Factuality.STATED
    assert found["傅静言"].factuality is Factuality.QUOTED
    assert extract("区委书记周远山出席。").relations[0].rule == "position-titled"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "云栖区教育局人事科科长沈清禾到场。",
            {("沈清禾", "科长", "云栖区教育局人事科"), ("沈清禾", "人事科科长", "云栖区教育局")},
        ),
        (
            "临溪镇槐序村党支部书记沈清禾说。",
            {("沈清禾", "书记", "临溪镇槐序村党支部"), ("沈清禾", "党支部书记", "槐序村")},
        ),
        ("云栖区教育局局长沈清禾到场。", {("沈清禾", "局长", "云栖区教育局")}),
    ],
)
def test_a_post_in_a_branch_or_department_is_one_of_the_village_or_hospital(
    extract: Extract, text: str, held: set[Fact]
) -> None:
    assert posts(extract, text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("云栖区红十字会培训师沈清禾授课。", {("沈清禾", "培训师", "云栖区红十字会")}),
        ("澄川恒砺机械有限公司检修工沈清禾到场。", {("沈清禾", "检修工", "澄川恒砺机械有限公司")}),
        ("云栖区人民医院医生沈清禾坐诊。", {("沈清禾", "医生", "云栖区人民医院")}),
        ("云栖区槐序小学退休技工沈清禾到场。", NONE),
        ("云栖区消防救援大队队员沈清禾到场。", NONE),
    ],
)
def test_titles_by_their_form_right_after_a_body(extract: Extract, text: str, held: set[Fact]) -> None:
    assert posts(extract, text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "云栖区人民法院很忙。书记员沈清禾到场。",
            {("沈清禾", "书记员", "云栖区人民法院")},
        ),
        ("云栖区人民法院和临光县人民法院很忙。书记员沈清禾到场。", NONE),
        ("澄川师范学院来人。云栖区槐序小学办读书节。校长沈清禾到场。", {("沈清禾", "校长", "云栖区槐序小学")}),
        ("听潮社区来人。青禾社区办读书节。社区副主任沈清禾到场。", {("沈清禾", "副主任", "青禾社区")}),
        ("云栖区书法家协会来人。协会主席沈清禾到场。", {("沈清禾", "主席", "云栖区书法家协会")}),
        ("云栖区书法家协会来人。商会主席沈清禾到场。", NONE),
        (
            "云栖区总工会来人。工会主席沈清禾、副主席周全到场。",
            {("沈清禾", "工会主席", "云栖区总工会"), ("周全", "副主席", "云栖区总工会")},
        ),
        (
            "云栖区政协副主席沈清禾主持会议，副主席周全讲话。",
            {("沈清禾", "副主席", "云栖区政协"), ("周全", "副主席", "云栖区政协")},
        ),
        ("云栖区槐序小学很大。心理教师沈清禾主讲。", {("沈清禾", "心理教师", "云栖区槐序小学")}),
        ("云栖区槐序小学很大。家长代表沈清禾发言。", NONE),
        ("云栖县很美，县人大代表沈清禾来了。", {("沈清禾", "代表", "县人大")}),
        ("云栖区槐序小学很大。退休教师沈清禾到场。", NONE),
        (
            "云栖区槐序合唱队登台。" + "台下掌声很热烈。" * 25 + "领队沈清禾说好。",
            {("沈清禾", "领队", "云栖区槐序合唱队")},
        ),
    ],
)
def test_a_post_without_its_body_is_of_the_one_that_has_it(extract: Extract, text: str, held: set[Fact]) -> None:
    assert posts(extract, text) == held


def test_a_post_is_of_the_company_in_the_headline(extract: Extract) -> None:
    text = "澄川恒砺机械有限公司办运动会\n临光顺达物流有限公司也来了。总经理沈清禾说好。"
    assert posts(extract, text) == {("沈清禾", "总经理", "澄川恒砺机械有限公司")}
