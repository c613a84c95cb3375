"""``make bench``: costs compared side by side in one run, as ratios; see ``tests/bench``."""

from __future__ import annotations

import subprocess
import sys

import environment
import system


def main() -> int:
    """0 when every budget is kept, else 1."""
    try:
        environment.prepare(for_checks=True)
    except environment.SetUpError as error:
        print(f"Briefing Desk: {error}", file=sys.stderr)
        return 1
    system.install_or_name(system.missing_for_checks(), "every comparison")
    pytest = environment.SCRIPTS / "pytest"
    command = (pytest, "-q", "-s", "-m", "bench", "-p", "no:cacheprovider", "tests/bench")
    return subprocess.run(command, cwd=environment.ROOT, stdin=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
