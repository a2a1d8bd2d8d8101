"""The workbook in which an analyst settles what was read."""
