"""A built report as one tagged PDF per language."""
