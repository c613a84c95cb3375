"""The dialogs: what they ask, what they refuse, and what they answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.edition import EditionKind
from briefing_app.services.catalogue import Catalogue
from briefing_app.ui.about_dialog import AboutDialog
from briefing_app.ui.descriptions import Choice
from briefing_app.ui.export_dialog import ExportDialog, ExportWish
from briefing_app.ui.library_commands import ceiling_choices
from briefing_app.ui.library_dialog import LibraryDialog, NewLibrary
from briefing_app.ui.note_dialog import KindChoice, NewNote, NoteDialog
from briefing_app.ui.prompts import Prompts
from tests.ui.fakes import profile

FORMATS = (Choice("docx", "Word"), Choice("html", "Web page"), Choice("md", "Markdown"))
KINDS = (Choice("meeting-note", "Meeting note"), Choice("memorandum", "Memorandum"))
LANGUAGES = (Choice("en", "English"), Choice("fr", "French"))


def no_browsing(_parent: QWidget, _at: Path) -> Path | None:
    return None


@pytest.fixture
def library_dialog(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> LibraryDialog:
    dialog = LibraryDialog(ceiling_choices(catalogue, "en"), tmp_path / "library.bdl", no_browsing)
    qtbot.addWidget(dialog)
    return dialog


class TestTheLibraryDialog:
    def test_begins_with_the_usual_ceiling_and_says_what_it_means(
        self, library_dialog: LibraryDialog
    ) -> None:
        assert library_dialog.fields.chosen.words == "PROTECTED A / PROTÉGÉ A"
        assert "Disclosure could cause: limited or moderate injury" in library_dialog.fields.meaning.text()
        assert library_dialog.fields.statement.isHidden()
        assert library_dialog.accept_button.isEnabled()

    def test_wants_a_statement_for_a_higher_one(self, library_dialog: LibraryDialog, tmp_path: Path) -> None:
        row = library_dialog.fields.ceiling.findText("PROTECTED B / PROTÉGÉ B")
        library_dialog.fields.ceiling.setCurrentIndex(row)
        assert not library_dialog.fields.statement.isHidden()
        assert not library_dialog.accept_button.isEnabled()
        library_dialog.accept()
        assert library_dialog.result() != QDialog.DialogCode.Accepted
        library_dialog.fields.statement.setText("  accredited by departmental security ")
        assert library_dialog.accept_button.isEnabled()
        wish = NewLibrary(tmp_path / "library.bdl", "ca:PB", "accredited by departmental security")
        assert library_dialog.answer() == wish

    def test_forgets_a_statement_that_is_not_needed(self, library_dialog: LibraryDialog) -> None:
        library_dialog.fields.statement.setText("left over")
        assert library_dialog.answer().statement == ""

    def test_takes_no_name_that_is_taken(self, library_dialog: LibraryDialog, tmp_path: Path) -> None:
        (tmp_path / "library.bdl").touch()
        library_dialog.check()
        assert "already a file" in library_dialog.problem()
        library_dialog.fields.place.line.setText("")
        assert "Say where" in library_dialog.problem()

    def test_says_which_wording_nobody_verified(self, catalogue: Catalogue) -> None:
        french = ceiling_choices(catalogue, "fr")
        assert all("not verified" in one.injury for one in french if one.key == "ca:PA")


class TestTheNoteDialog:
    @pytest.fixture
    def dialog(self, qtbot: QtBot) -> NoteDialog:
        profiles = [profile(1, "Migration Five", acronym="M5"), profile(2, "<b>Sweden</b>")]
        made = NoteDialog(KINDS, LANGUAGES, profiles)
        qtbot.addWidget(made)
        return made

    def shown(self, qtbot: QtBot, dialog: NoteDialog) -> None:
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    def test_wants_a_title_and_nothing_else(self, dialog: NoteDialog) -> None:
        assert not dialog.accept_button.isEnabled()
        dialog.title.setText("  ")
        assert dialog.problem() == "Give the note a title."
        dialog.title.setText("Meeting")
        assert dialog.accept_button.isEnabled()
        assert dialog.answer() == NewNote(
            kind="meeting-note", title="Meeting", names=(), on=None, place="", language="en"
        )

    def test_answers_with_all_that_was_given(self, dialog: NoteDialog) -> None:
        dialog.kinds.setCurrentIndex(dialog.kinds.model().index(1, 0))
        dialog.title.setText("Meeting in Quito")
        dialog.tick("Migration Five")
        dialog.whom.filter.setText("swe")
        dialog.tick("<b>Sweden</b>")
        dialog.dated.setChecked(True)
        dialog.day.setDate(QDate(2020, 1, 20))
        dialog.place.setText(" Quito ")
        dialog.language.setCurrentIndex(1)
        answer = dialog.answer()
        assert answer == NewNote(
            kind="memorandum",
            title="Meeting in Quito",
            names=("Migration Five", "<b>Sweden</b>"),
            on=date(2020, 1, 20),
            place="Quito",
            language="fr",
        )
        assert len(answer.profiles) == 2

    def test_three_steps_are_gone_through_by_keyboard(self, qtbot: QtBot, dialog: NoteDialog) -> None:
        self.shown(qtbot, dialog)
        assert QApplication.focusWidget() is dialog.kinds
        self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is dialog.title
        self.press(Qt.Key.Key_Return)
        assert dialog.problem_line.text() == "Give the note a title."
        assert dialog.pages.currentIndex() == 1
        QTest.keyClicks(dialog.title, "Talks")
        self.press(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is dialog.whom.filter
        for name in ("swe", "m5"):
            QTest.keyClicks(dialog.whom.filter, name)
            self.press(Qt.Key.Key_Return)
        dialog.whom.order.setFocus()
        dialog.whom.order.setCurrentIndex(dialog.whom.order.model().index(1, 0))
        self.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
        dialog.whom.filter.setFocus()
        self.press(Qt.Key.Key_Return)
        assert dialog.result() == QDialog.DialogCode.Accepted
        answer = dialog.answer()
        assert (answer.kind, answer.title) == ("memorandum", "Talks")
        assert answer.names == ("Migration Five", "<b>Sweden</b>")

    def test_going_back_keeps_what_was_given(self, qtbot: QtBot, dialog: NoteDialog) -> None:
        self.shown(qtbot, dialog)
        dialog.next.click()
        QTest.keyClicks(dialog.title, "Talks")
        dialog.back.click()
        assert dialog.pages.currentIndex() == 0
        assert not dialog.back.isEnabled()
        dialog.next.click()
        assert dialog.title.text() == "Talks"

    def test_accepting_early_goes_to_what_is_missing(self, qtbot: QtBot, dialog: NoteDialog) -> None:
        self.shown(qtbot, dialog)
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.result() != QDialog.DialogCode.Accepted
        assert QApplication.focusWidget() is dialog.title
        assert dialog.problem_line.text() == "Give the note a title."

    def test_a_kind_says_what_it_is_for(self, qtbot: QtBot) -> None:
        kind = KindChoice("k", "Kind", "For <b>meetings</b>.", (("Overview", "Who they are."),))
        dialog = NoteDialog((kind,), LANGUAGES, ())
        qtbot.addWidget(dialog)
        assert dialog.guidance.toPlainText() == "For <b>meetings</b>.\n\nOverview\nWho they are."

    def test_a_profile_is_found_by_its_short_form(self, dialog: NoteDialog) -> None:
        dialog.whom.filter.setText("m5")
        assert dialog.whom.profiles.model().rowCount() == 1

    def test_a_profile_is_unticked_and_taken_out_of_the_order(self, dialog: NoteDialog) -> None:
        dialog.tick("Migration Five")
        dialog.tick("<b>Sweden</b>")
        dialog.whom.order.setCurrentIndex(dialog.whom.order.model().index(0, 0))
        dialog.whom.remove.click()
        assert dialog.answer().names == ("<b>Sweden</b>",)

    def test_a_title_is_one_line_of_bounded_length(self, dialog: NoteDialog) -> None:
        dialog.title.setText("line\nline " + "x" * 999)
        assert "\n" not in dialog.answer().title
        assert len(dialog.answer().title) <= 300


class TestTheExportDialog:
    @pytest.fixture
    def dialog(self, qtbot: QtBot, tmp_path: Path) -> ExportDialog:
        def suggest(edition: EditionKind, ending: str) -> Path:
            return tmp_path / f"7-{edition}.{ending}"

        made = ExportDialog(FORMATS, suggest, no_browsing)
        qtbot.addWidget(made)
        return made

    def test_the_suggested_name_follows_edition_and_format(
        self, dialog: ExportDialog, tmp_path: Path
    ) -> None:
        assert dialog.place.path == tmp_path / "7-internal.docx"
        dialog.public.click()
        dialog.format.setCurrentIndex(1)
        assert dialog.answer() == ExportWish(True, "html", tmp_path / "7-public.html", False)

    def test_a_name_typed_by_hand_keeps_all_but_its_ending(
        self, dialog: ExportDialog, tmp_path: Path
    ) -> None:
        dialog.place.set_path(tmp_path / "mine.docx")
        dialog.format.setCurrentIndex(2)
        dialog.public.click()
        assert dialog.place.path == tmp_path / "mine.md"

    def test_a_file_is_replaced_only_when_that_is_ticked(self, dialog: ExportDialog, tmp_path: Path) -> None:
        (tmp_path / "7-internal.docx").touch()
        dialog.check()
        assert "already a file" in dialog.problem_line.text()
        assert not dialog.replace.isHidden()
        assert not dialog.accept_button.isEnabled()
        dialog.replace.click()
        assert dialog.accept_button.isEnabled()
        assert dialog.answer().replace

    @pytest.mark.parametrize("name", ["", "note.pdf", "note", "folder.docx"])
    def test_a_place_that_cannot_be_is_refused_with_a_sentence(
        self, dialog: ExportDialog, tmp_path: Path, name: str
    ) -> None:
        (tmp_path / "folder.docx").mkdir()
        dialog.place.line.setText(str(tmp_path / name) if name else "")
        assert dialog.problem().endswith(".")
        assert not dialog.accept_button.isEnabled()


class TestThePrompts:
    """The real ones, answered as a person would, by pressing a button of the dialog that shows."""

    @pytest.fixture
    def parent(self, qtbot: QtBot) -> QWidget:
        made = QWidget()
        qtbot.addWidget(made)
        made.show()
        return made

    def press(self, fill: object) -> None:
        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            try:
                fill(dialog)  # type: ignore[operator]  # it is a function that fills a dialog
            except BaseException:
                dialog.reject()
                raise

        QTimer.singleShot(0, answer)

    def test_a_library_is_asked_for(self, parent: QWidget, catalogue: Catalogue, tmp_path: Path) -> None:
        self.press(lambda dialog: dialog.accept())
        wish = Prompts().new_library(parent, ceiling_choices(catalogue, "en"), tmp_path / "a.bdl")
        assert wish == NewLibrary(tmp_path / "a.bdl", "ca:PA")

    def test_thinking_better_of_it_answers_nothing(self, parent: QWidget, tmp_path: Path) -> None:
        prompts = Prompts()
        self.press(lambda dialog: dialog.reject())
        assert prompts.new_note(parent, KINDS, LANGUAGES, []) is None
        self.press(lambda dialog: dialog.reject())
        suggest = {EditionKind.PUBLIC: tmp_path / "p.docx", EditionKind.INTERNAL: tmp_path / "i.docx"}
        assert prompts.export(parent, FORMATS, lambda edition, _: suggest[edition], public=True) is None
        self.press(lambda dialog: dialog.reject())
        assert prompts.open_library(parent, tmp_path) is None

    def test_about_is_shown_until_it_is_closed(self, parent: QWidget) -> None:
        seen = []

        def close(dialog: QDialog) -> None:
            seen.append(isinstance(dialog, AboutDialog))
            dialog.reject()

        self.press(close)
        Prompts().about(parent, ("Briefing Desk 0", "Qt"), "")
        assert seen == [True]
