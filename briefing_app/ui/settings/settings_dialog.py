"""The dialog of settings: what is chosen is seen at once and kept once it is applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QSpinBox, QWidget

from briefing_app.services.languages import known
from briefing_app.services.settings import LARGEST_TEXT, SMALLEST_TEXT, Appearance, Settings
from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.labels import PlainLabel

_STEP = 10


class SettingsDialog(FormDialog):
    """Asks for language, colours, size of type and height of rows; *try_on* shows a choice at once."""

    def __init__(
        self, settings: Settings, try_on: Callable[[Settings], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = settings
        self._try_on = try_on
        self.setWindowTitle(self.tr("Settings"))
        self.accept_button.setText(self.tr("&Apply"))
        self.usual_button = self.buttons.addButton(QDialogButtonBox.StandardButton.RestoreDefaults)
        self.usual_button.setText(self.tr("&Usual settings"))
        self._build_fields()
        self._build_rows()
        self._show(settings)
        self._connect()
        self.check()

    def answer(self) -> Settings:
        """The settings as they are chosen here; all others as they were."""
        return replace(
            self._before,
            language=self.language.currentData(),
            appearance=Appearance(self.appearance.currentData()),
            text_size=self.text_size.value(),
            comfortable_rows=self.comfortable.isChecked(),
        )

    def reject(self) -> None:
        self._try_on(self._before)
        super().reject()

    def _build_fields(self) -> None:
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("As the system"), "system")
        for one in known():
            self.language.addItem(one.name, one.code)
        self.appearance = QComboBox()
        self.appearance.setAccessibleName(self.tr("Colours"))
        for words, key in (
            (self.tr("As the system"), Appearance.SYSTEM),
            (self.tr("Light"), Appearance.LIGHT),
            (self.tr("Dark"), Appearance.DARK),
            (self.tr("High contrast"), Appearance.HIGH_CONTRAST),
        ):
            self.appearance.addItem(words, key.value)
        self.text_size = QSpinBox()
        self.text_size.setAccessibleName(self.tr("Size of text, in per cent"))
        self.text_size.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        self.text_size.setSingleStep(_STEP)
        self.text_size.setSuffix(self.tr(" %"))
        self.text_size.setKeyboardTracking(False)
        self.comfortable = QCheckBox(self.tr("Comfortable &rows"))
        self.comfortable.setToolTip(self.tr("More room between the rows of lists"))

    def _build_rows(self) -> None:
        self.form.addRow(self.tr("&Language"), self.language)
        self.form.addRow(self.tr("&Colours"), self.appearance)
        self.form.addRow(self.tr("&Size of text"), self.text_size)
        self.form.addRow("", self.comfortable)
        advice = self.tr("Colours and size are shown at once. The rest follows when you apply.")
        self.form.addRow(PlainLabel(advice, muted=True, wrap=True))

    def _show(self, settings: Settings) -> None:
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.appearance.setCurrentIndex(max(0, self.appearance.findData(settings.appearance.value)))
        self.text_size.setValue(settings.text_size)
        self.comfortable.setChecked(settings.comfortable_rows)

    def _connect(self) -> None:
        self.appearance.currentIndexChanged.connect(self._try)
        self.text_size.valueChanged.connect(self._try)
        self.usual_button.clicked.connect(self._show_usual)

    @Slot()
    def _show_usual(self) -> None:
        self._show(Settings())

    @Slot()
    def _try(self) -> None:
        self._try_on(self.answer())
        QTimer.singleShot(0, self.adjustSize)
