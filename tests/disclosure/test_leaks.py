"""Seeded leaks: every kind is found in every place, and a clean text raises no alarm."""

import base64
import contextlib
import csv
import gzip
import html
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.report.audit.leak_patterns import checksum_holds, plain_text, private_texts
from helpers.report.audit.leaks import find_leaks, secrets_of
from helpers.report.audit.opened import LARGEST, UnsearchableError, pieces
from helpers.survey.codebook import LANGUAGES, Language
from helpers.words.formats import whole

ANSWER = "Jag såg tre bilar på gården och ringde min chef."
SHORT = "Chefen visste allt"
KEY = "1459f44214463b77"

# Numbers made up by the rules: the tax agency's test persons and companies that do not exist.
KINDS = {
    "free text in whole": ANSWER,
    "five words of free text": "… tre bilar på gården och …",
    "free text in capitals": "TRE BILAR: PÅ GÅRDEN, OCH",
    "a short answer in whole": SHORT,
    "respondent id": "K10-0148",
    "respondent id in small letters": "k10-0148",
    "pseudonymous key": KEY,
    "e-mail": "anna.svensson@example.se",
    "e-mail spelled out": "anna.svensson (at) example.se",
    "mobile phone": "070-174 06 12",
    "mobile phone in one": "0701740612",
    "mobile phone with blanks": "070 174 06 12",
    "landline": "0432-123 45",
    "phone with country code": "+46 70 174 06 12",
    "phone with country code and zero": "+46 (0)470-123 45",
    "personal identity number": "850709-9805",
    "personal identity number of twelve digits": "198507099805",
    "twelve digits and hyphen": "19850709-9805",
    "older than a hundred": "121212+1212",
    "coordination number": "850769-9802",
    "organisation number": "212000-0142",
    "organisation number in one": "5560360793",
    "home folder": "/home/anna/enkät/svar.csv",
    "home folder on a Mac": "/Users/anna/svar.csv",
    "folder on Windows": r"C:\Users\anna\svar.csv",
    "folder on a server": r"\\server01\enkat$\svar.csv",
    "temporary folder": "/tmp/tmpx1/run.ipynb",
    "file address": "file:///srv/svar.csv",
    "network address": "192.168.12.7",
    "user name": "annasv",
    "project folder": "/data7/kartlaggning",
}
SECRETS = replace(
    secrets_of([ANSWER, SHORT], ["K10-0148", KEY]),
    names=frozenset({"annasv"}),
    folders=("/data7/kartlaggning",),
)


def page(body: str) -> bytes:
    return f'<!DOCTYPE html><html lang="sv"><title>T</title><body>{body}</body></html>'.encode()


def archive(name: str, content: str, comment: str = "", part_comment: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        part = zipfile.ZipInfo(name)
        part.comment = part_comment.encode()
        target.writestr(part, content, zipfile.ZIP_DEFLATED)
        target.comment = comment.encode()
    return file.getvalue()


def picture(kind: bytes, body: bytes) -> bytes:
    chunks = [(b"IHDR", bytes(13)), (kind, body), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(part).to_bytes(4) + name + part + zlib.crc32(name + part).to_bytes(4)
        for name, part in chunks
    )


def halves(text: str) -> tuple[str, str]:
    middle = len(text) // 2
    return text[:middle], text[middle:]


def marked_up(text: str) -> str:
    """The text with an element around its first half, as a page may have it."""
    first, second = halves(text)
    return f"<b>{html.escape(first)}</b>{html.escape(second)}"


def escaped(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


PLACES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "text of a page": ("p.html", lambda text: page(f"<p>Så här: {html.escape(text)}.</p>")),
    "text across elements": ("p.html", lambda text: page(f"<p>{marked_up(text)}</p>")),
    "text in character codes": ("p.html", lambda text: page(f"<p>{escaped(text)}</p>")),
    "attribute": ("p.html", lambda text: page(f'<img alt="{html.escape(text)}">')),
    "comment": ("p.html", lambda text: page(f"<!-- {text} -->")),
    "data address, base64": (
        "p.html",
        lambda text: page(
            f'<a href="data:text/plain;base64,{base64.b64encode(text.encode()).decode()}">x</a>'
        ),
    ),
    "data address, per cent": (
        "p.html",
        lambda text: page(f'<img src="data:image/svg+xml,{quote(f"<desc>{text}</desc>")}">'),
    ),
    "metadata of a drawing": (
        "d.svg",
        lambda text: f"<svg><metadata>{html.escape(text)}</metadata></svg>".encode(),
    ),
    "cell of a table": ("t.csv", lambda text: f'a,b\n1,"{text}"\n'.encode()),
    "result": ("results.json", lambda text: json.dumps({"results": [{"note": text}]}).encode()),
    "metadata of a notebook": (
        "n.ipynb",
        lambda text: json.dumps({"metadata": {"authors": [{"name": text}]}, "cells": []}).encode(),
    ),
    "part of a workbook": (
        "t.xlsx",
        lambda text: archive("xl/sharedStrings.xml", f"<si><t>{html.escape(text)}</t></si>"),
    ),
    "metadata of a picture": (
        "p.png", lambda text: picture(b"tEXt", b"Comment\0" + text.encode()),
    ),
    "packed metadata of a picture": (
        "p.png", lambda text: picture(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode())),
    ),
    "packed metadata of a picture, with its language": (
        "p.png",
        lambda text: picture(b"iTXt", b"Comment\0\1\0sv\0\0" + zlib.compress(text.encode())),
    ),
    "address in an attribute": (
        "p.html", lambda text: page(f'<a href="https://example.se/?q={quote(text)}">x</a>'),
    ),
    "lines of a notebook": (
        "n.ipynb", lambda text: json.dumps({"cells": [{"source": list(halves(text))}]}).encode(),
    ),
    "packed file": ("t.csv.gz", lambda text: gzip.compress(f"a\n{text}\n".encode())),
    "comment of an archive": ("t.zip", lambda text: archive("a.txt", "", comment=text)),
    "comment of a part": ("t.zip", lambda text: archive("a.txt", "", part_comment=text)),
}  # fmt: skip


