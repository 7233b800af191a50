"""Clean an export by its codebook alone, and account for every change."""

from helpers.cleaning.clean import Cleaned, clean
from helpers.cleaning.rules import Rule

__all__ = ["Cleaned", "Rule", "clean"]
