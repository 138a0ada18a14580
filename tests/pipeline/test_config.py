"""Settings: what is taken, and the line that says what is wrong."""

from pathlib import Path
from typing import Any

import pytest

from kg.config import Config, load_config
from kg.errors import ConfigError


@pytest.mark.parametrize("published", ["2024", "2024-02", "2024-02-29", "1912-12-31"])
def test_a_date_is_taken(published: str) -> None:
    assert Config(published=published).published == published


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"published": "2024-02-31"}, "published: '2024-02-31' is not a date"),
        ({"published": "2024-13"}, "published: '2024-13' is not a date"),
        ({"published": "0000"}, "published: '0000' is not a date"),
        ({"published": "5 November"}, "published: '5 November' is not a date"),
        ({"place": "云栖区"}, "place: '云栖区' is not a division code"),
        ({"workers": 0}, "workers: 0 is not a number of processes"),
        ({"namespace": "civic"}, "namespace: 'civic' is not an IRI"),
        ({"base": "https://x.org/a b/"}, "base: 'https://x.org/a b/' is not an IRI"),
        ({"base": "https://x.org/id"}, "base: 'https://x.org/id' is not an IRI"),
    ],
)
def test_a_wrong_value_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Config(**options)
    assert message in str(caught.value)


def test_a_file_says_where_it_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "kg.toml"
    file.write_text('published = "2024-02-31"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"kg\.toml: published: '2024-02-31'"):
        load_config(file)
