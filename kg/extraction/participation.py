"""Who takes part in an initiative, and how: 出席, 主持, 讲话, 通报, 参加 …

The subject is the list of people and bodies before the verb; the object is the
initiative that 会议, 活动 or 仪式 after it refers to, the one named in its
clause, or the last one of its kind named before.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.actors import acts, agents_before
from kg.extraction.apart import of_another_day
from kg.extraction.deeds import DEEDS, contest_before, is_deed_of, is_prize
from kg.extraction.delegates import headed_by, own_people, sent_from
from kg.extraction.events import event_held, event_of_kinds, event_of_noun, is_event, is_told_last, whole_of
from kg.extraction.factuality import judge_clause
from kg.extraction.positions import phrase_start
from kg.extraction.scene import INITIATIVE, ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.settings import KINDS, NO_KINDS, find_acting, find_fellows, setting_of
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

# 会议, 此次活动, 该仪式: a noun that refers back to an initiative; not 会议室, 活动现场.
_ANAPHOR = re.compile(
    r"了?(?:此次|本次|这次|该|本|此)?(?P<noun>座谈会|会议|大会|会|活动|仪式|论坛|培训|讲座|比赛|义诊)"
    r"(?!议?[室员场厅]|[长费徽龄计所]|情况|工作|经验|管理|成果|质量|内容)"
)
_CLEFT = re.compile(r"(?:(?:会议|活动|仪式)?的[，,]?(?:正|就)?|(?<=[人宾师家])(?:分别)?)[是为](?!否|了)")
_WHO = re.compile(r"[^，。；,;：:\n]{0,30}?的")  # 参加启动仪式的|居民周远山
_ALSO = re.compile(
    r"(?:此次|本次|这次)?[\u4e00-\u9fff]{0,8}的(?:(?:嘉宾|领导|人员|专家|代表|单位)?(?:还有|有|包括)"
    r"|(?:[\d一二两三四五六七八九十百余多]{1,5}[支名位个])?(?:队伍|代表队|选手|团队|单位|学校|学员)(?P<from>分别来自|来自|是))"
)  # 参加仪式的还有
_NEAR = 60  # characters from 活动, 会议 to the verb after it
_LABEL = late(r"\s*(?P<noun>[\u4e00-\u9fff]{2,6})[：:]")
# All that stands before the verb of a clause whose subject is that of the clause before.
_ELIDED = re.compile(
    r"(?:并|也|还|随后|先后|分别|共同|一起|一同|现场|等|上台|依次|代表|同时|最后|首先|又|再|则|均|都|亲自|认真|详细)*"
)
# Nameless people who came along: 居民代表, 各单位负责人.
_GROUP = re.compile(
    r"[、和及以（）()\u4e00-\u9fff]{0,30}?(?:负责人|代表|领导|人员|群众|家长|师生|学生|志愿者|居民|党员|干部|嘉宾|专家|同志)们?"
    r"(?:等?共?(?:约)?\d+[余多]?[名人]*)?(?:共同|一同|一起)?"
)
# 周远山同志和沈清禾分别|为…, |向…, |就…
_FOR_WHOM = re.compile(
    r"(?:同志|先生|女士|老师|教授|书记|主任)?(?:等[^，。；]{0,8}?)?(?:分别|共同|先后|一起|一同|依次|现场)*(?P<whom>[为向给对就])"
)
_ON_WHOM = frozenset("为 向 给 对 就 围绕 与 同 用 以 把 将".split())  # a clause begins that has no subject
_TOLD = frozenset(
    "表示 说 认为 指出 介绍 要求 强调 希望 建议 提出 坦言 透露 据悉 据了解 获悉".split()
)  # begin a clause that tells of others
_REST = late(r"(?:、[^，。；]*)?等?")  # the list's items that are no names
_ROLES = frozenset({"attends", "presides", "speaks", "reports", "performs", "volunteers", "other", "invited"})
_OF_BODIES = DEEDS | {"sent"}  # what bodies are said to do as often as people
_QUALIFIERS = {"invited": "attends", "won": "other", "signed": "other", "sent": "other"}
_LOOSE = frozenset({"other"})
_TROUPES = ("队", "团", "社")
_PLAIN = frozenset({"参加", "参与", "出席", "参加会议", "参加活动", "共同参加"})  # what bodies, too, are said to do
_SITTING = ("attends", "presides")
_TELLS = ("speaks", "reports")
_SPEAKS = re.compile(r"发言|汇报|介绍|经验|交流")  # 甲局和乙局作了发言
_WHOEVER = re.compile(r"的(?:全体|各位|其他|所有|部分)")
_MADE_TO = re.compile(
    r"(?:鼓励|动员|劝|让|请|推荐|安排)(?:他|她|大家|[\u4e00-\u9fff]{1,4}们)|(?:让|鼓励|引导|吸引)[\u4e00-\u9fff]{1,14}$"
)  # 某局长鼓励他参加…
_WITH = late(r"[与同和跟][^，。；,;\n]{2,40}$")  # 与某校校长座谈
_PAST = re.compile(
    r"(?<![\u4e00-\u9fff])(?:去年|前年|前[一几两]天|早年|小时候|此前|(?<!\d)(?:19|20)\d\d年(?![度\d]))"
)  # 2016年，他…
_AT_IT = re.compile(r"(?:活动|仪式)?(?:上|中|现场|期间|当[天日晚]|间隙|尾声)[，,与向由为对]?")
_IN_TURN = re.compile(r"先后|分别|陆续|依次|相继|还|也")  # 其间先后举行甲赛、乙赛和丙会
_LOOKS_BACK = re.compile(r"回顾|总结")  # 在致辞中回顾了“清风行”活动
# 作了题为《…》的|讲座, 上了一堂|法治课
_GIVES = re.compile(
    r"(?:(?<![工合动运操写制])[作做]|上|(?<![宣开演])讲|(?<![召展离公张拉])开|带来)了?(?:(?:题为|主题为|以|关于)[^，。；,;\n]{2,40}(?:为[主]?题)?的)?"
    r"(?:一[堂场次节])?(?:[\u4e00-\u9fff]{2}的)?$"
)
_TALKS = frozenset({"Training", "Meeting"})
_TITLED = 50  # characters before a talk's name in which it is said to be given
_AT_ONCE = 4  # other events of a list that are held together
_CLAUSES = 5  # the verb's clause and those that a subject reaches over: 周远山出席会议，并讲话
_APART = 24  # characters between 代表 and the delegate's name
_LONGEST_BEFORE = 600  # characters of a sentence before a verb in which its event is told


def find_participation(scene: Scene) -> Iterator[Relation]:
    """participatesIn with its role, for each person or body that the article says took part."""
    if not scene.of_type(INITIATIVE):
        return
    attended: Mention | None = None  # what was last said by name to be attended: who then speaks, speaks there
    for sentence in scene.analysis.sentences:
        setting = setting_of(scene, sentence.span)
        attended = setting or attended
        met = list[Relation]()
        for verb, predicate, role in scene.verbs_in(sentence.span.start, sentence.span.end):
            if predicate == "participatesIn" and (role in _ROLES or role in _OF_BODIES):
                if _is_talk(scene, verb) or _gives_it(scene, verb):
                    continue
                named = _object(scene, verb, sentence.span)
                named = None if is_prize(named, role) else named
                event = named or _event_of(scene, verb, sentence.span, role, setting, attended)
                if event is not None and role == "sent":  # 派出200名选手: to the games, not to the 开幕式
                    event = whole_of(scene, event) or event
                is_here, is_named = setting is not None, named is not None
                if event is None or not is_deed_of(scene, event, verb, role, named=is_named, here=is_here):
                    continue
                told = named is not None or (setting is not None and role in _TELLS)
                found = tuple(_taking_part(scene, sentence.span, verb, role, event, explicit=told))
                is_past = any(one.factuality is not Factuality.PLANNED for one in found)
                attended = named if is_past and named and role != "won" else attended
                met.extend(found if told or role in _SITTING else ())
                whole = whole_of(scene, event)
                yield from found
                others = (*(_held_with(scene, event) if named is None else ()), whole)
                yield from (replace(one, object=o, confidence=0.7) for o in others if o is not None for one in found)
        yield from find_fellows(scene, met, sentence.span)
    yield from find_acting(scene)
    yield from _delegates(scene)
    yield from _lectures(scene)


def _is_talk(scene: Scene, verb: Span) -> bool:
    """代表团与某校校长座谈: a talk of two, no part in the event told before."""
    if scene.text[verb.start : verb.end] != "座谈":
        return False
    return _WITH.search(scene.text, scene.analysis.clause_of(verb.start).start, verb.start) is not None


def _held_with(scene: Scene, event: Mention) -> Iterator[Mention]:
    """举行|揭牌仪式、开学典礼和|表彰会: the events of a list before its last, held at once."""
    clause = scene.analysis.clause_of(event.span.start)
    at, in_turn = event.span.start, _IN_TURN.search(scene.text, clause.start, clause.end)
    for _ in range(0 if in_turn else _AT_ONCE):
        before = scene.by_end.get(at - 1)
        if before is None or before.type is not INITIATIVE or scene.text[at - 1] not in "、和与及暨":
            return
        yield before
        at = before.span.start


def _gives_it(scene: Scene, verb: Span) -> bool:
    """甲、乙共同参与|开展: they give it together; not 出席|开工仪式, whose noun the verb begins."""
    following = scene.verbs_in(verb.end, verb.end + 2)
    if len(scene.analysis.lexicon.initiative_heads.longest_at(scene.text, verb.end) or "") > 2:
        return False
    return any(one.start == verb.end and predicate == "organizes" for one, predicate, _ in following)


def _taking_part(
    scene: Scene, sentence: Span, verb: Span, role: str, initiative: Mention, *, explicit: bool
) -> Iterator[Relation]:
    factuality = judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start)
    if factuality is None:
        return
    if role == "attends" and _WHOEVER.search(scene.text, verb.end, scene.analysis.clause_of(verb.start).end):
        return  # 列席的有甲、乙，出席会议的全体委员: of others
    agents = _invited(scene, verb, sentence) if role == "invited" else _cleft(scene, verb)
    if agents is None and role == "attends":
        agents = _who_attended(scene, verb)
    if agents is None:
        agents = _subjects(scene, sentence, verb, bodies=role in _OF_BODIES or role == "performs")
        agents = tuple(a for a in agents if a.type is not UNIT) if role == "won" else agents
    named = any(agent.type is PERSON for agent in agents)  # 某小学学生周远山演唱…
    own = () if named else _by_their_people(scene, verb, role)
    agents = own or agents
    troupe = role == "performs" and all(agent.name.endswith(_TROUPES) for agent in agents)
    bodies = all(agent.type is not PERSON for agent in agents)
    if bodies and not (explicit or role in _OF_BODIES or troupe or own or _as_bodies(scene, agents, verb)):
        return
    for agent in agents:
        if agent.span not in initiative.span:
            yield Relation(
                agent,
                Predicate.PARTICIPATES_IN,
                initiative,
                sentence,
                f"participation-{role}",
                _QUALIFIERS.get(role, role),
                factuality,
                0.8,
            )


def _as_bodies(scene: Scene, agents: tuple[Mention, ...], verb: Span) -> bool:
    """甲局、乙局等18家单位参与; 某街道作经验介绍."""
    said = scene.text[verb.start : verb.end]
    if not agents or scene.analysis.block_of(verb.start) is not BlockKind.PARAGRAPH:
        return False
    between = scene.text[agents[-1].span.end : verb.start]
    if said in _PLAIN:
        return (len(agents) > 1 or between.startswith("等")) and "领导" not in between and "班子" not in between
    return _SPEAKS.search(said) is not None


def _by_their_people(scene: Scene, verb: Span, role: str) -> tuple[Mention, ...]:
    """某小学的同学们演唱…, 来自某局的代表出席: the bodies that take part through their people."""
    clause = scene.analysis.clause_of(verb.start)
    if role == "attends":
        sentence = scene.analysis.sentence_of(verb.start)
        return sent_from(scene, clause.start, verb.start) or headed_by(scene, sentence.start, verb.start)
    if role in _TELLS:
        return headed_by(scene, clause.start, verb.start)
    return own_people(scene, clause.start, verb.start) if role in ("performs", "volunteers") else ()


def _invited(scene: Scene, verb: Span, sentence: Span) -> tuple[Mention, ...]:
    """邀请了书法家：甲、乙。画家：丙、丁。: the people to the sentence's end, and of the lists that go on after it."""
    end = sentence.end
    while (label := _LABEL.match(scene.text, end)) and label["noun"] in scene.analysis.lexicon.role_nouns:
        end = scene.analysis.sentence_of(label.end()).end
    return scene.within(verb.end, end, PERSON)


