"""For when a figure holds, and until when a task is to be done."""
