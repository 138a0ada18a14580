"""Names that no rule finds: what the models are asked of, what they refuse, and what they answer."""

from dataclasses import replace

import pytest

from kg.config import Config
from kg.extraction.extractor import Extractor
from kg.extraction.likely.body_features import Bodies
from kg.extraction.likely.linear_model import LinearModel
from kg.extraction.likely.names import FILES, RULE, Models, find_likely_names, likely, load_models, without_ends
from kg.extraction.likely.person_features import People
from kg.extraction.likely.surroundings import Surroundings
from kg.extraction.tagger.tagger import Names, TaggedSpan, load_tagger
from kg.model import EntityType, Mention, Span
from kg.pipeline import new_extractor
from tests.extraction.conftest import article_of

PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION
PLACE, UNIT = EntityType.PLACE, EntityType.ADMINISTRATIVE_UNIT
SURE: Models = dict.fromkeys(FILES, LinearModel({"bias": 9.0}))
NEVER: Models = dict.fromkeys(FILES, LinearModel({"bias": -9.0}))
TEAMS = "禾塬舞蹈团、澜溪轮滑队、望江龙舟队先后登场。"


def around(extractor: Extractor, text: str, *tagged: tuple[str, EntityType]) -> Surroundings:
    """The text with what the rules find, and names that a tagger is said to see."""
    seen: Names = tuple(
        TaggedSpan(Span(text.index(name), text.index(name) + len(name)), type_, 0.9) for name, type_ in tagged
    )
    return replace(extractor.surroundings(article_of(text)), tagged=seen)


def found_in(extractor: Extractor, text: str, *tagged: tuple[str, EntityType]) -> dict[str, EntityType]:
    found = find_likely_names(around(extractor, text, *tagged), SURE)
    return {mention.name: mention.type for mention in found}


def test_what_the_tagger_sees_is_a_name_of_the_type_that_its_end_tells(extractor: Extractor) -> None:
    text = "他去了岚屿公园，回岚屿村，岚屿轮滑队也在。"
    seen = (("岚屿公园", PLACE), ("岚屿村", PLACE), ("岚屿轮滑队", ORGANIZATION))
    plain = replace(around(extractor, text, *seen), named=())
    found = {mention.name: mention.type for mention in find_likely_names(plain, SURE)}
    assert found == {"岚屿公园": PLACE, "岚屿村": UNIT, "岚屿轮滑队": ORGANIZATION}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("他说起禾澜。", ("禾澜", PLACE)),  # a place without an ending
        ("由业委会讨论。", ("业委会", ORGANIZATION)),  # an ending alone
        ("走遍岚屿辖区的人。", ("岚屿辖区", PLACE)),  # the end of a common word
        ("远在法国的人。", ("法国", PLACE)),  # a country
        ("由属地社区讨论。", ("属地社区", PLACE)),  # what kind of community
        ("学马克思主义。", ("马克思", PERSON)),  # a doctrine
        ("青溪石立新材料股份有限公司来了，石立新材说。", ("石立新材", PERSON)),  # a part of a firm's name
        ("照料沈母二十年。", ("沈母二", PERSON)),  # a number
        ("书法展暨石禾赛。", ("暨石禾", PERSON)),  # a conjunction
        ("青溪县残疾人联合会来了，县残联说。", ("县残联", ORGANIZATION)),  # another name of what was found
        ("走遍岚屿山区的人。", ("岚屿山区", PLACE)),  # a kind of country
        ("他说起互助凉亭的事。", ("互助凉亭", PLACE)),  # what kind of place
        ("赴岚屿轮滑队看望。", ("赴岚屿轮滑队", ORGANIZATION)),  # more than the name
        ("邻国检方强制搜查自民党。", ("邻国检方强制搜查自民党", ORGANIZATION)),  # what is done to a body
        ("云溪县高中和职业学院开学。", ("云溪县高中和职业学院", ORGANIZATION)),  # two bodies
        ("云栖区民政局联合街道走访。", ("联合街道", PLACE)),  # whom a body does it with
        ("课程颇具社区特色。", ("颇具社区", PLACE)),  # what is said of a community
    ],
)
def test_what_the_rules_refuse_for_a_reason_is_refused(
    extractor: Extractor, text: str, seen: tuple[str, EntityType]
) -> None:
    assert seen[0] not in found_in(extractor, text, seen)


