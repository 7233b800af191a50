"""The command line ``survey-report``, whose kernels are those of ``lean_server``."""

import sys
from pathlib import Path

from helpers.command import main
from helpers.report.execution import forks

if __name__ == "__main__":
    forks.COMMAND = (sys.executable, "-P", str(Path(__file__).with_name("lean_server.py")))
    sys.exit(main())
