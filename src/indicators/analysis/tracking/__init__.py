"""The targets and tasks of a place at the end of a quarter: rows, counts, changes, who answers for them."""
