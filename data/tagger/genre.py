"""Sentences of district news, made up: patterns with slots, filled with made-up names."""

import re
from collections.abc import Callable, Iterator

from corrections import ORGANIZATION, PERSON, PLACE, Named
from names import Names

_SLOT = re.compile(r"\{(\w+)\}")
# {P} person, {F} foreigner, {U} chain of units, {C} community, {S} street, {D} county or city, {L} place, {O} body,
# {B} grass-roots body, {T} title, {A} form of address, {N} number, {d} date, {K} activity, {Y} common words.
_PATTERNS = """
{d}，{U}开展{K}活动
{d}，{O}联合{O}在{L}开展“{Y}”{K}活动
{O}{T}{P}出席活动并讲话
{O}{T}{P}、{T}{P}参加{K}
{D}{T}{P}主持会议
{T}{P}，{T}{P}、{P}、{P}等出席会议
活动现场，{P}{A}高兴地说：“{Y}真是方便了我们。”
家住{L}的{P}{A}{Y}
家住{L}{N}号楼{N}室的居民{P}{Y}
{U}居民{P}{Y}
“{Y}，”{O}{T}{P}说
“{Y}。”{U}{T}{P}介绍
据{O}{T}{P}介绍，{Y}
记者从{O}获悉，{Y}
记者 {P} 通讯员 {P}
本报记者 {P} {P}
·{P} {P} {P}
·{P}
（记者{P} 通讯员{P} {P}）
本报讯（{P} {P}）{d}，{O}{Y}
来自{O}的{P}{Y}
{O}志愿者{P}、{P}来到{L}，{Y}
{L}位于{U}，{Y}
位于{L}的{O}{Y}
{O}设在{L}
{O}、{O}、{O}协办
{O}主办、{O}承办的“{Y}”{K}在{L}举行
{D}召开{K}会议
{D}{T}{P}来到{O}、{O}、{L}等地调研
{P}强调，{Y}
{P}指出，{Y}
{P}表示，{Y}
{P}说，{Y}
{O}党委书记{P}
{P}，{O}{T}
{P}（{O}{T}）
{T}{P}代表{O}{Y}
{P}是{O}的一名{T}，{Y}
{P}今年{N}岁，是{U}的{Y}
{N}岁的{P}{Y}
{O}主场{N}比{N}战胜{O}
{O}前锋{P}{Y}，{O}主教练{P}说
在{O}与{O}的比赛中，{F}打入{N}球
{P}加盟{O}，{Y}
{O}后卫{F}伤愈复出
{O}股价上涨{N}%，{O}下跌{N}%
{O}今日发布财报，{Y}
{O}分析师{P}认为，{Y}
{O}旗下{O}{Y}
{O}、{O}等企业{Y}
{O}收购{O}{N}%股权
{O}存款利率上调
由{O}开发、{O}代理的网络游戏{Y}
{O}出品的电影由{F}执导，{P}、{P}主演
导演{P}和演员{P}亮相{D}
{D}房价{Y}，{L}开盘{Y}
{D}{L}附近的{O}{Y}
前往{D}旅游，{L}、{L}{Y}
{O}教授{P}接受本报采访时说，{Y}
据{O}报道，{D}{Y}
{O}记者{P}{D}报道
{O}{T}{F}访问{D}
{P}毕业于{O}，{Y}
{O}毕业生{P}应聘{O}
{O}、{O}、{O}录取分数线
游客{P}在{D}{L}{Y}
{U}{N}组村民{P}{Y}
在{L}、{L}，{Y}
走进{L}，{Y}
走进{O}，{Y}
{U}{L}{Y}
{U}{L}改造项目{Y}
{L}至{L}段{Y}
{Y}的{P}{Y}
{Y}，{P}和{P}{Y}
{P}的女儿{P}{Y}
{P}与丈夫{P}{Y}
{O}{Y}
{O}与{O}签订协议
{O}宣布，{Y}
{O}首席执行官{F}{Y}
{F}在{D}{Y}
{D}总统{F}{Y}
{F}和{F}{Y}
{O}（{Y}）
{O}员工{P}{Y}
{O}学生{P}{Y}
{O}教师{P}荣获“{Y}”称号
{O}民警{P}{Y}
{O}医生{P}为居民{Y}
{D}、{D}、{D}等地{Y}
从{D}到{D}，{Y}
在{D}{Y}
来自{D}的{P}{Y}
{P}，男，{D}人，{Y}
{P}女士，{N}岁，{O}{T}
{P}先生：{O}{T}
任{O}{T}
曾任{O}{T}、{O}{T}
免去{P}的{O}{T}职务
任命{P}为{O}{T}
{P}、{P}、{P}、{P}{Y}
{P}获一等奖，{P}、{P}获二等奖
图为{O}工作人员在{L}{Y}
{P} 摄
在{P}家中，{Y}
{P}一家{Y}
{P}所在的{O}{Y}
{O}的{P}{Y}
{C}、{C}、{C}{Y}
{S}{C}{Y}
{S}{B}{Y}
{C}{B}{T}{P}{Y}
{S}{T}{P}走访{C}，{Y}
{D}{S}{C}开展{K}活动
{C}居民{Y}
{C}联合{O}开展{K}
{C}依托{L}，{Y}
全区{N}个社区{Y}
我区{Y}
该小区{Y}
社区党组织{Y}
物业公司{Y}
街道相关负责人{Y}
志愿者们{Y}
党支部书记{Y}
学校{Y}
小区门口的广场上{Y}
楼道里{Y}
老人{Y}
居委会工作人员{Y}
"""
_TITLES = """
书记 党委书记 党工委书记 党总支书记 党支部书记 区长 副区长 区委书记 县委书记 市长 主任 副主任 办事处主任
居委会主任 局长 副局长 院长 校长 会长 秘书长 理事长 队长 站长 所长 经理 总经理 董事长 负责人 工作人员 社工
网格员 网格长 楼道长 志愿者 党员 老党员 讲师 教授 主席 副主席 部长 委员 常委 队员 医生 护士 律师 民警 教师
副总裁 董事 监事 独立董事 高级工程师 工程师 财务总监 研究员 专家 业主 居民 村民 退休干部 组织委员 宣传委员
发言人 主编 教练 球员 导演
""".split()
_ADDRESS = """
阿姨 奶奶 爷爷 大爷 大妈 老人 先生 女士 师傅 老师 伯伯 叔叔 同志 大姐 医生 书记 主任 婆婆 老先生 烈士
""".split()
_ACTIVITIES = """
志愿服务 义诊 反诈宣传 垃圾分类 文明城市创建 主题党日 读书 文艺汇演 趣味运动会 消防演练 爱心义卖 健康讲座
重阳节慰问 安全生产 普法宣传 签约仪式 启动仪式 工作推进 项目观摩 座谈会 招聘会 亲子 手工制作 体检 议事协商
专题培训 民主评议 环境整治
""".split()
_COMMON = """
环境变好了 为居民提供便民服务 切实解决群众的急难愁盼问题 大家纷纷点赞 有效提升了居民的幸福感 打造十五分钟生活圈
让居民在家门口享受服务 现场气氛热烈 取得了良好效果 受到一致好评 今年以来 坚持党建引领 积极探索基层治理新模式
为老人理发 测量血压 发放宣传资料 整治飞线充电 清理楼道杂物 把服务送到群众身边 进一步优化营商环境 推动高质量发展
认真学习 表示衷心感谢 每天都来这里锻炼 退休后一直热心公益 主动上门了解情况 加装电梯 道路拓宽 停车难
孩子们玩得很开心 共同商议改造方案 提出了宝贵意见 开展全面排查 全力以赴保安全 用实际行动诠释责任与担当
传承红色基因 弘扬传统美德 关爱青少年健康成长 筑牢安全防线 助力乡村振兴 丰富精神文化生活 邻里关系更加和谐
生产经营稳步增长 销售额同比增长 新产品上市 发布公告称 正式投入使用 项目总投资 已经完工 进展顺利 正在施工
参加比赛 获得冠军 接受记者采访 当天上午 据了解 大学毕业后 从事教育工作 本科学历 曾获多项荣誉 说起这件事
看到眼前的变化 心里暖洋洋的 忙碌的身影 一大早 来来往往的行人 增加了绿地面积 建起了口袋公园 安装了健身器材
实现了零的突破 创新工作方法 建立长效机制 会议要求 会议听取了情况汇报 与会人员 深入一线 面对面交流 手把手教学
点对点帮扶 童心向党 敬老爱老 温暖冬至 情暖夕阳 红色驿站 幸福食堂 邻里守望 百姓议事厅 金秋助学 平安守护 清风行动
春风送岗
""".split()
_LISTS = {"T": _TITLES, "A": _ADDRESS, "K": _ACTIVITIES, "Y": _COMMON}
_LEVELS = ("province", "city", "county", "street", "community")
_KINDS = dict.fromkeys("PF", PERSON) | dict.fromkeys("CSDL", PLACE) | dict.fromkeys("OB", ORGANIZATION)


