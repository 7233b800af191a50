"""Random numbers that depend on the result they serve and on nothing else."""

from __future__ import annotations

import hashlib

import numpy as np


def seeded_generator(result_id: str) -> np.random.Generator:
    """Return a generator seeded by a result's stable id.

    Parameters
    ----------
    result_id : str
        Such as ``"concerned-by-sector"``. The same id gives the same numbers on any machine, and
        no result's numbers depend on the order in which results are computed.
    """
    digest = hashlib.sha256(result_id.encode("utf-8")).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "big"))
