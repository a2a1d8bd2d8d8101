"""The figures of a sentence together: lists, sums, totals, gaps, changed values."""
