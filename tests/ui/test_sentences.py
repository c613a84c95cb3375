"""The sentences of the layers below in the window's language: none is missing, no value is lost."""

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
import string
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.errors import LibraryError, StaleError
from briefing_app.domain.text import block_words
from briefing_app.paths import resources_folder
from briefing_app.services.texts import TextPlace
from briefing_app.ui import languages
from briefing_app.ui.export_dialog import ExportWish
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_bar import MessageBar, Tone
from briefing_app.ui.sentences import Sentences, all_shown, shown
from briefing_app.ui.workplace import Workplace
from tests.effort import seconds
from tests.services.typing_texts import marked
from tests.ui import sentence_sources as sources
from tests.ui.conftest import FakePrompts, OpenWindow, ask
from tests.ui.editor.test_autosave import SLOW, Typing

LONG = 30_000  # milliseconds
I18N = resources_folder() / "i18n"
FRENCH = tomllib.loads((I18N / "sentences_fr.toml").read_text(encoding="utf-8"))
ENGLISH = tomllib.loads((I18N / "sentences_en.toml").read_text(encoding="utf-8"))
TYPED = re.compile(r"--\w|\bThe command |\blist (the (notes|profiles|imports)|those) ")
"""What only the command line may tell a person to do."""


def entries(tables: dict[str, dict[str, str]], *names: str) -> dict[str, str]:
    return {english: said for name in names for english, said in tables.get(name, {}).items()}


def french(sentence: str) -> str:
    """A sentence in French, every blank one that is typed."""
    return typed(shown(sentence, "fr"))


def typed(text: str) -> str:
    return text.replace("\u00a0", " ")


def places(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(template) if name)


@cache
def said_in_sources() -> dict[str, str]:
    """Every sentence of the sources with one of its places."""
    found = (*sources.below_the_window(), *sources.raised_in_the_window())
    return {text: where for where, text in reversed(found) if not sources.is_no_sentence(text)}


def test_every_sentence_of_the_sources_has_its_french() -> None:
    known = {sources.form(english) for english in entries(FRENCH, "sentences", "phrases")}
    assert [f"{where}: {text}" for text, where in said_in_sources().items() if text not in known] == []


