"""Working on a library that can only be read: its words can be copied, and nothing can be typed or chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from briefing_app.ui.library_session import LibrarySession

translate = QCoreApplication.translate


class _Acts(Protocol):
    """Acts on a library; ``failed`` says why nothing was done."""

    _session: LibrarySession
    failed: SignalInstance


_Those = TypeVar("_Those", bound=_Acts)
_Given = ParamSpec("_Given")


def why_only_read() -> str:
    """Why nothing can be typed, and what to do."""
    return translate(
        "OnlyReading",
        "This library can only be read: nothing typed could be saved. "
        "Copy the file to a folder of your own where there is room, and open the copy.",
    )


def unless_only_read(
    ask: Callable[Concatenate[_Those, _Given], None],
) -> Callable[Concatenate[_Those, _Given], None]:
    """A method that asks for words, which says why it does not where they could not be stored."""

    @wraps(ask)
    def asked(acts: _Those, /, *given: _Given.args, **named: _Given.kwargs) -> None:
        if acts._session.only_reads:
            acts.failed.emit(why_only_read())
        else:
            ask(acts, *given, **named)

    return asked


def only_read(form: QWidget) -> None:
    """Let nothing be changed in a form, or in a field, and leave its words to be read and copied."""
    for field in (form, *form.findChildren(QWidget)):
        if isinstance(field, QLineEdit | QPlainTextEdit | QAbstractSpinBox):
            field.setReadOnly(True)
        elif isinstance(field, QAbstractButton | QComboBox):
            field.setEnabled(False)
