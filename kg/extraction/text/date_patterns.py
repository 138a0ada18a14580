"""How Chinese news writes a date: one pattern, with an example of each of its alternatives."""

import re

from kg.extraction.text.matching import Search

_SPACE = "[ \u3000]*"
# Half-width and full-width.
_DIGIT = "[0-9\uff10-\uff19]"
_HAN = "[一二三四五六七八九十]"
# From 1000 to 2999: 8000年 is a span of time.
_YEAR = f"(?:[12\uff11\uff12]{_DIGIT}{{3}}|[一二三四五六七八九\u3007零○]{{4}})"
_NUMBER = f"(?:{_DIGIT}{{1,2}}|{_HAN}{{1,3}})"
_FIRST = "(?<![0-9万千百余多美港欧])元"  # 元月3日; 2000元月租 has no month
_TO = f"{_SPACE}(?:至|到|[-－\u2013—―~～]{{1,2}}){_SPACE}"
_NO_NUMBER_BEFORE = "(?<![0-9\uff10-\uff19.\uff0e·])"
# 5月龄, 六月饼, 月均: the character is no month.
_MONTH_SIGN = f"{_SPACE}月(?![饼嫂子球亮光均薪租龄票费卡刊色])份?"
_DAY_SIGN = f"{_SPACE}(?:日(?![游租均薪子常语本报])|号(?![楼线院]))"

# A range is one date, its first: 11月2日至15日, 11月2-4日, 3月22日—4月1日, 3月至5月.
_LAST = f"(?:{_YEAR}{_SPACE}年)?(?:{_NUMBER}{_SPACE}月)?{_NUMBER}{_SPACE}[日号月]"
_RANGE = f"(?:{_TO}{_LAST})?"
_RELATIVE_YEAR = "今年|去年|明年|前年|后年|同年|那年|次年|翌年|(?<![续的])第二年(?!度)"
_RELATIVE_MONTH = "本月|当月|这个月|上个?月|下个?月|同月"
_DAY_WORDS = "今[天日晨晚]|昨[天日晨晚]|明[天日晨晚]|前天|后天|当[天日晚]|次日|翌日"
_FROM_DAY_BEFORE = "同[日天晚]|前一[天日]|第二天(?!堂)"
_MONTH_DAY = (
    f"(?P<month>{_NUMBER}|{_FIRST})(?:{_MONTH_SIGN}|(?={_TO}{_NUMBER}{_SPACE}月))"
    f"(?:{_SPACE}(?P<day>{_NUMBER})(?:{_DAY_SIGN}|(?={_TO}{_NUMBER}{_SPACE}[日号])|(?:[、和]{_NUMBER}){{1,4}}{_DAY_SIGN}))?"
)
_LUNAR_DAY = f"(?:初{_HAN}|廿{_HAN}?|二?十{_HAN}?|三十)"

DATE = "|".join(
    (
        # 2024-11-02, 2024/11/2
        rf"(?P<iso>(?<!{_DIGIT}){_DIGIT}{{4}}(?P<sep>[-/.]){_DIGIT}{{1,2}}(?P=sep){_DIGIT}{{1,2}}(?!{_DIGIT}))",
        # The old calendar: 农历九月初九, 腊月二十三, 八月十五 (without 日), 三月三
        rf"(?P<lunar>(?:农历|阴历|旧历){_SPACE}(?:[^，。；\d\s]{{1,4}}年)?(?:{_NUMBER}月|[正腊]月)?(?:{_LUNAR_DAY}|{_HAN})?日?"
        rf"|[正腊]月{_LUNAR_DAY}?|{_HAN}{{1,2}}月{_LUNAR_DAY}(?![日号至到])|(?P<twice>{_HAN})月(?P=twice)(?![{_HAN[1:-1]}日号]))",
        # 每年3月5日
        rf"(?P<yearly>(?:每年|每逢|逢)的?{_NUMBER}月(?:{_NUMBER}[日号])?)",
        # 2024年11月2日, 去年12月, 今天（12月5日）
        rf"(?:(?P<word>{_DAY_WORDS}){_SPACE}[（(])?{_NO_NUMBER_BEFORE}"
        rf"(?:(?:(?P<year>{_YEAR}){_SPACE}年|(?P<relative_year>{_RELATIVE_YEAR})的?){_SPACE})?{_MONTH_DAY}{_RANGE}",
        # 上月25日, 本月
        rf"(?P<relative_month>{_RELATIVE_MONTH}){_SPACE}(?:(?P<day_of_month>{_NUMBER}){_DAY_SIGN}{_RANGE})?",
        # 2024年, 2023—2024年; 2000年历史 is a span of time
        rf"{_NO_NUMBER_BEFORE}(?P<only_year>{_YEAR})(?:{_SPACE}年|(?={_TO}{_YEAR}{_SPACE}年))"
        rf"(?:{_TO}{_YEAR}{_SPACE}年)?(?!历史|之久)",
        rf"(?P<only_relative_year>{_RELATIVE_YEAR})",
        # 上周五
        r"(?P<week>上|本|这|下)个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])",
        # 2日上午, 2日至4日; 30日内, 每月2日 and 为期3日 are no dates
        rf"(?<![第每近历期续月共达]){_NO_NUMBER_BEFORE}(?P<only_day>{_DIGIT}{{1,2}})日(?![内间之以后前游租均薪子常语本报]){_RANGE}",
        # 今天; 今天的生活 is no day
        rf"(?P<day_word>{_DAY_WORDS}|{_FROM_DAY_BEFORE})(?!的)",
    )
)

# Of digits only those soon before a sign of a date, of words only those that one of their seconds follows.
_DIGITS = "0-9\uff10-\uff19一二三四五六七八九十\u3007零○"
_WORDS = "农阴旧正腊每逢今昨明前后当次翌去同那本这上下第元"
_SECONDS = f"历月年逢的天日晨晚个周星礼 \u3000{_DIGITS}"
_SIGNS = "年月日号至到－\u2013—―~～/.-"
DATES = Search(
    DATE,
    f"[{_DIGITS}{_WORDS}](?:(?<=[{_WORDS}])(?=[{_SECONDS}])|(?<=[{_DIGITS}])(?=[{_DIGITS}]{{0,3}}{_SPACE}[{_SIGNS}]))",
)
SENTENCE_END = re.compile("[\n。！？!?]")
# After one of these, or at the start of a line, a date opens a sentence.
OPENERS = "\n。！？；!?;”…"
DATELINE = re.compile("[ \u3000]*(?:电|讯|消息)")
# 始建于2004年, 自2019年起, 2007年交付: beside what the article reports.
ASIDE_BEFORE = re.compile(
    r"(?:[于自从至到]|(?:回顾|总结)[^\W\da-zA-Z_]?|早在|截至|截止|始建|成立|约|比|较|超过|原定|预计|力争)\Z"
)
ASIDE_AFTER = re.compile(
    r"(?:[^\W\da-zA-Z_]{0,6}以来|起|至今|之?前|之?后|末?建|交付|出生|入伍|退伍|退役|参军|入党|毕业|退休|参加工作)"
)
