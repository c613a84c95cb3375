"""``make run``: shows Briefing Desk at work on a library of sample records.

With a screen the window opens; without one the sample briefing note is exported, and the place of the Word
file is said. Everything is done through the program's own command line.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import environment
import system

WHERE = "from briefing_app import paths; print(paths.made_private(paths.user_data_folder()))"
WINDOW_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
DOCUMENT = environment.ROOT / "exports" / "sample-briefing-note.docx"


def main() -> int:
    """The exit code: 0 when the window was closed or the document written, 1 after a sentence."""
    if not os.environ.get("HOME"):
        os.environ.pop("HOME", None)  # set but empty would mean the root of the file system
    try:
        environment.prepare()
        system.install_or_name(system.missing_for_window(), "the window")
        library = sample_library()
        return open_window(library) if has_screen() else write_document(library)
    except environment.SetUpError as error:
        print(f"Briefing Desk: {error}", file=sys.stderr)
        return 1


def has_screen() -> bool:
    """Whether Qt can open a window here; tried, for a name in the environment may belong to a dead screen."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        probe = subprocess.run(
            [environment.PYTHON, "-c", WINDOW_PROBE], capture_output=True, timeout=60, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    if probe.returncode:
        print("Briefing Desk: no window can be opened on this screen, so a Word file is written instead.")
    return probe.returncode == 0


def sample_library() -> Path:
    """The library with the sample records in the user's data folder, made when it is not there."""
    found = subprocess.run(
        [environment.PYTHON, "-c", WHERE], cwd=environment.ROOT, capture_output=True, text=True, check=False
    )
    if found.returncode:
        raise environment.SetUpError(found.stderr.strip().splitlines()[-1].partition(": ")[2])
    library = Path(found.stdout.strip()) / "sample.bdl"
    if not library.exists():
        ask(library, "sample")
    return library


def open_window(library: Path) -> int:
    """The exit code of the window."""
    print(f"Briefing Desk: opening {library}", flush=True)
    return subprocess.run([program(), "--library", library], check=False).returncode


def write_document(library: Path) -> int:
    """0 once the sample note is written as a Word file."""
    number = sample_note(ask(library, "note", "list", "--json"))
    DOCUMENT.parent.mkdir(exist_ok=True)
    kind = ("--edition", "internal", "--format", "docx")
    written = ask(library, "export", number, *kind, "--out", str(DOCUMENT), "--force")
    print(f"Briefing Desk: there is no screen here; the sample briefing note is at {written.strip()}")
    return 0


def sample_note(listing: str) -> str:
    """The number of the sample briefing note: the first meeting note, else the first note of any kind."""
    notes = json.loads(listing)["notes"]
    if not notes:
        raise environment.SetUpError("The sample library holds no note; delete it and run this again.")
    meetings = [note for note in notes if note["kind"] == "meeting-note"]
    return str((meetings or notes)[0]["number"])


def ask(library: Path, *words: str) -> str:
    """What the program prints for a command.

    Raises:
        SetUpError: the program refused; it has said why.
    """
    answer = subprocess.run(
        [program(), "--library", library, *words], stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    if answer.returncode:
        raise environment.SetUpError(f"'briefing-app {' '.join(words)}' did not succeed; see the line above.")
    return answer.stdout


def program() -> Path:
    """The installed program."""
    return environment.SCRIPTS / ("briefing-app.exe" if sys.platform == "win32" else "briefing-app")


if __name__ == "__main__":
    sys.exit(main())
