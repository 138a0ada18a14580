import gzip
import time
from pathlib import Path

import pytest

from kg.knowledge.divisions import Division, Divisions, load_divisions, short_names


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("江苏省", ("江苏",)),
        ("南通市", ("南通",)),
        ("崇川区", ("崇川",)),
        ("大兴安岭地区", ("大兴安岭",)),
        ("凉山彝族自治州", ("凉山州", "凉山")),
        ("恩施土家族苗族自治州", ("恩施州", "恩施")),
        ("巴音郭楞蒙古自治州", ("巴音郭楞州", "巴音郭楞")),
        ("长阳土家族自治县", ("长阳县", "长阳")),
        ("东乡族自治县", ("东乡县", "东乡")),
        ("鄂伦春自治旗", ("鄂伦春旗", "鄂伦春")),
        ("广西壮族自治区", ("广西",)),
        ("内蒙古自治区", ("内蒙古",)),
        ("香港特别行政区", ("香港",)),
        ("郊区", ()),
        ("易县", ()),
        ("临溪街道", ()),
    ],
)
def test_short_names(name: str, short: tuple[str, ...]) -> None:
    assert short_names(name) == short


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("南通", ["3206"]),
        ("广西", ["45"]),
        ("台湾", ["71"]),
        ("吉林", ["22", "2202"]),
        ("海南", ["46", "6325", "150303"]),
        ("东莞市", ["4419"]),
        ("北京市", ["11"]),
        ("通州区", ["110112", "320612"]),
        ("秦灶街道", ["320613019"]),
        ("秦灶", []),
        ("市辖区", []),
        ("", []),
    ],
)
def test_by_name(name: str, codes: list[str]) -> None:
    assert [unit.code for unit in load_divisions().by_name(name)] == codes


def test_home_comes_first() -> None:
    assert load_divisions().by_name("通州区", near="320613")[0].code == "320612"
    assert load_divisions().by_name("鼓楼区", near="35")[0].code == "350102"


def test_chain_runs_from_the_province_and_skips_levels_that_name_nothing() -> None:
    register = load_divisions()
    assert [unit.name for unit in register.chain("320613019")] == ["江苏省", "南通市", "崇川区", "秦灶街道"]
    assert [unit.level for unit in register.chain("110112")] == ["province", "county"]
    assert [unit.level for unit in register.chain("441900003")] == ["province", "prefecture", "township"]
    assert register.chain("999999") == register.chain("") == register.chain("x") == ()


def test_streets_and_communities_hang_below_their_unit() -> None:
    register = load_divisions()
    streets = register.streets("320613")
    assert Division("320613019", "秦灶街道") in streets
    assert all(unit.level == "township" for unit in streets)
    communities = register.communities("320613019")
    assert communities
    assert all(unit.code.startswith("320613019") and len(unit.code) == 12 for unit in communities)
    assert register.by_code(communities[-1].code) == communities[-1]
    assert register.communities("3206") == register.communities("999999999") == ()


def test_sets_for_finding_names_in_text() -> None:
    register = load_divisions()
    assert {"江苏", "江苏省", "广西"} <= register.provinces
    assert {"南通", "南通市", "凉山州"} <= register.cities
    assert "崇川区" in register.counties
    assert "和平" not in register.counties
    assert len(register.provinces & register.counties) == 0


def test_every_unit_has_its_parent_in_the_register() -> None:
    register = load_divisions()
    for name in register.counties:
        for unit in register.by_name(name):
            assert register.chain(unit.code)[0].level == "province"


def test_a_register_of_ones_own() -> None:
    register = Divisions({"99": "云溪省", "9901": "临溪市", "990101": "云栖区"})
    assert [unit.name for unit in register.chain("990101")] == ["云溪省", "临溪市", "云栖区"]
    assert register.by_name("临溪")[0].code == "9901"


def test_files_are_sorted_unique_and_carry_no_time_stamp(root: Path) -> None:
    for name in ("divisions", "streets", "communities"):
        raw = (root / "data" / f"{name}.tsv.gz").read_bytes()
        assert raw[4:8] == b"\0\0\0\0"
        lines = gzip.decompress(raw).decode("utf-8").split("\n")
        codes = [line.split("\t")[0] for line in lines[:-1]]
        assert lines[-1] == ""
        assert codes == sorted(set(codes))


def test_loading_the_counties_is_quick() -> None:
    load_divisions.cache_clear()
    start = time.process_time()
    load_divisions()
    assert time.process_time() - start < 0.5


def test_communities_are_found_by_name_wherever_they_stand_in_the_register() -> None:
    register = load_divisions()
    county = [unit for street in register.streets("320613") for unit in register.communities(street.code)]
    assert all(unit in register.communities_named(unit.name) for unit in county)
    assert all(register.communities_named(name) == () for name in ("", "村", "a", "青禾\t社区", "柳湾\n村", "\ud800村"))
