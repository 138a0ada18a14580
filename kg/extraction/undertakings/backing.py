"""Who gives or backs an event that another sentence names: 活动由甲主办、乙协办; 丙连续三年冠名."""

import re
from collections.abc import Iterator
from itertools import chain

from kg.extraction.biography.positions import phrase_start
from kg.extraction.discourse.events import last_event, last_whole, main_event
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.recalled import recalled_after
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.text.matching import Rare, Search
from kg.extraction.undertakings.actors import agents_before
from kg.extraction.undertakings.meant import LEAD, SINCE, event_meant, event_of_clause, is_meant
from kg.extraction.undertakings.occurrence import Undertaking
from kg.extraction.undertakings.organizers import ENDS, HOSTS, find_organizers, undertaken
from kg.model import Mention, Predicate, Relation, Span
from kg.patterns import late

_BACKS = re.compile(r"冠名|赞助|协办|协助|保障|指导$|支持$")
_GOT = re.compile(
    r"(?P<got>(?:得到|获得|受到|离不开|多亏|得益于|有赖于)了?(?:[^，。；,;\n得获受]{2,60}?的?(?:高度|亲切|密切)?(?:重视|关注|关怀|关心)(?:[，,和与、及]+))?)[^，。；,;\n得获受]{2,60}?"
    r"(?P<of>的?(?:大力|鼎力|倾情|(?:[技学]术|资金|经费|政策|场地|全力|鼎力|有力|热心|无私|积极|悉心|精心|全程)(?:[和与、])?){0,2}(?:支持|赞助|资助|帮助|相助|扶持|指导|协助)(?!的))"
)
# 活动在某局的精心指导下，由…; 在某局的精心组织下
_GUIDED = re.compile(
    r"在(?P<got>)[^，。；,;\n在]{2,40}?(?P<of>(?:(?:的(?:[^\W\da-zA-Z_]{2}){0,2}?)?[和与]?(?:指导|支持|帮助|协助|资助|扶持|赞助)"
    r"|的(?:[^\W\da-zA-Z_]{2}){0,2}?[和与]?(?P<gives>组织|牵头|倡议|策划|发起|统筹|主导))下)"
    r"(?=[，,]|[^，。；,;\n]{0,40}?(?:组织|[开启]|举[办行]|主办|承办|召开|实施|联合|圆满|顺利|成功|如期|落|收官))"
)
# 由甲承办|、乙协办的大赛: the event stands after them.
_OF_ANOTHER = re.compile(r"(?:[、，][^，。；;\n]{2,60}?(?:主办|承办|协办|指导|支持)){0,3}的")
_CLEFT_END = late(r"的(?=[，。；,;])")  # 这场讲座是由甲组织的。
# …举行，由|甲主办; …举行，活动由|甲主办; not …举行，花灯由|甲承办
_BY_WHOM = late(r"(?:(?:[此本这]次|本届|该)?(?:活动|[大比]赛|赛事|仪式|会议|论坛|展览|晚会|演出))?由")
_GOODS = (
    r"[\d一二三四五六七八九十百千万两余多]+(?:[万亿]?元|[台套册箱盒份件辆副顶本桶袋吨斤部把面张碗瓶束枚盏株头条只])|设备|器材|图书|奖[品金]|礼品|物资|经费|资金"
    r"|场地|报告厅|药品|食材|服装|车辆|专车|展[板品]|道具|音响|教[具材]|补[助贴]|\d+[份个]|[^\W\da-zA-Z_]包|(?:饮用?水|茶水|点心|午餐|门票|耗材|苗木|字帖|毛毡)|费用|油费"
)
# 某公司|负责交通保障, 某馆|派老师指导, 某局|配合|。: what is done for it beside what its hosts do.
_DUTY = (
    r"负责[^，。；,;\n]{0,8}?(?:保障|联络|秩序|指导|把关|教学|授课|登记|安保|接送|后勤|救护|维护|运输|接待)(?=[，。；,;])"
    r"|参与[^，。；,;\n]{0,6}?(?:指导|策划|筹备|保障)(?=[，。；,;])"
    r"|派(?:出|遣)?了?[^，。；,;\n]{1,16}?(?:指导|协助|保障|支援|辅导|助教|授课|驻场)(?=[，。；,;])"
    r"|提供[^，。；,;\n]{0,10}?(?:支持|赞助|资助|保障|指导|协助)(?=[，。；,;])"
    r"|(?:配合|协助)(?:组织|召集|实施)?(?=[，。；,;])"
)
# 某店|送来全部捧花, 某校|腾出操场, 某协会|派来六名裁判: by the verb, whatever it is; not 送来祝福, 送来锦旗.
_BRINGS = (
    r"(?:送[来上出]|赠送|捐赠?)了?(?![^，。；,;\n]{0,14}(?:祝福|祝愿|问候|慰问|温暖|关[怀爱心]|清凉|欢[乐笑]|笑声|歌|舞|节目|演|戏|盛宴|大餐|掌声|诗|课|服务|讲|展|诊|活动|比赛|惊喜|器官|遗体|角膜|骨髓|血|锦旗|感谢|喜报|书信|贺|聘书|证书|牌|消息))"
    r"[^，。；,;\n“”《》的]{2,14}(?=[，。；,;])"
    r"|腾出了?[^，。；,;\n]{2,12}(?=[，。；,;])|拿出了?[^，。；,;\n]{0,4}元|派[来出]了?[^，。；,;\n]{0,6}(?:裁判|师资|警力)"
    r"|准备了?[^，。；,;\n]{0,6}(?:餐|饮|奶|茶|水果|点心)(?=[，。；,;])|减免了?[^，。；,;\n]{0,12}费|(?:放贷|授信)了?[^，。；,;\n]{0,4}元"
)
# 某协会|赠送急救箱3台, 某公司|为演出免费提供奖品: things given for the event; not 赠送祝福.
_GIFT = Search.of(
    r"(?:(?:为|给|对)[^，。；,;\n为给对]{2,12}?)?(?:免费|无偿|还|另|共|一次性|慷慨|倾情|现场)*"
    rf"(?:(?:赠送|捐赠|捐助|捐[出资]?|提供|送[来上出]|给予|赞助|资助|解决|拨[付出款]?|出资|列支|安排|投入|筹[集措]|募集|配套|添|承担|垫付|补[助贴]|拉来|补|下拨|给了|支持)了?(?:[^，。；,;\n]{{0,14}}?(?:{_GOODS}))"
    rf"|{_BRINGS}|{_DUTY})",
    "为给对免无还另共一慷倾现赠捐提送赞资解拨出列安投筹募配添承垫负参派配协补拉下支准腾拿减放授",
    "准备|腾出|拿出|减免|放贷|授信|赠送|捐|提供|送[来上出]|给予|赞助|资助|解决|拨|出资|列支|安排|投入|筹|募集|配|添|承担|垫付|负责|参与|派|协助|补|拉来|下拨|给了|支持",
)
# 药品由|某公司|捐助, 画材则是|某店|捐的, 经费由|某局和某公司|共同承担
_GIVEN_BY = Rare.of(
    r"[由是](?P<giver>[^，。；,;\n由是]{3,32}?)(?:免费|无偿|全额|独家|共同|联合|统一|倾情)*"
    r"(?:(?:赠送|捐[赠助献]|提供|赞助|捐的|给予[^，。；,;\n]{2,6}补[助贴])"
    r"|(?P<pays>承担|支付))(?=[，。；,;\n])",
    "赠送|捐|提供|补助|补贴|赞助|承担|支付",
)
_COSTS = late(r"(?:费用?|经费|资金|奖金|开[支销]|成本|[资酬]金)(?:则|也|都|均|全部|全)*$")
_PAYS = late(r"赞助|捐|资助|出资")  # what people, too, do: 乡贤周远山|每年赞助两万元
_OPENS = late(
    r"(?:[^\W\da-zA-Z_]{2,8}、|随后|其中|此外|另外|同时|还有|当[天日]|活动(?:中|期间)?|会上|现场|仪式上|[，,\s])*"
)
_LIGHT = " 还已也共均则都先后"
_ENDS = (*HOSTS, *"召集 牵头 发起 给予指导 给予支持 给予帮助 具体实施 组织实施 负责实施 承接 统一运营 负责运营".split())
_BEFORE = 24  # characters after a verb in which the initiative stands that is its object
_FARTHEST = 200  # characters from the event to the sentence of who backs it


