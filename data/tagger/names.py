"""Made-up names of people, places and bodies, from the lexicons and the register."""

import random
from collections import Counter
from collections.abc import Sequence

from known import BODIES, PLACES

from kg.knowledge.divisions import Divisions, short_names
from kg.knowledge.lexicon import Lexicon

# The surnames of some two thirds of all people, the most frequent first.
_FREQUENT = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜"
    "崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺顾龚毛郝邵万钱严赖洪戴莫孔汤"
)
_SYLLABLES = (
    "阿巴贝布查达德迪杜菲弗格古哈海赫霍基吉加杰卡科克库拉莱兰雷里利罗马麦曼梅米莫穆纳内尼诺欧帕佩皮普乔让瑞萨塞桑"
    "沙什斯索塔泰特托瓦维沃西谢辛雅伊扎泽尔姆恩顿森伦蒂戈凯奥"
)
_ESTATE = (
    "云水金玉翠碧龙凤锦绣花园桂兰竹梅松柏荷莲溪湖江海山河春秋阳光明月星辰和美安康福瑞祥泰华丽景秀香雅清丰盛世新东"
    "南西北中天城嘉名尚观澜湾悦"
)
_BRAND = (
    "华中天海金新国东南北大正恒宏信达通盛泰瑞康安科创联众合美佳力源丰润景利德博远智云光电星亿万嘉和顺兴隆昌飞龙腾"
    "越凯普诺迪奥维卡索尼爱贝乐优百易"
)
_FORMS = """
科技 实业 集团 网络科技 建筑 物业 物业管理 文化传媒 生物科技 食品 汽车 房地产开发 投资 贸易 电子 药业 新材料
能源 航空 保险 证券 基金 餐饮 旅游 物流 教育
""".split()
_COMPANY = "有限公司 有限公司 股份有限公司 公司 集团 集团公司 分公司 银行 证券 股份".split()
GRASSROOTS = """
党总支 党支部 党委 居委会 村委会 业委会 网格党支部 党群服务中心 新时代文明实践站 新时代文明实践所 社会工作服务站
关工委 妇联 团委 团支部 志愿服务队 志愿者协会 老年协会 卫生服务中心 社区卫生服务站 居家养老服务中心 综治中心
退役军人服务站 红十字会 残联 工会 司法所 派出所 城管中队 市场监管所 综合行政执法局 人大工委 政协工委 总工会
文化站 便民服务中心 调解委员会
""".split()
_GOVERNMENT = """
公安局 教育局 民政局 司法局 财政局 住建局 交通运输局 城管局 卫健委 市场监管局 应急管理局 生态环境局
文化广电和旅游局 农业农村局 水利局 审计局 统计局 发改委 人社局 商务局 税务局 纪委监委 人民法院 人民检察院
委宣传部 委组织部 委统战部 妇联 总工会 残联 科协 文联 工商联 红十字会 消防救援大队 交警大队 供电公司 自来水公司
图书馆 文化馆 博物馆 档案馆 疾控中心 慈善总会 人民医院 中医院 第一中学 实验小学 实验中学 中心小学 职业技术学院
大学 师范学院
""".split()


