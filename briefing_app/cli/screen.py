"""Whether there is a screen to open the window on; asked without Qt, which aborts the program where not."""

from __future__ import annotations

import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_FIRST_PORT = 6000  # of X servers reached over the network: display n listens on 6000 + n
_PATIENCE = 3.0  # seconds for a display on another machine


def why_there_is_none(environment: Mapping[str, str]) -> str:
    """Why no window can be opened, "" where one can.

    Windows and macOS always have a screen; a platform that Qt was told to use by name
    (``QT_QPA_PLATFORM``) is left to Qt.
    """
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return ""
    wayland, display = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if not wayland and not display:
        return "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    if wayland and _answers_wayland(wayland, environment.get("XDG_RUNTIME_DIR", "")):
        return ""
    if display and _answers_x(display):
        return ""
    return f"the screen {display or wayland} does not answer"


def _answers_wayland(name: str, runtime: str) -> bool:
    return _connects(socket.AF_UNIX, str(Path(runtime) / name))


def _answers_x(display: str) -> bool:
    """Whether the X server of "host:number.screen" takes connections; a name we cannot read is left to Qt."""
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if display.startswith("/"):  # the socket itself, as XQuartz names it
        return True
    if not colon or not number.isdigit():
        return False
    if host and host != "unix":
        return _connects(socket.AF_INET, (host, _FIRST_PORT + int(number)))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  # where X servers put it
    return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, f"\0{path}")


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(_PATIENCE)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True
