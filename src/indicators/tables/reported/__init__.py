"""Figures from outside the papers and what units report: read, checked, put into tables."""
