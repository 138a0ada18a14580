"""The article as a whole: its mentions, which of them name the same thing, its events, what a clause vouches for."""
