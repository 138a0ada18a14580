"""Events told in other words: 此次防汛实战演练, after 防汛应急演练; 校园棋类赛 in a title, 小学校园棋类比赛 below."""

import re

from kg.extraction.discourse.events import first_event, is_held
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, UNIT, Scene
from kg.extraction.discourse.short_forms import fold_name
from kg.model import BlockKind, Mention, Span
from kg.patterns import late

THIS = re.compile(r"(?:此次|本次|这次|本场|本届|这场|此项|这项|该项?|今天的|当天的|昨天的)$")
"""Before an event named before: 此次健身运动会."""
_OWN = late(r"[“\"「]|第[〇零一二三四五六七八九十百\d]+|首届")
_THIS_IS = late(
    r"(?:据悉|据了解|据介绍)?[，,]?(?:此次|本次|这次|这场|本场)(?P<noun>[^\W\da-zA-Z_]{2,4})[也正]?是[^，。；\n“”]{0,16}$"
)
# ，是多年来人数最多的一次|全镇渔民运动会, 是当地最早的|渔村美食节|之一: what an event told before is.
_IS_ONE = late(
    r"(?<![也又不])是[^，。；,;“”\n]{0,30}(?P<one>一[次项场个届]|首[个次场][^，。；,;“”\n]{0,6}的|最[^，。；,;“”\n]{1,5}的)[^，。；“”\n]{0,6}$"
)
# 这是该街道今年举办的|第三期技能培训班: the one told before.
_NTH = late(r"第[〇零一二三四五六七八九十百\d]+[期场次批]")
_THIS_WAS = late(
    r"[，。；！\n“](?:据悉，|据了解，|据介绍，)?这[也已]?是[^，。；,;“”\n]{0,20}(?:举[办行]|开展|组织|开[设办])的$"
)
_CLOSED = frozenset("，。；！,;!\n")
_EVENTS = frozenset({"Activity", "Ceremony", "Competition", "Meeting", "Training", "Project"})
_HEADLINES = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.KICKER)
_TITLED = frozenset({"Activity", "Campaign", "Ceremony", "Competition", "Festival", "Meeting", "Training"})
_GATHER = frozenset({"Activity", "Campaign"})  # kinds that one thing can have by two names
_THEMED = late(r"“[^“”]+”(?:主题|系列|专题)*活动")  # a name that says no more than its theme
_DAY = late(r"“[一二三四五六七八九十\d·.•]{2,6}”")  # 庆“六一”开放日活动
# What the names of many events hold: 主题活动, 志愿服务活动.
_ANY_WORDS = late(
    r"为?主题|系列|活动|仪式|典礼|宣传|教育|志愿|服务|文化|特色|集中|专项|专题|培训|比赛|大赛|会议|工作|社区|学习|20\d\d年?"
)
_YEAR = late(r"^20\d\d年?度?")
_SEEN = ("收看", "收听", "列席", "传达")  # 组织收看|全市推进会: held elsewhere
_CONTEST = late(r"(?:[大竞比联]?赛事?|比[武拼])$")
_SHORTEST = 3  # characters of a shortened name
_MUCH = 5  # characters of two names' ends that are alike by no chance: 警示教育大会
_TOLD = 4  # characters at the end of a name that tell what is done: 宣传活动
_LARGE = late(r"^(?:大型|公益|免费|专场|现场|集中|户外|主题|专题|系列)+")
_GOES_ON = late(r"(?:活动)?(?:中|上|现场|过程中|结束后|期间)[，,]")  # 大型义诊活动 …。义诊活动|中，
_DRILL = re.compile(r"(?:演练|演习)(?:活动)?$")
_LEAST = 2  # characters of a head that tells of what kind an event is
_HEAD = 2  # characters of a head
_ANY = frozenset("活动 工作 项目 仪式 会议".split())  # heads that do not


def retold(scene: Scene) -> dict[Span, str]:
    """The name of the event that each such mention means."""
    return {**_titled(scene), **_demonstrated(scene), **_described(scene), **_equated(scene)}


