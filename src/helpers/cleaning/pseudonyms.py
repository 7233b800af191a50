"""Pseudonymous keys: the same for the same respondent, and no way back without the secret."""

import base64
import hashlib
import hmac

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

_HEXADECIMAL = np.array([f"{byte:02x}".encode() for byte in range(256)])


def respondent_hashes(ids: pa.Array, survey: str, secret: bytes) -> NDArray[np.uint64]:
    """Return a keyed hash of each respondent id.

    SipHash (Aumasson and Bernstein, 2012) under a key of the survey's own, so that the same person
    has different keys in two surveys.

    Parameters
    ----------
    ids
        The survey tool's ids, as text.
    survey
        Name of the survey.
    secret
        Kept outside version control; with an empty secret anyone who can guess an id can find its
        key.
    """
    digest = hmac.digest(secret, survey.encode(), hashlib.sha256)
    key = base64.b64encode(digest)[:16].decode()
    values = ids.to_numpy(zero_copy_only=False)
    return pd.util.hash_array(values, hash_key=key, categorize=False)


def as_text(hashes: NDArray[np.uint64]) -> pa.Array:
    """Return hashes as 16 hexadecimal digits each."""
    digits = _HEXADECIMAL[hashes.astype(">u8").view(np.uint8)]
    offsets = np.arange(0, 16 * len(hashes) + 1, 16, dtype=np.int64)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(digits.tobytes())]
    return pa.Array.from_buffers(pa.large_string(), len(hashes), buffers)