class Genre:
    """Makes sentences; each is a run of characters with their kind, or None."""

    def __init__(self, names: Names, bodies: list[str]) -> None:
        self._names = names
        self._patterns = _PATTERNS.split("\n")[1:-1]
        self._grass_roots = bodies

    def sentences(self, count: int) -> Iterator[list[Named]]:
        """So many sentences."""
        for _ in range(count):
            yield self._fill(self._names.one(self._patterns) + self._names.one(("。", "。", "，{Y}。", "，{Y}。", "")))

    def _fill(self, pattern: str) -> list[Named]:
        found: list[Named] = []
        for number, part in enumerate(_SLOT.split(pattern)):
            if number % 2:
                found += self._slot(part)
            elif part:
                found.append((part, None))
        return found

    def _slot(self, slot: str) -> list[Named]:
        if slot == "U":
            return [(name, PLACE) for name in self._chain()]
        if slot in _KINDS:
            return [(self._name(slot), _KINDS[slot])]
        return [(self._words(slot), None)]

    def _chain(self) -> Iterator[str]:
        """A chain of units, from one level down to another."""
        draw = self._names.draw
        start = draw.choice((1, 2, 2, 3, 3, 3, 4, 4))
        end = draw.choice((start, 4, 4))
        return map(self._names.unit, _LEVELS[start : end + 1])

    def _name(self, slot: str) -> str:
        names = self._names
        makers: dict[str, Callable[[], str]] = {
            "P": names.person,
            "F": names.foreigner,
            "C": lambda: names.unit("community"),
            "S": lambda: names.unit("street"),
            "D": lambda: names.unit(names.one(("city", "county", "short", "short", "province"))),
            "L": names.place,
            "O": names.body,
            "B": lambda: names.unit("community") + names.one(self._grass_roots),
        }
        return makers[slot]()

    def _words(self, slot: str) -> str:
        if slot == "N":
            return str(self._number(99))
        if slot == "d":
            date = f"{self._number(12)}月{self._number(28)}日"
            return self._names.one(("", "近日", "日前", "当天", date))
        return self._names.one(_LISTS[slot])

    def _number(self, highest: int) -> int:
        return 1 + int(self._names.draw.random() * highest)
