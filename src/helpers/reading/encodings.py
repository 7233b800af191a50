"""Text in any common encoding, as UTF-8."""

import codecs

import numpy as np
import pyarrow as pa

from helpers.survey.faults import Fault, InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def utf8(file: str, data: bytes, encoding: str | None = None) -> bytes:
    """Return text as UTF-8 without byte order mark.

    A byte order mark decides; without one the text is UTF-8 if it can be, UTF-16 if every other
    byte is zero, and else cp1252, the encoding of Swedish Windows.

    Parameters
    ----------
    file
        Name of the file.
    data
        Its content.
    encoding
        The encoding, where the codebook declares it.

    Raises
    ------
    InputError
        Where the bytes are no text in the encoding.
    """
    text = _decoded(file, data, encoding)
    if b"\x00" in text:
        row = text.count(b"\n", 0, text.index(b"\x00")) + 1
        expected = "contains NUL characters and is not a text file: export it again"
        raise InputError([Fault(file, expected, row=row)])
    return text


def _decoded(file: str, data: bytes, encoding: str | None) -> bytes:
    """Return the text in UTF-8, or raise with the row that is to blame."""
    if encoding is None:
        mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", None))
        data = data[len(mark) :]
    names = [encoding] if encoding else [_sixteen(data) or "utf-8", "cp1252"]
    for name in names:
        try:
            return _from(data, name)
        except LookupError:
            expected = "is not a known encoding; use utf-8 or cp1252"
            fault = Fault("codebook.yml", expected, column="export.encoding", value=name)
            raise InputError([fault]) from None
        except UnicodeError as error:
            row = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
    expected = (
        f"is not text in the encoding {name}: export it again as UTF-8, or set export.encoding in "
        "codebook.yml"
    )
    raise InputError([Fault(file, expected, row=row)])


def _from(data: bytes, encoding: str) -> bytes:
    """Return text in an encoding as UTF-8."""
    if codecs.lookup(encoding).name == "utf-8" and _is_utf8(data):
        return data.removeprefix(codecs.BOM_UTF8)
    return data.decode(encoding).removeprefix("\ufeff").encode()


def _is_utf8(data: bytes) -> bool:
    """Validate without building a Python string, which would take several times the memory."""
    offsets = pa.py_buffer(np.array([0, len(data)], dtype=np.int64))
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, offsets, pa.py_buffer(data)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _sixteen(data: bytes) -> str | None:
    """Return the kind of UTF-16 without byte order mark that the first bytes are, if any."""
    even, odd = data[:4000:2], data[1:4000:2]
    for zeros, others, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if len(data) > 3 and zeros.count(0) > 0.4 * len(zeros) and not others.count(0):
            return name
    return None
