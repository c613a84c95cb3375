"""An import is one act: all or nothing, undone whole, repeated without doubles, and nobody's work is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError, NotAllowedError, UnknownNameError
from briefing_app.domain.facts import Contribution, Incumbency
from briefing_app.domain.reading import BlockKind
from briefing_app.domain.text import Paragraph, Run, Withheld, block_words, contents, received_redactions
from briefing_app.paths import resources_folder
from briefing_app.services.reading import read_file
from briefing_app.storage.records import ActKind
from tests.documents.readers.word.making import docx, p
from tests.documents.readers.word.test_word_around import picture, png

BINDER = Path(__file__).parents[1] / "fixtures" / "binders" / "harbours.txt"


@pytest.fixture
def empty_desk(tmp_path: Path, program: Program) -> Iterator[Desk]:
    path = tmp_path / "empty.bdl"
    program.libraries.create(path)
    with program.open(path) as desk:
        yield desk


@pytest.fixture
def binder(tmp_path: Path) -> Path:
    path = tmp_path / "binder.txt"
    return Path(shutil.copyfile(BINDER, path))


def changed(binder: Path, old: str, new: str) -> Path:
    text = binder.read_text(encoding="utf-8")
    assert old in text
    newer = binder.with_name("newer.txt")
    newer.write_text(text.replace(old, new), encoding="utf-8")
    return newer


def words_of(desk: Desk, name: str, key: str) -> str:
    section = desk.profiles.find(name).section(key)
    assert section is not None
    return "\n".join(block_words(block) for block in section.texts["en"])


def test_a_file_that_cannot_be_read_changes_nothing(empty_desk: Desk, tmp_path: Path) -> None:
    damaged = tmp_path / "picture.txt"
    damaged.write_bytes(b"\x89PNG\x00\x00\x00binary")
    with pytest.raises(BriefingError):
        empty_desk.imports.import_file(damaged)
    assert empty_desk.imports.list() == ()


def test_a_binder_becomes_unconfirmed_profiles_with_their_facts(empty_desk: Desk, binder: Path) -> None:
    report = empty_desk.imports.import_file(binder)
    assert [(one.name, one.action) for one in report.profiles] == [
        ("Council of Port Cities", "added"),
        ("World Lighthouse Organization", "added"),
    ]
    council = empty_desk.profiles.find("CPC")
    assert not council.confirmed
    assert [one.key for one in council.sections] == ["overview", "engagement", "next-steps"]
    (fee,) = [one for one in council.facts if isinstance(one, Contribution)]
    assert (str(fee.amount), fee.currency, fee.confirmed) == ("45000", "CAD", False)
    assert any(isinstance(one, Incumbency) and one.person == "Tremblay" for one in council.facts)


def test_every_fact_points_at_words_that_stand_in_the_profile(empty_desk: Desk, binder: Path) -> None:
    empty_desk.imports.import_file(binder)
    council = empty_desk.profiles.find("CPC")
    blocks = {block.id: block_words(block) for section in council.sections for block in section.texts["en"]}
    statements = [statement for fact in council.facts for statement in fact.statements]
    assert statements
    assert all(one.words in blocks[one.block] for one in statements)


def test_received_redactions_arrive_as_such(empty_desk: Desk, binder: Path) -> None:
    report = empty_desk.imports.import_file(binder)
    section = empty_desk.profiles.find("CPC").section("next-steps")
    assert section is not None
    first = section.texts["en"][0]
    assert report.received_redactions == 2
    assert any(isinstance(part, Withheld) for piece in contents(first) for part in piece)


def test_what_belongs_to_no_profile_is_kept_as_a_note(empty_desk: Desk, binder: Path) -> None:
    report = empty_desk.imports.import_file(binder)
    assert report.note is not None
    note = empty_desk.notes.get(report.note)
    assert "trade passes through" in "\n".join(block_words(b) for s in note.sections for b in s.blocks)


def test_what_was_imported_is_found_by_search(empty_desk: Desk, binder: Path) -> None:
    empty_desk.imports.import_file(binder)
    assert empty_desk.search("dredging")
    assert empty_desk.search("dozen")


def test_the_same_file_twice_changes_nothing(empty_desk: Desk, binder: Path) -> None:
    empty_desk.imports.import_file(binder)
    before = [empty_desk.profiles.get(one.id) for one in empty_desk.profiles.list()]
    report = empty_desk.imports.import_file(binder)
    assert {one.action for one in report.profiles} == {"unchanged"}
    assert report.note is None
    assert [empty_desk.profiles.get(one.id) for one in empty_desk.profiles.list()] == before


def test_a_newer_edition_updates_and_keeps_what_says_the_same(empty_desk: Desk, binder: Path) -> None:
    empty_desk.imports.import_file(binder)
    before = empty_desk.profiles.find("CPC")
    report = empty_desk.imports.import_file(changed(binder, "in Lisbon in May 2020", "in Porto in June 2020"))
    after = empty_desk.profiles.find("CPC")
    assert [one.action for one in report.profiles] == ["updated", "unchanged"]
    assert "Porto" in words_of(empty_desk, "CPC", "next-steps")
    assert "Lisbon" not in words_of(empty_desk, "CPC", "next-steps")
    assert after.sections[0].texts == before.sections[0].texts


def test_a_text_an_officer_worked_on_is_left_as_it_is(empty_desk: Desk, binder: Path) -> None:
    empty_desk.imports.import_file(binder)
    council = empty_desk.profiles.find("CPC")
    own = Paragraph(id=council.sections[0].texts["en"][0].id, content=(Run("My own words."),))
    section = replace(council.sections[0], texts={"en": (own,)})
    with empty_desk.library.database.begin(empty_desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(council, sections=(section, *council.sections[1:])))
    report = empty_desk.imports.import_file(changed(binder, "twelve cities", "thirteen cities"))
    assert report.profiles[0].kept == ("overview",)
    assert words_of(empty_desk, "CPC", "overview") == "My own words."


def test_a_severed_passage_survives_the_next_edition(empty_desk: Desk, binder: Path) -> None:
    empty_desk.imports.import_file(binder)
    empty_desk.passages.mark(profile="CPC", section="engagement", words="$45,000 CAD", exemptions=["15(1)"])
    empty_desk.imports.import_file(changed(binder, "in Lisbon in May 2020", "in Porto in June 2020"))
    (view,) = empty_desk.severances.of_profile("CPC")
    assert view.words == ("$45,000 CAD",)


def test_an_import_is_undone_whole(empty_desk: Desk, binder: Path) -> None:
    report = empty_desk.imports.import_file(binder)
    empty_desk.imports.undo(report.number)
    assert empty_desk.profiles.list() == ()
    assert empty_desk.notes.list() == ()
    assert empty_desk.search("dredging") == ()


def test_an_update_is_undone_to_what_was_before(empty_desk: Desk, binder: Path) -> None:
    empty_desk.imports.import_file(binder)
    report = empty_desk.imports.import_file(changed(binder, "in Lisbon in May 2020", "in Porto in June 2020"))
    empty_desk.imports.undo(report.number)
    assert "Lisbon" in words_of(empty_desk, "CPC", "next-steps")


def test_an_import_that_a_note_was_made_from_is_not_undone(empty_desk: Desk, binder: Path) -> None:
    report = empty_desk.imports.import_file(binder)
    empty_desk.notes.create(kind="meeting-note", title="Talks", names=["CPC"], on=date(2019, 12, 1))
    with pytest.raises(NotAllowedError, match="cannot be undone"):
        empty_desk.imports.undo(report.number)
    assert len(empty_desk.profiles.list()) == 2


def test_an_unknown_import_is_named(empty_desk: Desk) -> None:
    with pytest.raises(UnknownNameError):
        empty_desk.imports.undo("7")


def test_two_stakeholders_of_one_short_form_are_not_taken_for_each_other(
    empty_desk: Desk, binder: Path
) -> None:
    empty_desk.imports.import_file(binder)
    other = changed(binder, "Council of Port Cities", "Centre for Polar Charts")
    empty_desk.imports.import_file(other)
    names = {one.name for one in empty_desk.profiles.list()}
    assert {"Council of Port Cities", "Centre for Polar Charts"} <= names


def test_a_name_that_differs_by_a_small_word_is_the_same_stakeholder(empty_desk: Desk, binder: Path) -> None:
    empty_desk.imports.import_file(binder)
    report = empty_desk.imports.import_file(
        changed(binder, "Council of Port Cities", "Council for Port Cities")
    )
    assert [one.action for one in report.profiles] == ["updated", "unchanged"]


def test_a_redaction_in_a_heading_arrives_too(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "headings.md"
    path.write_text("# Title\n\n## Talks with [REDACTED]\n\nWe meet them.\n", encoding="utf-8")
    report = empty_desk.imports.import_file(path)
    assert report.note is not None
    note = empty_desk.notes.get(report.note)
    held = [
        part
        for section in note.sections
        for block in section.blocks
        for piece in contents(block)
        for part in piece
        if isinstance(part, Withheld)
    ]
    assert (report.received_redactions, len(held)) == (1, 1)


def test_a_severance_in_a_newer_edition_reaches_a_note_made_from_the_older_one(
    empty_desk: Desk, binder: Path
) -> None:
    empty_desk.imports.import_file(binder)
    note = empty_desk.notes.create(kind="meeting-note", title="Talks", names=["CPC"])
    empty_desk.imports.import_file(changed(binder, "group on dredging", "group on dredging and wrecks"))
    given = {"profile": "CPC", "section": "engagement", "words": "$45,000 CAD"}
    empty_desk.passages.mark(**given, exemptions=["15(1)"], marking="PROTECTED A")
    (view,) = empty_desk.severances.of_note(note.number)
    assert view.words == ("$45,000 CAD",)
    marked = [b for s in empty_desk.notes.get(note.number).sections for b in s.blocks if b.portion]
    assert len(marked) == 1


def test_the_same_file_after_severing_makes_no_second_copy_of_what_was_severed(
    empty_desk: Desk, binder: Path
) -> None:
    first = empty_desk.imports.import_file(binder)
    empty_desk.passages.mark(note=first.note, section="part-1", words="every year", exemptions=["15(1)"])
    assert empty_desk.imports.import_file(binder).note is None


def test_a_document_of_headings_alone_is_kept(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "headings.md"
    path.write_text("# Title\n\n## Alone\n\n## And another\n", encoding="utf-8")
    report = empty_desk.imports.import_file(path)
    assert report.note is not None
    assert "And another" in [section.heading for section in empty_desk.notes.get(report.note).sections]


def test_portion_marks_of_a_binder_are_markings_and_never_released_as_words(
    empty_desk: Desk, tmp_path: Path
) -> None:
    binder = tmp_path / "marked.md"
    binder.write_text(
        "# Harbour Talks (HT)\n\n(PA) Berths are scarce.\n\n## Next steps\n\n- (PA) Answer soon.\n"
    )
    empty_desk.imports.import_file(binder)
    profile = empty_desk.profiles.find("Harbour Talks")
    blocks = [block for section in profile.sections for block in section.texts["en"]]
    assert [empty_desk.catalogue.scheme.portion(block.portion, "en") for block in blocks] == ["(PA)", "(PA)"]
    assert not any("(PA)" in block_words(block) for block in blocks)


def test_a_binder_marked_above_the_ceiling_is_refused_and_nothing_is_stored(
    empty_desk: Desk, tmp_path: Path
) -> None:
    binder = tmp_path / "secret.md"
    binder.write_text("# Harbour Talks (HT)\n\n(S) Berths are scarce.\n")
    with pytest.raises(NotAllowedError):
        empty_desk.imports.import_file(binder)
    assert "Harbour Talks" not in [one.name for one in empty_desk.profiles.list()]


def test_a_refused_binder_is_told_by_its_highest_marking_and_its_lines(
    empty_desk: Desk, tmp_path: Path
) -> None:
    binder = tmp_path / "secret.md"
    marked = ("PB", "S", "TS", "PB", "C", "PA", "S", "PB")
    binder.write_text(
        "# Harbour Talks (HT)\n\n" + "\n\n".join(f"({one}) Berths are scarce." for one in marked)
    )
    with pytest.raises(NotAllowedError) as refused:
        empty_desk.imports.import_file(binder)
    told = str(refused.value)
    assert told.startswith("TOP SECRET is above the ceiling of this library, PROTECTED A: ")
    assert "(passages: 7, at lines 3, 5, 7, 9, 11…, the first under “Harbour Talks (HT)”)" in told
    assert "a library with a higher ceiling" in told
    assert not list(tmp_path.rglob("*before-import*"))


@pytest.mark.parametrize(
    ("old", "new"), [("[REDACTED]\nEngagement", "who paid.\nEngagement"), ("- [REDACTED]\n", "- Pay them.\n")]
)
def test_a_newer_file_gives_no_words_to_a_received_redaction(
    empty_desk: Desk, binder: Path, old: str, new: str
) -> None:
    def redactions() -> int:
        sections = empty_desk.profiles.find("CPC").sections
        return sum(received_redactions(block) for one in sections for block in one.texts["en"])

    empty_desk.imports.import_file(binder)
    before = redactions()
    report = empty_desk.imports.import_file(changed(binder, old, new))
    assert redactions() == before == 2
    assert [one.kept for one in report.profiles] == [("overview" if "paid" in new else "next-steps",), ()]


def test_an_internal_edition_is_not_imported_for_its_withheld_words_would_stand_free(
    empty_desk: Desk, binder: Path
) -> None:
    note = empty_desk.imports.import_file(binder).note
    assert note is not None
    copy = empty_desk.exports.export(note, EditionKind.INTERNAL, out=binder.with_name("copy.docx")).path
    with pytest.raises(NotAllowedError, match="would stand free"):
        empty_desk.imports.import_file(copy)
    assert len(empty_desk.imports.list()) == 1


def test_a_picture_that_an_officer_leaves_with_the_page_is_not_stored(
    empty_desk: Desk, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "pictures.docx"
    drawn = picture('r:embed="a"'), picture('r:embed="b"')
    path.write_bytes(docx(p("Words.") + "".join(map(p, drawn)), media={"a": png(1), "b": png(2)}))
    reading = program.read(path)
    left, *kept = [one for one in reading.blocks if one.kind is BlockKind.PICTURE]
    blocks = [replace(one, kind=BlockKind.BOILERPLATE) if one is left else one for one in reading.blocks]
    empty_desk.imports.import_reading(replace(reading, blocks=tuple(blocks)))
    digests = [one.picture.digest for one in (left, *kept) if one.picture is not None]
    assert len(set(digests)) == 2
    with empty_desk.library.database.read() as unit:
        assert unit.pictures.get(digests[1])
        with pytest.raises(UnknownNameError):
            unit.pictures.get(digests[0])


EDITION_OF_BEFORE = "# Harbour Talks (HT)\n\nPort fees. We ask for canaries [proposed] in May.\n"


@pytest.mark.parametrize(
    ("edition", "line"),
    [
        (f"PROTECTED A\n\n{EDITION_OF_BEFORE}\nPROTECTED A\n", 5),
        (f"UNCLASSIFIED\n\n{EDITION_OF_BEFORE}", 5),
        (EDITION_OF_BEFORE.replace("Port", "(PA) Port"), 3),
        (EDITION_OF_BEFORE.replace("Port", "> (PA) Port"), 3),
        (f"> **UNCLASSIFIED**\n\n{EDITION_OF_BEFORE}", 5),
        (f"Marking: PROTECTED A\n\n{EDITION_OF_BEFORE}", 5),
        (f"{EDITION_OF_BEFORE}\n(U) Berths.\n", 3),
        (EDITION_OF_BEFORE.replace("Port", "(NC) Port").replace("proposed", "Propos\u00e9"), 3),
    ],
)
def test_a_marked_text_with_flags_of_before_is_refused_by_its_lines(
    empty_desk: Desk, tmp_path: Path, edition: str, line: int
) -> None:
    copy = tmp_path / "copy.md"
    copy.write_text(edition, encoding="utf-8")
    with pytest.raises(NotAllowedError) as refused:
        empty_desk.imports.import_file(copy)
    assert f"(passages: 1, at line {line}, under “Harbour Talks (HT)”)" in str(refused.value)
    assert "canaries" not in str(refused.value)
    assert empty_desk.profiles.list() == ()
    copy.write_text(edition.replace("[", "(").replace("]", ")"), encoding="utf-8")
    assert empty_desk.imports.import_file(copy).note  # as the sentence says


def test_words_on_the_ground_of_withheld_ones_with_a_flag_of_before_are_refused(
    empty_desk: Desk, tmp_path: Path
) -> None:
    ground = '<w:rPr><w:shd w:val="clear" w:fill="FFE8A3"/></w:rPr>'
    run = f'<w:r>{ground}<w:t xml:space="preserve">the canary </w:t></w:r><w:r><w:t>[approved]</w:t></w:r>'
    copy = tmp_path / "copy.docx"
    copy.write_bytes(docx(f"{p('Harbour Talks (HT)')}<w:p>{run}</w:p>"))
    with pytest.raises(NotAllowedError):
        empty_desk.imports.import_file(copy)


def test_an_ordinary_document_that_says_proposed_between_brackets_is_imported_and_told(
    empty_desk: Desk, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("# Harbour Talks (HT)\n\n(A) Port fees [proposed].\n\n(B) Berths.\n\n(C) Cranes.\n")
    assert empty_desk.imports.import_file(plan).note
    told = [
        one.line for one in read_file(plan, resources_folder()).warnings if one.code == "state-in-brackets"
    ]
    assert told == [3]
