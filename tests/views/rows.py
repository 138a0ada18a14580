"""A fictional district as rows: what a store would hold of five articles, without a store."""

from kg.graph.reader import ArticleRow, EntityRow, EvidenceRow, FactRow

Rows = tuple[list[EntityRow], list[ArticleRow], list[FactRow]]

_ARTICLES = [
    (
        "云栖区召开四季度重点项目推进会",
        "2024-11-01",
        "11月1日，云栖区召开四季度重点项目推进会。区委书记周远山出席并讲话，区长陈望舒主持会议。"
        "区人大常委会主任顾砚秋、区政协主席韩江月参加会议。枫浦街道党工委书记陆知夏通报项目进展。"
        "会前，与会人员察看了望榆河生态修复工程、云栖智造园二期现场。要开展“千企大走访”活动，云栖经济开发区将率先启动。",
    ),
    (
        "老兵故事进课堂 少年听得入了神",
        "2024-11-02",
        "青禾社区关工委联合槐序小学、“银杏”志愿服务队，在槐序小学报告厅开展“听爷爷讲过去的事”主题宣讲活动。"
        "青禾社区退役军人服务站站长梁书亭讲起当年抗洪的经历，梁守田是他的叔叔。"
        "临溪街道青禾社区将推出“巷口故事会”项目。",
    ),
    (
        "小摊摆到家门口 修修补补不用愁",
        "2024-11-02",
        "11月2日，望榆街道携手云栖区社区服务协会，在听潮社区文化广场举办“邻里小修日”便民服务活动。"
        "澄川农村商业银行云栖支行赞助了全部工具。家住晴澜苑的邵阿姨参加活动。听潮社区“小修驿站”同时揭牌。"
        "望榆街道听潮社区居民沈清禾担任志愿者。",
    ),
    (
        "社区诊所装上“云药柜”",
        "2024-11-03",
        "云栖区卫健委指导临溪街道社区卫生服务中心启用“云药柜”项目。中心主任许星河介绍，项目由澄川医药公司捐赠。"
        "枫浦街道、望榆街道卫生服务站参加“云药柜”项目。医师叶知秋所在的云栖区人民医院派出专家义诊队。",
    ),
    (
        "木工坊里的周末",
        "2024-11-04",
        "晴澜苑北侧的拾木坊由匠人程砚白主理，位于枫浦街道桐荫社区。11月3日，桐荫社区与云栖区总工会举办“周末学木工”活动，"
        "沈清禾、何青参加。陆知夏到场指导。拾木坊加入“枫浦手艺地图”计划。",
    ),
]

_ENTITIES = """
Person 周远山|陈望舒|顾砚秋|韩江月|陆知夏|梁书亭|梁守田|邵阿姨|沈清禾|许星河|叶知秋|程砚白|何青|林一舟|苏晚晴
Organization 区委|区人大常委会|区政协|枫浦街道党工委|青禾社区关工委|槐序小学|“银杏”志愿服务队|青禾社区退役军人服务站
Organization 云栖区社区服务协会|澄川农村商业银行云栖支行|云栖区卫健委|临溪街道社区卫生服务中心|澄川医药公司
Organization 云栖区人民医院|专家义诊队|云栖区总工会|拾木坊|望榆街道卫生服务站
AdministrativeUnit 云栖区|枫浦街道|临溪街道|望榆街道|青禾社区|听潮社区|桐荫社区|云栖经济开发区
Place 槐序小学报告厅|听潮社区文化广场|晴澜苑|云栖智造园二期|望榆河|小修驿站|巷口
Initiative 四季度重点项目推进会|“千企大走访”活动|望榆河生态修复工程|“听爷爷讲过去的事”主题宣讲活动|“巷口故事会”项目
Initiative “邻里小修日”便民服务活动|“云药柜”项目|“周末学木工”活动|“枫浦手艺地图”计划
"""

