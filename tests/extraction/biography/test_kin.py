"""Whose kin somebody is, told before the name, after it, or alone."""

import pytest

from kg.knowledge.lexicon import load_lexicon
from kg.model import Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

NONE: set[Fact] = set()


def each_way(kin: set[Fact]) -> set[Fact]:
    """The facts with those that they say the other way round."""
    terms = load_lexicon().kin_terms
    return kin | {(relative, terms[term][1], owner) for owner, term, relative in kin}


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("村民周远山带来了全家：儿子周全开车。", {("周远山", "儿子", "周全")}),
        ("村民周远山来了。儿子周全开车。", {("周远山", "儿子", "周全")}),  # nobody else is named before
        ("村民周远山、村民顾砚秋来了。儿子沈全开车。", NONE),  # of the two
        ("春耕\n村民周远山来了。\n儿子周全开车。", NONE),  # another paragraph
        ("村民周远山的春天\n又种地了。\n家里人都高兴。儿子周全开车。", {("周远山", "儿子", "周全")}),  # the headline's
        (
            "村民周远山来了。父亲周远航挥手，母亲沈清禾也来了。",
            {("周远山", "父亲", "周远航"), ("周远山", "母亲", "沈清禾")},
        ),
        ("村民周远山、村民顾砚秋来了。孩子的妈妈沈清禾笑了。", NONE),  # whose child it is
        ("四年级学生周远山上台了。孩子的妈妈沈清禾笑了。", {("周远山", "妈妈", "沈清禾")}),
        ("区长顾砚秋来到村民周远山家，叮嘱其女儿沈清禾。", {("周远山", "女儿", "沈清禾")}),
        (
            "村民周远山与妻子沈清禾、上初二的女儿周小禾来了。",
            {("周远山", "妻子", "沈清禾"), ("周远山", "女儿", "周小禾")},
        ),
        ("村民周远山说完，村民顾砚秋笑了。村民周全是他的堂弟。", {("顾砚秋", "堂弟", "周全")}),
        ("本报讯（记者 周远山）青禾社区有一对夫妻——丈夫周全、妻子沈清禾。", NONE),  # no reporter's
        ("村民周远山说完了。村民周全是他的邻居。", NONE),
        ("搀着村民沈清禾来的是外孙周全。", {("沈清禾", "外孙", "周全")}),
        ("村民周远山来了，爷爷周全也来了。", NONE),  # 爷爷 is a form of address too
        ("校长周远山打开教室；他的妻子、云栖区人民医院医生沈清禾也来了。", {("周远山", "妻子", "沈清禾")}),
        ("校长周远山打开教室、云栖区人民医院医生沈清禾也来了。", NONE),
        ("村民周全是村民周远山的侄子。", NONE),  # 村民 stands between
        ("区长周远山、副区长沈清禾来了。沈清禾是周远山的侄女。", {("周远山", "侄女", "沈清禾")}),
        ("区长周远山、副区长沈清禾来了。沈清禾是周远山的同事。", NONE),
    ],
)
def test_whose_kin_somebody_is(extract: Extract, text: str, kin: set[Fact]) -> None:
    assert facts_of(extract(text), Predicate.KIN_OF) == each_way(kin)


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("村民周远山来了，他67岁的妻子沈清禾也来了。", {("周远山", "妻子", "沈清禾")}),
        ("村民沈清禾替瘫痪的老伴周远山报了名。", {("沈清禾", "老伴", "周远山")}),
        ("村民沈清禾替瘫痪的邻居周远山报了名。", NONE),
        ("村民沈清禾跟着婆婆顾砚秋学做面塑。", {("沈清禾", "婆婆", "顾砚秋")}),
        ("村民沈清禾来了，婆婆顾砚秋正在台上。", NONE),  # a form of address too, and nobody goes with her
        ("村民沈清禾送双胞胎儿子周远、周航入伍。", {("沈清禾", "儿子", "周远"), ("沈清禾", "儿子", "周航")}),
        ("居民周远山和周远航兄弟俩都来了。", {("周远山", "兄弟", "周远航")}),
        ("居民周远山、沈清禾夫妇都来了。", {("周远山", "配偶", "沈清禾")}),
        ("居民顾砚秋、周远山、沈清禾夫妇都来了。", NONE),  # which two of them
        ("居民周远山和沈清禾哥哥地叫着。", NONE),
        ("居民周远山、沈清禾等六对金婚夫妇都来了。", {("周远山", "配偶", "沈清禾")}),
        ("获奖的是居民周远山和沈清禾。夫妻俩都来了。", {("周远山", "配偶", "沈清禾")}),
        ("获奖的是居民周远山和沈清禾。夫妻店都来了。", NONE),
        ("原告周远山与被告周远航是堂兄弟。", {("周远山", "堂兄弟", "周远航")}),
        ("居民周远山见到了奶奶沈清禾。", NONE),  # whom everybody calls so
    ],
)
def test_what_stands_between_or_after(extract: Extract, text: str, kin: set[Fact]) -> None:
    assert facts_of(extract(text), Predicate.KIN_OF) == each_way(kin)


