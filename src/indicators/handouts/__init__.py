"""Papers that leave the office: the brief of a quarter, and a notice for each unit that has to act."""
