"""Tables ⇄ workbooks that people fill in."""
