import json
import re
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import BlockKind, Page, Span
from kg.reading.articles import split_articles
from kg.reading.bylines import find_author_spans
from kg.reading.encoding import decode
from kg.reading.lines import BLANK
from kg.reading.markup import is_html

KICKER, TITLE, SUBTITLE, SECTION, HEADING, PARAGRAPH, BYLINE = BlockKind


def page(text, name="page.txt", **fields):
    return Page("0" * 16, name, "s", text, "utf-8", "given", **fields)


def split(text, **options):
    return split_articles(page(text, **options))


def blocks(article):
    return [(block.kind, block.span.cut(article.text)) for block in article.blocks]


FIRST = "近日，临溪街道青禾社区联合云栖区志愿者协会在青禾广场举办邻里节，两百多名居民到场参加。"
SECOND = "活动现场，志愿者为居民量血压、理发、磨剪刀，孩子们在老师的带领下学做柿饼，笑声不断。"


def test_a_page_of_two_articles_with_kicker_section_headings_and_bylines():
    text = (
        "\n全力以赴 决胜四季度\n\n云栖区召开项目推进会\n\n"
        f"{FIRST}\n\n会议强调,各街道要\n\n拧紧责任链条,把实事办好。\n\n·周远山 沈清禾\n\n"
        f"临溪街道小区唱响“同心曲”——\n\n邻里同心 院落一新\n\n社区观察\n\n{SECOND}\n\n"
        f"老楼道有了新模样\n\n{FIRST}\n\n·陆小满"
    )
    first, second = split(text)
    assert (first.title, first.kicker, first.authors) == (
        "云栖区召开项目推进会",
        "全力以赴 决胜四季度",
        ("周远山", "沈清禾"),
    )
    assert [kind for kind, _ in blocks(first)] == [KICKER, TITLE, PARAGRAPH, PARAGRAPH, BYLINE]
    assert blocks(first)[3][1] == "会议强调,各街道要拧紧责任链条,把实事办好。"
    assert (second.title, second.kicker) == ("邻里同心 院落一新", "临溪街道小区唱响“同心曲”——")
    assert [kind for kind, _ in blocks(second)] == [KICKER, TITLE, SECTION, PARAGRAPH, HEADING, PARAGRAPH, BYLINE]
    assert text[second.span.start : second.span.end].startswith("临溪街道小区")
    assert text[second.span.start : second.span.end].endswith("·陆小满")
    assert first.id != second.id


@pytest.mark.parametrize(
    ("end", "authors"),
    [
        ("\n（记者 周远山）", ("周远山",)),
        ("（记者周远山 通讯员沈清禾）", ("周远山", "沈清禾")),
        ("（周远山 沈清禾）", ("周远山", "沈清禾")),
        ("\n记者 周远山 通讯员 沈清禾", ("周远山", "沈清禾")),
        ("\n本报记者 周远山", ("周远山",)),
        ("\n文/图 周远山", ("周远山",)),
        ("\n作者：欧阳清禾", ("欧阳清禾",)),
        ("　记者周远山沈清禾", ("周远山", "沈清禾")),
        ("\n•周远山、沈清禾", ("周远山", "沈清禾")),
        ("\n【来源：云栖日报】", ()),
        ("（新华社云栖11月5日电）", ()),
    ],
)
def test_the_ways_an_article_is_signed(end, authors):
    first, second = split(f"邻里节开幕\n{FIRST}{end}\n便民集市开市\n{SECOND}\n·何青")
    assert (first.title, first.authors) == ("邻里节开幕", authors)
    assert blocks(first)[-1][0] is BYLINE or not authors
    assert second.title == "便民集市开市"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("2024年11月05日 09:15来源：云栖简报", ()),
        ("2024-11-05", ()),
        ("云栖日报 2024.11.5 NO：3版", ()),
        ("本文转自：云栖日报", ()),
        ("发布机构：临溪镇 索引号：lxz/2024-00031 时间：2024-11-05 【字体：大 中 小】 打印", ()),
        ("首页 > 政务公开 > 公共文化服务", ()),
        ("2024-11-05 10:06:41 来源：云栖网 记者 周远山 通讯员 沈清禾 何青", ("周远山", "沈清禾", "何青")),
        ("发布时间：2024-11-05 来源：院宣传科 作者：周远山", ("周远山",)),
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_what_a_web_page_says_of_an_article_is_not_its_title(line, authors, below):
    head = f"邻里节开幕\n{line}" if below else f"{line}\n邻里节开幕"
    (article,) = split(f"{head}\n{FIRST}")
    assert (article.title, article.kicker, article.authors) == ("邻里节开幕", None, authors)


