"""Elements of DDI-Codebook XML, in every language where they hold text."""

from xml.etree import ElementTree as ET

from helpers.survey.codebook import Label

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def child(parent: ET.Element, tag: str, content: str = "", **attributes: str) -> ET.Element:
    """Add an element to another and return it."""
    element = ET.SubElement(parent, tag, attributes)
    element.text = content or None
    return element


def twice(parent: ET.Element, tag: str, label: Label, **attributes: str) -> list[ET.Element]:
    """Add an element for each language and return them."""
    elements = []
    for language, text in label.root.items():
        element = child(parent, tag, text, **attributes)
        element.set(LANGUAGE, language)
        elements.append(element)
    return elements


def coded(parent: ET.Element, tag: str, label: Label, vocabulary: str, code: str) -> None:
    """Add an element for each language, with its code in a controlled vocabulary of the DDI.

    Parameters
    ----------
    parent, tag, label
        Where it stands, its name and its text.
    vocabulary
        The vocabulary, such as ``Time Method``.
    code
        The code, which is the same in every language.
    """
    for element in twice(parent, tag, label):
        child(element, "concept", code, vocab=f"DDI {vocabulary}")
