"""Whom a body has: 某公司的沈清禾, 来自某校的周全, 五(2)班的沈清禾, 沈清禾（某校）, 我院沈清禾."""

import re
from collections.abc import Iterator

from kg.extraction.biography.heads import school_at
from kg.extraction.biography.posts import is_institution, only_of, ours
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, Scene
from kg.extraction.text.matching import Ending
from kg.model import Factuality, Mention, Predicate, Relation
from kg.patterns import late

# A class, with who is in it: 五(3)班的, 四年级学生, 中二班的, 1998届4班.
_CLASS = Ending.of(
    r"(?:(?:[初高大][一二三四]|[一二三四五六七八九]年?级?)[（(]?\d{1,2}[)）]?班|[一二三四五六七八九]年级?[一二三四五六七八九十]{1,2}班|[一二三四五六七八九]年级"
    r"|[一二三四五六七八九]年[一二三四五六七八九十]{1,2}班|[托小中大][一二三四五六七八]?班|\d{3,4}班|\d{2,4}[届级][（(]?\d{1,2}[)）]?班)的?(?:学生|同学|小朋友|[男女]生)*",
    "班级的生学友",
)
_SCHOOL_END = re.compile("[学园校院中小专]$")
_CLASS_LENGTH = 16
BELONGS = r"就读于|就职于|任职于|供职于|任教于|执教于|服役于|效力于|受雇于|毕业于|毕业自|来自"
"""Verbs before the body to which somebody belongs."""
JOINS = rf"{BELONGS}|考[上入取]了?|考进了?|入职|加盟|调[入到]|(?:被?分配|应聘|转业|退伍后来)[到至]"
"""Those, and the verbs before a body that somebody has come to belong to."""
MEMBERS = (
    r"学生|学员|学子|新生|毕业生|研究生|博士生|校友|教师|老师|教授|职工|员工|工人|女工|民工|护工|社工|[车钳焊电]工|师傅"
    r"|医生|护士|民警|辅警|警官|战士|消防员|司机|驾驶员|骑手|小哥|保安|保洁|厨师|教练|骨干|干部|专家|志愿者|工作人员"
    r"|成员|会员|队员|球员|团员|社员|理事|馆员|选手|鼓手|舵手|歌手|代表队员|环卫工|厨师|同事"
)
"""Nouns for whom a body has: 某厂的退休|工人."""
PART_OF_WORK = r"[^，。；,;、\n在到]{1,6}?(?:车间|班组|[部科股室组队站所厂]|版房|门店|食堂)"
"""The part of a body in which somebody works, where its name is read without it: 某公司|制衣车间|上班."""
# What stands between a person and the body that they come from or go to.
_COMES = late(
    r"(?:[，,]?(?:今年|现年)?[\d一二三四五六七八九十]{2,3}岁)?[，,]?(?:(?:都|均|则|也|现|目前|一直|同样|是|一名|一位|\d{4}年|如今|去年|今年)*"
    rf"(?:{JOINS}))$"
)
_COMES_LATER = late(rf"[，,](?:今年|现|现在|目前)?(?:{BELONGS})$")
_WHERE = late(r"所在的")
_WHERE_LATER = late(r"[^。！？\n]{0,30}[，,][他她]所在的")
_IN_TEAM = late(r"(?:也|都|就|还)在(?P<team>[队团])里")  # 他的儿子周明|也在队里
_FORMED = late(r"(?:等(?:[\d一二两三四五六七八九十]+[余多]?[名位个])?人?)?(?:共同)?组成的?")
_SENT = re.compile(r"(?:选派|派出|选送|推荐)的?了?(?:[^\W\da-zA-Z_]{0,4}(?:选手|代表|队员|教师|医生|专家))?$")
_COUNTED = re.compile(r"(?:等)?[\d一两二三四五六七八九十]+[位名]")
_OF_THEM = late(rf"的?[^\W\da-zA-Z_]{{0,4}}?(?:{MEMBERS}|[员师生警医])")
_FORMS, _SENDS = frozenset("等共组"), frozenset("派出送荐的了手表员师生家")  # how they begin, and end
_HE = late(r"[他她]")
_AFTER = re.compile(r"[，。；！？,.;!?\n]|$")  # after 来自某校: no 来自某校的学生
_NEAR = 40  # characters between a person and the verb of a later clause
ADDRESSES = frozenset("老师 同学 医生 护士 师傅 先生 女士 教师 同志".split())
_OUR = Ending.of(
    r"[我本](?P<whole>[校院])(?:的)?(?:\d{0,2}名)?(?:[^\W\da-zA-Z_]{0,6}(?:教师|老师|学生|医生|护士))?",
    "校院的名师生士",
)


def find_memberships(scene: Scene, person: Mention) -> Iterator[Relation]:
    """affiliatedWith, by the body before a person's list, after the person, or in brackets."""
    for body, rule in (
        (_of(scene, person), "membership-of"),
        (_in_brackets(scene, person), "membership-brackets"),
        (_in_class(scene, person), "membership-class"),
        (_of_ours(scene, person), "membership-ours"),
        (_where_one_is(scene, person), "membership-where"),
        (_in_team(scene, person), "membership-where"),
    ):
        if body is not None:
            yield _relation(scene, person, body, rule)
    if (body := _comes_from(scene, person)) is not None:
        for one in scene.within(scene.list_starts[person.span.start], person.span.end, PERSON):
            yield _relation(scene, one, body, "membership-from")
    if (body := _forms(scene, person)) is not None:
        for one in scene.within(scene.list_starts[person.span.start], person.span.end, PERSON):
            yield _relation(scene, one, body, "membership-forms")


