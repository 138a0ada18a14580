import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Block, BlockKind, OffsetMap, Span
from kg.reading.lines import BLANK
from kg.reading.sentences import split_sentences


def article(*blocks):
    text, spans = "\n".join(blocks), []
    at = 0
    for block in blocks:
        spans.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(block))))
        at += len(block) + 1
    return Article("a", "p", 0, Span(0, len(text)), "", None, (), text, OffsetMap(((0, 0),)), tuple(spans))


def sentences(*blocks):
    made = article(*blocks)
    return [sentence.span.cut(made.text) for sentence in split_sentences(made)]


@pytest.mark.parametrize(
    "expected",
    [
        ["邻里节开幕。", "居民到场！", "谁来主持？", "也许吧……", "活动结束"],
        ["全力稳增长；扎实惠民生。"],
        ["“真热闹。下次还来！”家住青禾社区的沈阿姨说。", "活动持续两天。"],
        ["沈清禾说：“真热闹。下次还来。”", "随后，大家合影。"],
        ["他告诉记者，“水压稳了。”", "社区还将回访。"],
        ["“立冬要吃饺子。”", "为迎接立冬，青禾社区举办活动。"],
        ["“谁来管？怎么管？”都是居民关心的问题。"],
        ["活动（第一场。已结束）在临溪街道举行。", "下一场在周末。"],
        ["《谁是主人？》在社区上演。", "居民叫好。"],
        ["面积达1.5万平方米。", "造价8.6万元。"],
        ["「好。」", "他走了。"],
    ],
)
def test_splits_at_ends_and_keeps_quotations_whole(expected):
    assert sentences("".join(expected)) == expected


def test_a_quotation_that_never_closes_swallows_nothing():
    assert sentences("他说：“真热闹。大家都来。明天继续。") == ["他说：“真热闹。", "大家都来。", "明天继续。"]


def test_an_inner_mark_that_never_closes_does_not_undo_the_outer_quotation():
    assert sentences("“有‘人。快来。”沈阿姨说。散了。") == ["“有‘人。快来。”沈阿姨说。", "散了。"]


def test_a_very_long_quotation_is_cut_at_its_own_sentences():
    assert len(sentences("“" + "社区真热闹。" * 100 + "”沈阿姨说。")) > 90


def test_no_sentence_crosses_blocks():
    assert sentences("邻里节开幕", "“居民到场。", "活动结束。”") == ["邻里节开幕", "“居民到场。", "活动结束。”"]


TEXT = st.text(alphabet="社区举办。！？；…“”‘’（）《》「」说 　a.\n", min_size=1, max_size=80)


@given(st.lists(TEXT.map(lambda text: text.replace("\n", "")).filter(bool), min_size=1, max_size=4))
def test_sentences_hold_every_character_once_and_in_order(blocks):
    made = article(*blocks)
    found = split_sentences(made)
    at = 0
    for sentence in found:
        assert sentence.span.start >= at
        assert not made.text[at : sentence.span.start].strip(BLANK)
        assert any(sentence.span in block.span for block in made.blocks)
        assert sentence.span.cut(made.text) == sentence.span.cut(made.text).strip(BLANK)
        at = sentence.span.end
    assert not made.text[at:].strip(BLANK)


@given(st.text(max_size=200).filter(bool))
def test_any_text_has_sentences_without_exception(text):
    split_sentences(article(text))
