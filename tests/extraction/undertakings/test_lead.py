"""Where and when the article's event is, by its first sentences."""

import pytest

from kg.model import BlockKind, Predicate
from tests.extraction.conftest import Extract, facts_of

EVENT = "第四届邻里节"


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        (f"泊云公园里人声鼎沸。青禾社区举办{EVENT}。", {"泊云公园"}),
        (f"望榆中学的操场上欢声笑语不断。大家等来了{EVENT}。青禾社区举办{EVENT}。", {"望榆中学"}),
        (f"本报记者 何青\n泊云公园门口排起了长队。青禾社区举办{EVENT}。", {"泊云公园"}),
        (f"望榆中学的操场上支起了锅。{'天气晴。' * 60}青禾社区举办{EVENT}。", set()),  # too far from it
        (f"望榆中学二楼的落地窗前坐了六十多人，青禾社区{EVENT}如约而至。", {"望榆中学"}),
        (f"警报声在望榆中学上空响起，青禾社区举办{EVENT}。", {"望榆中学"}),
        (f"临溪街道青禾社区的广场上人声鼎沸。大家等来了{EVENT}。望榆中学举办{EVENT}。", {"青禾社区"}),
        (f"泊云公园离这里很远。青禾社区举办{EVENT}。", set()),  # no scene
        (f"“泊云公园里人声鼎沸，真好。”青禾社区举办{EVENT}。", set()),  # somebody's words
        (f"泊云公园里人声鼎沸。青禾社区在望榆中学举办{EVENT}。", {"望榆中学"}),  # its own clause tells
        (f"天气晴。风很小。泊云公园里人声鼎沸。青禾社区举办{EVENT}。", set()),  # not the first sentences
        ("泊云公园里人声鼎沸。大家都很高兴。", set()),  # no event
    ],
)
def test_a_lively_scene_at_the_head_is_the_venue(extract: Extract, text: str, venues: set[str]) -> None:
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"11月2日，备受期待的{EVENT}来了。青禾社区举办{EVENT}。", {"2024-11-02"}),
        (f"本报讯（记者 何青）11月2日，备受期待的{EVENT}来了。青禾社区举办{EVENT}。", {"2024-11-02"}),
        (f"11月2日，望榆中学坐满了人。这是青禾社区举办的{EVENT}。", {"2024-11-02"}),
        (f"自11月2日起，{EVENT}的票可以领了。青禾社区举办{EVENT}。", set()),  # of something else
        (f"11月2日，天气晴。风很小。青禾社区举办{EVENT}。", {"2024-11-02"}),  # told soon after
        (f"11月2日，备受期待的{EVENT}来了。11月3日，青禾社区举办{EVENT}。", {"2024-11-03"}),
    ],
)
def test_the_day_that_opens_the_article_is_that_of_its_event(extract: Extract, text: str, days: set[str]) -> None:
    assert {day for *_, day in facts_of(extract(text), Predicate.OCCURS_ON)} == days


@pytest.mark.parametrize(
    ("stage", "days"),
    [
        ("开幕式", {"2024-11-02"}),
        ("颁奖仪式", set()),  # on the last day, perhaps
    ],
)
def test_an_opening_is_on_the_day_of_what_it_opens(extract: Extract, stage: str, days: set[str]) -> None:
    text = f"11月2日，青禾社区举办{EVENT}。来了许多人。{stage}由周远山主持。"
    found = facts_of(extract(text), Predicate.OCCURS_ON)
    assert {day for name, _, day in found if name == stage} == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"11月2日是第二个志愿者日。青禾社区举办{EVENT}。", set()),
        (f"11月2日，志愿者日到了。青禾社区举办{EVENT}。", {"2024-11-02"}),
        (f"11月2日是志愿者日，青禾社区举办{EVENT}。", {"2024-11-02"}),
    ],
)
def test_a_day_that_is_only_explained_is_not_the_events(extract: Extract, text: str, days: set[str]) -> None:
    assert {day for *_, day in facts_of(extract(text), Predicate.OCCURS_ON)} == days


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        (f"青禾社区举办{EVENT}。大家走进望榆中学。", {"望榆中学"}),
        (f"青禾社区举办{EVENT}。大家先后走进望榆中学、泊云小学。", set()),
        (f"青禾社区举办{EVENT}。望榆中学一派热闹。", set()),
        (f"青禾社区举办{EVENT}。9月2日，望榆中学一派热闹。", {"望榆中学"}),
        (f"{EVENT}将启动。记者看到，泊云广场上人声鼎沸。", set()),
        (f"9月2日，望榆中学一派热闹，青禾社区举办{EVENT}。", {"望榆中学"}),
        (f"青禾社区举办{EVENT}。望榆中学派出老师。", set()),
    ],
)
def test_one_place_that_is_gone_to_or_lively_is_the_venue(extract: Extract, text: str, venues: set[str]) -> None:
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues


SCENE = "9月2日晚，望江广场上，摊位{}，灯火通明。家门口的就业夜市吸引了许多居民。"
LESSON = "9月2日，望榆社区的会议室里坐满了老人，一堂智能手机培训课正在进行。据了解，这是社区“银龄课堂”{}。"


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        ("就业夜市开到广场\n" + SCENE.format("一字排开"), {("就业夜市", "望江广场")}),
        ("就业夜市开到广场\n" + SCENE.format("卖得很好"), set()),
        ("就业夜市很热闹\n" + SCENE.format("一字排开") + "下一场将走进泉秀街道。", {("就业夜市", "望江广场")}),
        ("“银龄课堂”教老人用手机\n" + LESSON.format("的第六课"), {("智能手机培训课", "望榆社区")}),
    ],
)
def test_the_scene_is_of_what_is_told(extract: Extract, text: str, venues: set[tuple[str, str]]) -> None:
    extraction = extract(text, kinds={0: BlockKind.TITLE})
    assert {(event, place) for event, _, place in facts_of(extraction, Predicate.HELD_AT)} == venues
