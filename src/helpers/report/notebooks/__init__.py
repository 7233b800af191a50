"""The notebooks of a report: what they import, and what an executed one holds."""
