"""The revisions of a text: who saved it when and by what act, what each changed, and the way back to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from briefing_app.domain.comparison import BlockDifference, compare, is_same
from briefing_app.domain.text import portions
from briefing_app.ui import languages, look
from briefing_app.ui.comparing_dialog import ComparingDialog
from briefing_app.ui.descriptions import moment
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import Mark, mark_of
from briefing_app.ui.rows import Role, RowWords
from briefing_app.ui.showing import Subject, everything_in

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.severance import SeveranceTag
    from briefing_app.domain.text import Holds, RevisionId, SeveranceId
    from briefing_app.services.texts import RevisionSummary, TextPlace

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Read:
    """The revisions of a text, every marking of the note or profile it is in, and the banner for those."""

    revisions: tuple[RevisionSummary, ...]
    markings: frozenset[Marking]
    mark: Mark


@dataclass(frozen=True, slots=True)
class _Compared:
    """A revision beside another one, what withholds the section whole, and the banner for all of it.

    ``is_empty`` says that the revision looked at has no words.
    """

    differences: tuple[BlockDifference, ...]
    tags: Mapping[SeveranceId, SeveranceTag]
    held: Holds
    mark: Mark
    is_empty: bool


class RevisionsDialog(ComparingDialog):
    """Shows what each revision changed; accepted, it answers with the revision to be restored."""

    size_at_first = (960, 640)
    list_at_first = 280

    def __init__(
        self, session: LibrarySession, place: TextPlace, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, muted=True)
        self.list.setAccessibleName(self.tr("Revisions"))
        self._session = session
        self._place = place
        self._shown: _Compared | None = None
        self._markings: frozenset[Marking] = frozenset()
        self.setWindowTitle(self.tr("Revisions of “{title}”").format(title=title))
        self._build_choices()
        self._build_buttons()
        self._build_layout()
        self._connect()
        session.call(self, partial(_revisions, place), self._fill, self._fail)

    def answer(self) -> RevisionId | None:
        """The revision to be restored."""
        chosen = self.chosen
        return None if chosen is None else chosen.id

    @property
    def chosen(self) -> RevisionSummary | None:
        """The revision that is looked at."""
        found: RevisionSummary | None = self.list.currentIndex().data(Role.ITEM)
        return found

    # ---- building

    def _build_choices(self) -> None:
        self.against = QComboBox()
        self.against.setAccessibleName(self.tr("Compare with"))
        self.against.addItem(self.tr("the revision before it"), "before")
        self.against.addItem(self.tr("the text as it is now"), "now")
        self.beside = QCheckBox(self.tr("Side &by side"))

    def _build_buttons(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore_button = QPushButton(self.tr("&Restore this revision"))
        self.restore_button.setEnabled(False)
        self.restore_button.setAutoDefault(False)  # Enter in the list restores nothing by accident
        self.buttons.addButton(self.restore_button, QDialogButtonBox.ButtonRole.AcceptRole)

    def _build_layout(self) -> None:
        label = PlainLabel(self.tr("&Compare with"))
        label.setBuddy(self.against)
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        for widget in (label, self.against, self.beside):
            row.addWidget(widget)
        row.addStretch(1)
        self.lay_out(self.list, (row, self._sentence, self._stack), self.buttons)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._compare)
        self.against.currentIndexChanged.connect(self._compare)
        self.beside.toggled.connect(self._show)

    # ---- what happens

    def _fill(self, read: _Read) -> None:
        revisions = read.revisions
        self._markings = read.markings
        with self.banners.showing(read.mark):
            self.model.show(revisions, _described)
        if revisions:
            self.choose(0)
        else:
            self._sentence.setText(self.tr("This text has no revisions yet: nothing was saved."))

    @Slot()
    def _compare(self) -> None:
        """Read the revision chosen and the one it is compared with."""
        chosen, other = self.chosen, self._other()
        if chosen is None:
            return
        self.restore_button.setEnabled(not chosen.current)
        older, newer = (chosen, other) if self._with_now else (other, chosen)
        ids = tuple(None if one is None else one.id for one in (older, newer))
        work = partial(_compared, self._place, ids, self._markings, chosen_is_older=self._with_now)
        self._session.call(self, work, partial(self._keep, chosen), self._fail)

    def _other(self) -> RevisionSummary | None:
        """What the revision chosen is compared with; None for nothing, which came before the first."""
        row = self.list.currentIndex().row() + 1
        if self._with_now:
            row = self.model.row_of(lambda one: one.current)
        found: RevisionSummary | None = self.model.index(row).data(Role.ITEM)
        return found

    @property
    def _with_now(self) -> bool:
        return bool(self.against.currentData() == "now")

    def _keep(self, chosen: RevisionSummary, compared: _Compared) -> None:
        if chosen is self.chosen:
            self._shown = compared
            with self.banners.showing(compared.mark):
                self._show()

    @Slot()
    def _show(self) -> None:
        if self._shown is None:
            return
        now = self._with_now
        same = is_same(self._shown.differences)
        if now:
            said = self.tr("Nothing changed since this revision.") if same else self.tr("What changed since.")
        else:
            said = (
                self.tr("This revision changed nothing.") if same else self.tr("What this revision changed.")
            )
        if self._shown.is_empty:
            said = f"{said} {self._emptied()}"
        self._sentence.setText(said)
        self.nothing.say(self.tr("There are no words to compare: this revision is empty."))
        self._stack.setCurrentWidget(self.view if self._shown.differences else self.nothing)
        this, before, after = self.tr("This revision"), self.tr("The revision before it"), self.tr("Now")
        sides = ((this, after) if now else (before, this)) if self.beside.isChecked() else None
        shown = self._shown
        self.view.show_text(shown.differences, shown.tags, shown.held, self._marking, sides)

    def _emptied(self) -> str:
        """What restoring an empty revision would do."""
        chosen = self.chosen
        if chosen is None or chosen.current:
            return self.tr("The text is empty.")
        return self.tr("This revision is empty: if it is restored, the text has no words any more.")

    def _marking(self, marking: Marking) -> str:
        scheme = self._session.catalogue.scheme_of(marking)
        return scheme.portion(marking, languages.of(self))

    def _fail(self, error: Exception) -> None:
        self._shown = None  # what was compared before is not what is chosen now
        self.view.clear()
        self.restore_button.setEnabled(False)
        self._sentence.setText(sentence(error))


def _described(revision: RevisionSummary) -> RowWords:
    now = translate("RevisionsDialog", "the text now") if revision.current else ""
    detail = " · ".join(filter(None, (act_words(revision.act.value), revision.by, now)))
    return RowWords(title=moment(revision.at), detail=detail)


def act_words(act: str) -> str:
    """What was done when a revision came about, in words."""
    return {
        "create": translate("RevisionsDialog", "first text"),
        "edit": translate("RevisionsDialog", "typed"),
        "draft": translate("RevisionsDialog", "draft set aside"),
        "import": translate("RevisionsDialog", "imported"),
        "undo": translate("RevisionsDialog", "taken back"),
        "sever": translate("RevisionsDialog", "words severed"),
        "mark": translate("RevisionsDialog", "marking changed"),
        "restore": translate("RevisionsDialog", "older text restored"),
        "unpack": translate("RevisionsDialog", "package opened"),
        "received": translate("RevisionsDialog", "a colleague’s text, as it came"),
    }.get(act, act)


# ---- on the worker


def _revisions(place: TextPlace, desk: Desk) -> _Read:
    owner = desk.texts.owner(place)
    is_note = owner.profile is None
    subject = Subject("note" if is_note else "profile", owner.number or owner.profile or "", owner.name)
    markings = everything_in(subject, desk)
    return _Read(desk.texts.revisions(place), markings, mark_of(markings, desk.catalogue))


def _compared(
    place: TextPlace,
    ids: tuple[RevisionId | None, ...],
    markings: frozenset[Marking],
    desk: Desk,
    *,
    chosen_is_older: bool,
) -> _Compared:
    before, after = (() if one is None else desk.texts.revision(one).blocks for one in ids)
    held = desk.texts.owner(place).held
    shown = (*before, *after)
    return _Compared(
        compare(before, after),
        desk.texts.tags(place, shown, held),
        held,
        mark_of({*markings, *portions(shown)}, desk.catalogue),
        is_empty=not (before if chosen_is_older else after),
    )
