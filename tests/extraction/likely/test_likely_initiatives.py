"""Initiatives that no rule finds: which phrases the model is asked of, and what it answers."""

from dataclasses import replace

import pytest

from kg.extraction.extractor import Extractor
from kg.extraction.likely.initiative_features import Candidates
from kg.extraction.likely.initiatives import RULE, WEIGHTS, likely
from kg.extraction.likely.linear_model import LinearModel, load_model
from kg.model import EntityType
from tests.extraction.conftest import article_of

SURE, NEVER = LinearModel({"bias": 9.0}), LinearModel({"bias": -9.0})


def phrases_of(candidates: Candidates) -> set[str]:
    text = candidates.analysis.text
    return {text[start : end.end] for end in candidates.ends(every=True) for start in candidates.starts(end)}


def found_in(extractor: Extractor, text: str, model: LinearModel) -> dict[str, str]:
    mentions = replace(extractor, initiatives=model).extract(article_of(text)).mentions
    return {mention.name: mention.kind for mention in mentions if mention.rule == RULE}


def test_a_candidate_ends_with_a_head_and_begins_with_any_word_before_it_in_its_clause(extractor: Extractor) -> None:
    text = "沈清禾来了，何青的社区“邻里”皮影展演很好看。"
    assert phrases_of(extractor.candidates(article_of(text))) >= {"“邻里”皮影展演", "皮影展演", "展演"}
    assert not any("，" in phrase or "的" in phrase for phrase in phrases_of(extractor.candidates(article_of(text))))


def test_what_speaks_for_a_phrase_is_its_head_its_start_and_what_is_around(extractor: Extractor) -> None:
    text = "社区还将举办皮影展演，欢迎参加。"
    candidates = extractor.candidates(article_of(text))
    start, end = text.index("皮影"), next(end for end in candidates.ends(every=True) if end.end == text.index("，"))
    assert {"head:展演", "after mark:，"} <= {*candidates.of_head(end)}
    assert {"deed:举办", "first:皮影", "marks:x，"} <= {*candidates.of_start(start, end)}
    assert {"size:4", "verb:organizes"} <= {*candidates.of_phrase(start, end)}


def test_a_phrase_that_stands_in_a_longer_name_found_is_a_short_form(extractor: Extractor) -> None:
    text = "青禾社区举办第四届青少年读书节。读书节由志愿者操办。"
    candidates = extractor.candidates(article_of(text))
    ends = {end.end: end for end in candidates.ends(every=True)}
    start = text.rindex("读书节")
    assert candidates.is_short_form(start, ends[start + 3])


def test_stages_that_something_went_through_are_no_events(extractor: Extractor) -> None:
    assert not found_in(extractor, "作品历经网上投票、皮影展演、专家打分等环节，终于定稿。", SURE)
    assert "皮影展演" in found_in(extractor, "当天还有皮影展演、专家打分等环节，人人都来。", SURE)


@pytest.mark.parametrize(
    "text",
    [
        "社区有各类展演。",  # vague
        "今后将经常举办皮影展演。",  # only wished
        "居民看了三场展演。",  # counted
        "这里是大家的红色阵地展演堡垒。",  # a figure of speech
    ],
)
def test_what_the_rules_refuse_for_a_reason_is_not_asked(extractor: Extractor, text: str) -> None:
    assert all("各类" not in name and "三场" not in name for name in found_in(extractor, text, SURE))


def test_the_likeliest_of_phrases_that_overlap_is_taken_none_where_the_rules_found_one(extractor: Extractor) -> None:
    candidates = extractor.candidates(article_of("居民看皮影展演。青禾社区举办第四届邻里节。"))
    found = likely(candidates, SURE, 0.5)
    assert [mention.type for _, mention in found] == [EntityType.INITIATIVE]
    assert all(not mention.span.overlaps(named.span) for _, mention in found for named in candidates.named)
    assert likely(candidates, NEVER, 0.5) == []


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("沈清禾在前年的市焊工比赛中拿了奖。", {"市焊工比赛"}),
        ("渔家歌会分海选(自荐)和决赛(对歌竞赛)两个阶段。", set()),
        ("青禾县朗诵协会、“竹溪读书会”等社会组织蓬勃兴起。", set()),
        ("各级干部要不断提高服务水平，推进各项工作。", set()),
        ("青禾社区举行消防演练。居民其木格大妈笑着说：“原来这么简单！”活动当天还发放宣传册300份。", set()),
    ],
)
def test_the_model_that_ships(extractor: Extractor, text: str, taken: set[str]) -> None:
    assert found_in(extractor, text, load_model(WEIGHTS)).keys() == taken
