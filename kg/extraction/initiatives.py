"""Initiatives: quoted names with their head noun, and noun phrases with a head (…会, …活动, …工程).

What a page puts in quotation marks is an initiative only where a head noun
follows (“清风行”主题活动), where its own end is a head (“邻里节”), or where
someone undertakes it (推出“银龄课堂”).  Slogans and principles are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.analysis import PUNCTUATION, Analysis
from kg.extraction.chains import inside_other_word
from kg.extraction.segmenter import Token
from kg.model import BlockKind, EntityType, Mention, Span

_QUOTATION = re.compile(r"[“\"「](?P<inner>[^“”\"「」\n]{2,40})[”\"」]")
_EDITION = re.compile(r"(?:(?:20\d\d年)?(?:第[〇零一二三四五六七八九十百\d]{1,4}[届期场次季]|首[届期场批]|20\d\d年?(?:度)?))$")
_COUNT = re.compile(r"^(?:了|过|着|一(?:场|次|项|个|系列)|多[场次]|[\d一二三四五六七八九十两几]+多?[场次项个]|系列|相关|各类|各项|的|好|、)+")
_NOT_NAMES = re.compile(r"[^“”]{0,3}?(?:理念|原则|精神|方针|口号|为主题|称号|荣誉|效应|现象|感|难题|问题|式$|主题(?!活动|教育|党日)|思想|态度|目标|要求|两个字|字样)")
_FIGURE = re.compile(r"(?:效应|阵地|现象|理念|精神|原则|意识|堡垒|港湾|桥梁|网红|场所|身影|力量|感|化|者|人|员|民主|自由)$")
_TOPIC = re.compile(r"(?:围绕|聚焦|关于|题为)$")
_TOPICS = re.compile(r"(?:[、和]?“[^”\n]{1,30}”)*等?(?:多个|几个|几大)?(?:议题|话题|主题(?!活动)|方面|价值|难题|问题|典型)")
_BY_IT = re.compile(r"(?:实现|推进|推动|打造|破解|赋能|带动|撬动)")
_CONGRESS = re.compile(r"(?:党的)?(?:十[五六七八九]|二十)大(?=[，。、；\s”]|代表|报告|精神|以来|召开|胜利|对)")
_UNDERTAKE = re.compile(r"(?:开展|推出|打造|启动|深化|推进|投身|投入|创新|实施|举办|举行|召开|组织|设立|成立|创办|开设|建立|发起|参加|拓宽|擦亮|做优|出台|参与)[了过]?(?:的)?$")
_LASTING = frozenset({"Campaign", "Project", "Festival", "Competition"})  # what a ceremony or meeting can be part of
_NEAR = 6  # characters within which a head follows a quoted name that has one of its own (“邻里节”启动仪式)
_LONGEST_NAME, _LONGEST_PHRASE = 14, 46  # characters: of a bare quoted name; of a phrase
# Words that an initiative's phrase does not reach over: what undertakes it, where and when.
_WALLS = frozenset(
    "召开 举行 举办 开展 组织 组织开展 启动 推出 主办 承办 协办 参加 参与 出席 主持 实施 推进 推动 打造 开设 联合 携手 协同 会同 "
    "在 由 于 为 对 将 以 从 向 把 被 让 使 到 给 与会 为了 通过 根据 按照 围绕 针对 并 也 都 还 又 就 已 已经 正在 而 而且 但 但是 或 "
    "的 了 着 过 得 地 是 有 我 他 她 它 们 我们 他们 大家 此 此次 本次 这次 该 这 那 这项 这场 近日 日前 今年 去年 今天 昨天 当天 上午 下午 期间 通报 汇报 宣布 点燃 拓宽 增设 赢得 开始 "
    "随后 同时 此外 另外 目前 如今 等 来自 据悉 据了解 迎接 喜迎 顺利通过 通过 深入 扎实 持续 不断 积极 大力 进一步 全面 首次 正式 圆满 成功 隆重 宣布 "
    "参观 观看 听取 接受 获得 荣获 作为 成为 加快 加强 完成 落实 做好 抓好 推广 宣传贯彻 致力于 投身 服务于 结合 利用 前往 走进 来到 作 做 进行 新增选 设置 提供".split()
)
_GENERIC_STEMS = frozenset(
    "此次 本次 这次 该 本 系列 相关 各类 各项 多种 丰富多彩 形式多样 一系列 主题 集体 现场 大型 重大 重点 其他 有关 专题 专项 全部 日常 具体 主要 新 大 "
    "中心 基层 社区 村 小区 街道 居民 群众 学校 单位 公司 部门 重要 关键 特色 实践 教学 户外 社会 公益 建设 改造 工作 业务 党 国际 国内 科技 产业 投资 经济 民生 "
    "示范 试点 实事 惠民 便民 文化 文体 体育 健康 安全 环境 服务 政府 市政 基础 配套".split()
)


@dataclass(frozen=True, slots=True)
class _Head:
    """The head noun of a phrase: where it stands, its kind, and whether a modifier is enough to make it a name."""

    span: Span
    kind: str
    bare: bool


def find_initiatives(analysis: Analysis, others: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Every mention of an initiative, ascending; a name inside another's (“119”宣传月 in …启动仪式) stands beside it."""
    people = tuple(m.span for m in others if m.type is EntityType.PERSON)
    quoted = tuple(_quoted(analysis, others))
    ends = {mention.span.end for mention in quoted}
    phrases = [m for m in _phrases(analysis, people) if m.span.end not in ends and not _in_quotation(analysis, m)]
    found = {mention.span: mention for mention in (*phrases, *_congresses(analysis), *quoted)}
    kept = _repeated(analysis, _without_parts(tuple(sorted(found.values()))))
    return tuple(m for m in kept if not any(m.span in o.span for o in others if o.type is EntityType.ORGANIZATION))


