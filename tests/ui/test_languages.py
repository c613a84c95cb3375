"""English and French: catalogues without gaps that fit the sources, and a window that speaks them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

import briefing_app.ui
from briefing_app import paths
from briefing_app.domain.editing.sheet import Notice
from briefing_app.services import languages as services_languages
from briefing_app.services.languages import Language, known
from briefing_app.services.settings import Settings
from briefing_app.ui import languages
from briefing_app.ui.descriptions import Choice
from briefing_app.ui.editor.exchange import LeftOutWords
from briefing_app.ui.editor.spoken import notice_sentence
from briefing_app.ui.first_run.language_page import LanguagePage
from briefing_app.ui.language_words import spoken_first
from briefing_app.ui.profiles.heading_dialog import HeadingDialog
from briefing_app.ui.settings.settings_dialog import SettingsDialog
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeDesk, FakeProgram

ROOT = Path(briefing_app.ui.__file__).parents[2]
FOLDER = paths.resources_folder() / "i18n"
LANGUAGES = pytest.mark.parametrize("language", languages.codes())


def tool(name: str, *words: str) -> None:
    subprocess.run([Path(sys.executable).with_name(name), *words], cwd=ROOT, check=True, capture_output=True)


def catalogue(language: str, ending: str = "ts") -> Path:
    return FOLDER / f"{languages.CATALOGUE}_{language}.{ending}"


def messages(path: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(path).getroot().iter("message"))


def forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    plurals = [one.text or "" for one in translation.findall("numerusform")]
    return plurals or [translation.text or ""]


@LANGUAGES
def test_a_catalogue_holds_what_the_sources_say_and_nothing_else(language: str, tmp_path: Path) -> None:
    fresh = tmp_path / catalogue(language).name
    fresh.write_bytes(catalogue(language).read_bytes())
    sources = [str(one.relative_to(ROOT)) for one in sorted((ROOT / "briefing_app" / "ui").rglob("*.py"))]
    plurals = ["-pluralonly"] if language == "en" else []
    locale = ("-source-language", "en_CA", "-target-language", f"{language}_CA")
    tool(
        "pyside6-lupdate",
        *("-extensions", "py", "-locations", "none", "-no-obsolete", *locale, *plurals),
        *sources,
        *("-ts", str(fresh)),
    )
    assert fresh.read_text() == catalogue(language).read_text()


SET_WRONGLY = re.compile(r"\s[;!?](?!\w)|(?<!\u00a0):(?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»|\u202f", re.MULTILINE)
"""What the Translation Bureau does not print (Le guide du rédacteur): a space before ; ! or ?, and any
but the unbreakable one before a colon and inside guillemets."""


def french_texts() -> dict[str, list[str]]:
    """What people read in French, by the file it stands in."""
    resources = paths.resources_folder()
    said = {"ts": [form for message in messages(catalogue("fr")) for form in forms(message)]}
    said |= {page.stem: [page.read_text()] for page in (resources / "help" / "fr").iterdir()}
    for file in resources.rglob("*.toml"):
        if "lexicon" not in file.parts:  # which holds the words of others, to be recognized
            table = tomllib.loads(file.read_text(encoding="utf-8"))
            said[file.stem] = list(_french_of(table, of_french=file.stem == "sentences_fr"))
    return said


def _french_of(table: object, *, of_french: bool) -> Iterator[str]:
    if isinstance(table, dict):
        for key, one in table.items():
            yield from _french_of(one, of_french=of_french or key == "fr")
    elif isinstance(table, list):
        for one in table:
            yield from _french_of(one, of_french=of_french)
    elif of_french and isinstance(table, str):
        yield table


@pytest.mark.parametrize(("file", "texts"), french_texts().items(), ids=list(french_texts()))
def test_french_is_set_by_one_rule_wherever_it_is_read(file: str, texts: list[str]) -> None:
    bare = [re.sub(r"\{\{?[^}]*\}\}?", "x", one) for one in texts]
    assert [one for one in bare if SET_WRONGLY.search(one)] == [], file


def test_the_rule_of_french_is_the_one_of_canada() -> None:
    right = "«\u00a0Oui\u00a0»\u00a0: non; si! Quoi?"
    assert not SET_WRONGLY.search(right)
    for wrong in (
        right.replace("\u00a0", " "),
        right.replace("; ", "\u00a0; "),
        right.replace("!", "\u202f!"),
    ):
        assert SET_WRONGLY.search(wrong), wrong


@LANGUAGES
def test_a_catalogue_has_no_gap(language: str) -> None:
    found = messages(catalogue(language))
    assert found
    for message in found:
        assert message.find("translation").get("type") is None, message.find("source").text
        assert all(forms(message)), message.find("source").text


@LANGUAGES
def test_what_is_filled_in_stays_in_every_form(language: str) -> None:
    for message in messages(catalogue(language)):
        source = message.find("source").text
        wanted = Counter(re.findall(r"\{\w+\}|%\w", source))
        for form in forms(message):
            assert Counter(re.findall(r"\{\w+\}|%\w", form)) == wanted, source


def test_whatever_is_counted_has_plural_forms() -> None:
    counted = [one for one in messages(catalogue("fr")) if "%n" in one.find("source").text]
    assert counted
    assert [one.find("source").text for one in counted if one.get("numerus") != "yes"] == []


@LANGUAGES
def test_the_compiled_catalogue_is_the_one_of_its_source(language: str, tmp_path: Path) -> None:
    tool("pyside6-lrelease", str(catalogue(language)), "-qm", str(tmp_path / "fresh.qm"))
    assert (tmp_path / "fresh.qm").read_bytes() == catalogue(language, "qm").read_bytes()


def test_every_file_chooser_keeps_its_kinds_of_files() -> None:
    for message in messages(catalogue("fr")):
        source = message.find("source").text
        if "(*" in source:
            assert re.findall(r"\*\S*?(?=[ )])", forms(message)[0]) == re.findall(r"\*\S*?(?=[ )])", source)


def test_what_a_french_button_counts_has_the_gender_of_what_is_counted() -> None:
    said = {one.find("source").text: forms(one)[0] for one in messages(catalogue("fr"))}
    assert said["Accept all of this &kind"] == "Accepter toutes celles de ce &type"  # modifications
    assert said["Those that touch nothing severed or received, and leave no passage empty"].startswith(
        "Celles"
    )


@pytest.fixture
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    translators = languages.speak(request.param)
    yield request.param
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


IN_EACH = pytest.mark.parametrize("spoken", languages.codes(), indirect=True)


@IN_EACH
def test_what_the_editor_counts_is_said_in_a_sentence(spoken: str) -> None:
    words = LeftOutWords()
    said = (
        words.passages(2),
        words.pictures(3),
        notice_sentence(Notice.REDACTION_STANDS, 2),
        notice_sentence(Notice.REDACTION_WENT, 2),
    )
    wanted = {
        "en": ("2 withheld passages were", "3 pictures", "2 received redactions", "2 received redactions"),
        "fr": ("2 passages prélevés ont", "3 images", "2 caviardages reçus", "2 caviardages reçus"),
    }[spoken]
    assert [one for one, begun in zip(said, wanted, strict=True) if not one.startswith(begun)] == []


@IN_EACH
def test_the_window_speaks_its_language(
    qtbot: QtBot, spoken: str, new_window: OpenWindow, desk: FakeDesk
) -> None:
    place = new_window()
    place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None)
    french = spoken == "fr"
    assert place.commands.new_note.text() == ("&Nouvelle note…" if french else "&New note…")
    words = place.bottom_banner.status
    assert ("1 prélèvement" if french else "1 severance") in words
    assert ("mots" if french else "words") in words
    assert not re.search(r"\(s\)|%", words)
    place.browsing.navigator.go_to("notes")
    assert place.browsing.list.view.model().index(0, 0).data() == "Meeting in Geneva"
    detail = place.browsing.list.view.model().index(0, 0).data(257)
    assert (
        ("Note de rencontre" in detail.detail or "rencontre" in detail.detail)
        if french
        else "Meeting note" in detail.detail
    )


@IN_EACH
def test_no_two_choices_of_a_menu_share_a_letter(spoken: str, new_window: OpenWindow) -> None:
    place = new_window()
    bar = place.window().menuBar()
    menus = [one for one in bar.findChildren(QMenu) if one.title()]
    assert len(menus) >= 5
    for texts in ([one.title() for one in menus], *([a.text() for a in menu.actions()] for menu in menus)):
        letters = Counter(
            found[1].casefold() for text in texts if (found := re.search(r"&(\w)", text)) is not None
        )
        assert [letter for letter, times in letters.items() if times > 1] == [], texts
        assert all("&" in text for text in texts if text)


@IN_EACH
def test_nothing_is_cut_off_at_twice_the_size(
    qtbot: QtBot, qapp: QCoreApplication, spoken: str, new_window: OpenWindow, desk: FakeDesk
) -> None:
    font = qapp.font()
    large = qapp.font()
    large.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(large)
    try:
        place = new_window()
        place.window().resize(1900, 1000)
        place.open(Path("library.bdl"))
        qtbot.waitUntil(lambda: place.browsing.detail.shown is not None)
        for widget in (
            place.browsing.detail.internal,
            place.browsing.detail.public,
            place.browsing.detail.export_button,
        ):
            assert widget.width() >= widget.sizeHint().width() - 1, widget.text()
        assert _cut_off(place) == []
    finally:
        qapp.setFont(font)


def _cut_off(place: QWidget) -> list[str]:
    """Buttons and labels that have less height than their words need."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    shown = [*place.findChildren(QAbstractButton), *place.findChildren(QLabel)]
    return [
        one.text()
        for one in shown
        if one.isVisible() and one.text() and one.height() < one.fontMetrics().height()
    ]


