"""Administrative units, organizations and places, by what their names end with and where they stand."""
