"""Show exhibits in every language: number them, and explain what is new on the page only once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from IPython.display import display

from helpers.exhibits.content import Content, Figure, Heading, Statement, Table
from helpers.exhibits.display import Editions, Exhibit, exhibit, hides
from helpers.words.edition import Edition
from helpers.words.formats import HIDDEN

Shown = Content | Iterable[Content] | None
"""What can be shown: one exhibit, several, or nothing."""

Part = Callable[[Edition], Shown]
"""What is shown in every language: a function of an edition, such as a result's ``figure``."""


class Showing:
    """The exhibits that one appendix shows.

    Parameters
    ----------
    letter
        The appendix.
    editions
        Every language of the report.
    shown
        The language that the notebook shows.
    """

    def __init__(self, letter: str, editions: Sequence[Edition], shown: str) -> None:
        self._letter = letter
        self._editions = editions
        self._shown = shown
        self._numbers: dict[str, list[str]] = {"table": [], "figure": []}
        self._explained: dict[str, dict[str, str]] = {one.language: {} for one in editions}

    def show(self, part: "Shown | Part") -> None:
        """Display what a part is in every language.

        Parameters
        ----------
        part
            A function of an edition, or what is the same in every language.

        Raises
        ------
        TypeError
            It is neither: only what says what it counts can be published.
        """
        written = [list(_flat(part(one) if callable(part) else part)) for one in self._editions]
        for contents in zip(*written, strict=True):
            self._display(contents)

    def _display(self, contents: tuple[Content, ...]) -> None:
        number = self._number(contents[0])
        exhibits: dict[str, Exhibit] = {}
        for edition, content in zip(self._editions, contents, strict=True):
            told = self._explained_once(content, edition.language)
            again = self._hidden_told(told, edition.language)
            exhibits[edition.language] = exhibit(told, edition, number, hidden_told=again)
        display(Editions(exhibits, self._shown))  # type: ignore[no-untyped-call]

    def _explained_once(self, content: Content, language: str) -> Content:
        """Leave out notes that an exhibit further up on the page has told."""
        table = _table_of(content)
        if table is None:
            return content
        explained = self._explained[language]
        notes, data_notes = (
            tuple(note for note in some if explained.setdefault(note, table.id) == table.id)
            for some in (table.notes, table.data_notes)
        )
        told = replace(table, notes=notes, data_notes=data_notes)
        return replace(content, data=told) if isinstance(content, Figure) else told

    def _hidden_told(self, content: Content, language: str) -> bool:
        """Return True where an exhibit further up has explained the mark of a hidden value."""
        table = _table_of(content)
        if table is None or not hides(table):
            return False
        return self._explained[language].setdefault(HIDDEN, table.id) != table.id

    def _number(self, content: Content) -> str:
        """Return a table's or figure's number; what is shown again keeps it."""
        table = _table_of(content)
        if table is None:
            return ""
        known = self._numbers["figure" if isinstance(content, Figure) else "table"]
        if table.id not in known:
            known.append(table.id)
        return f"{self._letter}{known.index(table.id) + 1}"


def _table_of(content: Content) -> Table | None:
    if isinstance(content, Statement | Heading):
        return None
    return content.data if isinstance(content, Figure) else content


def _flat(shown: Shown) -> Iterator[Content]:
    if isinstance(shown, Content):
        yield shown
    elif isinstance(shown, list | tuple):
        for content in shown:
            yield from _flat(content)
    elif shown is not None:
        raise TypeError(
            f"a {type(shown).__name__} cannot be published: show a Table, Figure or Statement, "
            "whose numbers say what they count (docs/how-to.md); a frame as the last line of a "
            "cell is for your own eyes"
        )
