"""What the tables give together: paths, pace, attainment, contribution, consistency, precedence, offices."""
