"""What a reader who holds this program can find out: every table that would be printed alike.

A reader knows every shown cell, every n, that counts are whole numbers and never negative, and how
many respondents stand at least behind what is shown elsewhere. One who holds the program also runs
it on each table that agrees with this, and drops those for which it prints something else (a
minimality attack: Wong, Fu, Wang and Pei, 2007). Which cells cover the others is drawn with a key
that only the holder of the answers has, any cell may be drawn, and whether a choice protects
depends on what is printed alone. So each of these tables, with some key, gives the same print,
except that nothing is hidden where nothing must be: that one thing the reader learns, and
:class:`PossibleTables` counts it in.
"""

from collections.abc import Iterable

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from helpers.disclosure.blocks import Block, always_shown
from helpers.disclosure.reasons import Case, innocent, reasons


class PossibleTables:
    """The tables that could stand behind what is printed of a block.

    Parameters
    ----------
    block
        Linked questions with their cells; only the values of what is shown are used, and the block
        itself as a first example.
    hidden
        Boolean, one element a cell.
    threshold
        The disclosure threshold.
    for_a_reason
        True where the program hides cells only if one must be hidden for its own sake.
    """

    def __init__(
        self, block: Block, hidden: np.ndarray, threshold: int, *, for_a_reason: bool = True
    ) -> None:
        self._block, self._hidden, self._threshold = block, hidden, threshold
        joint = block.joint.to_numpy()
        sums = [*always_shown(block), *(cell.members for cell in np.array(block.cells)[~hidden])]
        equations = np.unique(np.array(sums), axis=0)
        values = equations @ joint
        floors = [members for members, _ in block.floors]
        rows = [*equations, *floors]
        low = [*values, *(least for _, least in block.floors)]
        high = [*values, *np.full(len(floors), np.inf)]
        causes: list[Case] = []
        if for_a_reason:
            seen = [
                case
                for cases, is_hidden in zip(reasons(block, threshold), hidden, strict=True)
                if is_hidden
                for case in cases
            ]
            causes = list({_bytes(case): case for case in seen}.values())
        size, most = len(joint), int(joint.sum())
        self._model = _Model(size, most, rows, low, high, causes)
        self._any = _Model(size, most, rows, low, high, []) if causes else self._model
        self._found = [joint]

    def exposed(self, width: np.ndarray) -> np.ndarray:
        """Return which hidden cells are known too closely, or known to need hiding.

        Parameters
        ----------
        width
            How far apart the smallest and largest possible value of each cell must be.

        Returns
        -------
        numpy.ndarray
            Boolean, one element a cell.
        """
        exposed = np.zeros(len(self._hidden), dtype=bool)
        for position in map(int, np.flatnonzero(self._hidden)):
            exposed[position] = self._spread(position) < width[position] and (
                self._spread(position, sought=True) < width[position]
            )
            if not exposed[position] and width[position] > 1:
                exposed[position] = not self._may_be_innocent(position)
        return exposed

    def range_of(self, position: int) -> tuple[int, int]:
        """Return the smallest and the largest count that a cell can have."""
        self._spread(position, sought=True)
        return self._ends(position)

    def _ends(self, position: int) -> tuple[int, int]:
        members = self._block.cells[position].members
        counts = [int(table[members].sum()) for table in self._found]
        return min(counts), max(counts)

    def _spread(self, position: int, *, sought: bool = False) -> int:
        if sought:
            cost = self._block.cells[position].members.astype(float)
            for sign in (1.0, -1.0):
                self._keep(self._model.solve(sign * cost))
        low, high = self._ends(position)
        return high - low

    def _may_be_innocent(self, position: int) -> bool:
        cases = innocent(self._block, position, self._threshold)
        if any(
            all(condition.holds(table) for condition in case)
            for case in cases
            for table in self._found
        ):
            return True
        nothing = np.zeros(len(self._block.joint))
        if any(self._keep(self._model.solve(nothing, case)) for case in cases):
            return True
        # Where what is shown leaves no such table to begin with, hiding tells nothing new.
        return all(self._any.solve(nothing, case) is None for case in cases)

    def _keep(self, table: np.ndarray | None) -> bool:
        if table is not None:
            self._found.append(table)
        return table is not None


class _Model:
    """Whole-number programs over the tables, one of the causes holding in each."""

    def __init__(
        self,
        size: int,
        most: int,
        rows: Iterable[np.ndarray],
        low: Iterable[float],
        high: Iterable[float],
        causes: list[Case],
    ) -> None:
        self._size, self._extra = size, len(causes)
        lines = [self._line(row) for row in rows]
        lows, highs = list(low), list(high)
        for place, case in enumerate(causes):
            for condition in case:
                # With the cause switched off (0) the condition asks for nothing.
                if condition.low > 0:
                    lines.append(self._line(condition.members, place, -condition.low))
                    lows.append(0.0)
                    highs.append(np.inf)
                if condition.high is not None:
                    lines.append(self._line(condition.members, place, most - condition.high))
                    lows.append(-np.inf)
                    highs.append(most)
        if causes:
            lines.append(np.concatenate([np.zeros(size), np.ones(self._extra)]))
            lows.append(1.0)
            highs.append(np.inf)
        self._lines, self._low, self._high = np.array(lines), np.array(lows), np.array(highs)
        self._bounds = Bounds(0, np.concatenate([np.full(size, most), np.ones(self._extra)]))

    def solve(self, cost: np.ndarray, also: Case = ()) -> np.ndarray | None:
        """Return the table of least cost; None where there is none."""
        lines = [self._line(condition.members) for condition in also]
        solution = milp(
            np.concatenate([cost, np.zeros(self._extra)]),
            constraints=LinearConstraint(
                np.array([*self._lines, *lines]),
                [*self._low, *(condition.low for condition in also)],
                [*self._high, *(np.inf if c.high is None else c.high for c in also)],
            ),
            bounds=self._bounds,
            integrality=np.ones(self._size + self._extra, dtype=int),
        )
        if solution.x is None:
            return None
        table: np.ndarray = np.round(solution.x[: self._size]).astype(np.int64)
        return table

    def _line(self, members: np.ndarray, place: int | None = None, weight: float = 0) -> np.ndarray:
        line = np.concatenate([members.astype(float), np.zeros(self._extra)])
        if place is not None:
            line[self._size + place] = weight
        return line


def _bytes(case: Case) -> tuple[tuple[bytes, int, int | None], ...]:
    return tuple((c.members.tobytes(), c.low, c.high) for c in case)
