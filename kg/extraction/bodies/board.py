"""The names of bodies and places found so far, while an article is read from left to right."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.extraction.bodies.chains import Suffix, left_edge
from kg.extraction.text.analysis import Analysis
from kg.knowledge.divisions import Divisions
from kg.model import EntityType, Mention, Span

UNIT, ORGANIZATION, PLACE = EntityType.ADMINISTRATIVE_UNIT, EntityType.ORGANIZATION, EntityType.PLACE
LOWEST = frozenset({"Community", "Village"})  # units that hold no other
LEVELS = frozenset("省市区县旗州")  # what full names of units above the street end with
FULL = (*sorted(LEVELS), "镇", "乡", "道")
"""What full names of units above the community end with."""
# The kinds of unit from the highest to the lowest; those of one number are beside one another.
RANKS = MappingProxyType(
    {
        "Country": 0,
        "Province": 1,
        "Prefecture": 2,
        "County": 3,
        "FunctionalZone": 3,
        "Township": 4,
        "Street": 4,
        "Community": 5,
        "Village": 5,
    }
)


@dataclass
class Board:
    """Mentions by where they end: of two that end together, the longer.

    ``walls`` are the offsets of people's names, which no other name enters.
    """

    analysis: Analysis
    divisions: Divisions
    walls: frozenset[int]
    by_end: dict[int, Mention] = field(default_factory=dict)
    starts: set[int] = field(default_factory=set)
    unit_starts: set[int] = field(default_factory=set)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.analysis.text

    def add(self, mention: Mention) -> None:
        """Keep a mention, unless a longer one ends where it does."""
        known = self.by_end.get(mention.span.end)
        if known is None or len(known.span) < len(mention.span):
            self.by_end[mention.span.end] = mention
            self.starts.add(mention.span.start)
            if mention.type is UNIT:
                self.unit_starts.add(mention.span.start)

    def is_walled(self, span: Span) -> bool:
        """True where the range meets a person's name."""
        return not self.walls.isdisjoint(range(span.start, span.end))

    def edge(self, suffix: Suffix, *, chain: bool) -> int:
        """Where the name begins that the suffix ends; without ``chain``, not before the end of another name."""
        ends = () if chain else self.by_end
        return left_edge(self.analysis, suffix.span.start, self.walls, stop_at=ends, chain=chain)

    def mention(self, start: int, suffix: Suffix, type_: EntityType, rule: str, confidence: float) -> Mention:
        """The mention from ``start`` to the suffix's end, of the suffix's kind."""
        span = Span(start, suffix.span.end)
        return Mention(span, type_, span.cut(self.text), (*suffix.attributes, "")[0], rule, confidence)


