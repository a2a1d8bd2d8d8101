"""What is wrong with a text as data, and what a file holds beside its text."""
