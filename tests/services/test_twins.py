"""A public file leans on nothing withheld: with other words withheld it is the same, byte for byte."""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain import release as domain_release
from briefing_app.domain.edition import AssembledNote, EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import Contribution, Fact, FactId, Incumbency
from briefing_app.domain.note import Note, owned_text
from briefing_app.domain.profile import Profile
from briefing_app.domain.release import release
from briefing_app.domain.text import Content, Run, block_words, contents
from briefing_app.domain.withheld_places import held_words
from briefing_app.services import editions
from briefing_app.services.exports import FORMATS, ExportService
from briefing_app.services.note_reading import read_note
from briefing_app.services.twins import redrawn
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE
from .random_libraries import RandomLibrary
from .test_editions import sever
from .test_notes import meeting

PUBLIC = EditionKind.PUBLIC
LIBRARIES = int(os.environ.get("BRIEFING_LIBRARIES", "25"))
"""How many libraries are made by chance: a thousand before a version is given out."""

BY_CHANCE = settings(
    max_examples=LIBRARIES,
    deadline=None,
    phases=[phase for phase in Phase if phase is not Phase.explain],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, program: Program) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.bdl"
    program.libraries.create(path)
    return path


@pytest.mark.timeout(7200)
@BY_CHANCE
@given(st.integers(0, 2**32))
def test_no_public_file_of_a_library_by_chance_leans_on_what_is_withheld(
    tmp_path: Path, empty: Path, program: Program, seed: int
) -> None:
    with program.open(Path(shutil.copyfile(empty, tmp_path / f"{seed}.bdl"))) as desk:
        number = RandomLibrary(desk, Random(seed)).number
        for format_ in FORMATS if LIBRARIES > 25 else ("docx", FORMATS[1 + seed % 3]):
            try:
                desk.exports.export(
                    number, EditionKind.PUBLIC, out=tmp_path / f"{seed}.{format_}", force=True
                )
            except EditionRefusedError as refusal:
                if "if other words were withheld" in str(refusal):
                    raise
                assume(False)  # for another reason, such as a short word that stands free somewhere


@pytest.mark.parametrize("seed", range(4))
def test_in_a_twin_all_that_is_withheld_is_said_otherwise_and_nothing_else(
    tmp_path: Path, empty: Path, program: Program, seed: int
) -> None:
    with program.open(Path(shutil.copyfile(empty, tmp_path / "a.bdl"))) as desk:
        number = RandomLibrary(desk, Random(seed)).number
        with desk.library.database.read() as unit:
            reading = read_note(unit, number)
    twin = redrawn(reading, 1)
    assert twin is not None
    before, after = owned_text(reading.note), owned_text(twin.note)
    assert release(before, reading.severances) == release(after, reading.severances)
    held, redrawn_ones = held_words(before), held_words(after)
    assert held.keys() == redrawn_ones.keys()
    for severance, phrases in held.items():
        words = {word for said in phrases for word in said.split() if len(word) > 3}
        assert not words & {word for said in redrawn_ones[severance] for word in said.split()}


def test_a_note_in_which_nothing_is_withheld_has_no_twin(desk: Desk) -> None:
    note = meeting(desk, "AFS")
    with desk.library.database.read() as unit:
        assert redrawn(read_note(unit, note.number), 1) is None


def test_a_twin_is_the_same_each_time(desk: Desk) -> None:
    note = severed_note(desk)
    with desk.library.database.read() as unit:
        reading = read_note(unit, note.number)
    assert redrawn(reading, 2) == redrawn(reading, 2)
    assert redrawn(reading, 2) != redrawn(reading, 3)


def severed_note(desk: Desk) -> Note:
    """A note with a sum and a name withheld, and the facts that they state."""
    note = meeting(desk, "HC", "AFS")
    sever(desk, note, FEE)
    sever(desk, note, "Ana Roy", provision="19(1)")
    return note


