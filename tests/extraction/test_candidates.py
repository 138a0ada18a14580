"""What a tagger may add to the rules."""

from dataclasses import dataclass

import pytest

from kg.config import Config
from kg.errors import ConfigError, DataError
from kg.extraction.analysis import Analysis
from kg.extraction.candidates import learned_mentions, with_learned
from kg.extraction.extractor import Extractor
from kg.extraction.segmenter import Segmenter
from kg.extraction.tagger import TaggedSpan, Tagger
from kg.knowledge.divisions import load_divisions
from kg.knowledge.lexicon import load_lexicon
from kg.model import Article, Block, BlockKind, EntityType, Failure, Mention, OffsetMap, Span
from kg.pipeline import run

PERSON, BODY, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
UNIT = EntityType.ADMINISTRATIVE_UNIT
<<<<<<< HEAD
=======
ESTATE = "ResidentialEstate"
>>>>>>> names8


@dataclass(frozen=True)
class Says(Tagger):
    """A tagger that finds the given names wherever they stand."""

    names: tuple[tuple[str, EntityType, float], ...]

    def tag(self, text: str) -> tuple[TaggedSpan, ...]:
        return tuple(
            TaggedSpan(Span(at, at + len(name)), kind, confidence)
            for name, kind, confidence in self.names
            for at in range(len(text))
            if text.startswith(name, at)
        )


def article(text: str) -> Article:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return Article("a", "p", 0, block.span, "", None, (), text, OffsetMap(((0, 0),)), (block,))


Added = list[tuple[int, str, str]]


def added(text: str, *names: tuple[str, EntityType, float], known: tuple[Mention, ...] = ()) -> Added:
    analysis = Analysis(article(text), load_lexicon(), Segmenter())
    return [
        (one.span.start, one.name, one.rule)
        for one in learned_mentions(analysis, load_divisions(), Says(names).tag(analysis.text), known)
    ]


