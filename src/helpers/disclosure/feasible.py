"""How far apart the values of hidden cells can be, fractions allowed: fast, and says why."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, kron

from helpers.disclosure.blocks import Block, always_shown


@dataclass(frozen=True)
class Cut:
    """A condition that every safe choice of hidden cells fulfils: ``weights @ hidden >= least``.

    Parameters
    ----------
    weights
        One element a cell.
    least
        What hiding must add up to.
    """

    weights: np.ndarray
    least: float


class Adversary:
    """Works out, fractions allowed, how far apart the values of hidden cells can be, and why.

    Parameters
    ----------
    block
        Linked questions with their cells.
    """

    def __init__(self, block: Block) -> None:
        values, totals = block.values.astype(float), block.totals.astype(float)
        self._cells = np.array([cell.members for cell in block.cells], dtype=float)
        members, floors = _floors(block)
        # A hidden cell may move up to its n and down to nothing; a shown one not at all.
        self._up, self._down = totals - values, values
        self._inequalities = csr_array(np.concatenate([self._cells, -self._cells, -members]))
        self._right = np.concatenate([values, -values, -floors])
        equations = np.unique(np.array(always_shown(block)), axis=0).astype(float)
        self._equations, self._equal = csr_array(equations), equations @ block.joint.to_numpy()

    def cuts(self, hidden: np.ndarray, width: np.ndarray) -> list[Cut]:
        """Return a cut for every hidden cell whose values cannot be far enough apart.

        Parameters
        ----------
        hidden
            Boolean, one element a cell.
        width
            How far apart the possible values of each cell must be.

        Returns
        -------
        list of Cut
            Broken by this choice, kept by every safe one: by linear duality a cell's range is no
            larger than a weighted sum of what each hidden cell may move (Benders, 1962).
        """
        targets = np.flatnonzero(hidden)
        signs = np.tile([1.0, -1.0], len(targets))  # smallest value, then largest, of each target
        costs = signs[:, None] * np.repeat(self._cells[targets], 2, axis=0)
        count = len(hidden)
        right = self._right.copy()
        right[:count] += self._up * hidden
        right[count : 2 * count] += self._down * hidden
        each = eye_array(len(signs))
        solution: Any = linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrix
            costs.ravel(),
            A_ub=csr_array(kron(each, self._inequalities)),
            b_ub=np.tile(right, len(signs)),
            A_eq=csr_array(kron(each, self._equations)),
            b_eq=np.tile(self._equal, len(signs)),
            method="highs",
            options={"presolve": False},  # it takes longer than what it would make shorter
        )
        pairs = (len(targets), 2, -1)
        prices = solution.ineqlin.marginals.reshape(pairs).sum(axis=1)
        fixed = prices @ self._right + (
            solution.eqlin.marginals.reshape(pairs).sum(axis=1) @ self._equal
        )
        moves = prices[:, :count] * self._up + prices[:, count : 2 * count] * self._down
        found = []
        for target, known, weights in zip(targets, -fixed, -moves, strict=True):
            missing = width[target] - known - weights[target]
            weights[target] = 0.0
            if weights @ hidden < missing - _EXACT:
                cut = np.minimum(weights, missing)  # one cell alone need not give more
                cut[target] = -missing  # nothing is demanded where the target is shown
                found.append(Cut(cut, 0.0))
        return found


_EXACT = 1e-6


def _floors(block: Block) -> tuple[np.ndarray, np.ndarray]:
    members = np.array([members for members, _ in block.floors], dtype=float)
    return (
        members.reshape(-1, len(block.joint)),
        np.array([at_least for _, at_least in block.floors], dtype=float),
    )
