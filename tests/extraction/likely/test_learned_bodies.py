"""What the tagger says of bodies, units and places: what is whole, what is no name, and what else is one."""

import pytest

from kg.extraction.extractor import Extractor
from kg.extraction.likely.learned_bodies import with_learned
from kg.extraction.tagger.tagger import TaggedSpan
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.segmenter import Segmenter
from kg.knowledge.divisions import load_divisions
from kg.knowledge.lexicon import load_lexicon
from kg.model import EntityType, Mention, Span
from tests.extraction.likely.test_candidates import Says, article

PERSON, BODY, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
UNIT = EntityType.ADMINISTRATIVE_UNIT
ESTATE = "ResidentialEstate"


def seen(text: str, bodies: tuple[Mention, ...], *tagged: TaggedSpan) -> tuple[Mention, ...]:
    """The bodies as the tagger sees them."""
    analysis = Analysis(article(text), load_lexicon(), Segmenter())
    return with_learned(analysis, load_divisions(), (), bodies, tagged)


def test_who_the_tagger_knows_is_no_place() -> None:
    text = "王永海、望江花园都在。"
    sea = Mention(Span(0, 3), PLACE, "王永海", "NaturalFeature", "place-suffix", 0.75)
    garden = Mention(Span(4, 8), PLACE, "望江花园", "ResidentialEstate", "place-suffix", 0.75)
    people = TaggedSpan(Span(0, 3), PERSON, 0.99), TaggedSpan(Span(4, 8), PERSON, 0.5)
    assert seen(text, (sea, garden), *people) == (garden,)
    assert seen(text, (sea, garden)) == (sea, garden)


@pytest.mark.parametrize(
    ("text", "body", "kept"),
    [
        ("沈清禾说，工作人员全靠村医带路。", Mention(Span(9, 12), UNIT, "全靠村", "Village", "unit-suffix"), False),
        ("沈清禾说，临溪镇的全靠村变美了。", Mention(Span(9, 12), UNIT, "全靠村", "Village", "unit-suffix"), True),
        ("沈清禾说，这是最早的商品房小区。", Mention(Span(10, 15), PLACE, "商品房小区", ESTATE, "place-suffix"), False),
        (
            "沈清禾说，这是最早的商品房剧场。",
            Mention(Span(10, 15), PLACE, "商品房剧场", "Facility", "place-suffix"),
            True,
        ),
        ("沈清禾说，村里有了志愿服务点。", Mention(Span(9, 14), BODY, "志愿服务点", "", "organization-suffix"), False),
        ("沈清禾说，村里有了澈禾服务点。", Mention(Span(9, 14), BODY, "澈禾服务点", "", "organization-suffix"), True),
        ("沈清禾说，志愿服务点主任来了。", Mention(Span(5, 10), BODY, "志愿服务点", "", "organization-suffix"), True),
    ],
)
def test_what_may_be_words_is_a_name_where_the_tagger_sees_one(text: str, body: Mention, *, kept: bool) -> None:
    town = Mention(Span(5, 8), UNIT, "临溪镇", "Township", "unit-suffix")
    bodies = (town, body) if town.span.cut(text) == town.name else (body,)
    speaker, name = TaggedSpan(Span(0, 3), PERSON, 0.9), TaggedSpan(body.span, PLACE, 0.4)
    assert (body in seen(text, bodies, speaker)) is kept
    assert body in seen(text, bodies, speaker, name)
    assert seen(text, bodies) == bodies


def learned(text: str, bodies: tuple[Mention, ...], *names: tuple[str, EntityType, float]) -> list[str]:
    """The names of the bodies and units with what the tagger says of them."""
    return [mention.name for mention in seen(text, bodies, *Says(names).tag(text))]


