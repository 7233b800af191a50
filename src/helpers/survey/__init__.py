"""What a survey is: its folder, its declaration, its record of origin, what was published."""
