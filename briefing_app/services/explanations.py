"""Why a block was taken for what it is, and what was found odd, in a sentence of the officer's language.

Readers keep the code of each decision; the sentences are data (``resources/reading.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_app.domain.names import Names

FILE = "reading.toml"


@dataclass(frozen=True, slots=True)
class Explanations:
    """The sentences by code; a code without one is shown as it is rather than not at all."""

    rules: Mapping[str, Names]
    warnings: Mapping[str, Names]

    def rule(self, code: str, language: str) -> str:
        """Why a block is what it is."""
        return self.rules[code].text(language) if code in self.rules else code

    def warning(self, code: str, language: str) -> str:
        """What is odd."""
        return self.warnings[code].text(language) if code in self.warnings else code


def load_explanations(resources: Path) -> Explanations:
    """The sentences that come with the program."""
    data = tomllib.loads((resources / FILE).read_text(encoding="utf-8"))
    return Explanations(_named(data["rules"]), _named(data["warnings"]))


def _named(table: Mapping[str, Mapping[str, str]]) -> Mapping[str, Names]:
    return {code: Names.of(**texts) for code, texts in table.items()}
