"""The window on real libraries, through the real services: the job, and every way a file can be bad."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app import paths
from briefing_app.bootstrap import Program
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.withheld_places import free_passages, severed_phrases
from briefing_app.ui.export_dialog import ExportWish
from briefing_app.ui.library_dialog import NewLibrary
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.note_dialog import NewNote
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, rows

LONG = 30_000  # milliseconds; a verified backup is made before an import

BINDER = """# Harbour Talks (HT)

Harbour Talks bring port cities together once a year.

[REDACTED]

## Engagement

- The Deputy Minister went to Harbour Talks in Halifax in May 2019.
- [REDACTED]

## Next steps

- Answer the invitation by fall 2020.
"""


@pytest.fixture
def sample(_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_sample, tmp_path / "sample.bdl"))


@pytest.fixture
def on_sample(qtbot: QtBot, new_window: OpenWindow, real_program: Program, sample: Path) -> Workplace:
    place = new_window(real_program)
    place.open(sample)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    return place


def choose_note(qtbot: QtBot, place: Workplace, number: str) -> None:
    place.browsing.navigator.go_to("notes")
    place.browsing.list.choose(lambda one: one.number == number)
    detail = place.browsing.detail
    qtbot.waitUntil(lambda: detail.shown is not None and detail.shown.subject.key == number, timeout=LONG)


def review_and_accept(qtbot: QtBot, place: Workplace) -> None:
    place.commands.import_binder.trigger()
    qtbot.waitUntil(lambda: getattr(place.rooms.current, "panel", None) is not None, timeout=LONG)
    place.rooms.current.accept()


def text_of(place: Workplace) -> str:
    return place.browsing.detail.pages.pages.document.toPlainText().replace("\u00a0", " ")


def test_the_sample_meeting_note_is_shown_as_it_will_print(qtbot: QtBot, on_sample: Workplace) -> None:
    choose_note(qtbot, on_sample, "1")
    said = text_of(on_sample)
    for words in ("Migration Five", "Contents", "(U)", "[REDACTED]"):
        assert words in said
    assert on_sample.top_banner.words == "PROTECTED A / PROTÉGÉ A"
    pages = on_sample.browsing.detail.pages.pages
    assert pages.count >= 3
    assert pages.banner == "PROTECTED A"


def test_the_public_edition_says_no_severed_word(qtbot: QtBot, on_sample: Workplace) -> None:
    choose_note(qtbot, on_sample, "1")
    detail = on_sample.browsing.detail
    internal, said = detail.shown.printed, one_spaced(text_of(on_sample))
    blocks = (*internal.front, *internal.blocks)
    severed = [one_spaced(one) for one in severed_phrases(blocks) if not free_passages(blocks, one)]
    assert len(severed) >= 5  # those that stand nowhere else in the note for everybody to read
    assert [phrase for phrase in severed if phrase not in said] == []

    on_sample.commands.public.trigger()
    qtbot.waitUntil(lambda: detail.shown.edition is EditionKind.PUBLIC, timeout=LONG)
    assert detail.shown.obstacles == ()
    said = one_spaced(text_of(on_sample))
    assert [phrase for phrase in severed if phrase in said] == []
    assert "(U)" not in said
    assert "[REDACTED – s. " in said


def one_spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_a_note_is_exported_in_every_format(
    qtbot: QtBot, on_sample: Workplace, prompts: FakePrompts, tmp_path: Path, ending: str
) -> None:
    choose_note(qtbot, on_sample, "1")
    target = tmp_path / "out" / f"note.{ending}"
    prompts.answers["export"] = ExportWish(public=False, format=ending, path=target, replace=False)
    on_sample.commands.export.trigger()
    bar = on_sample.browsing.detail.bar
    qtbot.waitUntil(lambda: bar.text.startswith("Internal edition exported to"), timeout=LONG)
    assert target.stat().st_size > 1000
    if ending == "docx":
        assert "word/document.xml" in zipfile.ZipFile(target).namelist()
    on_sample.commands.export.trigger()  # once more, without leave to replace
    qtbot.waitUntil(lambda: bar.tone is Tone.ERROR and bool(bar.text), timeout=LONG)


def test_a_search_finds_passages_and_leads_to_them(qtbot: QtBot, on_sample: Workplace) -> None:
    browsing = on_sample.browsing
    browsing.list.search.setText("pledge")
    qtbot.waitUntil(lambda: browsing.list.view.accessibleName() == "Search results", timeout=LONG)
    assert browsing.list.count > 0
    browsing.list.choose(lambda one: one.owner_type == "note")
    qtbot.waitUntil(
        lambda: browsing.detail.shown is not None and browsing.detail.shown.subject.is_note, timeout=LONG
    )
    assert "pledge" in text_of(on_sample)


def test_the_banner_rises_with_what_a_search_finds_and_falls_when_it_is_cleared(
    qtbot: QtBot, on_sample: Workplace
) -> None:
    browsing, banners = on_sample.browsing, (on_sample.top_banner, on_sample.bottom_banner)
    browsing.list.choose(lambda one: one.name == "Germany")
    qtbot.waitUntil(lambda: browsing.detail.shown.subject.title == "Germany", timeout=LONG)
    lowest = [(one.words, one.colour) for one in banners]
    assert {words for words, _ in lowest} == {"UNCLASSIFIED / NON CLASSIFIÉ"}

    browsing.list.search.setText("access code")  # words of a paragraph marked PROTECTED A
    qtbot.waitUntil(lambda: browsing.list.view.accessibleName() == "Search results", timeout=LONG)
    assert browsing.list.count > 0
    assert browsing.subject is None
    assert browsing.detail.shown is None
    for banner, (_, colour) in zip(banners, lowest, strict=True):
        assert banner.words == "PROTECTED A / PROTÉGÉ A"
        assert banner.colour != colour

    browsing.list.search.clear()
    qtbot.waitUntil(lambda: browsing.list.view.accessibleName() != "Search results", timeout=LONG)
    assert [(one.words, one.colour) for one in banners] == lowest
    qtbot.waitUntil(lambda: browsing.subject is not None, timeout=LONG)
    assert browsing.subject.title == "Germany"


def test_a_binder_becomes_profiles_and_a_note_and_is_taken_back(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, prompts: FakePrompts, tmp_path: Path
) -> None:
    library, binder = tmp_path / "mine" / "library.bdl", tmp_path / "binder.txt"
    binder.write_text(BINDER, encoding="utf-8")
    prompts.answers = {
        "new_library": NewLibrary(library, "ca:PA"),
        "binders": (binder,),
        "new_note": NewNote(
            kind="meeting-note",
            title="Harbour Talks",
            names=("Harbour Talks",),
            on=None,
            place="Halifax",
            language="en",
        ),
    }
    place = new_window(real_program)
    place.show_welcome()
    place.commands.new_library.trigger()
    qtbot.waitUntil(lambda: place.browsing.is_read, timeout=LONG)
    assert place.browsing.list.count == 0

    review_and_accept(qtbot, place)
    qtbot.waitUntil(lambda: place.bar.text.startswith("binder.txt:"), timeout=LONG)
    assert place.bar.tone is Tone.NOTICE
    qtbot.waitUntil(lambda: any(one.name == "Harbour Talks" for one in place.browsing.profiles), timeout=LONG)

    place.commands.new_note.trigger()
    qtbot.waitUntil(lambda: place.rooms.address.kind == "note", timeout=LONG)
    place.browsing.navigator.go_to("notes")
    qtbot.waitUntil(lambda: "Harbour Talks" in rows(place), timeout=LONG)
    place.browsing.list.choose(lambda one: one.title == "Harbour Talks")
    detail = place.browsing.detail
    qtbot.waitUntil(
        lambda: detail.shown is not None and detail.shown.subject.title == "Harbour Talks", timeout=LONG
    )
    assert "bring port cities together" in text_of(place)
    assert "[REDACTED]" in text_of(place)

    place.browsing.navigator.go_to("imports")
    place.browsing.list.choose_first()
    qtbot.waitUntil(place.commands.undo_import.isEnabled, timeout=LONG)
    place.commands.undo_import.trigger()
    qtbot.waitUntil(lambda: not place.session.tasks.busy and bool(place.bar.text), timeout=LONG)
    # refused where the note holds on to it, with a sentence
    assert "was taken back" in place.bar.text or place.bar.tone is Tone.ERROR


def bad_file(path: Path, kind: str) -> Path:
    contents = {
        "empty": b"",
        "a text": b"These are words, not a library.\n" * 50,
        "another database": b"SQLite format 3\x00" + b"\x00" * 4080,
    }
    if kind != "missing":
        path.write_bytes(contents[kind])
    return path


@pytest.mark.parametrize("kind", ["missing", "empty", "a text", "another database"])
def test_a_file_that_is_no_library_is_refused_with_a_sentence(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, tmp_path: Path, kind: str
) -> None:
    place = new_window(real_program)
    place.open(bad_file(tmp_path / "other.bdl", kind))
    qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
    assert "other.bdl" in place.start.sentence
    assert "Traceback" not in place.start.sentence
    assert "inside the program" not in place.start.sentence


def test_a_damaged_library_is_refused_with_a_sentence(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, sample: Path
) -> None:
    content = bytearray(sample.read_bytes())
    content[2000:2400] = bytes(400)
    sample.write_bytes(content)
    place = new_window(real_program)
    place.open(sample)
    qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
    assert "inside the program" not in place.start.sentence


def test_a_second_window_on_the_same_library_says_who_has_it(
    qtbot: QtBot, on_sample: Workplace, new_window: OpenWindow, real_program: Program, sample: Path
) -> None:
    second = new_window(real_program)
    second.open(sample)
    qtbot.waitUntil(lambda: bool(second.start.sentence), timeout=LONG)
    assert "inside the program" not in second.start.sentence
    assert on_sample.session.is_open
    on_sample.window().close()
    qtbot.waitUntil(lambda: not on_sample.window().isVisible(), timeout=LONG)
    second.commands.try_again.trigger()
    qtbot.waitUntil(lambda: second.browsing.is_read, timeout=LONG)


def test_the_sample_is_made_in_the_persons_own_folder_and_opened_again_later(
    qtbot: QtBot,
    new_window: OpenWindow,
    real_program: Program,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(paths, "user_data_folder", lambda: tmp_path / "data")
    for _ in range(2):
        place = new_window(real_program)
        place.show_welcome()
        place.commands.open_sample.trigger()
        qtbot.waitUntil(lambda one=place: one.browsing.is_read, timeout=LONG)
        assert place.browsing.list.count > 10
        place.window().close()
        qtbot.waitUntil(lambda one=place: not one.isVisible(), timeout=LONG)
    assert (tmp_path / "data" / "sample.bdl").is_file()
