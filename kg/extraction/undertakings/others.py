"""Whose a date is not: 甲将于9月动工；乙落户某镇, 12月举行的邀请赛，明年的第五届联赛, 甲去年通水，乙正在推进."""

import re

from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.discourse.short_forms import fold_name
from kg.extraction.text.dates import DateMention
from kg.extraction.undertakings.occurrence import Undertaking
from kg.model import Mention, Span
from kg.patterns import late

# 12月|在某地举行的|邀请赛
_MODIFIES = late(
    r"[^，。；,;\n的]{0,20}(?:举[行办]|召开|开[展幕工赛讲班]|启动|推出|成立|印发|发布|出台|签订|签署|结束|闭幕|落幕)的"
)
_EDITION = late(r"第[〇零一二三四五六七八九十百\d]{1,4}[届期场讲站次回课]|[十百]周年")
_SINCE = re.compile(r"[^，。；,;]{0,12}以来")  # 自5月12日启动以来，先后举办了…: not the day of what follows
_SINCE_THEN = ("自", "从", "早在", "将于", "拟于", "定于")
_HELD_SINCE = frozenset("举办 举行 召开".split())
_ALREADY = ("已在", "已于")  # 新一届村委会已于1月上任，
# 青禾社区于|10月13日|上午，在…; not 成立于10月13日
_TIME_OF_DAY = late(r"(?:上午|下午|中午|傍晚|晚上?)?")
_BEGAN = frozenset("建立生始卒办逝")
_ON = ("起", "开始", "以来")
_OPENS = frozenset("开幕 开赛 启幕 开园 闭幕 落幕".split())
_SHORTEST = 3  # characters of such a name
_COUNTDOWN = late(
    r"[^，。；,;\n]{0,16}?(?:倒计时|进入[^，。；,;\n]{0,6}第[^，。；,;\n]{1,4}个?(?:比赛日|天)|还有[^，。；,;\n]{1,6}天)"
    r"|(?:启动|开展|实施|举[行办]|开幕)(?:以来)?的第[^，。；,;\n]{1,4}天"
)
_ALSO = late(r"(?:上午|下午|晚上?)?[，,]?(?:还|又|也|再)[将会要]?")  # 已收官，11月5日|还有一场专场
# 运动会|主新闻中心, 博览会|首批展品, 音乐节|门票: what an event has; not 运动会|火炬手起跑仪式, an event of its own.
_PARTS = late(
    r"的?(?:首批|首个|全部|官方)?(?:主?(?:新闻|媒体)中心|[组执筹]委会|工作组|指挥部|专班|[会奖]徽|会[旗歌]|吉祥物|奖牌|圣火|火炬"
    r"|官方[^，。；,;\n]{1,4}(?:网站|小程序|平台)|门票|展[品馆位]|[场]馆|版权|标[识志]|宣传片|主题[曲歌]|海报|志愿者(?=招募|报名|选拔|培训|服装|约?\d)|[^\W\da-zA-Z_]?运?村(?=[今昨\d]|正式|迎|举)|(?:正在|正|的)?(?:紧张|加紧)?筹备)"
    r"(?![^，。；,;\n]{0,6}(?:仪式|大会|[比大]赛))"
)
_SUBJECT = late(r"(?:其中|而|同时)?[，,]?(?:由[^，。；,;\n]{2,24}的)?")


def is_of_another(scene: Scene, date: DateMention, undertaking: Undertaking) -> bool:
    """True for a date before or after the event that tells of something else in the sentence."""
    event, verb = undertaking.initiative, undertaking.verb
    first = min(event.span.start, verb.start)
    if counts_down(scene, event) or is_of_part(scene, event) or _is_of_series(scene, date, event):
        return True
    if date.span.start > max(event.span.end, verb.end):
        return scene.text[date.span.start - 1] in "，,；;" and _ALSO.match(scene.text, date.span.end) is not None
    if date.leading or date.span.start >= scene.analysis.clause_of(first).start:
        return False
    if scene.text.endswith(_ALREADY, 0, date.span.start):
        return True
    between = scene.text[date.span.end : first]
    if "；" in between or ";" in between:
        return True
    return _MODIFIES.match(scene.text, date.span.end, first) is not None or _has_subjects(scene, date, event)


