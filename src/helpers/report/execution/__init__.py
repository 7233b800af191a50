"""Execute the notebooks that have to be run, and keep what came of it."""
