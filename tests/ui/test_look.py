"""Contrast of every pair of colours, and sizes that follow the application's font."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.ui import look
from briefing_app.ui import page_formats as page
from briefing_app.ui.banner import LOWEST, Banner
from briefing_app.ui.editor.looks import Looks
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.look import Colours
from briefing_app.ui.mark import Mark
from briefing_app.ui.views import TreeView

LOOKS = pytest.mark.parametrize("shown", list(look.LOOKS.values()), ids=list(look.LOOKS))


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@LOOKS
def test_every_text_can_be_read_on_its_ground(shown: Colours) -> None:
    for text in (shown.text, shown.muted):
        for ground in (shown.window, shown.surface, shown.error, shown.notice, shown.quiet_selection):
            floor = 4.5 if text == shown.text or ground in (shown.window, shown.surface) else 3.0
            assert contrast(text, ground) >= floor, (text, ground)
    assert contrast(shown.on_accent, shown.accent) >= 4.5
    assert contrast(shown.on_severed, shown.severed) >= 4.5


@LOOKS
def test_borders_and_the_focus_can_be_seen(shown: Colours) -> None:
    for ground in (shown.window, shown.surface):
        assert contrast(shown.border, ground) >= 3
        assert contrast(shown.accent, ground) >= 3


def test_words_on_the_page_can_be_read() -> None:
    for text, ground in (
        (page.INK, "#FFFFFF"),
        (page.MUTED, "#FFFFFF"),
        (page.HEADING, "#FFFFFF"),
        (page.LINK, "#FFFFFF"),
        (page.LINK, page.SEVERED),
        (page.INK, page.SEVERED),
        (page.INK, page.RELEASED_MARKER),
        ("#FFFFFF", page.TAG),
        ("#FFFFFF", page.RECEIVED),
        ("#FFFFFF", LOWEST[1]),
    ):
        assert contrast(text, ground) >= 4.5, (text, ground)


@LOOKS
def test_the_palette_holds_the_look(shown: Colours) -> None:
    palette = look.palette(shown)
    role = QPalette.ColorRole
    assert palette.color(role.Window).name() == shown.window.lower()
    assert palette.color(role.Text).name() == shown.text.lower()
    inactive = palette.color(QPalette.ColorGroup.Inactive, role.Highlight).name()
    assert inactive == shown.quiet_selection.lower()


def test_high_contrast_is_black_and_white_with_yellow_for_where_one_is() -> None:
    shown = look.HIGH_CONTRAST
    assert contrast(shown.text, shown.window) == pytest.approx(21)
    assert contrast(shown.muted, shown.surface) == pytest.approx(21)
    assert contrast(shown.border, shown.window) == pytest.approx(21)
    assert contrast(shown.accent, shown.window) >= 15
    look.dress(shown)
    try:
        assert look.is_high_contrast()
        assert "QScrollBar" in QApplication.instance().styleSheet()
    finally:
        look.dress(look.LIGHT)
    assert QApplication.instance().styleSheet() == ""


def test_every_size_grows_with_the_text(qtbot: QtBot) -> None:
    label, usual = PlainLabel("words", size=look.LARGE), QApplication.font().pointSizeF()
    qtbot.addWidget(label)
    try:
        look.scale_text(200)
        assert QApplication.font().pointSizeF() == pytest.approx(2 * usual)
        assert label.font().pointSizeF() == pytest.approx(2 * usual * look.LARGE)
        assert Looks().size == pytest.approx(2)  # of the text in the editor
        assert look.scaled(100) == 150  # panes grow by half at most
    finally:
        look.scale_text(100)
    assert label.font().pointSizeF() == pytest.approx(usual * look.LARGE)
    assert look.scaled(100) == 100


def test_what_stands_beside_a_marking_is_shown_whole_at_the_largest_text(qtbot: QtBot) -> None:
    banner = Banner("Marking, bottom")
    qtbot.addWidget(banner)
    banner.show_mark(Mark("PROTECTED A / PROTÉGÉ A", "#3F75B8"))
    banner.show_status("30 mots dans cette section · EN · 7 prélèvements")
    look.scale_text(200)
    try:
        banner.resize(1366, banner.sizeHint().height())
        assert banner.status_shown == banner.status
        banner.resize(700, banner.height())
        assert banner.status_shown.endswith("…")
    finally:
        look.scale_text(100)


def test_the_arrow_of_a_chosen_row_is_seen(qtbot: QtBot) -> None:
    tree, model = TreeView(), QStandardItemModel()
    qtbot.addWidget(tree)
    top = QStandardItem("")
    top.appendRow(QStandardItem(""))
    model.appendRow(top)
    tree.setModel(model)
    tree.setHeaderHidden(True)
    tree.expandAll()
    with qtbot.waitActive(tree):
        tree.show()
        tree.activateWindow()
    tree.setCurrentIndex(model.index(0, 0))
    row = tree.visualRect(model.index(0, 0))
    picture = tree.viewport().grab().toImage()
    step = tree.indentation()
    across = [picture.pixelColor(x, y) for x in range(step) for y in range(row.top() + 1, row.bottom())]
    ground = max(across, key=across.count).name()
    assert max(contrast(one.name(), ground) for one in across) >= 3


def test_rows_are_roomier_where_that_was_chosen() -> None:
    assert look.row_height(15) == 28
    look.space_rows(comfortable=True)
    try:
        assert look.row_height(15) == 36
        assert look.row_height(40) == 60
    finally:
        look.space_rows(comfortable=False)


def test_sizes_follow_the_font_of_the_application() -> None:
    base = QGuiApplication.font()
    assert look.sized(2.0).pointSizeF() == pytest.approx(base.pointSizeF() * 2)
    in_pixels = QFont(base)
    in_pixels.setPixelSize(10)
    assert look.sized(1.55, of=in_pixels).pixelSize() == 16
    assert look.sized(1, bold=True).weight() is QFont.Weight.DemiBold
    assert look.sized(1).weight() is QFont.Weight.Normal


@LOOKS
def test_the_frame_of_a_field_can_be_seen(qtbot: QtBot, shown: Colours) -> None:
    look.dress(shown)
    try:
        field = QLineEdit()
        qtbot.addWidget(field)
        field.resize(120, 30)
        picture = field.grab().toImage()
        frame = picture.pixelColor(60, 0).name()
        assert contrast(frame, shown.surface) >= 2.9
        assert picture.pixelColor(60, 8).name() == shown.surface.lower()
    finally:
        look.dress(look.LIGHT)