def find_backing(scene: Scene) -> Iterator[Relation]:
    """organizes and supports, of the event named before."""
    if not scene.of_type(INITIATIVE):
        return
    yield from _given_by(scene)
    yield from _appended(scene)
    yield from _backed(scene)
    yield from _received(scene)
    yield from _gifts(scene)


def _gifts(scene: Scene) -> Iterator[Relation]:
    """培训由某局主办，某协会赠送急救箱3台，药品由某公司捐助。: what a body gives, told after the event."""
    for gift in chain(_GIFT.finditer(scene.text), _GIVEN_BY.finditer(scene.text)):
        start = gift.start()
        clause, sentence = scene.analysis.clause_of(start), scene.analysis.sentence_of(start)
        event = None if scene.is_quoted(start) else _helped(scene, start, gift.end())
        factuality = None if event is None else judge_clause(scene, clause, start)
        if event is None or factuality is None:
            continue
        for giver in _givers(scene, gift, clause):
            pays = giver.type is PERSON and _PAYS.match(scene.text, start) is not None
            if pays or giver.type is ORGANIZATION or giver.kind in ("Street", "Township", "Community", "Village"):
                yield Relation(giver, Predicate.SUPPORTS, event, sentence, "undertaking-gift", "", factuality, 0.75)


def _helped(scene: Scene, at: int, end: int) -> Mention | None:
    """What the sentence, or the sentence before, undertakes; else the article's event, or the last."""
    sentence = scene.analysis.sentence_of(at)
    named = scene.within(at, end, INITIATIVE)[:1] or scene.within(sentence.start, at, INITIATIVE)[-1:]
    meant = named[0] if named else event_of_clause(scene, sentence, at)
    if meant is not None or scene.text.startswith("补", at):
        return meant  # 某局补贴三万元: of who knows what
    near = last_event(scene, at)
    if near is not None and near.kind != "Ceremony" and "\n" not in scene.text[near.span.end : at]:
        return near
    if _tells_else(scene, sentence, at):
        return None
    main = main_event(scene)
    return main if main is not None and main.span.end <= at else last_whole(scene, at)


