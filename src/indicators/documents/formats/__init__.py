"""One module a document format: bytes → text. `documents/decoding.py` tells which, and calls it."""
