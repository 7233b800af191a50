"""Compare sectors, answers, periods and surveys, from protected counts alone."""