def _cleft(scene: Scene, verb: Span) -> tuple[Mention, ...] | None:
    """主讲的是某馆馆长甲; 为孩子们作报告的，是甲: who did it stands after the verb."""
    if also := _ALSO.match(scene.text, verb.end):
        end = scene.analysis.sentence_of(also.start()).end
        if also["from"]:  # 参加展演的队伍分别来自甲、乙
            return scene.within(also.end(), scene.analysis.clause_of(also.end()).end, PERSON, ORGANIZATION)
        bodies = (ORGANIZATION,) if "等" in scene.text[also.end() : end] else ()  # 还有甲、乙等单位的嘉宾
        return tuple(agent for agent in scene.within(also.end(), end, PERSON, *bodies) if acts(scene, agent))
    found = _CLEFT.match(scene.text, verb.end)
    return scene.within(found.end(), scene.analysis.clause_of(found.end()).end, PERSON) if found else None


def _who_attended(scene: Scene, verb: Span) -> tuple[Mention, ...] | None:
    """参加启动仪式的居民周远山: the one of whom the clause that begins with the verb tells it."""
    clause = scene.analysis.clause_of(verb.start)
    who = _WHO.match(scene.text, verb.end, clause.end)
    people = scene.within(who.end(), clause.end, PERSON)[:1] if who else ()
    if not people or scene.text[clause.start : verb.start].strip("“在"):
        return None
    return people if who is not None and phrase_start(scene, people[0]) == who.end() else None


