"""What is told of a person by a verb: 沈清禾是某校的教师, 她在某厂当焊工, 两人都来自青禾村."""

import re
from collections.abc import Iterator

from kg.extraction.biography.former import holding
from kg.extraction.biography.gender import is_another
from kg.extraction.biography.made_titles import is_job
from kg.extraction.biography.membership import JOINS, MEMBERS, PART_OF_WORK
from kg.extraction.biography.told_of import AGED, is_unsaid, told_of
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.model import Factuality, Mention, Predicate, Relation
from kg.patterns import late

_ADVERBS = (
    r"(?:[，,]?(?:先后?|后来|再|退休前|婚前|此前|生前|(?:大学)?毕业后|退役后|如今|现在|目前|当时|曾经?|现|刚刚?|也|都|均|则|还|便|就|正|原来?"
    r"|一直|同样|去年|今年|\d{4}年))*"
)
_IS = late(rf"{_ADVERBS}[是系]$")
_AT = late(rf"{_ADVERBS}(?:[在到从被]|进入|来到|回到|{JOINS})$")
# 开着一家|清禾五金店|，: whose shop or firm it is.
_KEEPS = late(rf"{_ADVERBS}(?:[回返][乡村]后?)?(?:开(?:着|了|起了?)|经营着?|打理着?)(?:一?[家间个])?$")
_SHOPS = tuple("店 馆 坊 铺 厂 社 公司 超市 民宿 农场 工作室 酒楼 饭庄 经营部 门市部".split())
_FROM = late(rf"{_ADVERBS}(?:{JOINS}|加入了?)$")
_ENDS_VERB = frozenset("是系在到从被入于自上取进了职盟至着起家间个营理")
_VERB = 14  # characters that such a verb takes with what stands before it
_NOUN = rf"[^，。；,;、：:\n“”]{{0,10}}?(?:{MEMBERS}|[员师生警医匠手友将卫])"
_STOP = r"(?=[，。；,;.！!\n]|$)"
_LONG = r"(?:已|至今|多年|[近有长达]*[〇零一二三四五六七八九十\d]{1,4}[余多]?[年个])"  # 执教于某校|已有二十年
_IS_ONE = re.compile(rf"的?(?:一[员份]子?|{_NOUN}){_STOP}")
_SERVES = late(
    rf"(?:[^，。；,;、\n]{{0,4}}?(?:当(?![着面场天])|做|担任)了?{_NOUN}{_STOP}"
    rf"|(?:{PART_OF_WORK}|[^，。；,;、\n]{{0,3}}?)(?:(?:上班|工作|任教|教书|就读|服役|实习|打工|务工|站柜台)(?:{_STOP}|了?{_LONG})"
    rf"|[干教待]了?(?:近|整整)?[〇零一二三四五六七八九十两\d]{{1,4}}[余多]?年|教[^，。；,;、\n了过]{{1,3}}{_STOP})"
    r"|毕业(?:后|[，。；,;])|[^，。；,;]{0,8}录取|[，,](?:成为|当上)了?(?:一[名位]))"
)
_RESIDENT = late(
    r"(?:[\d一二三四五六七八九十]{1,3}(?:号楼|栋|幢|组|社)的?)?的?(?:一[名位])?[^，。；,;、：:\n“”在到为向]{0,6}?"
    r"(?:居民|村民|业主|住户|租户|农户|老人|村医|老党员|[户匠])(?:代表)?|的?人(?=[，。；,;])"
)
# Before the word for what one does there: 的|体育教师, 当过八年|护士, 做了一名|保育员.
_BEFORE_JOB = re.compile(r"的|一[名位]|当|做|担任|[了过]|[年个届]|退休|返聘|老(?!师)")
_PROFESSIONS = ("教师", "老师", "医生", "护士", "民警", "演员", "工人")
_STOPS = frozenset(("，", "。", "；", ",", ";", ".", "！", "!", "\n", ""))
_BEFORE = frozenset("，, 　是系为兼名位了任过着选")  # what stands before a body of which a noun is told
_HAVE = (ORGANIZATION, UNIT, PLACE)
_END = late(rf"(?:人|的)?(?:{_STOP}|{_LONG}|[^\W\da-zA-Z_]{{2,8}}(?:专业|系|班|年级){_STOP})")
# The clause goes on about the same person, who is named no further off than in the clause before.
_GOES_ON = late(
    r"[^“”，,：:；;]{0,20}(?:[，,][^“”，,：:；;]{0,20})?[，,](?:[他她]|[两二]人|[他她]俩)?(?:[^“”，,：:；;]{1,6}后)?"
    r"|(?:[^“”，,：:；;]{0,12}[，,])?[^“”，,：:；;]{0,8}从[^“”，,：:；;]{2,16}(?:(?:毕业|退[伍役])后?[，,]?)?"
)
# 从某校|毕业，分配到|某局: where somebody was before.
_WAS = late(r"(?:毕业|退[伍役休]|[干做待教]了|教书|教学|当|任|工作|上班|打工|学习|服役)")
_SAME = late(r"[^“”，,：:；;、的]{0,8}")
# 她, 68岁的他; 老人一辈子没离开过，
_HE = late(
    rf"(?:(?:早[些先]?年(?:间)?|当年|那时|后来|此前|退休前|年轻时|\d{{4}}年|如今|现在|平[时日]里?)[，,]?)?{AGED}(?:[他她]|老人|[两二]人|[他她]俩)(?:[^“”，,：:；;。]{{1,20}}[，,])?"
)
_BOTH = late(r"[两二]人|[他她]俩")
_PRONOUN = late(r"[他她](?!们|俩)")
_TOWNS = ("Community", "Village", "Town", "Township", "Street", "Subdistrict")


