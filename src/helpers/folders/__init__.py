"""A survey's folder made and checked, and its questionnaire."""
