"""What words and numbers look like, in every language of a report."""
