import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.published import infer_published


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        ("邻里节开幕\n\n近日，青禾社区热闹起来。\n日期：2015-07-21 12:26", "2015-07-21", "日期：2015-07-21"),
        ("发布时间：2021年3月5日\n近日，集市开市。", "2021-03-05", "发布时间：2021年3月5日"),
        ("2024年11月5日 星期二 第3版\n邻里节开幕\n近日，集市开市。", "2024-11-05", "2024年11月5日 星期二"),
        ("云栖日报2024年11月5日讯 近日，集市开市。", "2024-11-05", "云栖日报2024年11月5日讯"),
        ("本报讯（记者 周远山 2024年11月5日）近日，集市开市。", "2024-11-05", "本报讯（记者 周远山 2024年11月5日"),
        ("临溪新闻 (20241103)\n\n近日，集市开市。", "2024-11-03", "(20241103)"),
        ("小区于2007年交付，至今已有17年。", "2024", "2007年交付，至今已有17年"),
        ("小区于２００７年交付,至今已有１７年。", "2024", "２００７年交付,至今已有１７年"),
        ("今年（2023年）是青禾社区成立的第十个年头。", "2023", "今年（2023年）"),
        ("2016年“重阳”敬老节即将到来，社区举办活动。", "2016", "2016年“重阳”敬老节即将"),
        ("邻里节开幕\n\n2021年7月18日，青禾商会举行年会。会长致辞。", "2021", "2021年7月18日，"),
        ("项目开工\n\n5月27日，云栖区2021年三季度城建项目集中开工。", "2021", "2021年三季度城建项目集中开工"),
        ("近日，青禾社区在2024年第四届邻里节中获奖。", "2024", "2024年第四届"),
    ],
)
def test_words_that_settle_the_date(text, published, words):
    assert infer_published(text) == (published, words)


@pytest.mark.parametrize(
    "text",
    [
        "近日，青禾社区举办邻里节。",
        "凤鸣桥始建于1985年，2019年大修。",
        "小区于2007年交付，至今已有17年多。",
        "小区于2007年交付，至今已有10余年。",
        "小区于1994年建成，至今已有3年。2019年，它大修。",
        "到2035年，云栖区基本建成现代化城区。",
        "2025年元旦即将到来，社区举办活动。",
        "2022年4月21日，周远山首次提出倡议。今天（4月21日），倡议已满一年。",
        "4月18日公布的数据显示，比2023年活动增加一成。",
        "12月5日，社区筹备2025年新年活动。",
        "日期：2015-13-41\n近日，集市开市。",
        "建成面积2000万平方米，电话20241103。",
        "",
    ],
)
def test_rather_no_date_than_a_wrong_one(text):
    assert infer_published(text) is None


@given(st.text(alphabet="0123456789年月日今天近以来至已有，。（）()：-\n周二讯 ", max_size=120))
def test_the_words_stand_in_the_text(text):
    found = infer_published(text)
    assert found is None or found[1] in text


def test_the_real_page_is_of_2024(shared):
    text = (shared / "benchmark/pages/chongchuan-2024-11.txt").read_text("utf-8")
    found = infer_published(text)
    assert found is not None
    assert found[0] == "2024"
    assert "17年" in found[1]
