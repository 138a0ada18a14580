"""Names that a rule found by a weak sign: which are asked of, and which are left out."""

from dataclasses import replace

import pytest

from kg.extraction.extractor import Extractor
from kg.extraction.likely.doubted import weak_names, without_doubted
from kg.extraction.likely.linear_model import LinearModel
from kg.extraction.likely.names import FILES, Models, load_models
from kg.extraction.likely.surroundings import Surroundings
from kg.extraction.tagger.tagger import Names, TaggedSpan, load_tagger
from kg.model import EntityType, Span
from tests.extraction.conftest import article_of

PERSON, ORGANIZATION, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
NEVER: Models = dict.fromkeys(FILES, LinearModel({"bias": -9.0}))
SURE: Models = dict.fromkeys(FILES, LinearModel({"bias": 9.0}))
TEAM = "岚屿艺术团来了。"


def around(extractor: Extractor, text: str, *tagged: tuple[str, EntityType]) -> Surroundings:
    """The text with what the rules find, and names that a tagger is said to see."""
    seen: Names = tuple(
        TaggedSpan(Span(text.index(name), text.index(name) + len(name)), type_, 0.9) for name, type_ in tagged
    )
    return replace(extractor.surroundings(article_of(text)), tagged=seen)


def kept(around: Surroundings, models: Models) -> set[str]:
    return {mention.name for mention in without_doubted(around, models)}


def test_a_name_by_its_ending_alone_is_left_out_where_the_model_doubts_it(extractor: Extractor) -> None:
    assert kept(around(extractor, TEAM), SURE) == {"岚屿艺术团"}
    assert kept(around(extractor, TEAM), NEVER) == set()


@pytest.mark.parametrize(
    ("text", "name", "seen"),
    [
        (TEAM, "岚屿艺术团", (("岚屿艺术团", ORGANIZATION),)),  # the tagger sees it
        ("岚屿花园小区来了人。", "岚屿花园小区", (("岚屿花园", PLACE),)),  # or the beginning of it
        ("青禾社区第二党支部来了。", "青禾社区第二党支部", ()),  # it begins with what it belongs to
        ("区教育局来了。", "区教育局", ()),  # told by more than an ending
        ("青禾社区来了人。", "青禾社区", ()),  # a unit
        ("区长周远山来了。", "周远山", ()),  # a person behind a title
        ("站长周远山来了。周站长很忙。", "周站长", ()),  # by a surname that somebody has
    ],
)
def test_what_is_told_by_more_than_a_weak_sign_stays(
    extractor: Extractor, text: str, name: str, seen: tuple[tuple[str, EntityType], ...]
) -> None:
    assert name in kept(around(extractor, text, *seen), NEVER)


def test_a_name_is_asked_of_once_wherever_it_stands(extractor: Extractor) -> None:
    asked = [[mention.span.start for mention in mentions] for mentions in weak_names(around(extractor, TEAM + TEAM))]
    assert asked == [[0, len(TEAM)]]


@pytest.mark.parametrize(
    ("text", "name", "stays"),
    [
        ("全镇唱响同心桥，居民点赞。", "唱响同心桥", False),
        ("老人走过岚屿桥。", "岚屿桥", True),
        ("云栖区世纪广场举办灯光秀。", "世纪广场", True),
        ("方国强名师工作室成员赴竹溪小学送教。", "方国强名师工作室", True),
        ("根据协议，首间书房选址听潮社区。", "首间书房", False),
    ],
)
def test_the_models_that_ship(extractor: Extractor, text: str, name: str, stays: bool) -> None:
    reading = replace(extractor, tagger=load_tagger(), names=load_models())
    assert name in {mention.name for mention in extractor.extract(article_of(text)).mentions}
    assert (name in {mention.name for mention in reading.extract(article_of(text)).mentions}) is stays
