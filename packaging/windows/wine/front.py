"""Prints the title of the window that takes what is typed, for whoever runs this under Wine with Python."""

import ctypes
import sys

if sys.platform == "win32":
    title = ctypes.create_unicode_buffer(512)
    user32 = ctypes.windll.user32
    user32.GetForegroundWindow.restype = ctypes.c_void_p
    user32.GetWindowTextW(ctypes.c_void_p(user32.GetForegroundWindow()), title, len(title))
    sys.stdout.buffer.write(title.value.encode("utf-8"))