@pytest.mark.parametrize("tables", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_no_entry_is_left_of_a_sentence_that_is_no_longer_said(tables: dict[str, dict[str, str]]) -> None:
    said = said_in_sources()
    assert [one for one in entries(tables, "sentences", "phrases") if sources.form(one) not in said] == []


def test_what_counts_as_no_sentence_is_still_in_the_sources() -> None:
    found = {text for _, text in sources.below_the_window()}
    assert set(sources.NO_SENTENCE) - found == set()
    top = sources.PACKAGE
    assert [
        one for one in sources.NOT_SHOWN if not any(top.glob(f"{one}*")) and not (top / one).exists()
    ] == []


FOR_TYPING = {"severance", "severances"}
"""Ids that the command line is given to be typed; the window may leave them out."""


@pytest.mark.parametrize("tables", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_what_fills_a_sentence_fills_it_in_the_other_language_too(tables: dict[str, dict[str, str]]) -> None:
    for english, said in entries(tables, "sentences", "phrases", "forms").items():
        asked = [one for one in places(english) if one not in FOR_TYPING or one in places(said)]
        assert asked == places(said), english
        pieces = list(string.Formatter().parse(english))
        assert all(literal for literal, _, _, _ in pieces[1:]), f"two places side by side: {english}"
        assert any(literal.strip() for literal, _, _, _ in pieces), english


def test_the_french_is_set_as_french() -> None:
    for english, said in entries(FRENCH, "sentences", "phrases", "forms", "labels").items():
        bare = re.sub(r"\{\{?[^}]*\}\}?", "x", said)
        assert not re.search("[“”\"']", bare), said
        assert english.endswith((".", ":", "?")) == said.endswith((".", ":", "?")), said


@pytest.mark.parametrize("language", languages.codes())
def test_the_window_never_speaks_of_the_command_line(language: str) -> None:
    mouth = Sentences.of(language, I18N)
    for english in entries(FRENCH, "sentences", "phrases"):
        told = mouth.words(english) if english in FRENCH["phrases"] else mouth.said(english)
        assert not TYPED.search(told), told


def test_a_sentence_is_said_with_its_values_as_they_stand() -> None:
    assert french("There is no note 12: list the notes to see their numbers.") == (
        "Il n’existe pas de note 12 : voyez les numéros dans la liste des notes."
    )


def test_a_value_in_words_is_said_in_the_language_too() -> None:
    reason = os.strerror(errno.ENOSPC)
    assert "il n’y a plus de place sur le disque" in french(
        f"/mnt/share/a.docx cannot be written ({reason}): choose another place."
    )
    assert (
        "« Notes de mai » : un élément de liste portant le marquage PROTÉGÉ B // RÉSERVÉ AUX CANADIENS"
        in french(
            "“Notes de mai”: a list item marked PROTECTED B // CANADIAN EYES ONLY would be released; "
            "sever or lower it."
        )
    )
    undone = "This cannot be undone any more: “HC”, which note 3 is made from, was changed or used since. "
    undone += "Nothing was changed now; put right by hand what is wrong."
    assert "« HC », d’où est tirée la note 3, a changé" in french(undone)
    near = "No profile is called “HQ”. Did you mean Roads and Rail or HT?"
    assert french(near) == "Aucun profil ne s’appelle « HQ ». Vouliez-vous dire Roads and Rail ou HT?"
    assert french("CONFIDENTIAL and SECRET are levels of one family: give one of them.").startswith(
        "CONFIDENTIEL et SECRET sont"
    )
    assert french("“x” is not a marking: use UNCLASSIFIED (u), PROTECTED A (pa).").endswith(
        "choisissez parmi NON CLASSIFIÉ (u), PROTÉGÉ A (pa)."
    )
    several = "“A” is the name of 2 profiles: use “Roads and Rail” or “Ports”."
    assert french(several).endswith("choisissez « Roads and Rail » ou « Ports ».")
    assert "a modifié cette section depuis" in shown(str(StaleError("This section")), "fr")


def test_since_when_a_library_is_open_elsewhere_is_told_by_the_persons_clock() -> None:
    now = datetime.now(UTC)
    told = "“a.bdl” is open on this computer by kim (process 7) since {}: close it there and try again."
    here = f"{now.astimezone():%H:%M}"
    assert f"since {here} today:" in shown(told.format(now.isoformat(timespec="minutes")), "en")
    assert f"depuis {here} " in french(told.format(now.isoformat(timespec="minutes")))
    earlier = datetime(2019, 12, 3, 17, 5, tzinfo=UTC)
    said = shown(told.format(earlier.isoformat(timespec="minutes")), "en")
    assert f"since {earlier.astimezone():%H:%M} on " in said
    assert "2019:" in said  # and no offset
    assert "since last week:" in shown(told.format("last week"), "en")


def test_several_sentences_are_said_each_on_its_line_or_one_after_the_other() -> None:
    lines = "The public edition cannot be made yet:\n"
    lines += "“Aims”: the severance under s. 15(1), 19(1) (7) is not approved."
    assert french(lines).split("\n") == [
        "L’édition publique ne peut pas encore être produite :",
        "« Aims » : le prélèvement en vertu de l’art. 15(1), 19(1) n’est pas approuvé.",
    ]
    one = "One fact of its profiles comes from an import and is not confirmed yet."
    assert french(one).startswith("Un fait de ses profils est tiré")
    assert french("2 facts of its profiles come from an import and are not confirmed yet.").startswith(
        "2 faits de ses profils sont tirés"
    )
    assert shown(lines, "en").endswith("“Aims”: the severance under s.\u00a015(1), 19(1) is not approved.")
    joined = "The disk is full, and nothing was changed in “a.bdl”: free some space and try again."
    joined += " SECRET was lowered to PROTECTED A and no reason was given."
    assert french(joined).endswith(
        "Le marquage SECRET a été abaissé à PROTÉGÉ A sans qu’une raison soit donnée."
    )
    assert french(joined).startswith("Le disque est plein")


def test_what_nobody_knows_is_shown_as_it_is_and_logged_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    assert french("The severed words.\nThe public edition cannot be made yet:") == (
        "The severed words.\nL’édition publique ne peut pas encore être produite :"
    )
    assert "1 sentences are not known" in caplog.text
    assert "severed" not in caplog.text
    assert french("") == ""
    assert shown("The severed words.", "de") == "The severed words."
    assert all_shown(("A.", "B."), "en") == ("A.", "B.")


def test_the_window_asks_in_its_own_words_in_english_too() -> None:
    said = shown("The words stand 3 times in the section “aims”: say which (--nth) or all (--all).", "en")
    assert said == "The words stand 3 times in the section “aims”: choose one of these places, or all."
    hint = shown("No profile is called “x”. The command profiles lists them all.", "en")
    assert hint == "No profile is called “x”. The list of profiles shows them all."


AWKWARD = st.lists(
    st.sampled_from([*"ab{}[]()*+?\\.^$|%“”«»: \n\t\r\x00", "é", "\u2028", ". ", "{name}", "{0!t}", " or "])
).map("".join)


@given(AWKWARD, AWKWARD)
def test_values_of_any_signs_come_through_as_they_are(name: str, folder: str) -> None:
    said = shown(f"There is no room for a backup of “{name}” in “{folder}”: free 3 MB and try again.", "fr")
    begin, between, end = french_around()
    assert said.startswith(begin)
    assert said.endswith(end)
    inside = said[len(begin) : len(said) - len(end)]
    assert inside.replace(between, "” in “") == f"{name}” in “{folder}"


def french_around() -> list[str]:
    """The French between the values: what the entry says, without them."""
    (said,) = (
        said for english, said in FRENCH["sentences"].items() if english.startswith("There is no room for")
    )
    return re.split(r"\{name\}|\{folder\}", said.replace("{needed}", "3"))


@given(AWKWARD)
def test_words_of_no_sentence_are_left_alone(words: str) -> None:
    assert shown(f"zz{words}zz", "fr") == f"zz{words}zz"


def test_a_hostile_value_costs_no_time() -> None:
    hostile = ", where a draft is being written," * 4_000 + "” was. “: " * 4_000 + "\n. " * 4_000
    sentences = (
        f"Import 1 cannot be undone: {hostile} was changed or used after it. Undo the later import first, "
        "or change what is wrong by hand.",
        hostile,
        " or " * 20_000,
        "“" * 50_000,
    )
    assert seconds(lambda: [shown(english, "fr") for english in sentences], 5.0) < 5.0


# ---- in the window, on real libraries


@pytest.fixture
def speaking_french() -> Iterator[None]:
    before = QLocale()
    translators = languages.speak("fr")
    yield
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture(scope="session")
def _sample(real_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spoken") / "sample.bdl"
    real_program.sample(path)
    return path


@pytest.fixture
def sample(_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_sample, tmp_path / "exemple.bdl"))


@pytest.mark.usefixtures("speaking_french")
def test_a_missing_file_is_refused_in_french(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, tmp_path: Path
) -> None:
    place = new_window(real_program)
    place.open(tmp_path / "absente.bdl")
    qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
    assert typed(place.start.sentence).startswith("Il n’y a pas de bibliothèque à l’emplacement « ")
    assert "absente.bdl" in place.start.sentence


@pytest.mark.usefixtures("speaking_french")
@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + bytes(4000), b"no library" * 900])
def test_a_damaged_library_is_refused_in_french(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, tmp_path: Path, content: bytes
) -> None:
    library = tmp_path / "exemple.bdl"
    library.write_bytes(content)
    place = new_window(real_program)
    place.open(library)
    qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
    assert typed(place.start.sentence).startswith("« exemple.bdl » est ")
    assert not re.search(r"\b(the|is|restore|choose)\b", place.start.sentence)


