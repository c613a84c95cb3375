"""Python imports this by itself when tests run under Wine 8, which lacks a function that Windows has."""

import sys

if sys.platform == "win32":
    import _winapi

    if hasattr(_winapi, "CopyFile2"):
        del _winapi.CopyFile2  # shutil copies without it then, as it did before Windows 8
