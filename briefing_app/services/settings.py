"""What a person chose for the window, in one TOML file of their own; never the words of a library.

A file that cannot be read gives the usual settings and is kept beside the next one; keys of a newer program
stay in it. Loaded before the first paint, so nothing slow is imported here.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from briefing_app.services.languages import codes

log = logging.getLogger(__name__)

LARGEST_TEXT, SMALLEST_TEXT = 200, 100
_RECENT = 8
"""How many libraries are remembered."""
_SYSTEM = "system"


class Appearance(StrEnum):
    """Which colours the window has."""

    SYSTEM = _SYSTEM
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the window was left: where it stood, how its panes were divided, which place was shown.

    ``window`` is left, top, width, height; ``panes`` are the widths of splitters by name.
    """

    window: tuple[int, ...] = ()
    maximised: bool = False
    panes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    place: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be chosen; ``text_size`` is in per cent, ``language`` is "system" or a code."""

    language: str = _SYSTEM
    appearance: Appearance = Appearance.SYSTEM
    text_size: int = SMALLEST_TEXT
    comfortable_rows: bool = False
    last_library: str = ""
    recent_libraries: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)

    def with_library(self, path: Path) -> Settings:
        """The settings once a library has been opened: it is the last one, the first of the recent."""
        name = str(path)
        others = (one for one in self.recent_libraries if one != name)
        return replace(self, last_library=name, recent_libraries=(name, *others)[:_RECENT])


class SettingsFile:
    """The file of one person's settings; ``found``: it was there, ``broken``: it could not be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.broken = False
        self.found = False
        self._found: dict[str, Any] = {}

    def read(self) -> Settings:
        """The settings of the file, each that is missing or wrong as it usually is."""
        try:
            text = self.path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return Settings()
        except (OSError, UnicodeDecodeError) as error:
            return self._unreadable(error)
        self.found = True
        import tomllib

        try:
            self._found = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            return self._unreadable(error)
        return _settings(self._found)

    def write(self, settings: Settings) -> None:
        """Replace the file in one step; what an unreadable one held is kept beside it.

        Raises:
            OSError: the folder or the file cannot be written.
        """
        import tempfile

        from briefing_app import paths
        from briefing_app.services.toml_text import toml_text

        folder = paths.made_private(self.path.parent)
        text = toml_text(_merged(self._found, _data(settings)))
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{self.path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            if self.broken and self.path.exists():
                self.path.replace(self.path.with_suffix(".unreadable.toml"))
                self.broken = False
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _unreadable(self, error: Exception) -> Settings:
        log.warning("the settings could not be read: %s", type(error).__name__)
        self.broken = self.found = True
        return Settings()


def _settings(found: Mapping[str, Any]) -> Settings:
    usual, layout = Settings(), found.get("layout", {})
    layout = layout if isinstance(layout, dict) else {}
    size = _taken(found, "text_size", _is_number, usual.text_size)
    return Settings(
        language=_taken(found, "language", lambda one: one in (_SYSTEM, *codes()), usual.language),
        appearance=Appearance(
            _taken(found, "appearance", lambda one: one in list(Appearance), usual.appearance.value)
        ),
        text_size=min(max(size, SMALLEST_TEXT), LARGEST_TEXT),
        comfortable_rows=_taken(found, "comfortable_rows", _is_switch, usual.comfortable_rows),
        last_library=_taken(found, "last_library", _is_text, ""),
        recent_libraries=tuple(_taken(found, "recent_libraries", _are_texts, []))[:_RECENT],
        layout=Layout(
            window=tuple(_taken(layout, "window", _are_four_numbers, [])),
            maximised=_taken(layout, "maximised", _is_switch, False),
            panes={
                name: tuple(sizes)
                for name, sizes in _taken(layout, "panes", _is_table, {}).items()
                if _are_numbers(sizes)
            },
            place=_taken(layout, "place", _is_text, ""),
            kind=_taken(layout, "kind", _is_text, ""),
        ),
    )


def _data(settings: Settings) -> dict[str, Any]:
    layout = settings.layout
    return {
        "language": settings.language,
        "appearance": settings.appearance.value,
        "text_size": settings.text_size,
        "comfortable_rows": settings.comfortable_rows,
        "last_library": settings.last_library,
        "recent_libraries": list(settings.recent_libraries),
        "layout": {
            "window": list(layout.window),
            "maximised": layout.maximised,
            "place": layout.place,
            "kind": layout.kind,
            "panes": {name: list(sizes) for name, sizes in layout.panes.items()},
        },
    }


def _merged(found: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """What was found in the file with our values in the place of theirs."""
    made = {**found, **ours}
    for key, value in ours.items():
        if isinstance(value, dict) and isinstance(found.get(key), dict):
            made[key] = _merged(found[key], value)
    return made


def _taken(found: Mapping[str, Any], key: str, fits: Callable[[Any], bool], usual: Any) -> Any:  # noqa: ANN401  # a setting may be of any type
    """The value of a key, or the usual one where it is missing or does not fit."""
    value = found.get(key, usual)
    if key in found and not fits(value):
        log.warning("the setting %s is not understood; the usual one is used", key)
        return usual
    return value


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 100_000


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_numbers(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_number, value))


def _are_four_numbers(value: object) -> bool:
    return _are_numbers(value) and isinstance(value, list) and len(value) in (0, 4)