def find_employment(scene: Scene) -> Iterator[Relation]:
    """Where the text tells by a verb that a person works or belongs, with the post where it has one, or lives."""
    for body in scene.outer:
        people, words = _people_of(scene, body)
        job = _BEFORE_JOB.split(words)[-1] if people and body.type is ORGANIZATION else ""
        title = job if is_job(job) else ""
        for person in people:
            yield _relation(scene, person, body, title)


def _people_of(scene: Scene, body: Mention) -> tuple[tuple[Mention, ...], str]:
    """Who belongs there or lives there, by a noun after it and what stands beside that, or by a verb before it.

    With the words after the body that say as what.
    """
    after = scene.text[body.span.end : body.span.end + 1]
    if body.type not in _HAVE or (body.type is PLACE and after in _STOPS):
        return (), ""
    is_body, start = body.type is ORGANIZATION, scene.chain_start(body) if after not in _STOPS else 0
    noun = None
    if scene.text[start - 1 : start] in _BEFORE:
        noun = (_IS_ONE if is_body else _RESIDENT).match(scene.text, body.span.end)
        noun = None if noun is None or scene.begun(noun.start(), noun.end()) else noun  # 某省|某县人
    if (verb := _verb_start(scene, body, noun)) is not None:
        return _subjects(scene, verb[0]), verb[1]
    if noun is None or (is_body and _is_titled(scene, body.span.end)):
        return (), ""
    if noun.group().endswith("人") and body.kind not in _TOWNS:
        return (), ""
    person = told_of(scene, start, noun.end())
    return () if person is None else (person,), noun.group()


def _relation(scene: Scene, person: Mention, body: Mention, title: str) -> Relation:
    predicate = Predicate.AFFILIATED_WITH if body.type is ORGANIZATION else Predicate.RESIDENT_OF
    predicate = holding(scene, title, body.span.end + len(title)) if title else predicate
    quoted = Factuality.QUOTED if scene.is_quoted(body.span.start) else Factuality.STATED
    sentence = scene.analysis.sentence_of(body.span.start)
    return Relation(person, predicate, body, sentence, "told", title, quoted, 0.8)


