"""Whoever opens a library that is open already gets its window: the first one comes to the front.

Only Windows lets a program that was just started bring the window of another to the front; elsewhere the new
window says who has the library. The two do not talk: the library's own lock says which process has it, and
Windows which window is that process's.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.bootstrap import Program

CAN_BE_RAISED = sys.platform == "win32"
_TITLE = "Briefing Desk"
_RESTORE = 9


def is_far(program: Program, library: Path) -> bool:
    """Whether asking who has a library may take long: only once there is a window to look at."""
    return CAN_BE_RAISED and program.is_on_network(library)


def was_raised(program: Program, library: Path) -> bool:
    """Whether a library is open in a window here, which is in front now."""
    process = program.process_holding(library) if CAN_BE_RAISED else None
    return process is not None and raise_window_of(process, library)


def title_on(library: Path) -> str:
    """The title of a window on a library."""
    return f"{library.name} – {_TITLE}"


def raise_window_of(process: int, library: Path) -> bool:
    """Whether a process has a main window on a library; it is brought to the front."""
    if sys.platform != "win32":
        return False
    import ctypes
    from ctypes import wintypes

    user32 = ctypes.windll.user32
    found: list[int] = []

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def look(window: int, _given: int) -> bool:
        owner, title = wintypes.DWORD(), ctypes.create_unicode_buffer(512)
        user32.GetWindowThreadProcessId(window, ctypes.byref(owner))
        user32.GetWindowTextW(window, title, len(title))
        # whoever may write beside the library can name any process: the title must be of this very library
        is_its = owner.value == process and title.value.casefold() == title_on(library).casefold()
        if is_its and user32.IsWindowVisible(window):
            found.append(window)
        return not found

    user32.EnumWindows(look, 0)
    for window in found:
        if user32.IsIconic(window):
            user32.ShowWindow(window, _RESTORE)
        user32.SetForegroundWindow(window)
    return bool(found)
