"""What analysts settle by hand, and whether it still fits its paper."""
