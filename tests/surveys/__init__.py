"""A second survey, of another make."""
