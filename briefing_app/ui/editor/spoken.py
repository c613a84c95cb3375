"""What an editor says of the place stood at, and of what an edit could not do, in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from briefing_app.domain.editing.severing import held_here
from briefing_app.domain.editing.sheet import Notice, Sheet
from briefing_app.domain.editing.spans import content_of, part_after, part_before
from briefing_app.domain.editing.writing import style_here
from briefing_app.domain.text import (
    Block,
    FootnoteReference,
    Heading,
    Holds,
    ListItem,
    Picture,
    Run,
    Table,
    Withheld,
    WithheldBlock,
    block_words,
    words,
)
from briefing_app.ui.editor.vocabulary import Vocabulary

translate = QCoreApplication.translate

_TOLD = 2000
"""How many characters of a table are told at once."""


class Spoken(QObject):
    """Says how many; plural forms are made of what an object says by tr() alone."""

    def redactions_stay(self, number: int) -> str:
        """That received redactions were not deleted."""
        return self.tr("%n received redaction(s) stay here: one goes only with its whole block.", "", number)

    def redactions_went(self, number: int) -> str:
        """That received redactions were deleted with all around them."""
        return self.tr("%n received redaction(s) went with the whole block; Undo brings it back.", "", number)


def notice_sentence(notice: Notice, number: int) -> str:
    """What an officer is told of an edit that did less, or more, than was asked."""
    if notice is Notice.REDACTION_STANDS:
        return Spoken().redactions_stay(number)
    if notice is Notice.REDACTION_WENT:
        return Spoken().redactions_went(number)
    return translate(
        "Spoken", "These blocks have markings of two schemes: mark them alike before you join them."
    )


def description(sheet: Sheet, tag_of: Callable[[Holds], str], vocabulary: Vocabulary) -> str:
    """What is special where the officer stands: severed, marked, a redaction beside, a table."""
    block = sheet.block
    said = [_kind(block, vocabulary)]
    if block.portion is not None:
        said.append(
            translate("Spoken", "Portion marking {marking}.").format(
                marking=vocabulary.long_mark(block.portion)
            )
        )
    held = held_here(sheet) if sheet.chosen or content_of(block) is None else style_here(sheet).severances
    if held := held | block.severances:
        said.append(translate("Spoken", "Severed: {provisions}.").format(provisions=tag_of(held)))
    said += _beside(sheet, vocabulary)
    return " ".join(filter(None, said))


def _kind(block: Block, vocabulary: Vocabulary) -> str:
    match block:
        case Heading():
            return translate("Spoken", "Heading {level}.").format(level=block.level)
        case ListItem():
            return translate("Spoken", "List item, level {level}.").format(level=block.level)
        case WithheldBlock():
            return translate("Spoken", "Received redaction: nobody here holds the words.")
        case Table():
            size = translate("Spoken", "Table of {rows} rows and {columns} columns:")
            told = size.format(rows=len(block.rows), columns=len(block.columns))
            return f"{told} {block_words(block)[:_TOLD]}"
        case Picture():
            return translate("Spoken", "Picture: {words}").format(words=block_words(block)[:_TOLD])
        case _:
            return ""


def _beside(sheet: Sheet, vocabulary: Vocabulary) -> list[str]:
    """What stands right before or behind the officer and is no letter."""
    content, offset = content_of(sheet.block) or (), sheet.head.offset
    said = []
    for part in (part_before(content, offset), part_after(content, offset)):
        match part:
            case Withheld():
                cited = vocabulary.label(part.exemptions)
                said.append(
                    translate("Spoken", "Received redaction {provisions} beside.").format(provisions=cited)
                )
            case FootnoteReference():
                said.append(translate("Spoken", "Footnote: {words}").format(words=words(part.content)))
            case Run() if part.link is not None:
                said.append(translate("Spoken", "Link to {address}.").format(address=part.link))
    return list(dict.fromkeys(said))
