"""Keeps PySide from reading the source of every module that is imported after it.

Its import hook searches each source for the word "PySide6", to know where a program may have switched on
other spellings (``snake_case``, ``true_property``), and keeps the lines in memory. Nothing here switches
anything, and the sources of SQLAlchemy alone take 20 MB.
"""

from __future__ import annotations

import linecache
import sys
from types import ModuleType

_HOOK, _QUESTION = "shibokensupport.feature", "_mod_uses_pyside"


def read_no_sources() -> None:
    """Answer for the hook that no module has switched anything; another PySide's hook is left alone."""
    hook = sys.modules.get(_HOOK)
    if hook is not None and hasattr(hook, _QUESTION):
        setattr(hook, _QUESTION, _switches_nothing)
        linecache.clearcache()  # of what was read already


def _switches_nothing(_module: ModuleType) -> bool:
    return False
