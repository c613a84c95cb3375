"""A part of an internal edition pasted from another program: what is withheld in it is withheld here."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.text import FREE, Paragraph, Run, Withheld, block_words, holds
from briefing_app.ui.editor.section_editor import SectionEditor

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIFTEEN, NINETEEN, FOREIGN = (ExemptionId(one) for one in ("atia:15(1)", "atia:19(1)", "foia:(b)(6)"))

WORD = """Version:1.0
StartHTML:0000000100
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
 p.MsoNormal {mso-style-parent:""; margin:0cm;}
 span.NAME
	{mso-style-name:"Severed Words";
	mso-style-unhide:no;
	background:#FFE8A3;}
 span.SeveranceFlag
	{mso-style-name:"Severance Flag"; font-weight:bold;}
--></style></head><body><!--StartFragment-->
<p class=MsoNormal><span lang=EN-CA>Canada will <a name="_b0a0a"></a></span><span class=NAME><span lang=EN-CA
style='background:#FFE8A3'>press for an early vote</span></span><span lang=EN-CA> </span><span
class=SeveranceFlag>[s. 15(1) proposed]</span><span lang=EN-CA> in May.<o:p></o:p></span></p>
<p class=MsoNormal>Nothing is held here.</p>
<!--EndFragment--></body></html>"""
WRITER = (
    '<p>Canada will <span style="background: #ffe8a3"><span style="background: #ffe8a3">press for an\n'
    'early vote</span></span> <font size="2"><b>[s. 15(1) proposed]</b></font> in May.</p>'
    "<p>Nothing is held here.</p>"
)
BROWSER = (
    "<meta charset='utf-8'><!--StartFragment--><p style=\"background-color: rgb(255, 255, 255)\">Canada will "
    '<mark style="background: rgb(255, 232, 163) none repeat scroll; color: rgb(27, 31, 36);">press for an '
    'early vote</mark><span class="flag"> [s. 15(1) proposed]</span> in May.</p><p>Nothing is held here.</p>'
)
ONLINE = (
    '<p><span>Canada will </span><span data-ccp-charstyle="Severed Words">press for an early vote</span>'
    "<span> [s. 15(1) proposed] in May.</span></p><p>Nothing is held here.</p>"
)
PAGES = {
    "Word": WORD.replace("NAME", "SeveredWords"),
    "Word, its class under another name": WORD.replace("NAME", "Style7"),
    "Writer": WRITER,
    "a browser": BROWSER,
    "Word in a browser": ONLINE,
    "a page of ours": "<p>Canada will <mark class='severed'>press for an early vote</mark>"
    "<span class='flag'> [s. 15(1) proposed]</span> in May.</p><p>Nothing is held here.</p>",
    "the brackets of a text": "<p>Canada will ⟦press for an early vote⟧ [s. 15(1) proposed] in May.</p>"
    "<p>Nothing is held here.</p>",
}


def put(editor: SectionEditor, *, html: str = "", text: str = "", plain: bool = False) -> None:
    """Puts a page and words on the clipboard and presses the keys that paste them."""
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL | SHIFT if plain else CTRL)


def free(editor: SectionEditor) -> str:
    """The words of the text that nothing withholds."""
    return "|".join(
        "".join(one.text for one in block.content if isinstance(one, Run) and not one.severances)
        for block in editor.text()
        if not block.severances
    )


def withheld(editor: SectionEditor) -> list[tuple[str, set[ExemptionId]]]:
    """Every run that is withheld, and for what."""
    provisions = {one.id: set(one.exemptions) for one in editor.new_severances()}
    return [
        (part.text, set().union(*(provisions[one] for one in part.severances)))
        for block in editor.text()
        for part in block.content
        if isinstance(part, Run) and part.severances
    ]


@pytest.fixture
def told(editor: SectionEditor) -> list[str]:
    sentences: list[str] = []
    editor.told.connect(sentences.append)
    return sentences


@pytest.mark.parametrize("plain", [False, True], ids=["as it is", "as words alone"])
@pytest.mark.parametrize("program", PAGES)
def test_what_a_program_shows_as_withheld_is_proposed_and_told(editor, told, program, plain) -> None:
    words = "Canada will press for an early vote [s. 15(1) proposed] in May.\nNothing is held here."
    put(editor, html=PAGES[program], text=words, plain=plain)
    assert free(editor) == "Canada will  in May.|Nothing is held here."
    assert withheld(editor) == [("press for an early vote", {FIFTEEN})]
    assert told == ["Passages of an internal edition still withheld here, as proposed: 1."]


def test_one_undo_takes_all_of_it_back(qtbot, editor, type_) -> None:
    type_("Before ")
    before = editor.text()
    put(editor, html=PAGES["Word"])
    assert withheld(editor)
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == before
    assert not editor.new_severances()


def test_other_programs_get_no_word_of_it_again(editor) -> None:
    put(editor, html=PAGES["Word"])
    editor.selectAll()
    editor.copy()
    given = QGuiApplication.clipboard().mimeData()
    assert given.text().startswith("Canada will [REDACTED – s. 15(1)] in May.")
    assert "early" not in given.text() + given.html()


@pytest.mark.parametrize(
    ("text", "said", "held"),
    [
        ("a ⟦b⟧ [s. 15(1), 19(1) approved] c", "a  c", [("b", {FIFTEEN, NINETEEN})]),
        ("a ⟦b⟧ [art. 15(1) proposé; art. 19(1) approuvé] c", "a  c", [("b", {FIFTEEN, NINETEEN})]),
        (r"a ⟦b⟧ \[s. 15(1); (b)(6) recommended\] c", "a  c", [("b", {FIFTEEN, FOREIGN})]),
        ("a ⟦b⟧ [proposed] c", "a  c", [("b", set())]),
        ("a ⟦b⟧ [? ?] c", "a  c", [("b", set())]),
        ("a ⟦b⟧ [s. 99(1) approved] c", "a  c", [("b", set())]),
        ("a ⟦b ⟧[s. 15(1) proposed] c", "a c", [("b ", {FIFTEEN})]),
        ("a ⟦b⟧\n⟦c⟧ [s. 15(1) proposed] d", "a | d", [("b", {FIFTEEN}), ("c", {FIFTEEN})]),
        ("a ⟦b\nc⟧ d\ne", "a | d|e", [("b", set()), ("c", set())]),
        ("⟦a⟧ [s. 15(1) proposed]⟦b⟧ [s. 19(1) proposed]", "", [("a", {FIFTEEN}), ("b", {NINETEEN})]),
    ],
)
def test_a_part_of_a_text_is_withheld_under_what_its_flags_say(editor, text, said, held) -> None:
    put(editor, text=text)
    assert free(editor) == said
    assert withheld(editor) == held


@pytest.mark.parametrize(
    ("text", "said", "held"),
    [
        ("a ⟦b\nc\n\nd", "a ||d", ["b", "c"]),
        ("a\n\nb\nc⟧ [s. 15(1) proposed] d", "a|| d", ["b", "c"]),
        ("a ⟦b\n\nc ⟦d⟧ e", "a |c  e", ["b", "d"]),
        ("a\n\nb [s. 15(1) proposed] c", "a| c", ["b"]),
        ("a [s. 15(1) proposed] b [art. 19(1) approuvé] c", " c", ["a", " b"]),
    ],
)
def test_where_a_sign_is_cut_off_the_paragraph_is_withheld_and_told(editor, told, text, said, held) -> None:
    put(editor, text=text)
    assert free(editor) == said
    assert [words for words, _ in withheld(editor)] == held
    assert told[0].endswith("all of its paragraph up to there is withheld.")


def test_on_a_page_a_sign_that_is_cut_off_reaches_to_the_end_of_its_paragraph(editor, told) -> None:
    put(editor, html="<p>a ⟦b<br>c</p><p>d</p>")
    assert free(editor) == "a |d"
    editor.undo()
    put(editor, html="<p>a ⟦b<br>c</p><p>d</p><table><tr><td>e⟧ f<td>g</table>")
    *paragraphs, table = editor.text()
    assert all(map(holds, (*paragraphs, table)))  # between a beginning and an end nobody knows what is free
    assert [bool(holds(cell.blocks[0])) for cell in table.rows[0].cells] == [True, False]
    assert len(told) == 2


@pytest.mark.parametrize("text", ["[2 approved] and s. 15(1).", "See [annex 3, approved]."])
def test_words_that_no_edition_of_ours_wrote_are_pasted_as_they_are(editor, told, text) -> None:
    put(editor, text=text)
    assert free(editor) == text
    assert not told


def test_a_received_redaction_and_a_portion_mark_are_read_as_always(editor) -> None:
    put(
        editor,
        html=PAGES["Word"].replace("Canada will", "(PB) [REDACTED] and").replace("in May", "[REDACTED]"),
    )
    first, _ = editor.text()
    assert editor.vocabulary.sign(first.portion) == "(PB)"
    assert sum(isinstance(part, Withheld) for part in first.content) == 2
    assert withheld(editor) == [("press for an early vote", {FIFTEEN})]


def test_a_picture_that_is_withheld_keeps_its_description_back(editor) -> None:
    put(editor, html="<p>a</p><figure><img class='severed' alt='the plan' src='data:'></figure>")
    assert free(editor) == "a|"


def test_into_a_text_that_holds_words_the_rest_stays_as_it_was(editor, type_) -> None:
    type_("Before  after")
    editor.select(editor.text()[0].id, 7, 7)
    put(editor, html="<p>we ⟦wait⟧ [s. 15(1) proposed]</p>")
    (block,) = editor.text()
    assert isinstance(block, Paragraph)
    assert block.severances == FREE
    assert block_words(block) == "Before we wait after"
    assert [words for words, _ in withheld(editor)] == ["wait"]


def test_a_state_alone_between_brackets_stays_free_in_words_without_other_signs_and_is_told(
    editor, told
) -> None:
    put(editor, text="It was [proposed] by him.")
    assert free(editor) == "It was [proposed] by him."
    assert len(told) == 1
    assert "if it is a flag, sever what stands before it" in told[0]
