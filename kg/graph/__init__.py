"""From statements to RDF, on disk, and its queries."""
