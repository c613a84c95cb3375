"""The sample library: what it shows, what its public editions hold back, how strictly its files are read."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.bootstrap import Desk, Program, start
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError, EditionRefusedError, LibraryError
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    Incumbency,
    Membership,
    NextStep,
    Project,
    Tenure,
)
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.note import blocks_of, owned_text
from briefing_app.domain.passages import find
from briefing_app.domain.profile import Profile, ProfileKind
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import (
    Block,
    FootnoteReference,
    HardBreak,
    ListItem,
    Run,
    Table,
    Withheld,
    WithheldBlock,
    contents,
    walk,
    words,
)
from briefing_app.domain.withheld_places import severed_phrases
from briefing_app.services.sample import make_sample, read_sample

FORUMS = ("FCM", "M5", "IGC", "GFMD", "IOM", "RCM", "TCM", "UNHCR")
FACTS = (Contribution, Engagement, NextStep, Incumbency, Tenure, Membership, Project)
BOTH = (EditionKind.INTERNAL, EditionKind.PUBLIC)
GALLERY = paths.sample_folder().parent / "exports" / "gallery"


@pytest.fixture(scope="module")
def sample_program() -> Program:
    return start()


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory, sample_program: Program) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.bdl"
    assert sample_program.sample(path) == "1"
    return path


@pytest.fixture(scope="module")
def sample(sample_path: Path, sample_program: Program) -> Iterator[Desk]:
    with sample_program.open(sample_path) as desk:
        yield desk


@pytest.fixture(scope="module")
def profiles(sample: Desk) -> tuple[Profile, ...]:
    return tuple(sample.profiles.get(one.id) for one in sample.profiles.list())


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A copy of the files, to be spoilt."""
    shutil.copytree(paths.sample_folder() / "sample", tmp_path / "sample")
    return tmp_path


def blocks_in(profiles: tuple[Profile, ...]) -> Iterator[Block]:
    for profile in profiles:
        for section in profile.sections:
            for text in section.texts.values():
                yield from walk(text)


def facts_in(profiles: tuple[Profile, ...]) -> tuple[Fact, ...]:
    return tuple(fact for profile in profiles for fact in profile.facts)


def severances_in(desk: Desk) -> tuple[Severance, ...]:
    with desk.library.database.read() as unit:
        return tuple(unit.severances.all().by_id.values())


def words_in_package(path: Path) -> str:
    with zipfile.ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist())


def plain(package: str) -> str:
    return re.sub(r"<[^>]*>", "", package)


def test_every_sort_of_stakeholder_is_in_the_sample(profiles: tuple[Profile, ...]) -> None:
    assert {profile.kind for profile in profiles} == set(ProfileKind)


@pytest.mark.parametrize("acronym", FORUMS)
def test_each_forum_of_the_binder_is_found_in_both_languages(sample: Desk, acronym: str) -> None:
    forum = sample.profiles.find(acronym)
    assert {"overview", "engagement", "next-steps"} <= {section.key for section in forum.sections}
    assert forum.section("overview").texts.keys() == {"en", "fr"}
    assert forum.name("en") != forum.name("fr")


def test_a_text_and_its_translation_are_paired_block_by_block(sample: Desk) -> None:
    texts = sample.profiles.find("UNHCR").section("engagement").texts
    pairs = [[block.pair for block in texts[language]] for language in ("en", "fr")]
    assert pairs[0] == pairs[1]
    assert None not in pairs[0]
    assert len(set(pairs[0])) == len(pairs[0]) > 1


def test_severances_of_every_state_under_many_provisions_are_in_the_sample(sample: Desk) -> None:
    found = severances_in(sample)
    assert {one.state for one in found} == set(SeveranceState)
    provisions = {provision for one in found for provision in one.exemptions}
    assert {"atia:13(1)(a)", "atia:15(1)", "atia:21(1)(a)", "atia:19(1)"} <= provisions
    assert all(one.closed_at is None for one in found)
    assert all(one.reason for one in found if one.state is not SeveranceState.PROPOSED)


def test_received_redactions_of_every_scope_in_running_text_are_in_the_sample(
    profiles: tuple[Profile, ...],
) -> None:
    parts = [part for block in blocks_in(profiles) for piece in contents(block) for part in piece]
    assert {part.scope for part in parts if isinstance(part, Withheld)} >= {"inline", "item", "line"}
    assert any(isinstance(block, WithheldBlock) for block in blocks_in(profiles))


