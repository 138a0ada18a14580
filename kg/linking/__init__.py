"""From mentions to entities: one node for one thing."""