def without_parts(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions less those that are mere parts of another's name, ascending."""
    kept: list[Mention] = []
    holders: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        holders = [holder for holder in holders if holder.span.end > mention.span.start]
        if not any(mention.span in holder.span and _swallows(holder, mention) for holder in holders):
            kept.append(mention)
        holders.append(mention)
    bodies = {offset: m for m in kept if m.type is ORGANIZATION for offset in range(m.span.start, m.span.end)}
    outside = {m.name for m in kept if m.type is PLACE and not _is_in(m, bodies.get(m.span.start))}
    kept = [m for m in kept if m.type is not PLACE or m.name in outside]
    names = {offset: m for m in kept if _is_own_name(m) for offset in range(m.span.start, m.span.end)}
    kept = [m for m in kept if not _is_word_of(m, names.get(m.span.start))]
    # 来源：云栖日报 tells of a city.
    seated = [m for m in kept if m.kind in _SEATED and m.rule != "organization-source"]
    traders = {offset: m for m in seated for offset in range(m.span.start, m.span.end)}
    told = {m.name for m in kept if m.type is UNIT and not _is_in(m, traders.get(m.span.start))}
    kept = [m for m in kept if not _is_seat(m) or m.name in told]
    units = {offset: unit for unit in kept if unit.type is UNIT for offset in range(*_inner(unit))}
    return tuple(sorted(m for m in kept if m.type is not PLACE or not _runs_into(m, units.get(m.span.end))))


def _is_in(place: Mention, body: Mention | None) -> bool:
    """The place is named in a body's name only (白塔 in 白塔小学)."""
    return body is not None and place.span in body.span


_OWN_NAMED = frozenset({"Company", "PropertyManager", "SocialOrganization", "School", "Hospital"})
_STATIONS = ("派出所", "法庭", "供电所", "税务所", "司法所")  # named after a town or a road: 南丰派出所


def _is_own_name(mention: Mention) -> bool:
    """A place, company, association, school or station, whose name may hold a word that is a district's, too."""
    return mention.type is PLACE or mention.kind in _OWN_NAMED or mention.name.endswith(_STATIONS)


def _is_word_of(unit: Mention, name: Mention | None) -> bool:
    """A district's short name within a name of another kind (青阳|临江|物业公司) means no district."""
    short = unit.type is UNIT and unit.kind == "County" and unit.name[-1] not in LEVELS
    return short and name is not None and unit.span in name.span


_SEATED = frozenset({"Company", "MediaOrganization"})  # 浙江某公司, 云栖日报


def _is_seat(unit: Mention) -> bool:
    """A province or city by its short name, which in a company's or paper's name alone is told of in no way."""
    is_short = unit.name[-1] not in LEVELS or (unit.name[-1] == "州" and len(unit.name) == 2)  # 杭州, which is no 州
    return unit.type is UNIT and (unit.name.endswith("特区") or (unit.rule == "unit-register" and is_short))


def _inner(unit: Mention) -> tuple[int, int]:
    return unit.span.start + 1, unit.span.end


def _runs_into(place: Mention, unit: Mention | None) -> bool:
    """The place ends within a unit's name that begins later: 青阳白塔 in 青阳|白塔社区."""
    return unit is not None and place.span.start < unit.span.start


def _swallows(outer: Mention, inner: Mention) -> bool:
    """The inner name is a part that names nothing here: a road in its community's name, 中心 in a longer name.

    An estate is a place beside its building, and an institution beside its department.
    """
    if outer.type is inner.type is PLACE:
        return outer.rule != "place-building" or inner.rule == "place-building"
    if outer.type is inner.type is ORGANIZATION:
        return not _is_department(outer, inner)
    if outer.type is inner.type:
        return True
    if outer.type is UNIT and inner.type is ORGANIZATION:
        return True  # 新华社|区
    same_start = outer.span.start == inner.span.start
    return outer.type is UNIT and inner.type is PLACE and same_start and outer.kind != "FunctionalZone"


_INSTITUTIONS = frozenset({"School", "Hospital", "Company", "PublicBody", "MediaOrganization", "SocialOrganization"})
_SAME_BODY = tuple(
    "常委会 常务委员会 公司 集团 中心 联合社 联合会 总会".split()
)  # what a longer name of the same body adds


_OF_NATION, _BRANCHES = ("中国", "国家", "人民银行"), ("行", "公司", "局")
_OWN_OFFICES = {"政府": ("办公室",), "人大": ("主席团", "委员会"), "小组": ("办公室",)}


def _is_brand(inner: Mention) -> bool:
    """建行 of 建行云栖支行, 国网 of 国网云栖供电所: what the whole firm is called in short."""
    return inner.kind == "Company" and len(inner.name) == len("建行")


def _is_same(outer: Mention, inner: Mention) -> bool:
    """县政府 of 县政府办公室, 人民银行 of 人民银行云栖市分行, which the longer name alone tells of."""
    if inner.name.startswith(_OF_NATION) and outer.name.endswith(_BRANCHES):
        return True  # not 国家疾控中心|传染病处
    return outer.name.endswith(_OWN_OFFICES.get(inner.name[-2:], ("\n",)))


def _is_department(outer: Mention, inner: Mention) -> bool:
    """The outer name is a part of the inner body: 某学院党总支 of 某学院; not 区人大常委会 of 区人大."""
    is_held = inner.kind in _INSTITUTIONS or outer.rule == "organization-section"
    if outer.span.start != inner.span.start or not is_held or inner.name.endswith("科"):
        return False
    if len(outer.span) - len(inner.span) < 2 or (inner.rule == "organization-bare" and _is_brand(inner)):
        return False
    if _is_same(outer, inner):
        return False
    if inner.name.endswith("中心") and outer.name.endswith("中心"):
        return True  # 某疾控中心|应急中心
    return inner.kind == "School" or not outer.name.endswith(_SAME_BODY)
