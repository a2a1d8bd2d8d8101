"""What the tables say together: pathways, contributions, comparisons, attainment."""
