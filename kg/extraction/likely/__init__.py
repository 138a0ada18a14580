"""Names that no rule finds, where the tagger or a linear model is sure enough."""
