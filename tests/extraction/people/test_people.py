"""People by title, form of address, role, verb of saying, list and byline: brackets mark who is named."""

from itertools import pairwise

import pytest

from kg.model import BlockKind, EntityType
from tests.extraction.conftest import Extract, mark, rules_of, unmarked

PERSON = EntityType.PERSON
TAKEN = {
    "person-after-title": [
        "区长[周远山]出席会议。",
        "区长 [周远山] 出席会议。",
        "社区居民[沈清禾]说好。",
        "名叫[周远山]的村民来了。",
        "会议任命[周远山]为局长。",
        "区委书记[欧阳清禾]讲话。",
        "退役军人服务站站长[梁书亭]讲述了往事。",
        "党支部书记[周远山]主持。",
        "副镇长：[沈清禾]。",
    ],
    "person-before-title": [
        "[周远山]局长介绍了情况。",
        "[沈清禾]阿姨笑着说。",
        "[欧阳清禾]同学获奖。",
        "大家都认得[沈清禾]奶奶。",
        "[周远山]副局长介绍了情况。",
        "云栖镇[周远山]镇长到场。",
        "省教育厅[沈清禾]厅长到场。",
        "演练后，[孙远]大队长提出要求。",
        "云杉技术有限公司[石兵]副总经理主持。",  # after a body's name
    ],
    "person-surname": [
        "[马主任]和[姚伯伯]来了。",
        "他遇见了[沈阿姨]。",
        "[李副局长]介绍了情况。",
        "大家请[周大爷]讲讲。",
    ],
    "person-familiar": ["志愿者[小周]说很开心。", "[小沈]笑着说。"],
    "person-subject": ["[周远山]强调，抓好落实。", "[沈清禾]笑着说：“好。”", "会上，[顾砚秋]指出，进度很快。"],
    "person-list": [
        "副区长[沈清禾]、[石天]、[顾明]等人参加。",
        "区长[周远山]和[沈清禾]等到场。",
        "居民代表[沈清禾]、[周　远]、[石　天]，都来了。",
    ],
}
REFUSED = {
    "person-after-title": [
        "区长高兴地说。",
        "区长向居民介绍了情况。",
        "区长向新聘任的参事颁发聘书。",
        "居民时间很紧。",
        "书记、主任都在。",
        "主任安全意识强。",
    ],
    "person-before-title": ["社区老师们来了。", "高级教师很多。", "全体同学参加。", "孩子们叫她“麦麦老师”。"],
    "person-surname": [
        "社工服务中心成立。",
        "党支部书记讲话。",
        "副主任讲话。",
        "代市长到场。",
        "原局长到场。",
        "周末居民来了。",
    ],
    "person-familiar": ["小区居民很开心。", "小康生活好。", "小时候说过的话。", "老师说得对。"],
    "person-subject": ["时间说明一切。", "高兴地说，很好。", "安全表示重要。"],
    "person-list": ["区长、局长、主任等人参加。", "居民、商户、物业等参加。"],
    "person-byline": ["记者的工作很忙。", "记者站成立了。"],
}


@pytest.mark.parametrize(
    ("rule", "marked"), [(rule, marked) for rule, sentences in TAKEN.items() for marked in sentences]
)
def test_who_is_named(extract: Extract, rule: str, marked: str) -> None:
    extraction = extract(unmarked(marked))
    assert mark(extraction, PERSON) == marked
    assert rule in rules_of(extraction, PERSON).values()


@pytest.mark.parametrize("sentence", [sentence for sentences in REFUSED.values() for sentence in sentences])
def test_who_is_nobody(extract: Extract, sentence: str) -> None:
    assert mark(extract(sentence), PERSON) == sentence


