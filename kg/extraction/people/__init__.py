"""Names of people, by their titles, forms of address, verbs and lists."""