def test_every_sort_of_block_and_inline_object_is_in_the_sample(profiles: tuple[Profile, ...]) -> None:
    blocks = tuple(blocks_in(profiles))
    items = [block for block in blocks if isinstance(block, ListItem)]
    parts = [part for block in blocks for piece in contents(block) for part in piece]
    assert {item.level for item in items} >= {1, 2}
    assert {item.numbered for item in items} == {True, False}
    assert any(isinstance(part, FootnoteReference) for part in parts)
    assert any(isinstance(part, HardBreak) for part in parts)
    assert any(isinstance(part, Run) and part.link for part in parts)
    cells = [c for block in blocks if isinstance(block, Table) for row in block.rows for c in row.cells]
    assert any(cell.severances or any(severed_phrases((inner,)) for inner in cell.blocks) for cell in cells)


def test_facts_of_every_sort_are_in_the_sample_and_confirmed(profiles: tuple[Profile, ...]) -> None:
    facts = facts_in(profiles)
    assert {type(fact) for fact in facts} == set(FACTS)
    assert all(fact.confirmed for fact in facts)
    assert any(isinstance(getattr(fact, field.name), Withheld) for fact in facts for field in fields(fact))


def test_the_words_that_state_a_fact_stand_in_the_block_it_points_at(profiles: tuple[Profile, ...]) -> None:
    blocks = {block.id: block for block in blocks_in(profiles)}
    statements = [statement for fact in facts_in(profiles) for statement in fact.statements]
    assert len(statements) > 30
    assert all(find((blocks[one.block],), one.words) for one in statements)


def test_dates_keep_their_wording_and_are_no_surer_than_it(profiles: tuple[Profile, ...]) -> None:
    facts = facts_in(profiles)
    held = [getattr(fact, name, None) for fact in facts for name in ("when", "due", "since", "until")]
    dates = {one.wording: one for one in held if isinstance(one, FuzzyDate)}
    assert dates["fall 2020"].kind is DateKind.SEASON
    assert dates["2019/20"].kind is DateKind.YEAR_SPAN
    assert dates["17–18 December 2019"].kind is DateKind.RANGE
    assert dates["November 2019"].kind is DateKind.MONTH


def test_the_sample_library_is_sound(sample_program: Program, tmp_path: Path) -> None:
    sample_program.sample(tmp_path / "sample.bdl")
    assert sample_program.libraries.check(tmp_path / "sample.bdl").is_sound


def test_the_meeting_note_is_the_only_one_of_its_kind_and_comes_first(sample: Desk) -> None:
    kinds = {note.number: note.kind for note in sample.notes.list()}
    assert kinds["1"] == "meeting-note"
    assert list(kinds.values()).count("meeting-note") == 1
    assert "stakeholder-profile" in kinds.values()


def test_the_meeting_note_is_filled_from_its_profiles_and_has_words_of_its_own(sample: Desk) -> None:
    note = sample.notes.get("1")
    assert len(note.profiles) == 3
    origins = [block.origin for section in note.sections for block in section.blocks]
    assert None in origins
    assert sum(origin is not None for origin in origins) > 20
    assert sample.notes.changes(note) == ()


def test_the_internal_edition_of_the_meeting_note_is_marked_by_its_highest_part(sample: Desk) -> None:
    assert sample.exports.edition_of_note("1", EditionKind.INTERNAL).banner == "PROTECTED A"
    assert sample.exports.edition_of_note("1", EditionKind.PUBLIC).banner == "UNCLASSIFIED"


def test_no_severed_word_is_in_the_public_document_of_the_meeting_note(sample: Desk, tmp_path: Path) -> None:
    phrases = severed_phrases(owned_text(sample.notes.get("1")))
    assert len(phrases) >= 7
    found = {}
    for edition in BOTH:
        report = sample.exports.export("1", edition, out=tmp_path / f"{edition}.docx")
        package = words_in_package(report.path)
        found[edition] = [phrase for phrase in phrases if phrase in package or phrase in plain(package)]
        assert ("Robin Sample" in plain(package)) is (edition is EditionKind.INTERNAL)
    assert found[EditionKind.INTERNAL] == list(phrases)
    assert found[EditionKind.PUBLIC] == []


def test_the_severed_amount_is_gone_from_the_table_of_contributions_too(sample: Desk) -> None:
    tables = {}
    for edition in BOTH:
        blocks = sample.exports.edition_of_note("1", edition).blocks
        drawn = [block for block in walk(blocks) if isinstance(block, Table) and block.derived]
        tables[edition] = " ".join(words(piece) for table in drawn for piece in contents(table))
    assert "1,250,000" in tables[EditionKind.INTERNAL]
    assert "1,250,000" not in tables[EditionKind.PUBLIC]
    assert "165,000" in tables[EditionKind.PUBLIC]