@pytest.mark.usefixtures("speaking_french")
def test_a_refused_export_gives_its_obstacles_in_french(
    qtbot: QtBot,
    new_window: OpenWindow,
    real_program: Program,
    prompts: FakePrompts,
    sample: Path,
    tmp_path: Path,
) -> None:
    with real_program.open(sample) as desk:
        put_in_the_way(desk)
    place = new_window(real_program)
    place.open(sample)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    choose_note(qtbot, place)
    prompts.answers["export"] = ExportWish(
        public=True, format="docx", path=tmp_path / "a.docx", replace=False
    )
    place.commands.export.trigger()
    bar = place.browsing.detail.bar
    qtbot.waitUntil(lambda: bar.tone is Tone.ERROR and bool(bar.text), timeout=LONG)
    first, *obstacles = typed(bar.text).split("\n")
    assert first == "L’édition publique ne peut pas encore être produite :"
    assert any("n’est pas approuvé." in one for one in obstacles)
    assert any("portant le marquage PROTÉGÉ A serait communiqué" in one for one in obstacles)
    assert all(one.startswith("« ") for one in obstacles)

    place.commands.public.trigger()
    rows = place.browsing.detail.obstacle_list.model()
    qtbot.waitUntil(lambda: rows.rowCount() > 0, timeout=LONG)
    assert [typed(rows.index(row, 0).data()) for row in range(rows.rowCount())] == obstacles