def test_a_sure_person_is_added_wherever_the_name_stands() -> None:
    assert added("沈清禾来了，沈清禾走了", ("沈清禾", PERSON, 0.95)) == [
        (0, "沈清禾", "tagger-person"),
        (6, "沈清禾", "tagger-person"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind", "confidence"),
    [
        ("沈清禾来了", "沈清禾", PERSON, 0.69),
        ("沈清禾阿姨来了", "沈清禾", PERSON, 0.98),  # the rules look before forms of address
        ("学习沈清禾新时代社区治理思想", "沈清禾", PERSON, 0.99),
        ("星灯班来了，星灯班走了", "星灯班", BODY, 0.99),
        ("星灯合唱团来了，星灯合唱团走了", "星灯合唱团", BODY, 0.9),
        ("云栖来了，云栖走了", "云栖", PLACE, 0.99),
        ("集团来了，集团走了", "集团", BODY, 0.99),
        ("星灯合唱团来了", "星灯合唱团", BODY, 0.9),
        ("来到临樟村", "临樟村", PLACE, 0.7),
        ("打造宜居社区", "宜居社区", PLACE, 0.99),
        ("来到漫山区", "漫山区", PLACE, 0.99),  # districts are in the register that the rules ask
        ("读书湾", "读书湾", PLACE, 0.99),
        ("来到栖霞鸣翠公园", "栖霞鸣翠公园", PLACE, 0.6),
    ],
)
def test_what_is_not_safe_is_left(text: str, name: str, kind: EntityType, confidence: float) -> None:
    assert added(text, (name, kind, confidence)) == []


@pytest.mark.parametrize(
    ("name", "kind", "confidence", "rule", "fine"),
    [
        ("星灯合唱团", BODY, 0.96, "tagger-organization", "SocialOrganization"),
        ("鼎和集团", BODY, 0.96, "tagger-organization", "Company"),
        ("临樟村", PLACE, 0.9, "tagger-unit", "Village"),
        ("云溪乡", PLACE, 0.9, "tagger-unit", "Township"),
        ("栖霞鸣翠公园", PLACE, 0.8, "tagger-place", "PublicSpace"),
    ],
)
def test_a_sure_name_that_ends_as_its_kind_does_is_added(
    name: str, kind: EntityType, confidence: float, rule: str, fine: str
) -> None:
    analysis = Analysis(article(f"大家来到{name}。"), load_lexicon(), Segmenter())
    tagged = Says(((name, kind, confidence),)).tag(analysis.text)
    found = learned_mentions(analysis, load_divisions(), tagged, ())
    assert [(one.name, one.rule, one.kind) for one in found] == [(name, rule, fine)]


@pytest.mark.parametrize(
    ("unit", "short", "text", "found"),
    [
        ("青岭县", "青岭", "青岭举办茶会", True),
        ("鹭河苗族自治县", "鹭河", "来到鹭河做客", True),
        ("青岭镇", "青岭", "青岭举办茶会", True),
        ("青岭街道", "青岭", "青岭、云溪两地", True),
        ("青岭县", "青岭", "青岭发布消息", False),  # a medium
        ("青岭县", "青岭", "拼出“青岭”二字", False),
        ("青岭市", "青岭", "青岭举办茶会", False),  # which the register has in short, too
        ("青岭村", "青岭", "青岭举办茶会", False),
    ],
)
def test_a_unit_of_the_article_is_known_by_its_short_form(unit: str, short: str, text: str, found: bool) -> None:
    whole = f"{unit}召开会议。{text}。"
    known = (Mention(Span(0, len(unit)), UNIT, unit, "County", "unit-suffix", 0.85),)
    at = whole.rindex(short)
    assert added(whole, (short, PLACE, 0.6), known=known) == ([(at, short, "tagger-unit")] if found else [])


def test_a_short_form_is_its_unit() -> None:
    text = "青岭县召开会议。青岭的茶很有名。"
    extraction = Extractor(load_lexicon(), tagger=Says((("青岭", PLACE, 0.6),))).extract(article(text))
    assert [[one.name for one in chain] for chain in extraction.chains] == [["青岭县", "青岭"]]


def test_a_body_named_twice_is_added() -> None:
    found = added("星灯合唱团来了，星灯合唱团走了", ("星灯合唱团", BODY, 0.96))
    assert [rule for _, _, rule in found] == ["tagger-organization"] * 2


def test_what_the_rules_found_stands() -> None:
    known = (Mention(Span(1, 4), PERSON, "清禾来"),)
    assert added("沈清禾来了，沈清禾走了", ("沈清禾", PERSON, 0.95), known=known) == [(6, "沈清禾", "tagger-person")]


def test_an_extractor_with_a_tagger_has_the_mentions_of_both() -> None:
    text = "天气很好，阳光洒在若晴未眠身上。"
    tagger = Says((("若晴未眠", PERSON, 0.95),))
    without = Extractor(load_lexicon()).extract(article(text))
    with_it = Extractor(load_lexicon(), tagger=tagger).extract(article(text))
    assert set(with_it.mentions) - set(without.mentions) == {
        Mention(Span(9, 13), PERSON, "若晴未眠", "", "tagger-person", 0.95)
    }


def test_a_run_names_a_file_that_is_no_weights(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("run")
    (folder / "page.txt").write_text("云栖区召开会议。\n", "utf-8")
    with pytest.raises(DataError, match=r"none\.bin: cannot be read"):
        list(run([str(folder / "page.txt")], Config(tagger=str(folder / "none.bin"))))


def test_a_run_with_the_own_tagger_gives_records(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("run")
    (folder / "page.txt").write_text("云栖区召开会议\n云栖区区长沈清禾主持会议。\n", "utf-8")
    events = list(run([str(folder / "page.txt")], Config(tagger="own")))
    assert not [event for event in events if isinstance(event, Failure)]


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
        ("临溪镇真美，临溪人爱说笑。", "临溪", ["临溪镇", "临溪"]),
        ("临溪镇真美，大家说临溪话。", "临溪", ["临溪镇"]),
        ("临溪镇振兴村办起晚会，振兴村很热闹。", "振兴村", ["临溪镇", "振兴村", "振兴村"]),
        ("临溪镇办起晚会，振兴村很热闹。", "振兴村", ["临溪镇"]),
    ],
)
def test_units_by_short_names_and_of_usual_words_are_named_by_their_town(
    text: str, name: str, found: list[str]
) -> None:
    town = (Mention(Span(0, 3), UNIT, "临溪镇", "Township"),)
    assert learned(text, town, (name, PLACE, 0.8)) == found


@pytest.mark.parametrize(
    ("name", "confidence", "found"),
    [
        ("澈禾公园", 0.7, ["澈禾公园"]),
        ("澈禾公园", 0.6, []),
        ("街心公园", 0.9, []),
        ("对澈禾公园", 0.9, []),
        ("澈禾党支部", 0.9, []),
        ("澈禾天下", 0.9, []),
    ],
)
def test_a_name_with_the_end_of_one_is_added(name: str, confidence: float, found: list[str]) -> None:
    assert learned(f"看看{name}。", (), (name, PLACE, confidence)) == found


def test_a_town_by_its_short_name_is_the_same_town() -> None:
    text = "临溪镇召开会议。大家来到临溪参观。"
    found = Extractor(load_lexicon(), tagger=Says((("临溪", PLACE, 0.8),))).extract(article(text))
    assert ["临溪镇", "临溪"] in [[mention.name for mention in chain] for chain in found.chains]


@pytest.mark.parametrize("name", ["社区医院", "新时代党"])
def test_a_kind_of_body_is_none(name: str) -> None:
    assert added(f"{name}来了，{name}走了", (name, BODY, 0.99)) == []


@pytest.mark.parametrize(
    ("text", "names", "added"),
    [
        ("周远山访问了云栖兰多国。", (("云栖兰多国", PLACE, 0.6),), {("云栖兰多国", "Place", "tagger-place")}),
        ("周远山访问了云栖兰多国。", (("云栖兰多国", PLACE, 0.4),), set()),
        ("他在星灯队踢球。", (("星灯队", BODY, 0.7),), {("星灯队", "Organization", "tagger-organization")}),
        ("区长陈望舒到会。", (("望舒到", PERSON, 0.9),), set()),
    ],
)
def test_every_name_is_what_the_tagger_finds_beside_the_rules(
    text: str, names: tuple[tuple[str, EntityType, float], ...], added: set[tuple[str, str, str]]
) -> None:
    whole, safe = (
        Extractor(load_lexicon(), tagger=Says(names), every_name=every).extract(article(text)).mentions
        for every in (True, False)
    )
    assert {(m.name, m.type, m.rule) for m in whole} - {(m.name, m.type, m.rule) for m in safe} == added
    assert set(safe) <= set(whole)


def test_the_settings_say_which_names_to_take() -> None:
    with pytest.raises(ConfigError, match="write sure or every"):
        Config(names="all")