PAIR = "居民周远山、居民沈清禾来了。"


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("周远山和沈清禾是一对夫妻。", {("周远山", "配偶", "沈清禾")}),
        ("周远山和沈清禾情同兄妹。", NONE),
        ("周远山（81岁）、沈清禾（79岁）夫妇都来了。", {("周远山", "配偶", "沈清禾")}),
        ("周远山与沈清禾于2019年结婚。", {("周远山", "配偶", "沈清禾")}),
        ("周远山与沈清禾的女儿结婚。", NONE),
        ("兄妹俩周远山和沈清禾摆摊。", {("周远山", "妹妹", "沈清禾")}),
        ("沈清禾嫁给了周远山。", {("沈清禾", "丈夫", "周远山")}),
        ("沈清禾的丈夫叫周远山。", {("沈清禾", "丈夫", "周远山")}),
        ("沈清禾的丈夫是周远山的同事。", NONE),
        ("周远山有一个女儿，名叫沈清禾。", {("周远山", "女儿", "沈清禾")}),
        ("作为周远山的女儿，沈清禾很自豪。", {("周远山", "女儿", "沈清禾")}),
        ("受父亲周远山影响，沈清禾爱唱戏。", {("沈清禾", "父亲", "周远山")}),
        ("周远山老人的女儿沈清禾回来了。", {("周远山", "女儿", "沈清禾")}),
        ("周远山把手艺传给了女儿沈清禾。", {("周远山", "女儿", "沈清禾")}),
    ],
)
def test_what_a_verb_tells(extract: Extract, text: str, kin: set[Fact]) -> None:
    assert facts_of(extract(PAIR + text), Predicate.KIN_OF) == each_way(kin)


@pytest.mark.parametrize(
    ("text", "owner", "term"),
    [
        ("居民沈清禾来了，她的儿子周全也来了。", "沈清禾", "母亲"),
        ("居民周远山来了，他的女儿周小禾也来了。", "周远山", "父亲"),
        ("居民周远山来了。女儿周小禾也来了。", "周远山", "父母"),  # nobody says which
        ("居民沈清禾，女，68岁。孙子周全也来了。", "沈清禾", "奶奶"),
        ("居民周远山抱住了弟弟周远航。", "周远山", "兄姐"),
    ],
)
def test_what_the_other_is_by_whether_they_are_a_woman(extract: Extract, text: str, owner: str, term: str) -> None:
    kin = facts_of(extract(text), Predicate.KIN_OF)
    assert {told for _, told, other in kin if other == owner} == {term}


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("区长周远山来到望榆村。村民沈清禾在女儿周小禾搀扶下赶来。", {"沈清禾"}),
        ("区长周远山来到望榆村。村民沈清禾很高兴，女儿周小禾赶来。", {"周远山"}),  # by their surname
        ("讲课的是村民周远山，助教是他的徒弟沈清禾和儿子周小航。", {"周远山"}),
        ("讲课的是村民周远山，村民沈清禾和儿子顾小航听讲。", {"沈清禾"}),
        ("村民沈清禾来了。陪考的一位妇女从外地赶来，她儿子周小航头一回离家。", set()),  # a stranger's
        ("村民沈清禾来了。她从外地赶来，她儿子周小航头一回离家。", {"沈清禾"}),
        ("保安员沈清禾跳下水救人。孩子的父亲周小航赶来。", set()),  # of the child who was saved
        ("村民周远山跳下水玩耍。孩子的父亲周小航赶来。", {"周远山"}),
    ],
)
def test_whose_kin_it_is_not(extract: Extract, text: str, owners: set[str]) -> None:
    kin = facts_of(extract(text), Predicate.KIN_OF)
    assert {owner for owner, _, relative in kin if relative in ("周小禾", "周小航", "顾小航")} == owners


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        # he is a man
        (
            "沈清禾和丈夫周远山回到村里。去年，沈清禾当选代表。她的女儿周可心毕业了。",
            {("沈清禾", "丈夫", "周远山"), ("沈清禾", "女儿", "周可心")},
        ),
        # hers, as the son is
        (
            "村民沈清禾老人来了。她的儿子周远山也来了。重孙周小禾也来了。",
            {("沈清禾", "儿子", "周远山"), ("沈清禾", "重孙", "周小禾")},
        ),
    ],
)
def test_children_of_whom_the_text_tells(extract: Extract, text: str, kin: set[Fact]) -> None:
    found = {(s, q, o) for s, q, o in facts_of(extract(text), Predicate.KIN_OF)}
    assert kin <= found
    assert ("周远山", "女儿", "周可心") not in found
    assert ("周远山", "重孙", "周小禾") not in found
