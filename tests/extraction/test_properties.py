"""What holds for any text: nothing breaks off, every name stands where it says, and twice is the same."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extraction.extractor import Extractor
from kg.knowledge.lexicon import LISTS, load_lexicon
from kg.model import BlockKind, EntityType, Extraction, Predicate
from tests.extraction.conftest import article_of

ROOT = Path(__file__).resolve().parents[2]
LAX = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = [
    *[
        "周远山",
        "沈清禾",
        "欧阳清禾",
        "石天",
        "周　远",
        "阿依古丽·买买提",
        "云栖区",
        "临溪街道",
        "青禾社区",
        "望江花园",
    ],
    *["5号楼", "南通市", "“邻里节”活动", "“清风行”", "四季度项目推进会", "二十大", "11月2日", "2024年", "昨天", "家住"],
    *["记者 ", "本报讯（记者 ", "我的", "据悉，", "将", "要", "没有", "由", "在", "的", "和", "联合", "等", "小周说"],
]
MARKS = [*"，。；：、！？“”‘’\"'「」（）()《》【】·•—… \u3000\t\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\x0b"]
ODD = [
    *"0９一①A\x00\x1b\x7f\u200b\u202e\ufeff\ufffd\U0001f600é",
    "\ud800",
    "e\u0301",
    "\U00020bb7",
    "<b>",
    "\\",
    "%s",
    "{}",
]


@cache
def _words() -> tuple[str, ...]:
    """Some words of each list, the same in every run."""
    lexicon = load_lexicon()
    lists = (sorted(getattr(lexicon, name)) for name in LISTS)
    return tuple(word for terms in lists for word in terms[:: max(1, len(terms) // 40)])


pieces = st.deferred(lambda: st.sampled_from(_words())) | st.sampled_from(NAMES) | st.sampled_from(MARKS)
texts = st.lists(pieces | st.sampled_from(ODD) | st.text(max_size=3), max_size=40).map("".join)
kinds = st.dictionaries(st.integers(0, 4), st.sampled_from(BlockKind), max_size=3)


@LAX
@given(texts, kinds)
def test_mentions_relations_and_chains_are_of_the_text(
    extractor: Extractor, text: str, kinds: dict[int, BlockKind]
) -> None:
    extraction = extractor.extract(article_of(text, kinds=kinds))
    assert list(extraction.mentions) == sorted(set(extraction.mentions))
    for mention in extraction.mentions:
        assert mention.name
        assert mention.rule
        assert mention.name == _plain(mention.span.cut(text))
        assert mention.span.end <= len(text)
        assert 0 < mention.confidence <= 1
    assert sorted(m for chain in extraction.chains for m in chain) == list(extraction.mentions)
    assert all(chain and len({m.type for m in chain}) == 1 for chain in extraction.chains)
    _check_relations(extraction)


def _plain(text: str) -> str:
    return "".join(text.split())


def _check_relations(extraction: Extraction) -> None:
    mentions = set(extraction.mentions)
    for relation in extraction.relations:
        assert relation.evidence.end <= len(extraction.article.text)
        assert relation.rule
        assert 0 < relation.confidence <= 1
        assert (relation.subject is None) is (relation.predicate is Predicate.AUTHORED_BY)
        assert relation.subject is None or relation.subject in mentions
        assert isinstance(relation.object, str) is (relation.predicate is Predicate.OCCURS_ON)
        assert isinstance(relation.object, str) or relation.object in mentions
        assert relation.subject != relation.object


PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION
UNIT, PLACE, INITIATIVE = EntityType.ADMINISTRATIVE_UNIT, EntityType.PLACE, EntityType.INITIATIVE
AGENT = {PERSON, ORGANIZATION, UNIT}
ENDS = {
    Predicate.HOLDS_POSITION: ({PERSON}, {ORGANIZATION, UNIT}),
    Predicate.AFFILIATED_WITH: ({PERSON}, {ORGANIZATION, UNIT}),
    Predicate.RESIDENT_OF: ({PERSON}, {PLACE, UNIT}),
    Predicate.KIN_OF: ({PERSON}, {PERSON}),
    Predicate.ORGANIZES: (AGENT, {INITIATIVE}),
    Predicate.PARTICIPATES_IN: (AGENT, {INITIATIVE}),
    Predicate.SUPPORTS: (AGENT, {INITIATIVE}),
    Predicate.HELD_AT: ({INITIATIVE}, {PLACE, UNIT, ORGANIZATION}),
    Predicate.OCCURS_ON: ({INITIATIVE}, set()),
    Predicate.PART_OF: ({INITIATIVE}, {INITIATIVE}),
    Predicate.SUB_UNIT_OF: ({ORGANIZATION, UNIT}, {ORGANIZATION, UNIT}),
    Predicate.LOCATED_IN: ({PLACE, ORGANIZATION}, {PLACE, UNIT}),
    Predicate.AUTHORED_BY: (set(), {PERSON}),
}


@LAX
@given(texts)
def test_relations_tie_the_types_that_they_are_for(extractor: Extractor, text: str) -> None:
    for relation in extractor.extract(article_of(text)).relations:
        subjects, objects = ENDS[relation.predicate]
        assert relation.subject is None or relation.subject.type in subjects
        assert isinstance(relation.object, str) or relation.object.type in objects


@LAX
@given(texts)
def test_twice_is_the_same(extractor: Extractor, text: str) -> None:
    assert extractor.extract(article_of(text)) == extractor.extract(article_of(text))


@pytest.mark.parametrize(
    "text", ["", "\n", "。", "“", "”", "周", "\x00", "\ud800", "社区", "的社区", "书记", "由", "、周远山、", "·"]
)
def test_scraps_are_no_exception(extractor: Extractor, text: str) -> None:
    assert extractor.extract(article_of(text)).article.text == text


PRINTS = """
import sys
from kg.extraction.extractor import Extractor
from kg.extraction.bodies.register import register_terms
from kg.knowledge.divisions import load_divisions
from kg.knowledge.lexicon import load_lexicon
from tests.extraction.conftest import article_of

