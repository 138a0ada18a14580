"""Initiatives whose name stands in quotation marks: “清风行”主题活动, “百日竞赛”, 推出“银龄课堂”.

Not every quotation is a name: slogans, principles, figures of speech, topics and
what somebody says are told apart by their form and by what stands around them.
"""

import re
from collections.abc import Iterator

from kg.extraction.initiatives.beginnings import of_unit, themed
from kg.extraction.initiatives.endings import session_end
from kg.extraction.initiatives.feasts import FEASTS, HOLIDAYS
from kg.extraction.initiatives.figures import is_act, is_attribute, is_figure, is_in_title, is_notion, is_said
from kg.extraction.initiatives.headnouns import FIRST, ITEM, OPENING, Head, head_ending, is_body, is_done, is_wall
from kg.extraction.initiatives.modifiers import Others, modified
from kg.extraction.initiatives.phrases import goes_on, is_given, is_manner, is_verb_of, stands_apart, tells_rank
from kg.extraction.initiatives.tails import after_honours, after_items, tail_after
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.occurring import EVENTS, UNDERTAKEN, takes_place
from kg.model import EntityType, Mention, Span
from kg.patterns import late

QUOTATION = re.compile(r"[“\"「](?P<inner>[^“”\"「」\n]{2,60})[”\"」]")
# 第二届“…”论坛, 2024年“…”大赛: an edition that belongs to the name.
_EDITION = re.compile(r"(?:20\d\d年度?)?(?:第[〇零一二三四五六七八九十百\d]{1,4}[届季期场次个]|首届|20\d\d年度?)$")
_NUMBERED = late(r"(?:20\d\d年度?)?(?:第[〇零一二三四五六七八九十百\d]{1,4}|首)届")
_OF_SERIES = re.compile(r"(?:20\d\d年度?)?(?:第[〇零一二三四五六七八九十百\d]{1,4}|首)届$")
_LINKED = re.compile(r"20\d\d年度?[“][^“”\n]{2,20}[”]")
# The name before, of which this is the other half: “…”邻里节暨, “…”——.
_JOINED = re.compile(
    r"[“「][^“”「」\n]{2,40}[”」](?:(?:——)?[\u4e00-\u9fff\d（）]{1,18}暨(?:[^\W\da-zA-Z_]{2}、?){0,4}|——|暨)$"
    r"|[“「][^“”「」\n]{2,10}式[”」](?:(?![开举组推启][展办行织出动])[^\W\da-zA-Z_]){2,8}$"
)
_OF = re.compile(r"的(?=(?:第[〇零一二三四五六七八九十百\d]{1,4}|首)[届季期场])")  # 举行“…”的首届艺术节
_OF_SLOGAN = late(r"的(?=[^\W\da-zA-Z_]{2})")  # 开展“…，…”的慰问活动
_THEME = re.compile(r"为主题的?(?!(?:的|系列)?[“《])")  # 以“…”为主题的开放日活动
_ITS = late(r"的(?=[^\W\da-zA-Z_])")
_STATED = ("主题为", "主题是", "题为", "名为", "取名")
_INTO = re.compile(r"走进|走入")  # “…”走进某社区|文艺汇演活动
# “…”|首场活动, “…” |慰问活动: an ordinal, or a mere space, before the head.
_FIRST = re.compile(
    r" ?(?:首[场次站期批]|第[一二三四五六七八九十\d]{1,3}[场次站期])(?=[^\W\da-zA-Z_]{2})| (?=[\u4e00-\u9fff第首])"
)
_TOPIC_BEFORE = re.compile(r"(?:围绕|聚焦|关于|题为|简称|宣读了?)$")
# 成为孩子们的“必修课”: what something is likened to.
_LIKENED = re.compile(r"(?:[成变]为|当[作成]|视为|[堪号]称)[^，。；：“”\n]{0,12}的?$")
_TOPIC_AFTER = re.compile(
    r"(?:[、和]?“[^”\n]{1,30}”)*等?(?:多个|几个|几大)?(?:议题|话题|主题(?!活动)|方面|价值|难题|问题|典型)"
)
# 举办|庆“七一”文艺汇演: a verb that the name of a celebration begins with.
_FEAST = re.compile(r"(?:举办|举行|开展|召开|组织|参加|[\n，。：暨的届])了?(?P<verb>欢度|喜迎|欢庆|庆祝|纪念|庆|迎)$")
_JUBILEE = late(r"(?<![为了])(?P<verb>庆祝|纪念|喜迎)[^，。；：“”\n暨]{2,24}周年$")  # no aim: 为庆祝建镇70周年“…”
_UNDERTAKEN = re.compile(
    r"(?:开展|推出|打造|启动|深化|推进|投身|投入|创新|实施|举办|举行|召开|组织|设立|成立|创办|开设|开办|增设|办起|建立|发起|参加|拓宽"
    r"|擦亮|做优|出台|参与|结合|做实|用好)[了过]?的?$|(?:系列|活动|[节周月])之$|(?<=[\n，。；])(?:先|首先|接着|随后|最后)是$"
)
# “邻里议事”是某街道打造的平台: said to be somebody's work.
_TOLD_OF = re.compile(r"[，,]?是[^，。；\n“”]{2,24}?(?:打造|推出|创建|发起|创办|开设|设立|开展|举办|实施)的")
_ACHIEVES = late(
    r"实现|推进|推动|打造|破解|赋能|带动|撬动|(?:建设|创建|品牌|工作)为(?:抓手|载体|契机|依托|牵引)"
)  # after 以“…”
# “甲”“乙”活动, “甲”、“乙”等志愿服务活动: several names before one head; not “防火”“防盗”等宣传, which are topics.
_SHARED = re.compile(
    r"(?P<more>(?:[、和及]?“[^“”\n]{2,40}”)*)(?P<others>等)?(?:一系列|系列|多个|多项|多场|(?P<count>[一二两三四五六七八九十\d]+[项个场大]))?"
    r"(?:主题|特色|文体|文化|志愿服务|志愿|惠民|品牌|群众性?|精品|假期|暑期|寒假|节日|文娱|公益|亲子|校园|社区|文明实践)?(?P<head>活动|项目|行动|比赛|赛事|工程|品牌)"
)
# 获得“甲”“乙”等荣誉称号: what somebody receives.
_RECEIVED = re.compile(
    r"(?:[荣喜]获|获[得评颁授]?|授予|授牌|[评选]为|入选|颁发|捧[回得]|夺得|摘得|摘取|斩获|认定为|命名为|拿[到下了])了?"
    r"[^，。；“”\n]{0,12}$"
)
_MANY = r"等?[二两三四五六七八九十\d]+(?:大|[个项场种](?![次馆地]))"
_COUNTED = late(_MANY)  # “甲”和“乙”|三个项目
_ENDS = late(rf"{_MANY}|倡议书")  # “…”志愿服务活动|倡议书
_LOCATES = late(r"[上中里](?=[分发讲介表作交宣授举展])")  # “乡村大讲堂”|上分享经验
_LASTING = frozenset({"Campaign", "Project", "Festival", "Competition"})  # what a ceremony or meeting can be part of
_JOINS = "和与及"
_HALVES = 3  # of a name, joined by 暨 or a dash
_DAY = late(r"[一二三四五六七八九十\d·.•]{2,6}")
_LIST = 120  # characters of a list of quotations
_SLOGAN = 8  # characters, with its marks, of a quotation that is more than an attribute (“特殊”的毕业典礼)
_WHOLE = 4  # characters of a head that is a name in quotation marks
_AROUND = ("前夕", "期间", "前后", "来临")
_SAME = 2  # characters after a quotation, as elsewhere
_LONGEST = 14  # characters of a quoted name without a head of its own
_MORE = 4  # characters in which a head can follow another
NEAR, _FAR = 6, 16  # characters to the head after a name with a head of its own (“邻里节”启动仪式), and without


