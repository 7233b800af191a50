"""What comes from outside: read as written, with its source, and its faults told."""
