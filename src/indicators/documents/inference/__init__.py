"""What a paper says of itself: its place, kind, years and date."""
