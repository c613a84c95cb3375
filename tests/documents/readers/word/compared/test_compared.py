"""Twenty-one Word files of five makers, read by us, by pandoc and by python-docx, word for word.

Every difference is named: a known defect of the other tool with its reason, or it fails here.
BRIEFING_COMPARED_TABLE=FILE writes what was found as a table.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache

import pytest

from tests.documents.readers.word.compared.by_hand import HAND, by_hand
from tests.documents.readers.word.compared.by_programs import by_programs
from tests.documents.readers.word.compared.case import Compared, Defect, Difference
from tests.documents.readers.word.compared.found import Found
from tests.documents.readers.word.compared.readings import differences, ours, pandoc, python_docx

CASES = (*by_hand(), *by_programs())
COMPARED_PANDOC = "2.17"
"""The version whose defects are named here: another has others."""

pytestmark = pytest.mark.timeout(180)  # the first that LibreOffice makes waits for it to start


@cache
def lacking() -> str:
    """Why there is no comparison with pandoc, nothing where there is."""
    if shutil.which("pandoc") is None:
        return "PANDOC IS NOT INSTALLED: nothing to compare with"
    said = subprocess.run(["pandoc", "--version"], check=True, capture_output=True, text=True).stdout
    version = said.split(maxsplit=2)[1]
    return "" if version.startswith(COMPARED_PANDOC) else f"PANDOC IS {version}, NOT {COMPARED_PANDOC}"


def unexplained(found: list[Difference], known: tuple[Defect, ...]) -> list[Difference]:
    """The differences no defect names; a defect that is not there is an error too."""
    left = list(found)
    for one in (one for defect in known for one in defect.differences):
        if one in left:
            left.remove(one)
        else:
            left.append(Difference(f"NO LONGER THERE: {one.ours}", one.theirs, one.part))
    return left


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pandoc_tells_the_same_words(case: Compared, made: Callable[[Compared], bytes], found: Found) -> None:
    if lacking():
        pytest.skip(lacking())
    data = made(case)
    here, there = ours(data), pandoc(data)
    left = unexplained(differences(here, there), case.pandoc)
    found.take(case, "pandoc", here, there, left)
    assert not left


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_python_docx_tells_the_same_words(
    case: Compared, made: Callable[[Compared], bytes], found: Found
) -> None:
    data = made(case)
    here, there = ours(data), python_docx(data, margins=case.maker != HAND)
    left = unexplained(differences(here, there), case.python_docx)
    found.take(case, "python-docx", here, there, left)
    assert not left


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_word_that_nobody_sees_is_told(case: Compared, made: Callable[[Compared], bytes]) -> None:
    told = " ".join(word for words in ours(made(case)).values() for word in words)
    assert "canary" not in told


def test_each_file_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 20
