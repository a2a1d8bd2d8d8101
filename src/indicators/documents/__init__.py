"""Bytes of a published paper → Document: decoded text, its format, its faults."""
