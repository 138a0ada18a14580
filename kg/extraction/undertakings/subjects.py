"""What a noun that is the subject of a clause means: 该校举办…, 区里建立了…, 学校推出…, 支部与甲开设…."""

import re
from bisect import bisect_right

from kg.extraction.biography.posts import is_institution, only, only_of
from kg.extraction.discourse.anaphors import THAT, last_called, meant_by, only_called
from kg.extraction.discourse.scene import ORGANIZATION, UNIT, Scene
from kg.extraction.text.adverbs import WHEN
from kg.extraction.undertakings.actors import is_place
from kg.model import Mention
from kg.patterns import late

# A bare noun as the subject of a clause: 我校举办…, 社区推出…; not 社区的, 社区居民.
_BARE_SUBJECT = re.compile(
    r"(?:^|[，,。；;：:\n]|目前|如今|近年来|(?:今年|去年|明年)(?:[春夏秋冬]季|\d{1,2}月)?|下一步)"
    r"(?P<noun>[我本该][校院]|我[局镇区县市乡村所站馆]|学校|医院|社区|村|街道|学会|协会|商会|联合会|合作社|公司|集团|中队|大队|分会|图书馆|文化馆|博物馆)(?=[^的里内中居民工干党志，。])",
    re.MULTILINE,
)
# 当天，该院举办…; not 该院的, 该院医生.
_THAT_SUBJECT = re.compile(
    rf"(?:^|[，,。；;：:\n了由是 ]|当[天日]|[今去前]年|近年来|目前|此前|参加|参与|走进){THAT.pattern}"
    r"(?=[^的里内中居民工干党志，。])",
    re.MULTILINE,
)
# 区里还建立了…, 馆方推出…: the unit or body of that kind named before.
_ITS_OWN = re.compile(
    r"(?:^|[，,。；;：:\n])(?:[今去]年|近年来|目前|此前|当[天日])?[，,]?(?P<noun>[区县镇乡村馆校院])(?P<who>里|方)"
    r"(?=[还也将已又先后正在陆续专推举建设开组办启印出实打联邀请召趁拟])",
    re.MULTILINE,
)
# 近年来，全县深入开展…: the one county of the article.
_WHOLE = re.compile(
    r"(?:^|[，,。；;：:\n])(?:[今去]年(?:以来)?|近年来|目前|此前|当[天日])?[，,]?全(?P<noun>[县区市镇乡村校])(?=[^的各、，。上])",
    re.MULTILINE,
)
_UNITS = {"社区": ("Community", "Village"), "村": ("Community", "Village"), "街道": ("Street",)}
_LENGTHS = (4, 3, 2)  # characters of such a noun
_ZONES = ("高新区", "开发区", "经开区", "示范区", "保税区", "度假区")
_INSIDE = 2  # characters of 馆里, 局里
_INNER = frozenset("局馆镇村县区乡校院所站厂社")
_HEAD = late(
    rf"(?:{WHEN}|其间|随后|同时|此外|此前|目前|如今|之后|下一步|接下来|[今同当去明]年|\d{{4}}年|[上下]个?月|[春夏秋冬][天季]|每年|起|以来|[，,\s])+"
)
_GOES_ON = late(
    r"(?:还|也|又|再|将|已|曾|正|便|就|先后|共|主动|积极|专门|特意|顺势|随即|随后|连续|陆续|立即|及时|计划|打算|准备|[今去明]年|每|\d{1,2}月"
    r"|在(?!.{0,8}上[，,])|与|同|和|联合|联手|会同|邀请|组织|开展|举办|推出|举行|召开|召集|启动|发起|开设|设立|建立|推行|实施|出台|牵头|承办|主办|筹办|创办|办起|[开办]了|[把要为给趁从自以向对则]|利用|通过|依托|围绕|结合)"
)
_LISTED = frozenset("、和与及同")
# What bodies of a list do: 学校、医院|共同…, 联盟、派出所|在…开展
_DOES = late(rf"(?:共同|一起|一同|一道|携手|联合|分别|合[力作]|[共合承主筹]办|{_GOES_ON.pattern})")
_ANY = frozenset({"单位", "部门", "组织", "机构", "学校", "医院", "公司", "社区", "村委", "队伍"})
_REACH = 300  # characters before a verb in which its subject stands


def body_meant(scene: Scene, start: int, end: int) -> Mention | None:
    """What 我校, 该院 or a bare 社区 before a verb means: the body or unit of that kind named before, or the only."""
    start = max(start, end - _REACH)
    for that in reversed(list(_THAT_SUBJECT.finditer(scene.text, max(0, start - 1), end + 1))):
        named = None if scene.is_quoted(that.start("noun")) else meant_by(scene, that)
        if named is not None:
            return named
    for its in reversed(list(_ITS_OWN.finditer(scene.text, max(0, start - 1), end + 1))):
        if its["noun"] in "馆校院" and its["who"] == "里":
            continue
        named = None if scene.is_quoted(its.start("noun")) else last_called(scene, its["noun"], its.start("noun"))
        if named is not None:
            return named
    for whole in reversed(list(_WHOLE.finditer(scene.text, max(0, start - 1), end + 1))):
        if scene.covering(whole.start("noun")) is None and not scene.is_quoted(whole.start("noun")):
            return only_called(scene, whole["noun"])
    for found in reversed(list(_BARE_SUBJECT.finditer(scene.text, max(0, start - 1), end + 1))):
        noun = found["noun"]
        if scene.covering(found.start("noun")) is None and not scene.is_quoted(found.start("noun")):
            body = body_called(scene, noun)
            goes = body is not None and body.span.start > found.start() and is_place(scene, body)
            return None if goes else body  # 我院专家来到某中心卫生院
    return _by_last_word(scene, start, end)


