"""Posts that the text tells as past: 原局长, 曾任局长的, 免去…局长职务; who held one may hold it no longer."""

from kg.extraction.discourse.scene import ORGANIZATION, PERSON, UNIT, Scene
from kg.model import Predicate
from kg.patterns import late

_FORMER = ("原", "前", "已故", "时任", "退休", "离休", "离任")  # what such a title begins with
_NO_FORMER = ("前锋", "前卫", "前台", "原告")
_LED = late(
    r"(?:原|已故的?|(?<![目日])前任|(?<![同届平随及临])时任|(?:退休|离休|离任|卸任)的)$"
)  # what stands before its body
# 曾任某局局长, 担任过某局局长, 退休前是某校校长, 年轻时是某队队长; not 同时任, 原因是.
_HELD = late(
    r"(?:曾(?:经|先后|长期|多年|一度|两次|多次|连续[^\W\da-zA-Z_]{0,3})?|历|(?:当年|年轻|那|在世)时|(?<![同届平随及])时(?=任)"
    r"|原[来本先]?|生前|(?:退休|离休|离任|调离|转业)前)(?:一直)?(?:担任|[出兼]?任|[是为当做系在])|(?:担任|任|[当做干])过"
)
# 免去周远山的某局局长职务, 不再担任某会会长; with the name before or after the verb.
_ENDED = late(r"(?<![未不没有])(?:免去|免除|撤销|撤去|罢免|卸[任去下]|辞[去掉]|不再(?:担任|兼任|出任|是|任))")
_ONLY_ASKED = late(r"拟|[提申报]请|提议|建议|要求|呼吁|是否|如果|若")  # 提请免去…职务
# 免去…后任命某人为|某局局长: what begins anew.
_BEGINS = late(r"任命|[担出接就转改升调现]任|当选|现[是为]|[成任改聘选]为")
_ROW = 12  # titles of one person, of which no text has as many
_FAR = 60  # characters before a title that are looked through


def holding(scene: Scene, title: str, start: int) -> Predicate:
    """heldPosition of the title at an offset where the words put its holding in the past, else holdsPosition."""
    return Predicate.HELD_POSITION if _is_former(scene, title, start) else Predicate.HOLDS_POSITION


def _is_former(scene: Scene, title: str, start: int) -> bool:
    is_marked = title.startswith(_FORMER) and not title.startswith(_NO_FORMER)
    return is_marked or _is_led(scene, start) or _is_told(scene, start)


def _is_led(scene: Scene, start: int) -> bool:
    """原|某县县委书记何某; 原县委书记、|县长何某, whose second title has no body of its own."""
    for _ in range(_ROW):
        at = _phrase_start(scene, start)
        if _LED.search(scene.text, max(0, at - 3), at):
            return scene.analysis.starts_token(at)
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
            between = found.end(), start
            is_name = scene.covering(found.start()) is not None
            is_of_other = not is_end and scene.within(*between, PERSON)
            if not is_name and not is_of_other and not _BEGINS.search(scene.text, *between):
                return not is_end or not _ONLY_ASKED.search(scene.text, opens, found.start())
    return False
