import calendar
import datetime as dt
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.text.dates import DateContext, DateKind, date_context, find_dates, resolve

ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?")
NEWS = st.text(
    alphabet="0123456789０１２３一二三十廿初〇年月日号至到—-/.农历今昨明当天上周本同去每，。“”（） \n云栖", max_size=60
)


def dates(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    context = date_context(text, published)
    return [(mention.span.cut(text), resolve(mention, context)) for mention in context.mentions]


@pytest.mark.parametrize(
    ("text", "written", "iso"),
    [
        ("2024年11月2日，云栖区召开推进会", "2024年11月2日", "2024-11-02"),
        ("２０２４年１１月２日", "２０２４年１１月２日", "2024-11-02"),
        ("2024 年 11 月 2 日", "2024 年 11 月 2 日", "2024-11-02"),
        ("二〇二四年十一月二十三日", "二〇二四年十一月二十三日", "2024-11-23"),
        ("报名截止2024-11-02 09:00", "2024-11-02", "2024-11-02"),
        ("2024/11/2", "2024/11/2", "2024-11-02"),
        ("11月2日上午9:00", "11月2日", "--11-02"),
        ("9月1号", "9月1号", "--09-01"),
        ("11月2日至15日举行", "11月2日至15日", "--11-02"),
        ("3月22日—23日", "3月22日—23日", "--03-22"),
        ("11月2-4日", "11月2-4日", "--11-02"),
        ("12月30日至2025年1月2日", "12月30日至2025年1月2日", "--12-30"),
        ("3-5月开展", "3-5月", "--03"),
        ("4月18、19日举行", "4月18、19日", "--04-18"),
        ("6月底完工", "6月", "--06"),
        ("2017 年“六一”", "2017 年", "2017"),
        ("2023—2024年", "2023—2024年", "2023"),
        ("重阳节（10月13日）", "10月13日", "--10-13"),
        ("今天（12月5日）是志愿者日", "今天（12月5日）", "--12-05"),
    ],
)
def test_written_date_is_found_whole_and_resolved(text: str, written: str, iso: str) -> None:
    assert dates(text) == [(written, iso)]


@pytest.mark.parametrize(
    "text",
    [
        "上午9:00开放",
        "比分11.2",
        "已有17年，历时3个月，第3日，30日内，3日游，每月2日，为期3日",
        "家住4号楼",
        "5月龄的宝宝",
        "近日，日前，近期",
        "三季度，上半年",
        "古镇有2000年历史",
        "龙文化已有8000年",
        "2021级学生",
        "“今天我们来了”，周大爷说",
        "今天的幸福生活",
        "",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    ["农历九月九日", "农历九月初九", "正月初一", "腊月二十三", "八月十五", "三月三", "每年3月5日", "每逢10月1日"],
)
def test_lunar_and_yearly_dates_are_found_but_name_no_day(text: str) -> None:
    assert dates(text) == [(text, None)]
    assert find_dates(text)[0].kind in (DateKind.LUNAR, DateKind.YEARLY)


@pytest.mark.parametrize("text", ["2月30日", "13月1日", "2023年2月29日", "11月31日", "0月5日", "11月0日"])
def test_impossible_dates_resolve_to_nothing(text: str) -> None:
    assert dates(text, "2024-11-05") == [(text, None)]


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("11月2日", "2024-11-05", "2024-11-02"),
        ("12月26日", "2024-11-05", "2024-12-26"),
        ("1月20日", "2024-11-05", "2024-01-20"),
        ("11月2日", "2024-01-10", "2023-11-02"),
        ("1月20日", "2024-12-20", "2025-01-20"),
        ("11月2日", "2024", "2024-11-02"),
        ("去年12月26日", "2024-11-05", "2023-12-26"),
        ("今年", "2024-11", "2024"),
        ("明年", "2024", "2025"),
        ("本月", "2024-11-05", "2024-11"),
        ("上月25日", "2024-01-10", "2023-12-25"),
        ("下月", "2024-12", "2025-01"),
        ("昨日", "2024-03-01", "2024-02-29"),
        ("上周五", "2024-11-05", "2024-11-01"),
        ("本周日", "2024-11-05", "2024-11-10"),
        ("2日上午", "2024-11-05", "2024-11-02"),
        ("28日上午", "2024-11-05", "2024-10-28"),
        ("28日上午", "2024-01-05", "2023-12-28"),
        ("31日上午", "2024-03-05", None),
        ("上周五", "2024-11", None),
        ("今天", "2024-11", None),
        ("上周五", None, None),
        ("去年", None, None),
        ("2日上午", None, None),
    ],
)
def test_issue_date_completes_a_date(text: str, published: str | None, iso: str | None) -> None:
    assert [resolved for _, resolved in dates(text, published)] == [iso]


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        # A date that opens a sentence gives its year to those after it in the paragraph.
        ("2018年10月14日，业主大会召开。12月8日，业委会成立", "2024-11-05", ["2018-10-14", "2018-12-08"]),
        ("2018年10月14日，业主大会召开。\n11月3日，义诊", "2024-11-05", ["2018-10-14", "2024-11-03"]),
        ("2017年“六一”即将到来。5月21日，社区举办活动", None, ["2017", "2017-05-21"]),
        # History gives it to none.
        ("义诊进社区\n小区始建于2004年。1月14日，业主开会", None, ["2004", "--01-14"]),
        ("义诊进社区\n小区2007年10月交付。11月2日，业主开会", None, ["2007-10", "--11-02"]),
        ("自2019年起每季举办。11月3日，又办一场", None, ["2019", "--11-03"]),
        ("7月4日办班。" + "大家认真听讲，收获很大。" * 5 + "2022年获奖。", None, ["--07-04", "2022"]),  # on one line
        # The year of the title, and one beside the day, are the article's.
        ("青禾社区2016年新员工培训\n为提高素质，7月13日至18日办班", None, ["2016", "2016-07-13"]),
        ("开工\n5月27日，临溪县2021年二季度集中开工活动举行", None, ["2021-05-27", "2021"]),
        ("画展今日开幕\n来源：青禾网 时间：2026-02-27\n2月12日，画展开幕", None, [None, "2026-02-27", "2026-02-12"]),
        ("画展5月开幕\n来源：青禾网 时间：2026-02-27\n2月12日，画展开幕", None, ["--05", "2026-02-27", "--02-12"]),
        ("11月2日，青禾社区开会。3日，义诊", None, ["--11-02", "--11-03"]),
        ("11月2日，青禾社区开会。当天，次日", "2024-11-05", ["2024-11-02", "2024-11-02", "2024-11-03"]),
        ("11月2日，青禾社区开会。同日，第二天", None, ["--11-02", "--11-02", "--11-03"]),
        ("11月2日开会，6月20日前报名。此前一天", None, ["--11-02", "--06-20", "--11-01"]),
        ("11月2日，第二天堂", None, ["--11-02"]),
        ("11月2日，青禾社区开会。3日闭幕，当天", None, ["--11-02", "--11-03", "--11-03"]),
        ("昨天，青禾社区开会。今年首场，当晚演出", "2024-11-05", ["2024-11-04", "2024", "2024-11-04"]),
        ("2018年3月启动，同年12月结束", None, ["2018-03", "2018-12"]),
        ("2018年启动，次年4月开工，第二年完工，那年很热", None, ["2018", "2019-04", "2020", "2020"]),
        ("去年启动，次年4月开工", "2024-11-05", ["2023", "2024-04"]),
        ("4月启动，次年5月开工", None, ["--04", "--05"]),
        ("本报临溪11月2日讯 今日，开馆。昨天，彩排", None, ["--11-02", "--11-02", "--11-01"]),
        ("昨天（11月4日）开馆。今天闭馆", None, ["--11-04", "--11-05"]),
        ("今天（3月1日）开馆。昨天彩排", None, ["--03-01", None]),
        ("送别\n3月21日，老人走了。1998年，他上山种树。3月23日送行", None, ["--03-21", "1998", "--03-23"]),
        ("送别\n3月21日，老人走了。1998年，他上山种树。4月23日栽完", None, ["--03-21", "1998", "1998-04-23"]),
    ],
)
def test_the_text_completes_a_date(text: str, published: str | None, iso: list[str | None]) -> None:
    assert [resolved for _, resolved in dates(text, published)] == iso


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_a_full_date_is_read_back(day: dt.date) -> None:
    assert dates(f"{day.year}年{day.month}月{day.day}日，云栖区") == [
        (f"{day.year}年{day.month}月{day.day}日", day.isoformat())
    ]


