"""The list of agents that ends before a verb."""

import pytest

from kg.extraction.discourse.scene import Scene
from kg.extraction.extractor import Extractor
from kg.extraction.text.analysis import Analysis
from kg.extraction.undertakings.actors import VENUE, agents_before
from tests.extraction.conftest import Extract


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("青禾社区开展", ["青禾社区"]),
        ("青禾社区、听潮社区开展", ["青禾社区", "听潮社区"]),
        ("青禾社区和听潮社区以及云栖区教育局开展", ["青禾社区", "听潮社区", "云栖区教育局"]),
        ("青禾社区联合听潮社区开展", ["青禾社区", "听潮社区"]),
        ("青禾社区主办，听潮社区开展", ["青禾社区", "听潮社区"]),
        ("青禾社区、听潮社区等单位开展", ["青禾社区", "听潮社区"]),
        ("区委书记周远山、区长沈清禾开展", ["周远山", "沈清禾"]),
        ("青禾社区、云栖区协作办、听潮社区开展", ["青禾社区", "听潮社区"]),
        ("青禾社区、望江建工集团第二项目部党支部开展", ["青禾社区", "项目部党支部"]),
        ("青禾社区、也是听潮社区开展", ["听潮社区"]),
        ("青禾社区首家听潮社区开展", ["听潮社区"]),
        ("青禾社区、望江（临溪）商会开展", ["青禾社区"]),
        ("经青禾社区推荐开展", []),
        ("去青禾社区开展", []),
        ("区长周远山前往云栖中学、救援大队、云栖区税务局等地开展", ["周远山"]),
        ("青禾公司先后到听潮村、云栖区税务局开展", ["青禾公司"]),
        ("区长周远山走过，听潮村、云栖区税务局开展", ["听潮村", "云栖区税务局"]),
        ("青禾公司到对口联系乡镇临溪镇开展", ["青禾公司"]),
        ("云栖区科协、创新发展办、云栖区教育局开展", ["云栖区科协", "云栖区教育局"]),
        ("云栖区科协、创新发展、云栖区教育局开展", ["云栖区教育局"]),
        ("青禾中心第五党支部与“结对共建”的望榆村党支部开展", ["青禾中心第五党支部", "望榆村党支部"]),
        ("青禾中心第五党支部与“结对共建”活动的望榆村党支部开展", ["望榆村党支部"]),
        ("青禾大学校长沈清禾院士，区长周远山开展", ["沈清禾", "周远山"]),
        ("青禾大学校长沈清禾及我区领导周远山开展", ["沈清禾", "周远山"]),
        ("青禾大学校长沈清禾及他区领导周远山开展", ["周远山"]),
        ("青禾社区很热闹，听潮社区开展", ["听潮社区"]),
        ("青禾社区来了，区长沈清禾开展", ["沈清禾"]),
        ("区长沈清禾同志、副区长周远山开展", ["沈清禾", "周远山"]),
        ("在青禾社区开展", []),
        ("为青禾社区开展", []),
        ("各青禾社区开展", []),
        ("在78个青禾社区开展", []),
        ("青禾社区这个地方开展", []),
        ("走进青禾社区开展", []),
        ("青禾社区的开展", []),
        ("青禾社区内开展", []),
        ("青禾社区居民开展", []),
        ("青禾社区主任开展", []),
        ("对于青禾社区开展", []),
        ("学习青禾社区开展", []),
        ("“青禾社区好，真好。”开展", []),
    ],
)
def test_who_acts_before_the_verb(extract: Extract, extractor: Extractor, text: str, agents: list[str]) -> None:
    extraction = extract(text)
    scene = Scene(Analysis(extraction.article, extractor.lexicon, extractor.segmenter), extraction.mentions)
    assert [agent.name for agent in agents_before(scene, 0, text.rindex("开展"))] == agents


@pytest.mark.parametrize(
    ("before", "is_venue"), [("在", True), ("走进了", True), ("在美丽的", True), ("与", False), ("", False)]
)
def test_what_leads_to_a_place(before: str, is_venue: bool) -> None:
    assert (VENUE.search(before) is not None) is is_venue