def _tells_else(scene: Scene, sentence: Span, at: int) -> bool:
    """敬老院改造完工，|某局出资四百万元: the clauses before tell what is paid for, and nobody who gives an event."""
    clause = scene.analysis.clause_of(at)
    verbs = scene.verbs_in(sentence.start, clause.start) if clause.start > sentence.start else ()
    gives = any(predicate in ("organizes", "supports") for _, predicate, _ in verbs)
    return (
        clause.start > sentence.start and not gives and not _OPENS.fullmatch(scene.text, sentence.start, clause.start)
    )


def _givers(scene: Scene, gift: re.Match[str], clause: Span) -> tuple[Mention, ...]:
    """The list right before the verb, which opens its clause; or all that stands between 由 and the verb."""
    start = gift.start()
    if "giver" in gift.groupdict():
        return _named_givers(scene, gift) if not gift["pays"] or _COSTS.search(scene.text, clause.start, start) else ()
    givers = agents_before(scene, clause.start, start, one_verb=True)
    if not givers or scene.text[givers[-1].span.end : start].strip(_LIGHT):
        return ()
    first = givers[0]
    opens = phrase_start(scene, first) if first.type is PERSON else scene.chain_start(first)
    return givers if opens <= clause.start or _OPENS.fullmatch(scene.text, clause.start, opens) else ()