# subject predicate object qualifiers factuality article first-words last-words
_FACTS = """
周远山 holdsPosition 区委 区委书记 stated 0 区委书记 讲话
周远山 participatesIn 四季度重点项目推进会 attends,speaks stated 0 区委书记 讲话
陈望舒 holdsPosition 云栖区 区长 stated 0 区长 主持会议
陈望舒 participatesIn 四季度重点项目推进会 presides stated 0 区长 主持会议
顾砚秋 holdsPosition 区人大常委会 主任 stated 0 区人大 参加会议
韩江月 holdsPosition 区政协 主席 stated 0 区人大 参加会议
顾砚秋 participatesIn 四季度重点项目推进会 attends stated 0 区人大 参加会议
韩江月 participatesIn 四季度重点项目推进会 attends stated 0 区人大 参加会议
陆知夏 holdsPosition 枫浦街道党工委 书记 stated 0 枫浦街道 进展
陆知夏 participatesIn 四季度重点项目推进会 reports stated 0 枫浦街道 进展
云栖区 organizes 四季度重点项目推进会 - stated 0 11月1日 推进会
四季度重点项目推进会 occursOn 2024-11-01 - stated 0 11月1日 推进会
云栖经济开发区 organizes “千企大走访”活动 - planned 0 要开展 启动
枫浦街道党工委 subUnitOf 枫浦街道 - inferred 0 枫浦街道 进展
望榆河生态修复工程 heldAt 望榆河 - inferred 0 会前 现场
区委 subUnitOf 云栖区 - inferred 0 11月1日 讲话
青禾社区关工委 organizes “听爷爷讲过去的事”主题宣讲活动 - stated 1 青禾社区 宣讲活动
槐序小学 organizes “听爷爷讲过去的事”主题宣讲活动 - stated 1 青禾社区 宣讲活动
“银杏”志愿服务队 organizes “听爷爷讲过去的事”主题宣讲活动 - stated 1 青禾社区 宣讲活动
“听爷爷讲过去的事”主题宣讲活动 heldAt 槐序小学报告厅 - stated 1 青禾社区 宣讲活动
槐序小学报告厅 locatedIn 槐序小学 - stated 1 青禾社区 宣讲活动
青禾社区关工委 subUnitOf 青禾社区 - stated 1 青禾社区 宣讲活动
梁书亭 holdsPosition 青禾社区退役军人服务站 站长 stated 1 青禾社区退役 叔叔
梁书亭 kinOf 梁守田 叔叔 quoted 1 青禾社区退役 叔叔
梁书亭 participatesIn “听爷爷讲过去的事”主题宣讲活动 speaks stated 1 青禾社区退役 叔叔
青禾社区退役军人服务站 subUnitOf 青禾社区 - stated 1 青禾社区退役 叔叔
青禾社区 subUnitOf 临溪街道 - stated 1 临溪街道 项目
青禾社区 organizes “巷口故事会”项目 - planned 1 临溪街道 项目
望榆街道 organizes “邻里小修日”便民服务活动 - stated 2 11月2日 活动
云栖区社区服务协会 organizes “邻里小修日”便民服务活动 - stated 2 11月2日 活动
“邻里小修日”便民服务活动 heldAt 听潮社区文化广场 - stated 2 11月2日 活动
“邻里小修日”便民服务活动 occursOn 2024-11-02 - stated 2 11月2日 活动
听潮社区文化广场 locatedIn 听潮社区 - stated 2 11月2日 活动
澄川农村商业银行云栖支行 supports “邻里小修日”便民服务活动 - stated 2 澄川农村 工具
邵阿姨 residentOf 晴澜苑 - stated 2 家住 活动
邵阿姨 participatesIn “邻里小修日”便民服务活动 other stated 2 家住 活动
小修驿站 locatedIn 听潮社区 - stated 2 听潮社区“小 揭牌
听潮社区 subUnitOf 望榆街道 - stated 2 望榆街道听潮 志愿者
沈清禾 residentOf 听潮社区 - stated 2 望榆街道听潮 志愿者
沈清禾 participatesIn “邻里小修日”便民服务活动 volunteers stated 2 望榆街道听潮 志愿者
云栖区卫健委 supports “云药柜”项目 - stated 3 云栖区卫健委 项目
临溪街道社区卫生服务中心 organizes “云药柜”项目 - stated 3 云栖区卫健委 项目
临溪街道社区卫生服务中心 subUnitOf 临溪街道 - stated 3 云栖区卫健委 项目
许星河 holdsPosition 临溪街道社区卫生服务中心 主任 stated 3 中心主任 捐赠
澄川医药公司 supports “云药柜”项目 - hearsay 3 中心主任 捐赠
枫浦街道 participatesIn “云药柜”项目 other stated 3 枫浦街道 项目
望榆街道卫生服务站 participatesIn “云药柜”项目 other stated 3 枫浦街道 项目
望榆街道卫生服务站 subUnitOf 望榆街道 - stated 3 枫浦街道 项目
叶知秋 affiliatedWith 云栖区人民医院 - stated 3 医师 义诊队
专家义诊队 subUnitOf 云栖区人民医院 - stated 3 医师 义诊队
程砚白 affiliatedWith 拾木坊 - stated 4 晴澜苑 桐荫社区
拾木坊 locatedIn 桐荫社区 - stated 4 晴澜苑 桐荫社区
桐荫社区 subUnitOf 枫浦街道 - stated 4 晴澜苑 桐荫社区
桐荫社区 organizes “周末学木工”活动 - stated 4 11月3日 活动
云栖区总工会 organizes “周末学木工”活动 - stated 4 11月3日 活动
“周末学木工”活动 occursOn 2024-11-03 - stated 4 11月3日 活动
沈清禾 participatesIn “周末学木工”活动 other stated 4 11月3日 参加
何青 participatesIn “周末学木工”活动 other stated 4 11月3日 参加
陆知夏 participatesIn “周末学木工”活动 other stated 4 陆知夏 指导
拾木坊 participatesIn “枫浦手艺地图”计划 other stated 4 拾木坊加入 计划
article0 authoredBy 林一舟 - stated 0 云栖区召开 推进会
article0 authoredBy 何青 - stated 0 云栖区召开 推进会
article1 authoredBy 苏晚晴 - stated 1 老兵 了神
"""


