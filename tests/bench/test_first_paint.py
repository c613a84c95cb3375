"""First paint against an empty window, and the list that follows it: ratios of whole processes.

Budgets: the first paint at most 1.3 times, the list of 1,000 profiles at most 3 times an empty main window's.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app import bootstrap
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.domain.profile import Name, Profile, ProfileKind, Section
from briefing_app.domain.text import BlockId, Paragraph, Run, SectionId
from tests.bench.processes import compared

FIRST_PAINT = """
import os, sys
from pathlib import Path
from briefing_app import bootstrap
from briefing_app.ui import app

app.go_on = lambda *given: os._exit(0)  # what follows the first paint
app.run(bootstrap.start(), Path(sys.argv[1]))
"""

LIST = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from briefing_app import bootstrap
from briefing_app.ui import app

class ListPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and window._first.list.count == 1000:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

def begin(shown, program, library, begin=app.begin):
    global window
    window = shown
    begin(window, program, library)
    window._first.list.view.viewport().installEventFilter(painted)

painted = ListPaint()
app.begin = begin
app.run(bootstrap.start(), Path(sys.argv[1]))
"""

OPENED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from briefing_app import bootstrap
from briefing_app.ui import app

def look():
    if window.place is not None and window.place.browsing.detail.shown is not None:
        os._exit(0)
    QTimer.singleShot(5, look)

def begin(shown, program, library, begin=app.begin):
    global window
    window = shown
    begin(window, program, library)
    look()

app.begin = begin
app.run(bootstrap.start(), Path(sys.argv[1]))
"""

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 1,000 profiles, some of them marked."""
    from briefing_app.storage.records import ActKind, new_id

    path = tmp_path_factory.mktemp("bench") / "library.bdl"
    program = bootstrap.start()
    program.libraries.create(path)
    protected = Marking(frozenset({MarkingId("ca:PA")}))
    with (
        program.open(path) as desk,
        desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit,
    ):
        for number in range(1000):
            name = Name(text=f"Stakeholder number {number}", language="en")
            words = Paragraph(id=BlockId(new_id()), content=(Run("Words."),), portion=protected)
            section = Section(id=SectionId(new_id()), key="overview", texts={"en": (words,)})
            unit.profiles.add(
                Profile(
                    id=ProfileId(new_id()),
                    kind=ProfileKind.FORUM,
                    names=(name,),
                    sections=() if number % 9 else (section,),
                )
            )
    return path


def told(what: str, code: str, library: Path, record_property: pytest.RecordProperty) -> float:
    found = compared(code, library)
    record_property(what, round(found.cpu, 2))
    print(f"{what}: {found.cpu:.2f} of an empty window in CPU time, {found.wall:.2f} on the clock")
    return found.cpu


def test_the_first_paint_costs_little_more_than_an_empty_window(
    library: Path, record_property: pytest.RecordProperty
) -> None:
    assert told("first paint", FIRST_PAINT, library, record_property) <= 1.3


def test_the_list_of_a_thousand_profiles_follows_soon(
    library: Path, record_property: pytest.RecordProperty
) -> None:
    assert told("list of 1,000 profiles", LIST, library, record_property) <= 3


def test_the_library_is_open_and_a_page_on_view_not_long_after(
    library: Path, record_property: pytest.RecordProperty
) -> None:
    assert told("library open, first page on view", OPENED, library, record_property) <= 12