def test_the_second_note_is_refused_to_the_public_with_the_list_of_reasons(sample: Desk) -> None:
    with pytest.raises(EditionRefusedError) as refused:
        sample.exports.edition_of_note("2", EditionKind.PUBLIC)
    reasons = "\n".join(refused.value.obstacles)
    assert reasons.count("is not approved") >= 5
    assert reasons.count("marked PROTECTED A would be released") >= 4
    assert "The note as a whole was raised" in reasons
    hidden = severed_phrases(owned_text(sample.notes.get("2")))
    assert hidden
    assert not [phrase for phrase in hidden if phrase in reasons]


def test_what_was_severed_in_a_profile_later_is_proposed_in_the_note(sample: Desk) -> None:
    followers = [view.severance for view in sample.severances.of_note("2") if view.severance.source]
    assert [one.state for one in followers] == [SeveranceState.PROPOSED]
    assert followers[0].source in {one.severance.id for one in sample.severances.of_profile("RCM")}


def test_the_french_note_speaks_french_and_can_be_published(sample: Desk, tmp_path: Path) -> None:
    note = sample.notes.get("3")
    assert note.language == "fr"
    assert all(section.language is None for section in note.sections)
    report = sample.exports.export("3", EditionKind.PUBLIC, out=tmp_path / "note.docx")
    published = plain(words_in_package(report.path))
    assert "[CAVIARDÉ" in published
    assert not [phrase for phrase in severed_phrases(owned_text(note)) if phrase in published]


def test_nothing_in_a_note_is_marked_above_the_ceiling_of_the_sample(sample: Desk) -> None:
    ceiling = sample.catalogue.ceiling
    marked = [
        block.portion
        for summary in sample.notes.list()
        for block in blocks_of(sample.notes.by_id(summary.id))
        if block.portion
    ]
    assert ceiling in marked
    assert all(sample.catalogue.scheme.within_ceiling(one, ceiling) for one in marked)


def test_the_gallery_shows_both_editions_and_gives_nothing_away(sample: Desk) -> None:
    internal, public = (plain(words_in_package(GALLERY / f"meeting-note-{one}.docx")) for one in BOTH)
    phrases = severed_phrases(owned_text(sample.notes.get("1")))
    assert all(phrase in internal for phrase in phrases)
    assert not any(phrase in public for phrase in phrases)
    for edition in BOTH:
        pages = list(GALLERY.glob(f"meeting-note-{edition}-*.png"))
        assert pages
        assert all(page.stat().st_size < 150_000 for page in pages)


def test_a_sample_is_never_written_over_a_library(sample_program: Program, tmp_path: Path) -> None:
    path = tmp_path / "twice.bdl"
    sample_program.sample(path)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="twice"):
        sample_program.sample(path)
    assert path.read_bytes() == before


def test_nothing_is_kept_when_a_file_is_wrong(sample_program: Program, files: Path) -> None:
    spoil(files, "notes/4-iom.toml", 'with = ["IOM"]', "with = 4")
    path = files / "library.bdl"
    sample_program.libraries.create(path)
    with sample_program.open(path) as desk:
        with pytest.raises(BriefingError, match=r"4-iom\.toml"):
            make_sample(desk.library, desk.actor, desk.catalogue, files)
        assert desk.profiles.list() == ()


