"""The files beside the pages: CSV, workbook and ``results.json``."""
