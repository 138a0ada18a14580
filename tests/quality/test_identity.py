"""Identity on hand-judged pairs never falls, and the register's homonyms are told apart."""

import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType

from kg.knowledge.divisions import load_divisions
from kg.linking.units import resolver
from tests.quality.judged_pairs import FIRMS, HARD, judged, rates
from tests.quality.register import answers, read_judged

# What is reached; raise them, never lower them.
PRECISION, RECALL = 0.97, 0.86
OWN_PRECISION, OWN_RECALL = 0.99, 0.92
HARD_PRECISION, HARD_RECALL = 0.98, 0.90
FIRMS_PRECISION, FIRMS_RECALL = 0.99, 0.83
REGISTER_RIGHT, REGISTER_ANSWERED = 0.98, 0.97


def load_benchmark(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmarks_identity", root / "benchmarks" / "identity.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pairs_judged_by_hand(root: Path, shared: Path) -> None:
    benchmark = load_benchmark(root)
    scored = benchmark.score(shared)
    for reading in ("nearest", "any"):
        precision, recall = benchmark.rates(scored, reading)
        assert precision >= PRECISION
        assert recall >= RECALL


def test_own_pairs_judged_by_hand() -> None:
    found = judged()
    assert len(found) >= 300
    precision, recall = rates(found)
    assert precision >= OWN_PRECISION
    assert recall >= OWN_RECALL


def test_pairs_meant_to_go_wrong() -> None:
    precision, recall = rates(judged(HARD))
    assert precision >= HARD_PRECISION
    assert recall >= HARD_RECALL


def test_short_and_registered_names() -> None:
    precision, recall = rates(judged(FIRMS))
    assert precision >= FIRMS_PRECISION
    assert recall >= FIRMS_RECALL


def test_units_of_the_benchmark_have_the_right_code_where_they_have_one(shared: Path) -> None:
    judged_codes, found = read_judged(), answers(shared)
    answered = {key: code for key, code in found.items() if code != "-"}
    right = sum(judged_codes.get(key) == code for key, code in answered.items())
    assert right >= REGISTER_RIGHT * len(answered)
    assert right >= REGISTER_ANSWERED * sum(code != "-" for code in judged_codes.values())


def test_units_of_the_real_page_have_the_codes_of_their_district(shared: Path) -> None:
    """Each street, community and zone that the page names and the register has."""
    text = (shared / "benchmark/pages/chongchuan-2024-11.txt").read_text("utf-8").replace("\n", "")
    register = load_divisions()
    streets = register.streets("320613")
    units = [unit for street in streets for unit in (street, *register.communities(street.code)) if unit.name in text]
    assert len(units) >= 10
    wrong = {unit.name: found for unit in units if (found := _code(unit.name, text, "320613")) != unit.code}
    assert wrong == {}


def test_every_county_that_shares_its_name_is_told_by_its_city() -> None:
    register = load_divisions()
    counties = [unit for name in sorted(register.counties) for unit in register.by_name(name) if len(unit.code) == 6]
    names = Counter(unit.name for unit in counties)
    shared_names = [unit for unit in counties if names[unit.name] > 1]
    assert len(shared_names) > 50
    wrong = []
    for unit in shared_names:
        above = register.chain(unit.code)[-2].name
        if _code(unit.name, f"{above}{unit.name}举办读书会") != unit.code:
            wrong.append((above, unit.name))
    assert wrong == []


def test_every_county_that_shares_its_name_is_left_open_alone() -> None:
    register = load_divisions()
    names = Counter(unit.name for name in register.counties for unit in register.by_name(name) if unit.name == name)
    guessed = [name for name, count in sorted(names.items()) if count > 1 and _code(name, f"{name}举办读书会")]
    assert guessed == []


def _code(name: str, text: str, home: str = "") -> str:
    starts = [found.start() for found in re.finditer(re.escape(name), text)]
    return resolver(home).resolve(name, text, starts).code