@pytest.mark.parametrize(
    ("text", "start", "name", "found"),
    [
        ("澈州公安分局青禾派出所的民警", 1, "澈州公安分局青禾派出所", ["澈州公安分局", "澈州公安分局青禾派出所"]),
        ("国全国公安分局青禾派出所的", 1, "国全国公安分局青禾派出所", ["全国公安分局", "全国公安分局青禾派出所"]),
        ("和州公安分局青禾派出所的民警", 1, "和州公安分局青禾派出所", ["州公安分局", "州公安分局青禾派出所"]),
        ("村里公安分局青禾派出所的民警", 2, "村里公安分局青禾派出所", ["公安分局", "公安分局青禾派出所"]),
        ("我院州公安分局青禾派出所的民警", 2, "院州公安分局青禾派出所", ["州公安分局", "州公安分局青禾派出所"]),
        ("致信区公安分局青禾派出所的民警", 2, "致信区公安分局青禾派出所", ["区公安分局", "区公安分局青禾派出所"]),
        ("自州公安分局青禾派出所的民警", 1, "自州公安分局青禾派出所", ["州公安分局", "州公安分局青禾派出所"]),
        ("庆祝澈州公安分局青禾派出所的", 2, "庆祝澈州公安分局青禾派出所", ["澈州公安分局", "澈州公安分局青禾派出所"]),
        ("来自澈桥州公安分局青禾派出所的", 4, "来自澈桥州公安分局青禾派出所", ["州公安分局", "州公安分局青禾派出所"]),
    ],
)
def test_what_the_rules_cut_off_a_body_is_its_own(text: str, start: int, name: str, found: list[str]) -> None:
    end = start + len(found[-1]) - (found[-1] == name)
    spans = (Span(start, end - len("青禾派出所")), Span(start, end))
    assert learned(text, tuple(Mention(span, BODY, span.cut(text)) for span in spans), (name, BODY, 0.8)) == found


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("临溪镇振兴村办起晚会，振兴村很热闹。", "振兴村", ["临溪镇", "振兴村", "振兴村"]),
        ("临溪镇办起晚会，振兴村很热闹。", "振兴村", ["临溪镇"]),
    ],
)
def test_a_village_of_usual_words_is_told_by_its_town(text: str, name: str, found: list[str]) -> None:
    town = (Mention(Span(0, 3), UNIT, "临溪镇", "Township"),)
    assert learned(text, town, (name, PLACE, 0.7)) == found


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("为丰富社区居民生活，", "丰富社区", []),
        ("为响应社区居民需求，", "响应社区", []),
        ("临溪街道联合社区的居民来了。", "联合社区", ["联合社区"]),
        ("打造桂花社区，", "桂花社区", []),
        ("走进桂花社区，", "桂花社区", ["桂花社区"]),
        ("被称为“明星村”。", "明星村", []),
        ("走进明星村。", "明星村", ["明星村"]),
    ],
)
def test_what_is_done_to_a_community_or_it_is_called(text: str, name: str, found: list[str]) -> None:
    assert learned(text, (), (name, PLACE, 0.9)) == found


@pytest.mark.parametrize(
    ("name", "kind", "confidence", "found"),
    [
        ("澈禾公园", PLACE, 0.7, "PublicSpace"),
        ("澈禾公园", PLACE, 0.6, None),
        ("街心公园", PLACE, 0.9, None),
        ("对澈禾公园", PLACE, 0.9, None),
        ("澈禾党支部", PLACE, 0.9, None),
        ("澈禾天下", PLACE, 0.9, None),
        ("读书湾", PLACE, 0.99, None),
        ("临樟村", PLACE, 0.8, "Village"),
        ("临樟村", PLACE, 0.7, None),
        ("云溪乡", PLACE, 0.9, "Township"),
        ("宜居社区", PLACE, 0.99, None),
        ("陶瓷之乡", PLACE, 0.99, None),
        ("漫山区", PLACE, 0.99, None),  # districts are in the register that the rules ask
        ("星灯合唱团", BODY, 0.7, "SocialOrganization"),
        ("星灯合唱团", BODY, 0.6, None),
        ("鼎和集团", BODY, 0.96, "Company"),
        ("社区医院", BODY, 0.99, None),
        ("集团", BODY, 0.99, None),
        ("新时代合唱团", BODY, 0.99, None),
        ("和兴澈禾有限公司", BODY, 0.4, "Company"),
        ("和兴澈禾有限公司", BODY, 0.3, None),
        ("和兴澈禾公司", BODY, 0.4, None),
        ("澈禾党支部", BODY, 0.9, None),
        ("澈禾党支部", BODY, 0.96, "PartyOrgan"),
    ],
)
def test_a_name_with_the_end_of_one_is_added(name: str, kind: EntityType, confidence: float, found: str | None) -> None:
    text = f"看看{name}。"
    kinds = [mention.kind for mention in seen(text, (), *Says(((name, kind, confidence),)).tag(text))]
    assert kinds == ([] if found is None else [found])


