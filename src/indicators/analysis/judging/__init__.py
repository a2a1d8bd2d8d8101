"""What may be said of one target at a date: its gap, its tolerance, what is due, its status."""
