"""Colours, palettes and sizes: two surfaces, one accent, the markings; everything else is grey.

Every pair of text and ground is 4.5:1 or better and every border 3:1 or better, which a test holds. Fusion
does the drawing; its palette comes from here, because the system's own may be of either kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

GRID = 4
"""All paddings are multiples of this many pixels."""

_SHADE = 140
"""By how many per cent Fusion darkens the colour of the window for its frames."""

_USUAL_FONT, _COMFORTABLE, _SYSTEM_LOOK = "usual font", "comfortable rows", "look of the system"
"""What the application remembers, as properties of it."""

LAPTOP = QSize(1280, 680)
"""What fits the smallest screen in use, 1366 by 768, beside its bars: no window asks for more."""

SMALL, NORMAL, LARGE, TITLE = 0.85, 1.0, 1.25, 1.55
"""Sizes of type as factors of the application's font."""


class Refitting:
    """A widget with a font of its own size, which Qt does not change with the application's."""

    def refit(self) -> None:
        """Take the font anew."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of one look by their role, "#RRGGBB"."""

    window: str
    surface: str
    text: str
    muted: str
    line: str
    border: str
    accent: str
    on_accent: str
    quiet_selection: str
    severed: str
    on_severed: str
    error: str
    notice: str
    desk: str
    skeleton: str


LIGHT = Colours(
    window="#F4F5F7",
    surface="#FFFFFF",
    text="#1B1F24",
    muted="#5A6472",
    line="#D5D9E0",
    border="#7A8390",
    accent="#1F4E8C",
    on_accent="#FFFFFF",
    quiet_selection="#DCE4F0",
    severed="#FFE8A3",
    on_severed="#1B1F24",
    error="#FBE9E7",
    notice="#E8EEF7",
    desk="#E4E7EC",
    skeleton="#D5D9E0",
)

DARK = Colours(
    window="#1E2126",
    surface="#262A31",
    text="#E6E9EE",
    muted="#A3ADBA",
    line="#3A404A",
    border="#77818F",
    accent="#8AB4F8",
    on_accent="#10151C",
    quiet_selection="#37465C",
    severed="#5C4700",
    on_severed="#FFFFFF",
    error="#4A2320",
    notice="#25344A",
    desk="#16181C",
    skeleton="#3A404A",
)


HIGH_CONTRAST = Colours(
    window="#000000",
    surface="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    line="#FFFFFF",
    border="#FFFFFF",
    accent="#FFFF00",
    on_accent="#000000",
    quiet_selection="#000000",
    severed="#FFFFFF",
    on_severed="#000000",
    error="#000000",
    notice="#000000",
    desk="#000000",
    skeleton="#767676",
)
"""Black, white, and yellow for where one is; what is shaded in other looks has an outline in this one."""

LOOKS = {"light": LIGHT, "dark": DARK, "high-contrast": HIGH_CONTRAST}
"""The looks by the names they have in the settings."""


def system_is_dark() -> bool:
    """Whether the system asks for a dark look; False where it does not say."""
    return QGuiApplication.styleHints().colorScheme().name == "Dark"


def of_system() -> Colours:
    """The look the system asks for; where it asked for black at the start, that of high contrast.

    Qt knows of a wish for contrast too, but reaching that object through PySide 6.11 destroys it.
    """
    application = QApplication.instance()
    at_start = application.property(_SYSTEM_LOOK) if application is not None else None
    if at_start == "high-contrast":
        return HIGH_CONTRAST
    return DARK if system_is_dark() or (at_start == "dark" and _system_is_silent()) else LIGHT


def note_system_look() -> None:
    """Remember the look of the system's own palette, before ours takes its place."""
    application = QApplication.instance()
    if application is not None and application.property(_SYSTEM_LOOK) is None:
        application.setProperty(_SYSTEM_LOOK, next(name for name, one in LOOKS.items() if one is colours()))


def _system_is_silent() -> bool:
    return QGuiApplication.styleHints().colorScheme().name == "Unknown"


