"""How a spreadsheet program is to take what it opens: names of tables, and text as text."""

import math

TABLE_PREFIX = "t_"
"""Of the name that an exhibit's table is known by."""

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
