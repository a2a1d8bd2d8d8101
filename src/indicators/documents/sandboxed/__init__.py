"""Files opened in a process that may do no harm: what is asked of it, and what it answers."""