def test_a_title_may_begin_as_such_lines_do():
    (article,) = split(f"2024年11月5日，邻里节开幕\n{FIRST}")
    assert article.title == "2024年11月5日，邻里节开幕"


def test_between_title_and_dateline_may_stand_what_a_picture_shows():
    (article,) = split(f"邻里节开幕\n居民在广场上包饺子。 周远山 摄\n本报讯（记者 沈清禾）{FIRST}")
    assert (article.title, article.authors) == ("邻里节开幕", ("沈清禾",))


def test_a_dateline_below_a_text_opens_the_next_article():
    first, second = split(f"邻里节开幕\n居民在广场上包饺子。\n本报讯（记者 沈清禾）{FIRST}")
    assert (first.authors, second.authors) == ((), ("沈清禾",))


@pytest.mark.parametrize(
    "line",
    [
        "·养老服务",
        "周远山 摄",
        "记者周远山摄",
        "（周远山摄）",
        "（图文无关）",
        "（完）",
        "来源于居民的建议汇总",
        "记者在现场看到",
        "图片来源：青禾社区",
    ],
)
def test_what_does_not_sign_an_article(line):
    (article,) = split(f"邻里节开幕\n{FIRST}\n{line}\n{SECOND}")
    assert article.authors == ()
    assert article.title == "邻里节开幕"


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("邻里节开幕\n居民在广场上包饺子。周远山 摄", ("周远山",)),
        ("邻里节开幕\n居民在广场上包饺子。（周远山、沈清禾 摄）", ("周远山", "沈清禾")),
        ("邻里节开幕\n居民包饺子。周远山 摄\n老人下棋。沈清禾 摄", ("周远山", "沈清禾")),
        ("邻里节开幕\n（记者 石天）居民在广场上包饺子。周远山 摄", ("石天",)),
        ("邻里节开幕\n居民包饺子。周远山 摄\n当天，老人也来到广场上下棋。", ()),
        ("邻里节开幕\n居民在广场上包饺子，有人拍摄", ()),
    ],
)
def test_whoever_took_the_pictures_signs_picture_news(text, authors):
    (article,) = split(text)
    assert article.authors == authors


@pytest.mark.parametrize(
    ("dateline", "authors"),
    [
        ("本报讯（记者 周远山）", ("周远山",)),
        ("云栖日报11月5日讯（记者 周远山 通讯员 沈清禾）", ("周远山", "沈清禾")),
        ("云栖新闻网临溪11月5日讯(周远山 沈清禾)", ("周远山", "沈清禾")),
        ("云栖都市网临溪电(通讯员周远山、沈清禾、记者何青)", ("周远山", "沈清禾", "何青")),
        ("央视网消息（新闻联播）：", ()),
        ("新华社云栖１１月５日电", ()),
    ],
)
def test_a_dateline_opens_an_article_and_may_name_its_authors(dateline, authors):
    first, second = split(f"便民集市开市\n{SECOND}\n邻里节开幕\n{dateline}{FIRST}")
    assert (first.title, first.authors) == ("便民集市开市", ())
    assert (second.title, second.authors) == ("邻里节开幕", authors)
    assert [span.cut(second.text) for span in find_author_spans(second)] == list(authors)


@pytest.mark.parametrize(
    ("end", "authors"),
    [("周远山", ("周远山",)), ("周远 沈清禾", ("周远", "沈清禾")), ("青禾社区", ()), ("周远山来了", ())],
)
def test_a_last_line_of_names_alone_signs(end, authors):
    (article,) = split(f"社区办起邻里节\n\n{FIRST}\n\n{SECOND}\n\n{end}")
    assert article.authors == authors


