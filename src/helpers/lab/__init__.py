"""JupyterLab for this project: its kernel, helpers reloaded at once, notebooks saved bare."""
