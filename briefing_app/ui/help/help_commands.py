"""Opening the help at the page of what one is at, and saying what the program is made of."""

from __future__ import annotations

from PySide6.QtCore import Slot, qVersion
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import BriefingError
from briefing_app.services.help import Help
from briefing_app.ui import languages
from briefing_app.ui.failures import sentence
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.over_window import OverWindow, WindowParts


class HelpCommands(OverWindow):
    """Commands that explain; the window of the help is kept while the window is."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self.shown: QWidget | None = None

    @Slot()
    def open(self) -> None:
        """Open the help at the page of the room in front."""
        from briefing_app import paths
        from briefing_app.ui.help.help_window import HelpWindow

        if not isinstance(self.shown, HelpWindow):
            try:
                pages = Help(paths.resources_folder(), languages.of(self._window))
                self.shown = HelpWindow(pages, self._window)
            except BriefingError as error:
                self._bar.tell(sentence(error), Tone.ERROR)
                return
        self.shown.show_page(self._rooms.current.topic)
        self.shown.show()
        self.shown.activateWindow()
        self.shown.view.setFocus()

    def close(self) -> None:
        """Close the window of the help, where it is open."""
        if self.shown is not None:
            self.shown.close()

    @Slot()
    def about(self) -> None:
        """Say which versions of what the program is made of."""
        from briefing_app.services.versions import components, licence_file, licences

        program, *others = components()
        lines = [f"{program.name} {program.version}", f"Qt {qVersion()}"]
        lines += [f"{one.name} {one.version}".strip() for one in others[:3]]
        lines += ["", self.tr("Made with these libraries, each under its licence:")]
        lines += [f"{one.name} {one.version} · {one.licence}" for one in others]
        if file := licence_file():
            lines += ["", self.tr("The licences in full: {file}").format(file=file)]
        self._prompts.about(self._window, lines, licences())
