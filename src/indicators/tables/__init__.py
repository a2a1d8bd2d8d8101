"""The tidy tables: their written contract, how they are built from the raw data, how they are stored."""
