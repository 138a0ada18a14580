"""What a tagger may add to the rules."""

from dataclasses import dataclass

import pytest

from kg.config import Config
from kg.errors import ConfigError, DataError
from kg.extraction.extractor import Extractor
from kg.extraction.likely.candidates import learned_mentions, with_sure_ends
from kg.extraction.tagger.tagger import TaggedSpan, Tagger
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.segmenter import Segmenter
from kg.knowledge.divisions import load_divisions
from kg.knowledge.lexicon import load_lexicon
from kg.model import Article, Block, BlockKind, EntityType, Failure, Mention, OffsetMap, Span
from kg.pipeline import run

PERSON, BODY, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE


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
    ("text", "is_added"),
    [("沈清禾家庭获表彰", True), ("沈清禾有两个孩子", True), ("沈清禾有两本书", False), ("沈清禾获表彰", False)],
)
def test_a_family_speaks_for_a_person(text: str, *, is_added: bool) -> None:
    assert bool(added(text, ("沈清禾", PERSON, 0.52))) is is_added
    assert not added(text, ("沈清禾", PERSON, 0.48))


@pytest.mark.parametrize(
    ("text", "name", "kind", "confidence"),
    [
        ("沈清禾来了", "沈清禾", PERSON, 0.64),
        ("书法展暨石禾赛来了", "暨石禾", PERSON, 0.98),
        ("旧貌焕新来了", "焕新", PERSON, 0.98),  # no surname
        ("沈清禾阿姨来了", "沈清禾", PERSON, 0.98),  # the rules look before forms of address
        ("学习沈清禾新时代社区治理思想", "沈清禾", PERSON, 0.99),
        ("星灯合唱团来了", "星灯合唱团", BODY, 0.99),
        ("星灯团来了，星灯团走了", "星灯团", BODY, 0.99),
        ("星灯合唱团来了，星灯合唱团走了", "星灯合唱团", BODY, 0.9),
        ("云栖来了，云栖走了", "云栖", PLACE, 0.99),
    ],
)
def test_what_is_not_safe_is_left(text: str, name: str, kind: EntityType, confidence: float) -> None:
    assert added(text, (name, kind, confidence)) == []


def test_a_bracket_behind_it_speaks_for_a_person() -> None:
    assert [added(text, ("沈清禾", PERSON, 0.62)) for text in ("沈清禾来了", "沈清禾（左二）来了")] == [
        [],
        [(0, "沈清禾", "tagger-person")],
    ]


@pytest.mark.parametrize(
    ("text", "name", "tagged", "confidence", "kept"),
    [
        ("志愿者苏静朗诵诗歌", "苏静", "苏静朗", 0.995, "苏静"),  # ends within a verb
        ("志愿者苏静朗来了", "苏静", "苏静朗", 0.995, "苏静朗"),
        ("志愿者苏静朗来了", "苏静", "苏静朗", 0.97, "苏静"),
        ("志愿者苏静未来开会", "苏静", "苏静未", 0.995, "苏静"),
        ("教官张伟用案例讲解", "张伟用", "张伟", 0.97, "张伟"),
        ("教官张伟用案例讲解", "张伟用", "张伟", 0.9, "张伟用"),
        ("教官张伟用、石天来了", "张伟用", "张伟", 0.97, "张伟用"),  # the mark says where it ends
    ],
)
def test_a_person_ends_where_the_tagger_is_sure(
    text: str, name: str, tagged: str, confidence: float, kept: str
) -> None:
    analysis, start = Analysis(article(text), load_lexicon(), Segmenter()), text.index(name)
    person = Mention(Span(start, start + len(name)), PERSON, name, "", "person-after-title")
    seen = TaggedSpan(Span(start, start + len(tagged)), PERSON, confidence)
    assert [one.name for one in with_sure_ends(analysis, (person,), (seen,))] == [kept]


def test_a_body_named_twice_is_added() -> None:
    found = added("星灯合唱团来了，星灯合唱团走了", ("星灯合唱团", BODY, 0.96))
    assert [rule for _, _, rule in found] == ["tagger-organization"] * 2


def test_what_the_rules_found_stands() -> None:
    known = (Mention(Span(1, 4), PERSON, "清禾来"),)
    assert added("沈清禾来了，沈清禾走了", ("沈清禾", PERSON, 0.95), known=known) == [(6, "沈清禾", "tagger-person")]


def test_an_extractor_with_a_tagger_has_the_mentions_of_both() -> None:
    text = "天气很好，阳光洒在若晴未眠身上。"
    tagger = Says((("若晴未眠", PERSON, 0.995),))
    without = Extractor(load_lexicon()).extract(article(text))
    with_it = Extractor(load_lexicon(), tagger=tagger).extract(article(text))
    assert set(with_it.mentions) - set(without.mentions) == {
        Mention(Span(9, 13), PERSON, "若晴未眠", "", "tagger-person", 0.995)
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
