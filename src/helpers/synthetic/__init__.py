"""Made-up answers, marked as such wherever they are shown."""
