"""One module a document format: bytes → text."""