def _object(scene: Scene, verb: Span, sentence: Span) -> Mention | None:
    """The event that the verb's clause names, or refers to by a noun."""
    clause = scene.analysis.clause_of(verb.start)
    noun = _ANAPHOR.search(scene.text, verb.start, verb.end) or _ANAPHOR.match(scene.text, verb.end, clause.end)
    if noun is None:
        named = scene.within(clause.start, clause.end, INITIATIVE)
        named = tuple(m for m in named if m.span.end > verb.start and m.rule != "initiative-congress")
        if named and not _LOOKS_BACK.search(scene.text, verb.end, max(verb.end, named[0].span.start)):
            return named[0]
        noun = _ANAPHOR.search(scene.text, max(clause.start, verb.start - _NEAR), verb.start)
        if noun is not None and not scene.analysis.starts_token(noun.start("noun")):
            noun = None  # 社|会事业局
    if noun is None:
        return _given_to(scene, clause, verb) or _head_after(scene, verb)
    if noun["noun"] == "活动" and (event := event_held(scene, _sentence_before(scene, sentence))) is not None:
        return event
    return event_of_kinds(scene, verb.start, KINDS.get(noun["noun"], NO_KINDS))


def _given_to(scene: Scene, clause: Span, verb: Span) -> Mention | None:
    """随后的|推进会|由周远山主持: the event that the noun before 由 means."""
    by = scene.text.rfind("由", clause.start, verb.start)
    noun = scene.analysis.lexicon.initiative_heads.longest_ending(scene.text, by, clause.start) if by > 0 else None
    return event_of_noun(scene, by, noun) if noun is not None and len(noun) > 1 else None


