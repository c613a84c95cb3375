"""Forms on a library that can only be read: their words can be copied, and nothing can be typed or chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget


def only_read(form: QWidget) -> None:
    """Let nothing be changed in a form, or in a field, and leave its words to be read and copied."""
    for field in (form, *form.findChildren(QWidget)):
        if isinstance(field, QLineEdit | QPlainTextEdit | QAbstractSpinBox):
            field.setReadOnly(True)
        elif isinstance(field, QAbstractButton | QComboBox):
            field.setEnabled(False)