def _congresses(analysis: Analysis) -> Iterator[Mention]:
    """党的二十大: the Party's congresses have no head noun."""
    for found in _CONGRESS.finditer(analysis.text):
        yield _mention(analysis, *found.span(), "Meeting", "initiative-congress", 0.9)


def _in_quotation(analysis: Analysis, mention: Mention) -> bool:
    """The phrase begins within a quotation that it does not hold: 119”消防宣传月."""
    name = mention.name
    return name.count("“") != name.count("”") or name.count('"') % 2 == 1


def _quoted(analysis: Analysis, others: tuple[Mention, ...]) -> Iterator[Mention]:
    listed, walls = -1, frozenset(other.span.start for other in others)
    for quotation in _QUOTATION.finditer(analysis.text):
        span = Span(*quotation.span())
        if any(span in other.span for other in others if other.type is not EntityType.INITIATIVE):
            continue
        found = tuple(_named_by(analysis, quotation, listed=listed, walls=walls))
        yield from found
        after = quotation.end() + (analysis.text[quotation.end() : quotation.end() + 1] in ("、", "和"))
        listed = after if found else -1


def _named_by(analysis: Analysis, quotation: re.Match[str], *, listed: int, walls: frozenset[int]) -> Iterator[Mention]:
    """The mentions that a quotation makes; one of a list (推出“甲”“乙”) is one where that before it is."""
    inner, start, end = quotation["inner"], *quotation.span()
    heads = _heads_after(analysis, end, walls)
    if heads and _own_kind(analysis, inner) and heads[-1].span.end - end > _NEAR:
        heads = ()
    if heads and not _is_saying(inner):
        left = _left_of_quotation(analysis, start)
        for head in heads:
            yield _mention(analysis, left, head.span.end, head.kind, "initiative-quoted-head", 0.9)
    elif _is_name(analysis, quotation) or (start == listed and len(inner) <= _LONGEST_NAME):
        kind = _own_kind(analysis, inner)
        yield _mention(analysis, start, end, kind, "initiative-quoted", 0.75)


def _heads_after(analysis: Analysis, start: int, walls: frozenset[int]) -> tuple[_Head, ...]:
    """The heads that end a run of nouns right after the quotation; nested ones (宣传月, …启动仪式) both."""
    text, heads, at = analysis.text, list[_Head](), start
    while at < len(text) and at - start < 16:
        term = analysis.lexicon.initiative_heads.longest_at(text, at)
        end = at + len(term) if term and len(term) > 1 else analysis.token_at(at).span.end
        if text[at] in PUNCTUATION or at in walls or (term is None and text[at:end] in _WALLS):
            break
        at = end
        if (head := _head_ending(analysis, at, start)) is not None:
            heads = [known for known in heads if known.span not in head.span] + [head]
    return tuple([head for head in heads[:-1] if head.kind in _LASTING] + heads[-1:])


