"""What an appendix shows: numbered tables and figures, computed sentences, and headings."""

from helpers.exhibits.content import Column, Content, Figure, Format, Heading, Statement, Table
from helpers.exhibits.display import MIME_TYPE, Exhibit, exhibit, hides

__all__ = [
    "MIME_TYPE",
    "Column",
    "Content",
    "Exhibit",
    "Figure",
    "Format",
    "Heading",
    "Statement",
    "Table",
    "exhibit",
    "hides",
]
