"""Puts the look that was chosen on the application: colours, size of type, height of rows."""

from __future__ import annotations

from briefing_app.services.settings import Appearance, Settings
from briefing_app.ui import look


def chosen_colours(settings: Settings) -> look.Colours:
    """The colours that were chosen, or those the system asks for."""
    if settings.appearance is Appearance.SYSTEM:
        return look.of_system()
    return look.LOOKS[settings.appearance.value]


def wear(settings: Settings) -> None:
    """Show the application as it was chosen, at once."""
    colours = chosen_colours(settings)
    if colours is not look.colours():
        look.dress(colours)
    look.space_rows(comfortable=settings.comfortable_rows)
    look.scale_text(settings.text_size)
