"""Posts that the text tells as past: 原局长, 曾任局长的, 免去…局长职务; who held one may hold it no longer."""

from kg.extraction.discourse.scene import ORGANIZATION, PERSON, UNIT, Scene
from kg.model import Predicate
from kg.patterns import late

_FORMER = ("已故", "时任", "退休", "离休", "离任")  # what such a title begins with
_ONCE = late(r"[原前](?:常务|执行|名誉|代|副)*")  # 原常务副|区长; not 前厅经理, 原料部部长
# What stands before its body: 原|某县, 此前任|某局; not 高原|某哨所, 目前任|某局, 同时任|某局.
_LED = late(r"(?:原|已故的?|(?<![目日])[此之]?前任|(?<![同届平随及临])时任|(?:退休|离休|离任|卸任)的)$")
# 曾任某局局长, 担任过某局局长, 退休前是某校校长, 年轻时是某队队长; not 同时任, 原因是, 曾在某校举办….
_HELD = late(
    r"(?:曾(?:经|先后|长期|多年|一度|两次|多次|连续[^\W\da-zA-Z_]{0,3})?|历|(?:当年|年轻|那|在世)时|(?<![同届平随及])时(?=任)"
    r"|原[来本先]?|生前|(?:退休|离休|离任|调离|转业)前)(?:一直)?(?:担任|[出兼]?任|[是为当做系]|在[^，。；\n]{2,24}?(?:担任|(?<!主)任|[当做])过?)"
    r"|(?:担任|任|[当做干])过"
)
# 免去周远山的某局局长职务, 不再担任某会会长; with the name before or after the verb.
_ENDED = late(r"(?<![未不没有])(?:免去|罢免|卸任|辞[去掉]|免除|撤[销去]|不再(?:担任|兼任|出任|是|任))")
_TAKEN = ("免除", "撤销", "撤去")  # of 职务 only: not 免除学费的某校校长
_OFFICE = late(r"[^，。；\n]{0,12}职务?")
_ONLY_ASKED = late(r"拟|[提申报]请|提议|建议|要求|呼吁|是否|如果|若")  # 提请免去…职务
# Takes 免去…后任命某人为|某局局长 and 辞去工作、回乡当|村支书: what begins anew.
_BEGINS = late(
    r"任命|[担出接就转改升调现后再]任|当选|现[是为]|[成任改聘选]为|[当做]|工作|[回返][到乡村家]|来到|加入|创办"
)
_ROW = 12  # titles of one person, of which no text has as many
_FAR = 60  # characters before a title that are looked through


def holding(scene: Scene, title: str, start: int) -> Predicate:
    """heldPosition of the title at an offset where the words put its holding in the past, else holdsPosition."""
    return Predicate.HELD_POSITION if _is_former(scene, title, start) else Predicate.HOLDS_POSITION


def _is_former(scene: Scene, title: str, start: int) -> bool:
    return title.startswith(_FORMER) or _is_once(scene, title) or _is_led(scene, start) or _is_told(scene, start)


def _is_once(scene: Scene, title: str) -> bool:
    """原局长, 前副区长, 原政协主席: the rest is a title, or one with the body that it begins with."""
    once, lexicon = _ONCE.match(title), scene.analysis.lexicon
    if once is None:
        return False
    known = lexicon.titles.longest_ending(title, len(title), once.end())
    body = title[once.end() : len(title) - len(known)] if known is not None else title
    return known is not None and (not body or (len(body) > 1 and body in lexicon.org_suffixes))


def _is_led(scene: Scene, start: int) -> bool:
    """原|某县县委书记何某; 原县委书记、|县长何某, whose second title has no body of its own."""
    for _ in range(_ROW):
        at = _phrase_start(scene, start)
        if (led := _LED.search(scene.text, max(0, at - 3), at)) is not None:
            return scene.analysis.starts_token(led.start())
        title = scene.analysis.lexicon.titles.longest_ending(scene.text, start - 1)
        if at != start or title is None or scene.text[start - 1] != "、":
            return False
        start -= 1 + len(title)
        start -= scene.text[start - 1 : start] == "副"
    return False


def _phrase_start(scene: Scene, start: int) -> int:
    """Where the body of a title begins, if one stands before it."""
    body = scene.by_end.get(start - (scene.text[start - 1 : start] == "的"))
    return scene.chain_start(body) if body is not None and body.type in (ORGANIZATION, UNIT) else start


def _is_told(scene: Scene, start: int) -> bool:
    """曾任某校校长、|某局局长; 免去周远山的|某局局长职务."""
    opens = max(scene.analysis.clause_of(start).start, start - _FAR)
    for pattern, is_end in ((_HELD, False), (_ENDED, True)):
        for found in pattern.finditer(scene.text, opens, start):
            is_of_other = not is_end and scene.within(found.end(), start, PERSON)
            is_other = found.group() in _TAKEN and not _OFFICE.match(scene.text, start)
            if is_of_other or is_other or scene.covering(found.start()) is not None:
                continue
            if _leads_on(scene, found.end(), start):
                return not is_end or not _ONLY_ASKED.search(scene.text, opens, found.start())
    return False


def _leads_on(scene: Scene, at: int, start: int) -> bool:
    """True where no other verb stands between, and no title that ends what is told: 曾任教师的|某局局长."""
    gaps, titles = [], scene.analysis.lexicon.titles
    for mention in scene.within(at, start):
        gaps.append(scene.text[at : mention.span.start])
        at = mention.span.end
    said = "，".join((*gaps, scene.text[at:start]))
    ends = (end for end, mark in enumerate(said) if mark == "的")
    return not _BEGINS.search(said) and all(titles.longest_ending(said, end) is None for end in ends)
