"""The names of holidays, which are no names of events."""

HOLIDAYS = tuple(
    "春节 元宵节 清明节 端午节 七夕节 中秋节 重阳节 腊八节 国庆节 劳动节 妇女节 儿童节 建军节 教师节 青年节 护士节"
    " 建党节 植树节 母亲节 父亲节".split()
)
"""Those that are called a 节."""
FEASTS = frozenset(
    (*HOLIDAYS, *"五一 六一 七一 八一 十一 三八 五四 双十一 元旦 国庆 中秋 端午 清明 重阳 元宵 七夕 腊八 除夕".split())
)
"""Days that are no names of events."""
