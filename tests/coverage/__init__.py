"""How often do the intervals cover the truth at the study's sizes."""
