"""Names that are made of words of their own: 扎西多吉, 萨仁图雅."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, mark, unmarked


@pytest.mark.parametrize(
    "marked",
    [
        "村民[次仁多吉]赶着牦牛来了。",
        "校长[罗布扎西]介绍。",  # though 罗 is a surname
        "牧民[萨仁图雅]和她的徒弟来了。",
        "大家走进扎西多吉村。",
        "巴图湖边热闹起来。",  # a part alone is none
        "校长[古丽娜尔·阿不都热依木]致开幕词。",  # whose 都 is part of it
        "校长[古丽娜尔·买买提]都来了。",
        "云栖农民报·临溪网报道。",  # 农民 is a role noun, too
        "原告[沙马日布]与[吉克阿牛]和好。",
        "副书记[丁真邓珠]告诉记者。",
        "支书[宗本次仁]没有停下来。",
        "教师[安娜·伊万诺娃]互赠礼物。",
    ],
)
def test_a_name_of_such_words_needs_no_sign(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.PERSON) == marked