@pytest.mark.parametrize(
    ("unit", "short", "text", "found"),
    [
        ("青岭县", "青岭", "青岭举办茶会", True),
        ("鹭河苗族自治县", "鹭河", "来到鹭河做客", True),
        ("青岭镇", "青岭", "青岭举办茶会", True),
        ("青岭街道", "青岭", "青岭、云溪两地", True),
        ("青岭县", "青岭", "青岭发布消息", False),  # a medium
        ("青岭县", "青岭", "拼出“青岭”二字", False),
        ("青岭县", "青岭", "大家说青岭话", False),
        ("青岭市", "青岭", "青岭举办茶会", False),  # which the register has in short, too
        ("青岭村", "青岭", "青岭举办茶会", False),
    ],
)
def test_a_unit_of_the_article_is_known_by_its_short_form(unit: str, short: str, text: str, *, found: bool) -> None:
    whole = f"{unit}召开会议。{text}。"
    known = Mention(Span(0, len(unit)), UNIT, unit, "County", "unit-register", 0.9)
    at = whole.rindex(short)
    tagged = TaggedSpan(Span(at, at + len(short)), PLACE, 0.6)
    assert [one.span.start for one in seen(whole, (known,), tagged)] == ([0, at] if found else [0])


@pytest.mark.parametrize("unit", ["临溪镇", "青岭县", "鹭河苗族自治县"])
def test_a_unit_by_its_short_name_is_the_same_unit(unit: str) -> None:
    text = f"{unit}召开会议。大家来到{unit[:2]}参观。"
    found = Extractor(load_lexicon(), tagger=Says(((unit[:2], PLACE, 0.8),))).extract(article(text))
    assert [unit, unit[:2]] in [[mention.name for mention in chain] for chain in found.chains]


@pytest.mark.parametrize(("rest", "found"), [("归云栖镇管辖", True), ("归来的人很多", False)])
def test_what_a_village_belongs_to_speaks_for_it(rest: str, *, found: bool) -> None:
    assert learned(f"临樟村{rest}。", (), ("临樟村", PLACE, 0.75)) == ["临樟村"] * found


def test_the_head_of_a_quoted_name_is_no_second_body() -> None:
    text = "“晚晴”合唱团来了，合唱团唱了歌。"
    choir = (Mention(Span(0, 7), BODY, "“晚晴”合唱团", "", "organization-quoted"),)
    assert learned(text, choir, ("合唱团", BODY, 0.97)) == ["“晚晴”合唱团"]


@pytest.mark.parametrize(("text", "found"), [("村里的红白理事会很忙。", []), ("成立了红白理事会。", ["红白理事会"])])
def test_one_of_a_kind_is_no_name(text: str, found: list[str]) -> None:
    assert learned(text, (), ("红白理事会", BODY, 0.99)) == found


@pytest.mark.parametrize("kind", ["Company", "School"])
def test_a_firm_is_named_again_by_the_end_of_its_name(kind: str) -> None:
    text = "春晖矿业集团成立多年。矿业集团建校。"
    firm = (Mention(Span(0, 6), BODY, "春晖矿业集团", kind),)
    assert learned(text, firm, ("矿业集团", BODY, 0.6))[1:] == ["矿业集团"] * (kind == "Company")


@pytest.mark.parametrize(
    ("text", "whole", "own", "chance", "name"),
    [
        ("工会委托青禾医院体检。", "工会委托青禾医院", "青禾医院", 0.95, "青禾医院"),
        ("工会委托青禾医院体检。", "工会委托青禾医院", "青禾医院", 0.6, "工会委托青禾医院"),
        ("目录寄给县博物馆了。", "目录寄给县博物馆", "县博物馆", 0.95, "县博物馆"),
        ("青禾大学附属医院体检。", "青禾大学附属医院", "医院", 0.95, "青禾大学附属医院"),
        ("青禾医院外科来了。", "青禾医院外科", "外科", 0.95, "青禾医院外科"),
    ],
)
def test_a_verb_before_a_sure_name_is_none_of_it(text: str, whole: str, own: str, chance: float, name: str) -> None:
    body = Mention(Span(0, len(whole)), BODY, whole, "PublicBody", "organization-suffix")
    (found,) = seen(text, (body,), TaggedSpan(Span(text.index(own), len(whole)), BODY, chance))
    assert found.name == name
