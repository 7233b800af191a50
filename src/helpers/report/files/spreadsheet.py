"""Keep a spreadsheet program from taking text for a formula."""

import math

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet program runs: a formula gets an apostrophe before it.

    Parameters
    ----------
    cell
        A cell of a CSV file or workbook, as text; a number stays as it is.
    """
    if not cell.startswith(_STARTS_A_FORMULA) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False
