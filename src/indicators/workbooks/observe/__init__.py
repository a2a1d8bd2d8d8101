"""The workbook in which names and places of statistical tables are confirmed."""
