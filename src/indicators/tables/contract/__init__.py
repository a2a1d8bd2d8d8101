"""The written contract of the tables: typed rows, checks, and their CSV."""
