"""Pages of HTML: what is told stays and leads back to the source, what a site puts around it goes."""

import time

import pytest

from kg.config import Config
from kg.model import Failure, Page
from kg.reading.articles import split_articles
from kg.reading.html import read_head, read_html
from kg.reading.markup import as_seen, is_html, markup_of
from kg.reading.pages import Source, read_source

SITE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>青禾社区开展“清风入户”宣传活动_云栖区人民政府</title>
<meta name="SiteName" content="云栖区人民政府"><meta name="PubDate" content="2024-11-05 08:30">
<script>var t = "<p>李假名在脚本里当选区长。</p>";</script><style>p::after{content:"假名"}</style></head><body>
<div class="header"><h1><a href="/">云栖区人民政府</a></h1><ul class="nav"><li><a href="/b">政务公开</a></li></ul></div>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/n">部门动态</a></div>
<div class="content"><h2 class="bt">青禾社区开展“清风入户”宣传活动</h2>
<div class="info"><span>发布时间：2024-11-05 08:30</span>&nbsp;<span>来源：云栖融媒</span> 字号：
【<a>大</a> <a>小</a>】</div>
<p style="text-indent:2em"><span>11月2日上午，临溪街道青禾社区在</span><span style="color:red">
银杏广场</span>举办&ldquo;清风
入户&rdquo;宣传活动。区司法局副局长<strong>周</strong><strong>远山</strong>出席活动。</p>
<p>活动现场，居民陆阿姨说：&#8220;讲得很清楚。&#8221;
<p style="display:none">李假名当选区长，居民到场祝贺，现场十分热闹。</p>
<p hidden>李假名当选区长，居民到场祝贺，现场十分热闹。</p>
<div>责任编辑：沈清禾</div>
<ul class="xg"><li><a href="/1">云栖区召开三季度推进会</a></li></ul></div>
<div class="footer">主办：云栖区人民政府办公室，欢迎您常来，共建美好家园。<br>网站标识码：3200000001</div>
<div>版权所有：云栖区人民政府，未经许可，不得转载，违者必究。</div></body></html>
"""
BODY = "近日，临溪街道青禾社区联合区志愿者协会在青禾广场举办邻里节，居民到场参加。"


def articles(text, name="page.html", **fields):
    return split_articles(Page("0" * 16, name, "s", text, "utf-8", "given", **fields))


def lines(text):
    return [line.text for line in read_html(text)]


def test_of_a_site_s_page_the_article_is_read_and_nothing_around_it():
    (article,) = articles(SITE)
    assert article.title == "青禾社区开展“清风入户”宣传活动"
    assert [block.span.cut(article.text) for block in article.blocks][2:] == [
        "11月2日上午，临溪街道青禾社区在银杏广场举办“清风入户”宣传活动。区司法局副局长周远山出席活动。",
        "活动现场，居民陆阿姨说：“讲得很清楚。”",
        "责任编辑：沈清禾",
    ]


def test_every_character_leads_back_to_the_source():
    (article,) = articles(SITE)
    at = article.text.index("周远山")
    source = article.offsets.source(type(article.span)(at, at + 3)).cut(SITE)
    assert source == "周</strong><strong>远山"
    assert as_seen(source, "page.html") == "周远山"


def test_the_head_tells_date_and_publisher_and_a_sidecar_stands_before_it():
    head, told = read_head(SITE)
    assert (head.published, head.publisher) == ("2024-11-05", "云栖区人民政府")
    assert "“清风入户”" in told
    assert "脚本" not in told


def test_a_date_that_is_none_is_passed_over():
    assert read_head("<meta name=PubDate content='昨天'><p>近日</p>")[0].published is None


@pytest.mark.parametrize(
    "around",
    ["<nav>{}</nav>", "<footer>{}</footer>", "<div class='side sidebar'>{}</div>", "<div id=comments>{}</div>",
     "<p style='display: none'>{}</p>", "<script>{}</script>", "<!-- {} -->", "<select><option>{}</select>"],
)  # fmt: skip
def test_text_that_is_not_the_article_s_is_left_out(around):
    other = "李假名当选区长，居民到场祝贺，现场十分热闹。"
    assert lines(f"<h1>邻里节开幕</h1>{around.format(other)}<p>{BODY}</p>") == ["邻里节开幕", BODY]
    assert other in lines(f"<h1>邻里节开幕</h1><div class='sidewalk'>{other}</div><p>{BODY}</p>")


@pytest.mark.parametrize(
    "text",
    [
        "大数据中心昨日在青禾区揭牌，三十名工程师到场。",
        "中小企业服务月在临溪街道开幕，四十家商户参加。",
        "农技站为合作社提供技术支持，三十名果农参加培训。",
        "阅读到深夜的居民有了新去处，青禾书房开门。",
        "关闭窗口后，屋里仍有异味，消防员上门排查。",
    ],
)
def test_a_sentence_that_begins_as_a_button_does_is_told(text):
    assert text in lines(f"<h1>邻里节开幕</h1><p>{BODY}</p><p>{text}</p><p>{BODY}</p>")


@pytest.mark.parametrize("title", ["大数据中心揭牌", "阅读 点亮小镇", "小小少年进社区", "分享会开到田头"])
def test_a_title_that_begins_as_a_button_does_is_one(title):
    assert [article.title for article in articles(f"<h1>{title}</h1><p>{BODY}</p>")] == [title]


@pytest.mark.parametrize(
    "button",
    [
        "大 中 小",
        "字体：大 中 小",
        "阅读：231",
        "浏览次数：231",
        "分享到：",
        "打印本页",
        "【打印】",
        "上一篇：集市开市，居民到场",
    ],
)
def test_what_a_site_offers_to_click_is_left_out(button):
    assert button not in lines(f"<h1>邻里节开幕</h1><p>{button}</p><p>{BODY}</p><p>{button}</p><p>{BODY}</p>")


def test_a_list_of_teasers_is_an_article_each():
    items = "".join(
        f"<div class=item><div class=name>{title}</div><div class=text><a href='/{title}'>{BODY}{BODY}</a></div></div>"
        for title in ("邻里节开幕", "集市开市", "老楼道有了新模样")
    )
    found = articles(f"<div><h2>社区动态</h2><a href='/'>首页</a> - 社区动态</div>{items}<a href='/2'>下一页</a>")
    assert [article.title for article in found] == ["邻里节开幕", "集市开市", "老楼道有了新模样"]


def test_headings_within_an_article_begin_none():
    text = f"<h1>邻里节开幕</h1><p>{BODY}</p><h3>邻里情深</h3><p>{BODY}</p><h3>歌声飞扬</h3><p>{BODY}</p>"
    (article,) = articles(text)
    assert article.title == "邻里节开幕"


def test_breaks_within_a_paragraph_are_spaces_of_latin_words_alone():
    assert lines("<p>近日，青禾\n   社区与Happy\nTown俱乐部举办邻里节，居民到场。</p>") == [
        "近日，青禾社区与Happy Town俱乐部举办邻里节，居民到场。"
    ]


def test_tags_that_are_not_closed_or_cross_lose_no_text():
    assert lines(f"<div><p>{BODY}<p>{BODY}</b></div></div><p>{BODY}<b>近日，</p>集市开市，居民到场。") == [
        BODY, BODY, f"{BODY}近日，", "集市开市，居民到场。"
    ]  # fmt: skip


def test_what_looks_like_markup_but_is_none_stays():
    assert lines("<p>若 a < b，则 <青禾社区> 的居民参加；A&B公司也参加。</p>") == [
        "若 a < b，则 <青禾社区> 的居民参加；A&B公司也参加。"
    ]
    (article,) = articles("<p>近日，&lt;青禾社区&gt;的居民参加邻里节，A&amp;B公司也参加。</p>")
    assert article.text == "近日，\uff1c青禾社区\uff1e的居民参加邻里节，A&B公司也参加。"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.htm", "近日", True),
        ("stdin", "\n<!-- x --><!doctype HTML>", True),
        ("news.jsonl#3", f"<p class=x>{BODY}</p>", True),
        ("a.txt", "<br>近日", False),
        ("a.txt", "<青禾社区>", False),
    ],
)
def test_html_is_known_by_name_or_beginning(name, text, expected):
    assert is_html(name, text) is expected


def test_a_page_that_a_script_fills_says_so(tmp_path):
    path = tmp_path / "app.html"
    path.write_text("<!doctype html><title>云栖</title><div id=app></div><script>run()</script>")
    (failure,) = read_source(Source("app.html", path), Config())
    assert isinstance(failure, Failure)
    assert "holds no text" in failure.message


def test_what_a_reader_sees_of_a_quotation():
    quote = "周<b class='x'>远山</b>出席&ldquo;邻里节&rdquo;<script>if (a < b) {}</script>。"
    assert as_seen(quote, "a.html") == "周远山出席“邻里节”。"
    assert all(quote[start] in "<&" for start, _, _ in markup_of(quote, "a.html"))
    assert as_seen("A&amp;B公司 <青禾>", "a.txt") == "A&amp;B公司 <青禾>"


@pytest.mark.parametrize(
    "text",
    ["<" * 400_000, "<div>" * 100_000, "<p>近日，" * 60_000, "</div>" * 100_000 + "近日", '<a "' * 100_000,
     "<a b='" * 60_000, "<!--" * 100_000, "<script>" * 60_000, "&ldquo;" * 60_000, "<b>近</b>" * 50_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_sizes_take_seconds_at_most(text):
    start = time.process_time()
    articles(text)
    assert time.process_time() - start < 20
