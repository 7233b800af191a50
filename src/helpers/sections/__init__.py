"""Sections of an appendix, put together from tables, figures and sentences."""