@given(NEWS | st.text(max_size=40), st.sampled_from([None, "2024", "2024-02", "2024-02-29", "2023-12-31"]))
def test_any_text_gives_ordered_spans_and_real_dates(text: str, published: str | None) -> None:
    context = date_context(text, published)
    ends = [0]
    for mention in context.mentions:
        assert ends[-1] <= mention.span.start < mention.span.end <= len(text)
        ends.append(mention.span.end)
        iso = resolve(mention, context)
        if iso is not None:
            assert ISO.fullmatch(iso)
            assert is_real(iso)


def is_real(iso: str) -> bool:
    year, month, day = re.fullmatch(r"(?:-|(\d{4}))(?:-(\d\d))?(?:-(\d\d))?", iso).groups()
    last = calendar.monthrange(int(year or 2024), int(month or 1))[1] if 1 <= int(month or 1) <= 12 else 0
    return 1 <= int(day or 1) <= last


def test_a_mention_resolves_without_context() -> None:
    assert resolve(find_dates("11月2日")[0], DateContext()) == "--11-02"


def test_gold_dates_are_found_where_the_gold_quotes_them(shared: Path) -> None:
    wanted = found = 0
    for gold in sorted((shared / "benchmark").glob("*/*.json")):
        page = gold.with_suffix(".txt")
        relations = json.loads(gold.read_text("utf-8")).get("relations", []) if page.is_file() else []
        quotes = [(r["quote"], r["o"]) for r in relations if r["p"] == "occursOn" and not r.get("optional")]
        text = page.read_bytes().decode("utf-8") if quotes else ""
        context = date_context(text, "2024-11-05" if gold.parent.name == "pages" else None)
        for quote, day in quotes:
            start = text.find(quote)
            near = (m for m in context.mentions if m.span.start < start + len(quote) and start < m.span.end)
            wanted += 1
            found += any(resolve(mention, context) == day for mention in near)
    assert wanted >= 27
    assert found / wanted >= 0.96


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("区里计划于11月举办比武", "2024-05-24", "2024-11"),  # planned, so not the year before
        ("8月底，镇团委还将举办联谊会", "2025-02-15", "2025-08"),
        ("11月，区里举办了比武", "2024-05-24", "2023-11"),
        ("原计划于11月举办比武", "2024-05-24", "2023-11"),
        ("决赛10月26日举行", "2024-08-16", "2024-10-26"),  # in the year of the issue, some months ahead
        ("5月，“荷田计划”派讲师来校", "2023-12-06", "2023-05"),
        ("3月底，项目正式启动", "2024-12-30", "2024-03"),  # a month, three months on
        ("将于1月5日举行", "2024-12-30", "2025-01-05"),
    ],
)
def test_year_by_the_issue(text: str, published: str, iso: str) -> None:
    assert dates(text, published)[0][1] == iso


def test_day_of_the_month_that_a_sentence_before_begins_with() -> None:
    assert dates("8月27日，协议签订。11月，小区换了物业。12日上午，议事会召开。")[-1] == ("12日", "--11-12")
    assert dates("8月27日，协议签订，11月到期。28日上午，议事会召开。")[-1] == ("28日", "--08-28")
