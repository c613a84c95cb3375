"""What came over from a damaged library, and what did not, in the window's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.salvaged import Sort

if TYPE_CHECKING:
    from briefing_app.domain.salvaged import Count, Salvaged

translate = QCoreApplication.translate


def salvaged_lines(salvaged: Salvaged) -> list[str]:
    """What is to be looked at, then a line per sort of which there is anything."""
    pages = translate("SalvagedWords", "{spoilt} of {pages} pages could not be read.")
    looked = [pages.format(spoilt=salvaged.spoilt, pages=salvaged.pages), *_remarks(salvaged)]
    return [*looked, "", *_counted(salvaged)]


def _counted(salvaged: Salvaged) -> Iterator[str]:
    for sort, count in salvaged.counts.items():
        if count.came or count.lost != 0:
            yield _line(_sort_words(sort), count)
        if sort is Sort.TEXTS and salvaged.passages:
            said = translate("SalvagedWords", "{what}: {came} came over")
            yield said.format(what=translate("SalvagedWords", "passages in them"), came=salvaged.passages)


def _line(what: str, count: Count) -> str:
    if count.lost is None:
        said = translate("SalvagedWords", "{what}: {came} came over, some are lost, nobody can say how many")
    elif count.lost:
        said = translate("SalvagedWords", "{what}: {came} came over, {lost} lost")
    else:
        said = translate("SalvagedWords", "{what}: {came} came over, none lost")
    return said.format(what=what, came=count.came, lost=count.lost)


def _sort_words(sort: Sort) -> str:
    return {
        Sort.PROFILES: translate("SalvagedWords", "profiles"),
        Sort.FACTS: translate("SalvagedWords", "facts"),
        Sort.NOTES: translate("SalvagedWords", "notes"),
        Sort.SECTIONS: translate("SalvagedWords", "sections"),
        Sort.TEXTS: translate("SalvagedWords", "texts of sections"),
        Sort.REVISIONS: translate("SalvagedWords", "texts, earlier ones included"),
        Sort.UNFINISHED: translate("SalvagedWords", "unfinished texts and lines"),
        Sort.SEVERANCES: translate("SalvagedWords", "severances"),
        Sort.GONE: translate("SalvagedWords", "withheld words that were deleted"),
        Sort.RELEASES: translate("SalvagedWords", "records of releases"),
        Sort.PICTURES: translate("SalvagedWords", "pictures"),
        Sort.IMPORTS: translate("SalvagedWords", "imports"),
        Sort.RECORD: translate("SalvagedWords", "lines of imported files and of the record of acts"),
    }[sort]


def _remarks(salvaged: Salvaged) -> Iterator[str]:
    if not salvaged.checked:
        yield translate(
            "SalvagedWords",
            "The beginning of the file is lost, and with it what tells which pages are as they were written: "
            "anything may be damaged. No approval came over.",
        )
    if not salvaged.journal:
        yield translate(
            "SalvagedWords",
            "The journal beside the library could not be used whole: what was saved last may be missing. "
            "No approval came over, and every section and fact is withheld until you have looked at it.",
        )
    if not salvaged.settings:
        yield translate(
            "SalvagedWords",
            "The settings of the library are lost: its ceiling is the usual one. Set it again.",
        )
    if salvaged.undecided:
        said = translate(
            "SalvagedWords",
            "Severances to be decided again, since the record of the decision is lost: {count}. Their words "
            "stay withheld.",
        )
        yield said.format(count=salvaged.undecided)
    if salvaged.unsure:
        said = translate(
            "SalvagedWords",
            "Sections of these are withheld whole, since their last text may be lost: {names}.",
        )
        yield said.format(names=", ".join(salvaged.unsure))
    if salvaged.profiles or salvaged.notes:
        said = translate(
            "SalvagedWords",
            "Of these the name or title is lost, and any marking set for the whole: {names}. Set both again.",
        )
        yield said.format(names=", ".join((*salvaged.profiles, *salvaged.notes)))