def spoil(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / "sample" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


UNHCR, M5, NOTE = "profiles/unhcr.toml", "profiles/migration-five.toml", "notes/1-global-refugee-forum.toml"


@pytest.mark.parametrize(
    ("name", "before", "after", "place", "what"),
    [
        pytest.param(UNHCR, 'nature = "', 'naturr = "', "naturr", "not a known key", id="unknown key"),
        pytest.param(UNHCR, 'kind = "organization"', "", "kind", "is missing", id="missing key"),
        pytest.param(UNHCR, 'kind = "organization"', 'kind = "club"', "kind", "club", id="unknown kind"),
        pytest.param(UNHCR, "kind = ", "kind == ", "unhcr", "not well-formed", id="no TOML"),
        pytest.param(UNHCR, "{c:PA}", "{c:PQ}", "sections", "no marking", id="unknown marking"),
        pytest.param(UNHCR, ":19(1):R", ":99(1):R", "sections", "no provision", id="unknown provision"),
        pytest.param(UNHCR, "0142}", "0142", "sections", "is malformed", id="open brace"),
        pytest.param(UNHCR, "{x#liaison:19(1):R", "{x:19(1):R", "severances", "label", id="no label"),
        pytest.param(UNHCR, 'label = "liaison"', 'label = "lesson"', "severances", "liaison", id="misspelt"),
        pytest.param(UNHCR, '["19(1)"]', '["20(1)(b)"]', "exemptions", "other provisions", id="other act"),
        pytest.param(UNHCR, 'state = "approved"', 'state = "agreed"', "state", "agreed", id="unknown state"),
        pytest.param(UNHCR, "CAD 1,250,000 more for 2020\"]", "CAD 3\"]", "stated", "0 times", id="unstated"),
        pytest.param(UNHCR, '["Robin', '["Canad", "Robin', "stated", "times", id="stated too often"),
        pytest.param(UNHCR, 'amount = "1250000"', 'amount = "lots"', "amount", "no number", id="no number"),
        pytest.param(UNHCR, 'when = "July 2019"', 'when = "whenever"', "when", "no date", id="no date"),
        pytest.param(UNHCR, '"PROTECTED A"', '"SECRETIVE"', "portion", "SECRETIVE", id="unknown portion"),
        pytest.param(UNHCR, '["person"]', '["persn"]', "person", "is missing", id="withheld misspelt"),
        pytest.param(UNHCR, "{x:15(1)=[CAVIARDÉ]}", "", "fr", "block by block", id="no translation"),
        pytest.param(M5, "five-country-ministerial", "six", "parent", "six", id="unknown parent"),
        pytest.param(M5, 'key = "engagement"', 'key = "overview"', "key", "taken", id="key twice"),
        pytest.param(NOTE, 'kind = "meeting-note"', 'kind = "memo"', "kind", "memo", id="unknown note kind"),
        pytest.param(NOTE, 'language = "en"', 'language = "de"', "language", "de", id="unknown language"),
        pytest.param(NOTE, "docket-number", "docket", "docket", "not a known key", id="unknown field"),
        pytest.param(NOTE, 'post = "analyst"', 'post = "clerk"', "post", "clerk", id="unknown post"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_by_its_name_and_key(
    sample_program: Program, files: Path, name: str, before: str, after: str, place: str, what: str
) -> None:
    spoil(files, name, before, after)
    with pytest.raises(BriefingError) as refused:
        read_sample(sample_program.catalogue, files)
    sentence = str(refused.value)
    assert sentence.startswith(Path(name).name)
    assert place in sentence
    assert what in sentence


def test_a_severance_that_withholds_nothing_is_refused(sample_program: Program, files: Path) -> None:
    record = (
        '[[severances]]\nlabel = "spare"\nexemptions = ["15(1)"]\nstate = "proposed"\n'
        'by = "Desk officer"\non = 2019-01-01\nreason = "None."\n'
    )
    path = files / "sample" / UNHCR
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{record}", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"unhcr\.toml: “severances” declares “spare”"):
        read_sample(sample_program.catalogue, files)


def test_words_for_a_section_that_a_note_lacks_are_refused(sample_program: Program, files: Path) -> None:
    spoil(files, NOTE, 'section = "overview"', 'section = "weather"')
    path = files / "library.bdl"
    sample_program.libraries.create(path)
    with (
        sample_program.open(path) as desk,
        pytest.raises(BriefingError, match=r"1-global-refugee-forum\.toml.*weather"),
    ):
        make_sample(desk.library, desk.actor, desk.catalogue, files)


def test_a_folder_without_files_is_refused(sample_program: Program, tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="holds no sample profiles"):
        read_sample(sample_program.catalogue, tmp_path)


def test_profiles_that_belong_to_each_other_in_a_circle_are_refused(
    sample_program: Program, files: Path
) -> None:
    name = "profiles/five-country-ministerial.toml"
    spoil(files, name, 'kind = "forum"', 'kind = "forum"\nparent = "migration-five"')
    with pytest.raises(BriefingError, match="circle: Five Country Ministerial, Migration Five"):
        read_sample(sample_program.catalogue, files)


def test_a_field_both_stated_and_redacted_is_refused(sample_program: Program, files: Path) -> None:
    spoil(files, UNHCR, 'withheld = ["person"]', 'withheld = ["person"]\nperson = "Someone"')
    with pytest.raises(BriefingError, match=r"unhcr\.toml: “people\[2\]\.person” is stated"):
        read_sample(sample_program.catalogue, files)