def unit(name: str, start: int) -> Mention:
    return Mention(Span(start, start + len(name)), UNIT, name, "", RULE, 0.8)


def test_a_name_that_is_taken_is_taken_wherever_it_stands_free(extractor: Extractor) -> None:
    text = "岚屿轮滑队来了。大家喜欢岚屿轮滑队。"
    plain = replace(around(extractor, text, ("岚屿轮滑队", ORGANIZATION)), named=())
    assert [mention.span.start for mention in find_likely_names(plain, SURE)] == [0, 12]


def test_the_end_of_a_longer_name_goes_where_no_unit_is_before_it() -> None:
    whole, end = unit("新建南路街道", 0), unit("南路街道", 2)
    assert without_ends((end,), (whole,)) == ()
    town, village = unit("临溪镇", 0), unit("青禾村", 3)
    assert without_ends((town, village), (unit("临溪镇青禾村", 0),)) == (town, village)
    assert without_ends((town, village), ()) == (town, village)


def test_none_meets_a_name_that_the_rules_found_and_none_is_taken_that_is_unlikely(extractor: Extractor) -> None:
    known = around(extractor, "区长周远山出席。", ("周远山", PERSON))
    assert find_likely_names(known, SURE) == ()
    assert likely(around(extractor, TEAMS, ("澜溪轮滑队", ORGANIZATION)), NEVER, dict.fromkeys(FILES, 0.5)) == []


def test_what_speaks_for_a_body_is_its_end_its_words_and_what_is_around(extractor: Extractor) -> None:
    scene = around(extractor, TEAMS, ("澜溪轮滑队", ORGANIZATION))
    bodies, start = Bodies(scene), TEAMS.index("澜溪")
    end = bodies.end_at(start + 5)
    assert {f"ending:{end.term}", "after mark:、", "tagged to it:Organization"} <= {*bodies.of_end(end)}
    assert {"size:5", "mark before:、", "tagged:Organization", "times:1"} <= {*bodies.of_phrase(start, end)}


def test_what_speaks_for_a_person_is_the_surname_the_words_and_what_is_around(extractor: Extractor) -> None:
    text = "技师石润禾来了。"
    people = People(around(extractor, text, ("石润禾", PERSON)))
    assert {"surname:石", "size:3", "mark before:x", "tagged:Person"} <= {*people.of_range(2, 5)}


@pytest.mark.parametrize(
    ("text", "taken"), [("他去了澜溪轮滑队学艺。", {"澜溪轮滑队"}), ("各类队伍、多个单位先后登场。", set())]
)
def test_the_models_that_ship(extractor: Extractor, text: str, taken: set[str]) -> None:
    reading = replace(extractor, tagger=load_tagger(), names=load_models())
    found = {mention.name for mention in reading.extract(article_of(text)).mentions if mention.rule == RULE}
    assert found == taken
    assert all(mention.rule != RULE for mention in extractor.extract(article_of(text)).mentions)


def test_without_a_tagger_no_model_is_asked() -> None:
    assert new_extractor(Config(tagger="none")).names is None
    assert new_extractor(Config()).names is not None


def test_a_company_without_its_legal_form_asks_for_more(extractor: Extractor) -> None:
    doubting: Models = dict.fromkeys(FILES, LinearModel({"bias": 1.5}))  # 0.82
    read = replace(around(extractor, "走进岚屿服饰看一看。", ("岚屿服饰", ORGANIZATION)), named=())
    assert [len(find_likely_names(read, models)) for models in (doubting, SURE)] == [0, 1]


def test_features_weigh_the_same_in_any_order() -> None:
    model = LinearModel({"bias": 0.0, "a": 0.1, "b": 0.2, "c": 0.3})
    assert model.weigh(["a", "b", "c"]) == model.weigh(["c", "b", "a"])
