"""Names of initiatives: quoted ones, and noun phrases with a head noun."""
