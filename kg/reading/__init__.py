"""From bytes to sentences: files, encodings, pages, articles."""
