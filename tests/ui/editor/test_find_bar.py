"""The bar that finds and replaces: over sections opened or not, and never setting a severed word free."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.editing.finding import Wanted, find_all
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import SeveranceState, SeveranceTag
from briefing_app.domain.text import FREE, BlockId, Paragraph, Run, SectionId, SeveranceId, Withheld
from briefing_app.ui.editor.find_bar import FindBar
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.text_search import OneSection
from tests.notated import parse

HELD = frozenset({SeveranceId("s1")})
TAGS = {SeveranceId("s1"): SeveranceTag("s. 15(1)", SeveranceState.PROPOSED)}
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
ONE, TWO, THREE = map(SectionId, ("one", "two", "three"))
TEXTS = {
    ONE: (
        Paragraph(id=BlockId("a"), content=(Run("Côté port, "), Run("the por", severances=HELD), Run("t."))),
        Paragraph(id=BlockId("b"), content=(Run("Then "), Withheld(), Run(" port"))),
    ),
    TWO: (Paragraph(id=BlockId("c"), content=(Run("Nothing here."),)),),
    THREE: parse("Port{f:port}\n\n{t}\n| port | x |\n| y | z |").blocks,
}


class Sections(QWidget):
    """Three sections, the first of them opened."""

    def __init__(self, vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.opened: dict[SectionId, SectionEditor] = {}
        self.front = ONE
        self.bar = FindBar(self)
        self.bar.serve(self)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.bar)
        self.editor(ONE)

    def sections(self):
        return (ONE, TWO, THREE)

    def current(self):
        return self.front

    def text(self, section):
        return self.opened[section].text() if section in self.opened else TEXTS[section]

    def editor(self, section):
        if section not in self.opened:
            made = self.opened[section] = SectionEditor(self.vocabulary)
            made.set_text(TEXTS[section], TAGS, FREE)
            self.column.addWidget(made)
            made.setVisible(section == self.front)
        return self.opened[section]

    def show(self, section=None):
        if section is None:
            super().show()
            return
        self.front = section
        for name, one in self.opened.items():
            one.setVisible(name == section)


@pytest.fixture
def place(qtbot, vocabulary) -> Sections:
    made = Sections(vocabulary)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.editor(ONE).setFocus()
    return made


def chosen(editor: SectionEditor) -> str:
    return editor.textCursor().selectedText()


def ask(qtbot, place: Sections, words: str, key=Qt.Key.Key_F) -> None:
    qtbot.keyClick(place.editor(place.front), key, CONTROL)
    place.bar.words_line.clear()
    qtbot.keyClicks(place.bar.words_line, words)


class TestFinding:
    def test_counts_over_all_sections_and_opens_none_for_it(self, qtbot, place) -> None:
        ask(qtbot, place, "port")
        assert place.bar.count.text() == "1 of 6"
        assert set(place.opened) == {ONE}
        assert chosen(place.editor(ONE)) == "port"
        assert place.bar.words_line.hasFocus()

    def test_folds_accents_as_the_search_does_unless_asked(self, qtbot, place) -> None:
        ask(qtbot, place, "cote")
        assert chosen(place.editor(ONE)) == "Côté"
        place.bar.exact.setChecked(True)
        assert place.bar.count.text() == "Not found"

    def test_goes_through_all_places_and_round(self, qtbot, place) -> None:
        ask(qtbot, place, "port")
        seen = []
        for _ in range(6):
            qtbot.keyClick(place.bar.words_line, Qt.Key.Key_Return)
            seen.append((place.front, place.bar.count.text().partition(" ")[0]))
        assert [number for _, number in seen] == ["2", "3", "4", "5", "6", "1"]
        assert [section for section, _ in seen] == [ONE, ONE, THREE, THREE, THREE, ONE]
        assert "from the other end" in place.bar.count.text()
        assert TWO not in place.opened

    def test_goes_back_with_shift(self, qtbot, place) -> None:
        ask(qtbot, place, "port")
        qtbot.keyClick(place.bar.words_line, Qt.Key.Key_Return, SHIFT)
        assert place.bar.count.text().startswith("6 of 6")
        qtbot.keyClick(place.bar.words_line, Qt.Key.Key_F3, SHIFT)
        assert place.bar.count.text().startswith("5 of 6")

    def test_goes_on_by_f3_in_the_text_from_where_one_stands(self, qtbot, place) -> None:
        ask(qtbot, place, "port")
        qtbot.keyClick(place.bar.words_line, Qt.Key.Key_Escape)
        editor = place.editor(ONE)
        editor.setFocus()
        editor.select(BlockId("b"), 0, 0)
        qtbot.keyClick(editor, Qt.Key.Key_F3)
        assert place.bar.count.text() == "3 of 6"

    def test_takes_the_words_chosen_in_the_text(self, qtbot, place) -> None:
        place.editor(ONE).select(BlockId("a"), 0, 4)
        qtbot.keyClick(place.editor(ONE), Qt.Key.Key_F, CONTROL)
        assert place.bar.words_line.text() == "Côté"

    def test_takes_no_withheld_words_for_they_could_be_copied_from_the_line(self, qtbot, place) -> None:
        editor = place.editor(ONE)
        editor.select(BlockId("a"), 0, 4)
        editor.sever(frozenset({ExemptionId("atia:15(1)")}))
        editor.select(BlockId("a"), 0, 4)
        qtbot.keyClick(editor, Qt.Key.Key_F, CONTROL)
        assert place.bar.words_line.text() == ""

    def test_finds_whole_words_only_when_asked(self, qtbot, place) -> None:
        ask(qtbot, place, "por")
        assert place.bar.count.text() == "1 of 6"
        place.bar.whole.setChecked(True)
        assert place.bar.count.text() == "Not found"

    def test_escape_closes_it_and_gives_the_keyboard_back(self, qtbot, place) -> None:
        ask(qtbot, place, "port")
        with qtbot.waitSignal(place.bar.closed):
            qtbot.keyClick(place.bar.words_line, Qt.Key.Key_Escape)
        assert place.bar.isHidden()

    def test_without_words_asks_for_them(self, qtbot, place) -> None:
        qtbot.keyClick(place.editor(ONE), Qt.Key.Key_F3)
        assert place.bar.isVisible()
        assert place.bar.count.text() == ""

    def test_every_control_is_named(self, place) -> None:
        for widget in place.bar.findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.objectName() == "":
                named = widget.accessibleName() or getattr(widget, "text", str)()
                assert named, widget


class TestReplacing:
    def test_changes_the_place_shown_and_goes_on(self, qtbot, place) -> None:
        ask(qtbot, place, "port", Qt.Key.Key_H)
        place.bar.new_words.setText("quay")
        place.bar.new_words.setFocus()
        qtbot.keyClick(place.bar.new_words, Qt.Key.Key_Return)
        assert place.editor(ONE).text()[0].content[0] == Run("Côté quay, ")
        assert place.bar.count.text() == "1 of 5"

    def test_of_partly_severed_words_leaves_them_severed_whole(self, qtbot, place) -> None:
        ask(qtbot, place, "the port", Qt.Key.Key_H)
        place.bar.new_words.setText("a dock")
        place.bar.replace_all.click()
        assert place.editor(ONE).text()[0].content == (
            Run("Côté port, "),
            Run("a dock", severances=HELD),
            Run("."),
        )

    def test_everywhere_is_one_step_to_undo_in_each_section(self, qtbot, place) -> None:
        ask(qtbot, place, "port", Qt.Key.Key_H)
        place.bar.new_words.setText("quay")
        place.bar.replace_all.click()
        assert place.bar.count.text().startswith("6 place")
        assert not any(find_all(place.text(section), Wanted("port")) for section in (ONE, THREE))
        assert TWO not in place.opened
        for section in (ONE, THREE):
            place.editor(section).undo()
            assert place.editor(section).text() == TEXTS[section]

    def test_never_touches_a_received_redaction(self, qtbot, place) -> None:
        for words in ("REDACTED", " ", "Then"):
            ask(qtbot, place, words, Qt.Key.Key_H)
            place.bar.new_words.setText("x")
            place.bar.replace_all.click()
        assert sum(isinstance(part, Withheld) for part in place.editor(ONE).text()[1].content) == 1

    def test_of_words_drawn_from_facts_is_refused(self, qtbot, vocabulary) -> None:
        editor = SectionEditor(vocabulary)
        qtbot.addWidget(editor)
        editor.set_text(parse("{t:1,0,derived}\n| port |\n| x |").blocks, {}, FREE)
        bar = FindBar(OneSection(lambda: editor))
        qtbot.addWidget(bar)
        bar.ask(replacing=True)
        qtbot.keyClicks(bar.words_line, "port")
        bar.replace_one.click()
        assert "facts" in bar.count.text()
        bar.replace_all.click()
        assert "1 drawn" in bar.count.text() or "stayed" in bar.count.text()

    def test_over_no_editor_at_all_does_nothing(self, qtbot) -> None:
        bar = FindBar(OneSection(lambda: None))
        qtbot.addWidget(bar)
        bar.ask(replacing=True)
        qtbot.keyClicks(bar.words_line, "port")
        for act in (bar.next.click, bar.previous.click, bar.replace_one.click, bar.replace_all.click):
            act()
        assert bar.isVisible()
