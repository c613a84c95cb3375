"""The line icons: every kind of profile has one, drawn in the colour of the palette."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF, QSize
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


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_drawn_again_is_as_sharp_and_as_its_drawing(scale: float) -> None:
    drawn = [canvas_of(lambda painter: icons.draw(painter, "forum", PLACE), scale) for _ in range(2)]
    fresh = icons._renderer("forum", look.LIGHT.muted.lower())
    assert drawn[0] == drawn[1]
    assert alike(drawn[0], canvas_of(lambda painter: fresh.render(painter, QRectF(PLACE)), scale))


def test_an_icon_drawn_before_follows_the_colours_when_they_change() -> None:
    assert colour_of("forum", QIcon.Mode.Normal) == look.LIGHT.muted.lower()
    look.dress(look.DARK)
    try:
        assert colour_of("forum", QIcon.Mode.Normal) == look.DARK.muted.lower()
    finally:
        look.dress(look.LIGHT)


PLACE = QRect(2, 2, 16, 16)


def canvas_of(work: Callable[[QPainter], object], scale: float) -> QImage:
    """What is drawn on a screen of so many pixels to a point."""
    canvas = QImage(round(20 * scale), round(20 * scale), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(scale)
    canvas.fill(0)
    painter = QPainter(canvas)
    work(painter)
    painter.end()
    return canvas


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures are the same but for a shade nobody sees."""
    places = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return all(abs(one.pixelColor(*at).alpha() - other.pixelColor(*at).alpha()) <= 2 for at in places)
