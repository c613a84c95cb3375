"""Severs every occurrence of a name: what is found is shown first, and what is ticked is what is severed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.services.occurrence_places import SearchedIn
from briefing_app.ui import languages, look
from briefing_app.ui.announcing import announce
from briefing_app.ui.dialog_banners import DialogBanners
from briefing_app.ui.editor.vocabulary import vocabulary_of
from briefing_app.ui.failures import sentence
from briefing_app.ui.guarded_fields import GuardedLine
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.rows import Role
from briefing_app.ui.severing.name_search import (
    Found,
    NameForm,
    NameLeft,
    Where,
    look_for,
    names_typed,
    sever,
)
from briefing_app.ui.severing.name_words import name_row, place_row
from briefing_app.ui.severing.provision_field import ProvisionField
from briefing_app.ui.severing.reason_field import ReasonField
from briefing_app.ui.severing.tick_list import TickedRows, TickList
from briefing_app.ui.tasks import Progress

if TYPE_CHECKING:
    from briefing_app.services.occurrence_places import Occurrence, Occurrences
    from briefing_app.services.occurrences import NameSevered
    from briefing_app.ui.showing import Subject

_SIZE = (860, 600)
_PATIENCE = 400  # milliseconds; what is done sooner needs no gauge
_FEW_NAMES = 4


class NameDialog(QDialog):
    """Looks for names and severs them; its title says none of them, and no row of it can be copied.

    What is being done is stopped by Esc or *Cancel*, which close the dialog only when nothing is.
    """

    def __init__(
        self, session: LibrarySession, form: NameForm, here: Subject | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Occurrences | None = None
        self._left_out: frozenset[str] = frozenset()
        self._progress: Progress | None = None  # of what is being done
        self._done: NameSevered | None = None
        self._place: Occurrence | None = None
        self.setWindowTitle(self.tr("Sever every occurrence of a name"))
        self._build_search(here)
        self._build_lists()
        self._build_grounds()
        self._build_buttons()
        self._build_layout()
        self._connect()
        self._fill_in(form)

    def answer(self) -> NameLeft:
        """How it was left."""
        typed = NameForm(self.names.text(), self._where, self.provisions.line.text(), self.reason.line.text())
        return NameLeft(typed, self._done, self._place)

    @property
    def told(self) -> str:
        """The sentence above the places."""
        return self._sentence.text()

    @property
    def remark(self) -> str:
        """The sentence below the fields: what is missing, or what else is going to be withheld."""
        return "" if self._problem.isHidden() else self._problem.text()

    @property
    def is_busy(self) -> bool:
        """Whether something is being looked for or severed."""
        return self._progress is not None

    # ---- building

    def _build_search(self, here: Subject | None) -> None:
        self.names = GuardedLine()
        self.names.setAccessibleName(self.tr("Names, with semicolons between them"))
        self.names.setPlaceholderText(self.tr("A name; several with semicolons"))
        self.names.keep_back()
        self.find_button = QPushButton(self.tr("&Find"))
        choices = [(self.tr("The whole library"), Where(SearchedIn.LIBRARY))]
        if here is not None and here.is_note:
            choices.append((self.tr("This note only"), Where(SearchedIn.NOTES, here)))
        elif here is not None:
            choices.append((self.tr("This profile only"), Where(SearchedIn.PROFILES, here)))
        choices.append((self.tr("All profiles"), Where(SearchedIn.PROFILES)))
        choices.append((self.tr("All notes"), Where(SearchedIn.NOTES)))
        self._wheres = tuple(where for _, where in choices)
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("Where the name is looked for"))
        self.scope.addItems([words for words, _ in choices])

    def _build_lists(self) -> None:
        self._names = TickedRows(self)
        self.variants = TickList(self._names, flows=True)
        self.variants.setAccessibleName(self.tr("Names looked for; Space leaves one out"))
        self.variants.hide()
        self._rows = TickedRows(self)
        self.list = TickList(self._rows)
        self.list.setAccessibleName(self.tr("Places; Space leaves one out"))
        self._sentence = PlainLabel(muted=True, wrap=True)
        self._gauge = QProgressBar()
        self._gauge.setTextVisible(False)
        self._gauge.setFixedSize(look.scaled(120), 6)
        self._gauge.setAccessibleName(self.tr("Progress"))
        self._gauge.hide()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE)
        self._late.timeout.connect(self._gauge.show)

    def _build_grounds(self) -> None:
        vocabulary = vocabulary_of(self._session.catalogue, languages.of(self))
        self.provisions = ProvisionField(vocabulary)
        self.reason = ReasonField(self._session)
        self._problem = PlainLabel(muted=True, wrap=True)

    def _build_buttons(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.sever_button = QPushButton()
        self.go_button = QPushButton(self.tr("&Go to"))
        self.go_button.setToolTip(self.tr("Close this and go to the place (Enter in the list)"))
        self.buttons.addButton(self.sever_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.go_button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.find_button, *self.buttons.buttons()):
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter does what the field it is pressed in is for

    def _build_layout(self) -> None:
        search = QHBoxLayout()
        search.setSpacing(2 * look.GRID)
        for words, field, stretch in (
            (self.tr("&Names"), self.names, 1),
            ("", self.find_button, 0),
            (self.tr("&Where"), self.scope, 0),
        ):
            if words:
                label = PlainLabel(words)
                label.setBuddy(field)
                search.addWidget(label)
            search.addWidget(field, stretch)
        said = QHBoxLayout()
        said.addWidget(self._sentence, 1)
        said.addWidget(self._gauge, 0, Qt.AlignmentFlag.AlignVCenter)
        grounds = QFormLayout()
        grounds.setVerticalSpacing(2 * look.GRID)
        grounds.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        grounds.addRow(self.tr("&Provisions"), self.provisions)
        grounds.addRow(self.tr("&Reason"), self.reason)
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2 * look.GRID)
        inner.addLayout(search)
        inner.addWidget(self.variants)
        inner.addLayout(said)
        inner.addWidget(self.list, 1)
        inner.addLayout(grounds)
        inner.addWidget(self._problem)
        column = QVBoxLayout()
        column.setContentsMargins(*(4 * look.GRID,) * 4)
        column.setSpacing(3 * look.GRID)
        column.addWidget(self._content, 1)
        column.addWidget(self.buttons)
        self.banners = DialogBanners(self, column)
        self.resize(QSize(look.scaled(_SIZE[0]), look.scaled(_SIZE[1])).boundedTo(look.LAPTOP))

    def _connect(self) -> None:
        self.names.textEdited.connect(self._typed)
        self.names.returnPressed.connect(self.look)
        self.find_button.clicked.connect(self.look)
        self.scope.activated.connect(self.look)
        self._names.ticked.connect(self._leave_out)
        self._rows.ticked.connect(self._allow)
        self.list.selectionModel().currentChanged.connect(self._allow)
        self.list.activated.connect(self._go_to)
        self.provisions.changed.connect(self._allow)
        for line in (self.provisions.line, self.reason.line):
            line.returnPressed.connect(self._sever)
        self.sever_button.clicked.connect(self._sever)
        self.go_button.clicked.connect(self._go_to)
        self.buttons.rejected.connect(self.reject)

    def _fill_in(self, form: NameForm) -> None:
        self.names.setText(form.names)
        self.provisions.line.setText(form.provisions)
        self.reason.line.setText(form.reason)
        if form.where in self._wheres:
            self.scope.setCurrentIndex(self._wheres.index(form.where))
        self._forget(self.tr("Type a name and press Enter: the places are shown before anything is severed."))
        if form.names:
            self.look()

    # ---- looking

    @property
    def _where(self) -> Where:
        return self._wheres[max(self.scope.currentIndex(), 0)]

    @Slot()
    def _typed(self) -> None:
        self._left_out = frozenset()
        self._names.fill((), name_row)
        self.variants.hide()
        self._forget(self.tr("Press Enter to look for the places."))

    @Slot()
    def _leave_out(self) -> None:
        self._left_out = frozenset(map(str, self._names.items)) - frozenset(self._names.chosen())
        self.look()

    @Slot()
    def look(self) -> None:
        """Look for the names; what was found before is no longer shown."""
        names = names_typed(self.names.text())
        self._forget("")
        if not names:
            self._say(self.tr("Type the name that is to be looked for."))
            return
        progress = self._begin(self.tr("Looking for the places…"))
        work = partial(look_for, names, self._where, self._left_out, progress)
        failed = partial(self._fail, progress)
        self._session.call(self, work, partial(self._show, progress), failed, progress)

    def _show(self, progress: Progress, found: Found) -> None:
        if progress is not self._progress:
            return  # something else is looked for by now
        self._end()
        self._found = found.occurrences
        self._show_names(found.occurrences)
        self.banners.show_besides(found.mark)
        self._rows.fill(found.occurrences.places, place_row, lambda one: one.severable)
        self._say(self._summary(found.occurrences))
        if found.occurrences.places:
            self.list.setCurrentIndex(self._rows.index(0))
            if self.names.hasFocus() or self.find_button.hasFocus():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._allow()

    def _show_names(self, found: Occurrences) -> None:
        """Show the names that are looked for, and those left out, in the order they first had."""
        known, every = tuple(map(str, self._names.items)), (*found.names, *found.left_out)
        names = known if frozenset(known) == frozenset(every) else every
        row = self.variants.currentIndex().row()
        self._names.fill(names, name_row, on=lambda one: one not in found.left_out)
        self.variants.setCurrentIndex(self._names.index(max(row, 0)))
        lines = 1 if len(names) <= _FEW_NAMES else 2
        high = self.variants.sizeHintForRow(0)
        self.variants.setFixedHeight(lines * max(high, 1) + 2 * self.variants.frameWidth())
        self.variants.setVisible(len(names) > 1)

    def _summary(self, found: Occurrences) -> str:
        if not found.places:
            return self.tr("The name stands nowhere there.")
        free, held = len(found.severable), sum(one.withheld for one in found.places)
        by_hand = len(found.places) - free - held
        said = (
            self.tr("%n place(s) can be severed", "", free) if free else self.tr("nothing can be severed"),
            self.tr("%n withheld already", "", held) if held else "",
            self.tr("%n to be changed by hand", "", by_hand) if by_hand else "",
        )
        return " · ".join(filter(None, said))

    def _forget(self, words: str) -> None:
        """Show nothing of what was found, and stop looking for it."""
        if self._progress is not None:
            self._progress.cancel()
            self._end()
        self._found = None
        self._rows.fill((), place_row)
        self.banners.show_besides(None)
        self._say(words)
        self._allow()

    # ---- severing

    @Slot()
    def _sever(self) -> None:
        chosen, found = self._rows.chosen(), self._found
        if found is None or not self.sever_button.isEnabled():
            return
        progress = self._begin(self.tr("Severing…"))
        self._content.setEnabled(False)
        work = partial(sever, found, chosen, self.provisions.typed, self.reason.reason, progress)
        failed = partial(self._fail, progress)
        self._session.call(self, work, partial(self._severed, progress), failed, progress)

    def _severed(self, _progress: Progress, done: NameSevered) -> None:
        self._end()
        self._done = done
        self.accept()

    @Slot()
    def _go_to(self) -> None:
        place: Occurrence | None = self.list.currentIndex().data(Role.ITEM)
        if place is not None and place.there is not None and not self.is_busy:
            self._place = place
            self.accept()

    def reject(self) -> None:
        """Stop what is being done; where nothing is, close."""
        if self._progress is not None:
            self._progress.cancel()
        else:
            super().reject()

    # ---- what is being done

    def _begin(self, words: str) -> Progress:
        progress = self._progress = Progress()
        progress.advanced.connect(self._advance)
        self._gauge.setRange(0, 0)
        self._late.start()
        self._say(words)
        self._allow()
        return progress

    def _end(self) -> None:
        self._progress = None
        self._late.stop()
        self._gauge.hide()
        self._content.setEnabled(True)

    def _fail(self, progress: Progress, error: Exception) -> None:
        if progress is self._progress:
            had_all = self._content.isEnabled()
            self._end()
            self._say(sentence(error))
            self._allow()
            if not had_all:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, int, str)
    def _advance(self, done: int, total: int, _what: str) -> None:
        self._gauge.setRange(0, total)
        self._gauge.setValue(done)

    def _say(self, words: str) -> None:
        self._sentence.setText(words)
        if words and self.isVisible():
            announce(self._sentence, words)

    def _followed(self, chosen: tuple[Occurrence, ...]) -> str:
        """What is severed beyond the places chosen: copies in notes follow the profile they are from."""
        found = self._found
        in_profiles = any(one.number is None and one.fact is None for one in chosen)
        if found is None or not in_profiles:
            return ""
        looked_through = found.scope is SearchedIn.LIBRARY and found.profile is None
        left = any(one.number is not None and one not in chosen for one in found.severable)
        if looked_through and not left:
            return ""
        return self.tr("In notes that hold copies of what is severed in a profile, the same is proposed.")

    @Slot()
    def _allow(self) -> None:
        chosen = self._rows.chosen()
        problem = self.provisions.problem() if chosen else ""
        told = "" if self.provisions.offers else problem or self._followed(chosen)
        self._problem.setText(told)
        self._problem.setVisible(bool(told))
        self.sever_button.setText(self.tr("&Sever %n place(s)", "", len(chosen)))
        self.sever_button.setEnabled(bool(chosen) and not problem and not self.is_busy)
        place: Occurrence | None = self.list.currentIndex().data(Role.ITEM)
        self.go_button.setEnabled(place is not None and place.there is not None and not self.is_busy)
