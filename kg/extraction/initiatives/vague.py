"""Phrases that name nothing of their own, or no event: 各类比赛, 主题活动, 国家级一类竞赛, 合作交流."""

import re

from kg.extraction.initiatives.phrases import is_half
from kg.patterns import late

VAGUE = re.compile(
    r"精彩|盛大|隆重|热闹|压轴|重[点大](?!事故|隐患|风险|动物|疫病|群体|人群|行业|领域|场所|区域|车辆|人员|水域|路段)|各类|优质|多种|多项|系列|一批|类似|如此|丰富|形式|各项|其他|其余|剩余|主要|骨干|控制性|深入|广泛|友好|品牌赛|针对性|经常性|一批|\d+大|[超近约]?[\d.]*[百千亿万]+元"
    r"|重要(?!湿地|农产品|农业文化|文化遗产|水源)|综合性(?!应急|消防|救援|反恐|防汛|防火)|专业性|常态化|(?:国家|[省市区县])级[一二三ABC]类|[^\W\da-zA-Z_]{2,4}性重大"
    r"|[近上数几]?[十百千]+[余多]?[场项次]"
)
GENERAL = re.compile(
    r"(?:年度|假期|整个)?(?:主题|系列|专题|专项|相关|特色|整个)[^\W\da-zA-Z_]{2}$|(?:活动|赛事|会议|比赛)(?:仪式|活动)$"
    r"|[^\W\da-zA-Z_]{2,3}(?<!仪)式(?:大?排查|检查|整治|服务|培训|教学|宣传|走访|宣讲)$|[^，。；：“”\n]{0,12}(?:非遗|(?:遗产)?代表性)项目$"
    r"|(?:传统|民俗|特色)(?:[^\W\da-zA-Z_]{2})?活动$"
    r"|(?:[合协]作|交流|研讨|学习|走访|慰问|排查|互动|沟通|检查|座谈|参观|考察|走访看望){2}$"
)  # 主题活动, 专题会议, 拉网式排查, 特色文旅活动: no names by themselves
_WHO, _AIMED = late(r"医[生师]|专家"), late(r"(?:打[造响]|擦亮|叫响|塑造|培育|做优|做强)[成出]?$")
_KINDS = ("项目", "工程", "活动")
_OWN_NAME = late(r"[“\"\d]|第[一二三四五六七八九十]|首届")


def is_other(text: str, start: int, end: int) -> bool:
    """宣读了|活动方案, a paper; 30多名|义诊|医生, people; 打造|山水旅游品牌, any that may come of it."""
    if text.endswith(("宣读", "宣读了"), 0, start) or _WHO.match(text, end):
        return True
    if text.endswith("活动倡议书", start, end) or is_half(text, start, end):
        return True
    if text.startswith("之一", end) and text.endswith(_KINDS, start, end) and not _OWN_NAME.search(text, start, end):
        return True  # 今年的民生实事项目|之一
    if text.endswith("政策", start, end) and text[end : end + 1] in ("、", "和", "及"):
        return True  # 宣传|渔业政策|和海洋法规
    return text.endswith("品牌", start, end) and _AIMED.search(text, max(0, start - 3), start) is not None


def is_vague(name: str) -> bool:
    """True for what an adjective begins or tells no more than the kind: 各类比赛, 主题活动.

    >>> [is_vague(name) for name in ("各类比赛", "主题活动", "拉网式排查", "《青禾区发展规划", "棋类比赛")]
    [True, True, True, True, False]
    """
    whole = "。" not in name and name.count("《") == name.count("》")  # no 《青禾区工业发展|规划（2021—2035年）》
    return not whole or VAGUE.match(name) is not None or GENERAL.match(name) is not None
