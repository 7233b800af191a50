"""Draft the folder of a survey from an export that nobody prepared: ``make codebook``."""
