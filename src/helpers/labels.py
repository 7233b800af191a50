"""Every fixed text that a reader sees outside the notebooks, in both languages.

Labels that belong to one survey (questions, levels, actors) stand in its codebook instead.
"""

from helpers.codebook import Language

_LABELS: dict[str, dict[Language, str]] = {
    # exhibits
    "table": {"sv": "Tabell", "en": "Table"},
    "figure": {"sv": "Figur", "en": "Figure"},
    "source": {"sv": "Källa", "en": "Source"},
    "total": {"sv": "Hela länet", "en": "Whole county"},
    "figure_data": {"sv": "Visa figurens data", "en": "Show the figure's data"},
    # report
    "appendix": {"sv": "Bilaga", "en": "Appendix"},
}


def label(key: str, language: Language) -> str:
    """Return a fixed text.

    Parameters
    ----------
    key
        Name of the text.
    language
        ``sv`` or ``en``.

    Raises
    ------
    KeyError
        For an unknown key.
    """
    return _LABELS[key][language]
