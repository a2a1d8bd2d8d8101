"""What the tables give together: paths, pace, tracking, contribution, consistency, precedence, offices."""
