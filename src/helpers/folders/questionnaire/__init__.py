"""A codebook as a questionnaire: to print, and for the tools that ask it."""
