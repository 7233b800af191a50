"""Made-up answers and counties, marked as such wherever they are shown."""
