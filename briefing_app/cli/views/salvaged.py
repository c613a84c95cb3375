"""What came over from a damaged library, and what did not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.views.columns import aligned
from briefing_app.cli.views.values import Json
from briefing_app.domain.salvaged import Sort

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.domain.salvaged import Count, Salvaged

SORTS = {
    Sort.PROFILES: "profiles",
    Sort.FACTS: "facts",
    Sort.NOTES: "notes",
    Sort.SECTIONS: "sections",
    Sort.TEXTS: "texts of sections",
    Sort.REVISIONS: "texts, earlier ones included",
    Sort.UNFINISHED: "unfinished texts and lines",
    Sort.SEVERANCES: "severances",
    Sort.GONE: "withheld words that were deleted",
    Sort.RELEASES: "records of releases",
    Sort.PICTURES: "pictures",
    Sort.IMPORTS: "imports",
    Sort.RECORD: "lines of imported files and of the record of acts",
}
"""What is counted, in words."""


def salvaged_to_json(made: Path, salvaged: Salvaged) -> Json:
    """The new library, what came over and was lost by sort, and what is to be looked at."""
    return {
        "library": str(made),
        "pages": salvaged.pages,
        "unreadable_pages": salvaged.spoilt,
        "checked": salvaged.checked,
        "journal": salvaged.journal,
        "settings": salvaged.settings,
        "passages": salvaged.passages,
        "counts": {sort.value: {"came": one.came, "lost": one.lost} for sort, one in salvaged.counts.items()},
        "profiles_without_name": list(salvaged.profiles),
        "notes_without_title": list(salvaged.notes),
        "withheld_whole": list(salvaged.unsure),
        "undecided": salvaged.undecided,
    }


def salvaged_lines(salvaged: Salvaged) -> tuple[str, ...]:
    """A line per sort of which there is anything, passages after the texts they stand in."""
    pages = f"{salvaged.spoilt} of {salvaged.pages} pages could not be read."
    return (pages, *aligned(_rows(salvaged)))


def _rows(salvaged: Salvaged) -> Iterator[tuple[str, ...]]:
    for sort, count in salvaged.counts.items():
        if count.came or count.lost != 0:
            yield (SORTS[sort], f"{count.came} came over", _lost(count))
        if sort is Sort.TEXTS and salvaged.passages:
            yield ("passages in them", f"{salvaged.passages} came over", "")


def _lost(count: Count) -> str:
    if count.lost is None:
        return "some are lost, nobody can say how many"
    return f"{count.lost} lost" if count.lost else "none lost"


def salvaged_remarks(salvaged: Salvaged) -> tuple[str, ...]:
    """A sentence for everything that is to be looked at."""
    return tuple(_remarks(salvaged))


def _remarks(salvaged: Salvaged) -> Iterator[str]:
    if not salvaged.checked:
        yield (
            "The beginning of the file is lost, and with it what tells which pages are as they were written: "
            "anything may be damaged. No approval came over."
        )
    if not salvaged.journal:
        yield (
            "The journal beside the library could not be used whole: what was saved last may be missing. "
            "No approval came over, and every section and fact is withheld until you have looked at it."
        )
    if not salvaged.settings:
        yield "The settings of the library are lost: its ceiling is the usual one. Set it again."
    if salvaged.undecided:
        yield (
            f"The record of severances is lost in part: {salvaged.undecided} are to be decided again. "
            "Their words stay withheld."
        )
    if salvaged.unsure:
        named = ", ".join(salvaged.unsure)
        yield f"Sections of these are withheld whole, since their last text may be lost: {named}."
    if salvaged.profiles or salvaged.notes:
        named = ", ".join((*salvaged.profiles, *salvaged.notes))
        lost = "Of these the name or title is lost, and any marking set for the whole"
        yield f"{lost}: {named}. Set both again."
    yield "Look through the new library before you use it. The damaged one was left as it is."
