"""The link checker finds what would be broken on a reader's screen."""

from pathlib import Path

import pytest

from helpers.report.pages.links import page_faults

PAGE = '<!DOCTYPE html><html lang="sv"><head><title>T</title></head><body>{}</body></html>'


def write(folder: Path, **bodies: str) -> None:
    for name, body in bodies.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(body), "utf-8")


def test_a_sound_report(tmp_path: Path) -> None:
    write(
        tmp_path,
        index='<a href="sv/a.html#%C3%A5">å</a> <a href="https://example.org/">out</a>',
        sv__a='<h2 id="å">x</h2><a href="#å">x</a><a href="../index.html">up</a>'
        '<img src="data:image/png;base64,AA" alt=""><svg><title>t</title><use href="#å"/></svg>',
    )
    assert page_faults(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="missing.html">x</a>', "leads nowhere"),
        ('<a href="#nothing">x</a>', "anchor that is not there"),
        ('<a href="other.html#nothing">x</a>', "anchor that is not there"),
        ('<a href="../outside.html">x</a>', "leads out of the report"),
        ('<a href="/etc/hosts">x</a>', "leads out of the report"),
        ('<a href="file:///etc/hosts">x</a>', "leads out of the report"),
        ('<a href="javascript:alert(1)">x</a>', "leads out of the report"),
        ('<p id="a"></p><p id="a"></p>', "the id a stands twice"),
        ('<img src="https://example.org/x.png" alt="">', "fetches https://example.org/x.png"),
        ('<link rel="stylesheet" href="style.css">', "fetches style.css"),
        ("<script>1</script>", "policy does not name its script"),
    ],
)
def test_each_fault_is_found(tmp_path: Path, body: str, fault: str) -> None:
    (tmp_path / "outside.html").write_text("x")
    write(tmp_path / "report", page=body, other="")
    faults = page_faults(tmp_path / "report")
    assert len(faults) == 1
    assert faults[0].startswith("page.html: ")
    assert fault in faults[0]


def test_language_and_title(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><head></head><svg><title>T</title></svg></html>")
    assert page_faults(tmp_path) == [
        "page.html: the page does not say its language",
        "page.html: the page has no title",
    ]