def find_quoted(analysis: Analysis, others: Others) -> Iterator[Mention]:
    """The initiatives that quotations name."""
    listed, reached, received = -1, 0, -1
    for quotation in QUOTATION.finditer(analysis.text):
        start = quotation.start()
        if start in others.taken or start < reached or quotation["inner"] == "两委":
            continue
        if start == received or _is_received(analysis, quotation, others.walls):
            end = quotation.end()
            received = end + (analysis.text[end : end + 1] in ("、", "和"))
            continue
        found = tuple(_named_by(analysis, quotation, others, listed=start == listed))
        if quotation.end("inner") - 1 in others.bodies:
            found = tuple(mention for mention in found if _is_about_body(mention, quotation.end()))
        yield from found
        reached = max((mention.span.end for mention in found), default=0)
        end = max(quotation.end(), reached)
        end += analysis.text[end : end + 1] in ("、", "和")
        listed = end if found else -1


def _is_received(analysis: Analysis, quotation: re.Match[str], walls: frozenset[int]) -> bool:
    """获“见义勇为模范”称号: an award, not 颁发“金果奖”评选证书, where a head follows, nor an edition."""
    start, end = quotation.span()
    received = quotation["inner"].endswith("奖") or _RECEIVED.search(analysis.text, max(0, start - _FAR), start)
    if not received or _NUMBERED.match(quotation["inner"]):
        return False
    return not heads_after(analysis, end, walls, _FAR)


