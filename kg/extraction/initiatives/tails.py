"""Nouns that end an initiative's name after a quotation, and nowhere else are heads: “开门大吉”民俗日, “清风”奖学金."""

from kg.extraction.initiatives.headnouns import Head, head_ending, is_wall
from kg.extraction.text.analysis import Analysis
from kg.model import Span
from kg.patterns import late

_OWN = r"[^\W\da-zA-Z_]{0,6}?"
_TAIL = late(
    rf"(?!世界|国际|全国|中国){_OWN}(?:(?P<day>[^\W\da-zA-Z_]{{2}}(?<![当次今昨近每翌即生假作息本上下个双单节首过一两几数多]))(?P<unit>[日夜季月周])(?![前后里内中期常程间末初底起夜晚份年边围刊岁])"
    r"|(?P<other>研学(?![馆中基营])|夜读|送考|护考|[奖助]学金|(?:互助|助学|公益|奖励|关爱|救助|帮扶)基金(?!会)|圆桌会|歌圩|相亲角"
    r"|主题劳动|传习班|种子营|武术营|征集|自然观察|巡演|首演|[泡热亲荧快乐]?[泡力子光闪]?跑(?=[、，。在于])|改革(?![开试先])))"
)
_KINDS = {"日": "Activity", "夜": "Activity", "季": "Festival", "月": "Campaign", "周": "Festival"}
_OTHERS = {"学金": "Mechanism", "基金": "Mechanism", "改革": "Campaign", "班": "Training", "营": "Training"}
# “…”诗歌、|书法大赛: items that share the head.
_ITEMS = late(r"(?:[^\W\da-zA-Z_]{2,6}、){1,3}(?=[^\W\da-zA-Z_]{2})")
# “甲”“乙”评选活动: titles of honour of which one choosing tells.
_HONOURS = late(r"(?:[、和及]?“[^“”\n]{2,20}”)+(?=评选|评比|选树|表彰)")
_NO_END = late(r"(?:活动)?(?:办公室|小组|人员|志愿者|现场|之家|中心|基地|馆)")


def tail_after(analysis: Analysis, start: int) -> tuple[Head, ...]:
    """The noun that ends the name of the quotation that closes at ``start``, as a head; or none."""
    tail = _TAIL.match(analysis.text, start)
    if tail is None or _NO_END.match(analysis.text, tail.end()) or not analysis.starts_token(start):
        return ()
    if not analysis.starts_token(tail.end()):
        return ()  # “花海”漫过日月|山, “…”榜归四季|青餐饮公司
    words = analysis.tokens_in(start, tail.end())
    if any(word.tag[:1] in "pcru" or (len(word.text) > 1 and is_wall(analysis, word.text)) for word in words[:-1]):
        return ()
    if tail["day"] is not None:
        return (Head(Span(tail.start("unit"), tail.end()), _KINDS[tail["unit"]], True),)
    noun = tail["other"]
    kind = next((kind for end, kind in _OTHERS.items() if noun.endswith(end)), "Activity")
    return (Head(Span(tail.start("other"), tail.end()), kind, True),)


def after_items(analysis: Analysis, start: int) -> int:
    """“…”诗歌、|书法大赛: after the items that share the head; of “…”系列书画展、摄影展 each is an event."""
    first = analysis.text.find("、", start + 2, start + 7) > 0
    items = _ITEMS.match(analysis.text, start) if first else None
    return items.end() if items is not None and not _is_of_heads(analysis, start, items.end()) else start


def _is_of_heads(analysis: Analysis, start: int, end: int) -> bool:
    """“…”系列书画展、|摄影展, “…”行动再部署、|再推动: an item holds a head; or a word that no name reaches over."""
    return any(
        head_ending(analysis, token.end, start) is not None or is_wall(analysis, token.text)
        for token in analysis.each_token(start, end)
    )


def after_honours(text: str, end: int) -> int:
    """“好媳妇”“好婆婆”|评选活动: after the other titles of honour that one choosing is of; else ``end``."""
    honours = _HONOURS.match(text, end)
    return honours.end() if honours else end
