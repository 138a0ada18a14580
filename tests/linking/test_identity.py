"""One node for one thing in several pages, two for two of one name."""

import random

import pytest

from tests.linking.conftest import Read

DISTRICT = "海门区召开推进会\n昨天，海门区召开三季度工作推进会。区委书记周远山出席会议并讲话，区长沈清禾主持会议。\n"
LATER = "海门区走访企业\n11月2日，海门区委书记周远山走访企业，区人大常委会主任林一舟参加。\n"
ELSEWHERE = "鼓楼区召开推进会\n昨天，南京市鼓楼区召开三季度工作推进会。区委书记周远山出席会议并讲话。\n"
RESIDENT = "邻里节开幕\n家住青禾花园的周远山带着孙女参加“邻里同乐”活动，刘阿姨也来了。\n"
OTHER = "书友会开讲\n家住望江名苑的周远山和刘阿姨参加了书友会。\n"
READERS = "海门区启动读书月\n11月3日，海门区委、区政府举办“书香海门”读书活动，中共海门区委员会办公室参加。\n"


def test_an_official_is_one_person_in_two_pages(ids: Read) -> None:
    found = ids({"a.txt": DISTRICT, "b.txt": LATER})
    assert found["a.txt", "周远山"] == found["b.txt", "周远山"]


def test_people_of_one_name_in_two_districts_are_two(ids: Read) -> None:
    found = ids({"a.txt": DISTRICT, "b.txt": ELSEWHERE})
    assert found["a.txt", "周远山"] != found["b.txt", "周远山"]


def test_private_people_never_leave_their_page(ids: Read) -> None:
    found = ids({"a.txt": RESIDENT, "b.txt": OTHER, "c.txt": DISTRICT})
    people = [found[file, "周远山"] for file in ("a.txt", "b.txt", "c.txt")]
    assert len(set(people)) == 3
    assert found["a.txt", "刘阿姨"] != found["b.txt", "刘阿姨"]


def test_the_short_name_of_a_body_is_that_of_its_district(ids: Read) -> None:
    found = ids({"a.txt": DISTRICT, "b.txt": LATER, "c.txt": ELSEWHERE})
    assert found["a.txt", "区委"] == found["b.txt", "海门区委"]
    assert found["a.txt", "区委"] != found["c.txt", "区委"]


def test_a_unit_has_one_id_wherever_it_is_named_and_whatever_else_is_read(ids: Read) -> None:
    alone = ids({"a.txt": DISTRICT})
    together = ids({"c.txt": ELSEWHERE, "b.txt": LATER, "a.txt": DISTRICT})
    assert alone["a.txt", "海门区"] == together["a.txt", "海门区"]


def test_the_home_district_tells_which_unit_is_meant(ids: Read) -> None:
    page = {"a.txt": "读书会开讲\n昨天，鼓楼区举办“暖冬”读书会。\n"}
    fuzhou, nanjing = ids(page, place="350102"), ids(page, place="320106")
    assert fuzhou["a.txt", "鼓楼区"] != nanjing["a.txt", "鼓楼区"]


def test_a_code_may_be_filled_up_with_zeros(ids: Read) -> None:
    page = {"a.txt": "读书会开讲\n昨天，鼓楼区举办“暖冬”读书会。\n"}
    assert ids(page, place="350102000000") == ids(page, place="350102")


def test_unresolved_units_of_two_pages_are_not_joined(ids: Read) -> None:
    text = "读书会开讲\n昨天，鼓楼区举办“暖冬”读书会。\n"
    found = ids({"a.txt": text, "b.txt": text.replace("昨天", "今天")})
    assert found["a.txt", "鼓楼区"] != found["b.txt", "鼓楼区"]


def test_a_street_that_only_the_name_of_its_office_holds_is_one_of_the_county(ids: Read) -> None:
    held = "院坝宴开席\n10月18日，成华区猛追湾街道举办“院坝宴”。猛追湾街道办事处主任周晚晴参加活动。\n"
    left = "人事简讯\n近日，成华区公布任免：周晚晴任成华区保和街道党工委书记；沈乐平任猛追湾街道办事处主任。\n"
    found = ids({"a.txt": held, "b.txt": left})
    assert found["a.txt", "猛追湾街道办事处"] == found["b.txt", "猛追湾街道办事处"]


PAGES = {"a.txt": DISTRICT, "b.txt": LATER, "c.txt": ELSEWHERE, "d.txt": RESIDENT, "e.txt": OTHER, "f.txt": READERS}


@pytest.mark.parametrize("seed", range(4))
def test_neither_order_nor_other_pages_change_an_id(ids: Read, seed: int) -> None:
    whole = ids(PAGES)
    chosen = random.Random(seed).sample(sorted(PAGES), 1 + seed)
    part = ids({name: PAGES[name] for name in chosen})
    assert part
    assert part == {key: ident for key, ident in whole.items() if key[0] in chosen}
