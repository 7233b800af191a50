"""Read a built report back and attack it: nothing in it may give a respondent away."""
