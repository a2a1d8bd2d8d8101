"""The rows of targets.csv: the kind of aim, the unit, and whether a figure can be true."""
