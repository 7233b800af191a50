"""How JupyterLab saves files in this project: notebooks without outputs."""

from typing import Any

import nbformat
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from helpers.lab.scratch import FOLDER
from helpers.lab.stripping import strip


class ProjectContents(AsyncLargeFileManager):
    """Jupyter's own file manager, which strips a notebook before it is saved.

    What the browser shows stays; the file holds cells and tags. Scratch notebooks, which never
    leave the analyst's machine, keep their outputs.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.register_pre_save_hook(_strip)  # type: ignore[no-untyped-call]


def _strip(model: dict[str, Any], path: str, **_: Any) -> None:
    if model["type"] == "notebook" and not path.strip("/").startswith(f"{FOLDER}/"):
        notebook: Any = nbformat.from_dict(model["content"])  # type: ignore[no-untyped-call]
        if notebook.nbformat == 4:
            model["content"] = strip(notebook)
