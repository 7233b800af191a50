"""JupyterLab's server in this project, started by ``make lab``; the user's own files stay as is."""

from pathlib import Path

from helpers.lab.contents import ProjectContents
from helpers.lab.kernels import ProjectKernels

ROOT = Path(__file__).resolve().parents[1]

c = get_config()  # noqa: F821  (defined by traitlets)
c.ServerApp.root_dir = str(ROOT)
c.FileContentsManager.preferred_dir = str(ROOT / "notebooks")
c.ServerApp.kernel_spec_manager_class = ProjectKernels
c.KernelManager.transport_encryption = "auto"  # answers may pass between kernel and server
c.ServerApp.contents_manager_class = ProjectContents
c.LanguageServerManager.autodetect = False  # it would run npm, which writes to the home
c.ServerApp.tornado_settings = {"static_custom_path": [str(ROOT / "jupyter/custom")]}