def _is_about_body(mention: Mention, end: int) -> bool:
    """“银杏志愿服务队”成立仪式; not 开设“青禾照护中心”, “银杏志愿服务队”|表演, where the quotation names a body."""
    return mention.span.end > end and (mention.kind != "Activity" or mention.name.endswith("活动"))


def _named_by(analysis: Analysis, quotation: re.Match[str], others: Others, *, listed: bool) -> Iterator[Mention]:
    """The mentions that a quotation makes; one of a list (推出“甲”“乙”) is one where that before it is."""
    inner, start, end = quotation["inner"], *quotation.span()
    end = after_honours(analysis.text, end)
    heads = _heads(analysis, inner, end, others.walls)
    if heads and (tells_rank(analysis.text, heads[-1].span.end) or is_given(analysis.text, start, heads[-1])):
        return
    if heads and not _is_saying(inner) and not _is_beside(analysis, end, heads[-1]):
        edition = _EDITION.search(analysis.text, max(0, start - 12), start)
        low = max(0, start - 32)
        feast = _FEAST.search(analysis.text, low, start) or _JUBILEE.search(analysis.text, low, start)
        edition = edition or (feast and _OF_SERIES.search(analysis.text, low, feast.start("verb")))
        left = edition.start() if edition else feast.start("verb") if feast else start
        if edition:
            left = of_unit(analysis, left, others.walls)
        else:
            left = _before(analysis, left, Span(end, heads[-1].span.end), others)
        for head in () if is_body(analysis, heads[-1]) else heads:
            half = 0 if head is heads[-1] else _second_half(analysis.text, start, end, head)
            yield quoted_mention(analysis, half or left, head.span.end, head.kind, "initiative-quoted-head", 0.9)
    elif inner in FEASTS or (inner.endswith(HOLIDAYS) and _DAY.match(inner)):
        return  # 召开|“元宵”“清明”期间山林巡护部署会, “三·八妇女节”慰问信
    elif _is_name(analysis, quotation) or (listed and len(inner) <= _LONGEST):
        kind = own_kind(analysis, inner) or _told_kind(analysis, inner, start, end)
        edition = _OF_SERIES.search(analysis.text, max(0, start - _FAR), start)
        left = edition.start() if edition else modified(analysis, start, end, others.ends) if kind else start
        yield quoted_mention(analysis, left, end, kind, "initiative-quoted", 0.75)
    elif (last := session_end(analysis, end)) > end:
        yield quoted_mention(analysis, start, last, "Activity", "initiative-quoted-head", 0.8)
    elif kind := _shared_kind(analysis, quotation, listed=listed):
        yield quoted_mention(analysis, start, end, kind, "initiative-quoted", 0.75)


