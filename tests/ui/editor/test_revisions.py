"""Revisions are compared in words, and an older one becomes the text again; that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk
from briefing_app.domain.comparison import compare
from briefing_app.domain.severance import SeveranceState, SeveranceTag
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    RevisionId,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    block_words,
)
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind
from briefing_app.ui.editor.autosave import Autosave
from briefing_app.ui.editor.comparison_view import ComparisonView
from briefing_app.ui.editor.restoring import Restoring
from briefing_app.ui.editor.revisions_dialog import RevisionsDialog, act_words
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.vocabulary import vocabulary_of
from briefing_app.ui.library_session import LibrarySession
from tests.services.typing_texts import place_of, say, sever
from tests.strategies import SCHEME
from tests.ui.conftest import FakePrompts, ask
from tests.ui.fake_texts import PLEDGE, severance

HELD = SeveranceId("0-sev")
TAGS = {HELD: SeveranceTag("s. 15(1)", SeveranceState.PROPOSED)}


def paragraph(*content: object, block: str = "a", **others: object) -> Paragraph:
    runs = tuple(Run(one) if isinstance(one, str) else one for one in content)
    return Paragraph(id=BlockId(block), content=runs, **others)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., str]:
    """The words a comparison is shown in, its lines told apart by line feeds."""
    view = ComparisonView()
    qtbot.addWidget(view)

    def show(before: Text, after: Text, *sides: str) -> str:
        columns = (sides[0], sides[1]) if sides else None
        view.show_text(compare(before, after), TAGS, FREE, lambda one: SCHEME.portion(one, "en"), columns)
        return view.toPlainText()

    return show


class TestAComparison:
    def test_of_nothing_is_empty(self, shown: Callable[..., str]) -> None:
        assert shown((), ()) == ""

    def test_tells_words_that_came_and_went(self, shown: Callable[..., str]) -> None:
        said = shown((paragraph("We pay a fee."),), (paragraph("We pay fees now."),))
        assert said.splitlines()[0] == "Changed: words"
        assert said.splitlines()[1] == "We pay [removed: a fee][added: fees now]."

    def test_tells_blocks_that_came_went_and_moved(self, shown: Callable[..., str]) -> None:
        a, b, c, d = (paragraph(f"Words of {name}.", block=name) for name in "abcd")
        said = shown((a, b, c), (c, b, d)).splitlines()
        assert {"Added", "Removed", "Moved"} <= set(said)
        assert said[said.index("Added") + 1] == "Words of d."

    def test_tells_what_is_withheld_and_marked_now(self, shown: Callable[..., str]) -> None:
        held = paragraph("We ", Run("pay", severances=frozenset({HELD})), portion=SCHEME.parse("PB"))
        said = shown((paragraph("We pay"),), (held,))
        assert said.splitlines()[0] == "Changed: what is withheld, marking none → (PB)"
        assert "[withheld now: [s. 15(1)] pay]" in said.replace("\u00a0", " ")
        back = shown((held,), (paragraph("We pay"),))
        assert "[withheld no longer: pay]" in back

    def test_says_once_under_what_words_are_withheld_however_many_changed(
        self, shown: Callable[..., str]
    ) -> None:
        was, now = "its training college could house the plenary", "a college might house it"
        before, after = (
            paragraph("We say ", Run(words, severances=frozenset({HELD})), " today.") for words in (was, now)
        )
        said = shown((before,), (after,)).replace("\u00a0", " ")
        assert "We say [s. 15(1)] [removed: its training]" in said
        assert "college" in said
        assert said.count("[s. 15(1)]") == 1

    def test_leaves_out_what_stayed_the_same_far_away(self, shown: Callable[..., str]) -> None:
        many = tuple(paragraph(f"Number {n}.", block=str(n)) for n in range(20))
        said = shown(many, (*many[:10], paragraph("Other.", block="10"), *many[11:])).splitlines()
        assert said[0].startswith("… 9 paragraph")
        assert "Number 9." in said
        assert "Number 8." not in said
        assert said[-1].startswith("… 8 paragraph")

    def test_shows_everything_where_nothing_differs(self, shown: Callable[..., str]) -> None:
        many = tuple(paragraph(f"Number {n}.", block=str(n)) for n in range(5))
        assert shown(many, many).splitlines() == [block_words(block) for block in many]

    def test_shows_every_kind_of_block_and_no_markup(self, shown: Callable[..., str]) -> None:
        hostile = "<b>x</b><img src='file:///etc/passwd'>"
        cell = Cell(blocks=(paragraph("in a cell", block="in"),))
        text: Text = (
            Heading(id=BlockId("h"), level=2, content=(Run(hostile),)),
            ListItem(id=BlockId("i"), level=2, content=(Run("item"), Withheld())),
            Table(id=BlockId("t"), rows=(Row((cell,)),), columns=(frozenset(),)),
            Picture(id=BlockId("p"), digest="0", media_type="image/png", alternate=hostile),
        )
        said = shown((), text)
        for words in (hostile, "\u2022 item[REDACTED]", "[Table]", "in a cell", f"[Picture: {hostile}]"):
            assert words in said

    def test_stands_side_by_side(self, shown: Callable[..., str]) -> None:
        said = shown((paragraph("We pay a fee."),), (paragraph("We pay fees."),), "Before", "After")
        before, after = said[said.index("Before") : said.index("After")], said[said.index("After") :]
        assert before.strip() == "Before"
        assert "removed" in after.split("added")[0]

    def test_of_fifty_pages_is_shown(self, shown: Callable[..., str]) -> None:
        many = tuple(paragraph(f"Paragraph {n} says it. " * 8, block=str(n)) for n in range(500))
        changed = tuple(replace(one, content=(Run("Now. "), *one.content)) for one in many)
        assert shown(many, changed).count("[added: Now. ]") == 500


def dialog_on(qtbot: QtBot, session: LibrarySession, place: TextPlace) -> RevisionsDialog:
    dialog = RevisionsDialog(session, place, "Engagement")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.told))
    return dialog


@pytest.fixture
def place(qtbot: QtBot, session: LibrarySession) -> TextPlace:
    """A section that was changed twice."""

    def prepare(desk: Desk) -> TextPlace:
        found = place_of(desk, "engagement")
        sever(desk, found, "Ana Roy")
        say(desk, found, "Nothing is paid.")
        return found

    return ask(qtbot, session, prepare)


class TestTheDialog:
    def test_says_when_there_is_none(self, qtbot: QtBot, session: LibrarySession) -> None:
        place = ask(qtbot, session, lambda desk: replace(place_of(desk, "engagement"), language="fr"))
        dialog = dialog_on(qtbot, session, place)
        assert dialog.told == "This text has no revisions yet: nothing was saved."
        assert not dialog.restore_button.isEnabled()
        assert dialog.answer() is None

    def test_lists_who_saved_when_and_how(
        self, qtbot: QtBot, session: LibrarySession, place: TextPlace
    ) -> None:
        dialog = dialog_on(qtbot, session, place)
        model = dialog.list.model()
        spoken = [
            model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
        ]
        assert [words.split(", ")[-1].split(" · ")[0] for words in spoken] == [
            "typed",
            "words severed",
            "first text",
        ]
        assert "the text now" in spoken[0]

    def test_compares_with_the_one_before_and_with_now(
        self, qtbot: QtBot, session: LibrarySession, place: TextPlace
    ) -> None:
        dialog = dialog_on(qtbot, session, place)
        assert "Nothing is paid" in dialog.view.toPlainText()
        assert not dialog.restore_button.isEnabled()
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: "withheld now" in dialog.view.toPlainText())
        assert dialog.restore_button.isEnabled()
        dialog.against.setCurrentIndex(1)
        qtbot.waitUntil(lambda: dialog.told == "What changed since.")
        qtbot.waitUntil(lambda: "Nothing is paid" in dialog.view.toPlainText())
        dialog.beside.setChecked(True)
        assert dialog.view.toPlainText().strip().startswith("This revision")
        dialog.restore_button.click()
        assert dialog.result() == dialog.DialogCode.Accepted
        assert dialog.answer() is not None

    def test_knows_words_for_every_act(self) -> None:
        acts = ("create", "edit", "draft", "import", "undo", "sever", "mark", "restore")
        assert all(act_words(act) != act for act in acts)

    def test_gives_no_word_of_a_section_withheld_whole(
        self, qtbot: QtBot, session: LibrarySession, place: TextPlace
    ) -> None:
        ask(qtbot, session, lambda desk: withhold(desk, place))
        dialog = dialog_on(qtbot, session, place)
        qtbot.waitUntil(lambda: "Nothing is paid" in dialog.view.toPlainText())
        for beside in (False, True):
            dialog.beside.setChecked(beside)
            copied = copy_of(dialog.view)
            assert "paid" not in copied
            assert "Ana" not in copied
            assert "[REDACTED]" in copied

    def test_tells_what_fails(self, qtbot: QtBot, session: LibrarySession, place: TextPlace) -> None:
        gone = TextPlace(type(place.section)("nowhere"), "en")
        dialog = dialog_on(qtbot, session, gone)
        assert "no such section" in dialog.told


def withhold(desk: Desk, place: TextPlace) -> None:
    """Withhold the section of a text whole."""
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        owner = unit.sections.owner(place.section)
        assert owner.profile is not None
        profile = unit.profiles.get(owner.profile)
        unit.severances.save(severance())
        sections = tuple(
            replace(one, severances=frozenset({PLEDGE})) if one.id == place.section else one
            for one in profile.sections
        )
        unit.profiles.save(replace(profile, sections=sections))


def copy_of(view: QTextEdit) -> str:
    """What other programs get of everything shown."""
    view.selectAll()
    return view.createMimeDataFromSelection().text()


def revisions(desk: Desk, place: TextPlace) -> list[str]:
    """The words of each revision of a text."""
    return [
        " ".join(map(block_words, desk.texts.revision(one.id).blocks)) for one in desk.texts.revisions(place)
    ]


class Restored:
    """An editor of a text, an answer to which revision is wanted, and what was said."""

    def __init__(
        self, qtbot: QtBot, session: LibrarySession, place: TextPlace, wanted: RevisionId | None = None
    ) -> None:
        opened = ask(qtbot, session, lambda desk: desk.texts.open(place))
        self.room = QWidget()
        qtbot.addWidget(self.room)
        self.editor = SectionEditor(vocabulary_of(session.program.catalogue, "en"), self.room)
        self.editor.open(opened)
        self.saver = Autosave(session, self.editor, opened)
        wanted = wanted or ask(qtbot, session, lambda desk: desk.texts.revisions(place)[-1].id)
        prompts = FakePrompts({"revision": wanted})
        self.restoring = Restoring(session, prompts, self.room)  # type: ignore[arg-type]  # a fake stands in for it
        self.offers: list[tuple[str, Callable[[], None]]] = []
        self.failures: list[str] = []
        self.restoring.undoable.connect(lambda words, undo: self.offers.append((words, undo)))
        self.restoring.failed.connect(self.failures.append)

    def begin(self) -> None:
        self.restoring.begin(self.editor, self.saver, "Engagement")


class TestRestoring:
    def test_shows_the_old_text_and_undo_shows_the_new_one_again(
        self, qtbot: QtBot, session: LibrarySession, place: TextPlace
    ) -> None:
        opened = ask(qtbot, session, lambda desk: desk.texts.open(place))
        room = QWidget()
        qtbot.addWidget(room)
        editor = SectionEditor(vocabulary_of(session.program.catalogue, "en"), room)
        editor.open(opened)
        saver = Autosave(session, editor, opened)
        oldest = ask(qtbot, session, lambda desk: desk.texts.revisions(place)[-1].id)
        prompts = FakePrompts({"revision": oldest})
        restoring = Restoring(session, prompts, room)  # type: ignore[arg-type]  # a fake stands in for it
        offers: list[tuple[str, Callable[[], None]]] = []
        restoring.undoable.connect(lambda words, undo: offers.append((words, undo)))
        restoring.begin(editor, saver, "Engagement")
        qtbot.waitUntil(lambda: bool(offers))
        words, undo = offers[0]
        assert words.startswith("“Engagement” says what it said then.")
        assert "Ana Roy" in block_words(editor.text()[0])
        assert not saver.dirty
        undo()
        qtbot.waitUntil(lambda: len(offers) == 2)
        assert block_words(editor.text()[0]) == "Nothing is paid."

    def test_a_section_withheld_whole_stays_so(
        self, qtbot: QtBot, session: LibrarySession, place: TextPlace
    ) -> None:
        ask(qtbot, session, lambda desk: withhold(desk, place))
        restored = Restored(qtbot, session, place)
        restored.begin()
        qtbot.waitUntil(lambda: bool(restored.offers))
        assert "Ana Roy" in block_words(restored.editor.text()[0])
        assert "Ana" not in copy_of(restored.editor)

    def test_nothing_typed_before_the_answer_is_lost_under_it(
        self, qtbot: QtBot, session: LibrarySession, place: TextPlace
    ) -> None:
        restored = Restored(qtbot, session, place)
        editor = restored.editor
        editor.insert_words("Typed first. ")
        restored.begin()
        qtbot.waitUntil(editor.isReadOnly)
        before = editor.text()
        QTest.keyClicks(editor, "lost ")
        editor.insert_words("lost ")
        assert editor.text() == before
        qtbot.waitUntil(lambda: bool(restored.offers))
        QTest.keyClicks(editor, "kept ")
        assert "kept" in block_words(editor.text()[0])
        restored.offers[0][1]()  # what was typed since is a revision before it goes
        qtbot.waitUntil(lambda: len(restored.offers) == 2)
        assert "Typed first" in block_words(editor.text()[0])
        assert any("kept" in words for words in ask(qtbot, session, lambda desk: revisions(desk, place)))

    def test_one_types_on_where_restoring_fails(
        self, qtbot: QtBot, session: LibrarySession, place: TextPlace
    ) -> None:
        restored = Restored(qtbot, session, place, RevisionId("nowhere"))
        restored.begin()
        qtbot.waitUntil(lambda: bool(restored.failures))
        QTest.keyClicks(restored.editor, "more ")
        assert "more" in block_words(restored.editor.text()[0])

    def test_nothing_chosen_changes_nothing(
        self, qtbot: QtBot, session: LibrarySession, place: TextPlace
    ) -> None:
        opened = ask(qtbot, session, lambda desk: desk.texts.open(place))
        room = QWidget()
        qtbot.addWidget(room)
        editor = SectionEditor(vocabulary_of(session.program.catalogue, "en"), room)
        editor.open(opened)
        prompts = FakePrompts()
        Restoring(session, prompts, room).begin(editor, Autosave(session, editor, opened), "x")  # type: ignore[arg-type]  # a fake stands in for it
        assert prompts.asked == ["revision"]
        assert len(ask(qtbot, session, lambda desk: desk.texts.revisions(place))) == 3
