"""Where and when a ceremony was that is named after what was done: 甲与乙在望榆宾馆签署协议。…出席签约仪式."""

import re
from collections.abc import Iterable, Iterator

from kg.extraction.discourse.items import of_another_item
from kg.extraction.discourse.scene import ORGANIZATION, PLACE, UNIT, Scene
from kg.extraction.initiatives.headnouns import occasion_root
from kg.extraction.text.dates import DateContext, DateMention, resolve
from kg.extraction.undertakings.actors import follows_venue
from kg.extraction.undertakings.days import dates_in, is_day
from kg.extraction.undertakings.owners import apart_from
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation, Span

# How else a report says what a ceremony is called after.
_ALSO = {
    "签约": ("签约", "签署", "签订", "签下"),
    "揭牌": ("揭牌", "揭幕", "挂牌"),
    "揭幕": ("揭幕", "揭牌"),
    "授牌": ("授牌",),
    "开业": ("开业", "开张", "正式营业"),
    "开工": ("开工", "动工"),
    "通车": ("通车",),
    "启用": ("启用", "投用", "投入使用"),
    "投用": ("投用", "启用", "投入使用"),
    "开园": ("开园",),
    "开馆": ("开馆", "开放"),
    "落成": ("落成", "建成"),
    "捐赠": ("捐赠", "捐出", "赠送", "捐资"),
    "奠基": ("奠基",),
}
_FAR = 300  # characters from the deed to the ceremony
# 将于6月签约, 去年已签约: at another time than the ceremony that the article tells of.
_OTHER = re.compile(r"[将曾拟未]|去年|此前|已经?$|计划|准备")
_NEAR = 12  # characters before a deed in which that is said


def find_deeds(
    scene: Scene,
    named: Iterable[Mention],
    told: Iterable[Relation],
    dates: tuple[DateMention, ...],
    context: DateContext,
) -> Iterator[Relation]:
    """heldAt and occursOn of such ceremonies, where nothing else tells them."""
    ceremonies = [m for m in named if m.rule == "initiative-occasion" and occasion_root(m.name) in _ALSO]
    told = tuple(told) if ceremonies else ()
    for predicate in (Predicate.HELD_AT, Predicate.OCCURS_ON):
        known = [r.subject.name for r in told if r.predicate is predicate and r.subject is not None]
        for ceremony in apart_from(ceremonies, known):
            deed = _deed(scene, ceremony)
            if deed is None:
                continue
            found = _place(scene, deed) if predicate is Predicate.HELD_AT else _day(scene, deed, dates, context)
            sentence = scene.analysis.sentence_of(deed)
            if found is not None:
                yield Relation(ceremony, predicate, found, sentence, "ceremony-of-deed", "", Factuality.STATED, 0.7)


def _deed(scene: Scene, ceremony: Mention) -> int | None:
    """Where the text last says, before it names the ceremony, that this was done."""
    start, low = ceremony.span.start, max(0, ceremony.span.start - _FAR)
    if scene.is_quoted(start) or scene.analysis.block_of(start) is not BlockKind.PARAGRAPH:
        return None
    at = max(scene.text.rfind(word, low, start) for word in _ALSO[occasion_root(ceremony.name)])
    if at < 0 or scene.covering(at) is not None or scene.is_quoted(at) or of_another_item(scene, at, start):
        return None
    if scene.analysis.block_of(at) is not BlockKind.PARAGRAPH:
        return None
    return None if _OTHER.search(scene.text, max(scene.analysis.sentence_of(at).start, at - _NEAR), at) else at


def _place(scene: Scene, deed: int) -> Mention | None:
    """在|望榆宾馆|签署协议: the last place of the clause that a word for where stands before."""
    clause = scene.analysis.clause_of(deed)
    places = scene.within(clause.start, deed, PLACE, UNIT, ORGANIZATION)
    return next((m for m in reversed(places) if _is_venue(scene, m)), None)


def _is_venue(scene: Scene, place: Mention) -> bool:
    follower = scene.starting(place.span.end)
    leads = follower is not None and follower.type in (PLACE, UNIT, ORGANIZATION)
    return not leads and follows_venue(scene, place, scene.chain_start(place))


def _day(scene: Scene, deed: int, dates: tuple[DateMention, ...], context: DateContext) -> str | None:
    sentence = scene.analysis.sentence_of(deed)
    days = [date for date in dates_in(dates, Span(sentence.start, deed)) if is_day(scene, date)]
    return resolve(days[-1], context) if len(days) == 1 else None
