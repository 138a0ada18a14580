"""Words that read as names: brackets mark who is named."""

import pytest

from kg.extraction.extractor import Extractor
from kg.extraction.people.no_names import without_words
from kg.extraction.text.analysis import Analysis
from kg.model import BlockKind, EntityType, Mention, Span
from tests.extraction.conftest import Extract, article_of, mark, unmarked


@pytest.mark.parametrize(
    "marked",
    [
        "看到老人安然无恙，大家很高兴。",
        "校长看望全校师生，师生们鼓掌。",
        "党员张贴通知，老师张罗饭菜。",
        "村民[周远山]带来了儿子[周全]。",
        "招募妇女儿童维权志愿者。",
        "辖区居民区居委来了，大学生支教队也来了。",
        "努力让人民群众安居乐业。",
        "社区的阿姨们组成舞团。",
        "28名“楼栋管家”上门。",
    ],
)
def test_a_word_is_a_name_only_after_a_sign_of_a_person(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.PERSON) == marked


def test_who_signs_may_have_a_word_for_a_name(extract: Extract) -> None:
    text = "青禾社区很美，向阳生长。\n记者 向阳"
    named = mark(extract(text, kinds={1: BlockKind.BYLINE}), EntityType.PERSON)
    assert named.endswith("[向阳]")


@pytest.mark.parametrize(
    "marked",
    [
        "区水利局总工程师[沈建禾]讲话，财政局高级会计师[周远山]授课。",
        "区水利局总工[沈建禾]讲话。",
        "湖南省长沙县春华镇的老人来了。",
        "省长[沈建禾]来了。",
        "镇党委书记[石磊]和组织委员[沈清禾]来了。",
        "专职消防救援站站长[顾明]率队员赶到，社工[顾明]讲了故事。",
        "公路养护工程师[沈清禾]到场，工人师傅正在赶工，[周远山]师傅也在。",
        "布依族群众采茶，养护工[沈清禾]来了。",
    ],
)
def test_a_title_is_read_whole_and_a_name_ends_before_its_verb(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.PERSON) == marked


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("从科长任上退下来。", "任上", False),
        ("从科长任远学起。", "任远", True),
        ("工作的方 法很好。", "方 法", False),
        ("居民方 远很好。", "方 远", True),
        ("每天照顾奶奶。", "顾奶奶", False),
        ("遇见了顾奶奶。", "顾奶奶", True),
        ("获奖的是高二（3）班学生。", "高二", False),
        ("获奖的是高二，另有他人。", "高二", True),
    ],
)
def test_a_word_of_grammar_is_no_name_whatever_the_tagger_says(
    extractor: Extractor, text: str, name: str, kept: bool
) -> None:
    analysis, start = Analysis(article_of(text), extractor.lexicon, extractor.segmenter), text.index(name)
    tagged = Mention(Span(start, start + len(name)), EntityType.PERSON, name, "", "tagger-person", 0.6)
    assert without_words(analysis, [tagged]) == ((tagged,) if kept else ())