@pytest.mark.parametrize(
    "marked",
    [
        "本报讯（记者 [周远山] 通讯员[沈清禾]）近日，活动举行。",
        "本报记者 [周远山]\n近日，活动举行。",
        "本报记者 [周远山] [沈清禾]\n金秋九月，活动举行。",
        "作者：[周远山]\n近日，活动举行。",
        "近日，活动举行。\n文/图 [周远山]",
        "本报讯 记者[周远山] 通讯员[阿卜都热西·吐尔洪] 近日，活动举行。",
        "云栖日报讯（云栖融媒记者 [周远山] [羌伊然] 通讯员 [沈清禾]）近日，活动举行。",
    ],
)
def test_authors_are_named_in_datelines_and_credits(extract: Extract, marked: str) -> None:
    extraction = extract(unmarked(marked))
    assert mark(extraction, PERSON) == marked
    assert set(rules_of(extraction, PERSON).values()) == {"person-byline"}


def test_a_byline_may_set_its_names_apart_or_not(extract: Extract) -> None:
    for byline, names in (
        ("·周远山 沈清禾", ["周远山", "沈清禾"]),
        ("·顾砚秋", ["顾砚秋"]),
        ("记者沈清禾周远山", ["沈清禾", "周远山"]),
    ):
        extraction = extract(f"青禾社区开展活动。\n{byline}", kinds={1: BlockKind.BYLINE})
        assert [m.name for m in extraction.mentions if m.rule == "person-byline"] == names


def test_whose_paintings_a_reporter_shows_signs_nothing(extract: Extract) -> None:
    assert "person-byline" not in rules_of(extract("本报记者周远山的画也在展出。"), PERSON).values()


def test_a_photographer_by_trade_signs_nothing(extract: Extract) -> None:
    assert "person-byline" not in rules_of(extract("社区邀请摄影师高云生为老人拍照。"), PERSON).values()
    assert "person-byline" in rules_of(extract("邻里节开幕。摄影：高云生"), PERSON).values()


def test_a_line_that_looks_like_a_byline_and_is_none_names_nobody_by_that_rule(extract: Extract) -> None:
    assert "person-byline" not in rules_of(extract("·周远山 沈清禾"), PERSON).values()


def test_lists_of_appointments_name_people(extract: Extract) -> None:
    text = "会议决定：\n周远山为云栖区水利局局长；\n沈清禾的云栖区教育局局长职务免去。\n时间的安排为了大家。"
    assert set(rules_of(extract(text), PERSON)) == {"周远山", "沈清禾"}


def test_a_name_once_sure_is_found_wherever_it_stands(extract: Extract) -> None:
    extraction = extract("区长周远山到场。随后大家随周远山走访了企业。")
    assert [m.rule for m in extraction.mentions if m.name == "周远山"] == ["person-after-title", "person-repeated"]


def test_a_name_set_apart_is_one_word(extract: Extract) -> None:
    extraction = extract("居民代表沈清禾、周　远、石天，都来了。")
    assert "周远" in rules_of(extraction, PERSON)
    assert all(len(mention.span) == len(mention.name) + (mention.name == "周远") for mention in extraction.mentions)


def test_a_name_of_parts_is_told_by_one_of_them(extract: Extract) -> None:
    marked = "外教[马克·威尔逊]来了，[马克]教老人们做书签，讲马克思。居民[吾买尔·肉孜]教孩子们弹琴，[吾买尔]说好。"
    assert mark(extract(unmarked(marked)), PERSON) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "外教[马克·威尔逊]来到青禾小学。[马克]说，孩子们很热情。",  # 马克, a usual word
        "外籍医生[杰克·金]在云栖医院工作。[杰克]说好，杰克逊医生也来了。",
        "外籍医生[杰克·金]在云栖医院工作，杰克堡很远。",
    ],
)
def test_a_part_of_a_name_is_no_word(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), PERSON) == marked


def test_parts_joined_by_a_dot_name_nobody_without_a_title(extract: Extract) -> None:
    assert rules_of(extract("我喜欢阿依古丽·买买提的歌。"), PERSON) == {}


def test_people_do_not_overlap(extract: Extract) -> None:
    people = [
        m.span for m in extract("区长周远山局长、沈清禾阿姨、马主任说，周远山来了。").mentions if m.type is PERSON
    ]
    assert all(one.end <= other.start for one, other in pairwise(people))
    assert people