def test_enough_kinds_and_places() -> None:
    assert len(KINDS) >= 25
    assert len(PLACES) >= 10


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_leak_is_found(tmp_path: Path, kind: str, place: str) -> None:
    name, wrap = PLACES[place]
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / name).write_bytes(wrap(KINDS[kind]))
    leaks = find_leaks(tmp_path, SECRETS)
    assert leaks
    assert all(leak.place.startswith(f"sv/{name}") for leak in leaks)
    assert all(KINDS[kind] not in str(leak) for leak in leaks), "the message repeats the leak"


TWO_WORDS = "Helt övertygad"
ALONE: dict[str, tuple[str, bytes]] = {
    "element": ("p.html", page(f"<td>{TWO_WORDS}</td>")),
    "attribute": ("p.html", page(f'<img alt="{TWO_WORDS}">')),
    "comment": ("p.html", page(f"<!--{TWO_WORDS}-->")),
    "cell": ("t.csv", f"a,b\n1,{TWO_WORDS}\n".encode()),
    "cell after a tab": ("t.tsv", f"a\tb\n1\t{TWO_WORDS}\n".encode()),
    "value": ("r.json", json.dumps({"note": TWO_WORDS}).encode()),
    "part of a workbook": ("t.xlsx", archive("xl/sharedStrings.xml", f"<t>{TWO_WORDS}</t>")),
}


@pytest.mark.parametrize("place", ALONE)
def test_an_answer_too_short_for_a_run_is_found_where_it_stands_alone(
    tmp_path: Path, place: str
) -> None:
    """Among other words, two words may be anybody's."""
    name, content = ALONE[place]
    (tmp_path / name).write_bytes(content)
    secrets = secrets_of([TWO_WORDS], [])
    assert {leak.kind for leak in find_leaks(tmp_path, secrets)} == {"free-text answer"}
    (tmp_path / name).write_bytes(page(f"<p>De var {TWO_WORDS.lower()}e.</p>"))
    assert find_leaks(tmp_path, secrets) == []


def test_letters_of_two_bytes_are_read(tmp_path: Path) -> None:
    text = KINDS["mobile phone"].encode("utf-16-le")
    (tmp_path / "t.bin").write_bytes(b"\x01\x00\x02\x03" + text + b"\x01\x02")
    assert [leak.kind for leak in find_leaks(tmp_path, SECRETS)] == ["phone number"]


def test_wide_letters_are_letters(tmp_path: Path) -> None:
    wide = "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in "070-174 06 12")
    (tmp_path / "p.html").write_bytes(page(f"<p>{wide}</p>"))
    assert "phone number" in {leak.kind for leak in find_leaks(tmp_path, SECRETS)}


def test_a_file_name_is_searched_too(tmp_path: Path) -> None:
    (tmp_path / "svar-K10-0148.csv").write_text("a\n")
    assert [leak.kind for leak in find_leaks(tmp_path, SECRETS)] == ["respondent id"]


