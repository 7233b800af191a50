"""A forked kernel is as good as a new interpreter: nothing passes from one notebook to the next."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from helpers.report import build
from helpers.report.build import build_report

from .sample import SURVEY, Project, appendix_cells, code

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="forks"),
    pytest.mark.usefixtures("whole_kernels"),
]

# Everything a notebook may leave behind in its interpreter.
LITTER = """
import builtins, json, os, random, sys, threading, time, warnings, decimal, locale
import numpy as np, pandas as pd, matplotlib
import helpers.words.edition
builtins.left = helpers.words.edition.left = sys.left = 1
os.chdir("/"); os.environ["LEFT"] = "1"; os.umask(0o777)
random.seed(1); np.random.seed(1); decimal.getcontext().prec = 3
matplotlib.rcParams["lines.linewidth"] = 99; pd.set_option("display.max_rows", 1)
opened = open("/"  + "dev/null"); threading.Thread(target=time.sleep, args=(60,)).start()
sys.path.append("/left"); sys.modules["left"] = sys
"""
FACTS = """
import builtins, gc, json, os, random, sys, threading, decimal, pathlib
import numpy as np, pandas as pd, matplotlib
import helpers.words.edition
mask = os.umask(0); os.umask(mask)
facts = {
    "names": sorted(name for name in dir() if not name.startswith("_")),
    "left": [hasattr(one, "left") for one in (builtins, helpers.words.edition, sys)],
    "folder": os.getcwd(),
    "environment": {k: v for k, v in os.environ.items() if "ipython" not in v and k not in
                    {"_", "JPY_PARENT_PID", "JPY_SESSION_NAME", "LINES", "COLUMNS"}},
    "umask": mask,
    "precision": decimal.getcontext().prec,
    "width": matplotlib.rcParams["lines.linewidth"],
    "rows": pd.get_option("display.max_rows"),
    "path": sys.path[:2], "left_module": "left" in sys.modules,
    "threads": sorted(thread.name.split("-")[0] for thread in threading.enumerate()),
    "devices": sorted(os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
                      if os.path.exists(f"/proc/self/fd/{n}") and int(n) > 2
                      and "/dev/" in os.readlink(f"/proc/self/fd/{n}")),
    "collects": gc.isenabled(), "hash": hash("x"),
}
draws = [random.random(), float(np.random.rand())]
pathlib.Path("../facts", f"{name}.json").write_text(json.dumps([facts, draws]))
"""


def facts(project: Project) -> dict[str, Any]:
    return {
        path.name: json.loads(path.read_text())
        for path in sorted((project.root / "facts").glob("*.json"))
    }


def look_around(project: Project) -> None:
    (project.root / "facts").mkdir(exist_ok=True)
    project.notebook("02_rates", *appendix_cells("B", "Svar"), code(LITTER))
    for name in ("03_cases", "04_more"):
        letter = {"03_cases": "C", "04_more": "D"}[name]
        project.notebook(name, *appendix_cells(letter, "X"), code(f"name = {name!r}"), code(FACTS))


def test_a_fork_is_as_a_new_interpreter(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    look_around(project)
    build_report(SURVEY, jobs=1, quiet=True)
    forked = facts(project)
    assert list(forked) == ["03_cases.json", "04_more.json"]
    monkeypatch.setattr(build, "_can_fork", lambda: False)
    build_report(SURVEY, jobs=1, quiet=True, force=True)
    ordinary = facts(project)
    for name, (known, _) in forked.items():
        assert known == ordinary[name][0]
        assert known["folder"] == str(project.root / "notebooks")
    draws = [draw for _, pair in forked.values() for draw in pair]
    assert len(set(draws)) == len(draws)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_the_server_has_one_thread_when_it_forks(tmp_path: Path) -> None:
    count = (
        "import os, gc\n"
        "from helpers.report.execution.fork_server import _import_all\n"
        "_import_all()\n"
        "import zmq\n"
        "print(len(os.listdir('/proc/self/task')),"
        " any(isinstance(one, zmq.Context) for one in gc.get_objects()))"
    )
    from helpers.report.execution.environment import kernel_environment  # noqa: PLC0415

    environment = kernel_environment(tmp_path, tmp_path)
    command = [sys.executable, "-P", "-c", count]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["1", "False"]