def _described(scene: Scene) -> dict[Span, str]:
    """What is said of an event, without a name of its own: the last with the same head, or for 活动 the first."""
    events = [m for m in scene.of_type(INITIATIVE) if scene.is_outer(m)]
    heads, found = scene.analysis.lexicon.initiative_heads, dict[Span, str]()
    for number, mention in enumerate(events):
        start, name = mention.span.start, mention.name
        clause = scene.analysis.clause_of(start)
        if _NTH.match(name) and _THIS_WAS.search(scene.text, max(clause.start - 1, 0), start):
            alike = [m for m in events[:number] if m.name.endswith(name[-_HEAD - 1 :]) and not _NTH.search(m.name)]
            found.update({mention.span: alike[-1].name} if alike else {})
            continue
        if _OWN.search(name) or _IS_ONE.search(scene.text, clause.start, start) is None:
            continue
        head = heads.longest_ending(name, len(name)) or name
        alike = [m for m in events[:number] if m.name.endswith(head[-_HEAD:]) and m.name != name]
        if head in _ANY and not alike and (first := first_event(scene)) is not None and first.span.end <= clause.start:
            alike = [first]
        if alike:
            found[mention.span] = alike[-1].name
    return found


def _equated(scene: Scene) -> dict[Span, str]:
    """本次灯谜会是该镇|第二届家庭灯谜会|: the last event with the noun; not …的系列活动之一, of which it is a part."""
    events = [m for m in scene.of_type(INITIATIVE) if m.kind in _EVENTS | {"Festival"} and scene.is_outer(m)]
    found: dict[Span, str] = {}
    for mention in events:
        start, end = mention.span.start, mention.span.end
        low = scene.analysis.sentence_of(start).start
        told = _THIS_IS.match(scene.text, low, start)
        if told is None or not mention.name.endswith(told["noun"]) or scene.text[end : end + 1] not in _CLOSED:
            continue
        before = [m for m in events if m.span.end <= low and m.name.endswith(told["noun"])]
        if before and before[-1].name != mention.name and not _OWN.search(before[-1].name):
            found[mention.span] = before[-1].name
    return found


def _demonstrated(scene: Scene) -> dict[Span, str]:
    """After a demonstrative, the last event with the same head."""
    last: dict[str, Mention] = {}
    found: dict[Span, str] = {}
    for mention in scene.of_type(INITIATIVE):
        head = _head(scene, mention) if mention.kind in _EVENTS and scene.is_outer(mention) else ""
        if not head:
            continue
        before = last.get(head)
        if before is not None and before.name != mention.name and _is_same(scene, mention):
            found[mention.span] = before.name
        else:
            last[head] = mention
    return found


def _titled(scene: Scene) -> dict[Span, str]:
    """In the title, the first event of the text whose own words hold its own, or stand in them."""
    events = [m for m in scene.of_type(INITIATIVE) if m.kind in _TITLED and scene.is_outer(m)]
    title = [m for m in events if scene.analysis.block_of(m.span.start) in _HEADLINES]
    names = [(m, _own_words(scene, m)) for m in events if m not in title] if title else []
    told = {m.span: _told_first(scene, m, names, alone=len(title) == 1) for m in title}
    return {span: same.name for span, same in told.items() if same is not None}


def _told_first(scene: Scene, titled: Mention, names: list[tuple[Mention, str]], *, alone: bool) -> Mention | None:
    """The event of the text that the title means: the first of its kind, or one whose words it shortens.

    包粽子活动, where the title names nothing else (``alone``), is the “浓情端午”主题活动.
    """
    short, alike = _own_words(scene, titled), [(m, own) for m, own in names if _is_of_kind(titled, m)]
    for first, own in alike[:1]:
        if _is_shortened(short, own) or _is_told_so(scene, titled, first):
            return first
    shortened = next((m for m, own in alike if m.kind == titled.kind and _is_shortened(short, own)), None)
    bare = next((m for m, _ in alike[:1] if _is_bare(scene, m, titled)), None)
    if shortened is not None or bare is not None or _OWN.search(_DAY.sub("", titled.name)):
        return shortened or bare
    held = next((m for m, _ in alike if is_held(scene, m) and not scene.text.endswith(_SEEN, 0, m.span.start)), None)
    if held is None:
        return None
    themed = alone and titled.kind == held.kind and titled.name.endswith("活动") and _THEMED.fullmatch(held.name)
    return held if themed or _is_told_alike(titled, held) else None


