"""The workbook in which lead units report on targets and tasks."""
