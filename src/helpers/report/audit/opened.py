"""Open what a report holds, whatever it is wrapped in, and give out every text inside.

A page is read as text, attributes, comments and styles, with its ``data:`` addresses decoded; a
workbook or other archive part by part; a picture by its metadata; JSON value by value. Nothing is
unpacked beyond a bound, and XML is never expanded.
"""

import base64
import binascii
import csv
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

LARGEST = 64 * 2**20
"""Bytes that one file may unpack to."""

_DEEPEST = 4
_DATA = re.compile(r"data:([\w.+-]+/[\w.+-]+)?((?:;[\w=.+-]+)*),([^\s\"'<>)]*)", re.IGNORECASE)
_PRINTABLE = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){6,}")
_TAG = re.compile(r"<[^<>]*>")
_WITHIN_A_LINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "tspan", "u", "wbr",
}  # fmt: skip
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Piece:
    """A text found in a file.

    Parameters
    ----------
    place
        Where: file, then what it lies in.
    text
        The text, decoded.
    whole
        True where the text is one unit of its own: a cell, a value, an element.
    """

    place: str
    text: str
    whole: bool = False


class UnsearchableError(Exception):
    """A file is damaged, locked, or unpacks to more than can be searched."""


def pieces(name: str, content: bytes, depth: int = 0) -> Iterator[Piece]:
    """Yield every text inside a file.

    Parameters
    ----------
    name
        The file's name, which says what it is; its content decides where it can.
    content
        Its bytes.
    depth
        How many wrappings lie around it.

    Raises
    ------
    UnsearchableError
        It is damaged or locked, unpacks to more than ``LARGEST`` bytes, or is wrapped too deep.
    """
    if depth > _DEEPEST or len(content) > LARGEST:
        raise UnsearchableError(name)
    suffix = PurePosixPath(name).suffix.lower()
    if content.startswith(b"PK\x03\x04"):
        yield from _archive(name, content, depth)
    elif content.startswith(_PNG):
        yield from _png(name, content)
    elif content.startswith(b"\x1f\x8b"):
        yield from pieces(f"{name}, unpacked", _inflate(content, 31), depth + 1)
    elif (text := _text(content)) is None:
        yield from _strings(name, content)
    else:
        yield Piece(name, text)
        if suffix in {".html", ".htm", ".xhtml", ".svg", ".xml", ".rels", ".vml"}:
            yield from _markup(name, text)
        elif suffix in {".json", ".ipynb"} or text.lstrip().startswith(("{", "[")):
            yield from _json(name, text)
        elif suffix in {".csv", ".tsv"}:
            yield from _cells(name, text, "\t" if suffix == ".tsv" else ",")
        yield from _data_addresses(name, text, depth)


def _text(content: bytes) -> str | None:
    """Return a text file's text; None for a binary file."""
    try:
        return None if b"\x00" in content[:4096] else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _strings(name: str, content: bytes) -> Iterator[Piece]:
    """Yield the readable runs of a binary file, in one byte or two a letter."""
    for run in _PRINTABLE.findall(content):
        yield Piece(name, run.decode("utf-8", errors="replace"), whole=True)
        yield Piece(name, run.decode("latin-1"), whole=True)
    for run in _WIDE.findall(content):
        yield Piece(name, run.decode("utf-16-le"), whole=True)


def _archive(name: str, content: bytes, depth: int) -> Iterator[Piece]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > LARGEST:
                raise UnsearchableError(name)
            comments = [archive.comment, *(member.comment for member in members)]
            parts = [(member.filename, archive.read(member)) for member in members]
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as error:
        raise UnsearchableError(name) from error
    for comment in comments:
        yield Piece(f"{name}, comment", comment.decode("utf-8", errors="replace"))
    for part, inside in parts:
        yield Piece(f"{name}, {part}", part, whole=True)
        yield from pieces(f"{name}, {part}", inside, depth + 1)