def counts_down(scene: Scene, event: Mention) -> bool:
    """今天，运动会迎来倒计时60天, 运动会今天进入第三个比赛日."""
    return _COUNTDOWN.match(scene.text, event.span.end) is not None


def is_of_part(scene: Scene, event: Mention) -> bool:
    """今天，运动会|主新闻中心召开发布会: of what an event has the sentence tells, not of the event."""
    return _PARTS.match(scene.text, event.span.end) is not None


def _is_of_series(scene: Scene, date: DateMention, event: Mention) -> bool:
    """读书会自去年9月开办, beside its 第六期读书会: when the series began, by a name that means the session, too."""
    if date.day is not None or _EDITION.search(event.name):
        return False
    return fold_name(event.name) in scene.once("ends of editions", lambda: _ends_of_editions(scene))


def _ends_of_editions(scene: Scene) -> frozenset[str]:
    """What a session may be called for short: 校园读书会, 读书会 for 第六期校园读书会."""
    found = set[str]()
    for name in {mention.name for mention in scene.of_type(INITIATIVE)}:
        edition = _EDITION.search(name)
        rest = fold_name(name[edition.end() :]) if edition is not None else ""
        found.update(rest[at:] for at in range(len(rest) - _SHORTEST + 1))
    return frozenset(found)


def _has_subjects(scene: Scene, date: DateMention, event: Mention) -> bool:
    """改造工程|去年11月|通水，|修复项目|正在推进: each clause has an event of its own for its subject."""
    clause, own = scene.analysis.clause_of(date.span.start), scene.analysis.clause_of(event.span.start)
    start = scene.chain_start(event)
    heads = own.start <= start and _SUBJECT.fullmatch(scene.text, own.start, start) is not None
    return heads and bool(scene.within(clause.start, date.span.start, INITIATIVE))


def is_of_past(scene: Scene, date: DateMention, undertaking: Undertaking) -> bool:
    """望湖小区建于2003年，加梯工程正在推进: beside what the clause of the verb tells; not 自2003年起，…."""
    clause = scene.analysis.clause_of(date.span.start)
    on = scene.text.startswith(_ON, date.span.end) or scene.text.endswith(_SINCE_THEN, 0, date.span.start)
    return clause.end <= undertaking.verb.start and not (on or _is_adverb(scene, date, clause))


def _is_adverb(scene: Scene, date: DateMention, clause: Span) -> bool:
    """青禾社区于|10月13日上午，在某公园开展…: the day of what follows, after a comma that could be left out."""
    at = date.span.start
    is_on = date.day is not None and scene.text[at - 1] == "于" and scene.text[at - 2] not in _BEGAN
    return is_on and _TIME_OF_DAY.fullmatch(scene.text, date.span.end, clause.end) is not None


def is_of_since(scene: Scene, date: Span, undertaking: Undertaking) -> bool:
    """自5月12日启动以来，先后举办了…, 自2011年举办以来，…: what goes on since then is of no one day."""
    since, verb = _SINCE.match(scene.text, date.end), undertaking.verb
    return since is not None and (since.end() <= verb.start or scene.text[verb.start : verb.end] in _HELD_SINCE)


def is_of_other_verb(scene: Scene, date: Span, undertaking: Undertaking) -> bool:
    """Another event has its verb between the date and this one's: 甲10月28日开幕，其间举行乙."""
    first = min(undertaking.verb.start, undertaking.initiative.span.start)
    between = scene.verbs_in(date.end, first)
    return any(scene.text[verb.start : verb.end] in _OPENS for verb, _, _ in between)
