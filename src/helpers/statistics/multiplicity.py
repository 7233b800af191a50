"""Many comparisons, one error rate."""

from __future__ import annotations

from collections.abc import Sequence


def holm(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Adjust p-values so that the family's error rate holds, whatever their dependence.

    Parameters
    ----------
    p_values : sequence of float or None
        One family. ``None`` (no test was possible) stays ``None`` and is not counted.

    Notes
    -----
    Holm (1979): step-down Bonferroni.
    """
    known = sorted((p, position) for position, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for rank, (p, position) in enumerate(known):
        if not 0 <= p <= 1:
            raise ValueError(f"p-value is {p}: expected a number between 0 and 1")
        highest = max(highest, min(1.0, (len(known) - rank) * p))
        adjusted[position] = highest
    return tuple(adjusted)