def _png(name: str, content: bytes) -> Iterator[Piece]:
    """Yield the texts of a picture's own metadata."""
    place = len(_PNG)
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4])
        kind, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + size]
        place += size + 12
        if kind in {b"IDAT", b"IHDR", b"PLTE", b"IEND"}:
            continue
        label = f"{name}, {kind.decode('latin-1')}"
        head, _, rest = body.partition(b"\x00")
        yield from _strings(label, body)
        if kind == b"zTXt":
            yield from _decoded(label, head + b" " + _inflate(rest[1:]))
        elif kind == b"iTXt" and rest[:1] == b"\x01":
            text = rest[2:].split(b"\x00", 2)[-1]
            yield from _decoded(label, head + b" " + _inflate(text))
        else:
            yield from _decoded(label, body.replace(b"\x00", b" "))


def _decoded(place: str, text: bytes) -> Iterator[Piece]:
    yield Piece(place, text.decode("utf-8", errors="replace"))
    yield Piece(place, text.decode("latin-1"))


def _inflate(content: bytes, kind: int = 15) -> bytes:
    unpacker = zlib.decompressobj(kind)
    try:
        text = unpacker.decompress(content, LARGEST)
    except zlib.error:
        return b""
    if unpacker.unconsumed_tail:
        raise UnsearchableError("compressed text")
    return text


class _Markup(HTMLParser):
    """Gathers what may stand in character codes or alone: texts, attributes and comments."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.flow: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [(f"<{tag} {name}>", value) for name, value in attributes if value]
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)

    def _part(self, tag: str) -> None:
        """Only an element within a line leaves its text in one piece with what surrounds it."""
        if tag not in _WITHIN_A_LINE:
            self.flow.append(" ")

    def handle_data(self, data: str) -> None:
        self.flow.append(data)
        if data.strip():
            self.found.append(("text", data.strip()))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))


def _markup(name: str, text: str) -> Iterator[Piece]:
    reader = _Markup()
    reader.feed(text)
    reader.close()
    for part, found in reader.found:
        yield Piece(f"{name}, {part}", found, whole=True)
        if "%" in found:
            yield Piece(f"{name}, {part}", unquote(found), whole=True)
    # As it reads across elements, with and without a blank where one ends.
    yield Piece(f"{name}, text", "".join(reader.flow))
    yield Piece(f"{name}, text", html.unescape(_TAG.sub(" ", text)))


def _json(name: str, text: str) -> Iterator[Piece]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return
    for path, value in _values(content, ""):
        yield Piece(f"{name}, {path or 'value'}", value, whole=True)


def _values(content: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield path, str(key)
            yield from _values(value, f"{path}.{key}".lstrip("."))
    elif isinstance(content, list):
        if content and all(isinstance(part, str) for part in content):
            yield path, "".join(content)  # a notebook keeps a text as its lines
        for place, value in enumerate(content):
            yield from _values(value, f"{path}[{place}]")
    elif isinstance(content, str):
        yield path, content


def _cells(name: str, text: str, delimiter: str) -> Iterator[Piece]:
    # Line ends of any kind, as they stand: a return by itself ends a row as well.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(rows, start=1):
            for cell in row:
                yield Piece(f"{name}, row {number}", cell, whole=True)
    except csv.Error as error:  # a cell beyond the reader's limit
        raise UnsearchableError(name) from error


def _data_addresses(name: str, text: str, depth: int) -> Iterator[Piece]:
    for kind, options, body in _DATA.findall(html.unescape(text)):
        content = unquote_to_bytes(body)
        if ";base64" in options.lower():
            try:
                content = base64.b64decode(content + b"=" * (-len(content) % 4))
            except binascii.Error:
                continue
        suffix = {"image/svg+xml": ".svg", "text/html": ".html", "application/json": ".json"}
        place = f"{name}, data: address"
        for piece in pieces(f"part{suffix.get(kind.lower(), '')}", content, depth + 1):
            yield Piece(piece.place.replace("part", place, 1), piece.text, piece.whole)
