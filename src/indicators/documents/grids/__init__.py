"""Tables of documents as grids: their cells, captions and text."""