def _relation(scene: Scene, person: Mention, body: Mention, rule: str) -> Relation:
    quoted = Factuality.QUOTED if scene.is_quoted(person.span.start) else Factuality.STATED
    sentence = scene.analysis.sentence_of(person.span.start)
    return Relation(person, Predicate.AFFILIATED_WITH, body, sentence, rule, "", quoted, 0.8)


def _of(scene: Scene, person: Mention) -> Mention | None:
    """某公司的沈清禾和周全; not 某小学的沈校长, who has a post there."""
    start = scene.list_starts[person.span.start]
    body = scene.by_end.get(start - 1) if scene.text[start - 1 : start] == "的" else None
    if body is None or body.type is not ORGANIZATION or not scene.is_outer(body):
        return None
    at = person.span.start + 1 if person.rule == "person-surname" else person.span.end
    title = scene.analysis.lexicon.titles.longest_at(scene.text, at)
    return body if title is None or title in ADDRESSES or title == "代表" else None  # 沈清禾|代表学生发言


def _in_brackets(scene: Scene, person: Mention) -> Mention | None:
    """沈清禾（槐序小学）: nothing but the body in the brackets."""
    at = person.span.end
    body = scene.starting(at + 1) if scene.text[at : at + 1] in ("（", "(") else None
    if (
        body is None
        or body.type is not ORGANIZATION
        or scene.text[body.span.end : body.span.end + 1] not in ("）", ")")
    ):
        return None
    return body


def _comes_from(scene: Scene, person: Mention) -> Mention | None:
    """沈清禾来自某校，; 沈清禾得了第一，她今年20岁，来自某校。"""
    sentence = scene.analysis.sentence_of(person.span.start)
    bodies = scene.within(person.span.end, min(sentence.end, person.span.end + 2 * _NEAR), ORGANIZATION)
    if not bodies or not _AFTER.match(scene.text, bodies[0].span.end):
        return None
    start = scene.chain_start(bodies[0])
    if _COMES.fullmatch(scene.text, person.span.end, start):
        return bodies[0]
    later = _COMES_LATER.search(scene.text, person.span.end, start)
    if later is None or scene.before(start, PERSON) != person or later.start() - person.span.end > _NEAR:
        return None
    return bodies[0] if _HE.search(scene.text, person.span.end, later.start()) else None


def _forms(scene: Scene, person: Mention) -> Mention | None:
    """由甲、乙等人组成的|某队; 某会选派|甲、乙…; 甲、乙两位|某中心|的播音员."""
    end = person.span.end
    formed = _FORMED.match(scene.text, end) if scene.text[end : end + 1] in _FORMS else None
    body = scene.starting(formed.end()) if formed else None
    start = scene.list_starts[person.span.start]
    if (
        body is None
        and scene.text[start - 1 : start] in _SENDS
        and (sent := _SENT.search(scene.text, max(0, start - 10), start)) is not None
    ):
        body = scene.by_end.get(sent.start())
    if body is None and (counted := _COUNTED.match(scene.text, end)) is not None:
        body = scene.starting(counted.end())
        body = body if body is not None and _OF_THEM.match(scene.text, body.span.end) else None
    return body if body is not None and body.type is ORGANIZATION else None


def _where_one_is(scene: Scene, person: Mention) -> Mention | None:
    """沈清禾所在的|某舞蹈队; 沈清禾今年72岁，她所在的|某队."""
    end = person.span.end
    where = _WHERE.match(scene.text, end) if scene.text[end : end + 1] == "所" else None
    told = scene.once("所在的", lambda: "所在的" in scene.text)
    if where is None and told and "所在的" in scene.text[end : end + _NEAR]:
        later = _WHERE_LATER.match(scene.text, end)
        where = later if later is not None and scene.before(later.end(), PERSON) == person else None
    body = scene.starting(where.end()) if where is not None else None
    return body if body is not None and body.type is ORGANIZATION else None


def _in_team(scene: Scene, person: Mention) -> Mention | None:
    """云栖救援队队长周远山…，他的儿子周明|也在队里: the team named before in the paragraph."""
    end = person.span.end
    inside = _IN_TEAM.match(scene.text, end) if scene.text[end + 1 : end + 2] == "在" else None
    if inside is None:
        return None
    low = scene.text.rfind("\n", 0, end) + 1
    teams = [body for body in scene.within(low, end, ORGANIZATION) if body.name.endswith(inside["team"])]
    return teams[-1] if teams else None


def _in_class(scene: Scene, person: Mention) -> Mention | None:
    """槐序小学五（2）班的沈清禾、周全; where no school stands before the class, the one that the article is about."""
    start = scene.list_starts[person.span.start]
    found = _CLASS.before(scene.text, start, _CLASS_LENGTH)
    if found is None:
        return None
    named = (scene.by_end.get(found.start() - 1), scene.by_end.get(found.start()))
    schools = [m for m in named if m is not None and m.kind == "School" and is_institution(scene, m)]
    return schools[0] if schools else _sole_school(scene) or school_at(scene, found.start())


def _sole_school(scene: Scene) -> Mention | None:
    """The school that the article is about; no committee in it."""
    school = only_of(scene, ORGANIZATION, ("School",))
    return school if school and _SCHOOL_END.search(school.name) else None


def _of_ours(scene: Scene, person: Mention) -> Mention | None:
    """我校沈清禾老师, 我院医生周全: of the school or hospital whose article it is."""
    start = scene.list_starts[person.span.start]
    found = _OUR.before(scene.text, start, _CLASS_LENGTH)
    return ours(scene, found["whole"]) if found else None
