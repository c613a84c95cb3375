"""The compared files, made once, and the table of what was found."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.documents.readers.word.compared.by_programs import OFFICE, by_programs
from tests.documents.readers.word.compared.case import Compared
from tests.documents.readers.word.compared.found import Found

TABLE = "BRIEFING_COMPARED_TABLE"
"""The variable that names the file which gets the table of all comparisons."""


def converted(sources: list[tuple[str, str]], folder: Path, *, html: bool) -> None:
    """Let LibreOffice make Word files of all of them in one go, in a profile of its own."""
    for name, text in sources:
        (folder / name).write_text(text, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    opened = ["--infilter=HTML (StarWriter)"] if html else []
    command = ["soffice", profile, "--headless", *opened, "--convert-to", "docx:MS Word 2007 XML"]
    names = [str(folder / name) for name, _ in sources]
    subprocess.run([*command, "--outdir", str(folder), *names], check=True, capture_output=True, timeout=170)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Compared], bytes]:
    """Gives what LibreOffice made of a file's source; it is started for the first that asks."""

    @cache
    def folder() -> Path:
        made = tmp_path_factory.mktemp("office")
        sources = [one.source for one in by_programs() if one.source is not None]
        for html in (True, False):
            converted([one for one in sources if one[0].endswith(".html") is html], made, html=html)
        return made

    return lambda case: (folder() / case.source[0]).with_suffix(".docx").read_bytes()


@pytest.fixture(scope="session")
def made(office: Callable[[Compared], bytes]) -> Callable[[Compared], bytes]:
    """Gives the bytes of a compared file, or skips where the tool that makes it is not installed."""
    files: dict[str, bytes] = {}

    def make(case: Compared) -> bytes:
        tool = {OFFICE: "soffice", "pandoc": "pandoc"}.get(case.maker)
        if tool is not None and shutil.which(tool) is None:
            pytest.skip(f"{tool.upper()} IS NOT INSTALLED: it makes this file")
        if case.name not in files:
            files[case.name] = case.make() if case.make is not None else office(case)
        return files[case.name]

    return make


@pytest.fixture(scope="session")
def found() -> Iterator[Found]:
    """Takes down what is found, and writes the table where it is asked for."""
    found = Found()
    yield found
    if os.environ.get(TABLE):
        Path(os.environ[TABLE]).write_text(found.table(), encoding="utf-8")