def _head_ending(analysis: Analysis, end: int, start: int) -> _Head | None:
    heads = analysis.lexicon.initiative_heads
    term = heads.longest_ending(analysis.text, end, start)
    if term is None or (len(term) == 1 and term not in "节赛会"):
        return None
    kind, bare = (*heads[term], "", "")[:2]
    return _Head(Span(end - len(term), end), kind, bare == "yes")


def _left_of_quotation(analysis: Analysis, start: int) -> int:
    edition = _EDITION.search(analysis.text[max(0, start - 12) : start])
    return start - len(edition.group()) if edition else start


def _is_saying(inner: str) -> bool:
    return inner[-1] in "。！？!?" or len(re.findall(r"[，,]", inner)) > 1


def _is_name(analysis: Analysis, quotation: re.Match[str]) -> bool:
    inner, start, end = quotation["inner"], *quotation.span()
    before, after = analysis.text[max(0, start - 8) : start], analysis.text[end : end + 6]
    own_kind = _own_kind(analysis, inner)
    if len(inner) > (2 * _LONGEST_NAME if own_kind else _LONGEST_NAME) or set(inner) & set("，。！？；,;!?、") or inner in analysis.lexicon.rhetoric:
        return False
    if _FIGURE.search(inner) or _TOPIC.search(analysis.text, max(0, start - 3), start) or _is_topic(analysis, end):
        return False
    if _NOT_NAMES.match(after) or (before.endswith("以") and "为主题" in after):
        return False
    if before.endswith("以") and _BY_IT.match(after):
        return True
    return bool(own_kind) or _UNDERTAKE.search(before) is not None


def _is_topic(analysis: Analysis, end: int) -> bool:
    """围绕“甲”“乙”等议题: what is talked about."""
    return _TOPICS.match(analysis.text, end) is not None


def _own_kind(analysis: Analysis, inner: str) -> str:
    heads = analysis.lexicon.initiative_heads
    term = heads.longest_ending(inner, len(inner))
    return heads[term][0] if term and len(term) < len(inner) else ""


def _phrases(analysis: Analysis, people: tuple[Span, ...]) -> Iterator[Mention]:
    """Unquoted: a modifier and a head, undertaken (召开…推进会) or a name by its head alone (…启动仪式)."""
    text, end = analysis.text, 1
    while end <= len(text):
        head = _head_ending(analysis, end, 0) if analysis.starts_token(end) else None
        if head is not None and not _is_body(analysis, head) and not _continues(analysis, head):
            mention = _phrase(analysis, head, people)
            if mention is not None:
                yield mention
        end += 1


def _is_body(analysis: Analysis, head: _Head) -> bool:
    """常委会, 协会: what ends so is a body, not a meeting; mere 工作 is no initiative."""
    text, end = analysis.text, head.span.end
    return text[end - 2 : end] == "工作" or text[:end].endswith(("常委会", "委员会", "协会", "联合会", "理事会", "工会"))


def _continues(analysis: Analysis, head: _Head) -> bool:
    """The phrase runs on to a later head: 培训 in 培训活动, 改造 in 改造工程."""
    text, at = analysis.text, head.span.end
    if text[at : at + 1] == "暨":
        return True
    while at < len(text) and at - head.span.end < 12:
        token = analysis.token_at(at)
        word = text[at : token.span.end]
        if word[0] in PUNCTUATION or word in _WALLS or not token.tag.startswith(("n", "v", "b", "j", "l")):
            return False
        at = token.span.end
        if token.tag.startswith("v") and token.tag != "vn" and not _head_ending(analysis, at, head.span.end):
            return False
        if _head_ending(analysis, at, head.span.end) is not None:
            return True
    return False


def _phrase(analysis: Analysis, head: _Head, people: tuple[Span, ...]) -> Mention | None:
    start = _walk(analysis, head.span.start, people)
    count = _COUNT.match(analysis.text[start : head.span.end])
    start += count.end() if count else 0
    stem = analysis.text[start : head.span.start] if start < head.span.start else ""
    if not _is_modifier(analysis, stem, head):
        return None
    undertaken = _UNDERTAKEN.search(analysis.text, max(0, start - 8), start) is not None
    undertaken = undertaken or _HOLDING.match(analysis.text, head.span.end) is not None
    if not (undertaken or (head.bare and len(stem) >= 2)):
        return None
    if _inside_body(analysis, head):
        return None
    confidence = 0.85 if undertaken and head.bare else 0.7
    return _mention(analysis, start, head.span.end, head.kind, "initiative-phrase", confidence)


