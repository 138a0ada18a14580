"""From an article's text to its mentions and relations."""
