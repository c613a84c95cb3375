"""What is copied from a comparison: the words that are free, a marker for those withheld, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from briefing_app.domain.comparison import compare
from briefing_app.domain.text import FREE, BlockId, Row, Run, SeveranceId, Table, Text
from briefing_app.ui.editor.comparison_view import ComparisonView
from briefing_app.ui.notes.comparison_text import ComparisonText
from tests.notated import parse
from tests.retelling import told_apart
from tests.strategies import PROVED, normal_texts

NOTATION = (
    "Free {x:15(1):secret} words{f:and {x:15(1):secret} note}\n\n{s:15(1)} A secret item\n\n"
    "{t}\n| free | {s:15(1)} secret |\n| x | y |"
)


def everything(widget) -> str:
    widget.selectAll()
    data = widget.createMimeDataFromSelection()
    return " ".join(bytes(data.data(name).data()).decode() for name in data.formats())


@pytest.mark.parametrize("sides", [None, ("Before", "After")])
def test_a_comparison_of_revisions_gives_no_withheld_word(qtbot, sides) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    before, after = parse("Free words").blocks, parse(NOTATION).blocks
    view.show_text(compare(before, after), {}, FREE, str, sides)
    copied = everything(view)
    assert "secret" not in copied
    assert "Free " in copied
    assert "[REDACTED]" in copied
    assert "secret" in view.toPlainText()


@pytest.mark.parametrize("number", range(3))
def test_a_passage_beside_another_gives_no_withheld_word(qtbot, number) -> None:
    text = ComparisonText("Now")
    qtbot.addWidget(text)
    text.show_passage(parse(NOTATION).blocks[number], None, FREE, "[REDACTED]", "gone")
    assert "secret" not in everything(text)


@pytest.mark.parametrize("sides", [None, ("Before", "After")])
def test_nothing_is_copied_of_a_section_withheld_whole(qtbot, sides) -> None:
    view, text = ComparisonView(), ComparisonText("Now")
    qtbot.addWidget(view)
    qtbot.addWidget(text)
    held = frozenset({SeveranceId("whole")})
    before, after = parse("Secret words{f:secret}").blocks, parse("Secret things\n\n- secret item").blocks
    view.show_text(compare(before, after), {}, held, str, sides)
    text.show_passage(after[0], before[0], held, "", "")
    for one in (view, text):
        assert "ecret" in one.toPlainText()
        assert "ecret" not in everything(one)
        assert "[REDACTED]" in everything(one)


@pytest.mark.parametrize("rows", [1, 0], ids=["its only row is severed", "no row"])
def test_the_caption_of_a_table_that_no_public_edition_has_is_not_copied(widgets, rows) -> None:
    row = Row((), frozenset({SeveranceId("row")}))
    table = Table(id=BlockId("t"), rows=(row,) * rows, columns=(), caption=(Run("secret"),), derived=True)
    view, text = widgets
    view.show_text(compare((), (table,)), {}, FREE, str)
    text.show_passage(table, None, FREE, "", "")
    assert "secret" in view.toPlainText()
    assert "secret" not in everything(view) + everything(text)


@pytest.fixture(scope="module")
def widgets(qapp):
    made = ComparisonView(), ComparisonText("Now")
    yield made
    for one in made:
        one.deleteLater()


@given(blocks=normal_texts)
@settings(PROVED, max_examples=40)
def test_no_withheld_word_of_any_text_is_copied_from_a_comparison(widgets, blocks: Text) -> None:
    view, text = widgets
    blocks = told_apart(blocks)
    view.show_text(compare((), blocks), {}, FREE, str)
    assert "canary" not in everything(view)
    for block in blocks:
        text.show_passage(block, None, FREE, "", "")
        assert "canary" not in everything(text)
