"""How well the reading agrees with hand-made labels."""
