"""Fictional graphs of any size, for the benchmarks: communities, a few hubs, every fact with a sentence of its own.

The same number gives the same graph.
"""

from random import Random

from kg.graph.reader import ArticleRow, EntityRow, EvidenceRow, FactRow

Rows = tuple[list[EntityRow], list[ArticleRow], list[FactRow]]

FACTS_AN_ENTITY = 3
FACTS_AN_ARTICLE = 5
COMMUNITY = 45
SURNAMES = "周沈陆许韩顾梁程苏叶何林秦宋唐傅卢汪范石姚谭邹熊金郝孔白崔康毛邱史龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "远山清禾星河江月砚秋知夏书亭守田晚晴一舟望舒砚白知秋念安怀瑾若谷景行思齐明轩雨桐子衿云帆海棠松涛竹溪"
PLACES = "云栖临溪望榆枫浦青禾听潮桐荫晴澜槐序银杏澄川拾木石桥柳岸鹤鸣白鹭凤台金渡东篱南浦"
BODIES = ("志愿服务队 卫生服务中心 小学 退役军人服务站 关工委 文化站 养老服务中心 物业公司 商会 幼儿园 ").split()
SPOTS = ("文化广场 新村 湿地公园 实践基地 报告厅 农贸市场 口袋公园 花苑 ").split()
DOINGS = ("便民服务活动 志愿宣讲活动 环境整治行动 项目推进会 读书会 健康义诊活动 老旧小区改造工程 微更新计划 ").split()
UNITS = ["社区", "街道", "村", "镇"]
FILLERS = (
    "上午 活动现场气氛热烈 居民们纷纷表示欢迎 工作人员逐一登记 "
    "大家围坐在一起 现场准备了热茶 孩子们排着队等候 接下来还将继续"
).split()
RELATIONS = {
    "Person": ["participatesIn", "holdsPosition", "residentOf", "affiliatedWith"],
    "Organization": ["organizes", "supports", "participatesIn", "subUnitOf"],
    "AdministrativeUnit": ["organizes", "subUnitOf", "participatesIn"],
    "Place": ["locatedIn"],
    "Initiative": ["heldAt", "partOf"],
}
TYPES = ["Person"] * 8 + ["Organization"] * 5 + ["AdministrativeUnit"] * 2 + ["Place"] * 3 + ["Initiative"] * 3
WORDS = {"participatesIn": "参加了", "organizes": "举办了", "supports": "支持了", "heldAt": "在此举行的地点是"}


def fictional_graph(size: int) -> Rows:
    """Rows of ``size`` entities and three times as many quoted facts."""
    random = Random(size)
    entities = [_entity(random, number) for number in range(size)]
    articles = [_article(random, number) for number in range(size * FACTS_AN_ENTITY // FACTS_AN_ARTICLE)]
    facts = [_fact(random, entities, articles, number) for number in range(size * FACTS_AN_ENTITY)]
    return entities, articles, facts


def _entity(random: Random, number: int) -> EntityRow:
    kind = random.choice(TYPES)
    place = "".join(random.choices(PLACES, k=2))
    name = {
        "Person": random.choice(SURNAMES) + "".join(random.choices(GIVEN, k=2)),
        "Organization": place + random.choice(UNITS) + random.choice(BODIES),
        "AdministrativeUnit": place + random.choice(UNITS),
        "Place": place + random.choice(SPOTS),
        "Initiative": f"“{place}{random.choice(GIVEN)}”{random.choice(DOINGS)}",
    }[kind]
    return EntityRow(f"urn:{number:06d}", kind, "", name, (name,), random.randint(1, 9))


def _article(random: Random, number: int) -> ArticleRow:
    place = "".join(random.choices(PLACES, k=2))
    title = f"{place}{random.choice(UNITS)}：{random.choice(FILLERS)}"
    published = f"20{random.randint(21, 24)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
    file = f"page-{number // 8:05d}.txt"
    return ArticleRow(f"urn:article:{number:06d}", title, None, (), published, "云栖融媒", file, 0, 900)


def _fact(random: Random, entities: list[EntityRow], articles: list[ArticleRow], number: int) -> FactRow:
    """A fact between two members of a community, or, one time in seven, of any two."""
    first = number // FACTS_AN_ENTITY // COMMUNITY * COMMUNITY
    inside = min(COMMUNITY, len(entities) - first)
    subject = entities[first + int(inside * random.random() ** 2)]
    reach = (first, inside) if random.random() < 0.86 else (0, len(entities))
    end = entities[reach[0] + int(reach[1] * random.random() ** 2)]
    predicate = random.choice(RELATIONS[subject.type])
    article = articles[number // FACTS_AN_ARTICLE]
    fillers = "，".join(random.sample(FILLERS, 2))
    clause = f"{subject.name}{WORDS.get(predicate, '与')}{end.name}"
    quote = f"{random.randint(1, 12)}月{random.randint(1, 28)}日，{clause}，{fillers}。"
    start = random.randint(0, 800)
    evidence = EvidenceRow(
        article.iri, article.title, article.file, article.published, start, start + len(quote), quote,
        f"{predicate}-rule", random.randint(50, 99) / 100, 1 + start // 30,
    )  # fmt: skip
    return FactRow(subject.iri, predicate, end.iri, False, (), "stated", evidence)