def _verb_start(scene: Scene, body: Mention, noun: re.Match[str] | None) -> tuple[int, str] | None:
    """Where the verb before a body begins, with its adverbs, and what follows the body and tells of a person."""
    start, end = scene.chain_start(body), body.span.end
    low, text = max(0, start - _VERB), scene.text
    if text[start - 1 : start] not in _ENDS_VERB:
        return None
    if body.type is not ORGANIZATION:
        found = _lives(scene, body, noun)
        return (found.start(), "") if found else None
    if noun is not None and not _is_titled(scene, end) and (is_ := _IS.search(text, low, start)) is not None:
        return is_.start(), noun.group()
    serves = _SERVES.match(text, end)
    if serves is not None and (at := _AT.search(text, low, start)) is not None:
        return at.start(), serves.group()
    joins = _joins(scene, body, low, start)
    return None if joins is None else (joins.start(), "")


def _joins(scene: Scene, body: Mention, low: int, start: int) -> re.Match[str] | None:
    """入职|青禾公司，; 开着一家|清禾五金店，."""
    end, text = body.span.end, scene.text
    if body.name.endswith(_SHOPS) and text[end : end + 1] in _STOPS and (keeps := _KEEPS.search(text, low, start)):
        return keeps
    return _FROM.search(text, low, start) if _END.match(text, end) and not text.startswith("的", end) else None


def _lives(scene: Scene, body: Mention, noun: re.Match[str] | None) -> re.Match[str] | None:
    """The verb before a place that tells of who lives there: 周远山|是|青禾村村民, 都|来自|青禾村."""
    start, end, text = scene.chain_start(body), body.span.end, scene.text
    low = max(0, start - _VERB)
    if noun is not None and text[noun.end() : noun.end() + 1] in _STOPS:
        return _IS.search(text, low, start)
    native = _IS.search(text, low, start) if body.kind in _TOWNS and text.startswith("人", end) else None
    found = native or (_FROM.search(text, low, start) if text.endswith("来自", low, start) else None)
    return found if found and _END.match(text, end) and not text.startswith("的", end) else None


def _is_titled(scene: Scene, end: int) -> bool:
    """是某中心的|农艺师: of a post there, not of one of its 队员."""
    titles = scene.analysis.lexicon.titles
    title = titles.longest_at(scene.text, end + scene.text.startswith("的", end))
    if title is None or title.endswith(_PROFESSIONS):
        return False  # 是某校的语文教师: who works there, whatever the post
    return titles[title][:1] != ("neutral",)


def _subjects(scene: Scene, verb: int) -> tuple[Mention, ...]:
    """Of whom the verb tells: who stands right before, or in a clause before, or in the sentence before (她)."""
    sentence, person = scene.analysis.sentence_of(verb), scene.before(verb, PERSON)
    if person is None:
        return ()
    at, verb = max(person.span.end, sentence.start), verb + (scene.text[verb : verb + 1] in ("，", ","))
    told = (_SAME, _GOES_ON) if person.span.end > sentence.start else (_HE,)
    if not any(pattern.fullmatch(scene.text, at, verb) for pattern in told) or is_unsaid(scene.text[at:verb]):
        return ()
    if _is_another(scene, person, scene.text[at:verb]):
        return ()
    others = scene.within(at, verb, ORGANIZATION, UNIT, PLACE)
    if "\n" in scene.text[person.span.end : verb] or not all(_was_there(scene, other) for other in others):
        return ()
    first = scene.list_starts[person.span.start] if _BOTH.search(scene.text, at, verb) else person.span.start
    return tuple(scene.within(first, person.span.end, PERSON))


def _was_there(scene: Scene, body: Mention) -> bool:
    """从|某校|毕业，…; 在|某厂|干了六年，…: the clause before tells of the same life."""
    before = scene.text[max(0, scene.chain_start(body) - 1) : scene.chain_start(body)]
    return (
        body.type is ORGANIZATION and before in ("从", "在", "到") and _WAS.match(scene.text, body.span.end) is not None
    )


def _is_another(scene: Scene, person: Mention, between: str) -> bool:
    """嫁给丈夫周远山。早些年她在某厂打工: of a woman, and he was named last."""
    he = _PRONOUN.search(between)
    return he is not None and is_another(scene, person, he.group())
