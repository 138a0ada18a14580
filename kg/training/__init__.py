"""Making the learned tagger's weights from annotated text."""
