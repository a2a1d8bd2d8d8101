"""Everything that people edit by hand, checked at once."""
