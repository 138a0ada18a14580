"""What a researcher's own lexicon file changes in the reading, and what is said of a wrong one."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.extraction.extractor import Extractor
from kg.knowledge.lexicon import load_lexicon
from kg.model import EntityType, Predicate
from tests.extraction.conftest import Extract, article_of, kinds_of, mark, unmarked

OWN = """# our own lists
titles\t网格总长\tcommunity\tbody
org_suffixes\t联络屋\tGrassrootsCommittee\tyes\tnone
place_suffixes\t板凳角\tPublicSpace\tlong
initiative_heads\t鹊桥会\tActivity\tyes
role_verbs\t捣鼓\torganizes\torganizer
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    path = tmp_path_factory.mktemp("own") / "own.tsv"
    path.write_text(OWN, encoding="utf-8")
    return Extractor(load_lexicon((str(path),)))


@pytest.mark.parametrize(
    ("type_", "marked"),
    [
        (EntityType.PERSON, "网格总长[沈清禾]来了。"),
        (EntityType.ORGANIZATION, "[青禾社区联络屋]成立。"),
        (EntityType.PLACE, "大家在[望江板凳角]喝茶。"),
        (EntityType.INITIATIVE, "青禾社区都说[秋日鹊桥会]好看。"),
    ],
)
def test_a_term_of_ones_own_is_read_with_its_file_alone(
    own: Extractor, extract: Extract, type_: EntityType, marked: str
) -> None:
    sentence = unmarked(marked)
    assert mark(own.extract(article_of(sentence)), type_) == marked
    assert mark(extract(sentence), type_) != marked


def test_a_term_of_ones_own_brings_its_kind(own: Extractor) -> None:
    kinds = kinds_of(own.extract(article_of("青禾社区联络屋成立。")), EntityType.ORGANIZATION)
    assert kinds == {"青禾社区联络屋": "GrassrootsCommittee"}


def test_a_verb_of_ones_own_makes_organizers(own: Extractor, extract: Extract) -> None:
    sentence = "青禾社区捣鼓“清风行”主题活动。"
    assert Predicate.ORGANIZES in {r.predicate for r in own.extract(article_of(sentence)).relations}
    assert Predicate.ORGANIZES not in {r.predicate for r in extract(sentence).relations}


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"nolist\tterm\n", "own.tsv:1: "), (b"# head\ntitles\n", "own.tsv:2: "), (b"\xff\xfe\xff", "own.tsv: ")],
)
def test_a_wrong_file_is_one_line_and_stops_the_command(tmp_path: Path, content: bytes, told: str) -> None:
    path, page = tmp_path / "own.tsv", tmp_path / "page.txt"
    path.write_bytes(content)
    page.write_text("区长周远山出席会议。", encoding="utf-8")
    result = CliRunner().invoke(cli, ["extract", str(page), "--lexicon", str(path)], prog_name="kg")
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
