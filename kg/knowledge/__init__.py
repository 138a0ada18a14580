"""What is known before reading: the ontology, lexicons, the register of administrative units."""
