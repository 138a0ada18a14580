"""How somebody takes part whom no verb of taking part tells of."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

MEETING = "青禾社区7月3日召开物业协商会。"
FAIR = "11月2日，青禾社区举办第四届邻里节。"
CONTEST = "云栖区6月1日举办职工技能大赛。"


def roles(extract: Extract, text: str) -> set[tuple[str, str]]:
    return {(agent, role) for agent, role, _ in facts_of(extract(text), Predicate.PARTICIPATES_IN)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{MEETING}会上，居民周远山提议把车棚移到北门。", {("周远山", "speaks")}),
        (f"{MEETING}会上，居民周远山把图纸铺在桌上。", {("周远山", "other")}),
        (f"{MEETING}会上，居民周远山、物业经理沈清禾说，车棚太小。", {("周远山", "speaks"), ("沈清禾", "speaks")}),
        (f"{MEETING}会上，居民周远山举起手机拍照。", {("周远山", "other")}),
        (f"{MEETING}会上，居民周远山当现场总指挥，带大家说唱。", {("周远山", "other")}),
        (f"{MEETING}会上，居民周远山没吭声，居民沈清禾建议搬走。", {("周远山", "other"), ("沈清禾", "speaks")}),
        (f"{MEETING}会上，居民周远山没有发言。", {("周远山", "other")}),
        (f"{FAIR}开幕仪式上，居民周远山跳起了秧歌。", {("周远山", "performs")}),
        (f"{FAIR}开幕仪式上，居民周远山跳起来欢呼。", {("周远山", "other")}),
        (f"{FAIR}开幕仪式上，居民周远山唱了一段越剧。", {("周远山", "performs")}),
        (f"{FAIR}开幕仪式上，主唱周远山抱着吉他。", {("周远山", "performs")}),
        (f"{FAIR}开幕仪式上，居民周远山坐在台下。", {("周远山", "attends")}),
        (f"{FAIR}开幕仪式上，志愿者周远山搬来桌椅。", {("周远山", "volunteers")}),
        (f"{FAIR}开幕仪式上，居民周远山搬来桌椅。", {("周远山", "other")}),
        (f"{FAIR}开幕仪式上，医生周远山解读政策。", {("周远山", "speaks")}),
        (f"{FAIR}开幕仪式上，医生周远山解读体检报告。", {("周远山", "other")}),
    ],
)
def test_what_the_words_beside_the_name_tell(extract: Extract, text: str, told: set[tuple[str, str]]) -> None:
    assert roles(extract, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{CONTEST}区总工会主席周远山宣布开赛。", {("周远山", "speaks")}),
        (f"{CONTEST}区总工会主席周远山为选手颁奖。", {("周远山", "other")}),
        (f"{CONTEST}区总工会主席周远山到场。", {("周远山", "attends")}),
        (f"{MEETING}律师周远山现场答疑。", {("周远山", "speaks")}),
        ("临溪医院5月7日在青禾社区开展义诊活动。医生周远山坐诊。", {("周远山", "volunteers")}),
    ],
)
def test_what_the_verb_tells_more_than_its_entry(extract: Extract, text: str, told: set[tuple[str, str]]) -> None:
    assert roles(extract, text) == told
