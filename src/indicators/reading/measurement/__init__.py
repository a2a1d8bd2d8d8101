"""What a figure measures: the indicator phrase, the measure, the basis."""