def _told_before(scene: Scene, verb: Span, sentence: Span, role: str, attended: Mention | None) -> Mention | None:
    """The event just said to take place; else what was attended last; else the article's first.

    What is done elsewhere, too, is done at the first only where no other was told since.
    """
    low = max(sentence.start, verb.start - _LONGEST_BEFORE)
    here = event_held(scene, Span(low, verb.start)) if verb.start > low else None
    told = here or _just_held(scene, sentence) or attended
    if told is None:
        told = event_of_kinds(scene, verb.start, NO_KINDS)
        told = None if told is None or (role in _LOOSE and not is_told_last(scene, told, verb.start)) else told
    if told is None or told is here:
        return told
    return None if of_another_day(scene, told, sentence) or _PAST.search(scene.text, low, verb.start) else told


def _event_of(
    scene: Scene, verb: Span, sentence: Span, role: str, setting: Mention | None, attended: Mention | None
) -> Mention | None:
    """What a verb without an object is said of: prizes given out 颁奖会上 were won at the contest told before."""
    contest = contest_before(scene, verb) if role == "won" else None
    return contest or _at_which(scene, verb, sentence) or setting or _told_before(scene, verb, sentence, role, attended)


def _at_which(scene: Scene, verb: Span, sentence: Span) -> Mention | None:
    """在“清风行”展示会上，周远山致辞: the event that the sentence names as the place before the verb."""
    event = scene.before(verb.start, INITIATIVE)
    if event is None or event.span.start < sentence.start or not is_event(scene, event):
        return None
    return event if _AT_IT.match(scene.text, event.span.end) else None


def _just_held(scene: Scene, sentence: Span) -> Mention | None:
    """The event that the sentence before, in the same paragraph, says takes place."""
    if scene.text[sentence.start - 1 : sentence.start] == "\n":
        return None
    return event_held(scene, _sentence_before(scene, sentence))


def _sentence_before(scene: Scene, sentence: Span) -> Span | None:
    before = scene.analysis.sentence_of(max(0, sentence.start - 1))
    return before if before.start < sentence.start else None


