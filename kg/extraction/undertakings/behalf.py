"""Bodies that act through their people: 某局领导开展…, 某局局长沈清禾带队开展…."""

from kg.extraction.discourse.scene import ORGANIZATION, PERSON, Scene
from kg.extraction.undertakings.actors import follows_venue
from kg.model import Mention
from kg.patterns import late

_PEOPLE = late(
    r"(?:[^\W\da-zA-Z_]{1,8}[科室](?:、[^\W\da-zA-Z_]{1,8}[科室])*)?的?(?:组织|派出|选派)?(?:(?:\d+|[一二两三四五六七八九十百]+|多)[余多]?[名位])?"
    r"(?:[医法民]?(?:领导|干部|民警|法官|干警|医护人员|医务人员|专家|医生|医疗队|[^\W\da-zA-Z_]{0,4}团队|工作人员|队员|委员|师生|志愿者|党员|青年|学生|员工|职工)|(?<=[名位])[^\W\da-zA-Z_]{1,4}[师家员生])们?(?:一行|一起|一道)?(?!的)"
)
_LEADS = late(r"[^，。；,;\n]{0,6}?(?:一行)?(?:带队|率队|带领|率领|率)")
# 某工会副主席沈清禾|带着棉衣来到…, |一行走进…
_GOES = late(
    r"(?:(?:带着|携)[^，。；,;\n]{1,12}?|[^，。；,;\n]{0,8}?一行[^，。；,;\n]{0,6}?)(?:来到|走进|走入|前往|深入|赶?赴)"
)
_LEADER = late(
    r"(?:书记|[局部会院校行镇区县市乡队所站政庭]长|主席|主任|常委|委员|成员|政委|理事长|秘书长|董事长|经理)$"
)
_OTHERS = late(r"(?:邀请|联合|协助|配合|和|与|向|为|给|请)$")
_LED = late(r"(?:[率邀]|带领|率领|组织|陪同|邀请)[^，。；,;\n]{0,10}$")  # 骆远山率驻区的|市政协|委员视察…: who is led
_FAR = 14  # characters of it
_TITLE = 12  # characters of the titles before a name: 党组成员、副主任
_REACH = 80  # characters before a verb in which the body stands


def acts_for(scene: Scene, low: int, end: int) -> Mention | None:
    """The body whose people, or the person at whose head, are the subject before a verb."""
    low = max(low, end - _REACH)
    bodies = [body for body in scene.within(low, end, ORGANIZATION) if _by_people(scene, body, end)]
    return bodies[-1] if bodies else None


def _by_people(scene: Scene, body: Mention, end: int) -> bool:
    start = scene.chain_start(body)
    if (
        scene.is_quoted(start)
        or follows_venue(scene, body, start)
        or _OTHERS.search(scene.text, max(0, start - 2), start)
        or _LED.search(scene.text, max(scene.analysis.clause_of(start).start, start - _FAR), start)
    ):
        return False
    return _PEOPLE.match(scene.text, body.span.end, end) is not None or _at_head(scene, body, end)


def _at_head(scene: Scene, body: Mention, end: int) -> bool:
    """某局局长沈清禾带队…: nothing but titles between the body and the name."""
    people = scene.within(body.span.end, end, PERSON)[:1]
    if not people:
        return False
    at, title = people[0].span, scene.text[body.span.end : people[0].span.start]
    leads = _LEADS.match(scene.text, at.end, end) or (_LEADER.search(title) and _GOES.match(scene.text, at.end, end))
    return bool(leads) and len(title) <= _TITLE and not set(title) & set("，。；：")
