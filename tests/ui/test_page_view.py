"""The view of the pages: places, sizes, keys, and what is told to those who cannot see it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.domain.edition import CopyNumber, EditionKind
from briefing_app.domain.marking import PageRules
from briefing_app.domain.text import BlockId
from briefing_app.services.catalogue import Catalogue
from briefing_app.ui.page_layout import lay_out
from briefing_app.ui.page_view import PageView
from tests.ui.fakes import edition_of, everything, heading, paragraph


@pytest.fixture
def view(qtbot: QtBot, catalogue: Catalogue) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    blocks = (
        *everything(),
        *(paragraph("A line of words. " * 40, id=BlockId(f"long {number}")) for number in range(40)),
        heading(1, "The last part"),
        paragraph("The end.", id=BlockId("end")),
    )
    edition = edition_of(blocks, EditionKind.INTERNAL, "Title", catalogue)
    made.show_pages(lay_out(edition, catalogue.wording("en")))
    return made


def test_the_pages_are_white_with_the_banner_on_top_whatever_the_look(view: PageView) -> None:
    picture = view.viewport().grab().toImage()
    sheet = view._sheet(0)
    corner = picture.pixelColor(int(sheet.left()) + 5, int(sheet.top()) + 5)
    assert corner == QColor("white")
    strip = [
        picture.pixelColor(x, int(sheet.top() + 0.5 * view.pages.paper.margin * view.scale)).name()
        for x in range(int(sheet.left()) + 1, int(sheet.right()))
    ]
    assert any(colour != "#ffffff" for colour in strip)


def printed_at(view: PageView, part_of_margin: float) -> list[int]:
    """Where across the sheet something is printed in its upper margin, or in the lower one if negative."""
    view.resize(900, 1300)  # the whole page
    view.verticalScrollBar().setValue(0)
    picture, sheet = view.viewport().grab().toImage(), view._sheet(0)
    margin = view.pages.paper.margin * view.scale
    edge = sheet.top() if part_of_margin > 0 else sheet.bottom()
    rows = range(int(edge + part_of_margin * margin) - 4, int(edge + part_of_margin * margin) + 4)
    across = range(int(sheet.left()) + 2, int(sheet.right()) - 2)
    inked = (x for x in across if any(picture.pixelColor(x, y) != QColor("white") for y in rows))
    return [round(100 * (x - sheet.left()) / sheet.width()) for x in inked]


@pytest.mark.parametrize(
    ("alignment", "least", "most"), [("left", 10, 45), ("center", 30, 70), ("right", 55, 90)]
)
def test_the_banner_stands_on_the_side_its_scheme_has_it(
    view: PageView, alignment: str, least: int, most: int
) -> None:
    rules = PageRules(alignment=alignment)
    view.show_pages(replace(view.pages, rules=rules))
    for place in (0.5, -0.45):
        inked = printed_at(view, place)
        assert inked
        assert least <= min(inked) <= max(inked) <= most


@pytest.mark.parametrize(
    ("rules", "above", "below"),
    [
        (PageRules(), True, True),
        (PageRules(header=False), False, True),
        (PageRules(footer=False), True, False),
    ],
)
def test_the_banner_is_above_and_below_as_its_scheme_has_it(
    view: PageView, rules: PageRules, above: bool, below: bool
) -> None:
    view.show_pages(replace(view.pages, rules=rules))
    assert (bool(printed_at(view, 0.5)), bool(printed_at(view, -0.45))) == (above, below)


def test_each_page_says_which_copy_it_is_where_copies_are_counted(
    view: PageView, catalogue: Catalogue
) -> None:
    edition = edition_of((paragraph("A line."),), EditionKind.INTERNAL, "Title", catalogue)
    for copy, said in ((CopyNumber(2, 5), "Page 1 of 1 · Copy 2 of 5"), (None, "Page 1 of 1")):
        view.show_pages(lay_out(replace(edition, copy=copy), catalogue.wording("en")))
        assert view.pages.page_words == (said,)
        assert view.accessibleDescription().startswith(f"{said}\n")


def test_a_place_of_the_note_is_found_on_its_page(view: PageView) -> None:
    assert view.current_page == 1
    assert view.go_to_block(BlockId("end"))
    assert view.current_page == view.pages.count
    assert not view.go_to_block(BlockId("elsewhere"))
    view.go_to(0)
    assert view.current_page == 1


def test_keys_go_through_the_pages(view: PageView) -> None:
    bar = view.verticalScrollBar()
    for key, expected in (
        (Qt.Key.Key_End, bar.maximum()),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Space, bar.pageStep()),
        (Qt.Key.Key_PageDown, 2 * bar.pageStep()),
        (Qt.Key.Key_Down, 2 * bar.pageStep() + bar.singleStep()),
    ):
        QTest.keyClick(view, key)
        assert bar.value() == expected
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == bar.pageStep() + bar.singleStep()


def test_sizes_go_in_steps_and_back_to_the_width(view: PageView) -> None:
    fit = view.scale
    view.zoom_in()
    larger = view.scale
    view.zoom_in()
    view.zoom_in()
    assert view.scale > larger > fit
    assert view.horizontalScrollBar().maximum() > 0
    for _ in range(12):
        view.zoom_out()
    assert view.scale == 0.5
    for _ in range(20):
        view.zoom_in()
    assert view.scale == 2.0
    view.zoom_to_fit()
    assert view.scale == fit


def test_the_wheel_with_control_changes_the_size_and_without_the_place(qtbot: QtBot, view: PageView) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    def turn(steps: int, keys: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    before = view.scale
    turn(1, Qt.KeyboardModifier.ControlModifier)
    assert view.scale > before
    turn(-1, Qt.KeyboardModifier.ControlModifier)
    turn(-1, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0


def test_a_page_says_its_number_and_its_words(view: PageView) -> None:
    assert view.accessibleName()
    said = view.accessibleDescription()
    assert said.startswith(f"Page 1 of {view.pages.count}")
    assert "The agency protects refugees" in said
    view.go_to_block(BlockId("end"))
    assert "The end." in view.accessibleDescription()


def test_the_address_of_a_link_is_told_when_it_is_pointed_at(qtbot: QtBot, view: PageView) -> None:
    pages, told = view.pages, []
    view.link_pointed_at.connect(told.append)
    layout = pages.document.documentLayout()
    block = pages.document.find("its site").block()
    line = block.layout().lineAt(0)
    x = line.cursorToX(block.text().index("its site") + 3)
    x = x[0] if isinstance(x, tuple) else x
    inside = layout.blockBoundingRect(block).topLeft() + QPointF(x, line.y() + line.height() / 2)
    point = view._sheet(0).topLeft() + (inside + pages.paper.body.topLeft()) * view.scale
    QTest.mouseMove(view.viewport(), point.toPoint())
    qtbot.waitUntil(lambda: told[-1:] == ["https://example.org/agency"])
    QTest.mouseMove(view.viewport(), view._sheet(0).topLeft().toPoint())
    qtbot.waitUntil(lambda: told[-1:] == [""])


def test_the_same_thing_read_again_stays_where_it_was(view: PageView, catalogue: Catalogue) -> None:
    view.go_to_block(BlockId("end"))
    place = view.verticalScrollBar().value()
    view.show_pages(view.pages, keep_place=True)
    assert view.verticalScrollBar().value() == place
    view.show_pages(view.pages)
    assert view.verticalScrollBar().value() == 0


def test_without_pages_there_is_nothing_to_see_and_nothing_fails(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    view.go_to(10)
    view.zoom_in()
    view.show_pages(None)
    assert view.current_page == 0
    assert view.accessibleDescription() == ""
    assert not view.grab().isNull()
