"""A report takes the place of the former one in one step, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from helpers.report.failure import ReportError
from helpers.report.publishing import exchange
from helpers.report.publishing.exchange import only_one, publication


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def publish_page(target: Path, text: str) -> None:
    with publication(target) as folder:
        (folder / "sv").mkdir()
        (folder / "sv/page.html").write_text(text)


def test_the_new_report_takes_the_place_of_the_former(tmp_path: Path) -> None:
    target = tmp_path / "reports/survey"
    publish_page(target, "first")
    (target / "withdrawn.html").write_text("gone next time")
    publish_page(target, "second")
    assert content(target) == {"sv/page.html": "second"}
    assert list(target.parent.iterdir()) == [target]


def test_without_an_exchange_of_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_exchange", lambda one, other: False)
    target = tmp_path / "survey"
    publish_page(target, "first")
    publish_page(target, "second")
    assert content(tmp_path) == {"survey/sv/page.html": "second"}


@pytest.mark.parametrize("error", [ReportError, KeyboardInterrupt, OSError])
def test_an_exception_leaves_the_former(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "survey"
    publish_page(target, "first")
    with pytest.raises(error), publication(target) as folder:
        (folder / "half").write_text("half")
        raise error("stopped")
    assert content(tmp_path) == {"survey/sv/page.html": "first"}


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "survey"
    publish_page(target, "first")
    stray = tmp_path / ".survey.new"
    stray.mkdir()
    (stray / "half").write_text("half")
    publish_page(target, "second")
    assert content(tmp_path) == {"survey/sv/page.html": "second"}


def test_killed_between_two_renames_the_former_comes_back(tmp_path: Path) -> None:
    target = tmp_path / "survey"
    publish_page(target, "first")
    target.rename(tmp_path / ".survey.old")
    with pytest.raises(ReportError), publication(target):
        raise ReportError("this one fails as well")
    assert content(tmp_path) == {"survey/sv/page.html": "first"}


@pytest.mark.skipif(os.name == "nt", reason="file modes")
def test_everyone_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish_page(tmp_path / "survey", "first")
    finally:
        os.umask(before)
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "survey").rglob("*")
    }
    assert modes == {"sv": 0o755, "page.html": 0o644}
    assert stat.S_IMODE((tmp_path / "survey").stat().st_mode) == 0o755


@pytest.mark.skipif(os.name == "nt", reason="file locks")
def test_one_build_at_a_time(tmp_path: Path) -> None:
    with (
        only_one(tmp_path),
        pytest.raises(ReportError, match="another build"),
        only_one(tmp_path),
    ):
        pass
    with only_one(tmp_path):
        pass
