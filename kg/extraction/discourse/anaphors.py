"""What 该校, 该村 and their like mean: the last body or unit of that kind named before."""

import re
from bisect import bisect_right

from kg.extraction.discourse.scene import ORGANIZATION, UNIT, Scene
from kg.model import Mention
from kg.patterns import late

_NOUN = (
    r"社区|街道|公司|集团|协会|学会|商会|中心|总支|党支部|支部|大队|支队|中队|分局|分会|派出所|法院|医院|学校|联合会|会(?![议场上])"
    r"|[村镇乡区县市旗局馆所园院校厂站]"
)
THAT = late(rf"该(?P<noun>{_NOUN})")
_KINDS = {"校": ("School",), "学校": ("School",), "医院": ("Hospital",), "公司": ("Company",), "集团": ("Company",)}
# 在|省人民医院|专家团队的帮助下, 邀请|省人民医院|专家: whoever helps or is asked along is not what the text is about.
_HELPS = late(r"[^，。；！？\n在]{0,10}?(?:帮助|支持|指导|协助|配合|帮扶)之?下")
# 由|省人民医院|专家沈清禾指导，: who only helps
_GUIDED = late(r"[^，。；！？\n由]{0,16}?(?:指导|协助|支持|会诊|主刀)[，。；]")
_SENDS = late(r"[^，。；、\n的]{0,5}?(?:教授|专家|研究员|讲师|导师|博士(?!后))(?!工作站|团队)")
_ASKED = ("邀请", "邀请了", "特邀", "请来", "请来了", "联合", "携手", "会同", "依托", "借助", "来自", "与", "同", "跟")
_UNITS = frozenset("村镇乡区县市旗") | {"社区", "街道"}


def meant_by(scene: Scene, that: re.Match[str]) -> Mention | None:
    """The last body or unit before 该校 whose name ends with its noun, or that is of its kind."""
    noun = that["noun"]
    if not scene.analysis.starts_token(that.end()) or scene.covering(that.start()) is not None:
        return None  # 该市场
    return last_called(scene, noun, that.start())


_MEETS = ("击败", "战胜", "力克", "险胜", "大胜", "完胜", "淘汰", "不敌", "负于", "迎战", "对阵")


def last_called(scene: Scene, noun: str, before: int) -> Mention | None:
    """The last body or unit before an offset whose name ends with a noun, or that is of its kind."""
    alike = scene.once(("that", noun), lambda: _alike(scene, noun))
    number = bisect_right(alike, before, key=lambda mention: mention.span.end)
    return alike[number - 1] if number else None


def only_called(scene: Scene, noun: str) -> Mention | None:
    """The one body or unit of the article whose name ends with a noun, less those that are only told of aside."""
    alike = scene.once(("that", noun), lambda: _alike(scene, noun))
    return alike[0] if len({mention.name for mention in alike}) == 1 else None


def _alike(scene: Scene, noun: str) -> tuple[Mention, ...]:
    """The mentions that a noun can mean: of 区 no 社区 or 园区."""
    if noun in _UNITS:
        units = scene.of_type(UNIT)
        return tuple(m for m in units if m.name.endswith(noun) and not (noun == "区" and m.name.endswith("社区")))
    kinds = _KINDS.get(noun, ())
    bodies = scene.of_type(ORGANIZATION)
    alike = tuple(m for m in bodies if m.kind in kinds or m.name.endswith(noun))
    return tuple(m for m in alike if not is_aside(scene, m)) or alike


def is_aside(scene: Scene, body: Mention) -> bool:
    """True for a body that helps, is asked along or acted with, which 该院 after it does not mean."""
    text, start, end = scene.text, scene.chain_start(body), body.span.end
    if text.endswith(_ASKED, 0, start) or _HELPS.match(text, end) is not None:
        return True
    return text.endswith("由", 0, start) and _GUIDED.match(text, end) is not None


def is_opponent(scene: Scene, body: Mention) -> bool:
    """甲队击败|乙队，…。队长沈清禾…: whom another has met, of whom the text goes on."""
    return scene.text.endswith(_MEETS, 0, scene.chain_start(body))


def sends_guest(scene: Scene, body: Mention) -> bool:
    """云栖大学|教授周远山: of a body, only one of whose people is told of."""
    return _SENDS.match(scene.text, body.span.end) is not None