def _heads(analysis: Analysis, inner: str, end: int, walls: frozenset[int]) -> tuple[Head, ...]:
    """The heads after a quotation that ends at ``end``."""
    heads = heads_after(analysis, end, walls, NEAR if own_kind(analysis, inner) else _FAR)
    if heads and (heads[-1].span.start > end or inner.endswith("式")) and is_verb_of(analysis, heads[-1]):
        heads = ()  # “两委”班子走访|农户, “沉浸式”学习|法律知识
    if heads and (is_manner(analysis.text, inner, heads[-1]) or _is_time(analysis.text, inner, end)):
        heads = ()
    heads = heads or tail_after(analysis, end)
    if heads and analysis.text.endswith(HOLIDAYS, 0, heads[-1].span.end) and _DAY.fullmatch(inner):
        heads = ()  # “六一”国际儿童节
    return heads


def _is_time(text: str, inner: str, end: int) -> bool:
    """“七一”|前夕走访慰问: a feast that only tells when."""
    return text.startswith(_AROUND, end) and (inner in FEASTS or inner.endswith(HOLIDAYS) or bool(_DAY.match(inner)))


def _second_half(text: str, start: int, end: int, head: Head) -> int:
    """Where the name of what a ceremony opens begins that stands after 暨, or 0: “…”日暨|“…”读书节启动仪式.

    A first half without a head shares that of the second: “…”暨“…”志愿服务活动启动仪式.
    """
    apart = text[start - 1 : start] == "暨" and text[start - 2] not in "”」"
    return text.rfind("暨", end, head.span.start) + 1 or (start if apart else 0)


def _is_beside(analysis: Analysis, end: int, head: Head) -> bool:
    """“渔港e站”和平安家庭宣传|资料: the head is of another noun, which only stands beside the quotation."""
    return analysis.text[end : end + 1] in ("和", "与") and goes_on(analysis, head)


def _shared_kind(analysis: Analysis, quotation: re.Match[str], *, listed: bool) -> str:
    """The kind that the head after a list of quotations tells of each, or ""."""
    inner, end = quotation["inner"], quotation.end()
    shared = _SHARED.match(analysis.text, end, end + _LIST)
    if shared is None or not (shared["more"] or shared["others"] or (shared["count"] and listed)) or is_figure(inner):
        return ""
    alike = (
        len(inner) <= _LONGEST and inner not in analysis.lexicon.rhetoric and not set(inner) & set("，。！？；,;!?、")
    )
    return analysis.lexicon.initiative_heads[shared["head"]][0] if alike else ""


def _before(analysis: Analysis, start: int, after: Span, others: Others) -> int:
    """Where a name begins whose quotation begins at ``start`` and no edition stands before it.

    ``after`` are the nouns after the quotation.
    """
    if _THEME.match(analysis.text, after.start) or analysis.text.endswith(_STATED, 0, start):
        return themed(analysis, start)
    if (joined := _joined(analysis, start)) < start:
        edition = _EDITION.search(analysis.text, max(0, joined - 12), joined)
        return of_unit(analysis, edition.start(), others.walls) if edition else joined
    dated = of_unit(analysis, start, others.walls, dated=True)
    return dated if dated < start else modified(analysis, start, after.end, others.ends)


def _joined(analysis: Analysis, start: int) -> int:
    """Where a name begins of which the half that begins at ``start`` is the second: “…”邻里节暨|“…”表彰活动."""
    for _ in range(_HALVES):
        before = _JOINED.search(analysis.text, max(0, start - _LIST), start)
        if before is None:
            break
        start = before.start()
    return start


