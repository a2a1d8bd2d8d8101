"""The tasks of a paper: their numbers, units and deadlines."""
