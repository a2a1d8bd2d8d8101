"""The papers as data: what is missing, what does not go together, what is left out and why."""
