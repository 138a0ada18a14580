"""Names known before any suffix is read: units of the register, and news sites."""

import pytest

from kg.extraction.bodies.register import register_terms
from kg.knowledge.divisions import load_divisions
from kg.model import EntityType
from tests.extraction.conftest import Extract, kinds_of, mark, rules_of, unmarked

UNIT, ORGANIZATION = EntityType.ADMINISTRATIVE_UNIT, EntityType.ORGANIZATION


@pytest.mark.parametrize(
    "marked",
    [
        "来自[江苏省][南通市]的老人说。",
        "来自[江苏][南通][崇川区]的老人说。",
        "她在[上海]和[北京]都住过。",
        "论坛在[京]举行。",
        "老城区的改造开始了。",
        "[广西][南宁]青秀岭景区、[广西][南宁][青秀]景区开园。",
        "他住在南通路和北京路之间。",
        "大家向往和平，建设新华书店。",
        "京剧在社区演出。",
        "[咸宁市][通山县]公安局的民警，[西宁市]解放路的居民。",
        "[上海]合作组织的客人。",
        "原[南通市][港闸区]的老人，今天住在[崇川区]。",
        "他走过天津大道。",
        "来自[湖南][桃源][漆河镇]的老人，走进桃源。",
        "[安吉县]城区下雨，[安吉县]照旧。",
        "它是世界上海拔最高的湖，日照充足，[日照]的客人来了。",
    ],
)
def test_a_unit_of_the_register_is_a_word_of_its_own(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), UNIT) == marked


def test_kinds_and_rules(extract: Extract) -> None:
    extraction = extract("江苏省南通市崇川区的队伍到了，开幕式在京举行。")
    assert kinds_of(extraction, UNIT) == {
        "江苏省": "Province",
        "南通市": "Prefecture",
        "崇川区": "County",
        "京": "Prefecture",
    }
    assert rules_of(extraction, UNIT)["京"] == "unit-abbreviation"


@pytest.mark.parametrize(
    "marked",
    [
        "[云栖网]讯 记者到场。",
        "【[云栖网]】近日，活动举行。",
        "[澄川新闻网]11月2日消息。",
        "《[青禾时报]》记者到场。",
        "《[云栖新讯]》讯 活动举行，大家读《青禾画报》。",
        "他撒下了渔网捕鱼。",
        "上网学习很方便。",
    ],
)
def test_a_news_site_is_named_at_the_head_of_its_notice(extract: Extract, marked: str) -> None:
    extraction = extract(unmarked(marked))
    assert mark(extraction, ORGANIZATION) == marked
    assert set(kinds_of(extraction, ORGANIZATION).values()) <= {"MediaOrganization"}


def test_what_is_done_with_a_net_is_no_site(extract: Extract) -> None:
    assert mark(extract("寒岭镇：冬捕开网"), EntityType.ORGANIZATION) == "寒岭镇：冬捕开网"


def test_full_and_short_names_are_told_apart() -> None:
    terms = register_terms(load_divisions())
    assert terms["南通"] == ("Prefecture", "short")
    assert terms["崇川区"] == ("County", "full")
    assert terms["海安"] == ("County", "short")
    assert "和县" in terms
    assert terms["安宁"] == ("County", "after")
    assert terms["和平"] == ("County", "after")
    assert "青禾社区" not in terms
