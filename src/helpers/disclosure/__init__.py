"""From respondents' cells to protected counts, and nothing else past notebook 01."""
