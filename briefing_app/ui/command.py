"""Commands of the window that are asked for elsewhere: by a button of a room or of an empty list."""

from __future__ import annotations

from enum import StrEnum


class Command(StrEnum):
    """What may be asked of the window; ``WindowActions.of`` knows the action of each."""

    IMPORT_BINDER = "import_binder"
    NEW_NOTE = "new_note"
    SEVERANCES = "severances"
    EXPORT = "export"


class OfList(StrEnum):
    """What may be asked of the list that is empty itself."""

    SHOW_ALL = "show_all"
    """To show what a filter hides."""


Instead = Command | OfList
"""What can be done where there is nothing yet."""