print(ascii(sorted(register_terms(load_divisions()).items())), flush=True)
extractor = Extractor(load_lexicon())
for text in sys.argv[1:]:
    found = extractor.extract(article_of(text))
    sys.stdout.buffer.write(ascii((found.mentions, found.chains, found.relations)).encode() + b"\\n")
"""


def test_the_hash_seed_does_not_matter() -> None:
    sentences = [
        "区委书记周远山、区长沈清禾和石天出席青禾社区与听潮社区、云栖区教育局联合举办的“邻里节”活动并讲话。",
        "家住望江花园5号楼的沈阿姨说，党的二十大代表周远山来过。云栖区第一中学和云栖一中、云栖区。" * 3,
        "".join(NAMES),
    ]
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINTS, *sentences],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(printed) == 1
    assert "周远山" in printed.pop().decode("ascii").encode().decode("unicode_escape")


@pytest.mark.parametrize(
    "text",
    [
        "会上，新上任的春晖银行（云栖）行长周远山讲话。",  # cut behind the bracket
        "沈清禾说，能办的立即办，春晖公司买船，办厂。",
        "青禾社区举办第三届邻里节，地点分别在青禾公园、临溪广场。",  # before the places
        "冠军周远山说，青禾社区举办书法大赛。",  # begins with what a person is
        "小区居民周远山到场。",  # begins with an ending
        "广场舞大赛昨晚在人民公园举行。",  # begins with an ending, and is cut behind what may stand before it
        "云栖区教育局今天（11月12日）发布首批“青禾书香”试点项目。",  # a bracket, which is no word, before the name
        "在吉林长春江边，在吉林长春深处，大家跑步。",  # nothing but 边 and 深处 behind the units
    ],
)
def test_a_text_may_begin_and_end_anywhere(extractor: Extractor, text: str) -> None:
    for end in range(1, len(text) + 1):
        assert extractor.extract(article_of(text[:end])).article.text == text[:end]
