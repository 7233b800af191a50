"""What an appendix shows: numbered tables and figures, computed sentences, and headings."""

from helpers.exhibits.addresses import exhibit_id, own_id
from helpers.exhibits.content import (
    Column,
    Content,
    Entry,
    Figure,
    Heading,
    Statement,
    Table,
)
from helpers.exhibits.display import MIME_TYPE, Editions, Exhibit, exhibit, hides

__all__ = [
    "MIME_TYPE",
    "Column",
    "Content",
    "Editions",
    "Entry",
    "Exhibit",
    "Figure",
    "Heading",
    "Statement",
    "Table",
    "exhibit",
    "exhibit_id",
    "hides",
    "own_id",
]
