"""Who likely is at an event without a verb that says so: what the model is asked, and what it answers."""

from dataclasses import replace

import pytest

from kg.errors import DataError
from kg.extraction.extractor import Extractor
from kg.extraction.likely.linear_model import LinearModel, load_model, read_model
from kg.extraction.participation.presence import RULE, WEIGHTS
from kg.extraction.participation.presence_features import Pair
from kg.extraction.participation.presence_refused import is_only_told_of
from kg.model import Extraction, Factuality, Predicate
from tests.extraction.conftest import article_of

FAIR = "11月2日，青禾社区举办第四届邻里节。"
SURE, NEVER = LinearModel({"bias": 9.0}), LinearModel({"bias": -9.0})


def pairs_of(extractor: Extractor, text: str) -> dict[tuple[str, str], Pair]:
    return {(pair.agent.name, pair.event.name): pair for pair in extractor.stage(article_of(text)).pairs()}


def likely(extractor: Extractor, text: str, model: LinearModel = SURE) -> Extraction:
    extraction = replace(extractor, presence=model).extract(article_of(text))
    return replace(extraction, relations=tuple(r for r in extraction.relations if r.rule == RULE))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (f"{FAIR}居民沈清禾剪出窗花。", {("沈清禾", "第四届邻里节")}),  # the event told last
        (f"{FAIR}居民沈清禾参加活动。", set()),  # a rule has said so
        (f"{FAIR}\n·何青", set()),  # a byline
        (f"{FAIR}社区里暖意融融。（临溪街道 何青 沈清禾）", set()),  # who sign
        (f"居民剪窗花。沈清禾 摄\n{FAIR}", set()),  # whose picture it is
        (f"{FAIR}居民沈清禾 拍下了晚霞。", {("沈清禾", "第四届邻里节")}),
        (f"{FAIR}居民剪出窗花。\n通讯稿 何青\n2024年11月3日", set()),
        (f"{FAIR}居民沈清禾（左二）剪出窗花。", {("沈清禾", "第四届邻里节")}),
        ("居民沈清禾剪出窗花。", set()),  # no event
        (
            "居民周远山的果茶推广活动获一等奖，居民何青捧回二等奖。",
            {("周远山", "果茶推广活动")},
        ),  # his, and nobody else's
        ("11月2日，青禾社区推出“邻里好”服务品牌。居民沈清禾常来看书。", set()),  # nobody attends a brand
        (f"{FAIR}老师讲述了沈清禾的故事。", set()),
        (f"{FAIR}“我的叔叔沈清禾剪得一手好窗花，教过很多人。”", set()),  # spoken of
        (f"{FAIR}志愿者何青走到居民沈清禾的孙女家。", {("何青", "第四届邻里节")}),  # whose granddaughter it is
        (f"{FAIR}周远山表示，近年来出了居民沈清禾等好人。", set()),  # what somebody says
        (f"{FAIR}居民沈清禾笑着说：“真好！”", set()),  # who only says something
        (
            f"{FAIR}居民沈清禾剪出窗花，她的丈夫周远山如今在外地打工。",
            {("沈清禾", "第四届邻里节")},
        ),  # how a relative lives
        (
            f"{FAIR}居民沈清禾剪出窗花，她的丈夫周远山拉起二胡。",
            {("沈清禾", "第四届邻里节"), ("周远山", "第四届邻里节")},
        ),
        ("居民沈清禾为备战全省舢板邀请赛剪短了头发。", set()),  # the contest is to come
        (f"{FAIR}大家学习周远山区长讲话精神。", set()),  # said elsewhere
        (f"{FAIR}望榆中学的教师很多。", set()),  # a body that tells whose
        (f"{FAIR}望榆公司赞助了全部工具。", set()),  # who only pays
        (f"{FAIR}11月5日，居民沈清禾剪出窗花。", set()),  # another day
        ("第十个宣传日来临之际，居民沈清禾剪出窗花。", set()),  # no event, but a time
        ("对于党的二十大报告，居民沈清禾感受很深。", set()),  # the Party's congress is none of the article's
    ],
)
def test_the_model_is_asked_of_agents_that_no_rule_has_joined_to_the_event(
    extractor: Extractor, text: str, pairs: set[tuple[str, str]]
) -> None:
    assert pairs_of(extractor, text).keys() - {("青禾社区", "第四届邻里节")} == pairs


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("居民沈清禾的豆田里一片忙碌。", False),  # an owner of whom no more is told
        ("居民沈清禾的剪纸摊前一片忙碌。", True),  # but what is shown there is his part
        ("大家坐在沈清禾奶奶家的院坝里。", False),
        ("居民沈清禾剪出窗花。", True),
        ("志愿者看望了退休职工沈清禾、周远山。", False),  # whom another does something for
        ("退休职工沈清禾、退休职工周远山剪出窗花。", True),
        ("得知居民沈清禾腰疼，医生上了门。", False),  # of whom one hears
        ("以居民沈清禾为代表的青年人回到家乡。", False),
        ("会长沈清禾当天表示，明年再办。", False),  # of a day of its own
        ("会长沈清禾介绍，明年再办。", False),  # who only tells of it
        ("居民沈清禾、青禾社区、居民都笑了。", False),  # in a list of places
        ("居民沈清禾、居民周远山、居民都笑了。", True),
        ("在临溪街道，居民沈清禾种下桂花树；在白塔镇，居民唱起山歌。", False),  # of other places
        ("在剪纸台，居民沈清禾剪出窗花；在画台，居民画出年画。", True),
        ("在台上，居民沈清禾剪出窗花。", True),
        ("沈清禾　文　周远山　图", False),  # who wrote it
        ("居民沈清禾的徒弟周远山剪出窗花。", False),  # whose pupil does it
        ("居民沈清禾的剪纸引来徒弟周远山。", True),
        ("社区任命居民周远山为文书，居民沈清禾为会计。", False),  # who is given a post
        ("居民沈清禾为大家剪出窗花。", True),
    ],
)
def test_who_is_only_told_of_is_asked_of_nothing(extractor: Extractor, told: str, asked: bool) -> None:
    assert ("沈清禾" in {agent for agent, _ in pairs_of(extractor, f"{FAIR}\n{told}")}) is asked


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("居民要求望榆公司开门迎客。", False),  # of whom it is asked
        ("望榆公司开门迎客。", True),
        ("社区与望榆公司签下协议。", False),  # with whom another deals
        ("社区与望榆公司一起开门迎客。", True),
        ("合唱在望江中学和望榆中学举行。", False),  # where it takes place
        ("合唱在望江中学和望榆中学唱响。", False),
        ("望榆中学唱起歌来。", True),
    ],
)
def test_a_body_that_does_nothing_there_is_asked_of_nothing(extractor: Extractor, told: str, asked: bool) -> None:
    assert any(agent.startswith("望榆") for agent, _ in pairs_of(extractor, f"{FAIR}\n{told}")) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("11月2日，柳河综合整治工程开工，居民沈清禾剪出窗花。", False),  # nobody attends works
        ("11月2日，青禾社区开展“小菜园”帮扶项目，居民沈清禾剪出窗花。", True),
        ("11月2日，副区长何青对柳河综合整治工程进行视察。居民沈清禾剪出窗花。", False),  # that are looked at
        ("11月2日，青禾社区启动柳河综合整治工程。居民沈清禾剪出窗花。", True),
        ("11月2日，青禾社区开展“一对一”帮扶活动，居民沈清禾剪出窗花。", True),
        ("11月2日，青禾社区建立“一对一”帮扶关系，居民沈清禾剪出窗花。", False),  # the kind of another thing
        ("即将召开的全市教育工作会议令人期待，居民沈清禾剪出窗花。", False),  # to come
        ("昨天召开的全市教育工作会议令人难忘，居民沈清禾剪出窗花。", True),
        ("全市教育工作会议召开在即，居民沈清禾剪出窗花。", False),
        ("丧事从简，不举行“深情”告别仪式。居民沈清禾剪出窗花。", False),  # given up
        ("居民沈清禾的“深情”追思会举行。", False),  # whose funeral it is
        ("颁奖仪式将于12月举行。居民沈清禾剪出窗花。", False),
        ("颁奖仪式于11月举行。居民沈清禾剪出窗花。", True),
    ],
)
def test_of_what_nobody_attends_nobody_is_asked(extractor: Extractor, text: str, asked: bool) -> None:
    assert ("沈清禾" in {agent for agent, _ in pairs_of(extractor, text)}) is asked


