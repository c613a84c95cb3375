"""Severing and marking by the keyboard: one key, the provision, Enter; nothing is done on Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.severance import SeveranceState, SeveranceTag
from briefing_app.domain.text import FREE, BlockId, Paragraph, Run, SeveranceId, Withheld, WithheldBlock
from briefing_app.ui.editor.choice_popup import ChoicePopup

B = BlockId("b")


def block(*content):
    return (Paragraph(id=B, content=content),)


@pytest.fixture
def answer(qtbot, editor):
    """Presses a key and types an answer into the box that comes."""

    def press(key, typed, last=Qt.Key.Key_Return):
        qtbot.keyClick(editor, key)
        box = next(one for one in editor.findChildren(ChoicePopup) if one.isVisible())
        qtbot.keyClicks(box.line, typed)
        qtbot.keyClick(box.line, last)
        return box

    return press


def test_words_are_severed_by_one_key_the_number_and_enter(editor, answer):
    editor.set_text(block(Run("a secret place")), {}, FREE)
    editor.select(B, 2, 8)
    answer(Qt.Key.Key_F9, "15(1)")
    (made,) = editor.new_severances()
    assert made.exemptions == {"atia:15(1)"}
    held = frozenset({made.id})
    assert editor.text() == block(Run("a "), Run("secret", severances=held), Run(" place"))
    assert editor.tag_of(held) == "s. 15(1) proposed"
    editor.actions.undo.trigger()
    assert editor.text() == block(Run("a secret place"))
    assert editor.new_severances() == ()


def test_the_title_will_do_in_either_language(editor, answer):
    editor.set_text(block(Run("a secret place")), {}, FREE)
    editor.select(B, 2, 8)
    answer(Qt.Key.Key_F9, "renseignements personnels")
    assert editor.new_severances()[0].exemptions == {"atia:19(1)"}


def test_several_provisions_stand_with_commas_and_on_top_of_others(editor, answer):
    editor.set_text(block(Run("a secret place")), {}, FREE)
    editor.select(B, 2, 8)
    answer(Qt.Key.Key_F9, "15(1), 19(1)")
    editor.select(B, 0, 8)
    answer(Qt.Key.Key_F9, "21(1)(a)")
    first, second = editor.new_severances()
    assert first.exemptions == {"atia:15(1)", "atia:19(1)"}
    assert editor.text()[0].content[1].severances == {first.id, second.id}


def test_a_marking_typed_as_provision_is_answered_and_nothing_severed(editor, answer):
    editor.set_text(block(Run("a secret place")), {}, FREE)
    editor.select(B, 2, 8)
    box = answer(Qt.Key.Key_F9, "SECRET")
    assert "is a marking" in box.sentence.text()
    assert box.isVisible()
    assert editor.text() == block(Run("a secret place"))


def test_an_unknown_number_is_answered_with_those_near_it(editor, answer):
    editor.set_text(block(Run("a secret place")), {}, FREE)
    editor.select(B, 2, 8)
    box = answer(Qt.Key.Key_F9, "15(9)")
    assert "15(1)" in box.sentence.text()
    assert not editor.new_severances()


def test_esc_leaves_everything_as_it_was_and_gives_the_keys_back(editor, answer):
    editor.set_text(block(Run("a secret place")), {}, FREE)
    editor.select(B, 2, 8)
    box = answer(Qt.Key.Key_F9, "15(1)", Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert editor.hasFocus()
    assert editor.text() == block(Run("a secret place"))


def test_without_a_choice_the_word_stood_in_is_severed(editor, answer):
    editor.set_text(block(Run("a secret place")), {}, FREE)
    editor.select(B, 4, 4)
    answer(Qt.Key.Key_F9, "15(1)")
    assert [part.text for part in editor.text()[0].content if part.severances] == ["secret"]


def test_a_severance_is_removed_where_the_cursor_stands(editor):
    held = frozenset({SeveranceId("s")})
    tags = {SeveranceId("s"): SeveranceTag("s. 15(1)", SeveranceState.APPROVED)}
    editor.set_text(block(Run("a "), Run("secret", severances=held), Run(" place")), tags, FREE)
    editor.select(B, 4, 4)
    assert "approved" in editor.accessibleDescription()
    editor.actions.unsever.trigger()
    assert editor.text() == block(Run("a secret place"))


def test_a_block_severed_whole_keeps_the_rest_when_some_words_are_freed(editor):
    held = frozenset({SeveranceId("s")})
    editor.set_text((Paragraph(id=B, severances=held, content=(Run("one two"),)),), {}, FREE)
    editor.select(B, 0, 3)
    editor.actions.unsever.trigger()
    assert editor.text() == block(Run("one"), Run(" two", severances=held))


def test_a_block_is_marked_by_one_key_and_an_exemption_there_is_answered(qtbot, editor, answer, vocabulary):
    editor.set_text(block(Run("words")), {}, FREE)
    box = answer(Qt.Key.Key_F8, "15(1)")
    assert "is an exemption" in box.sentence.text()
    answer(Qt.Key.Key_F8, "pb")
    assert editor.text()[0].portion == vocabulary.marking("PROTECTED B")
    box = answer(Qt.Key.Key_F8, "no marking")
    qtbot.keyClick(box.reason, Qt.Key.Key_Return)
    assert editor.text()[0].portion is None


def test_a_redaction_stands_while_the_words_around_it_go(editor, type_, qtbot):
    told = []
    editor.told.connect(told.append)
    editor.set_text(block(Run("one "), Withheld(), Run(" two")), {}, FREE)
    editor.select(B, 2, 7)
    type_("x")
    assert editor.text() == block(Run("onx"), Withheld(), Run("wo"))
    assert len(told) == 1
    editor.select(B, 4, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert Withheld() in editor.text()[0].content


def test_a_redaction_goes_with_its_whole_block_and_that_is_said(editor, qtbot):
    told = []
    editor.told.connect(told.append)
    line = WithheldBlock(id=BlockId("w"), withheld=Withheld())
    editor.set_text((*block(Run("one")), line), {}, FREE)
    editor.select(BlockId("w"), 0, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.text()[1] == line
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.text() == block(Run("one"))
    assert len(told) == 1
    editor.actions.undo.trigger()
    assert editor.text()[1] == line


@pytest.fixture
def marked(qtbot, editor, answer):
    """A block marked PROTECTED B; the reasons given for lowering it, and what was told."""
    reasons, told = [], []
    editor.set_text(block(Run("the fee")), {}, FREE)
    editor.lowering.connect(reasons.append)
    editor.told.connect(told.append)
    answer(Qt.Key.Key_F8, "PB")
    assert (reasons, told) == ([], [])  # raising needs none
    return reasons, told


@pytest.mark.parametrize("lower", ["PA", "U", "No marking"])
def test_a_marking_is_lowered_with_a_reason_in_a_second_line(qtbot, editor, answer, marked, lower):
    before = editor.text()
    box = answer(Qt.Key.Key_F8, lower)
    assert box.isVisible()
    assert editor.text() == before  # not before the reason
    assert box.reason.hasFocus()
    assert "Why is the marking lowered?" in box.reason.accessibleName()
    qtbot.keyClick(box.reason, Qt.Key.Key_Tab)
    qtbot.keyClicks(box.reason, " Published since. ")
    qtbot.keyClick(box.reason, Qt.Key.Key_Return)
    assert marked == (["Published since."], [])
    assert editor.text()[0].portion != before[0].portion
    assert editor.hasFocus()


def test_without_a_reason_it_is_lowered_and_told(qtbot, editor, answer, marked):
    box = answer(Qt.Key.Key_F8, "PA")
    qtbot.keyClick(box.reason, Qt.Key.Key_Return)
    assert marked == ([], ["The marking is lowered and no reason is given."])
    assert editor.text()[0].portion.levels == {"ca:PA"}


def test_esc_at_the_reason_lowers_nothing(qtbot, editor, answer, marked):
    before = editor.text()
    box = answer(Qt.Key.Key_F8, "PA")
    qtbot.keyClick(box.reason, Qt.Key.Key_Escape)
    assert editor.text() == before
    assert marked == ([], [])
    assert not box.isVisible()


def test_raising_and_the_same_again_ask_for_no_reason(editor, answer, marked):
    for typed in ("PB", "PC"):
        assert not answer(Qt.Key.Key_F8, typed).isVisible()
    assert marked == ([], [])
