"""The folder of a survey: made after another's example, and checked."""
