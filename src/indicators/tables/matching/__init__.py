"""Which rows are the same thing, and which replaces or belongs to which."""