def test_a_party_to_a_case_is_asked_of_nothing(extractor: Extractor) -> None:
    asked = pairs_of(extractor, f"{FAIR}案例之一：原告周某与被告钱某系邻居。居民沈清禾剪出窗花。")
    assert {agent for agent, _ in asked} == {"沈清禾"}


def test_a_mere_number_of_things_is_no_name(extractor: Extractor) -> None:
    assert "小项" not in {agent for agent, _ in pairs_of(extractor, f"{FAIR}\n运动会有40个小项比赛。")}
    assert "小项" in {agent for agent, _ in pairs_of(extractor, f"{FAIR}\n邻居小项剪出窗花。")}


@pytest.mark.parametrize(
    ("told", "doubted"),
    [
        ("居民沈清禾、板球和球拍都来了。", True),  # in a list of things
        ("居民沈清禾、护士长和居民都来了。", False),
        ("众人走进沈清禾看花。", True),  # a place
        ("居民沈清禾剪出窗花。", False),
    ],
)
def test_what_nothing_else_tells_to_be_a_name_is_doubted(extractor: Extractor, told: str, doubted: bool) -> None:
    scene = extractor.stage(article_of(f"{FAIR}居民沈清禾笑了。\n{told}")).scene
    found = [mention for mention in scene.mentions if mention.name == "沈清禾"][-1]
    assert is_only_told_of(scene, replace(found, rule="tagger-person")) is doubted
    assert not is_only_told_of(scene, replace(found, rule="person-after-title"))


