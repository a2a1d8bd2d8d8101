"""Document → Statement: what is promised or reported, how much, until when, and where it says so."""
