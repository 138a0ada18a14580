"""Who gives and backs an initiative, where and on which day."""
