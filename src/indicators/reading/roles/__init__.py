"""What a figure is said for: a target, a result, or context."""
