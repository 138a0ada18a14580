"""Whom an initiative is for: 面向老年人开展…, 为居民送上…, 毕业生专场, “关爱儿童”活动."""

import re
from collections.abc import Iterator

from kg.extraction.details.told import Detail, Told, all_told
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.text.occurring import EVENTS
from kg.model import Predicate
from kg.patterns import late

_NOUNS = (
    "老年人|老年群众|老年朋友|老年群体|高龄老人|独居老人|空巢老人|老人|长者|老党员|青少年|未成年人|少年儿童|留守儿童|困境儿童|孤独症儿童|儿童|小朋友|孩子|幼儿"
    "|中小学生|小学生|中学生|初中生|高中生|大学生|研究生|毕业生|留学生|考生|新生|学子|师生|学生|教师|家长|亲子家庭|家庭|青年|年轻人|居民|村民|市民|业主|职工|员工|工人|农民工|农民|农户|果农|牧民"
    "|残疾人|残障人士|妇女|女性|孕妇|母亲|退役军人|军属|烈属|困难群众|群众|困难户|困难人员|失业人员|求职者|务工人员|劳动者|就业群体|外卖骑手|骑手|快递小哥|快递员|网约车司机|货车司机|司机|环卫工人|户外工作者|志愿者"
    "|企业家|中小企业|小微企业|民营企业|外贸企业|企业|商户|个体工商户|创业者|游客|观众|读者|球迷|患者|老兵|侨胞|台胞|公众|消费者|新市民|党员|干部"
)
_NOUN = rf"(?:{_NOUNS})(?:们|代表|群体|人群)?"
# 辖区|老年人; not 促进|女大学生, 关爱|老年人, where a verb begins the phrase.
_WORD = (
    "(?!成为|促进|招聘|联合|服务|关爱|慰问|帮助|方便|满足|提升|提高|增强|推动|保障|支持|引导|鼓励|加强|做好|解决|丰富|切实|进一步|更好|推进|深化|庆祝|迎接"
    "|纪念|激发|培养|打造|实现|展示|确保|改善|配合|优化|传承|弘扬|便于|加大|组织|邀请|[让使帮给了是在将把被对向为与及和的此])"
)
_PART = rf"(?:{_WORD}[^\W\da-zA-Z_]){{0,8}}?{_NOUN}"
_GROUP = (
    rf"(?:广大|各位|全体|[约近]?\d+余?多?[名位户]|[多数]名)?(?P<group>{_PART}(?:(?:以及|[、和与及]){_PART}){{0,3}})"
    rf"(?:等(?P<etc>{_PART})?)?"
)
_DOES = (
    "(?:免费|集中|专门|精心|量身|定期|持续|深入|广泛|联合|共同|再次|统一|现场|分别|积极|组织)*"
    "(?:开展|举办|举行|送上|送去|送来|送出|带来|提供|推出|打造|设立|策划|定制|开设|开办|启动|实施|奉上|献上|组织|上演|上)了?"
)
# 面向老年人开展|, 为居民送上一场|; not 成为居民.
_FOR = late(
    rf"(?:面向|针对|专为|(?<![成作认因称变列设改定名转])为)了?{_GROUP}[，,]?{_DOES}[^，。；：、“”,;:\n]{{0,8}}$"
)
_INVITED = late(
    rf"(?:组织|邀请|带领){_GROUP}(?:一起|一同|共同|走进[^，。；,;\n]{{2,12}}?)?(?:参加|参与|观看|体验|聆听)了?(?:一[场次堂])?$"
)
_AIMED = late(
    rf"[，,]?(?:主要|重点|专门|还|也|将|旨在)*(?:面向|针对){_GROUP}(?=[，。；、,;\n]|开展|开放|举办|进行|提供)"
)
_IN_NAME = late(
    rf"(?:关爱|慰问|关心|帮扶|致敬|关怀|情暖|情系|面向|针对){_GROUP}(?![之的])"
    rf"|(?:^|[”\"年届次场区市县省]|促进|招聘)(?P<own>(?:{_WORD}[^\W\da-zA-Z_“”\"届]){{0,4}}?(?:{_NOUNS})(?:群体)?)(?:就业|[春夏秋冬]季|招聘)?专场"
)
# …集市，|为居民提供义诊, 活动现场，医生|为老人测量血压: whom its clauses go on to serve.
_SERVED = late(
    rf"(?P<on>[^。；！？;\n“”]{{0,50}}?[，,][^，。；：、,;:\n为向给将把被还也另自]{{0,16}}?)(?:为|向|给)(?:前来的?|到场的?|现场的?|辖区的?)?{_GROUP}"
    r"(?:免费|现场|集中|详细|耐心|义务|普及性地?|一对一)*(?:提供(?!的|便利|更)|送上|送去|送来|讲解|讲授|普及|宣传|宣讲|传授|介绍|发放|派发|测量|理发|义诊|诊疗|把脉|检查|推广|开展|演示|示范|解答)"
)
# 为丰富老年人的文化生活，…举办|: at the head of the sentence.
_PURPOSE = late(
    rf"(?:为了?|让)(?:进一步|更好地?|切实|不断|全面|有效|持续)*(?:让|丰富|关爱|引导|帮助|满足){_GROUP}[^。；;：:\n“”]{{2,90}}$"
)
_SAFE = late(
    rf"(?:为了?)(?:进一步|更好地?|切实|不断|全面|有效|持续)*(?:提升|增强|提高|普及){_GROUP}的?[^，。；、,;\n]{{0,8}}(?:意识|能力|素养|技能|本领|知识)[^。；;：:\n“”]{{0,80}}$"
)
_HELD = ("开展", "举办", "举行", "召开", "组织", "启动", "推出")
_GIVE = frozenset({"志愿者", "党员", "干部", "教师"})  # who, brought along, may be those who do it
_UNSERVED = frozenset({"Meeting", "Ceremony", "Competition"})
_BACK, _ON, _SERVING, _FAR = 60, 40, 90, 160


