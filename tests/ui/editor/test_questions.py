"""What an editor asks by dialog: addresses that are safe, footnotes that stay severed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from briefing_app.domain.editing.pasting import insert
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.marking import Marking
from briefing_app.domain.severance import NewSeverance, SeveranceState, SeveranceTag
from briefing_app.domain.text import (
    FREE,
    BlockId,
    FootnoteReference,
    HardBreak,
    Origin,
    Paragraph,
    RevisionId,
    Run,
    SectionId,
    SeveranceId,
    Withheld,
)
from briefing_app.ui.banner import Banner
from briefing_app.ui.editor.footnote_dialog import FootnoteDialog, FootnoteWish, content_of_footnote
from briefing_app.ui.editor.link_dialog import LinkDialog, LinkWish
from briefing_app.ui.editor.questions import ask_through
from tests.notated import parse
from tests.ui.conftest import FakePrompts

ORIGIN = Origin(SectionId("section"), RevisionId("r1"), BlockId("source"))
OTHER = replace(ORIGIN, block=BlockId("other"))
FIFTEEN = ExemptionId("atia:15(1)")
HELD = frozenset({SeveranceId("s1")})
TAGS = {SeveranceId("s1"): SeveranceTag("s. 15(1)", SeveranceState.APPROVED, frozenset({FIFTEEN}))}


def put_in(dialog: FootnoteDialog, words: str, marking: Marking) -> None:
    dialog.editor.set_text((Paragraph(id=BlockId("b"), content=(Run(words),), portion=marking),), {}, FREE)
    dialog.editor.insert_words("more ")


def shown_words(dialog: QWidget) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


class TestTheLinkDialog:
    @pytest.fixture
    def dialog(self, qtbot) -> LinkDialog:
        made = LinkDialog(None)
        qtbot.addWidget(made)
        return made

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("https://port.example/a", "https://port.example/a"),
            (" http://port.example ", "http://port.example"),
            ("www.port.example", "https://www.port.example"),
            ("port.example/fees?a=1", "https://port.example/fees?a=1"),
            ("ana@port.example", "mailto:ana@port.example"),
            ("mailto:ana@port.example", "mailto:ana@port.example"),
        ],
    )
    def test_takes_addresses_of_the_web_and_of_mail(self, dialog, typed, meant) -> None:
        dialog.address.setText(typed)
        assert dialog.accept_button.isEnabled()
        assert dialog.answer() == LinkWish(meant)

    @pytest.mark.parametrize(
        "typed", ["", "file:///etc/passwd", "javascript:alert(1)", r"\\host\share", "words", "C:\\a.docx"]
    )
    def test_says_why_it_takes_no_other(self, dialog, typed) -> None:
        dialog.address.setText(typed)
        assert not dialog.accept_button.isEnabled()
        assert dialog.problem()
        dialog.accept()
        assert not dialog.result()

    def test_offers_to_remove_a_link_there_is(self, qtbot, dialog) -> None:
        assert dialog.remove_button.isHidden()
        other = LinkDialog("file:///old")
        qtbot.addWidget(other)
        assert not other.remove_button.isHidden()
        other.remove_button.click()
        assert other.answer() == LinkWish(None)


class TestTheFootnoteDialog:
    def test_keeps_looks_severances_and_redactions(self, qtbot, vocabulary) -> None:
        content = (Run("a "), Run("b", bold=True, severances=HELD), Withheld(), HardBreak(), Run("c"))
        dialog = FootnoteDialog(vocabulary, content, TAGS, FREE)
        qtbot.addWidget(dialog)
        assert dialog.answer() == FootnoteWish(content)

    def test_of_a_new_one_wants_words(self, qtbot, vocabulary) -> None:
        dialog = FootnoteDialog(vocabulary, None, {}, FREE)
        qtbot.addWidget(dialog)
        assert not dialog.accept_button.isEnabled()
        qtbot.keyClicks(dialog.editor, "words")
        assert dialog.accept_button.isEnabled()
        assert dialog.answer().content == (Run("words"),)

    @pytest.mark.parametrize("content", [None, (Run("as it was"),)])
    def test_lets_typed_words_go_only_when_that_is_asked_twice_in_a_row(
        self, qtbot, vocabulary, content
    ) -> None:
        dialog = FootnoteDialog(vocabulary, content, {}, FREE)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.keyClicks(dialog.editor, "typed")
        for _ in range(2):
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
            assert dialog.isVisible()
            assert "press Esc or Cancel again" in shown_words(dialog)
            qtbot.keyClicks(dialog.editor, "!")
            assert "press Esc or Cancel again" not in shown_words(dialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    def test_closes_at_once_when_nothing_was_typed(self, qtbot, vocabulary) -> None:
        dialog = FootnoteDialog(vocabulary, (Run("as it was"),), {}, FREE)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    def test_remembers_where_words_put_into_it_are_from(self, qtbot, vocabulary) -> None:
        dialog = FootnoteDialog(vocabulary, (Run("a"),), {}, FREE, origin=ORIGIN)
        qtbot.addWidget(dialog)
        assert dialog.answer().origin == ORIGIN
        copied = Paragraph(id=BlockId("x"), content=(Run("said so"),), origin=OTHER)
        dialog.editor.do(lambda sheet, means: insert(sheet, (copied,), means))
        assert dialog.answer().origin == replace(ORIGIN, others=(OTHER,))
        dialog.editor.selectAll()
        assert [one.origin.block for one in dialog.editor.selected_blocks()] == [ORIGIN.block]
        dialog.editor.cut()
        assert dialog.answer().origin is None

    def test_says_that_one_without_words_goes(self, qtbot, vocabulary) -> None:
        dialog = FootnoteDialog(vocabulary, (Run("a"),), {}, FREE)
        qtbot.addWidget(dialog)
        dialog.editor.selectAll()
        dialog.editor.cut()
        assert "removed" in dialog.problem_line.text()
        assert dialog.accept_button.isEnabled()

    def test_tells_what_was_severed_in_it(self, qtbot, vocabulary) -> None:
        dialog = FootnoteDialog(vocabulary, (Run("secret"),), {}, FREE)
        qtbot.addWidget(dialog)
        dialog.editor.selectAll()
        dialog.editor.sever(frozenset({FIFTEEN}))
        wish = dialog.answer()
        assert [one.exemptions for one in wish.severances] == [{FIFTEEN}]
        assert wish.content == (Run("secret", severances=frozenset({wish.severances[0].id})),)

    def test_is_marked_as_the_words_put_into_it_and_what_it_stands_over_together(
        self, qtbot, vocabulary
    ) -> None:
        below = QWidget()
        qtbot.addWidget(below)
        window = Banner("Marking", below)
        protected_a, protected_b = (vocabulary.mark([vocabulary.marking(one)]) for one in ("PA", "PB"))
        window.show_mark(protected_a)
        dialog = FootnoteDialog(vocabulary, (Run("a"),), {}, FREE, below)
        assert dialog.banners.top.mark == protected_a
        put_in(dialog, "b", vocabulary.marking("PB"))
        for banner in (dialog.banners.top, dialog.banners.bottom):
            assert banner.words == "PROTECTED B / PROTÉGÉ B"
            assert banner.colour == vocabulary.colour(vocabulary.marking("PB"))
        window.show_mark(protected_b)
        assert dialog.banners.bottom.mark == protected_b

    def test_over_a_higher_marking_never_takes_the_colour_of_a_lower_one_put_into_it(
        self, qtbot, vocabulary
    ) -> None:
        below = QWidget()
        qtbot.addWidget(below)
        window = Banner("Marking", below)
        window.show_mark(vocabulary.mark([vocabulary.marking("PB")]))
        dialog = FootnoteDialog(vocabulary, (Run("a"),), {}, FREE, below)
        put_in(dialog, "b", vocabulary.marking("PA"))
        assert dialog.banners.top.mark == dialog.banners.bottom.mark == window.mark
        put_in(dialog, "b", vocabulary.marking("S"))
        together = vocabulary.mark(map(vocabulary.marking, ("PB", "S")))
        assert dialog.banners.top.mark == together
        assert together.colour == vocabulary.colour(vocabulary.marking("S"))

    def test_is_marked_before_the_words_put_into_it_are_there(self, qtbot, vocabulary) -> None:
        dialog = FootnoteDialog(vocabulary, (Run("a"),), {}, FREE)
        qtbot.addWidget(dialog)
        seen: list[tuple[str, str]] = []
        document = dialog.editor.document()
        document.contentsChanged.connect(
            lambda: seen.append((dialog.editor.toPlainText(), dialog.banners.top.words))
        )
        put_in(dialog, "secret", vocabulary.marking("PB"))
        assert any("secret" in words for words, _ in seen)
        assert {said for words, said in seen if "secret" in words} == {"PROTECTED B / PROTÉGÉ B"}

    def test_makes_one_piece_of_whatever_is_put_into_it(self) -> None:
        blocks = parse("{c:PB} a{f:note}\n\n- {s:15(1)} b\n\n{x:15(1)}\n\n{t}\n| c | d |\n| e | f |").blocks
        content = content_of_footnote(blocks)
        assert not any(isinstance(part, FootnoteReference) for part in content)
        assert "".join(getattr(part, "text", "") for part in content) == "a (note)bc d e f"
        (held,) = [part for part in content if isinstance(part, Run) and part.text == "b"]
        assert held.severances


class TestAskThrough:
    @pytest.fixture
    def prompts(self, editor) -> FakePrompts:
        made = FakePrompts()
        ask_through(made, editor)
        return made

    def test_puts_a_link_on_the_words_chosen(self, editor, prompts, type_) -> None:
        type_("port")
        editor.selectAll()
        prompts.answers["link"] = LinkWish("https://port.example")
        editor.actions.link.trigger()
        assert editor.text()[0].content == (Run("port", link="https://port.example"),)
        prompts.answers["link"] = LinkWish(None)
        editor.actions.link.trigger()
        assert editor.text()[0].content == (Run("port"),)

    def test_wants_words_for_a_link_first(self, editor, prompts) -> None:
        told = []
        editor.told.connect(told.append)
        editor.actions.link.trigger()
        assert not prompts.asked
        assert len(told) == 1

    def test_changes_nothing_when_the_officer_thinks_better_of_it(self, editor, prompts, type_) -> None:
        type_("port")
        before = editor.text()
        editor.selectAll()
        editor.actions.link.trigger()
        editor.actions.footnote.trigger()
        assert prompts.asked == ["link", "footnote"]
        assert editor.text() == before

    def test_hangs_a_footnote_where_one_stands_with_what_was_severed_in_it(
        self, editor, prompts, type_
    ) -> None:
        type_("port")
        new = NewSeverance(SeveranceId("new"), frozenset({FIFTEEN}))
        words = (Run("secret", severances=frozenset({new.id})),)
        prompts.answers["footnote"] = FootnoteWish(words, (new,))
        editor.actions.footnote.trigger()
        assert editor.text()[0].content == (Run("port"), FootnoteReference(words))
        assert editor.new_severances() == (new,)
        assert "s. 15(1)" in editor.tag_of(frozenset({new.id}))

    def test_a_footnote_of_what_is_withheld_is_not_copied_out_of_its_dialog(
        self, qtbot, editor, prompts, vocabulary
    ) -> None:
        around = frozenset({SeveranceId("around")})
        note = FootnoteReference((Run("secret"),))
        free = Paragraph(id=BlockId("b"), content=(note,))
        for block, whole in ((free, around), (replace(free, severances=around), FREE)):
            editor.set_text((block,), {}, whole)
            editor.actions.footnote.trigger()
            *_, held = prompts.given["footnote"]
            assert held == around
            dialog = FootnoteDialog(vocabulary, note.content, {}, held)
            qtbot.addWidget(dialog)
            dialog.editor.selectAll()
            assert "secret" not in dialog.editor.createMimeDataFromSelection().text()

    def test_the_block_remembers_where_words_put_into_its_footnote_are_from(
        self, editor, prompts, type_
    ) -> None:
        type_("port")
        prompts.answers["footnote"] = FootnoteWish((Run("said so"),), origin=ORIGIN)
        editor.actions.footnote.trigger()
        assert editor.text()[0].origin == ORIGIN
        prompts.answers["footnote"] = FootnoteWish((Run("said so twice"),), origin=OTHER)
        editor.actions.footnote.trigger()
        assert editor.text()[0].origin == replace(ORIGIN, others=(OTHER,))
        prompts.answers["footnote"] = FootnoteWish(())
        editor.actions.footnote.trigger()
        assert editor.text()[0].content == (Run("port"),)

    def test_a_footnote_of_a_profile_is_copied_as_words_of_its_block(self, editor, prompts) -> None:
        note = FootnoteReference((Run("said so"),))
        editor.set_text((Paragraph(id=BlockId("b"), content=(note,)),), {}, FREE)
        editor.copied_from = (ORIGIN.section, ORIGIN.revision)
        prompts.answers["footnote"] = FootnoteWish((Run("said so"),), origin=ORIGIN)
        editor.actions.footnote.trigger()
        *_, origin, _ = prompts.given["footnote"]
        assert origin == replace(ORIGIN, block=BlockId("b"))
        assert editor.text()[0].origin is None

    def test_marks_the_block_no_lower_than_what_was_put_into_its_footnote(
        self, editor, prompts, vocabulary
    ) -> None:
        mark = vocabulary.marking("PB")
        editor.set_text((Paragraph(id=BlockId("b"), content=(Run("port"),)),), {}, FREE)
        prompts.answers["footnote"] = FootnoteWish((Run("a"),), markings=(mark,))
        editor.actions.footnote.trigger()
        assert editor.text()[0].portion == mark
