"""What a page carries beside its articles: heads, jumps, the desk's names, weather, what one can click."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kg.patterns import late
from kg.reading.imprints import DATE, ISSUE, PROVINCE
from kg.reading.lines import HANGING, Above, Line, cut_line

_LONGEST, _LONGEST_JUMP = 80, 40  # characters

_ROLE = (
    r"(?:本版|本期|责任|执行|值班|图片|首席|新闻|一审|初审)*(?:编辑|编审|责编|主编|总编辑?|副总编辑?|主任|编委|美编|美术编辑|版式(?:设计)?"
    r"|校对|组版|版面|视觉|设计|审读|审核|二审|三审|终审|监制|排版|制图|电话)"
)
_CREDITED = late(rf"{_ROLE}\s*[:：/\uff0f|\uff5c]?")
_CREDIT_GAPS = late(r"[\s|\uff5c■●◆▲□]+")
_NAMED = late(r"[^:：。，、；]*")
_DESK = late("编|校对|版|审")
_LONGEST_NAME, _LEAST_ROLES, _MOST_NAMES = 9, 2, 2
# What a page carries beside its articles: rules, its own head, jumps, the desk's names.
_FURNITURE = re.compile(
    r"(?:第?\s*[A-Z]?\d{1,3}\s*版|[A-Z]\d{2}|第[一二三四五六七八九十]{1,3}版)(?:\s*[:：]?\s*\S{0,8})?"
    r"|(?:\S{2,10}[报刊闻]\s+)?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:星期|周)[一二三四五六日天].{0,40}"
    rf"|[^\W\da-zA-Z_]{{2,10}}\s+{ISSUE}|(?:\S{{2,10}}[报刊闻讯]\s+)?\d{{4}}\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}日?"
    rf"\s*(?:(?:星期|周)[一二三四五六日天]\s*)?[\s|\uff5c]\s*{ISSUE}[^。，；]{{0,24}}"
    r"|[（(]?(?:下转|上接|紧接|转|接)第?\s*\S{1,3}\s*版.{0,12}"
    r"|(?:本版|责任|执行|值班)?(?:责任)?编辑\s*[:：]?.{1,12}(?:美编|版式|校对|组版|视觉|审读).{1,30}"
    r"|[（(]?(?:更新|生成)时间戳?\s*[:：].{1,40}|!?\[[^\]]{0,80}\]\([^()\s]{1,300}\)|https?://\S{1,500}"
)
# … a line each: who made it, its number and weather, what lies elsewhere.
_BESIDE = re.compile(
    rf"(?:\d{{1,3}}|[A-Z]\d{{1,2}})[ \u3000]+[^\W\da-zA-Z_]{{2,6}}[ \u3000]+{DATE}"
    r"(?:\s+(?:责|编|美|版|校|星期|E-?mail|热线|电话).{0,60})?"
    rf"|(?:星期|周)[一二三四五六日天]|(?:农历|夏历)(?:[^\W\d_]{{2}}年)?闰?[正一二三四五六七八九十冬腊]{{1,2}}月[初十廿卅一二三四五六七八九]{{2,3}}(?:\s.{{1,12}})?|总?第\s?\d{{1,6}}\s?期|{ISSUE}\s+{DATE}|[^。，]{{0,40}}今[日天]\s?\d{{1,3}}\s?版"
    r"|中共[^\W\da-zA-Z_]{2,12}委(?:员会)?(?:主管主办|主管|主办|机关报)"
    r"|[^。，]{0,24}(?:国内统一(?:连续出版物)?刊?号|邮发代号|准印证号?|(?:新闻|报料|广告|发行|订报|投稿)(?:热线|邮箱|电话))"
    r"\s*[:：].{1,60}"
    r"|(?:[今明][日天]|本市|城区)?天气(?:预报)?\s*[:：][^。]{1,40}|空气质量(?:指数)?\s*[:：].{1,12}"
    r"|[A-Z .]{0,30}(?:DAILY|NEWS|TIMES|WEEKLY|EVENING|RIBAO|WANBAO|SHIBAO|CHENBAO|ZHOUBAO)[A-Z .]{0,16}"
    r"|.{0,20}版面导航.{0,20}|[上下]一[篇条页版期](?:\s*[:：].{1,60}|\s+[上下]一[篇条页版期])?|放大\s+缩小(?:\s+默认)?"
    rf"|(?:[^\s，。]{{2,10}}[报刊闻讯]\s*)?{DATE}\s*"  # 云栖日报2024年11月21日第2版
    rf"(?:(?<=[期周][一二三四五六日天])|{ISSUE}[^，。；]{{0,50}})"
    rf"|{ISSUE}[^。，]{{0,14}}\s{DATE}\s?(?:出版|编印)?|(?:[^。，]{{0,40}}\s)?(?:内部资料|免费(?:交流|赠阅))[^。，]{{0,30}}"
    r"|(?=.*(?:主管|出版|编印|出品))[^\s。，]{2,24}(?:主管|主办|承办|编印|出版|出品)(?:\s+[^\s。，]{2,24}(?:主管|主办|承办|编印|出版|出品)){0,3}"
    r"|[（(](?:本版|本组|以上)(?:稿件|图片|照片|图文|报道)[^（()）]{2,40}[）)]|扫一扫\s.{1,8}"
    rf"|(?:[^\W\da-zA-Z_]{{2,12}}\s+){{0,3}}{DATE}\s+(?:{PROVINCE})"  # where the account is: 2024-11-10 18:30 福建
    r"|点击(?:上方|下方)?蓝字.{0,14}|(?:长按|扫(?:描|一扫)).{0,8}二维码.{0,12}|阅读原文|(?:(?:点赞|在看|分享|留言|收藏|转发)\s*){2,4}|END"
    r"|[【\[]?(?:今日|本期)?导读[】\]]?|[^。]{4,40}(?:\s|>)\s?(?:第?\d{1,2}|[A-Z]\d{1,2})\s?版"  # ▶修伞人回来了 2版
    r"|今天是.{0,30}日?.{0,8}欢迎.{2,30}",
    re.IGNORECASE,
)
_PAGE = re.compile(r".*(?:(?:星期|周)[一二三四五六日天]|\d版|版面|[A-Z]\d{1,2}(?!\S)).*")
# （下转第4版） at a paragraph's end, （上接第1版） at its beginning, or a line of its own.
_JUMP = re.compile(r"[（(]?下?转第?\s*\S{1,3}\s*版.{0,12}")
_JUMP_END = late(r"[（(]\s*下?转\s*第?\s*[^\s（()）]{1,4}\s*版[^（()）]{0,12}[）)]$")
_CONTINUED = re.compile(r"[（(【\[]?\s*(?:上接|紧接)\s*第?\s*[^\s（()）]{1,4}\s*版[^（()）]{0,24}[）)】\]]?\s*")
# A paper's name, which its date or the page's number follows in a line of its own.
_PAGE_NAME = re.compile(r"\d{1,2}\s+[^\W\d_]{2,4}")  # 05 社区
_MASTHEAD = re.compile(r"[^\W\da-zA-Z_]{2,10}(?:报|周刊|时讯|新闻|发布|融媒|微讯)")


def without_furniture(lines: Sequence[Line]) -> Iterator[Line]:
    r"""Yield the lines of articles, each with what of the page stood above it.

    >>> from kg.reading.lines import read_lines
    >>> page = list(read_lines("2024年11月5日 星期二 第3版\n集市开市\n近日，集市开市。（下转第4版）\n邻里节"))
    >>> [(line.text, line.above.name) for line in without_furniture(page)]
    [('集市开市', 'PAGE'), ('近日，集市开市。', 'NOTHING'), ('邻里节', 'JUMP')]
    """
    above = Above.NOTHING
    beside = False
    for line, below in zip_longest(lines, lines[1:]):
        start = _CONTINUED.match(line.text)
        is_jump = start is not None and start.end() == len(line.text)
        is_beside = not line.level and (is_jump or _is_furniture(line.text))
        if is_beside or _is_masthead(line, below, beside=beside):
            above, beside = _leaves(line.text) or above, True
            continue
        beside = False
        jump = _JUMP_END.search(line.text, max(0, len(line.text) - _LONGEST_JUMP))
        if start:
            line, above = cut_line(line, start.end())[1], Above.CONTINUED
        yield replace(cut_line(line, jump.start())[0] if jump and jump.start() else line, above=above)
        above = Above.JUMP if jump else Above.NOTHING


def _leaves(text: str) -> Above | None:
    """What a line that belongs to no article says of the line below it."""
    if _CONTINUED.match(text):
        return Above.CONTINUED
    return Above.JUMP if _JUMP.match(text) else Above.PAGE if _PAGE.fullmatch(text) else None


def _is_masthead(line: Line, below: Line | None, *, beside: bool) -> bool:
    """The paper's name or the page's own, above or below more of a page's head."""
    if _PAGE_NAME.fullmatch(line.text):
        return beside or bool(below and _is_furniture(below.text))
    return bool(below and _MASTHEAD.fullmatch(line.text) and _is_furniture(below.text))


def _is_furniture(text: str) -> bool:
    if not any(char.isalnum() for char in text):
        return not text.startswith(HANGING)
    return len(text) <= _LONGEST and _is_beside(text)


def _is_beside(text: str) -> bool:
    return bool(_FURNITURE.fullmatch(text) or _BESIDE.fullmatch(text)) or _is_credits(text)


def _is_credits(text: str) -> bool:
    """Who made the page: ■责任编辑 温知夏 ■版式设计 骆青青."""
    if not _DESK.search(text):
        return False
    roles = names = 0
    for token in filter(None, _CREDIT_GAPS.split(text)):
        role = _CREDITED.match(token)
        name = token[role.end() :] if role else token
        roles, names = (roles + 1, 0) if role else (roles, names + 1)
        if len(name) > _LONGEST_NAME or names > _MOST_NAMES or not roles or not _NAMED.fullmatch(name):
            return False
    return roles >= _LEAST_ROLES
