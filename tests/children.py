"""What processes that tests start are given."""

from __future__ import annotations

import os


def unmeasured() -> dict[str, str]:
    """The environment without what makes a child measure its coverage, which loads modules of its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}
