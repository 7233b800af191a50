"""Clean a survey, compare its sectors and build its report."""
