"""Two tasks or subjects that one name joins: 市文化旅游和广播电视局, 区人力资源与社会保障局, 数学与统计学院."""

from kg.extraction.text.analysis import Analysis
from kg.extraction.text.segmenter import Token
from kg.patterns import late

_LEVELS = frozenset("省市区县州旗镇乡")
_OFFICES = (*"局委厅办处科", "中心", "办公室")
_TEAMS = ("执法支队", "执法大队", "支队", "大队")  # 市海洋与渔业|执法支队
_TASKS = late(r"[省市区县州旗镇乡道](?P<tasks>[^\W\da-zA-Z_]{2,8})$")
_KNOWN = late(
    r"(?:规划|文化|科技|住房|卫生|农业|人力资源|工业|经济|发展|商务|体育|教育|民政|交通|水利|环境|生态|林业|渔业|海洋|国土|统计"
    r"|财政|城建|建设|民族|计划生育|招商|粮食|旅游|就业|公共就业|文化旅游|广播电视|退役军人|社会保障|市场|农牧)$"
)
_SHORTEST = 3  # characters of the second task with its office
# What a school teaches, which no one does anything 与: 测绘|与|城市空间信息学院; not 企业与商学院.
_SUBJECT = late(
    r"(?:^|[^\u4e00-\u9fff]|[由在到与和及的为对向从给]|大学|学院|学校)(?:数学|物理|化学|化工|生物|生命科学|地理|地质|文学|语言|外语|外国语|英语|历史|哲学|法学|政治|经济|管理|金融|会计"
    r"|工商管理|公共管理|教育|心理|体育|音乐|美术|艺术|设计|传媒|新闻|新闻传播|文化|旅游|测绘|土木|建筑|机械|机电|电子|电气"
    r"|信息|计算机|软件|材料|环境|能源|动力|交通|航空|食品|农学|园艺|林学|水利|海洋|医学|护理|药学|马克思主义)(?:工程|科学|技术)?$"
)
# 区政协|经济|和|科技|委员会: what the committees of congresses and conferences are for.
_COMMITTEE = late(
    r"(?:社会|经济|财政|监察|民族|农业|人口|城乡建设|科教|教科卫体|教育科技|文化文史|港澳台侨|学习|资源|环境)$"
)
_ITS_OTHER = late(
    r"(?:法制|法治|科技|司法|宗教|农村|农业农村|外事|文史|学习|经济|资源环境|环境资源|人口资源环境|环境保护|资源|卫生)"
)
_SUBJECTS = 10  # characters of the longest, and of what may stand before it
_HOUSE = ("大学", "学校", "公司", "中学")


def joins_tasks(analysis: Analysis, token: Token, end: int) -> bool:
    """市|文化旅游|和|广播电视|局, 区|就业|和|人才|中心: the tasks of one office; not 市民政局和教育局."""
    text, at = analysis.text, token.start
    term = analysis.lexicon.org_suffixes.longest_at(text, end) or ""
    if term == "委员会":
        return bool(_COMMITTEE.search(text, max(0, at - _SUBJECTS), at) and _ITS_OTHER.fullmatch(text, at + 1, end))
    if not term.endswith((*_OFFICES, *_TEAMS)):
        return False
    left = _TASKS.search(text, max(0, at - 10), at)
    right = text[at + 1 : end].removeprefix("城市").removeprefix("城乡")
    if left is None or set(right) & _LEVELS or len(right) + len(term) < _SHORTEST:
        return False
    if not right:
        return _KNOWN.search(left["tasks"]) is not None  # 市规划|和|自然资源局; not 市领导|和|教育局
    words = [*analysis.tokens_in(left.start("tasks"), at), *analysis.tokens_in(at + 1, end)]
    return _is_task(analysis, at) and all(word.tag[:1] in ("n", "v", "a", "l", "j") for word in words)


def _is_task(analysis: Analysis, end: int) -> bool:
    """No body ends here; 农村 and a firm's trade (科技) are tasks, too."""
    suffixes = analysis.lexicon.body_suffixes
    suffix = suffixes.longest_ending(analysis.text, end)
    return suffix is None or suffixes[suffix][-1:] == ("trade",) or analysis.text.endswith("农村", 0, end)


def joins_subjects(analysis: Analysis, at: int, end: int) -> bool:
    """测绘|与|城市空间信息学院, 音乐|与|舞蹈学院: a subject stands before 与, and a college's own words after it."""
    text = analysis.text
    if text[at] != "与" or not text.startswith("学院", end) or any(house in text[at:end] for house in _HOUSE):
        return False
    return _SUBJECT.search(text, max(0, at - _SUBJECTS), at) is not None
