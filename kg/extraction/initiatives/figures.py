"""What stands in quotation marks and is no name: a figure of speech, somebody's words, an attribute, a verb."""

import re

from kg.extraction.text.analysis import Analysis
from kg.patterns import late

_SOMEBODY = re.compile(
    r"们|(?:微信)?(?:小程序|公众号|视频号|群)|[Aa][Pp][Pp]|(?:系列)?(?:产品|白酒|大米|机器人)|牌(?!匾)|(?:文献)?资料|(?:纪念|荣誉|功勋)?[奖勋]?章|证书"
    r"|(?:等[^\W\da-zA-Z_]{0,4}|[^\W\da-zA-Z_]{2})?(?:人员|队伍|群体|组织|团队|家庭|企业|骨干|机构|部门|人才|干部|服务队)"
)
# “…”的理念, “…”效应, “…”称号: the quotation names a notion, not an undertaking.
_NOTION_AFTER = re.compile(
    r"[^“”]{0,3}?(?:理念|原则|精神|方针|口号|为主题|称号|荣誉|效应|现象|感|难题|问题|思想|态度|目标|要求|两个字|字样|式$)"
    r"|[^“”]{0,3}?主题(?!活动|教育|党日)"
)
_WAY = late(r"[^仪]式”[^\W\da-zA-Z_]")
_NOTION = re.compile(
    r"(?:效应|阵地|现象|理念|精神|原则|意识|堡垒|港湾|桥梁|网红|场所|身影|力量|感|化|者|人|员|民主|自由)$"
)
_SPOKEN = late(r"[了吗吧呢啊哦么得]|(?<!其)[我你他她它]们?(?![家的爱型人乡])|头一[回次]|这[次回]")  # “下回得贴个通知”
_DONE = frozenset({"Activity", "Campaign", "Festival", "Project"})  # whose own head is enough: “清风行动”的要求
_LINE = 32  # characters before a quotation in which the name of a document opens


def is_notion(analysis: Analysis, name: str) -> bool:
    """True for a figure of speech or abstract noun, in quotation marks or not: “红色堡垒”, 宣传阵地."""
    bare = name.strip('“”"「」')
    return is_figure(bare) or bare in analysis.lexicon.rhetoric


def is_said(text: str, quotation: re.Match[str], kind: str) -> bool:
    """“下回得提前贴个通知”, “谁执法谁普法”|要求: somebody's words, or a notion by what follows it."""
    end = quotation.end()
    if _SPOKEN.search(quotation["inner"]) or text.startswith("要求", end):
        return True
    return kind not in _DONE and _NOTION_AFTER.match(text[end : end + 6]) is not None


def is_attribute(analysis: Analysis, end: int) -> bool:
    """“五老”|人员, “两新”|组织: the quotation tells the kind of somebody, who is no undertaking."""
    if _WAY.match(analysis.text, end - 3):
        return True  # 开展“扫街式”|检查
    return _SOMEBODY.match(analysis.text, end) is not None or analysis.lexicon.role_nouns.longest_at(
        analysis.text, end
    ) not in (None, "代表")


def is_act(analysis: Analysis, inner: str) -> bool:
    """“上课”: a verb."""
    return analysis.segmenter.tag(inner).startswith("v")


def is_in_title(analysis: Analysis, start: int) -> bool:
    """《关于“…”的意见》: within the name of a document."""
    line = max(0, start - _LINE)
    return analysis.text.rfind("《", line, start) > analysis.text.rfind("》", line, start)


def is_figure(inner: str) -> bool:
    """True for what ends as figures of speech do: 红色堡垒, 蝴蝶效应."""
    return _NOTION.search(inner) is not None
