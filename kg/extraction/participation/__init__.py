"""Who takes part in an initiative, and how."""
