"""Who helps an event by what is done for it: 甲为大赛提供场地, 甲向“…”项目捐赠图书, 甲对文化节的支持."""

import re
from collections.abc import Iterator

from kg.extraction.discourse.events import event_of_noun, last_event, main_event
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.text.matching import Rare
from kg.extraction.undertakings.actors import agents_before
from kg.extraction.undertakings.occurrence import Undertaking
from kg.extraction.undertakings.organizers import find_organizers
from kg.model import Mention, Predicate, Relation, Span
from kg.patterns import late

_FOR = late(r"(?P<for>为|给予?|对|向|替)了?(?:[此本这]次|[本这]届|[这该]|[此本这][场期项])?的?$")
_BEFORE = 6  # characters of it
_HOW = (
    r"(?:还|也|又|都|共|均|已|先后|累计|分别|免费|无偿|全程|全力|倾力|倾情|积极|主动|踊跃|热心|专门|特地|特意|慷慨"
    r"|现场|一次性|联合|共同|独家|精心|提前|持续|及时)*"
)
_HELP = r"(?:支持|赞助|资助|扶持|帮助|指导|协助|保障|捐[助赠]|补[贴助])"
# 为大赛|免费提供场地, 向“…”项目|捐赠图书; not 为大赛|提供了经验
_GIVES = re.compile(
    rf"(?:的(?:顺利|成功|圆满)?(?:举办|举行|开展|实施|进行|开幕|推进))?{_HOW}"
    r"(?:(?:提供|贡献|准备|[给予]以?)了?(?![^，。；,;\n]{0,12}(?:经验|样本|样板|借鉴|参考|案例|范[例本]|启示|契机|平台|机会|动力|思路|表彰|肯定|好评|评价|高度))"
    r"|捐|赠送|送[来上去]|出[资钱]|拨[付款]|注资|投入|赞助|资助|保驾护航|护航|支援|筹[集资]|募[集捐]|购置|添置"
    rf"|[做当]好[^，。；,;\n]{{0,10}}(?:保障|服务|后勤))"
)
_GIVEN = late(rf"[^，。；,;\n]{{0,14}}?{_HELP}")  # 给予“…”项目|政策和经费支持
_NOMINAL = late(rf"的(?:[^\W\da-zA-Z_]{{2}}){{0,2}}{_HELP}(?!下)")  # 甲对文化节|的大力支持
_WANTED = late(r"(?:需要|争取|恳请|寻求|缺[少乏]|期待|盼望|渴望|如果|没有)[^，。；\n]{0,4}$")
# 为此次活动|提供场地, of an event named before
_FOR_NOUN = Rare.of(
    r"(?:为|给|对)(?:了?(?:[此本这]次|[本这]届|该|整[个场]))?(?P<noun>活动|[大比]赛|赛事|演[练出]|培训|论坛|仪式|晚会|展览|公益行动|项目)"
    + _GIVES.pattern,
    "为活|为比|为大|为赛|为演|为培|为论|为仪|为晚|为展|为项|给活|给比|给大|对活|对项|为此|为本|为这|为该|为整|给此|给本|对此|对本|对该",
)


def find_helping(scene: Scene, named: tuple[Mention, ...]) -> Iterator[Relation]:
    """supports, of the event that stands after 为, 向 or 对, or that the noun there means."""
    for event in named:
        for_ = _FOR.search(scene.text, max(0, event.span.start - _BEFORE), event.span.start)
        if for_ is not None:
            yield from _of_event(scene, event, for_)
    for found in _FOR_NOUN.finditer(scene.text):
        at = found.start()
        meant = _meant(scene, at, found["noun"])
        if meant is not None and scene.covering(at) is None and not scene.is_quoted(at):
            yield from _helpers(scene, meant, at)


def _meant(scene: Scene, at: int, noun: str) -> Mention | None:
    """The event so called; 活动 is what the article is about."""
    main = main_event(scene) if noun in ("活动", "项目") else None
    if main is not None and main.span.end <= at:
        return main
    return event_of_noun(scene, at, noun) or last_event(scene, at)


def _of_event(scene: Scene, event: Mention, for_: re.Match[str]) -> Iterator[Relation]:
    start, end = for_.start(), event.span.end
    if scene.is_quoted(start):
        return
    if for_["for"] == "对" and _NOMINAL.match(scene.text, end):
        yield from _nominal(scene, event, start)
        return
    gives = _GIVEN if for_["for"] == "给予" else _GIVES
    if gives.match(scene.text, end, scene.analysis.clause_of(end - 1).end):
        yield from _helpers(scene, event, start)


def _helpers(scene: Scene, event: Mention, at: int) -> Iterator[Relation]:
    """Who stands before 为: bodies as before any verb, a person only right before it."""
    clause, sentence = scene.analysis.clause_of(at), scene.analysis.sentence_of(at)
    factuality = judge_clause(scene, clause, at)
    if factuality is None:
        return
    person = scene.by_end.get(at)
    if person is not None and person.type is PERSON:
        people = agents_before(scene, clause.start, at, one_verb=True)
        for one in people:
            yield Relation(one, Predicate.SUPPORTS, event, sentence, "helping", "", factuality, 0.75)
        return
    undertaking = Undertaking(event, Span(at, at + 1), Predicate.SUPPORTS, factuality)
    yield from find_organizers(scene, undertaking, sentence.start)


def _nominal(scene: Scene, event: Mention, at: int) -> Iterator[Relation]:
    """感谢青禾集团|对文化节的支持: the body right before 对."""
    helper = scene.by_end.get(at)
    if helper is None or helper.type not in (ORGANIZATION, UNIT):
        return
    clause, start = scene.analysis.clause_of(at), scene.chain_start(helper)
    factuality = judge_clause(scene, clause, at)
    if factuality is not None and _WANTED.search(scene.text, clause.start, start) is None:
        sentence = scene.analysis.sentence_of(at)
        yield Relation(helper, Predicate.SUPPORTS, event, sentence, "helping", "", factuality, 0.75)
