"""JupyterLab and git for this project: its kernel, helpers reloaded, nothing private kept."""
