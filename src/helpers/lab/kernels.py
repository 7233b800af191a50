"""The one kernel that JupyterLab offers in this project: this environment's own."""

import sys
from pathlib import Path

from ipykernel.kernelspec import RESOURCES
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel

from helpers.lab import reloading
from helpers.lab.stripping import KERNEL
from helpers.report.execution.environment import fixed_environment
from helpers.survey.paths import project_root

FOLDER = "build/lab"
"""Where JupyterLab and its kernels keep files of their own, inside the project."""


class ProjectKernels(KernelSpecManager):
    """Offers this interpreter as the kernel, whatever kernels a machine has installed.

    A kernel runs in the same fixed environment as those of the report, knows nothing of the user's
    IPython profile, and reloads helpers that have changed by IPython's own autoreload, after which
    results are worked out anew.
    """

    def find_kernel_specs(self) -> dict[str, str]:
        """Return the kernel's name and the folder of its icon."""
        return {KERNEL["name"]: RESOURCES}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return how to start the kernel.

        Parameters
        ----------
        kernel_name
            The name in a notebook's metadata.

        Raises
        ------
        NoSuchKernel
            For any other name.
        """
        if kernel_name != KERNEL["name"]:
            raise NoSuchKernel(kernel_name)
        own = project_root() / FOLDER
        environment = fixed_environment(own, own)
        # Figures of an analyst's own are shown below their cell, as always in a notebook.
        del environment["MPLBACKEND"]
        return KernelSpec(
            argv=[
                *(sys.executable, "-P", "-m", "ipykernel_launcher", "-f", "{connection_file}"),
                "--InteractiveShellApp.extensions=autoreload",
                f"--InteractiveShellApp.extensions={reloading.__name__}",
                "--InteractiveShellApp.exec_lines=%autoreload 2",
                "--HistoryManager.enabled=False",
            ],
            display_name=KERNEL["display_name"],
            language=KERNEL["language"],
            env=environment,
            metadata={"debugger": True, "supported_encryption": ["curve"]},
            resource_dir=str(Path(RESOURCES)),
        )