def put_in_the_way(desk: Desk) -> None:
    """A severance nobody approved and a passage marked above the lowest level, in the first note."""
    section = next(one for one in desk.notes.get("1").sections if one.blocks)
    opened = desk.texts.open(TextPlace(section.id, "en"))
    desk.texts.save(TextPlace(section.id, "en"), marked(desk, opened.blocks, "PROTECTED A"), opened.revision)
    words = " ".join(block_words(opened.blocks[0]).split()[:4])
    desk.passages.mark(
        note="1", section=section.key or section.heading, words=words, nth=1, exemptions=["15(1)"]
    )


def choose_note(qtbot: QtBot, place: Workplace) -> None:
    place.browsing.navigator.go_to("notes")
    place.browsing.list.choose(lambda one: one.number == "1")
    detail = place.browsing.detail
    qtbot.waitUntil(lambda: detail.shown is not None and detail.shown.subject.key == "1", timeout=LONG)


@pytest.mark.usefixtures("speaking_french")
def test_a_stale_save_is_told_in_french(qtbot: QtBot, session: LibrarySession) -> None:
    typing, other = Typing(qtbot, session, SLOW), Typing(qtbot, session, SLOW)
    other.editor.type("Meanwhile.")
    other.flush()
    typing.editor.type("Late.")
    typing.flush_in_vain()
    (told,) = typing.failures
    assert told.startswith("Quelqu’un d’autre a enregistré cette section depuis l’ouverture")


@pytest.mark.usefixtures("speaking_french")
def test_a_lowered_marking_is_told_in_french(qtbot: QtBot, session: LibrarySession) -> None:
    typing = Typing(qtbot, session, SLOW)
    plain = typing.editor.blocks
    typing.editor.put(ask(qtbot, session, lambda desk: marked(desk, plain, "PROTECTED A")))
    typing.flush()
    typing.editor.put(tuple(replace(block, portion=None) for block in plain))
    typing.flush()
    assert typing.notices == [
        "Le marquage PROTÉGÉ A a été abaissé à NON CLASSIFIÉ sans qu’une raison soit donnée."
    ]


@pytest.mark.usefixtures("speaking_french")
def test_the_bar_names_the_steps_of_an_export_in_french(qtbot: QtBot) -> None:
    bar = MessageBar("Barre")
    qtbot.addWidget(bar)
    bar.advance(1, 4, "Writing the document")
    assert bar.findChild(QLabel).text() == "Écriture du document"


@pytest.mark.usefixtures("speaking_french")
def test_a_refusal_of_the_window_itself_is_told_in_french() -> None:
    assert typed(sentence(LibraryError("No library is open: open one first."))) == (
        "Aucune bibliothèque n’est ouverte : ouvrez-en une d’abord."
    )
