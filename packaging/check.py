"""``make test``: every check there is, all of them made even when one fails; here and in CI alike."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import environment
import system

COMMANDS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
    "layers": ("lint-imports", "--no-cache"),
    "tests": ("pytest", "-q", "-n", "2", "--dist", "worksteal", "--cov", "--cov-report", "term"),
}


def main() -> int:
    """0 when every check passes, else 1 after naming those that do not."""
    try:
        environment.prepare(for_checks=True)
    except environment.SetUpError as error:
        print(f"Briefing Desk: {error}", file=sys.stderr)
        return 1
    system.install_or_name(system.missing_for_checks(), "every check")
    checks: dict[str, Callable[[], bool]] = {name: partial(succeeds, COMMANDS[name]) for name in COMMANDS}
    checks["bundle"] = frozen
    checks["generated files"] = partial(unchanged, tracked_contents())
    failed = [name for name, check in checks.items() if not told(name, check)]
    if lacking := system.missing_for_checks():
        print(
            f"\nNot everything was checked, for want of {' '.join(lacking)}: tests that need it were skipped."
        )
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nEvery check passes.")
    return 1 if failed else 0


def told(name: str, passes: Callable[[], bool]) -> bool:
    """Whether the check passes; says its name before, and how it went and how long it took after."""
    print(f"\n-- {name}", flush=True)
    begun = time.monotonic()
    passed = passes()
    print(f"-- {name}: {'ok' if passed else 'FAILED'} ({time.monotonic() - begun:.0f} s)", flush=True)
    return passed


def succeeds(command: tuple[str, ...]) -> bool:
    """Whether a command of the environment ends well; what it says is shown as it comes."""
    path = f"{environment.SCRIPTS}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    done = subprocess.run(
        [environment.SCRIPTS / command[0], *command[1:]],
        cwd=environment.ROOT,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def frozen() -> bool:
    """Whether the program, frozen for this system, does all it is for; only Linux builds it here."""
    if sys.platform != "linux":
        return True
    script = environment.ROOT / "packaging" / "bundle.py"
    return subprocess.run([sys.executable, script], stdin=subprocess.DEVNULL, check=False).returncode == 0


def unchanged(before: dict[Path, str]) -> bool:
    """Whether the files are what they were; one that a check wrote anew had been out of date."""
    after = tracked_contents()
    changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    for path in changed:
        print(
            f"{path} was changed while the checks ran; look at the difference, and commit it if it is right."
        )
    return not changed


def tracked_contents() -> dict[Path, str]:
    """A digest of each file that belongs to the checkout; empty where git is not there to know them."""
    if not shutil.which("git"):
        return {}
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=environment.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    paths = [environment.ROOT / name for name in listed.stdout.split("\0") if name]
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
