"""Makes ``exports/gallery`` anew: the sample meeting note in both editions, as Word files and as page images.

Run it with the Python that Briefing Desk is installed in: ``.venv/bin/python packaging/gallery.py``.
LibreOffice (soffice) lays the pages out, poppler (pdftoppm) draws them. Look at every page before committing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "exports" / "gallery"
EDITIONS = ("internal", "public")
DOTS_PER_INCH = 72
LARGEST_PAGE = 150_000
PATIENCE = 180
"""Seconds after which a program that lays out or draws is given up."""


class GalleryError(Exception):
    """The gallery could not be made; the sentence says why."""


def main() -> int:
    """The exit code: 0 once every page is drawn, 1 after a sentence."""
    try:
        with tempfile.TemporaryDirectory(prefix="briefing-gallery-") as folder:
            pages = make_gallery(Path(folder))
    except GalleryError as error:
        print(f"The gallery was not made: {error}", file=sys.stderr)
        return 1
    print(f"{len(pages)} pages are in {GALLERY}: look at each of them.")
    return 0


def make_gallery(folder: Path) -> list[Path]:
    """The page images of both editions, made from a new sample library in *folder*.

    Raises:
        GalleryError: a program is missing or failed, or a page is too large to be kept.
    """
    GALLERY.mkdir(parents=True, exist_ok=True)
    library = folder / "sample.bdl"
    number = run(*program(library), "sample").split()[-1]
    pages: list[Path] = []
    for edition in EDITIONS:
        written = folder / f"meeting-note-{edition}.docx"  # the record beside it names whoever runs this
        run(*program(library), "export", number, "--edition", edition, "--out", written)
        pages += draw(Path(shutil.copy(written, GALLERY)), folder)
    return pages


def program(library: Path) -> tuple[str | Path, ...]:
    """The program's own command line on a library."""
    return (sys.executable, "-m", "briefing_app", "--library", library)


def draw(document: Path, folder: Path) -> list[Path]:
    """The pages of a document as images beside it, those of before gone."""
    profile = (folder / "office").as_uri()
    run(
        "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
        "--outdir", folder, document,
    )  # fmt: skip
    drawn = folder / document.stem
    run("pdftoppm", "-r", str(DOTS_PER_INCH), "-png", folder / f"{document.stem}.pdf", drawn)
    for old in GALLERY.glob(f"{document.stem}-*.png"):
        old.unlink()
    pages = sorted(folder.glob(f"{document.stem}-*.png"))
    for page in pages:
        if page.stat().st_size > LARGEST_PAGE:
            raise GalleryError(f"{page.name} is larger than {LARGEST_PAGE // 1000} kB; draw with fewer dots.")
    return [Path(shutil.copy(page, GALLERY)) for page in pages]


def run(*command: str | Path) -> str:
    """What a program prints.

    Raises:
        GalleryError: it is not installed, was too slow or failed.
    """
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
    except FileNotFoundError:
        raise GalleryError(f"{command[0]} is not installed here.") from None
    except subprocess.TimeoutExpired:
        raise GalleryError(f"{command[0]} did not finish within {PATIENCE} seconds.") from None
    if done.returncode:
        raise GalleryError(f"{command[0]} failed: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
