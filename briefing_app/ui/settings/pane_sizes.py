"""How the panes were divided: sizes of splitters by name, kept from room to room and from run to run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QSplitter, QWidget


class PaneSizes:
    """Remembers splitters that have an object name; the others are as they are made."""

    def __init__(self, sizes: Mapping[str, tuple[int, ...]]) -> None:
        self._sizes = dict(sizes)

    @property
    def sizes(self) -> Mapping[str, tuple[int, ...]]:
        """The sizes by name."""
        return self._sizes

    def restore(self, inside: QWidget) -> None:
        """Divide the panes inside a widget as they were left; a splitter with other panes stays as it is."""
        for splitter in _named(inside):
            sizes = self._sizes.get(splitter.objectName(), ())
            if len(sizes) == splitter.count() and all(size >= 0 for size in sizes) and any(sizes):
                splitter.setSizes(list(sizes))

    def remember(self, inside: QWidget) -> None:
        """Take in how the panes inside a widget are divided now."""
        for splitter in _named(inside):
            if any(splitter.sizes()):
                self._sizes[splitter.objectName()] = tuple(splitter.sizes())


def _named(inside: QWidget) -> Iterator[QSplitter]:
    return (one for one in inside.findChildren(QSplitter) if one.objectName())
