import gc
from dataclasses import dataclass

from kg.extraction.text.lazily import lazily


@dataclass(frozen=True)
class _Article:
    text: str

    @lazily
    def words(self) -> list[str]:
        """The words."""
        return [self.text]


def test_work_is_done_once_also_where_an_instance_is_frozen() -> None:
    article = _Article("青禾")
    assert article.words == ["青禾"]
    assert article.words is article.words
    assert _Article.words.__doc__ == "The words."


def test_no_dictionary_is_made_of_the_instance() -> None:
    article = _Article("青禾")
    assert article.words
    # Python 3.11 holds attributes without one, which takes a tenth of the time, until somebody asks for `__dict__`.
    assert not any(isinstance(held, dict) for held in gc.get_referents(article))
