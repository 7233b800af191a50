"""A real JupyterLab, started by ``make lab``, and what an analyst does in it."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

SECONDS = 120
# What is current in JupyterLab: its notebook as it would be saved, were outputs saved.
_NOTEBOOK = "jupyterapp.shell.currentWidget.content.model.toJSON()"
_IDLE = "jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
_RAN = f"{_IDLE} && {_NOTEBOOK}.cells.every(c => c.cell_type !== 'code' || c.execution_count)"
_CLEAN = "!jupyterapp.shell.currentWidget.context.model.dirty"


@contextmanager
def running_lab(root: Path, home: Path) -> Iterator[str]:
    """Run ``make lab`` in a project for a user with a home of its own; give its address.

    The environment is this one, but helpers are imported from the project.
    """
    programs = home.parent / "bin"
    programs.mkdir()
    program = Path(sys.executable).parent / "jupyter"
    source = shlex.quote(str(root / "src"))
    script = f'#!/bin/sh\nPYTHONPATH={source} exec {shlex.quote(str(program))} "$@"\n'
    (programs / "jupyter").write_text(script)
    (programs / "jupyter").chmod(0o755)
    options = "--no-browser --port=0 --allow-root --LabApp.expose_app_in_browser=True"
    command = ["make", "--directory", str(root), "lab"]
    ready = home.parent / "ready"
    for stamp in (ready, ready.with_name("ready-lab")):
        stamp.touch()  # newer than what it depends on: nothing is installed
    command += [f"BIN={programs}", f"READY={ready}", f"LAB={options}"]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("JUPYTER")}
    log = home.parent / "lab.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=home, env=kept | {"HOME": str(home)},
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        yield _address(home, process, log)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(SECONDS)


def _address(home: Path, process: "subprocess.Popen[bytes]", log: Path) -> str:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        for path in home.rglob("jpserver-*.json"):
            try:
                server = json.loads(path.read_text())
            except ValueError:  # being written
                continue
            return f"{server['url']}lab?token={server['token']}"
        time.sleep(0.1)
    raise AssertionError(log.read_text())


class Lab:
    """JupyterLab in a browser, driven as an analyst would; outputs are read from its memory."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.faults: list[str] = []
        self.page: Page = browser.new_page(viewport={"width": 1400, "height": 1000})
        self.page.set_default_timeout(SECONDS * 1000)
        origin = address.partition("/lab")[0]
        self.page.on("request", lambda request: self._request(request.url, origin))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", self._console)
        self.page.goto(address)
        self.page.wait_for_function("window.jupyterapp")
        self.files().first.wait_for()

    def _request(self, url: str, origin: str) -> None:
        if not url.startswith((origin, "data:", "blob:")):
            self.faults.append(f"requests {url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def files(self) -> Locator:
        return self.page.locator(".jp-DirListing-itemName")

    def listed(self) -> list[str]:
        return self.files().all_inner_texts()

    def go_to(self, folder: str) -> None:
        self.page.evaluate(
            "path => jupyterapp.commands.execute('filebrowser:go-to-path', {path})", folder
        )

    def open(self, name: str) -> None:
        """Open a notebook by a double click in the list of files."""
        self.files().filter(has_text=name).dblclick()
        self.page.wait_for_function(
            f"jupyterapp.shell.currentWidget?.title.label === {name!r} && {_IDLE}"
        )

    def menu(self, *names: str) -> None:
        for name in names:
            self.page.get_by_role("menuitem", name=name, exact=True).click()

    def run_all(self) -> dict[str, list[Any]]:
        """Run all cells from the menu; return the outputs of each."""
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(_RAN)
        return self.outputs()

    def outputs(self) -> dict[str, list[Any]]:
        cells = self.page.evaluate(f"{_NOTEBOOK}.cells")
        return {cell["id"]: cell["outputs"] for cell in cells if cell["cell_type"] == "code"}

    def cell(self, identifier: str) -> Locator:
        """Go to a cell; JupyterLab draws those in view alone."""
        place = self.page.evaluate(f"{_NOTEBOOK}.cells.map(c => c.id)").index(identifier)
        self.page.evaluate(
            "place => { const notebook = jupyterapp.shell.currentWidget.content;"
            "  notebook.activeCellIndex = place;"
            "  return notebook.scrollToItem(place, 'start') }",
            place,
        )
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-mod-active.jp-Cell")

    def run_cell(self, identifier: str) -> None:
        """Run a cell from the keyboard and wait for its end."""
        count = f"{_NOTEBOOK}.cells.find(c => c.id === '{identifier}').execution_count"
        before = self.page.evaluate(count)
        self.cell(identifier).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(f"{_IDLE} && {count} > {before}")

    def save(self) -> None:
        self.page.keyboard.press("Control+s")
        self.page.wait_for_function(_CLEAN)

    def kernel(self) -> str:
        return str(
            self.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.id")
        )

    def close(self) -> None:
        """Close the current notebook and end its kernel."""
        self.page.evaluate(
            "async () => { const panel = jupyterapp.shell.currentWidget;"
            "  await panel.sessionContext.shutdown(); panel.dispose() }"
        )