@pytest.mark.parametrize(
    "marked",
    [
        "志愿者[小董]来了。",
        "网格员小区来了。",
        "[覃秀芝]（澄川机械有限公司董事长）来了。",
        "覃秀芝（右二）来了。",
        "云栖区人民医院院长[牧原]、区长[周远山]来了。",
        "云栖区人民医院院长办公、区长[周远山]来了。",
        "联络处主任[冯凯]陪同。",
        "澄川物业公司安保部经理[周远山]来了。",
        "教师[苗青]说好。",
        "镇长[封伟]为三支队伍颁奖。",
        "社区工作者[吕晶]讲，楼道要清。",
        "同学向母校捐款。",
        "到2单元[于先生]家看看。",
        "群众富不富，成不成，大家看得清。",
        "辅警[沈远]跳下车，居民[沈清跃]来了。",
        "临溪镇周家庄村党支部书记[沈清禾]说好。",
        "[周远山]村长来了。",
        "送关怀惠职工，[沈怀惠]师傅来了。",
        "村民[沈兵]难掩喜悦。",
        "副主席[石远刚]同志到场。",
        "检察长[石天]向[沈禾]代表通报，[沈禾]代表说好。",  # who stands without 向 too
        "书记[向远山]、局长[石天]来了，[向远山]说好。",
        "县长[沈清禾]宣布云栖·首届槐花节开始。",
        "云栖银行武阳支行行长[沈清禾]到场。",
    ],
)
def test_where_a_name_begins_and_ends(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), PERSON) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "民警[热依娜]介绍情况。",
        "志愿者[娜迪拉]、[周远山]到场。",
        "民警拉来了西瓜。",
        "民警加班加点，志愿者真多。",
        "副书记[沙马尔古]一行来了，果农[俄木以布]笑了。",
        "被告[沈某]与村民[周某某]当庭和解。",
        "被告向某公司道歉，在某地经商。",
        "区长[励远山]、[侬清禾]等人到场。",
        "一番激励远山的话。",
    ],
)
def test_names_by_their_sounds_or_kept_back(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), PERSON) == marked


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("临溪支局支局长沈清禾说好。支局长笑了。", {"沈清禾"}),
        ("云栖区环卫所清扫班班长沈清禾说好。", {"沈清禾"}),
        ("文具商会长沙分会成立，全科主任沈清禾说好。", {"沈清禾"}),
        ("社区马主任和居民沈清禾来了。", {"马主任", "沈清禾"}),
        ("志愿者齐上阵，给小区大扫除。", set()),
        ("志愿者齐远山说好。", {"齐远山"}),
        ("村民都佩服他。", set()),
        ("村民都远山说好。", {"都远山"}),
        ("居民沈丽来了。沈丽将孩子扶起。", {"沈丽"}),
    ],
)
def test_end_of_a_post_or_clause_is_no_surname(extract: Extract, text: str, people: set[str]) -> None:
    assert {m.name for m in extract(text).mentions if m.type is EntityType.PERSON} == people


@pytest.mark.parametrize(
    "marked",
    [
        "大家察看了广雅社区长者食堂、城北校区长廊。",
        "[周广雅]区长说，要办好。",
        "区长说，游客应错峰出行。",
        "居民[应国强]说，要办好。",
        "缅甸归侨[周云和]说，唱得好。",  # no conjunction
        "居民[周云]和居民[沈清禾]说，唱得好。",
    ],
)
def test_what_only_seems_a_name(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), PERSON) == marked


def test_a_reporter_who_is_honoured_wrote_nothing(extract: Extract) -> None:
    text = "县长为从业20年的记者沈清禾颁奖。"
    assert rules_of(extract(text), PERSON)["沈清禾"] != "person-byline"
    assert rules_of(extract("本报讯（记者 沈清禾）县长颁奖。"), PERSON)["沈清禾"] == "person-byline"
