"""JupyterLab and git for this project: its kernel, helpers reloaded at once, nothing private kept."""