def _named_givers(scene: Scene, gift: re.Match[str]) -> tuple[Mention, ...]:
    """The list that stands between 由 and the verb, or nothing."""
    low, end = gift.start() + 1, gift.end("giver")
    givers = scene.within(low, end, ORGANIZATION, UNIT)
    for giver in givers:
        if scene.chain_start(giver) != low:
            return ()
        low = giver.span.end + (giver.span.end < end and scene.text[giver.span.end] in "、和与及")
    return givers if low == end else ()


def _given_by(scene: Scene) -> Iterator[Relation]:
    """论坛由甲、乙主办，丙承办: the event is that before 由, or for a mere noun the last named before."""
    for sentence, verbs in undertaken(scene):
        low = sentence.start
        event: Mention | None = None
        for verb, predicate in verbs:
            given = scene.text.rfind("由", low, verb.start)
            head = max(low, scene.analysis.clause_of(given).start) if given >= 0 else low
            named = [
                m
                for m in scene.within(
                    low, min(verb.end + _BEFORE, scene.analysis.clause_of(verb.start).end), INITIATIVE
                )
                if m.rule != "initiative-congress"
            ]
            if _OF_ANOTHER.match(scene.text, verb.end) and not _is_cleft(scene, head, given, verb.end):
                break
            if low > sentence.start:
                if named or not (ENDS.match(scene.text, verb.end) or _helps_with(scene, verb, predicate)):
                    break
            elif given >= 0 and named and named[-1].span.end == given:
                event, low = named[-1], verb.end  # its first verb is the initiative's own
                continue
            elif given < 0 and (not named or _is_told_of(scene, named[-1], verb)):
                continue  # 在某局的指导下，由…; 大赛开赛，本届大赛由…
            elif (named and named[-1].span.start > head) or given < 0 or not is_meant(scene, head, given):
                break
            event = event or event_meant(scene, head, given)
            factuality = judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start)
            if event is not None and factuality is not None:
                undertaking = Undertaking(event, verb, predicate, factuality)
                yield from find_organizers(scene, undertaking, max(given, low))
            low = verb.end


def _appended(scene: Scene) -> Iterator[Relation]:
    """论坛在泊云公园举行，（由）甲主办，乙承办。: who gives the event of the clauses before."""
    for sentence, verbs in undertaken(scene):
        last = sentence.start
        for verb, predicate in verbs:
            low, last = last, verb.end  # each verb has its own list
            clause = scene.analysis.clause_of(verb.start)
            event, factuality = scene.before(clause.start, INITIATIVE), judge_clause(scene, clause, verb.start)
            if event is None or event.span.start < sentence.start or factuality is None:
                continue
            ends = (*_ENDS, "指导") if low > sentence.start else _ENDS
            if not scene.text.endswith(ends, clause.start, verb.end) or not ENDS.match(scene.text, verb.end):
                continue
            given = scene.text.rfind("由", event.span.end, verb.start)
            if given < 0 or _BY_WHOM.match(scene.text, scene.analysis.clause_of(given).start, given + 1):
                undertaking = Undertaking(event, verb, predicate, factuality)
                yield from find_organizers(scene, undertaking, max(low, event.span.end))


def _backed(scene: Scene) -> Iterator[Relation]:
    """某公司连续三年冠名。 after the sentence that names the event: help by its verb alone, in the same paragraph."""
    for sentence, verbs in undertaken(scene):
        named = scene.within(sentence.start, sentence.end, INITIATIVE)
        opens = bool(named) and _opens(scene, named[0], sentence.start)
        if named and not (opens and len(named) == 1):
            continue
        low = named[0].span.end if named else sentence.start
        event = named[0] if named else _meant_by(scene, sentence, verbs[0][0]) or last_event(scene, low)
        for verb, predicate in verbs:
            factuality = judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start)
            backs = event is not None and low - event.span.end <= _FARTHEST and _backs(scene, verb, predicate)
            if event is not None and backs and factuality is not None and "\n" not in scene.text[event.span.end : low]:
                yield from find_organizers(scene, Undertaking(event, verb, predicate, factuality), low)
            low = verb.end


