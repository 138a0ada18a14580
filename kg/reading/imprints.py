"""Lines that say when and where a text came out, as web pages have them: date, source, author, font size."""

import re
from collections.abc import Iterator

from kg.patterns import late

DATE = (
    r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    r"(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*\d{1,2}[:：时]\d{2}分?(?:[:：]\d{2})?)?"
)
"""A day, its weekday, and the hour."""
AUTHOR = r"(?:作者(?!单位|简介)|记[ \u3000]{0,2}者|通讯员|撰稿人?|撰文|[供来]稿人?)"
"""Words that only names follow."""
CREDIT = (
    r"(?:(?:文章|信息|稿件|新闻|内容)?(?:来源|出处)|稿源|(?:发布|发表|更新|出版|刊发)?(?:日期|时间)|(?:原文)?链接|网址"
    r"|(?:责任|执行|值班|见习)?(?:编辑|主编)|责编|校对|[初复终]?审核?|监制|排版|美编|版式|供稿单位)"
)
"""What a line says of a text that is no author's name."""
ISSUE = r"(?:总?第[^\S\n]?\d{1,6}[^\S\n]?期|第?[^\S\n]?[A-Z]?\d{1,3}[^\S\n]?版|[A-Z]\d{1,2}(?!\S))"
"""What of a paper stands beside its date: 第218期, 02版, A3."""
PROVINCE = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西"
    "|甘肃|青海|宁夏|新疆|内蒙古"
)
"""Where an account says that it wrote: 2024-11-10 18:30 福建."""
_LABEL = (
    rf"{CREDIT}|(?:本文)?转载?自|(?:发布|发文|供稿|报送)(?:机构|单位|部门|机关)|[一二三]审核?|制作|图片|照片|配图|摄影|拍摄|人气|策划|统筹|(?:视频)?(?:摄像|剪辑)|出镜|配音|海报|文案|编导|后期|航拍"
    r"|索\s?引\s?号|文\s?号|体\s?裁|主题(?:分类|词)|(?:信息|组配)分类|有效性|公开(?:方式|范围|类别|形式|时限)"
    r"|(?:成文|录入|生效|废止|失效|publish)\s?(?:日期|时间|date)|(?:阅读|浏览|点击|访问)(?:次数|人数|量|数|率)?"
    r"|字体|字号|分享到?|站内搜索|当前(?:版|位置)"
)
# A paper's name with its date, a page's number, and what one can do with the page.
_ALONE = (
    rf"(?:[^\W\da-zA-Z_]{{2,8}}(?:报|周刊|网)\s+)?{DATE}|(?:[^\W\da-zA-Z_]{{2,12}}\s+){{1,3}}(?=\S+\s+\d{{1,2}}:){DATE}|\d{{1,2}}:\d{{2}}(?::\d{{2}})?|(?:NO[.：:]?\s?)?第?\s?[A-Z]?\d{{1,3}}\s?版(?:[:：]\S{{0,6}})?"
    r"|打印(?:本页|文章)?|关闭(?:窗口|本页)?|收藏|下载(?:Word|PDF)|返回(?:首页|列表|顶部)|无障碍浏览|(?:进入)?长者版|[大中小](?![^\W\da-zA-Z_])"
)
_VALUE = r"[^\s，。；：:、“”【】\[\]()（）|丨]{0,24}"
_FURTHER = r"(?:[ \u3000、，,]+[\u4e00-\u9fff·]{2,16}(?![：:\u4e00-\u9fff]))*"  # names after the first
_FIELD = late(
    rf"(?:{_ALONE}|(?P<author>(?:(?:本报|特约|见习|首席)?{AUTHOR}|文字|图文|文图)(?:\s?[:：/|丨]|\s)\s*{_VALUE}{_FURTHER})|(?:{_LABEL})\s?[:：/|丨]\s*(?!(?:{_LABEL})\s?[:：|]){_VALUE}"
    r"|(?:关\s?键\s?[词字]|标签|原标题)\s?[:：].*)[\s【】\[\]（）()|丨]*",
    re.I,
)
_PATH = late(r"(?:[•·]\s?)?(?:\S{1,16}\s?[>\uff1e»]+\s?){2,}\S{1,40}")  # 首页 > 政务公开 > 公示公告
# What such a line has, and a sentence has not, that needs no longer look.
_MAY_BE = re.compile(
    r"^(?=[^。，]*$|[^。，：:]{0,24}[：:])(?=.*[\d:：/|丨>\uff1e»]|[（(【\[•·▪◆]?\s*(?:打印|关闭|收藏|下载|返回|无障碍|进入长者|长者版|[大中小]))"
)
_OPENS = re.compile(r"[（(【\[]|[•·▪◆]\s*")
_LONGEST = 160


def find_imprint(line: str) -> tuple[tuple[int, int], ...] | None:
    """Return where such a line names its authors, label and names; None for a line of anything else.

    A signature alone (记者 周远山) is no such line.

    >>> line = "2024-11-05 09:12  来源：云栖网  作者：周远山 沈清禾"
    >>> [line[start:end] for start, end in find_imprint(line)]
    ['作者：周远山 沈清禾']
    >>> find_imprint("时间：2024-11-05 【字体：大 中 小】 打印"), find_imprint("来源于居民的建议")
    ((), None)
    >>> find_imprint("• 时间：2024-11-05 11:08:23 来源：云栖网 阅读次数："), find_imprint("照片：校宣传组")
    ((), ())
    >>> find_imprint("索 引 号：3206/2024 | 文 号 | 发布日期：2024-11-05 |"), find_imprint("• 首页 > 动态 > 邻里节开幕")
    ((), ())
    """
    if len(line) > _LONGEST or not _MAY_BE.search(line):
        return None
    if _PATH.fullmatch(line):
        return ()
    fields = list(_fields(line))
    authors = tuple(field.span("author") for field in fields if field["author"])
    is_whole = bool(fields) and fields[-1].end() == len(line)
    return authors if is_whole and len(authors) < len(fields) else None


def _fields(line: str) -> Iterator[re.Match[str]]:
    opening = _OPENS.match(line)
    at = opening.end() if opening else 0
    while field := _FIELD.match(line, at):
        yield field
        at = field.end()