def test_what_is_asked_says_where_the_agent_stands_and_what_it_does(extractor: Extractor) -> None:
    after = pairs_of(extractor, f"{FAIR}居民沈清禾教剪纸。")["沈清禾", "第四届邻里节"]
    assert {
        "met:C",
        "C|type:Person",
        "C|does:教",
        "behind:organizes",
        "event head:里节",
        "events:1",
    } <= after.features
    beside = pairs_of(extractor, "居民沈清禾把“邻里同乐”活动夸了又夸。")["沈清禾", "“邻里同乐”活动"]
    assert {"met:S", "S.agent first", "S.apart:0"} <= beside.features


def test_an_answer_has_its_rule_its_sentence_its_role_and_a_lower_confidence(extractor: Extractor) -> None:
    (found,) = likely(extractor, f"{FAIR}居民沈清禾剪出窗花。").relations
    assert (found.subject and found.subject.name, found.predicate) == ("沈清禾", Predicate.PARTICIPATES_IN)
    assert found.evidence.cut(f"{FAIR}居民沈清禾剪出窗花。") == "居民沈清禾剪出窗花。"
    assert (found.qualifier, found.factuality, found.confidence) == ("other", Factuality.STATED, 0.75)
    assert likely(extractor, f"{FAIR}居民沈清禾剪出窗花。", NEVER).relations == ()


def test_what_is_planned_is_marked_and_what_is_only_asked_for_is_no_fact(extractor: Extractor) -> None:
    (planned,) = likely(extractor, f"{FAIR}居民沈清禾将教剪纸。").relations
    assert planned.factuality is Factuality.PLANNED
    assert likely(extractor, f"{FAIR}居民沈清禾没有教剪纸。").relations == ()


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("11月2日，青禾社区举办义诊活动。云栖区人民医院医生何青为居民测量血压。", {"何青"}),
        ("11月2日，青禾社区举办义诊活动。居民沈清禾告诉记者，这里的环境越来越好。", set()),
    ],
)
def test_the_model_that_ships(extractor: Extractor, text: str, taken: set[str]) -> None:
    found = replace(extractor, presence=load_model(WEIGHTS)).extract(article_of(text))
    present = {r.subject.name for r in found.relations if r.predicate is Predicate.PARTICIPATES_IN and r.subject}
    assert present == taken


def test_a_model_reads_the_file_that_it_writes() -> None:
    model = LinearModel({"bias": -1.5, "C|does:教": 0.25, "a\ttab": 1.0})
    assert read_model(model.to_bytes()) == model
    assert model.to_bytes() == LinearModel(dict(reversed(model.weights.items()))).to_bytes()


@pytest.mark.parametrize("data", [b"", b"no gzip", LinearModel({"bias": 1.0}).to_bytes()[:-9]])
def test_what_is_no_file_of_weights_is_named(data: bytes) -> None:
    with pytest.raises(DataError, match=r"here\.gz: no file of weights"):
        read_model(data, "here.gz")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # A mere project of the sentence leaves the event told before to be asked of.
        (f"{FAIR}\n居民周远山指着“小菜园”项目笑得合不拢嘴。", True),
        (f"{FAIR}\n竹溪社区举办“童声”合唱节，居民周远山笑得合不拢嘴。", False),
    ],
)
def test_the_last_event_that_takes_place_is_asked_of(extractor: Extractor, text: str, asked: bool) -> None:
    events = {event for agent, event in pairs_of(extractor, text) if agent == "周远山"}
    assert any(event.endswith("邻里节") for event in events) is asked


def test_who_is_remembered_is_asked_of_nothing(extractor: Extractor) -> None:
    assert not [
        one for one, _ in pairs_of(extractor, f"{FAIR}\n居民周远山逝世后，大家来到周远山烈士墓前。") if one == "周远山"
    ]


def test_who_stands_in_a_list_with_one_likely_to_be_there_is_there(extractor: Extractor) -> None:
    of_the_first = LinearModel({"bias": -9.0, "C|after:、": 18.0})
    found = likely(extractor, f"{FAIR}\n石大爷、潘大妈笑得合不拢嘴。", of_the_first)
    assert {r.subject.name for r in found.relations if r.subject} == {"石大爷", "潘大妈"}


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("11月2日，青禾社区举行读书室揭牌仪式。望榆中学剪出窗花。", False),
        ("11月2日，青禾社区举行读书室揭牌仪式。居民沈清禾剪出窗花。", True),
        (f"{FAIR}望榆中学剪出窗花。", True),
    ],
)
def test_a_body_at_a_ceremony_has_to_be_likelier(extractor: Extractor, text: str, is_there: bool) -> None:
    six_of_ten = LinearModel({"bias": 0.4})
    assert bool(likely(extractor, text, six_of_ten).relations) is is_there
    assert likely(extractor, text).relations


@pytest.mark.parametrize(("label", "asked"), [("联系人", False), ("示范者", True)])
def test_whom_one_calls_is_asked_of_nothing(extractor: Extractor, label: str, asked: bool) -> None:
    assert any(agent == "沈老师" for agent, _ in pairs_of(extractor, f"{FAIR}{label}：沈老师。")) is asked
