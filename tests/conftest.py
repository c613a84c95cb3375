"""What every test stands on: no screen, a home of its own, Hypothesis profiles, the published binders."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SEEDS_VARIABLE = "BRIEFING_SEEDS"
NO_SEEDS = f"the published binders are not here: set {SEEDS_VARIABLE} to the folder that holds them"

# Two cores and a coverage tracer make single examples slow now and then; the time limit is the test's own.
settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=50,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files are rewritten on demand, never by accident."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files, do not compare")


def pytest_configure(config: pytest.Config) -> None:
    """Before Qt is loaded: no screen, and a home in which nothing of the person's can be touched."""
    home = Path(tempfile.mkdtemp(prefix="briefing-home-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name, folder in _places_in(home).items():
        folder.mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(folder)
    (home / "run").chmod(0o700)  # Qt warns of a runtime folder that others may read


def pytest_collection_finish() -> None:
    """What is there before the first test is there to the end: the cycle collector need not go through it."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says loudly how many tests were skipped for want of the binders."""
    skipped = [one for one in terminalreporter.getreports("skipped") if NO_SEEDS in str(one.longrepr)]
    if skipped:
        terminalreporter.write_sep("!", f"{len(skipped)} tests skipped: {NO_SEEDS}", yellow=True)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the published binders; a test that asks for it is skipped where they are not."""
    folder = Path(os.environ.get(SEEDS_VARIABLE) or "nowhere")
    if not any(folder.glob("*.txt")):
        pytest.skip(NO_SEEDS)
    return folder


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(autouse=True)
def _no_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds a library by the variable of another."""
    monkeypatch.delenv("BRIEFING_LIBRARY", raising=False)


def _places_in(home: Path) -> dict[str, Path]:
    """The variables that tell programs where a person's files are, on Linux and on Windows."""
    return {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_DOCUMENTS_DIR": home / "Documents",
        "XDG_RUNTIME_DIR": home / "run",
    }
