"""The learned tagger of names: a hashed linear chain over characters, and other taggers behind the same protocol."""