def test_a_widget_of_a_language_without_words_speaks_english(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    for name, spoken in (("C", "en"), ("de_DE", "en"), ("fr_CA", "fr"), ("en_CA", "en")):
        widget.setLocale(QLocale(name))
        assert languages.of(widget) == spoken


def test_a_window_older_than_the_choice_of_a_language_follows_it(qtbot: QtBot, program: FakeProgram) -> None:
    QLocale.setDefault(QLocale("C"))
    window = MainWindow()
    qtbot.addWidget(window)
    translators = languages.speak("fr")
    place = window.furnish(program)  # type: ignore[arg-type]  # a fake stands in for it
    try:
        assert languages.of(place.browsing.detail) == "fr"
    finally:
        for translator in translators:
            QCoreApplication.removeTranslator(translator)
        languages.speak("en")
    with qtbot.waitSignal(place.finished):
        window.close()


def test_the_system_decides_between_the_languages_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    for wanted, spoken in ((["fr-CA", "en"], "fr"), (["de", "fr-FR"], "fr"), (["de"], "en"), ([], "en")):
        system = type("System", (), {"uiLanguages": lambda _self, one=wanted: one})
        monkeypatch.setattr(languages.QLocale, "system", staticmethod(system))
        assert languages.of_system() == spoken


def test_a_third_language_is_offered_wherever_one_is_chosen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = Language("de", "Deutsch", "In welcher Sprache beginnen wir?", "Sie kann geändert werden.")
    every = (*known(), german)
    monkeypatch.setattr(services_languages, "_read", lambda _file: every)
    page, headings = LanguagePage(), HeadingDialog({})
    settings = SettingsDialog(Settings(language="de"), lambda _settings: None)
    for one in (page, headings, settings):
        qtbot.addWidget(one)
    with qtbot.waitSignal(page.chosen) as chosen:
        page.buttons["de"].click()
    assert chosen.args == ["de"]
    assert settings.language.currentText() == "Deutsch"
    assert list(headings.lines) == ["en", "fr", "de"]
    assert headings.form.labelForField(headings.lines["de"]).text() == "Heading in Deutsch"
    assert spoken_first("de")[0] == Choice("de", "Deutsch")
    assert languages.chosen("de") == "de"
    assert [settings.language.itemData(at) for at in range(settings.language.count())] == [
        "system",
        "en",
        "fr",
        "de",
    ]
