"""The report in other forms: a workbook and a PDF per language."""
