"""PDF files: their text, the titles that their layout tells, and what cannot be read."""

import pytest

from kg.config import Config
from kg.model import Failure, Page
from kg.reading.articles import split_articles
from kg.reading.pages import Source, read_source
from kg.reading.pdf import is_pdf, read_pdf

PAGE = [
    (50, 800, 11, "云栖日报 2024年11月5日 星期二 第3版"),
    (50, 770, 22, "青禾社区开展“清风入户”"),
    (50, 745, 22, "宣传活动"),
    (50, 720, 11, "11月2日上午，临溪街道青禾社区在银杏广场举办“清风入户”宣传活动。区司法局"),
    (50, 704, 11, "副局长周远山出席活动。"),
    (50, 680, 14, "邻里情深"),
    (50, 660, 11, "活动现场，志愿者向居民发放宣传册，居民陆阿姨说：“讲得很清楚。”"),
    (50, 620, 18, "银杏集市开市"),
    (50, 600, 11, "11月3日，云栖区商务局在银杏老街举办银杏集市，居民到场。"),
]
_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
    b"/Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>"
)
_DESCRIPTOR = (
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
)


def make_pdf(lines):
    """A page of lines (left, bottom, size, text), in a font that every reader of PDF knows by name."""
    shown = (f"BT /F1 {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n" for x, y, size, text in lines)
    content = "".join(shown).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        _FONT,
        _DESCRIPTOR,
    ]
    parts, places = [b"%PDF-1.4\n"], []
    for number, body in enumerate(objects, start=1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    parts.append(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, sum(map(len, parts)))
    )
    return b"".join(parts)


def read(tmp_path, data, name="page.pdf"):
    path = tmp_path / name
    path.write_bytes(data)
    (page,) = read_source(Source(name, path), Config())
    return page


def test_a_newspaper_page_comes_out_article_by_article(tmp_path):
    page = read(tmp_path, make_pdf(PAGE))
    assert isinstance(page, Page)
    assert page.metadata.published == "2024-11-05"
    first, second = split_articles(page)
    assert (first.title, second.title) == ("青禾社区开展“清风入户”宣传活动", "银杏集市开市")
    assert "区司法局副局长周远山出席活动。" in first.text
    at = first.text.index("区司法局副局长")
    assert first.locate(type(first.span)(at, at + 7)).cut(page.text).split() == ["区司法局", "副局长"]


def test_a_text_of_one_size_has_no_titles():
    text, titles = read_pdf(make_pdf([(50, 700 - 20 * at, 11, f"第{at}项，居民到场。") for at in range(9)]), "a.pdf")
    assert "第8项" in text
    assert titles == ()


def test_the_file_is_known_by_its_bytes_whatever_its_name(tmp_path):
    assert read(tmp_path, make_pdf(PAGE), "page.bin").encoding == "pdf"
    assert not is_pdf("近日，青禾社区".encode())


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"%PDF-1.4\n" + b"x" * 200, "is no PDF file that can be read"), (make_pdf([]), "holds no text, only pictures")],
    ids=["damaged", "scanned"],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path, data, words):
    failure = read(tmp_path, data)
    assert isinstance(failure, Failure)
    assert words in failure.message
    assert "page.pdf: " in failure.message