_UNDERTAKEN = re.compile(
    r"(?:召开|举行|举办|开展|组织|启动|推出|主办|承办|参加|出席|主持|实施|推进|打造|开设|建立|推动)[了过]?"
    r"(?:一(?:场|次|项|个|系列)|多[场次]|[\d一二三四五六七八九十两几]+多?[场次项个])?$"
)
_HOLDING = re.compile(r"(?:在|于|正式|成功|顺利|如期|圆满|隆重|火热|今日|近日|日前|\d+月\d+日|[^，。；！？,;!?\n]{0,14}?)?(?:举行|举办|召开|启动|开幕|闭幕|开工|开赛|落幕|完工|竣工|揭牌)")


def _inside_body(analysis: Analysis, head: _Head) -> bool:
    """The head is the beginning of a body's name: 培训 in 培训中心, 服务 in 服务队."""
    text, lexicon, at = analysis.text, analysis.lexicon, head.span.end
    return any(
        lexicon.org_suffixes.longest_at(text, start) or lexicon.place_suffixes.longest_at(text, start)
        for start in (head.span.start, at)
        if start < len(text) and not (start == head.span.start and head.bare)
    )


_VAGUE = re.compile(r"重点|重大|各类|优质|多种|多项|系列|一批|类似|如此|丰富|形式|各项|其他")


def _is_modifier(analysis: Analysis, stem: str, head: _Head) -> bool:
    if len(stem) < 2 or stem in _GENERIC_STEMS or _VAGUE.match(stem) or not any("\u4e00" <= c <= "\u9fff" for c in stem):
        return False
    if len(head.span) == 1 and (len(stem) < 4 or analysis.token_at(head.span.start).span != head.span):
        return False
    return stem.strip("“”\"") != "" and stem[0] not in "、，,；;）)》”’"


def _walk(analysis: Analysis, end: int, people: tuple[Span, ...]) -> int:
    """Where the phrase begins whose head starts at ``end``."""
    text, start = analysis.text, end
    while start > 0 and end - start < _LONGEST_PHRASE:
        if text[start - 1] in "”\"」":
            opening = max(text.rfind(mark, max(0, start - 40), start - 1) for mark in "“\"「")
            if opening < 0 or "\n" in text[opening:start]:
                return start
            start = opening
            continue
        token = analysis.token_at(start - 1)
        word = text[token.span.start : start]
        if _stops(word, token, text, people):
            return start
        start = token.span.start
    return start


def _stops(word: str, token: Token, text: str, people: tuple[Span, ...]) -> bool:
    if word in _WALLS or any(token.span.overlaps(person) for person in people):
        return True
    if token.tag in ("p", "r", "uj", "ul", "uz", "ud", "uv", "d") and word not in ("与", "和", "届"):
        return True
    return word[0] in PUNCTUATION and word[0] not in "·•"


def _mention(analysis: Analysis, start: int, end: int, kind: str, rule: str, confidence: float) -> Mention:
    span = Span(start, end)
    name = span.cut(analysis.text).replace("\n", "")
    return Mention(span, EntityType.INITIATIVE, name, kind, rule, confidence)


def _without_parts(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Of phrases that start or end together, the longest, unless the shorter is a quoted name with its own head."""
    return tuple(
        mention
        for mention in found
        if mention.rule == "initiative-quoted-head"
        or not any(mention.span != other.span and mention.span.overlaps(other.span) and len(other.span) > len(mention.span) for other in found)
    )


def _repeated(analysis: Analysis, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The same names wherever else they stand: in the title, and quoted without their head."""
    spans, again = [mention.span for mention in found], []
    for mention in found:
        for name in {mention.name, _quoted_part(mention.name)} - {""}:
            for place in re.finditer(re.escape(name), analysis.text):
                span = Span(*place.span())
                if not any(span.overlaps(known) for known in spans):
                    spans.append(span)
                    again.append(Mention(span, mention.type, span.cut(analysis.text), mention.kind, "initiative-repeated", 0.8))
    return tuple(sorted([*found, *again]))


def _quoted_part(name: str) -> str:
    quotation = _QUOTATION.match(name)
    return quotation.group() if quotation else ""
