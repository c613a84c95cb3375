"""Which files of Qt and Babel belong into the bundle: only what the program uses, named one by one."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

MODULES = {"Core", "Gui", "Svg", "Widgets"}
"""The parts of Qt the program imports; on Linux, whose bundle is only tried, their libraries load others."""

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg"},
    "platforms": {"qoffscreen", "qwayland", "qwindows", "qxcb"},
    "styles": {"qmodernwindowsstyle"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}
TRANSLATIONS = re.compile(r"qtbase_(en|fr)\.qm")
LOCALES = re.compile(r"(root|global|(en|fr)(_\w+)?)\.dat")
LEFT_OUT = {"isoschematron", "tzdata"}
"""Folders of data that nothing here reads: rules of lxml's for Schematron, the world's time zones."""


def belongs(name: str, *, windows: bool) -> bool:
    """Whether a file of this name inside the bundle is wanted there."""
    path = PurePosixPath(PureWindowsPath(name).as_posix())
    stem = path.name.partition(".")[0].removeprefix("lib")
    if "plugins" in path.parts:
        return stem in PLUGINS.get(path.parent.name, ())
    if path.parent.name == "translations":
        return bool(TRANSLATIONS.fullmatch(path.name))
    if path.parent.name == "locale-data":
        return bool(LOCALES.fullmatch(path.name))
    if path.parent.name == "PySide6" and stem.startswith("Qt"):
        return stem.removeprefix("Qt").removeprefix("6") in MODULES or not windows
    return stem != "opengl32sw" and not LEFT_OUT & set(path.parts)
