"""Read the exports of survey tools: every cell as the text that was delivered."""

from helpers.reading.export import read_export
from helpers.reading.raw import RawExport

__all__ = ["RawExport", "read_export"]
