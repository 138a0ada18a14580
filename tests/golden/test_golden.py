"""What `kg extract` prints of the samples is what it printed; after a change of the rules that is meant,
`python -m tests.golden.update` writes the files anew."""

import json

import pytest

from tests.golden.lines import OPTIONS, SAMPLES, extract, golden_path, statements


def test_every_sample_has_a_golden_file() -> None:
    assert set(OPTIONS) == {path.name for path in SAMPLES.iterdir() if path.suffix in (".txt", ".jsonl")}


@pytest.mark.parametrize("sample", OPTIONS)
def test_a_sample_is_read_as_before(sample: str) -> None:
    golden, now = golden_path(sample).read_bytes().decode("utf-8"), extract(sample)
    gone, come = statements(golden) - statements(now), statements(now) - statements(golden)
    assert (sorted(gone), sorted(come)) == ([], [])
    assert now == golden


@pytest.mark.parametrize("sample", [sample for sample in OPTIONS if sample.endswith(".txt")])
def test_golden_offsets_and_quotations_are_the_samples(sample: str) -> None:
    text = (SAMPLES / sample).read_bytes().decode("utf-8")
    lines = [json.loads(line) for line in golden_path(sample).read_text("utf-8").splitlines()]
    assert any("relation" in line for line in lines)
    for line in lines:
        if "relation" in line:
            assert text[line["start"] : line["end"]] == line["quote"]
        for mention in line.get("mentions", ()):
            start, end = map(int, mention.split()[0].split("-"))
            assert text[start:end].strip()
