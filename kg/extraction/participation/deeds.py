"""What people and bodies do at an event of that sort alone: prizes won at contests, contracts signed at signings."""

from kg.extraction.discourse.events import STANDING, contest_held, event_of_kinds, is_of_kind
from kg.extraction.discourse.scene import Scene
from kg.model import Mention, Span
from kg.patterns import late

DEEDS = frozenset({"won", "vied", "signed"})
_AWARDS = late(r"颁奖|表彰|揭晓|评选|颁证|授奖|展演|汇演|评比|征文|征集|展评")
_SIGNINGS = late(r"签约|推介|洽谈|招商|对接")
_CONTENDED = late(r"角逐|比拼|激战|较量|竞技|评选|比赛")  # 经过角逐，某代表队获得一等奖
_PRIZES = ("奖", "奖”", "称号")
_SITTINGS = frozenset({"Meeting", "Activity", "Ceremony"})
_ELECTIONS = late(r"换届|选举|大会|会员|代表|成立|理事会|第[一二三四五六七八九十]+次|业主")
_SENT_OFTEN = late(r"每[年月周天日逢]|定期|长期|常年|常态化|近年|[今去前]年以来")  # 每月派人上门: at no one event
_CONTESTS = frozenset({"Competition"})


def is_prize(scene: Scene, named: Mention | None, role: str) -> bool:
    """获得“清风奖”, 被授予“清风家庭”称号: what is won, no event."""
    if role != "won" or named is None:
        return False
    return named.name.endswith(_PRIZES) or scene.text.startswith("称号", named.span.end)


def contest_before(scene: Scene, verb: Span) -> Mention | None:
    """The contest at which a prize was won: the one its sentence names, else the last that was held.

    It is not the 颁奖会 where the prize is given out.
    """
    last = event_of_kinds(scene, verb.start, _CONTESTS)
    if last is None or last.span.start < scene.analysis.sentence_of(verb.start).start:
        last = contest_held(scene, verb.start) or last
    return last if last is not None and last.kind in _CONTESTS else None


def is_deed_of(scene: Scene, event: Mention, verb: Span, role: str, *, named: bool, here: bool) -> bool:
    """True for a deed that may be one of the event (``here``: the sentence is set at it), and for what is no deed."""
    if role == "won":
        return _is_won_at(scene, event, verb, named=named)
    if role == "signed":
        return here or _SIGNINGS.search(event.name) is not None
    if role == "vied":
        return event.kind == "Competition" or "赛" in event.name or "运动会" in event.name
    if role == "sent":
        return _SENT_OFTEN.search(scene.text, scene.analysis.sentence_of(verb.start).start, verb.start) is None
    if role in ("chosen", "elected"):
        return event.kind in _SITTINGS and _ELECTIONS.search(event.name) is not None
    return role != "performs" or not is_of_kind(event, STANDING) or event.kind == "Campaign"


def _is_won_at(scene: Scene, event: Mention, verb: Span, *, named: bool) -> bool:
    said = scene.text[scene.analysis.clause_of(verb.start).start : verb.end]
    if not named and ("赛" in scene.text[verb.start : verb.end] or "赛项" in said):
        return False  # 获得汽修赛项二等奖: of another contest
    if event.kind == "Competition" or _AWARDS.search(event.name):
        return True
    return _CONTENDED.search(scene.text, scene.analysis.sentence_of(verb.start).start, verb.start) is not None
