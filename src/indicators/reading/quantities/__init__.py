"""Numbers with their units, as they stand in prose."""