class Names:
    """Draws names; the same ones in the same order for a seed."""

    def __init__(self, lexicon: Lexicon, divisions: Divisions, text: Counter[str], seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - names, not secrets
        self._rare = sorted(name for name, (rank, *_) in lexicon.surnames.items() if rank != "compound")
        self._compound = sorted(name for name, (rank, *_) in lexicon.surnames.items() if rank == "compound")
        self._given = [_odds(lexicon, text, column) for column in range(3)]
        self._lists = _units(divisions)
        self._places = _endings(lexicon.place_suffixes)
        self._bodies = _endings(lexicon.org_suffixes)

    def one(self, words: Sequence[str]) -> str:
        """One of the words."""
        return words[int(self.draw.random() * len(words))]

    def surname(self) -> str:
        """A surname, the frequent ones the oftener."""
        lot = self.draw.random()
        if lot < 0.82:
            # About as Zipf has it: the first is drawn some thirty times as often as the last.
            return _FREQUENT[int(len(_FREQUENT) * self.draw.random() ** 1.7)]
        return self.one(self._compound) if lot > 0.97 else self.one(self._rare)

    def person(self) -> str:
        """A full name."""
        if self.draw.random() < 0.8:
            return self.surname() + self._character(0) + self._character(1)
        return self.surname() + self._character(2)

    def foreigner(self) -> str:
        """A foreign name by its sound, in parts joined by a dot or whole."""
        parts = 1 + (self.draw.random() < 0.6) + (self.draw.random() < 0.1)
        lengths = [self.draw.choice((2, 3, 3, 4)) for _ in range(parts)]
        return "·".join("".join(self.one(_SYLLABLES) for _ in range(length)) for length in lengths)

    def _character(self, column: int) -> str:
        characters, weights = self._given[column]
        return self.draw.choices(characters, cum_weights=weights)[0]

    def unit(self, level: str) -> str:
        """A unit of a level: province, city, county, street, community, or short (a city without 市)."""
        return self.one(self._lists[level])

    def stem(self, characters: str) -> str:
        """Two to four of the characters."""
        return "".join(self.one(characters) for _ in range(self.draw.choice((2, 2, 2, 3, 4))))

    def place(self) -> str:
        """An estate, a road, a venue …, or a place that everybody knows."""
        lot = self.draw.random()
        if lot < 0.07:
            return self.one(PLACES)
        if lot < 0.18:
            return self.unit(self.one(("county", "city", "short"))) + self.one(self._places)
        if lot < 0.3:
            return self.unit("community").removesuffix("社区").removesuffix("村") + self.one(self._places)
        return self.stem(_ESTATE) + self.one(self._places)

    def body(self) -> str:
        """A body of any kind: of a unit, a company, a school, an association."""
        lot = self.draw.random()
        if lot < 0.12:
            return self.one(BODIES)
        if lot < 0.34:
            return self.unit(self.one(("street", "community", "community"))) + self.one(GRASSROOTS)
        if lot < 0.52:
            return self.unit(self.one(("county", "city", "short", "province"))) + self.one(_GOVERNMENT)
        if lot < 0.7:
            prefix = self.one(("", "", self.unit("short"), self.unit("city"), self.unit("province")))
            return prefix + self.stem(_BRAND) + self.one(("", *_FORMS)) + self.one(_COMPANY)
        prefix = self.one(("", self.unit("short"), self.unit("city"), self.unit("county"), self.unit("community")))
        body = prefix + (self.stem(_BRAND) if self.draw.random() < 0.5 or not prefix else "") + self.one(self._bodies)
        return body + (self.one(GRASSROOTS[:5]) if self.draw.random() < 0.15 else "")


def _odds(lexicon: Lexicon, text: Counter[str], column: int) -> tuple[list[str], list[float]]:
    """Characters of given names with cumulative weights: their odds there times their share of a text."""
    characters, weights, total = [], [], 0.0
    for character in sorted(lexicon.given_characters):
        odds = float(lexicon.given_characters[character][column]) / 10
        if odds > -1 and text[character]:
            total += text[character] * 2**odds
            characters.append(character)
            weights.append(total)
    return characters, weights


def _units(divisions: Divisions) -> dict[str, list[str]]:
    streets, communities = [], []
    codes = sorted(unit.code for name in sorted(divisions.counties) for unit in divisions.by_name(name)[:1])
    for code in codes[::9]:
        for street in divisions.streets(code):
            streets.append(street.name)
            communities += [unit.name for unit in divisions.communities(street.code)[::6]]
    cities = sorted(name for name in divisions.cities if name.endswith(("市", "州", "盟", "地区")))
    short = [form for name in cities if name.endswith("市") for form in short_names(name)]
    counties = sorted(divisions.counties)
    short += [form for name in counties for form in short_names(name) if len(form) > 1 and not name.endswith("区")]
    found = {"city": cities, "county": counties, "street": streets, "community": communities, "short": short}
    return found | {"province": sorted(divisions.provinces)}


def _endings(suffixes: object) -> list[str]:
    return sorted(term for term in suffixes if len(term) > 1)  # type: ignore[attr-defined]
