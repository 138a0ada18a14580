"""A quotation of HTML is shown as the reader of the page saw it, with both ends marked."""

from pathlib import Path

import kg

PAGE = """<!doctype html><html><body><h1>邻里节开幕</h1>
<p>11月2日，云栖区<b>青禾</b>社区举办&ldquo;邻里节&rdquo;活动<script>"<i>x</i>"</script>，居民到场。</p></body></html>"""


def test_tags_and_references_are_not_shown(open_page, tmp_path: Path) -> None:
    source = tmp_path / "news.html"
    source.write_text(PAGE, encoding="utf-8")
    with kg.build([str(source)], store=tmp_path / "graph") as graph:
        graph.view(tmp_path / "page.html")
    shown = open_page((tmp_path / "page.html").read_text("utf-8"))
    shown.fill("#query", "青禾社区")
    shown.press("#query", "Enter")
    quotation = shown.locator("#panel blockquote", has_text="举办").first
    assert quotation.inner_text() == "11月2日，云栖区青禾社区举办“邻里节”活动，居民到场。"
    assert "青禾社区" in quotation.locator("mark").all_inner_texts()