def find_groups(scene: Scene) -> Iterator[Detail]:
    """The groups that the clause of an initiative, or its name, says it is for."""
    for told in all_told(scene):
        found = (*_by_name(told), *_before(scene, told), *_after(scene, told))
        yield from found or tuple(_by_purpose(scene, told)) or _served(scene, told)


def _by_name(told: Told) -> Iterator[Detail]:
    named = _IN_NAME.search(told.initiative.name) if told.span == told.initiative.span else None
    if named is not None:
        own = named["own"]
        for words in (own,) if own else _groups(named):
            yield _detail(told, words, told.span.start)


def _before(scene: Scene, told: Told) -> Iterator[Detail]:
    """为居民送上一场|演出, 面向企业，举办|讲座, 组织学生参加|比赛."""
    start = told.span.start
    low = max(scene.analysis.sentence_of(start).start, start - _BACK)
    found = _FOR.search(scene.text, low, start)
    if found is None and told.initiative.kind in EVENTS:
        found = _INVITED.search(scene.text, low, start)
        if found is not None and any(words.endswith(tuple(_GIVE)) for words in _groups(found)):
            return
    for words in _groups(found) if found else ():
        yield _detail(told, words, found.start() if found else start)


def _after(scene: Scene, told: Told) -> Iterator[Detail]:
    """…讲座|面向社区居民，."""
    end = told.span.end
    found = _AIMED.match(scene.text, end, min(len(scene.text), end + _ON))
    for words in _groups(found) if found else ():
        yield _detail(told, words, end)


def _by_purpose(scene: Scene, told: Told) -> Iterator[Detail]:
    start = told.span.start
    sentence = scene.analysis.sentence_of(start)
    if told.initiative.kind not in EVENTS or start - sentence.start > _FAR:
        return
    if not scene.text.startswith(("为", "让"), sentence.start) or scene.within(sentence.start, start, INITIATIVE):
        return
    clause = scene.analysis.clause_of(start)
    found = _PURPOSE.match(scene.text, sentence.start, start) or _SAFE.match(scene.text, sentence.start, start)
    if found and any(scene.text[verb.start : verb.end] in _HELD for verb, _, _ in scene.verbs_in(clause.start, start)):
        for words in _groups(found):
            yield _detail(told, words, start)


def _served(scene: Scene, told: Told) -> Iterator[Detail]:
    end, sentence = told.span.end, scene.analysis.sentence_of(told.span.start)
    if told.initiative.kind in _UNSERVED:
        return
    found = _SERVED.match(scene.text, end, min(sentence.end, end + _SERVING))
    if found is None or scene.within(end, found.start("group"), INITIATIVE):
        return
    for words in _groups(found):
        yield _detail(told, words, found.end("on"))


def _groups(found: re.Match[str]) -> list[str]:
    """老年人、儿童等困难群众: each by itself."""
    parts = re.split("以及|[、和与及]", found["group"]) if found["group"] else []
    return [words for words in (*parts, found["etc"]) if words]


def _detail(told: Told, words: str, trigger: int) -> Detail:
    return Detail(told.initiative, Predicate.TARGET_GROUP, words, trigger, 0.8)
