"""Which mentions of an article name the same thing.

Names are the same where they are equal, where one is the other with the units
before it (青禾社区关工委 and 临溪街道青禾社区关工委), without its ending (云栖 and
云栖区, 某某名苑 and 某某名苑小区), or where a surname and title fit one full
name alone (周局长).  A resident by surname (刘阿姨) is who is called so with the
full name (刘秀兰阿姨), and nobody else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from kg.extraction.discourse.resumed import is_resumed
from kg.extraction.discourse.retold import THIS, retold
from kg.extraction.discourse.same_body import is_same_body, without_units
from kg.extraction.discourse.same_person import FAMILIAR, is_same_person
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.extraction.discourse.series import is_elsewhere, is_session_of
from kg.extraction.discourse.short_forms import (
    CITIES,
    LEAD,
    abbreviates,
    fold_name,
    is_same_document,
    is_short_form,
    is_zone,
)
from kg.extraction.discourse.sittings import is_same_sitting
from kg.extraction.initiatives.editions import has_edition
from kg.extraction.text.occurring import EVENTS
from kg.model import BlockKind, EntityType, Mention, Span
from kg.patterns import late

_OWN_NAME = late(r"[“\"「]|第[〇零一二三四五六七八九十百\d]+")  # what tells one event from others of its kind
_HEAD = 2  # characters that the head of two names of one event has at least, and one
_QUOTATION = late(r"“[^“”]+”")
_DOTS = re.compile(r"[.．·•,，、]")
_THEME = late(r"(?:以|主题为)?“(?P<theme>[^“”]{4,})”(?:为主题)?的?(?P<nouns>[^“”]{4,})")
_NO_HAN = late(r"[^\u4e00-\u9fff]+")
_YEAR_OF_EDITION = re.compile(r"^20\d\d年度?(?=第|首届)")
_EDITION_TO_END = re.compile(r"第[〇零一二三四五六七八九十百\d]+届.+")
# “板凳会”|制度, “行走的思政课”|现场教学: what it is as a whole; not “读书节”|朗诵比赛, an event of it.
_WAY = re.compile(r"(?:议事|协商|工作|管理|服务)?(?:制度|机制|模式|工作法|活动)|现场教学|(?:主题)?(?:教育|实践)活动")
_ANY_END = re.compile(r"(?:(?<=”)(?:品牌)?(?:建设|行动|活动|系列活动|建设工作)|(?:建设)?工作)$")
_GLOSS = re.compile(r"（([^\W\da-zA-Z_]{1,8})）")
_IN_ROLL = re.compile(r"[、\u3000]")
_LEAST = 3  # characters of a short form that names more than its kind
_MUCH = 8  # characters of a name's end that another name has by no chance
_NEAR = 80  # names of its kind first seen before and after a name, with which it is compared; an article has 56 at most
Key = tuple[EntityType, str]


def find_chains(scene: Scene) -> tuple[tuple[Mention, ...], ...]:
    """The partition of the mentions into things, each by position."""
    groups: dict[Key, list[Mention]] = defaultdict(list)
    for mention in scene.mentions:
        groups[mention.type, fold_name(mention.name)].append(mention)
    merged = [_in_order(part) for group in _merge(scene, groups) for part in _apart(scene, group)]
    return tuple(sorted(merged, key=lambda chain: _place(chain[0])))


def _in_order(group: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(group, key=_place) if len(group) > 1 else group)


def _place(mention: Mention) -> tuple[int, int, EntityType]:
    return mention.span.start, mention.span.end, mention.type


def _merge(scene: Scene, groups: dict[Key, list[Mention]]) -> Iterable[list[Mention]]:
    """Shorter names join the one longer name that they can stand for; where there are several, none."""
    joined, buckets = dict(groups), defaultdict[tuple[EntityType, str], list[Key]](list)
    place: dict[Key, tuple[list[Key], int]] = {}
    for key in groups:
        bucket = buckets[key[0], _bucket(key)]
        place[key] = bucket, len(bucket)
        bucket.append(key)
    alike = (key for key in groups if len(place[key][0]) > 1)
    for key in sorted(alike, key=lambda key: (len(key[1]), key)):
        bucket, number = place[key]
        near, brief = bucket[max(0, number - _NEAR) : number + _NEAR + 1], groups[key][0]
        least = len(key[1]) if key[0] is ORGANIZATION else 0  # no body's name stands for a shorter one
        others = [other for other in near if len(other[1]) >= least and other != key and other in joined]
        longer = [other for other in others if _stands_for(scene, brief, groups[other][0])]
        if not longer and brief.type is INITIATIVE:
            longer = _retold(scene, brief, others)
        if len(longer) > 1:
            longer = _longest(longer, within=brief.type is INITIATIVE and not brief.name.startswith("“"))
        if len(longer) > 1 and brief.type is INITIATIVE:
            longer = _untitled(scene, longer, groups)
        if len(longer) > 1 and brief.type is ORGANIZATION:
            longer = _last_of_chain(scene, longer, groups)
        if len(longer) > 1 and brief.type is INITIATIVE:
            longer = _told_before(brief, longer, groups)
        if len(longer) == 1:
            joined[longer[0]] = [*joined[longer[0]], *joined.pop(key)]
    return joined.values()


def _last_of_chain(scene: Scene, longer: list[Key], groups: dict[Key, list[Mention]]) -> list[Key]:
    """镇党委, where 青禾镇党委 is 中共青禾镇委员会: of names that stand for one another, the last."""

    def is_other(key: Key, other: Key) -> bool:
        later = (len(key[1]), key) < (len(other[1]), other)
        return later and _stands_for(scene, groups[key][0], groups[other][0])

    return [key for key in longer if not any(is_other(key, other) for other in longer)]


def _told_before(brief: Mention, longer: list[Key], groups: dict[Key, list[Mention]]) -> list[Key]:
    """读书节, after 第九届读书节 and before 第十届读书节 was told: of those that it can mean, the one told before."""
    return [key for key in longer if groups[key][0].span.start < brief.span.start]


def _retold(scene: Scene, brief: Mention, others: list[Key]) -> list[Key]:
    """What a demonstrative, or its place in the title, says that the mention means, where its name does not."""
    name = scene.once("retold", lambda: retold(scene)).get(brief.span)
    return [] if name is None else [key for key in others if key[1] == fold_name(name)]


def _untitled(scene: Scene, longer: list[Key], groups: dict[Key, list[Mention]]) -> list[Key]:
    """植树活动, where the title's 春季植树活动 is the text's 义务植树活动: without what means another of them."""
    names = {key[1] for key in longer}
    told = scene.once("retold", lambda: retold(scene))
    meant = {key: fold_name(told.get(groups[key][0].span, "")) for key in longer}
    return [key for key in longer if meant[key] not in names or meant[key] == key[1]]


def _apart(scene: Scene, group: list[Mention]) -> Iterable[list[Mention]]:
    """Namesakes: by what stands in brackets after the name (王某（河南）、王某（解放军）), then by lists."""
    if group[0].type is not PERSON or len(group) < 2:
        return (group,)
    glossed: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(group, key=_place):
        if _IN_ROLL.match(scene.text, mention.span.end) or _GLOSS.match(scene.text, mention.span.end):
            gloss = _GLOSS.match(scene.text, mention.span.end)
            glossed[gloss[1] if gloss else ""].append(mention)
    if len(glossed) < 2 or not any(glossed):
        return _by_lists(scene, group)
    _, *others = glossed.values()
    apart = {mention for mentions in others for mention in mentions}
    return [[mention for mention in group if mention not in apart], *others]


def _by_lists(scene: Scene, group: list[Mention]) -> Iterable[list[Mention]]:
    """Who stands in two lists of one clause (参事甲、乙和馆员丙、甲) is two people, the second one alone."""
    lists: dict[Span, set[int]] = defaultdict(set)
    second = list[Mention]()
    for mention in sorted(group, key=_place):
        start = mention.span.start
        if start != (head := scene.list_starts[start]) or scene.text[mention.span.end : mention.span.end + 1] == "、":
            known = lists[scene.analysis.clause_of(start)]
            if known and head not in known:
                second.append(mention)
            known.add(head)
    apart = frozenset(second)
    yield [mention for mention in group if mention not in apart]
    yield from ([mention] for mention in second)


def _bucket(key: Key) -> str:
    """What a name shares with every name that it can stand for, so that only these are compared."""
    type_, name = key
    if type_ is PERSON:
        return name[1:2] if name[0] in FAMILIAR else name[:1]
    if type_ is UNIT and not is_zone(name):
        return CITIES.get(name, name)[:1]
    return ""


def _longest(keys: list[Key], *, within: bool) -> list[Key]:
    """Of names that mean one thing, the longest: 临溪街道青禾社区关工委, not 青禾社区关工委.

    ``within`` where a name may also stand within the longest: 急救培训 in 全省急救培训示范班.
    """

    def is_other(key: Key, other: Key) -> bool:
        name, long = key[1], other[1]
        held = name in long if within else long.endswith(name)
        return name != long and (held or abbreviates(name, long) or (within and _is_edition_of(name, long)))

    return [key for key in keys if not any(is_other(key, other) for other in keys)]


def _stands_for(scene: Scene, brief: Mention, full: Mention) -> bool:
    """True where the first name, in this article, can mean the second."""
    if brief.type is PERSON:
        return is_same_person(scene, brief, full)
    if brief.type is ORGANIZATION:
        return is_same_body(scene, brief, full)
    if brief.type is INITIATIVE:
        return not is_session_of(scene, full, brief) and _same_event(scene, brief, full)
    if brief.type is PLACE and _is_of_other_unit(scene, brief, full):
        return False
    return is_short_form(brief.type, fold_name(brief.name), fold_name(full.name))


def _is_of_other_unit(scene: Scene, brief: Mention, full: Mention) -> bool:
    """听潮镇的|综合文化站礼堂 is not the 临溪镇综合文化站礼堂: another unit stands before it."""
    if not full.name.endswith(brief.name):
        return False
    start = brief.span.start - scene.text.endswith("的", 0, brief.span.start)
    before, own = scene.by_end.get(start), scene.by_end.get(full.span.end - len(brief.name))
    if before is None or own is None or not before.type is own.type is UNIT:
        return False
    return before.name != own.name


def _same_event(scene: Scene, brief: Mention, full: Mention) -> bool:
    """By its short form, with a unit before it, in the title, or by what follows its quotation."""
    # The brand outlives each of its events; “清风行”活动 is not the “清风行”活动暨…仪式 in which it stands.
    if brief.span in full.span or is_elsewhere(scene, brief, full) or "Brand" in {brief.kind} ^ {full.kind}:
        return False
    short, long = fold_name(brief.name), fold_name(full.name)
    if _is_own_part(brief, full) or _of_edition(short) == _of_edition(long) or _core(brief.name) == _core(full.name):
        return True
    if brief.rule == "initiative-repeated" and brief.name.startswith("“"):
        return full.rule != brief.rule and long.startswith(short)
    named = is_short_form(INITIATIVE, short, long) or full.name.endswith("”" + short)
    if named or (brief.rule == "initiative-quoted" and _is_way_of(brief, full)) or is_resumed(brief, full):
        return True
    if (
        is_same_document(brief.name, full.name)
        or _is_titled(scene, brief, full)
        or _is_begun(scene, brief, full)
        or _is_cup(scene, brief, full)
        or _has_slogan_of(brief, full)
    ):
        return True
    return is_same_sitting(brief, full) or _ends_so(scene, brief, full)


def _is_way_of(brief: Mention, full: Mention) -> bool:
    """“板凳会” of “板凳会”制度: it by its quotation alone."""
    return full.name.startswith(brief.name) and _WAY.fullmatch(full.name, len(brief.name)) is not None


def _ends_so(scene: Scene, brief: Mention, full: Mention) -> bool:
    """竹溪社区第六届邻里节 of 听潮街道竹溪社区第六届邻里节: all but a unit, or the edition."""
    short, long = fold_name(brief.name), fold_name(full.name)
    meant = short in scene.once("meant", lambda: _meant(scene))
    names = scene.once("own names", lambda: _own_names(scene))
    own, bare = names.get(full.span, ""), names.get(brief.span, "")
    if bare and not own and brief.kind == full.kind and brief.kind in EVENTS and _is_named_so(bare, long, meant=meant):
        return True
    whole = bool(own and short.endswith(own)) or has_edition(brief.name)
    # 重阳节慈善助老系列活动, of 2015年“秋日”青阳重阳节慈善助老系列活动: so much said again is no chance.
    whole = whole or len(short) >= _MUCH
    if meant and any(short in slogan for slogan in _slogans(full.name)):
        return True  # 此次潮声市集, after “潮声市集 温暖乡村”惠民活动
    long = long if short.endswith("活动") else long.removesuffix("活动")
    if long.endswith(short) and len(long) > len(short) and (meant or whole or long[-len(short) - 1] in "•·:：—-"):
        return True  # “到人民中去•清风画展”
    if brief.kind == full.kind and (
        _is_edition_of(short, long) or _is_feast(short, long) or (meant and _leaves_out(short, long))
    ):
        return True
    return len(own) > LEAD and (short == own or is_short_form(INITIATIVE, short, own))


def _is_named_so(bare: str, long: str, *, meant: bool) -> bool:
    """云栖区|读书节启动仪式, of “…”读书节启动仪式; 此次区总工会|渔家年味活动, of “渔家年味”文艺活动."""
    if len(bare) > LEAD and long.endswith(bare):
        return True
    return meant and len(bare) > LEAD and _leaves_out(bare.removesuffix("活动"), long.removesuffix("活动"), head=0)


def _is_edition_of(short: str, long: str) -> bool:
    """临溪梨园第九届梨花节, of the 临溪梨园开园暨第九届梨花节."""
    edition = _EDITION_TO_END.search(short) if short[-_HEAD:] == long[-_HEAD:] else None
    return edition is not None and long.endswith(edition.group()) and _leaves_out(short, long)


def _is_feast(short: str, long: str) -> bool:
    """梨花节, of the 某镇第九届梨花文化节."""
    return short.endswith("节") and long.endswith("节") and len(short) >= _LEAST and short[:-1] in long


def _leaves_out(short: str, long: str, head: int = _HEAD + 1) -> bool:
    """此次临溪梨花节, of the 临溪梨园第九届梨花节: the same head, and nothing that the whole name has not."""
    rest = iter(long)
    return len(short) > _LEAST and long.endswith(short[len(short) - head :]) and all(mark in rest for mark in short)


def _meant(scene: Scene) -> frozenset[str]:
    """The names before which, anywhere, a demonstrative stands."""
    named = scene.of_type(INITIATIVE)
    return frozenset(
        fold_name(m.name) for m in named if THIS.search(scene.text, max(0, m.span.start - 3), m.span.start)
    )


@lru_cache(maxsize=1 << 10)
def _of_edition(name: str) -> str:
    """2019年第一届读书节 is the 首届读书节, “6.5”环境日 the “6·5”环境日."""
    return _YEAR_OF_EDITION.sub("", _DOTS.sub("", name)).replace("第一届", "首届").replace("系列", "")


@lru_cache(maxsize=1 << 10)
def _core(name: str) -> str:
    """岗位培训工作 is the 岗位培训, “清风云栖”建设工作 the “清风云栖”行动: what their ends say is the same of any."""
    core = _ANY_END.sub("", name)
    return fold_name(core) if len(core) > LEAD and name[-1] not in '”"' else name


def _is_own_part(brief: Mention, full: Mention) -> bool:
    """“潮声书屋”揭牌仪式 of 全区渔村“潮声书屋”集中揭牌仪式: all from the quotation on, or a short form of it."""
    short, at = fold_name(brief.name), full.name.find("“")
    if at < 1 or not brief.name.startswith("“") or brief.kind != full.kind:
        return False
    core = fold_name(full.name[at:])
    return len(short) >= LEAD and (short == core or is_short_form(INITIATIVE, short, core))


def _has_slogan_of(brief: Mention, full: Mention) -> bool:
    """“品味书香 共建和谐”夏季体验营 and 2018年“品味书香，共建和谐”儿童体验营: a slogan is of one event of its kind."""
    ends = brief.name[-2:] == full.name[-2:] or full.name.startswith(brief.name)  # …青年联谊, …青年联谊会
    alike = brief.kind == full.kind and ends
    if not alike:
        return False
    return not _slogans(brief.name).isdisjoint(_slogans(full.name)) or _themed(brief.name) == _themed(full.name) != ""


@lru_cache(maxsize=1 << 10)
def _themed(name: str) -> str:
    """“同心 共行”捐赠活动 is the 以“同心·共行”为主题的捐赠活动: its theme and its nouns, or ""."""
    told = _THEME.fullmatch(name)
    return _NO_HAN.sub("", told["theme"]) + "”" + told["nouns"] if told else ""


@lru_cache(maxsize=1 << 10)
def _slogans(name: str) -> frozenset[str]:
    """The characters of each long quotation in a name."""
    quoted = (_NO_HAN.sub("", quotation) for quotation in _QUOTATION.findall(name))
    return frozenset(slogan for slogan in quoted if len(slogan) >= _MUCH)


def _is_cup(scene: Scene, brief: Mention, full: Mention) -> bool:
    """“青禾杯” before 第九届“青禾杯”篮球赛: the first contest or festival whose name holds the quotation."""
    if brief.rule != "initiative-quoted" or brief.kind != full.kind or brief.kind not in ("Competition", "Festival"):
        return False
    return brief.span < full.span and scene.once("cups", lambda: _cups(scene)).get(brief.name) == full


def _cups(scene: Scene) -> dict[str, Mention]:
    """The first longer name that holds each quotation."""
    found: dict[str, Mention] = {}
    for mention in scene.of_type(INITIATIVE):
        for quotation in _QUOTATION.findall(mention.name):
            if quotation != mention.name:
                found.setdefault(quotation, mention)
    return found


def _own_names(scene: Scene) -> dict[Span, str]:
    """The name after the units, of each initiative that begins with one."""
    units = {one.span.start for type_ in (UNIT, ORGANIZATION) for one in scene.of_type(type_)}
    named = (mention for mention in scene.of_type(INITIATIVE) if mention.span.start in units)
    return {mention.span: without_units(scene, mention) for mention in named}


def _is_titled(scene: Scene, brief: Mention, full: Mention) -> bool:
    """重大项目开工仪式 in the title and 望江大桥等项目开工仪式 in the text's first words of an event are one."""
    told = scene.once("told first", lambda: _first_told(scene))
    if told is None or told.span.start not in (brief.span.start, full.span.start):
        return False
    first, second = sorted((brief, full))
    heads = scene.analysis.lexicon.initiative_heads
    head = heads.longest_ending(brief.name, len(brief.name))
    alike = (
        head is not None and len(head) > _HEAD and full.name.endswith(head) and brief.kind in ("Ceremony", "Meeting")
    )
    if not alike or all(_OWN_NAME.search(mention.name) for mention in (brief, full)):
        return False
    if scene.analysis.block_of(first.span.start) is not BlockKind.TITLE:
        return False
    return second.span.start == told.span.start


def _is_begun(scene: Scene, brief: Mention, full: Mention) -> bool:
    """丰收节 in the title, of the 丰收节“迎金秋”活动 that the text tells first."""
    told = scene.once("told first", lambda: _first_told(scene))
    if told != full or not full.name.startswith(brief.name + "“") or not full.name.endswith("活动"):
        return False
    return scene.analysis.block_of(brief.span.start) is BlockKind.TITLE


def _first_told(scene: Scene) -> Mention | None:
    """The first initiative after the title."""
    return next(
        (
            mention
            for mention in scene.outer
            if mention.type is INITIATIVE and scene.analysis.block_of(mention.span.start) is not BlockKind.TITLE
        ),
        None,
    )
