"""What a Word export costs, against pandoc's whole process and against deflating the same text.

From loaded objects to finished bytes, in a warm process, as the program works: assembly, edition, writer.
Pandoc reads the same content as Markdown, with its defaults. Both are measured in turn, in CPU seconds, so
that other work on the machine falls on both.
"""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import time
import zipfile
import zlib
from pathlib import Path
from statistics import median

import pytest

from briefing_app.documents.assembly import Guide, assemble_note
from briefing_app.documents.collector import collector_paused
from briefing_app.documents.writers.markdown import write_markdown
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.edition import (
    AssembledNote,
    InternalEdition,
    PublicEdition,
    internal_edition,
    public_edition,
)
from briefing_app.domain.note import Note, NoteId, NoteSection
from briefing_app.domain.released_facts import stating_places
from briefing_app.domain.severance import Severance, Severances, SeveranceState
from briefing_app.domain.text import SectionId, Text
from tests.bench.binder import EXEMPTION, SEVERANCE, Binder
from tests.documents.example_editions import NOW, catalogue, template, wording

SIZES = {10: 0.35, 100: 0.12, 1000: 0.06}
"""Profiles, and the share of pandoc's CPU an export may cost."""

MOST_OF_DEFLATE = 3.0
ROUNDS = {10: 7, 100: 5, 1000: 3}

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        shutil.which("pandoc") is None, reason="PANDOC IS NOT INSTALLED: nothing to compare with"
    ),
]

SEVERANCES = Severances.of(
    [
        Severance(
            id=SEVERANCE,
            exemptions=frozenset({EXEMPTION}),
            state=SeveranceState.APPROVED,
            by="A. Tremblay",
            at=NOW,
            reason="injury to relations with the other state",
        )
    ]
)


def internal(assembled: AssembledNote) -> InternalEdition:
    return internal_edition(assembled, catalogue().scheme, {SEVERANCE: "s. 15(1) approved"})


def public(assembled: AssembledNote) -> PublicEdition:
    def cited(found: frozenset[object]) -> str:
        return catalogue().act.label(found, "en")  # type: ignore[arg-type]  # provisions, which the gate hands back as it got them

    return public_edition(assembled, SEVERANCES, catalogue().scheme, cited)


EDITIONS = {"internal": internal, "public": public}


def a_note(text: Text) -> Note:
    """A note that owns the binder as one section."""
    section = NoteSection(id=SectionId("s"), key="overview", heading="Overview", blocks=text)
    return Note(
        id=NoteId("n"), number="1", kind="meeting-note", title="Binder", language="en", sections=(section,)
    )


def assembled(given: Note) -> AssembledNote:
    """The note as the export service assembles it."""
    guide = Guide(catalogue().scheme, wording())
    kind = catalogue().kind(given.kind)
    return assemble_note(given, kind, {}, (), stating_places(()), guide)


def export(given: Note, kind: str) -> tuple[bytes, float]:
    """The finished bytes, and the CPU seconds from loaded objects to them: assembly, edition, writer."""
    start = time.process_time()
    with collector_paused():  # as the export service does
        data = write_word(EDITIONS[kind](assembled(given)), template(), wording(), {})
    return data, time.process_time() - start


def pandoc(source: Path, target: Path) -> float:
    """The CPU seconds of pandoc's whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["pandoc", str(source), "-o", str(target)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def deflating(text: bytes) -> float:
    """The CPU seconds of deflating a text at the usual level, with its checksum."""
    start = time.process_time()
    zlib.compress(text, 6)
    zlib.crc32(text)
    return time.process_time() - start


@pytest.mark.parametrize("kind", EDITIONS)
@pytest.mark.parametrize("profiles", SIZES)
def test_an_export_keeps_to_its_budget(profiles, kind, tmp_path, capsys):
    given = a_note(Binder().text(profiles))
    source = tmp_path / "binder.md"
    source.write_bytes(write_markdown(EDITIONS[kind](assembled(given)), wording(), {}))
    export(a_note(()), kind)  # the template is compiled once
    ours, theirs, limit = [], [], []
    for _ in range(ROUNDS[profiles]):
        data, cost = export(given, kind)
        ours.append(cost)
        theirs.append(pandoc(source, tmp_path / "binder.docx"))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            limit.append(deflating(package.read("word/document.xml")))
    of_pandoc, of_deflate = median(ours) / median(theirs), median(ours) / median(limit)
    with capsys.disabled():
        print(
            f"\n{kind} edition, {profiles} profiles: {of_pandoc:.3f} of pandoc (at most {SIZES[profiles]}), "
            f"{of_deflate:.2f} of deflating (at most {MOST_OF_DEFLATE})"
        )
    assert of_pandoc <= SIZES[profiles]
    assert of_deflate <= MOST_OF_DEFLATE
