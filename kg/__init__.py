"""A knowledge graph from Chinese local and civic news, every fact with its sentence."""

__version__ = "0.1.0"