@pytest.mark.parametrize(
    ("head", "title", "authors"),
    [
        ("临溪镇五座小站一日同启\n周远山 沈清禾\n", "临溪镇五座小站一日同启", ("周远山", "沈清禾")),
        ("临溪镇五座小站一日同启\n周远山\n", "临溪镇五座小站一日同启", ("周远山",)),
        ("临溪镇五座小站一日同启\n石榴红了满山坡\n", "石榴红了满山坡", ()),
        ("邻里之声\n石榴红\n", "石榴红", ()),
    ],
)
def test_a_line_of_names_between_title_and_text_signs(head, title, authors):
    (article,) = split(head + "3月28日，临溪镇的五座便民小站同时启用，居民在家门口就能办事。\n")
    assert (article.title, article.authors) == (title, authors)


def test_a_speech_has_its_speaker_and_date_below_the_title():
    first, second = split(
        f"邻里节开幕\n{FIRST}\n携手共建美好家园\n——在云栖区邻里节上的讲话\n云栖区区长周远山\n（二〇二四年十一月五日）\n{SECOND}"
    )
    assert first.title == "邻里节开幕"
    assert (second.title, second.kicker, second.authors) == (
        "携手共建美好家园",
        "——在云栖区邻里节上的讲话",
        ("周远山",),
    )


def test_page_heads_rules_and_jumps_belong_to_no_article():
    (article,) = split(
        f"2024年11月5日 星期二 第3版\n────\n邻里节开幕\n{FIRST}\n（下转第4版）\n***\n责任编辑：何青 版式：陆小满"
    )
    assert blocks(article) == [(TITLE, "邻里节开幕"), (PARAGRAPH, FIRST)]


@pytest.mark.parametrize(
    "head",
    [
        "云栖时讯　2024.11.5　A3 民生\n本版编辑：何青　美编：陆小满",
        "云栖街坊报\n2024年11月5日 第218期 \uff5c 临溪专版",
        "2024年11月5日 星期二\n云栖新闻　　　　02版",
    ],
)
def test_the_head_of_a_page_is_neither_title_nor_kicker(head):
    (article,) = split(f"{head}\n邻里节开幕\n{FIRST}")
    assert (article.title, article.kicker) == ("邻里节开幕", None)
    assert article.text == f"邻里节开幕\n{FIRST}"


@pytest.mark.parametrize(
    "line",
    [
        "第02版：要闻　　版面导航　　上一版　下一版",
        "上一篇：集市开市",
        "编辑/江离　美编/白露　校对/杜若",
        "■责任编辑 何青 ■版式设计 白露 ■责任校对 杜若",
        "责编 何青 版面 江离 校对 杜若",
        "4　民生　　2024年11月13日　　编辑/江离　美编/白露",
        "云栖日报2024年11月21日第2版责任编辑白露",
        "2024.11.18 星期一",
        "总第512期 本期4版 2024年11月20日出版",
        "农历甲辰年十月二十",
        "YUNXI RIBAO",
        "今日天气：多云转晴 5℃～14℃ 东北风3到4级",
        "国内统一刊号：CN00-0000 邮发代号：99-99",
        "云栖区融媒体中心主办 第4321期 今日8版",
        "▶修伞人回来了 2版",
        "骆青青 云栖发布 2024-11-10 18:30 福建",
        "点击上方蓝字关注我们",
        "（本版稿件由记者何青采写 图片由白露提供）",
    ],
)
def test_what_a_page_carries_beside_its_articles_is_no_part_of_them(line):
    (article,) = split(f"{line}\n邻里节开幕\n{FIRST}\n{line}")
    assert (article.title, article.kicker, article.authors) == ("邻里节开幕", None, ())
    assert article.text == f"邻里节开幕\n{FIRST}"


@pytest.mark.parametrize(
    "title",
    [
        "编辑部开进社区",
        "图书馆免费赠阅老年读物",
        "云栖区文化馆主办",
        "天气转凉 集市照开",
        "农历新年前的集市",
        "电话里的邻里情",
        "1　青禾社区　2024-11-05　100元",
    ],
)
def test_a_title_may_have_the_words_of_a_page_s_head(title):
    (article,) = split(f"{title}\n{FIRST}")
    assert article.title == title


