"""Files on disk: whole or not at all, one run at a time, and what the operating system refuses."""