def _head_after(scene: Scene, verb: Span) -> Mention | None:
    """出席开工仪式, where a 开工仪式 was named before."""
    start = verb.end + (scene.text[verb.end : verb.end + 1] == "了")
    noun = scene.analysis.lexicon.initiative_heads.longest_at(scene.text, start)
    return event_of_noun(scene, verb.start, noun) if noun and len(noun) > 1 else None


def _subjects(scene: Scene, sentence: Span, verb: Span, *, bodies: bool) -> tuple[Mention, ...]:
    """The list before the verb: in its clause, else that of a clause or two before (出席会议，并讲话)."""
    clause, group = scene.analysis.clause_of(verb.start), False
    limit = _before_object(scene, clause, verb.start)
    for _ in range(_CLAUSES):
        end = min(clause.end, limit)
        agents = agents_before(scene, clause.start, end)
        if agents:
            if scene.quotation_at(verb.start) != scene.quotation_at(agents[-1].span.start):
                return ()  # 某馆长说：“今天演出…”
            if _MADE_TO.search(scene.text, agents[-1].span.end, verb.start):
                return ()
            ends_list = not group or _REST.fullmatch(scene.text, agents[-1].span.end, end)
            listed = agents_before(scene, sentence.start, end, one_verb=True)
            return _participants(scene, verb, listed, bodies=bodies) if ends_list else ()
        group = group or not _is_elided(scene, clause.start, end)
        if clause.start <= sentence.start or (group and not _is_group(scene, clause.start, end)):
            break
        clause = scene.analysis.clause_of(clause.start - 1)
    return ()


def _is_elided(scene: Scene, start: int, end: int) -> bool:
    """A clause without a subject of its own, or what of it stands before the verb: 并, 为获奖者|颁奖, 看望了老人."""
    said = _ELIDED.match(scene.text, start, end)
    at = said.end() if said else start
    if at >= end:
        return True
    first = scene.analysis.token_at(at)
    return first.text in _ON_WHOM or (first.tag == "v" and len(first.text) > 1 and first.text not in _TOLD)


def _before_object(scene: Scene, clause: Span, end: int) -> int:
    """Where the subject's clause ends: before 为某站点 of 周远山、沈清禾为某站点揭牌."""
    for person in reversed(scene.within(clause.start, end, PERSON)):
        if found := _FOR_WHOM.match(scene.text, person.span.end, end):
            return found.start("whom")
    return end


def _is_group(scene: Scene, start: int, end: int) -> bool:
    """Nameless people who end a list: 甲、乙等，社区居民代表参加; no subject of another verb."""
    verbs = scene.verbs_in(start, end)
    if any(predicate == "participatesIn" for _, predicate, _ in verbs):
        return False
    titled = not verbs and scene.analysis.lexicon.titles.longest_ending(scene.text, end, start) is not None
    return titled or _GROUP.fullmatch(scene.text, start, end) is not None


def _participants(scene: Scene, verb: Span, agents: tuple[Mention, ...], *, bodies: bool) -> tuple[Mention, ...]:
    """The list where it has a person; bodies alone only before a plain 参加."""
    said = scene.text[verb.start : verb.end]
    plain = (said in _PLAIN or _SPEAKS.search(said)) and all(a.kind != "MediaOrganization" for a in agents)
    return agents if bodies or plain or any(agent.type is PERSON for agent in agents) else ()


def _lectures(scene: Scene) -> Iterator[Relation]:
    """律师沈清禾上了一堂|法治课, 作题为《…》的|科普讲座: who gives it."""
    for event in scene.of_type(INITIATIVE):
        start = event.span.start
        gives = _GIVES.search(scene.text, max(0, start - _TITLED), start) if event.kind in _TALKS else None
        if gives is not None:
            sentence = scene.analysis.sentence_of(start)
            yield from _taking_part(scene, sentence, Span(*gives.span()), "speaks", event, explicit=False)


def _delegates(scene: Scene) -> Iterator[Relation]:
    """二十大代表周远山: a delegate took part in the congress."""
    for congress in scene.of_type(INITIATIVE):
        start = congress.span.end + len("代表")
        if congress.rule != "initiative-congress" or scene.text[congress.span.end : start] != "代表":
            continue
        sentence = scene.analysis.sentence_of(congress.span.start)
        for person in scene.within(start, min(start + _APART, sentence.end), PERSON)[:1]:
            if set(scene.text[start : person.span.start]).isdisjoint("，。；"):
                yield Relation(
                    person,
                    Predicate.PARTICIPATES_IN,
                    congress,
                    sentence,
                    "participation-delegate",
                    "attends",
                    confidence=0.9,
                )
