"""What the tables say together: paths, pace, attainment, contribution, consistency, precedence, duties."""