@pytest.mark.parametrize(
    "text",
    [
        "850709-9804",  # wrong check digit
        "851309-9805",  # no such month
        "0.2333333333333334", "1234567890", "25cf1d6cac4a2ed0cd1f42c8eabf0dc9f3143f748e9fec11",
        "0 25 50 75 100", "2003–2010", "2010-04-12 07:38", "46–48+ 6", "12 (23 %)", "IJ2009/314",
        "M 95.289946 142.99976 L 371.504526 171.79976", "https://example.se/home/anna", "@media",
        "../tables/shares.csv", "1.26.4", "tre bilar på vägen och", "Kommuner", "a/b", "1/2",
        "#fff", "x: y", "sv:\\n", "och/eller",
    ],
)  # fmt: skip
def test_harmless_texts_raise_no_alarm(tmp_path: Path, text: str) -> None:
    (tmp_path / "p.html").write_bytes(page(f"<p title='x'>{html.escape(text)}</p>"))
    assert find_leaks(tmp_path, SECRETS) == []


def test_words_that_the_report_publishes_anyway_are_no_secret() -> None:
    answer = "Anser du att din verksamhet är berörd av frågan?"
    secrets = secrets_of([answer, "Vet ej"], [], public=[answer, "Vet ej"])
    assert not secrets.runs
    assert not secrets.answers


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(archive("x", "0" * (LARGEST + 1)))
    (leak,) = find_leaks(tmp_path, SECRETS)
    assert "too large to be searched" in leak.kind


def test_a_return_by_itself_ends_a_row(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(f"a,b\r1,{TWO_WORDS}\r".encode())
    leaks = find_leaks(tmp_path, secrets_of([TWO_WORDS], []))
    assert [leak.place for leak in leaks] == ["t.csv, row 2"]


def test_a_cell_too_long_to_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a\n" + "b" * (csv.field_size_limit() + 1))
    (leak,) = find_leaks(tmp_path, SECRETS)
    assert "too large to be searched" in leak.kind


@given(st.binary(max_size=300))
def test_no_bytes_stop_the_search(content: bytes) -> None:
    for name in ("p.html", "t.csv", "r.json", "p.png", "t.xlsx"):
        for start in (b"", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b", b"data:a/b;base64,"):
            with contextlib.suppress(UnsearchableError):
                assert all(isinstance(piece.text, str) for piece in pieces(name, start + content))


@given(st.integers(10**8, 10**9 - 1))
def test_the_checksum_allows_one_last_digit(digits: int) -> None:
    """Luhn: exactly one of ten last digits fits, and exchanging one digit breaks it."""
    fitting = [last for last in range(10) if checksum_holds(f"{digits}{last}")]
    assert len(fitting) == 1


@pytest.mark.parametrize("number", ["79927398713", "4012888888881881"])
def test_known_checksums(number: str) -> None:
    assert checksum_holds(number)


def test_each_kind_is_named_for_what_it_is() -> None:
    named = {KINDS[name]: kind for name, kind in (
        ("personal identity number", "personal identity number"),
        ("coordination number", "coordination number"),
        ("organisation number", "organisation number"),
        ("e-mail", "e-mail address"),
        ("landline", "phone number"),
    )}  # fmt: skip
    for text, kind in named.items():
        assert [found for found, _ in private_texts(text)] == [kind]


cells = st.lists(st.integers(0, 10**6), min_size=2, max_size=12)


@settings(max_examples=400)
@given(cells, st.sampled_from(LANGUAGES), st.sampled_from([" ", "\n", " | "]))
def test_large_counts_beside_each_other_are_no_telephone_numbers(
    counts: list[int], language: Language, between: str
) -> None:
    """Every group of three that begins with 0 stands in a count of this table."""
    text = plain_text(between.join(whole(count, language) for count in counts))
    assert "phone number" not in {kind for kind, _ in private_texts(text)}


@settings(max_examples=400)
@given(
    cells,
    st.sampled_from(
        ["070 174 06 12", "08 123 456", "0432-123 45", "0470 123 456", "+46 70 174 06 12"]
    ),
    st.lists(st.sampled_from([" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"]), min_size=5),
)
def test_a_telephone_number_among_large_counts_is_found(
    counts: list[int], number: str, blanks: list[str]
) -> None:
    """Whatever blanks it is written with, and whatever stands before and after."""
    first, *others = number.split(" ")
    written = first + "".join(blank + part for blank, part in zip(blanks, others, strict=False))
    table = " | ".join(whole(count, "sv") for count in counts)
    text = plain_text(f"{table}\n{written}\n{table}")
    assert "phone number" in {kind for kind, _ in private_texts(text)}
