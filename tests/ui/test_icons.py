"""The line icons: every kind of profile has one, drawn in the colour of the palette."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QImage, QPainter

from briefing_app import paths
from briefing_app.domain.profile import ProfileKind
from briefing_app.ui import icons, look
from briefing_app.ui.editor import editor_bar

DRAWN = sorted(one.stem for one in (paths.resources_folder() / "icons").glob("*.svg"))


def colour_of(name: str, mode: QIcon.Mode) -> str:
    """The colour most of its lines are drawn in."""
    canvas = QImage(20, 20, QImage.Format.Format_ARGB32)
    canvas.fill(0)
    painter = QPainter(canvas)
    icons.icon(name).paint(painter, QRect(0, 0, 20, 20), mode=mode)
    painter.end()
    solid = (canvas.pixelColor(x, y) for x in range(20) for y in range(20))
    return Counter(one.name() for one in solid if one.alpha() == 255).most_common(1)[0][0]


@pytest.mark.parametrize("name", DRAWN)
def test_an_icon_is_drawn_in_the_colour_of_its_mode(name: str) -> None:
    assert colour_of(name, QIcon.Mode.Normal) == look.LIGHT.muted.lower()
    assert colour_of(name, QIcon.Mode.Selected) == look.LIGHT.on_accent.lower()
    assert colour_of(name, QIcon.Mode.Disabled) == look.LIGHT.border.lower()


def test_every_kind_of_profile_and_every_command_of_the_bar_has_an_icon() -> None:
    places = {"home", "profiles", "notes", "engagements", "next-steps", "import", "trash", "more"}
    commands = {name for group in editor_bar.GROUPS for name in group}
    assert {kind.value for kind in ProfileKind} | places | commands == set(DRAWN)


@pytest.mark.parametrize("name", DRAWN)
def test_around_its_lines_an_icon_is_clear(name: str) -> None:
    drawn = icons.icon(name).pixmap(QSize(16, 16)).toImage()
    assert drawn.pixelColor(0, 0).alpha() == 0
    assert any(drawn.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
