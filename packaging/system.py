"""What the operating system must bring along: libraries that Qt loads, and the programs some checks drive.

Whether a library is there is found out by loading it, on any Linux; only the names of packages are those of
Debian and Ubuntu. Uses nothing but the standard library, for it runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# What Qt loads to draw at all, also without a screen.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}

# What Qt's xcb platform loads to open a window.
WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# Programs that tests drive: Word files are opened and drawn, windows are shown on a screen of their own,
# a setup for Windows is made and signed.
PROGRAMS = {
    "Xvfb": "xvfb",
    "dpkg-deb": "dpkg",
    "import": "imagemagick",
    "makensis": "nsis",
    "nsenter": "util-linux",
    "openbox": "openbox",
    "openssl": "openssl",
    "osslsigncode": "osslsigncode",
    "pandoc": "pandoc",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
    "unshare": "util-linux",
    "xdotool": "xdotool",
}

# Fonts with Word's metrics, so that counting pages means something.
FONTS = {
    "Carlito-Regular.ttf": "fonts-crosextra-carlito",
    "LiberationSans-Regular.ttf": "fonts-liberation",
}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))

INSTALL = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120")


def missing_for_window() -> list[str]:
    """The packages that lack before a window can open; empty where nothing is known of the system."""
    return _missing_libraries({**DRAWING, **WINDOW})


def missing_for_checks() -> list[str]:
    """The packages that lack before every check can be made."""
    programs = {package for program, package in PROGRAMS.items() if not shutil.which(program)}
    fonts = {package for font, package in FONTS.items() if not _has_font(font)}
    return sorted({*missing_for_window(), *programs, *fonts}) if sys.platform == "linux" else []


def install_or_name(packages: Iterable[str], purpose: str) -> None:
    """Installs the packages when that is allowed here; else prints one line that can be copied."""
    wanted = sorted(packages)
    if not wanted:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Briefing Desk: installing {' '.join(wanted)}", flush=True)
        if _installed(wanted):
            return
        print("Briefing Desk: not everything could be installed; see the lines above.", file=sys.stderr)
    print(f"Briefing Desk: {purpose} needs packages of the system; install them with the next line.")
    print(f"sudo apt-get install {' '.join(wanted)}", flush=True)


def _missing_libraries(libraries: Mapping[str, str]) -> list[str]:
    if sys.platform != "linux":
        return []
    return sorted({package for library, package in libraries.items() if not _loads(library)})


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font(name: str) -> bool:
    return any(folder.is_dir() and any(folder.rglob(name)) for folder in FONT_FOLDERS)


def _installed(packages: list[str]) -> bool:
    """Whether they are installed now; the list of packages is fetched when the first attempt fails."""
    install = [*INSTALL, *packages]
    return _quietly(install) or (_quietly(["apt-get", "update", "-qq"]) and _quietly(install))


def _quietly(command: list[str]) -> bool:
    """Whether the command did its work; what it had to say is shown only when it did not."""
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode == 0
