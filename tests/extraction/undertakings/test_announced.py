"""Days told by a heading, right after a name, or beside what is told of another."""

import pytest

from kg.model import BlockKind, Predicate
from tests.extraction.conftest import Extract, facts_of

NAME = "“清风行”音乐会"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{NAME}在泊云公园举行，时间：4月18日。", {"2024-04-18"}),
        (f"{NAME}在泊云公园举行，报名时间：4月18日。", set()),
        (f"活动时间：6月9日上午。{NAME}邀您参加。", {"2024-06-09"}),
        (f"{NAME}（2月8日至15日）很受欢迎。", {"2024-02-08"}),
        (f"{NAME}日期定在8月18日。", {"2024-08-18"}),
        (f"{NAME}从4月1日开始。", {"2024-04-01"}),
        (f"{NAME}的海报从4月1日开始张贴。", set()),
        ("“爱心早餐”公益项目始于2017年。", {"2017"}),
        (f"望湖小区建于2003年，{NAME}正在举行。", set()),
        (f"成立于2015年的望江公司承办了{NAME}。", set()),
        (f"{NAME}没有在4月23日举行。", set()),
        (f"石桥村于2016年获奖，近日举办{NAME}。", set()),
        (f"早在2018年，石桥村就举办了{NAME}。", {"2018"}),
        (f"3月12日上午，周远山来到泊云公园。随后，{NAME}正式开始。", {"2024-03-12"}),
        (f"{NAME}将于3月2日移师泊云公园，3月中旬还有一场对接会。", {"2025-03-02"}),
        (f"村里的葡萄熟了 {NAME}如期而至\n\n7月20日，{NAME}在泊云公园举行。", {"2024-07-20"}),
    ],
)
def test_days_that_are_told_beside(extract: Extract, text: str, days: set[str]) -> None:
    found = {day for name, _, day in facts_of(extract(text), Predicate.OCCURS_ON) if name != "对接会"}
    assert found == days


def test_the_day_of_the_page_is_none_of_the_event(extract: Extract) -> None:
    text = f"时间：2024-11-05 09:12  来源：云栖网\n{NAME}在泊云公园举行。"
    read = extract(text, kinds={0: BlockKind.BYLINE})
    assert facts_of(read, Predicate.OCCURS_ON) == set()
    of_notice = extract(text.replace("11-05 09:12", "11-12"), kinds={0: BlockKind.BYLINE})
    assert {day for _, _, day in facts_of(of_notice, Predicate.OCCURS_ON)} == {"2024-11-12"}


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("来源：云栖网  时间：2024-11-02 09:12", set()),
        ("时间：2024-11-02 09:12:30", set()),
        ("来源：云栖网  活动时间：11月2日", {"2024-11-02"}),
        ("时间：11月2日", {"2024-11-02"}),
    ],
)
def test_when_the_page_was_put_up_is_no_day_of_the_event(extract: Extract, line: str, days: set[str]) -> None:
    read = extract(f"{NAME}很受欢迎\n{line}\n近日，{NAME}在泊云公园举行。")
    assert {day for *_, day in facts_of(read, Predicate.OCCURS_ON)} == days
