"""The list most rooms and dialogs have: rows of a title and a detail, of one height and without a frame."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import RowListModel
from briefing_app.ui.views import ListView


def row_list(model: RowListModel, name: str = "") -> ListView:
    """A list of the rows of a model, each as high as the next; *name* is what a screen reader calls it."""
    view = ListView()
    view.setModel(model)
    view.setItemDelegate(RowDelegate(view))
    view.setUniformItemSizes(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAccessibleName(name)
    return view