def article_text(number: int) -> str:
    """The text of an article as its file has it."""
    title, _, body = _ARTICLES[number]
    return f"{title}\n{body}"


def fictional_rows() -> Rows:
    """Sixty-odd entities, five articles and the statements between them."""
    articles = [
        ArticleRow(f"urn:article:{number}", title, None, (), published, "云栖融媒", f"{number}.txt", 0, len(body))
        for number, (title, published, body) in enumerate(_ARTICLES)
    ]
    named = [
        (line.split(" ")[0], name)
        for line in _ENTITIES.strip().splitlines()
        for name in line.split(" ", 1)[1].split("|")
    ]
    texts = "".join(article_text(number) for number in range(len(_ARTICLES)))
    entities = [EntityRow(f"urn:{name}", kind, "", name, (name,), texts.count(name) or 1) for kind, name in named]
    return entities, articles, [_fact(line.split(" "), articles) for line in _FACTS.strip().splitlines()]


def _fact(fields: list[str], articles: list[ArticleRow]) -> FactRow:
    subject, predicate, end, qualifiers, factuality, number, first, last = fields
    article, text = articles[int(number)], article_text(int(number))
    start = text.index(first)
    stop = text.index(last, start) + len(last)
    evidence = EvidenceRow(
        article.iri, article.title, article.file, article.published, start, stop, text[start:stop], "by-hand", 0.9
    )
    literal = predicate == "occursOn"
    iri = f"urn:article:{subject.removeprefix('article')}" if predicate == "authoredBy" else f"urn:{subject}"
    words = () if qualifiers == "-" else tuple(qualifiers.split(","))
    return FactRow(iri, predicate, end if literal else f"urn:{end}", literal, words, factuality, evidence)
