"""The day once more in a real window: an X server, a window manager, keys that go through both."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import docx
import pytest

from tests.ui.tour.day import OPEN_WORDS

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
LACKING = [name for name in ("Xvfb", "openbox", "xdotool") if shutil.which(name) is None]
PATIENCE = 240


def ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(20)
    process.kill()


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen of its own with a window manager on it; the server chooses a number that is free."""
    told, said = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(said), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[said],
        stderr=subprocess.DEVNULL,
    )
    os.close(said)
    with os.fdopen(told) as pipe:
        display = f":{pipe.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox", "--config-file", str(HERE / "openbox.xml")],
        env={**os.environ, "DISPLAY": display},
        stderr=subprocess.DEVNULL,
    )
    yield display
    ended(manager)
    ended(server)


@pytest.mark.timeout(PATIENCE + 60)
@pytest.mark.skipif(bool(LACKING), reason=f"NO SCREEN CAN BE MADE: {LACKING} lack")
def test_a_whole_day_is_done_in_a_real_window(screen: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.tour.on_a_screen", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    written = "\n".join(one.text for one in docx.Document(str(tmp_path / "meeting.docx")).paragraphs)
    assert OPEN_WORDS in written
