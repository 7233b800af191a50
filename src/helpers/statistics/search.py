"""Where a condition on whole numbers begins to hold."""

from collections.abc import Callable


def first(holds: Callable[[int], bool], low: int, high: int, near: int | None = None) -> int:
    """Return the smallest whole number for which a condition holds, by halving.

    Parameters
    ----------
    holds : callable
        Fails up to some number and holds from there on.
    low, high : int
        Where to look; at ``high`` it is taken to hold.
    near : int
        A guess. With a good one the number of trials does not depend on how far ``low`` and
        ``high`` lie apart.
    """
    if near is not None:
        low, high = _around(holds, low, high, near)
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return high


def _around(holds: Callable[[int], bool], low: int, high: int, near: int) -> tuple[int, int]:
    """Return limits round the number looked for, in steps from a guess that double."""
    place, step = min(max(near, low), high), 1
    if place == high or holds(place):
        high = place
        while low < high:
            place = max(low, high - step)
            if not holds(place):
                return place + 1, high
            high, step = place, 2 * step
        return low, high
    low = place + 1
    while True:
        place = min(high, low + step - 1)
        if place == high or holds(place):
            return low, place
        low, step = place + 1, 2 * step
