"""JupyterLab in this project: asks nobody for news, updates or extensions."""

c = get_config()  # noqa: F821  (defined by traitlets)
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.LabApp.custom_css = True  # exhibits in the colours of the theme: custom/custom.css
