"""The tables in other people's formats."""
