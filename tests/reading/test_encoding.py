import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.reading.encoding import decode, scrub

SIMPLIFIED = "本报讯（记者 周远山）近日，云栖区临溪街道青禾社区举办邻里节，居民们围坐话家常。\r\n活动由社区主办。"
TRADITIONAL = (
    "本報訊（記者 周遠山）近日，雲棲區臨溪街道青禾社區舉辦鄰里節，居民們圍坐在一起包餃子、話家常。\r\n活動由社區主辦。"
)


@pytest.mark.parametrize(
    ("text", "encoding", "found", "basis"),
    [
        (SIMPLIFIED, "utf-8", "utf-8", "valid utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8", "bom"),
        (SIMPLIFIED, "gb18030", "gb18030", "frequency"),
        (SIMPLIFIED, "gb2312", "gb18030", "frequency"),
        (TRADITIONAL, "gbk", "gb18030", "frequency"),
        (TRADITIONAL, "big5", "big5", "frequency"),
        (TRADITIONAL + "粧嫺", "big5hkscs", "cp950", "frequency"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le", "frequency"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be", "frequency"),
        ("community news\n", "utf-16-le", "utf-16-le", "frequency"),
        ("周远山", "gb18030", "gb18030", "frequency"),
        ("邻里节", "gb18030", "gb18030", "frequency"),
        ("鄰里節活動", "big5", "big5", "frequency"),
        ("plain ascii", "ascii", "utf-8", "valid utf-8"),
    ],
)
def test_finds_the_encoding_and_says_why(text, encoding, found, basis):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.basis == basis
    assert decoded.encoding == found or (found == "cp950" and decoded.encoding in ("cp950", "big5hkscs"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_mark_decides_for_utf_16_and_is_not_part_of_the_text(encoding):
    decoded = decode("\ufeff青禾社区\x00。".encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.basis) == ("青禾社区\x00。", encoding, "bom")


def test_a_given_encoding_wins_and_its_mark_is_dropped():
    assert decode("青禾".encode("utf-8-sig"), encoding="utf-8").text == "青禾"
    assert decode("青禾".encode("utf-16"), encoding="UTF-16").text == "青禾"
    assert decode(b"caf\xe9", encoding="latin-1").basis == "given"


def test_broken_bytes_name_the_place_and_the_way_out():
    whole = SIMPLIFIED.encode()
    with pytest.raises(ReadError, match=rf"^page\.txt: byte {len(whole) - 3} is not valid UTF-8.*--encoding$"):
        decode(whole[:-1], name="page.txt")
    with pytest.raises(ReadError, match=r"byte 3 is not valid utf-8.*--encoding"):
        decode(b"abc\xff", encoding="utf-8")
    with pytest.raises(ReadError, match=r"byte 5 is not valid utf-8"):
        decode(b"\xef\xbb\xbfab\xff")
    with pytest.raises(ReadError, match=r"byte \d+ is not valid UTF-8"):
        decode("Où est passée l'été, là-bas ?".encode("latin-1"))


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x7fELF\x02\x01\x01\x00" * 40, b"text\x00text", b"\x01\x02\x03\x04abc"],
)
def test_binary_is_not_text(data):
    with pytest.raises(ReadError, match=r"^a\.bin: is not text"):
        decode(data, name="a.bin")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", "\ufeff\n".encode(), b"\xff\xfe"])
def test_nothing_to_read_is_an_error(data):
    with pytest.raises(ReadError, match=r"empty|not text|not valid"):
        decode(data, name="page.txt")


@pytest.mark.parametrize("encoding", ["klingon", "base64", "a\x00b", "", "rot13"])
def test_an_unknown_encoding_is_named(encoding):
    with pytest.raises(ReadError, match="not an encoding"):
        decode(b"abc", encoding=encoding)


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "gb18030", "utf-7", "unicode_escape", "utf-16"]))
def test_any_bytes_give_text_that_can_be_written_or_one_clear_line(data, encoding):
    text, message = None, "page.txt: "
    try:
        text = decode(data, encoding=encoding, name="page.txt").text
    except ReadError as error:
        message = str(error)
    assert text is None or text.encode("utf-8")
    assert message.startswith("page.txt: ")
    assert "\n" not in message


@given(st.text())
def test_scrub_changes_only_lone_surrogates(text):
    assert scrub(text) == text
    assert scrub(text + "\ud800") == text + "\ufffd"