@pytest.mark.parametrize(
    "signature",
    ["□本报记者 周远山", "■ 周远山", "高二（3）班　周远山", "物理教研组　周远山", "周远山 沈清禾"],
)
def test_a_signature_below_a_title_in_the_middle_of_a_page_opens_an_article(signature):
    first, second = split(f"邻里节开幕\n{FIRST}\n便民集市开市迎客\n{signature}\n{SECOND}")
    assert (first.title, first.authors) == ("邻里节开幕", ())
    assert (second.title, second.authors[0]) == ("便民集市开市迎客", "周远山")


@pytest.mark.parametrize("line", ["青禾社区　多措并举", "·养老服务", "高二（3）班　一路领先"])
def test_headings_in_the_middle_of_a_text_open_none(line):
    assert len(split(f"邻里节开幕\n{FIRST}\n居民合影留念一刻\n{line}\n{SECOND}")) == 1


@pytest.mark.parametrize("notice", ["工　程　开　工　公　告", "遗失声明", "云栖区人民法院公告"])
def test_a_notice_is_no_part_of_what_stands_above_it(notice):
    first, second = split(f"邻里节开幕\n{FIRST}\n{notice}\n{SECOND}")
    assert (first.title, second.title) == ("邻里节开幕", notice.replace("　", ""))


def test_a_heading_that_only_tells_of_a_notice_opens_none():
    assert len(split(f"邻里节开幕\n{FIRST}\n声明之后的日子\n{SECOND}")) == 1


def test_what_goes_on_from_another_page_is_no_part_of_what_stands_above_it():
    first, second, third = split(
        f"邻里节开幕\n{FIRST}（下转第3版）\n便民集市开市\n{SECOND}\n（上接第1版《老街新生》）\n{FIRST}"
    )
    assert [article.title for article in (first, second, third)] == ["邻里节开幕", "便民集市开市", ""]
    assert "版" not in first.text + third.text


def test_a_sentence_that_speaks_of_a_page_is_no_jump():
    text = "居民从日报第3版上读到了集市的消息（见第3版）。"
    assert split(f"邻里节开幕\n{text}\n{SECOND}")[0].text == f"邻里节开幕\n{text}\n{SECOND}"


def test_a_page_s_head_parts_the_articles_of_two_pages():
    first, second = split(f"邻里节开幕\n{FIRST}\n云栖日报\n2024年11月15日 星期五 A03 综合\n便民集市开市\n{SECOND}")
    assert (first.title, second.title) == ("邻里节开幕", "便民集市开市")
    assert "云栖日报" not in first.text + second.text


def test_a_sentence_goes_on_below_a_page_s_head():
    (article,) = split(f"邻里节开幕\n{FIRST[:12]}\n云栖日报 2024年11月15日 星期五 第3版\n{FIRST[12:]}")
    assert article.text == f"邻里节开幕\n{FIRST}"


def test_a_title_and_the_dateline_after_it_are_two_lines():
    first, second = split(
        f"白石乡新建老年食堂 本报讯（记者周远山）{FIRST}\n云栖区整治噪声“三步走” 本报讯（记者 沈清禾）{SECOND}"
    )
    assert (first.title, first.authors) == ("白石乡新建老年食堂", ("周远山",))
    assert (second.title, second.authors) == ("云栖区整治噪声“三步走”", ("沈清禾",))


@pytest.mark.parametrize("line", ["居民告诉记者，集市 本报讯问了三次。", "图为集市现场人来人往 本报记者 周远山 摄"])
def test_what_only_looks_like_a_title_before_a_dateline_is_left_whole(line):
    assert line in [text for _, text in blocks(split(f"邻里节开幕\n{FIRST}\n{line}\n{SECOND}")[0])]


@pytest.mark.parametrize("second", ["沈清禾出席并讲话", "沈清禾 周远山参加", "讲述人：临溪社区 沈清禾"])
def test_who_was_there_or_speaks_is_a_second_title(second):
    (article,) = split(f"云栖区部署冬季供暖保障工作\n{second}\n{FIRST}")
    assert (article.title, article.kicker) == ("云栖区部署冬季供暖保障工作", second)


