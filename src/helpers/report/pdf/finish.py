"""Finish a printed PDF: say what it is, mark what is no content, and leave out date and machine.

Chromium tags what it prints. What PDF/UA-1 (ISO 14289-1:2014) asks beyond that is added here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String
from pypdf import PdfReader

# Standard types of PDF 1.7 for those that Chromium takes from HTML.
_ROLES = {"Aside": "Sect", "Strong": "Span", "Em": "Span", "FENote": "Note", "Title": "P"}
_STANDARD = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
    "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl",
    "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note",
    "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu",
    "WT", "WP", "Figure", "Formula", "Form",
}  # fmt: skip
_PATH = {"m", "l", "c", "v", "y", "h", "re"}
_PAINTED = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_ALONE = {"Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"}
_OPENS, _CLOSES = {"BMC", "BDC"}, {"EMC"}


@dataclass(frozen=True)
class Described:
    """What a document says of itself.

    Parameters
    ----------
    title, author, language
        As its properties tell them.
    program
        What made it, with version.
    headings
        Every heading in order: what the bookmarks say.
    anchors
        What stands at an anchor, by its name: read out where a link leads there.
    """

    title: str
    author: str
    language: str
    program: str
    headings: tuple[str, ...]
    anchors: Mapping[str, str]


def anchor_pages(printed: Path) -> dict[str, int]:
    """Return the page, counted from 1, of every anchor that something links to.

    Parameters
    ----------
    printed
        The PDF as Chromium printed it.
    """
    with Pdf.open(printed) as pdf:
        order = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        return {
            name: order[target[0].objgen] for name, target in _destinations(pdf).items()
        }  # fmt: skip


def finish(printed: Path, finished: Path, described: Described) -> None:
    """Write the document that is handed out.

    Parameters
    ----------
    printed
        The PDF as Chromium printed it.
    finished
        Where to write.
    described
        What it says of itself.
    """
    with Pdf.open(printed) as pdf:
        _describe(pdf, described)
        _name_bookmarks(pdf, described.headings)
        for page in pdf.pages:
            page.obj.Tabs = Name.S
            page.Contents = pdf.make_stream(_with_artifacts(page))
            for annotation in page.obj.get("/Annots", ()):
                _describe_link(annotation, described.anchors)
        _map_roles(pdf.Root.StructTreeRoot)
        _give_items_bodies(pdf)
        pdf.remove_unreferenced_resources()
        pdf.save(
            finished,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
            min_version="1.7",
        )


def texts(document: Path) -> Iterator[str]:
    """Yield every text of a finished PDF: its pages', bookmarks', descriptions' and properties'.

    Parameters
    ----------
    document
        A PDF.
    """
    for page in PdfReader(document).pages:
        yield page.extract_text()
    with Pdf.open(document) as pdf:
        for part in pdf.objects:
            yield from _strings(part)
        if "/Metadata" in pdf.Root:
            yield pdf.Root.Metadata.read_bytes().decode("utf-8")
        yield from _strings(pdf.trailer.get("/Info", Dictionary()))


def _describe(pdf: Pdf, described: Described) -> None:
    root = pdf.Root
    root.Lang = String(described.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.MarkInfo = Dictionary(Marked=True)
    root.PageMode = Name.UseOutlines
    producer = str(pdf.docinfo.get("/Producer", ""))
    del pdf.docinfo
    pdf.docinfo["/Title"] = described.title
    pdf.docinfo["/Author"] = described.author
    pdf.docinfo["/Creator"] = described.program
    pdf.docinfo["/Producer"] = producer
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
        record["dc:title"] = described.title
        record["dc:creator"] = [described.author]
        record["dc:language"] = {described.language}
        record["xmp:CreatorTool"] = described.program
        record["pdf:Producer"] = producer
        record["pdfuaid:part"] = "1"


def _name_bookmarks(pdf: Pdf, headings: tuple[str, ...]) -> None:
    """Name bookmarks as their headings read: Chromium joins the words at a line's end."""
    with pdf.open_outline(max_depth=len(headings)) as outline:
        bookmarks = list(_flat(outline.root))
        for bookmark, heading in zip(bookmarks, headings, strict=True):
            bookmark.title = heading