def _is_bare(scene: Scene, first: Mention, titled: Mention) -> bool:
    """“控糖日”义诊, 大型义诊活动: the text says no more than the head of what the title names."""
    head = _LARGE.sub("", first.name.removesuffix("活动"))
    own = titled.name.removesuffix("活动")
    return head in scene.analysis.lexicon.initiative_heads and head not in _ANY and own.endswith(head) and own != head


def _is_of_kind(one: Mention, other: Mention) -> bool:
    return one.kind == other.kind or {one.kind, other.kind} <= _GATHER


def _is_told_alike(titled: Mention, held: Mention) -> bool:
    """消防演练, 高层建筑灭火演练; 森林防火工作会, 森林防灭火电视电话会议."""
    if titled.kind == held.kind == "Competition":  # 职工技能大赛, 职业技能竞赛; not 职工拔河赛, 职工棋类赛
        return _CONTEST.sub("", titled.name)[-_HEAD:] in held.name
    if titled.kind == held.kind:
        drills = _DRILL.search(titled.name) and _DRILL.search(held.name)
        return bool(drills) or _share(titled, held, 2)
    same_deed = titled.name.removesuffix("活动")[-_HEAD:] in held.name  # 交通安全宣传, “文明交通”主题宣传活动
    return _share(titled, held, 2 if same_deed else 4)  # 清洁家园行动, “清洁家园 我先行”志愿服务活动


def _share(one: Mention, other: Mention, least: int) -> bool:
    """So many characters in a row, of the words that tell one event from another, are the same."""
    words, others = (_ANY_WORDS.sub(" ", fold_name(m.name)) for m in (one, other))
    runs = (words[at : at + least] for at in range(len(words) - least + 1))
    return any(run in others for run in runs if " " not in run)


def _is_told_so(scene: Scene, titled: Mention, first: Mention) -> bool:
    """The first event of the text has the head of that in the title, or its own words and no other edition."""
    if not _OWN.search(titled.name) and _same_head(scene, titled, first):
        return True
    if first.name[0] == "“" and titled.name[-_TOLD:] == first.name[-_TOLD:] and not _OWN.search(titled.name):
        return True  # 海洋日宣传活动, “清风送港城”主题宣传活动: a slogan tells of no other
    ends = titled.name[-2:] == first.name[-2:] and ("系列" in titled.name) == ("系列" in first.name)
    if not ends or _OWN.search(_DAY.sub("", titled.name)):
        return False
    return _share(titled, first, 2)


def _same_head(scene: Scene, one: Mention, other: Mention) -> bool:
    """500名职工林场健步走, 首届职工健步走活动: a head that tells much."""
    heads = scene.analysis.lexicon.initiative_heads
    name = one.name.removesuffix("活动")
    head = heads.longest_ending(name, len(name)) or ""
    head = head if len(head) >= _SHORTEST else name[-_MUCH:]
    return len(head) >= _SHORTEST and other.name.removesuffix("活动").endswith(head)


def _own_words(scene: Scene, event: Mention) -> str:
    """The name without the units and bodies before it, and without its marks."""
    start = event.span.start
    for inner in sorted(scene.inside(event), key=lambda m: (m.span.start, -m.span.end)):
        if inner.type in (UNIT, ORGANIZATION) and inner.span.start == start:
            start = inner.span.end
    return fold_name(_YEAR.sub("", scene.text[start : event.span.end]))


def _is_shortened(one: str, other: str) -> bool:
    """校园棋类赛 of 小学校园棋类比赛: its characters stand in the other in their order, with the same end."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) >= _SHORTEST and short[-1] == long[-1] and all(character in rest for character in short)


def _is_same(scene: Scene, mention: Mention) -> bool:
    if _OWN.search(mention.name):
        return False
    start = mention.span.start
    if THIS.search(scene.text, max(0, start - 3), start):
        return True
    at_head = scene.analysis.clause_of(start).start == start
    goes_on = at_head and len(mention.name) == _TOLD and _GOES_ON.match(scene.text, mention.span.end) is not None
    return goes_on or _DRILL.fullmatch(mention.name) is not None


def _head(scene: Scene, mention: Mention) -> str:
    """What both names must end with; 演习 is a 演练."""
    if _DRILL.search(mention.name):
        return "演练"
    heads = scene.analysis.lexicon.initiative_heads
    head = heads.longest_ending(mention.name, len(mention.name)) or ""
    if head == mention.name or head in _ANY or len(head) < _LEAST:
        return mention.name[-4:] if head in _ANY else ""
    return head