def colours() -> Colours:
    """The colours nearest to the palette of the application: the system's at its start, ours from then on."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    if ground.lightness() == 0:
        return HIGH_CONTRAST
    return DARK if ground.lightness() < 128 else LIGHT


def is_high_contrast() -> bool:
    """Whether shades are not to be relied on: whatever they tell apart needs an outline."""
    return colours() is HIGH_CONTRAST


def palette(of: Colours) -> QPalette:
    """A palette for Fusion made of these colours."""
    made = QPalette()
    role = QPalette.ColorRole
    for one, colour in {
        role.Window: of.window,
        role.WindowText: of.text,
        role.Base: of.surface,
        role.AlternateBase: of.window,
        role.Text: of.text,
        role.PlaceholderText: of.muted,
        role.Button: of.surface,
        role.ButtonText: of.text,
        role.BrightText: of.text,
        role.ToolTipBase: of.surface,
        role.ToolTipText: of.text,
        role.Link: of.accent,
        role.LinkVisited: of.accent,
        role.Highlight: of.accent,
        role.HighlightedText: of.on_accent,
        role.Accent: of.accent,
        role.Mid: of.line,
        role.Midlight: of.line,
        role.Shadow: of.border,
        role.Dark: of.border,
        role.Light: of.surface,
    }.items():
        made.setColor(one, QColor(colour))
    inactive = QPalette.ColorGroup.Inactive
    made.setColor(inactive, role.Highlight, QColor(of.quiet_selection))
    made.setColor(inactive, role.HighlightedText, QColor(of.text))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(of.border))
    return made


_FRAMED = (
    "QLineEdit",
    "QComboBox",
    "QPushButton",
    "QToolButton",
    "QRadioButton",
    "QCheckBox",
    "QAbstractSpinBox",
    "QTextEdit",
    "QPlainTextEdit",
    "CheckedList",  # for the boxes in it
)

_OUTLINES = """
QScrollBar { background: #000000; border: 1px solid #FFFFFF; }
QScrollBar:vertical { width: 16px; }
QScrollBar:horizontal { height: 16px; }
QScrollBar::handle { background: #FFFFFF; border: 2px solid #000000; min-height: 28px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QSplitter::handle { background: #FFFFFF; }
QMenu { border: 1px solid #FFFFFF; }
QTabWidget::pane { border-top: 1px solid #FFFFFF; }
QTabBar::tab { border: 1px solid #FFFFFF; padding: 4px 12px; margin-right: 2px; }
QTabBar::tab:selected { border-bottom: 3px solid #FFFF00; }
QTabBar::tab:focus { border: 2px solid #FFFF00; }
"""
"""What Fusion draws in shades of black, drawn in lines instead; for high contrast alone."""


def dress(of: Colours) -> None:
    """Give the application these colours.

    Fusion draws the frames of controls in a darker shade of ``Window``, not to be seen on a dark ground.
    Controls therefore get a ``Window`` whose shade is our border; nothing else of them is drawn with it.
    """
    made = palette(of)
    QApplication.setPalette(made)
    framed = QPalette(made)
    framed.setColor(QPalette.ColorRole.Window, QColor(of.border).lighter(_SHADE))
    for name in _FRAMED:
        QApplication.setPalette(framed, name)  # type: ignore[arg-type]  # the stubs say bytes
    application = QApplication.instance()
    outlines = _OUTLINES if of is HIGH_CONTRAST else ""
    if isinstance(application, QApplication) and application.styleSheet() != outlines:
        application.setStyleSheet(outlines)


def scale_text(percent: int) -> None:
    """Give the application's font a part of its usual size; all other sizes follow it."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    usual = application.property(_USUAL_FONT)
    if not isinstance(usual, QFont):
        usual = application.font()
        application.setProperty(_USUAL_FONT, usual)
    made = sized(percent / 100, of=usual)
    if made == application.font():
        return
    application.setFont(made)
    for widget in application.allWidgets():
        if isinstance(widget, Refitting):
            widget.refit()


def space_rows(*, comfortable: bool) -> None:
    """Make rows of lists high or low, from their next layout on."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_COMFORTABLE, comfortable)


def row_height(line: int) -> int:
    """The least height of a row whose words are *line* pixels high."""
    application = QApplication.instance()
    comfortable = application is not None and bool(application.property(_COMFORTABLE))
    return max(36, line + 5 * GRID) if comfortable else max(28, line + 3 * GRID)


def text_scale() -> float:
    """How large the application's font is against its usual size."""
    application = QApplication.instance()
    usual = application.property(_USUAL_FONT) if application is not None else None
    if not isinstance(usual, QFont):
        return 1.0
    return QFontInfo(QGuiApplication.font()).pointSizeF() / QFontInfo(usual).pointSizeF()


def scaled(pixels: int) -> int:
    """A width right for the usual size of type, grown with the type, by half at most."""
    return round(pixels * min(text_scale(), 1.5))


def sized(factor: float, *, bold: bool = False, of: QFont | None = None) -> QFont:
    """The application's font, or *of*, at a factor of its size; bold means a weight of 600."""
    font = QFont(of or QGuiApplication.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(round(font.pixelSize() * factor))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)  # said, or a painter's own stays
    return font
