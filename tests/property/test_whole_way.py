"""Whatever a page holds, the whole way through never breaks off, and every quotation is where it says."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.config import Config
from kg.model import Failure, PageRecord
from kg.pipeline import run, to_lines

# Pieces that rules take, so that odd orders of them are tried and not only odd characters.
PIECES = [
    *["区委书记", "周远山", "区长沈清禾", "云栖区", "临溪街道", "青禾社区", "出席", "主持", "召开", "联合", "举办"],
    *["“邻里同乐”活动", "工作推进会", "11月2日", "2024年", "昨天", "家住青禾花园的", "陆阿姨"],
    *["我的叔叔", "据悉", "将", "要", "·林一舟 何青", "本报讯（记者 何青）"],
    *["，", "。", "“", "”", "（", "）", "、", "：", "\n", "\n\n", "\r\n", " ", "\u3000"],
    *["第12场", "225平方米", "\u202e", "\x00", "😀", "A"],
]

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=40).map("".join)


def read_text(text: str) -> list[PageRecord | Failure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.txt"
        path.write_bytes(text.encode("utf-8", "replace"))
        events = run([str(path)], Config(encoding="utf-8"))
        return [event for event in events if isinstance(event, PageRecord | Failure)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_a_page_is_read_or_left_out_as_no_text(text: str) -> None:
    (event,) = read_text(text)
    if isinstance(event, Failure):
        assert "a defect of kg" not in event.message, event.message
        return
    evidence = [e for entity in event.entities for e in entity.evidence] + [s.evidence for s in event.statements]
    assert all(one.span.cut(event.page.text) == one.quote for one in evidence)
    articles = {article.id: article for article in event.articles}
    assert all(one.span in articles[one.article_id].span for one in evidence)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_what_is_stored_is_what_is_printed(text: str) -> None:
    """Round trip: the statements of the record, through RDF, are those that the graph gives back."""
    from kg.graph.iris import article_iri, entity_iri
    from kg.graph.reader import read_facts
    from kg.graph.store import Store

    (event,) = read_text(text)
    if isinstance(event, Failure):
        return
    config = Config()
    with Store.memory() as store:
        store.put(event, config)
        stored = {(f.subject, f.predicate, f.object, f.evidence.start, f.evidence.end) for f in read_facts(store)}
    names = {entity.id: entity_iri(config.base, entity.type, entity.id) for entity in event.entities}
    names |= {article.id: article_iri(config.base, article.id) for article in event.articles}
    said = {
        (names[s.subject], str(s.predicate), names.get(s.object, s.object), s.evidence.span.start, s.evidence.span.end)
        for s in event.statements
    }
    assert stored == said
    assert sum(len(line["relations"]) for line in to_lines(event, config)) == len(event.statements)
