"""Places beside each other: comparisons, ranks, and what a place owes to the one above it."""