def test_what_somebody_said_at_an_event_may_be_the_title():
    (article,) = split(f"云栖区部署冬季供暖保障工作\n沈清禾在推进会上讲话\n{FIRST}")
    assert (article.title, article.kicker) == ("沈清禾在推进会上讲话", "云栖区部署冬季供暖保障工作")


def test_a_name_may_be_spaced_out_in_a_signature():
    (article,) = split(f"邻里节开幕\n记者　周　远　山　　通讯员　丁　宁\n{FIRST}")
    assert article.authors == ("周　远　山", "丁　宁")


def test_where_the_author_works_ends_an_article():
    first, second = split(f"邻里节开幕\n{FIRST}\n（作者单位：云栖区文化馆）\n便民集市开市\n{SECOND}")
    assert (first.title, second.title) == ("邻里节开幕", "便民集市开市")


def test_the_signs_of_a_column_s_credits_may_be_strokes():
    (article,) = split(f"邻里节开幕\n{FIRST}\n来源丨云栖发布\n记者丨周远山\n编辑丨沈清禾")
    assert article.authors == ("周远山",)


def test_a_full_stop_of_latin_type_ends_a_paragraph():
    (article,) = split(
        "邻里节开幕\n工具房由社区出资,有工具六十多件.\n每周二、周六开放,由退休职工值守.(通讯员 周远山 文/图)"
    )
    assert [text for _, text in blocks(article)][1:] == [
        "工具房由社区出资,有工具六十多件.",
        "每周二、周六开放,由退休职工值守.",
        "(通讯员 周远山 文/图)",
    ]


def test_a_dateline_that_a_column_cuts_goes_on():
    (article,) = split(
        "邻里节开幕\n本报讯（记者 周远山）11月20日晚，青禾区\n消防大队联合青禾街道开展冬季夜查，检查宾馆十二家。"
    )
    assert "青禾区消防大队联合" in article.text


def test_the_name_of_a_column_is_no_title_and_short_news_are_an_article():
    first, second = split(
        f"【一线】\n邻里节开幕\n文/本报记者 周远山\n{FIRST}\n{SECOND}\n【简讯】\n▲10月26日，集市开市。"
    )
    assert (first.title, blocks(first)[0]) == ("邻里节开幕", (SECTION, "【一线】"))
    assert (second.title, second.authors) == ("【简讯】", ())


def test_other_labels_within_an_article_part_nothing():
    assert len(split(f"邻里节开幕\n{FIRST}\n【活动时间】\n{SECOND}")) == 1


def test_a_column_may_cut_the_last_name_of_a_signature():
    (article,) = split(f"邻里节\n记者 周远山 通讯员 沈清\n禾\n{FIRST}")
    assert (article.title, article.authors) == ("邻里节", ("周远山", "沈清禾"))


