"""Makes ``docs/gallery`` anew: the screens of the officer's day, in light, dark, high contrast and French.

Run it with the Python that Briefing Desk is installed in, from anywhere:
``.venv/bin/python packaging/window_gallery.py``. No screen is needed. The day is the one the tests play
(``tests/ui/tour``); ImageMagick (convert) makes the pictures small. Look at every picture before committing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "docs" / "gallery"
LOOKS = {
    "light": ("en", "light"),
    "dark": ("en", "dark"),
    "high-contrast": ("en", "high-contrast"),
    "french": ("fr", "light"),
}
WIDTH, COLOURS = 1080, 96
PATIENCE = 300
"""Seconds after which a day is given up."""


def main() -> int:
    """The exit code: 0 once every picture is there, 1 after the reason."""
    for name, (language, look) in LOOKS.items():
        with tempfile.TemporaryDirectory(prefix="briefing-day-") as folder:
            done = play(Path(folder), language, look)
            if done.returncode:
                print(f"The day in {name} was not done: {done.stdout}{done.stderr}", file=sys.stderr)
                return 1
            keep(Path(folder) / "pictures", GALLERY / name)
    print(f"The pictures are in {GALLERY}: look at each of them.")
    return 0


def play(folder: Path, language: str, look: str) -> subprocess.CompletedProcess[str]:
    """The day played without a screen, with pictures, in a home of its own."""
    folder.chmod(0o700)
    return subprocess.run(
        [sys.executable, "-m", "tests.ui.tour.on_a_screen", folder, language, look, folder / "pictures"],
        cwd=ROOT,
        env={
            **os.environ,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def keep(pictures: Path, place: Path) -> None:
    """The pictures made small, in their place, those of before gone."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for picture in sorted(pictures.glob("*.png")):
        small = ("+dither", "-resize", f"{WIDTH}x>", "-colors", str(COLOURS), "-strip")
        subprocess.run(["convert", picture, *small, f"png8:{place / picture.name}"], check=True)


if __name__ == "__main__":
    sys.exit(main())
