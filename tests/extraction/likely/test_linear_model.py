"""What a linear model makes of features does not hang on the order in which a set hands them out."""

from itertools import permutations

from kg.extraction.likely.linear_model import LinearModel


def test_features_add_up_to_the_same_in_any_order() -> None:
    model = LinearModel({"bias": 0.0, "near": 0.1, "met": 0.2, "asked": -0.3})
    assert len({model.total(order) for order in permutations(("near", "met", "asked"))}) == 1
