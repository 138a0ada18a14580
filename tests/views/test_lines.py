"""Sorted lines are the same however many quads are sorted at once."""

from io import BytesIO

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.views.lines import write_sorted

NODES = st.sampled_from([ox.NamedNode(f"urn:{name}") for name in ("a", "aa", "a-b", "社区", "a%20")])
TEXTS = st.text(
    st.one_of(st.sampled_from('"\\\n\r\t\x00\x7f @^.<\ufffe\U0001f3e0'), st.characters(exclude_categories=["Cs"]))
)
LITERALS = st.one_of(
    st.builds(ox.Literal, TEXTS),
    st.builds(
        lambda text, language: ox.Literal(text, language=language), TEXTS, st.sampled_from(["zh", "zh-hans", "en"])
    ),
    st.builds(lambda text, node: ox.Literal(text, datatype=node), TEXTS, NODES),
)
QUADS = st.builds(ox.Quad, NODES, NODES, st.one_of(NODES, LITERALS), st.one_of(st.just(ox.DefaultGraph()), NODES))


def written(quads: list[ox.Quad], at_once: int) -> bytes:
    write_sorted(quads, out := BytesIO(), at_once=at_once)
    return out.getvalue()


@given(st.lists(QUADS, unique=True), st.integers(1, 5), st.integers(2, 4))
def test_pieces_make_the_whole(quads: list[ox.Quad], at_once: int, files: int) -> None:
    whole = ox.serialize(sorted(quads, key=str), format=ox.RdfFormat.N_QUADS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.views.lines._FILES", files)
        assert written(quads, at_once) == whole
    assert whole.splitlines() == sorted(whole.splitlines())


def test_a_temporary_folder_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    quads = [ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(text)) for text in "甲乙丙"]

    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(StoreError, match="No space left on device; TMPDIR names another folder"):
        written(quads, 2)
    assert written(quads, 4)
