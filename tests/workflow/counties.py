"""Make a project with many synthetic counties: ``python counties.py FOLDER NUMBER``."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = "kronoberg-2010"


def make_counties(root: Path, number: int) -> list[str]:
    """Make a project in an empty folder, with counties like the example's but other answers.

    Parameters
    ----------
    root
        The folder.
    number
        How many counties.

    Returns
    -------
    list of str
        Their names.
    """
    for name in ("notebooks", "workflow"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    return [_make_county(root, place) for place in range(1, number + 1)]


def _make_county(root: Path, place: int) -> str:
    name = f"county-{place:02}"
    folder = root / "data/raw" / name
    shutil.copytree(ROOT / "data/raw" / EXAMPLE, folder)
    for file in ("codebook.yml", "synthetic.yml", "provenance.yml"):
        text = (folder / file).read_text(encoding="utf-8").replace(EXAMPLE, name)
        text = re.sub(r"^(\s*seed: )\d+", rf"\g<1>{3000 + place}", text, flags=re.MULTILINE)
        (folder / file).write_text(text, encoding="utf-8")
    export = folder / "responses.csv"
    command = [sys.executable, "-m", "helpers.synthetic", name, "--output", str(export)]
    subprocess.run(command, check=True, env=os.environ | {"SURVEY_REPORT_ROOT": str(root)})
    checksum = hashlib.sha256(export.read_bytes()).hexdigest()
    record = (folder / "provenance.yml").read_text(encoding="utf-8")
    record = re.sub(r"sha256: [0-9a-f]{64}", f"sha256: {checksum}", record, count=1)
    (folder / "provenance.yml").write_text(record, encoding="utf-8")
    return name


if __name__ == "__main__":
    make_counties(Path(sys.argv[1]), int(sys.argv[2]))
