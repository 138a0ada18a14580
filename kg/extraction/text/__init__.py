"""An article's text made ready for the finders: its words, the terms of the lists, dates, verbs."""