def _meant_by(scene: Scene, sentence: Span, verb: Span) -> Mention | None:
    """本届邻里节由某局主办，某公司|协办; 某县主办邻里节，…: what the noun means, and not the 开幕式 told last."""
    given = scene.text.rfind("由", sentence.start, verb.start)
    head = max(sentence.start, scene.analysis.clause_of(given).start) if given >= 0 else given
    if given < 0:
        return recalled_after(scene, verb.end)
    return event_meant(scene, head, given) if is_meant(scene, head, given) else None


def _opens(scene: Scene, event: Mention, start: int) -> bool:
    """此次联欢会由学员自编自演，某居委会给予大力支持。"""
    lead = LEAD.match(scene.text, start)
    return event.span.start in (start, lead.end() if lead else start)


def _received(scene: Scene) -> Iterator[Relation]:
    """读书节由某校承办，得到甲的重视、乙的支持; 活动在甲的指导下，由…: help that the event of the sentence got."""
    for found in chain(_GOT.finditer(scene.text), _GUIDED.finditer(scene.text)):
        clause = scene.analysis.clause_of(found.start())
        sentence = scene.analysis.sentence_of(found.start())
        factuality = judge_clause(scene, clause, found.start())
        if factuality is None or scene.analysis.clause_of(found.end("got")).end < found.end():
            continue
        named = scene.within(sentence.start, found.start(), INITIATIVE)
        before = named[-1] if named else event_of_clause(scene, sentence, found.start())
        event = before or _after(scene, sentence, found.end())
        if event is not None:
            does = Predicate.ORGANIZES if found.groupdict().get("gives") else Predicate.SUPPORTS
            for helper in scene.within(found.end("got"), found.start("of"), ORGANIZATION, UNIT):
                yield Relation(helper, does, event, sentence, "undertaking-received", "", factuality, 0.75)


def _after(scene: Scene, sentence: Span, start: int) -> Mention | None:
    """在某局的指导下举办|“清风行”活动: what is held so, in the same clause or the next."""
    clause = scene.analysis.clause_of(start)
    end = scene.analysis.clause_of(min(clause.end + 1, sentence.end - 1)).end
    high = min(max(end, clause.end), sentence.end)
    events = scene.within(start, high, INITIATIVE)
    return next((m for m in events if any(p == "organizes" for _, p, _ in scene.verbs_in(start, high))), None)


def _backs(scene: Scene, verb: Span, predicate: Predicate) -> bool:
    """冠名, 赞助了桌椅, 全程指导。: not 指导意见."""
    word = scene.text[verb.start : verb.end]
    if predicate is not Predicate.SUPPORTS or not _BACKS.search(word) or scene.is_quoted(verb.start):
        return False
    gives = not word.endswith(("指导", "支持")) and _helps_with(scene, verb, predicate)
    return gives or ENDS.match(scene.text, verb.end) is not None


def _helps_with(scene: Scene, verb: Span, predicate: Predicate) -> bool:
    """丙赞助了桌椅: help for the event by what is given, not 赞助了学校."""
    given = scene.text[verb.end : scene.analysis.clause_of(verb.start).end]
    return (
        predicate is Predicate.SUPPORTS
        and not given.startswith("的")
        and scene.analysis.lexicon.body_suffixes.longest_ending(given, len(given)) is None
    )


def _is_cleft(scene: Scene, head: int, given: int, end: int) -> bool:
    """这场讲座是|由甲组织|的。, 这项联赛是去年5月|由甲发起|的。"""
    since = SINCE.search(scene.text, head, given) if given > head else None
    return since is not None and since.group()[:1] in ("是", "系") and _CLEFT_END.match(scene.text, end) is not None


def _is_told_of(scene: Scene, event: Mention, verb: Span) -> bool:
    """大赛|开赛，: the verb tells of the event right before it, and no agent stands between."""
    clause = scene.analysis.clause_of(verb.start)
    return clause.start <= event.span.start < verb.start and ENDS.match(scene.text, verb.end) is not None