def _by_last_word(scene: Scene, start: int, end: int) -> Mention | None:
    """妇联还将举办…, 支部与甲开设…: the body last named whose name ends with what a clause begins with."""
    ends = scene.once("last words of bodies", lambda: _last_words(scene))
    at = scene.analysis.clause_of(max(start, end - 1)).start if start < end else end
    while start <= at < end:
        head = _HEAD.match(scene.text, at, end)
        first = head.end() if head else at
        for length in _LENGTHS:
            noun = scene.text[first : first + length]
            if length == _INSIDE and noun[1:] == "里" and noun[:1] in _INNER and _acts_by(scene, first, first + length):
                return None if scene.is_quoted(first) else last_called(scene, noun[0], first)
            if noun in ends and _acts_by(scene, first, first + length) and not scene.is_quoted(first):
                return last_body(scene, noun, first)
        at = scene.analysis.clause_of(at - 2).start if at >= start + 2 else -1
    return None


def listed_short(scene: Scene, start: int, end: int) -> tuple[Mention, ...]:
    """联盟、派出所|在某地开展…, 由|学校与互助会|举办: the bodies that the words mean of a list of two or more."""
    found, clause = list[Mention](), scene.analysis.clause_of(max(start, end - 1))
    at = start + 1 if scene.text[start] == "由" else max(start, clause.start)
    head = _HEAD.match(scene.text, at, end)
    at = head.end() if head else at
    while (body := _short_at(scene, at)) is not None and at < end:
        found.append(body[0])
        at = body[1] + 1
        if scene.text[body[1] : body[1] + 1] not in _LISTED:
            return tuple(found) if len(found) > 1 and _DOES.match(scene.text, body[1]) else ()
    return ()


def _short_at(scene: Scene, at: int) -> tuple[Mention, int] | None:
    """The body that a word at an offset is the end of the name of, and where the word ends: 净滩队|和…."""
    if not scene.analysis.starts_token(at) or scene.covering(at) is not None or scene.is_quoted(at):
        return None
    ends = scene.once("last words of bodies", lambda: _last_words(scene))
    for length in _LENGTHS:
        noun = scene.text[at : at + length]
        if noun in ends and scene.analysis.starts_token(at + length):
            body = last_body(scene, noun, at)
            return None if body is None else (body, at + length)
    return None


def before_list(scene: Scene, low: int, start: int) -> Mention | None:
    """净滩队和|甲在某地举办…: what the word means that begins the list, and the clause."""
    clause = scene.analysis.clause_of(start)
    head = _HEAD.match(scene.text, max(low, clause.start), start)
    by = scene.text.rfind("由", low, start)
    for at in {head.end() if head else max(low, clause.start), by + 1 if by >= 0 else low}:
        short = _short_at(scene, at) if start - at <= _LENGTHS[0] + 1 else None
        if short is not None and short[1] == start - 1 and scene.text[start - 1] in _LISTED:
            return short[0]
    return None


def after_list(scene: Scene, end: int) -> Mention | None:
    """甲、|互助会|在某地举办…: what the word means that ends the list."""
    short = _short_at(scene, end + 1) if scene.text[end : end + 1] in _LISTED else None
    return short[0] if short is not None and _DOES.match(scene.text, short[1]) else None


def _acts_by(scene: Scene, start: int, end: int) -> bool:
    """A word of its own, which a verb or an adverb follows."""
    whole = scene.analysis.starts_token(start) and scene.analysis.starts_token(end)
    return whole and scene.covering(start) is None and _GOES_ON.match(scene.text, end) is not None


def _last_words(scene: Scene) -> frozenset[str]:
    words = {m.name[-length:] for m in scene.of_type(ORGANIZATION) for length in _LENGTHS} - _ANY
    zones = (m.name[-length:] for m in scene.of_type(UNIT) if m.name.endswith("区") for length in _LENGTHS[:-1])
    return frozenset(words.union(zone for zone in zones if zone.endswith(_ZONES)))


def last_body(scene: Scene, noun: str, before: int) -> Mention | None:
    """The last body before an offset whose name ends with the noun."""
    type_ = UNIT if noun.endswith(_ZONES) else ORGANIZATION
    alike = scene.once(("ends with", noun), lambda: [m for m in scene.of_type(type_) if m.name.endswith(noun)])
    number = bisect_right(alike, before, key=lambda mention: mention.span.end)
    return alike[number - 1] if number else None


def body_called(scene: Scene, noun: str) -> Mention | None:
    """The one school, company, village or the like of the article that a bare noun can mean."""
    if noun[0] == "我" and noun[1] not in "校院":
        return only_called(scene, noun[1])
    if noun in _UNITS:
        return only_of(scene, UNIT, _UNITS[noun])
    if noun[0] not in "我本该" and noun not in ("学校", "医院", "公司", "集团"):
        bodies = (m for m in scene.of_type(ORGANIZATION) if m.name.endswith(noun) and is_institution(scene, m))
        return scene.once(("meant", noun), lambda: only([*bodies]))
    kind = "School" if "校" in noun else "Hospital" if "院" in noun else "Company"
    return only_of(scene, ORGANIZATION, (kind,))
