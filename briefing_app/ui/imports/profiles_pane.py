"""The profiles a binder proposes: what would become of each, and what an officer decides of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from briefing_app.domain.corrections import ProfileCorrection
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.names import folded
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.reading import ProposedProfile
from briefing_app.services.import_review import Review
from briefing_app.ui import look
from briefing_app.ui.descriptions import kind_words
from briefing_app.ui.imports.review_words import readable
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role, RowListModel, RowWords
from briefing_app.ui.views import ListView

if TYPE_CHECKING:
    from briefing_app.domain.profile import ProfileSummary
    from briefing_app.services.imports import ForeseenProfile

_MOST_OFFERED = 300
_AS_NAMED, _APART = "as named", "apart"


class ProfilesPane(QWidget):
    """A list of profiles above the form of the one that is chosen.

    Signals:
        chosen: The line of the name of the profile that is chosen.
        corrected: Something was decided.
    """

    chosen = Signal(int)
    corrected = Signal()

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self._foreseen: dict[int, ForeseenProfile] = {}
        self._known: Sequence[ProfileSummary] = ()
        self._model = RowListModel(self)
        self._build_fields()
        self._build()
        self._connect()
        self.refresh()

    @property
    def line(self) -> int:
        """The line of the name of the profile that is chosen, 0 for none."""
        profile = self.view.currentIndex().data(Role.ITEM)
        return profile.lines[0] if isinstance(profile, ProposedProfile) else 0

    def go_to(self, line: int) -> None:
        """Choose the profile whose name is at a line."""
        if line == self.line:
            return
        row = self._model.row_of(lambda one: one.lines[0] == line)
        if row >= 0:
            self.view.setCurrentIndex(self._model.index(row))

    def refresh(self) -> None:
        """Show what was corrected; the profile that is chosen stays chosen."""
        line = self.line
        profiles = self._review.proposed_profiles()
        blocker = QSignalBlocker(self.view.selectionModel())
        self._model.show(profiles, self._row)
        row = self._model.row_of(lambda one: one.lines[0] == line)
        if profiles:
            self.view.setCurrentIndex(self._model.index(max(row, 0)))
        blocker.unblock()
        self._empty.setVisible(not profiles)
        self._form_of.setVisible(bool(profiles))
        self._fill()

    def show_foreseen(self, foreseen: Sequence[ForeseenProfile], known: Sequence[ProfileSummary]) -> None:
        """Say what the library would make of the profiles."""
        self._foreseen = {one.line: one for one in foreseen}
        self._known = known
        self.refresh()

    # ---- rows

    def _row(self, profile: ProposedProfile) -> RowWords:
        line = profile.lines[0]
        state = self.fate(line)
        name = readable(profile.name)
        spoken = ", ".join(filter(None, (name, profile.acronym, kind_words(profile.kind.value), state)))
        return RowWords(
            title=name, trail=profile.acronym or "", detail=state, icon=profile.kind.value, spoken=spoken
        )

    def fate(self, line: int) -> str:
        """What would become of a profile, in words."""
        if self._review.correction_of(line).left_out:
            return self.tr("left out: its lines go to the note of the rest")
        one = self._foreseen.get(line)
        if one is None:
            return self.tr("looking in the library…")
        name = readable(one.name)
        said = {
            "added": self.tr("new profile"),
            "updated": self.tr("updates “{name}”").format(name=name),
            "unchanged": self.tr("nothing new for “{name}”").format(name=name),
        }[one.action]
        if one.kept:
            kept = ", ".join(one.kept)
            said = " · ".join((said, self.tr("kept as it is: {sections}").format(sections=kept)))
        return said

    # ---- the form

    def _build_fields(self) -> None:
        self.view = ListView()
        self.view.setModel(self._model)
        self._delegate = RowDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("Proposed profiles"))
        self.name, self.acronym = QLineEdit(), QLineEdit()
        self.kind, self.into = QComboBox(), QComboBox()
        for kind in ProfileKind:
            self.kind.addItem(kind_words(kind.value), kind.value)
        for choice in (self.kind, self.into):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(12)
        self.leave_out = QCheckBox(self.tr("Leave &this profile out"))
        self._empty = PlainLabel(
            self.tr(
                "No stakeholder was found. Where a line is the name of one, say so with its menu under "
                "“Names a stakeholder”."
            ),
            muted=True,
            wrap=True,
        )

    def _build(self) -> None:
        self._form_of = QWidget()
        form = QFormLayout(self._form_of)
        form.setContentsMargins(3 * look.GRID, 2 * look.GRID, 3 * look.GRID, 3 * look.GRID)
        form.setVerticalSpacing(2 * look.GRID)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (self.tr("N&ame"), self.name),
            (self.tr("Ac&ronym"), self.acronym),
            (self.tr("K&ind"), self.kind),
            (self.tr("In the librar&y"), self.into),
        ):
            label = PlainLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(label, field)
        form.addRow(self.leave_out)
        self._empty.setMargin(3 * look.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addWidget(self._form_of)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.name.editingFinished.connect(self._rename)
        self.acronym.editingFinished.connect(self._change_acronym)
        self.kind.activated.connect(self._change_kind)
        self.into.activated.connect(self._change_destination)
        self.leave_out.clicked.connect(self._leave_out)

    @Slot()
    def _moved(self) -> None:
        self._fill()
        if self.line:
            self.chosen.emit(self.line)

    def _fill(self) -> None:
        profile = self.view.currentIndex().data(Role.ITEM)
        if not isinstance(profile, ProposedProfile):
            return
        change = self._review.correction_of(self.line)
        for line, text in ((self.name, profile.name), (self.acronym, profile.acronym or "")):
            typing = line.hasFocus() and line.isModified()
            if line.text() != text and not typing:
                line.setText(text)
                line.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(profile.kind.value))
        self.leave_out.setChecked(change.left_out)
        for field in (self.name, self.acronym, self.kind, self.into):
            field.setEnabled(not change.left_out)
        self._offer(profile, change)

    def _offer(self, profile: ProposedProfile, change: ProfileCorrection) -> None:
        """Offer what the profile may be in the library, the likeliest first."""
        self.into.clear()
        one = self._foreseen.get(self.line)
        as_named = self.tr("As its names say")
        if one is not None and change == ProfileCorrection() and one.known:
            as_named = self.tr("As its names say: “{name}”").format(name=readable(one.name))
        self.into.addItem(as_named, _AS_NAMED)
        self.into.addItem(self.tr("Apart: a new profile"), _APART)
        known = likeliest(profile, self._known, change.meant)
        if known:
            self.into.insertSeparator(self.into.count())
        for summary in known:
            self.into.addItem(readable(summary.name), summary.id)
        chosen = change.meant or (_APART if change.apart else _AS_NAMED)
        self.into.setCurrentIndex(self.into.findData(chosen))

    # ---- decisions

    def commit(self) -> None:
        """Take what is typed and was not left yet."""
        self._rename()
        self._change_acronym()

    def _decide(self, change: ProfileCorrection) -> None:
        if self.line and self._review.change_profile(self.line, lambda _before: change):
            self.corrected.emit()

    @Slot()
    def _rename(self) -> None:
        profile = self.view.currentIndex().data(Role.ITEM)
        name = self.name.text().strip()
        if not isinstance(profile, ProposedProfile) or name == profile.name:
            return
        if not name:
            self.name.setText(profile.name)  # a profile has a name
            return
        self.name.setModified(False)
        self._decide(replace(self._review.correction_of(self.line), name=name))

    @Slot()
    def _change_acronym(self) -> None:
        profile = self.view.currentIndex().data(Role.ITEM)
        acronym = self.acronym.text().strip()
        if isinstance(profile, ProposedProfile) and acronym != (profile.acronym or ""):
            self.acronym.setModified(False)
            self._decide(replace(self._review.correction_of(self.line), acronym=acronym))

    @Slot(int)
    def _change_kind(self, _row: int) -> None:
        kind = ProfileKind(self.kind.currentData())
        self._decide(replace(self._review.correction_of(self.line), kind=kind))

    @Slot(int)
    def _change_destination(self, _row: int) -> None:
        chosen = self.into.currentData()
        meant = None if chosen in (_AS_NAMED, _APART, None) else ProfileId(chosen)
        self._decide(replace(self._review.correction_of(self.line), meant=meant, apart=chosen == _APART))

    @Slot(bool)
    def _leave_out(self, left_out: bool) -> None:
        self._decide(replace(self._review.correction_of(self.line), left_out=left_out))


def likeliest(
    profile: ProposedProfile, known: Sequence[ProfileSummary], meant: ProfileId | None
) -> list[ProfileSummary]:
    """Stakeholders of the library a proposed one may be: those whose names share most words with its own."""
    wanted = set(folded(" ".join((profile.name, profile.acronym or "", *profile.variants))).split())
    shared = partial(_shared, wanted)
    ordered = sorted(known, key=lambda one: (one.id != meant, -shared(one), folded(one.name)))
    return ordered[:_MOST_OFFERED]


def _shared(wanted: set[str], one: ProfileSummary) -> int:
    return len(wanted & set(folded(" ".join((one.name, one.acronym or "", *one.also))).split()))
