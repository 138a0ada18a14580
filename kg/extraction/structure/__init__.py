"""What belongs to what: units, bodies and places in one another, events within events."""