# ---- what leans on withheld words, each time in another way

Whole = AssembledNote
LEAKS: dict[str, Callable[[Whole, Sequence[Fact]], str]] = {
    "the number of words in the full text": lambda whole, _: str(len(said(whole).split())),
    "the length of the full text": lambda whole, _: str(len(said(whole)) // 20),
    "a digest of the full text": lambda whole, _: hashlib.sha256(said(whole).encode()).hexdigest()[:6],
    "an id drawn from the full text": lambda whole, _: str(zlib.crc32(said(whole).encode())),
    "how many runs there are": lambda whole, _: str(len(runs(whole))),
    "how much is bold": lambda whole, _: str(sum(one.bold for one in runs(whole))),
    "how many links there are": lambda whole, _: str(sum(bool(one.link) for one in runs(whole))),
    "the sum of all payments": lambda _, facts: str(sum(amounts(facts)) + 7),
    "whether a payment is a large one": lambda _, facts: str([one > 165_000 for one in amounts(facts)]),
    "who comes first by the alphabet": lambda _, facts: str(sorted(people(facts))[0][:1]),
    "the place of a fact in the list": lambda _, facts: str([type(one).__name__ for one in facts]),
}
"""What an exporter could print by mistake, of all blocks before anything is taken out and of all facts."""
# They stand for ways in which documents were known to tell: counts in their properties, pages and where
# these break, ids and digests of the full text and an order by them, gaps in a list, sums; below stand tests
# for a gap as wide as what was there, and for the size of a file.


def said(whole: Whole) -> str:
    return "\n".join(block_words(block) for block in (*whole.front, *whole.blocks))


def runs(whole: Whole) -> list[Run]:
    found = (part for block in whole.blocks for piece in contents(block) for part in piece)
    return [part for part in found if isinstance(part, Run)]


def amounts(facts: Sequence[Fact]) -> list[Decimal]:
    found = (one.amount for one in facts if isinstance(one, Contribution))
    return [one for one in found if isinstance(one, Decimal)]


def people(facts: Sequence[Fact]) -> list[str]:
    return [str(one.person) for one in facts if isinstance(one, Incumbency)]


def leak(monkeypatch: pytest.MonkeyPatch, told: Callable[[Whole, Sequence[Fact]], str]) -> None:
    """Let every document print below its title what is told of all that it is made from."""
    assemble = editions.assemble_note

    def assembled(
        note: Note, kind: object, profiles: Mapping[object, Profile], *given: object, **more: bool
    ) -> Whole:
        whole = assemble(note, kind, profiles, *given, **more)  # type: ignore[arg-type]  # what a caller names is passed on as it stands
        facts = [fact for profile in profiles.values() for fact in profile.facts]
        return replace(whole, subtitle=f"{whole.subtitle} {told(whole, facts)}")

    monkeypatch.setattr(editions, "assemble_note", assembled)


@pytest.mark.parametrize(
    ("name", "format_"),
    [*((name, "txt") for name in LEAKS), *((next(iter(LEAKS)), one) for one in FORMATS[:3])],
)
def test_a_file_that_tells_of_withheld_words_is_not_handed_over(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, format_: str
) -> None:
    note = severed_note(desk)
    leak(monkeypatch, LEAKS[name])
    with pytest.raises(EditionRefusedError, match="if other words were withheld") as refused:
        desk.exports.export(note.number, PUBLIC, out=tmp_path / f"out.{format_}")
    assert not list(tmp_path.glob("out*"))
    assert all(one.startswith("withheld words show in ") for one in refused.value.obstacles)
    assert refused.value.obstacles


def test_a_gap_as_wide_as_what_was_taken_out_is_found(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = severed_note(desk)
    taken_out = domain_release.sever

    def wide(content: Content, severances: object) -> Content:
        gap = sum(len(one.text) for one in content if isinstance(one, Run) and one.severances)
        return (*taken_out(content, severances), Run("\u00a0" * gap))  # type: ignore[arg-type]  # called with severances, as it always is

    monkeypatch.setattr(domain_release, "sever", wide)
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.export(note.number, PUBLIC, out=tmp_path / "out.docx")
    assert all("word/document.xml, paragraph " in one for one in refused.value.obstacles)


def test_a_file_padded_by_the_length_of_the_full_text_is_found(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = severed_note(desk)
    lengths: list[int] = []
    leak(monkeypatch, lambda whole, _: lengths.append(len(said(whole))) or "")
    write = ExportService._written
    monkeypatch.setattr(ExportService, "_written", lambda *given: write(*given) + b"\n" * lengths[-1])
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.export(note.number, PUBLIC, out=tmp_path / "out.txt")
    assert all(one.startswith("withheld words show in line ") for one in refused.value.obstacles)


def test_a_refusal_says_where_in_no_withheld_word_and_is_recorded(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = severed_note(desk)
    leak(monkeypatch, LEAKS["the sum of all payments"])
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.export(note.number, PUBLIC, out=tmp_path / "out.md")
    told = f"{refused.value} {refused.value.obstacles}"
    assert "line " in told
    assert not any(word in told for word in (*FEE.split(), "Ana", "Roy", "165"))
    with desk.library.database.read() as unit:
        (entry,) = [one for one in unit.audit.list() if one.action == "export-refused"]
    assert entry.reason == "3 twins differ"


def test_force_is_no_way_round(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = severed_note(desk)
    leak(monkeypatch, LEAKS["a digest of the full text"])
    with pytest.raises(EditionRefusedError):
        desk.exports.export(note.number, PUBLIC, out=tmp_path / "out.md", force=True)
    assert not list(tmp_path.glob("out*"))


def test_an_internal_file_tells_what_it_likes(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = severed_note(desk)
    leak(monkeypatch, LEAKS["a digest of the full text"])
    assert desk.exports.export(note.number, EditionKind.INTERNAL, out=tmp_path / "out.md").path.exists()


def test_a_table_that_shows_facts_the_note_does_not_state_is_found(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No search finds them: nothing is severed, they are only not released."""
    note = meeting(desk, "HC", "AFS")
    engagement = next(one for one in note.sections if one.key == "engagement" and one.blocks)
    desk.note_editing.delete_section(note.number, engagement.id)
    out = tmp_path / "out.txt"
    desk.exports.export(note.number, PUBLIC, out=out)
    assert "Ana Roy" not in out.read_text(encoding="utf-8")
    monkeypatch.setattr(editions, "_facts", lambda material, *_: material.facts)
    with pytest.raises(EditionRefusedError, match="if other words were withheld"):
        desk.exports.export(note.number, PUBLIC, out=out, force=True)


# ---- what a twin must keep, so that nothing is refused for no reason


def test_a_sum_typed_by_hand_that_is_severed_in_the_text_stays_withheld_in_the_twins(
    desk: Desk, tmp_path: Path
) -> None:
    profile = desk.profiles.find("HC")
    by_hand = Contribution(
        id=FactId(new_id()), profile=profile.id, amount=Decimal(165000), currency="CAD", period="once"
    )
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        unit.profiles.save(replace(profile, facts=(*profile.facts, by_hand)))
    note = severed_note(desk)
    for format_ in FORMATS:
        desk.exports.export(note.number, PUBLIC, out=tmp_path / f"out.{format_}")
    assert "CAD" not in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_a_fact_that_stands_free_beside_severed_words_stays_released_in_the_twins(
    desk: Desk, tmp_path: Path
) -> None:
    note = meeting(desk, "HC", "AFS")
    sever(desk, note, FEE)
    for format_ in FORMATS:
        desk.exports.export(note.number, PUBLIC, out=tmp_path / f"out.{format_}")
    told = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert told.count("Ana Roy") == 2  # in the passage, and in the list of people