def heads_after(analysis: Analysis, start: int, walls: frozenset[int], reach: int) -> tuple[Head, ...]:
    """The last head of the nouns right after a quotation, and before it one that it is part of (宣传月|启动仪式)."""
    text, heads, at = analysis.text, list[Head](), start
    if text.startswith("式", start) or _COUNTED.match(text, start):
        return ()  # “店小二”式服务
    of = _OF.match(text, start) or _theme(analysis, start) or _THEME.match(text, start) or _first(analysis, start)
    of = of or _of_slogan(text, start)
    if of is not None:
        start = at = of.end()
    if linked := _LINKED.match(text, start):
        start = at = linked.end()  # “家和万事兴”2024年度“最美家庭”|发布会
        reach = _FAR
    start = at = after_items(analysis, start)
    into = _INTO.match(text, start)
    at = into.end() if into else at
    while at < len(text) and (into or at not in walls) and text[at] not in PUNCTUATION:
        term = analysis.lexicon.initiative_heads.longest_at(text, at)
        end = at + len(term) if term and len(term) > 1 else analysis.token_at(at).end
        opens = OPENING.match(text, at)
        wall = (
            term is None
            and is_wall(analysis, text[at:end])
            and (bool(heads) or text[start - 1] != "”" or _undertaken(text, start) is None)
        )
        # 大型义诊|活动周, 宣传咨询|日活动: a head goes on.
        last = at if term else end  # 家政服务|职业|技能竞赛: where a later head begins
        far = end - start > reach and not (heads and last - heads[-1].span.end <= _MORE)
        if opens is None and (wall or far):
            break
        if text[at] in _JOINS and heads and heads[-1].span.end == at and stands_apart(heads[-1]):
            break  # “…”画展|和排舞大赛
        after = at == start or (heads and heads[-1].span.end == at)
        if after and (ITEM.match(text, at) or _LOCATES.match(text, at) or (heads and _ENDS.match(text, at))):
            break
        end = opens.end() if opens else end
        if text[at:end] == "暨":
            end += 2 * text.startswith(FIRST, end)
            start, reach = end, _FAR  # 艺术节闭幕式暨|元旦联欢会, 启动仪式暨首场|文艺演出
        at = end
        if (head := head_ending(analysis, at, start)) is not None and not is_done(analysis, head):
            heads = [*(known for known in heads if known.span not in head.span), head]
    # No 宣传 of “…”宣传服务日活动开幕式.
    earlier = (head for head in heads[:-1] if head.bare or head.kind == "Competition" or head is heads[-2])
    return (*(head for head in earlier if _stays(analysis, head, heads[-1], of=of is not None)), *heads[-1:])


def _first(analysis: Analysis, end: int) -> re.Match[str] | None:
    """“…”|首场活动, “…” |慰问活动; a space in a headline parts two phrases, unless the text has both as one."""
    text, found = analysis.text, _FIRST.match(analysis.text, end)
    if found is None or found.group() != " ":
        return found
    line = text.rfind("\n", 0, end) + 1
    opening = text.rfind("“", line, end)
    runs = (
        "。" in text[line:end] + text[end:].partition("\n")[0]
        or text[opening:end] + text[end + 1 : end + 1 + _SAME] in text
    )
    return found if runs else None


def _undertaken(text: str, end: int) -> int | None:
    """Where the quotation opens that ends there, if a verb undertakes it: 举办“啄木鸟”|青少年参与治理活动."""
    opening = text.rfind("“", max(0, end - 42), end)
    is_object = (
        opening > 0
        and "《" not in text[max(0, opening - 8) : opening]
        and UNDERTAKEN.search(text, max(0, opening - 12), opening) is not None
    )
    return opening if is_object else None


