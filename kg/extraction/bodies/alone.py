"""Places that an article names only within other names: 南山书院 of 南山书院讲堂, 解放路 of 解放路早市."""

from collections.abc import Iterable

from kg.extraction.bodies.board import PLACE
from kg.model import Mention, Span

_NUMBERED = "place-building"  # 槐序路50号, 望江花园5号楼: an address names the road or estate, too
_WORKS = "Project"  # 泊云水库加固工程: what is worked on


def without_held(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions less those of such places, which the article does not speak of."""
    mentions = tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end)))
    free, held = set[str](), list[Mention]()
    outer: Span | None = None
    for mention in mentions:
        if mention.type is PLACE:
            if outer is not None and mention.span in outer and mention.span != outer:
                held.append(mention)
            else:
                free.add(mention.name)
        if (outer is None or mention.span.end > outer.end) and not _names_both(mention):
            outer = mention.span
    dropped = {id(mention) for mention in held if mention.name not in free}
    return tuple(mention for mention in mentions if id(mention) not in dropped)


def _names_both(mention: Mention) -> bool:
    return mention.rule == _NUMBERED or mention.kind == _WORKS
