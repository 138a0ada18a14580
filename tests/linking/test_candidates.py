"""What a person is asked about: pairs alike by name, never people by surname, never what is judged."""

from kg.linking.candidates import Thing, find_candidates
from kg.model import EntityType

PERSON, BODY, UNIT = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.ADMINISTRATIVE_UNIT


def person(ident: str, name: str, *neighbours: str) -> Thing:
    return Thing(ident, PERSON, (name,), frozenset(neighbours))


def test_more_in_common_comes_first_and_is_told() -> None:
    things = [person("a", "周远山"), person("b", "周远山", "云栖区"), person("c", "周远山", "云栖区", "青禾社区")]
    found = find_candidates(things)
    assert {found[0].left.id, found[0].right.id} == {"b", "c"}
    assert "both with 云栖区" in found[0].reason
    assert all("nothing else in common" in one.reason for one in found[1:])


def test_the_order_of_things_changes_nothing() -> None:
    things = [person(ident, "周远山", "云栖区") for ident in "abcd"]
    assert find_candidates(things) == find_candidates(reversed(things))


def test_people_by_surname_are_nobody_else() -> None:
    assert find_candidates([person("a", "刘阿姨"), person("b", "刘阿姨")]) == ()


def test_judged_pairs_are_left_out() -> None:
    things = [person("a", "周远山"), person("b", "周远山")]
    assert find_candidates(things, {frozenset("ab")}) == ()


def test_bodies_of_one_function_are_asked_about() -> None:
    names = {"a": "海门区卫健委", "b": "区卫生健康委员会", "c": "区教育局"}
    things = [Thing(ident, BODY, (name,)) for ident, name in names.items()]
    assert [(one.left.id, one.right.id) for one in find_candidates(things)] == [("a", "b")]


def test_bodies_of_two_units_are_two_though_both_are_called_the_office() -> None:
    names = {"a": ("孔浦街道办事处", "办事处"), "b": ("猛追湾街道办事处", "办事处")}
    assert find_candidates(Thing(ident, BODY, of_one) for ident, of_one in names.items()) == ()


def test_a_body_may_be_told_with_its_city_or_without() -> None:
    names = {"a": "南通市崇川区教育局", "b": "崇川区教育局"}
    assert len(find_candidates(Thing(ident, BODY, (name,)) for ident, name in names.items())) == 1


def test_units_of_two_codes_are_two() -> None:
    things = [Thing(code, UNIT, ("鼓楼区",), codes=frozenset({code})) for code in ("350102", "320106")]
    assert find_candidates(things) == ()


def test_things_of_two_types_are_never_a_pair() -> None:
    assert find_candidates([Thing("a", UNIT, ("青禾",)), Thing("b", BODY, ("青禾",))]) == ()


def test_a_name_of_very_many_is_not_worth_a_look() -> None:
    assert find_candidates([person(f"{number:08x}", "周远山") for number in range(40)]) == ()