@pytest.mark.parametrize(
    "title",
    [
        "邻里节开幕",
        "走，去邻里节！",
        "青禾社区：“小院”里的大民生",
        "邻里同心，院落一新",
        "【一线】谁来主持邻里节？",
        "邻里节开幕 " * 20 + "来了",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n", "\r"])
def test_a_file_of_one_article(title, newline):
    (article,) = split(newline.join([title, FIRST, SECOND, "居民合影", FIRST]))
    assert article.title == title
    assert [kind for kind, _ in blocks(article)] == [TITLE, PARAGRAPH, PARAGRAPH, HEADING, PARAGRAPH]


@pytest.mark.parametrize("text", [FIRST, FIRST + "\n" + SECOND, "青禾社区举办邻里节"])
def test_a_file_without_title(text):
    (article,) = split(text)
    assert article.title == ""
    assert {kind for kind, _ in blocks(article)} == {PARAGRAPH}
    assert article.text == text


def hard_wrap(paragraph, width):
    return "\n".join(wrap("　　" + paragraph, width, drop_whitespace=False))


@pytest.mark.parametrize("width", [16, 20, 30])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_of_equal_width_are_joined(width, gap):
    text = gap.join(["邻里节开幕", *(hard_wrap(part, width) for part in (FIRST + SECOND, SECOND, FIRST))])
    (article,) = split(text)
    assert [text for _, text in blocks(article)] == ["邻里节开幕", FIRST + SECOND, SECOND, FIRST]


def test_real_paragraphs_stay_apart():
    (article,) = split(f"邻里节开幕\n{FIRST}\n{SECOND}\n{FIRST}")
    assert [text for _, text in blocks(article)][1:] == [FIRST, SECOND, FIRST]


@pytest.mark.parametrize("cut", range(6, len(FIRST) - 6))
def test_a_paragraph_cut_anywhere_is_made_whole_or_left_at_a_sentence(cut):
    text = f"邻里节开幕\n\n{SECOND}\n\n{FIRST[:cut]}\n\n{FIRST[cut:]}\n\n·何青"
    (article,) = split(text)
    assert article.title == "邻里节开幕"
    if cut >= 12:
        assert FIRST in article.text


def test_a_list_without_a_full_stop_is_not_joined_to_the_next_paragraph():
    names = "参加活动的志愿者有：" + "、".join(["周远山", "沈清禾", "何青", "陆小满"] * 4)
    (article,) = split(f"邻里节开幕\n{FIRST}\n{names}\n{SECOND}")
    assert [text for _, text in blocks(article)][2:] == [names, SECOND]


def test_latin_words_are_joined_with_a_space_and_chinese_without():
    (article,) = split("邻里节开幕\n" + SECOND + "\n近日，青禾社区在Green\nTown广场举办活动，居民的\n掌声不断。")
    assert "在Green Town广场举办活动，居民的掌声不断。" in article.text


def test_markdown_headings_over_headings_are_the_page_s():
    body = f"<p><b>本报讯</b>（记者 周远山）{FIRST}</p><p>{SECOND}</p>"
    text = f"# 云栖新闻\n\n## 要闻\n\n### 邻里节开幕\n\n{body}\n\n### 集市开市\n\n{SECOND}\n\n---\n"
    first, second = split(text, name="a.md")
    assert (first.title, second.title) == ("邻里节开幕", "集市开市")
    assert blocks(first)[1:] == [(PARAGRAPH, "本报讯（记者 周远山）" + FIRST), (PARAGRAPH, SECOND)]
    assert first.locate(Span(6, 9)).cut(text) == "本报讯"


def test_one_markdown_article_keeps_its_sections():
    (article,) = split(f"# 邻里节开幕\n\n{FIRST}\n\n## 现场\n\n{SECOND}\n\n## 回声\n\n{FIRST}", name="a.md")
    assert article.title == "邻里节开幕"
    assert [kind for kind, _ in blocks(article)] == [TITLE, PARAGRAPH, HEADING, PARAGRAPH, HEADING, PARAGRAPH]


def test_the_rows_of_a_table_below_its_title_are_text():
    (article,) = split("# 各街道募集数量\n街道 件数 负责人\n临溪街道 820 周远山\n", name="a.md")
    assert (article.title, article.kicker) == ("各街道募集数量", None)
    assert [kind for kind, _ in blocks(article)] == [TITLE, PARAGRAPH, PARAGRAPH]


def test_tags_of_a_plain_file_are_text():
    (article,) = split(f"邻里节开幕\n<script>alert(1)</script>{FIRST}")
    assert "<script>alert(1)</script>" in article.text


def test_a_record_with_a_title_is_one_article_and_keeps_its_authors():
    text = f"便民集市开市\n{SECOND}\n·何青\n邻里节开幕\n{FIRST}"
    (article,) = split(text, title="社区新闻", authors=("周远山",))
    assert (article.title, article.authors) == ("社区新闻", ("周远山", "何青"))
    assert TITLE not in {kind for kind, _ in blocks(article)}
    (article,) = split(f"邻里节开幕\n{FIRST}", title="邻里节开幕")
    assert blocks(article)[0] == (TITLE, "邻里节开幕")


# Texts of the marks that mean something here, and texts of anything.
SIGNS = [
    "。",
    "，",
    "”",
    "“",
    "！",
    "——",
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    "　　",
    " ",
    "abc",
    "12",
    "\x00",
    "# ",
    "## ",
    "<p>",
]
LINES = [
    "·周远山",
    "邻里节开幕",
    FIRST,
    "会议强调，要",
    "本报讯（记者 何青）",
    "（记者 周远山）",
    "来源：云栖日报",
    "第3版",
]
PIECES = st.sampled_from(
    [
        *SIGNS,
        *LINES,
        "</p>",
        "<p>",
        "<h1>",
        "<b>",
        "<a href='/'>",
        "<script>",
        "&ldquo;",
        "&#x3000;",
        "（二〇二四年十一月五日）",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=120)


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(["a.txt", "a.md", "a.html"]), st.none() | st.just("邻里节开幕"))
def test_any_text_is_split_into_articles_that_lead_back_to_it(text, name, title):
    articles = split(text, name=name, title=title)
    end = 0
    held = set()
    for index, article in enumerate(articles):
        assert article.index == index
        assert article.span.start >= end
        end = article.span.end
        joints = set()
        at = -1
        for block in article.blocks:
            assert block.span.start == at + 1
            at = block.span.end
            joints.add(at)
        assert at == len(article.text)
        offsets = [article.offsets.source_offset(offset) for offset in range(len(article.text))]
        assert offsets == sorted(offsets)
        written = article.written or article.text
        for offset, source in enumerate(offsets):
            if offset in joints:
                assert written[offset] == "\n"
            elif written[offset] != text[source]:
                assert written[offset] == " " or text[source] == "&"
            elif not text[source].isspace():
                assert source not in held
                held.add(source)
        assert article.locate(Span(0, len(article.text))) == article.span
    if not is_html(name, text) and name == "a.txt":
        left = [line for line in text.splitlines() if line.strip(BLANK)]
        missing = {char for at, char in enumerate(text) if at not in held and char.isalnum()}
        assert not missing or any("版" in line or re.match(r"\s*[A-Z]\d\d", line) for line in left)
        assert articles or not any(char.isalnum() for char in text)


@given(TEXTS)
def test_the_same_text_gives_the_same_articles(text):
    assert split(text) == split(text)


@pytest.mark.parametrize(
    "text",
    [
        "社区，" * 400_000,
        "\n" * 1_000_000,
        "“" * 500_000,
        "# 社\n" * 20_000,
        "·周远山\n" * 20_000,
        "社区\n" * 40_000,
        "编辑 " * 26 + "\n",
    ],
    ids=len,
)
def test_hostile_sizes_take_seconds_at_most(text):
    split(text, name="a.md")


def test_the_real_page_comes_out_article_by_article(shared):
    pages = shared / "benchmark/pages"
    expected = json.loads((pages / "chongchuan-2024-11.articles.list").read_text("utf-8"))
    articles = split((pages / "chongchuan-2024-11.txt").read_bytes().decode())
    assert [article.title for article in articles] == [item["title"] for item in expected]
    assert [article.kicker for article in articles] == [item["kicker_or_subtitle"] for item in expected]
    assert [list(article.authors) for article in articles] == [item["authors"] for item in expected]
    for article, item in zip(articles, expected, strict=True):
        body = [text for kind, text in blocks(article) if kind is PARAGRAPH]
        assert body[0].startswith(item["first_words"])
        assert body[-1].endswith(item["last_words"])
        assert all(text.endswith(("。", "。”")) for text in body)


def test_each_development_file_is_one_article_with_its_title(shared):
    for path in sorted((shared / "benchmark/dev").glob("*.txt")):
        text = path.read_bytes().decode()
        (article,) = split(text)
        first, _, rest = text.partition("\n")
        assert article.title == (first if rest.startswith("\n") else ""), path.name


@pytest.mark.parametrize(
    "name", ["raw1_peoples_daily_msra.txt", "raw3_cctv_20241103.md", "raw5_company_news_listing.html"]
)
def test_pages_of_other_layouts(shared, name):
    path = shared / "corpora/pages" / name
    text = decode(path.read_bytes()).text
    found = {article.span: article.title for article in split(text, name=name)}
    for item in json.loads(path.with_name(f"{path.stem}.articles.json").read_text("utf-8")):
        assert found[Span(item["start"], item["end"])] == (item["title"] or "")
