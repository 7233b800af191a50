"""Install locked packages into an environment: by uv, or by pip where uv is not to be had.

    python3 install.py [--project] [--sources] ENVIRONMENT LOCK...

Needs nothing but Python. Packages come from where this machine's pip takes them, and either program
checks every hash; the lock files are whole, so neither looks for what they do not name.
"""

import argparse
import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

UV_LOCK = Path(__file__).with_name("requirements-installer.lock")
# What pip's configuration calls what uv has another word for.
FOR_UV = {
    "index-url": "--default-index",
    "extra-index-url": "--index",
    "find-links": "--find-links",
    "trusted-host": "--allow-insecure-host",
}


def main() -> None:
    """Read the command line, make the environment if there is none, and install."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=False)
    parser.add_argument("--project", action="store_true", help="this folder too, as it is")
    parser.add_argument("--sources", action="store_true", help="packages without a wheel too")
    parser.add_argument("environment", type=Path)
    parser.add_argument("locks", nargs="+", type=Path)
    wanted = parser.parse_args()
    programs = wanted.environment / ("Scripts" if os.name == "nt" else "bin")
    if not any(programs.glob("python*")):
        print(f"Making the environment {wanted.environment}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", wanted.environment], check=True)
    packages = [argument for lock in wanted.locks for argument in ("--requirement", str(lock))]
    packages += ["--require-hashes", "--no-deps"]
    names = ", ".join(lock.name for lock in wanted.locks)
    count = sum(len(re.findall(r"^\w", lock.read_text("utf-8"), re.M)) for lock in wanted.locks)
    print(f"Installing {count} packages of {names}", flush=True)
    installer = Installer(programs)
    installer.install(packages, wheels_only=not wanted.sources)
    if wanted.project:
        alone = ["--no-index", "--no-deps", "--no-build-isolation", "--editable", "."]
        installer.install(alone, wheels_only=False)


class Installer:
    """Installs into one environment.

    Parameters
    ----------
    programs
        The folder of the environment's programs.
    """

    def __init__(self, programs: Path) -> None:
        self._python = programs / "python"
        self._uv: Path | None = programs / "uv"
        locked = ["--requirement", str(UV_LOCK), "--require-hashes", "--no-deps"]
        if not self._has_pinned_uv() and self._pip(locked, wheels_only=True, silent=True):
            print("uv is not to be had here: pip installs, which takes minutes", flush=True)
            self._uv = None

    def _has_pinned_uv(self) -> bool:
        pinned = UV_LOCK.read_text("utf-8").split()[0].removeprefix("uv==")
        try:
            shown = subprocess.run(
                [str(self._uv), "--version"], capture_output=True, text=True, check=False
            )
        except FileNotFoundError:
            return False
        return shown.stdout.split()[1:2] == [pinned]

    def install(self, arguments: list[str], wheels_only: bool) -> None:
        """Install what pip's and uv's common arguments name.

        Raises
        ------
        SystemExit
            pip, which is asked last, failed; it has said why.
        """
        if self._uv and self._install_by_uv(arguments, wheels_only):
            print("uv could not install them: pip tries, which takes minutes", flush=True)
            self._uv = None
        if not self._uv and (status := self._pip(arguments, wheels_only)):
            sys.exit(status)

    def _install_by_uv(self, arguments: list[str], wheels_only: bool) -> int:
        places = [] if "--no-index" in arguments else list(self._places())
        command = [
            *(str(self._uv), "pip", "install", "--python", str(self._python)),
            *(*(["--no-build"] if wheels_only else []), *places, *arguments),
        ]
        surroundings = {"UV_SYSTEM_CERTS": "1", **os.environ}
        if sys.stderr.isatty():
            return subprocess.run(command, env=surroundings, check=False).returncode
        run = subprocess.run(
            command, env=surroundings, check=False, text=True, stderr=subprocess.PIPE
        )
        told = [line for line in run.stderr.splitlines() if not re.match(r" [+~-] ", line)]
        print("\n".join(told), file=sys.stderr, flush=True)
        return run.returncode

    def _places(self) -> Iterator[str]:
        """Yield uv's arguments for where pip is set up to find packages."""
        shown = subprocess.run(
            [self._python, "-m", "pip", "config", "list"],
            check=False, text=True, stdout=subprocess.PIPE,
        ).stdout  # fmt: skip
        found = re.findall(r"^(global|install|:env:)\.([\w-]+)=(.*)$", shown, re.M)
        # The later word holds: what is said for all commands, for this one, in the environment.
        ranks = ("global", "install", ":env:")
        settings = {
            key: str(ast.literal_eval(value))
            for _, key, value in sorted(found, key=lambda one: ranks.index(one[0]))
        }
        for key, argument in FOR_UV.items():
            for value in settings.get(key, "").split():
                yield from (argument, value)
        if settings.get("no-index", "").lower() in {"1", "true", "yes", "on"}:
            yield "--no-index"
        # As pip: any of the places may have the version. The hashes say whether it is the one.
        yield from ("--index-strategy", "unsafe-best-match")

    def _pip(self, arguments: list[str], wheels_only: bool, silent: bool = False) -> int:
        """Install by pip; nothing but errors is shown."""
        command = [str(self._python), "-m", "pip", "install", "--disable-pip-version-check", "-qq"]
        wheels = ["--only-binary", ":all:"] if wheels_only else []
        errors = subprocess.DEVNULL if silent else None
        return subprocess.run(
            [*command, *wheels, *arguments], stderr=errors, check=False
        ).returncode


if __name__ == "__main__":
    main()
