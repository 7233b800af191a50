"""What leaves the project for others: a deposit package for an archive, data for colleagues."""
