"""Change values of a YAML file and keep the rest as a person wrote it, comments included."""

import yaml

Place = tuple[str | int, ...]


class YamlEdits:
    """Changes to a YAML text, made at once by :meth:`result`.

    Parameters
    ----------
    text
        The YAML text; its root is a mapping.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        root = yaml.compose(text, yaml.SafeLoader)
        assert isinstance(root, yaml.MappingNode), "the codebook has been read: it is a mapping"
        self._root = root
        self._edits: list[tuple[int, int, str]] = []

    def replace(self, place: Place, value: str) -> None:
        """Write another value; ``value`` is YAML, such as ``5`` or ``{sv: Län, en: County}``.

        Parameters
        ----------
        place
            Keys and positions from the root, such as ``("sectors", 0, "id")``.
        value
            What is to stand there instead.

        Raises
        ------
        KeyError
            Where the file has no such place.
        """
        _, node = self._find(place)
        self._edits.append((node.start_mark.index, self._end(node), value))

    def after(self, place: Place, text: str) -> None:
        """Write ``text`` right after the value of a place."""
        _, node = self._find(place)
        end = self._end(node)
        self._edits.append((end, end, text))

    def remove(self, place: Place) -> None:
        """Remove a key with its value, lines and all, where the file has it.

        Key and value stand on lines of their own.
        """
        if not self.has(place):
            return
        key, node = self._find(place)
        start = self._text.rindex("\n", 0, key.start_mark.index) + 1
        end = self._end(node)
        if self._text[end - 1] != "\n":  # a text in several lines ends after its line break
            end = self._text.find("\n", end) + 1 or len(self._text)
        self._edits.append((start, end, ""))

    def head(self, text: str) -> None:
        """Write ``text`` in the place of all that stands before the first key."""
        self._edits.append((0, self._root.value[0][0].start_mark.index, text))

    def has(self, place: Place) -> bool:
        """Return whether the file has a place."""
        try:
            self._find(place)
        except KeyError:
            return False
        return True

    def column(self, place: Place) -> int:
        """Return how many characters stand before the key of a place in its line."""
        return int(self._find(place)[0].start_mark.column)

    def is_flow(self, place: Place) -> bool:
        """Return whether the mapping at a place is written in braces."""
        return bool(getattr(self._find(place)[1], "flow_style", False))

    def result(self) -> str:
        """Return the changed text."""
        text = self._text
        for start, end, value in sorted(self._edits, reverse=True):
            text = text[:start] + value + text[end:]
        return text

    def _find(self, place: Place) -> tuple[yaml.Node, yaml.Node]:
        key: yaml.Node = self._root
        node: yaml.Node = self._root
        for part in place:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                key = node = node.value[part]
                continue
            pairs = node.value if isinstance(node, yaml.MappingNode) else ()
            found = [(one, value) for one, value in pairs if one.value == part]
            if not found:
                raise KeyError(place)
            key, node = found[0]
        return key, node

    def _end(self, node: yaml.Node) -> int:
        """Where a value ends: a block ends after its last line, comments that follow excluded."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        return int(node.end_mark.index)
