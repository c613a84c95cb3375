"""The lists of a review: source lines, proposed blocks, facts and oddities, over the reading itself."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication

from briefing_app.domain.corrections import FactPlace
from briefing_app.domain.openings import beginning_at
from briefing_app.domain.reading import (
    MAY_BE_WITHHELD,
    BlockKind,
    ProposedFact,
    ReadingWarning,
    SourceBlock,
)
from briefing_app.services.explanations import Explanations
from briefing_app.services.import_review import Review
from briefing_app.ui import look
from briefing_app.ui.imports import review_words as words
from briefing_app.ui.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the rows of a review know beside Qt's own roles."""

    LINE = Qt.ItemDataRole.UserRole + 1
    """The first line of the source that a row is about."""
    BLOCK = Qt.ItemDataRole.UserRole + 2
    COLOUR = Qt.ItemDataRole.UserRole + 3
    """The number of the profile a block belongs to, for its colour; None for none."""
    BELONGS = Qt.ItemDataRole.UserRole + 4
    KIND = Qt.ItemDataRole.UserRole + 5
    DEPTH = Qt.ItemDataRole.UserRole + 6


class ReviewModel(QAbstractListModel):
    """A list over the review; nothing is copied, so that a long file costs no more than a short one."""

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review

    def changed(self) -> None:
        """Say that the review was corrected: every row may read otherwise."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


class SourceLinesModel(ReviewModel):
    """The lines of the source, verbatim."""

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._review.reading.source.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = index.row() + 1
        if role == Role.LINE:
            return number
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = words.readable(self._review.reading.source.lines[index.row()].replace("\t", "    "))
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        spoken = text if text.strip() else self.tr("blank")
        return self.tr("line {number}: {text}").format(number=number, text=spoken)


class StructureModel(ReviewModel):
    """The blocks the lines make, as corrected."""

    def __init__(
        self, review: Review, explanations: Explanations, language: str, parent: QObject | None = None
    ) -> None:
        super().__init__(review, parent)
        self._explanations = explanations
        self._language = language

        self._odd: dict[int, list[ReadingWarning]] = {}
        for warning in review.original.warnings:
            self._odd.setdefault(warning.line, []).append(warning)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._review.reading.blocks)

    def oddities(self, block: SourceBlock) -> list[str]:
        """What is odd about a block, in words."""
        found = (one for line in block.lines[:50] for one in self._odd.get(line, ()))
        return [words.readable(words.oddity(one, self._explanations, self._language)) for one in found]

    def row_of(self, line: int) -> int:
        """The row of the block that holds a line, or of the one before a blank line; -1 for none."""
        places = self._review.now.places
        while line > 0 and line not in places:
            line -= 1
        return places.get(line, -1)

    def rule(self, row: int) -> str:
        """Why a block is what it is."""
        return self._explanations.rule(self._review.reading.blocks[row].rule, self._language)

    def belongs(self, row: int) -> str:
        """The profile a block belongs to, in words; "" for none."""
        home = self._review.now.home(row)
        if home is None or home.profile not in self._review.now.profiles:
            return ""
        profile = self._review.now.profiles[home.profile]
        return profile.acronym or words.readable(profile.name)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = index.row()
        block = self._review.reading.blocks[row]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.readable(block.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken_row(block, self.rule(row), self._whose(row))
            case Qt.ItemDataRole.ToolTipRole:
                said = (words.kind_words(block), words.readable(block.text), self.rule(row))
                return plain_tip(" · ".join(filter(None, said)))
        return self._more(row, block, role)

    def _more(self, row: int, block: SourceBlock, role: int) -> object:
        match role:
            case Role.LINE:
                return block.first
            case Role.BLOCK:
                return block
            case Role.BELONGS:
                return self.belongs(row)
            case Role.COLOUR:
                home = self._review.now.home(row)
                return self._review.now.numbers.get(home.profile) if home else None
            case Role.KIND:
                return words.kind_words(block)
            case Role.DEPTH:
                return self._depth(block)
        return None

    def _whose(self, row: int) -> str:
        home = self._review.now.home(row)
        if home is None or home.profile not in self._review.now.profiles:
            return self.tr("no profile")
        name = words.readable(self._review.now.profiles[home.profile].name)
        return self.tr("profile {name}").format(name=name)

    def _depth(self, block: SourceBlock) -> int:
        """How many steps a row stands to the right: a heading by its level, content below its heading."""
        if block.kind is BlockKind.HEADING:
            return (block.level or 1) - 1
        if block.kind is BlockKind.ITEM:
            return 2 + (block.level or 1)
        return 0 if block.kind in (BlockKind.TITLE, BlockKind.BOILERPLATE, BlockKind.NOTICE) else 2


class FactsModel(ReviewModel):
    """The proposed facts; a fact whose box is empty is not stored."""

    decided = Signal(object, bool)

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(review, parent)
        self._facts = review.facts()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._facts)

    def fact(self, row: int) -> tuple[FactPlace, ProposedFact]:
        """A fact and its place."""
        return self._facts[row]

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place, fact = self._facts[index.row()]
        rejected = place in self._review.corrections.rejected
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                said = self._words(place, fact)
                return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
            case Qt.ItemDataRole.AccessibleTextRole:
                state = self.tr("left out") if rejected else self.tr("kept")
                return ", ".join((state, *self._words(place, fact).splitlines()))
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Unchecked if rejected else Qt.CheckState.Checked
            case Qt.ItemDataRole.FontRole if rejected:
                font = QFont()
                font.setStrikeOut(True)
                return font
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(120, 2 * QFontMetrics(QGuiApplication.font()).height() + 2 * look.GRID)
            case Role.LINE:
                return fact.lines[0] if fact.lines else 1
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        place, _ = self._facts[index.row()]
        self.decided.emit(place, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _words(self, place: FactPlace, fact: ProposedFact) -> str:
        owner = self._review.owner(place, fact)
        whose = self.tr("no profile") if owner is None else owner.acronym or words.readable(owner.name)
        return "\n".join((words.fact_words(fact), f"{whose} · {words.lines_words(fact.lines)}"))


class OdditiesModel(ReviewModel):
    """What a reader found odd, by line; choosing one goes there."""

    def __init__(
        self, review: Review, explanations: Explanations, language: str, parent: QObject | None = None
    ) -> None:
        super().__init__(review, parent)
        self._warnings: Sequence[ReadingWarning] = review.original.warnings
        self._explanations = explanations
        self._language = language

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._warnings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        warning = self._warnings[index.row()]
        if role == Role.LINE:
            return warning.line
        said = words.readable(words.oddity(warning, self._explanations, self._language))
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._placed(warning.line, warning.code, said)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(said)
        return None

    def _placed(self, line: int, code: str, said: str) -> str:
        """What is odd, with its line and how that begins, unless it may be withheld."""
        begins = "" if code in MAY_BE_WITHHELD else beginning_at(self._review.original, line)
        if not begins:
            return self.tr("Line {line}: {what}").format(line=line, what=said)
        with_words = self.tr("Line {line} (“{words}”): {what}")
        return with_words.format(line=line, words=words.readable(begins), what=said)
