"""What a report costs, beside other ways to the same pages."""