def _of_slogan(text: str, end: int) -> re.Match[str] | None:
    """开展“携手同行，爱满重阳”|的慰问活动: undertaken, with a quotation that is too long for a mere attribute."""
    opening = _undertaken(text, end)
    return _OF_SLOGAN.match(text, end) if opening is not None and end - opening >= _SLOGAN else None


def _theme(analysis: Analysis, end: int) -> re.Match[str] | None:
    """主题为“…”|的系列活动."""
    opening = analysis.text.rfind("“", max(0, end - 70), end)
    stated = opening > 0 and analysis.text.endswith(_STATED, 0, opening)
    return _ITS.match(analysis.text, end) if stated else None


def _stays(analysis: Analysis, head: Head, last: Head, *, of: bool) -> bool:
    """An earlier head ends a name of its own: “…”宣传月|启动仪式; not 春节|联谊活动, “…”的首届艺术节|闭幕式."""
    text = analysis.text
    opened = OPENING.fullmatch(text, last.span.start, last.span.end) is not None
    lasting = head.kind in _LASTING and last.kind in ("Ceremony", "Meeting")
    return not of and (opened or lasting) and not text.endswith(HOLIDAYS, 0, head.span.end)


def _is_saying(inner: str) -> bool:
    return inner[-1] in "。！？!?" or len(re.findall(r"[，,]", inner)) > 1


def _is_name(analysis: Analysis, quotation: re.Match[str]) -> bool:
    text, inner, start, end = analysis.text, quotation["inner"], *quotation.span()
    kind = own_kind(analysis, inner) or _told_kind(analysis, inner, start, end)
    times = (3 if text.startswith(("在", "于"), end) else 2) if kind else 1  # “…节广场活动”|在某地举行
    if len(inner) > times * _LONGEST or set(inner) & set("，。！？；,;!?、"):
        return False
    if is_notion(analysis, inner) or is_said(text, quotation, kind):
        return False
    if _TOPIC_BEFORE.search(text, max(0, start - 3), start) or _TOPIC_AFTER.match(text, end, end + _LIST):
        return False
    if _LIKENED.search(text, max(0, start - 16), start):
        return False
    if is_attribute(analysis, end) or is_act(analysis, inner) or is_in_title(analysis, start):
        return False
    by_means = text[start - 1 : start] == "以" and _ACHIEVES.match(text, end) is not None
    return (
        bool(kind)
        or by_means
        or _TOLD_OF.match(text, end) is not None
        or _UNDERTAKEN.search(text, max(0, start - 8), start) is not None
    )


def own_kind(analysis: Analysis, inner: str) -> str:
    """The kind that a name's own end tells (邻里节: Festival), or "": no 双节, formula (社工+公益服务) or slogan."""
    heads = analysis.lexicon.initiative_heads
    term = heads.longest_ending(inner, len(inner))
    told = term is not None and (len(inner) - len(term) > (len(term) < 2) or _is_whole(heads[term], inner))
    says = told and not set(inner.replace("— ", "—")) & set("+ ")
    return heads[term][0] if term and says else ""


def _is_whole(row: tuple[str, ...], inner: str) -> bool:
    """“敲门行动”, “邻里节”: a head that says enough."""
    return row[1:2] == ("yes",) and (len(inner) >= _WHOLE or row[0] == "Festival")


def _told_kind(analysis: Analysis, inner: str, start: int, end: int) -> str:
    """The kind of a quotation that is a mere head where it takes place: 一场“故事会”正在进行; “候鸟学堂”热闹开班."""
    kind = "Training" if inner.endswith("学堂") else (*analysis.lexicon.initiative_heads.get(inner, ()), "")[0]
    return kind if kind in EVENTS and takes_place(analysis.text, start, end, kind) else ""


def quoted_mention(analysis: Analysis, start: int, end: int, kind: str, rule: str, confidence: float) -> Mention:
    """The initiative that stands in the range."""
    span = Span(start, end)
    return Mention(span, EntityType.INITIATIVE, span.cut(analysis.text), kind, rule, confidence)