def _flat(bookmarks: Iterable[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for bookmark in bookmarks:
        yield bookmark
        yield from _flat(bookmark.children)


def _describe_link(annotation: Any, titles: Mapping[str, str]) -> None:
    if annotation.get("/Subtype") != Name.Link or "/Contents" in annotation:
        return
    action = annotation.get("/A", Dictionary())
    target = annotation.get("/Dest", action.get("/D"))
    said = titles.get(str(target).lstrip("/")) if target is not None else None
    annotation.Contents = String(said or str(action.get("/URI", target or "")))


def _destinations(pdf: Pdf) -> dict[str, Any]:
    """Return the places that links lead to, by name."""
    root, found = pdf.Root, {}
    for name, place in dict(root.get("/Dests", Dictionary())).items():
        found[name.lstrip("/")] = place.D if isinstance(place, Dictionary) else place
    if "/Names" in root and "/Dests" in root.Names:
        for name, place in pikepdf.NameTree(root.Names.Dests).items():
            found[name] = place.D if isinstance(place, Dictionary) else place
    return found


def _elements(root: Any) -> Iterator[Any]:
    """Yield the elements of the structure, in no order."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        below = node.get("/K", Array())
        for one in below if isinstance(below, Array) else [below]:
            if isinstance(one, Dictionary) and "/S" in one and one.objgen not in seen:
                seen.add(one.objgen)
                waiting.append(one)
                yield one


def _map_roles(root: Any) -> None:
    """Say for each type of element that is not one of PDF's own which of those it is."""
    roles = root.get("/RoleMap", Dictionary())
    for element in _elements(root):
        kind = str(element.S)[1:]
        if kind not in _STANDARD:
            roles[f"/{kind}"] = Name(f"/{_ROLES.get(kind, 'Span')}")
    root.RoleMap = roles


def _give_items_bodies(pdf: Pdf) -> None:
    """Put the elements of a list's item, beside its label, into a body."""
    for item in list(_elements(pdf.Root.StructTreeRoot)):
        if item.S != Name.LI:
            continue
        below = item.get("/K", Array())
        parts = list(below) if isinstance(below, Array) else [below]
        content = [one for one in parts if _kind(one) not in ("", "/Lbl", "/LBody")]
        if content:
            body = pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(content))
            )
            for one in content:
                one.P = body
            # What stays beside it is the label, and the line drawn at the item's edge.
            item.K = Array([*(one for one in parts if _kind(one) in ("", "/Lbl", "/LBody")), body])


def _kind(part: Any) -> str:
    """Return the type of an element of the structure; empty for content itself."""
    return str(part.get("/S", "")) if isinstance(part, Dictionary) else ""


def _with_artifacts(page: pikepdf.Page) -> bytes:
    """Return a page's content with everything untagged marked as no content."""
    start = pikepdf.ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    end = pikepdf.ContentStreamInstruction([], Operator("EMC"))
    depth = 0
    path: list[Any] = []
    written: list[Any] = []
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        depth += (name in _OPENS) - (name in _CLOSES)
        if depth:
            written.append(step)
        elif name in _PATH:
            path.append(step)  # nothing may stand between a path and its painting
        elif name in _PAINTED:
            written += [start, *path, step, end]
            path = []
        elif name in _ALONE:
            written += [start, step, end]
        else:
            written += [*path, step]
            path = []
    return pikepdf.unparse_content_stream([*written, *path])


def _strings(part: Any) -> Iterator[str]:
    """Yield the texts directly inside an object; references are objects of their own."""
    if isinstance(part, String):
        yield str(part)
        return
    if isinstance(part, pikepdf.Stream):
        part = part.stream_dict
    below = part.values() if isinstance(part, Dictionary) else part
    for one in below if isinstance(part, Dictionary | Array) else ():
        if not (isinstance(one, pikepdf.Object) and one.is_indirect):
            yield from _strings(one)
