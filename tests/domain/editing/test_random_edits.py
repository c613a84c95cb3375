"""Any edits in any order: what an officer severed stays severed, what is free stays free, nothing is lost."""

from __future__ import annotations

from hypothesis import given

from briefing_app.domain.editing.erasing import erase, erase_beside
from briefing_app.domain.editing.history import Stroke
from briefing_app.domain.editing.pasting import chosen_blocks, insert
from briefing_app.domain.editing.session import EditingSession
from briefing_app.domain.editing.severing import free, held_here, mark, sever
from briefing_app.domain.editing.sheet import Means, Place, end_of
from briefing_app.domain.editing.spans import content_of, held_by, part_before, size_of
from briefing_app.domain.editing.styling import (
    as_headings,
    as_items,
    as_paragraphs,
    moved_in_list,
    toggled_bold,
)
from briefing_app.domain.editing.writing import (
    hard_break,
    held_between,
    leave,
    split,
    style_here,
    write,
    write_lines,
)
from briefing_app.domain.normal_form import normalise
from tests.domain.editing.edits import MARKING, SEVERING, some_edits
from tests.domain.editing.tracked import Letters, check_ids, check_kept, holding, skeletons
from tests.strategies import MARKINGS, PROVED, SCHEME


class Officer:
    """Does edits on a session, and checks after each what must hold."""

    def __init__(self, skeleton) -> None:
        self.letters = Letters()
        text = self.letters.text(skeleton)
        self.session = EditingSession(Means(self.letters.new_id, SCHEME.floor), text)
        self.carried = frozenset()

    def do(self, name, *given) -> None:
        before = holding(self.session.sheet.blocks)
        self.carried = frozenset()
        getattr(self, name.replace(" ", "_"))(*given)
        sheet = self.session.sheet
        after = holding(sheet.blocks)
        if name not in ("undo", "redo"):
            asked = {"severing": name in SEVERING, "marking": name in MARKING}
            check_kept(before, after, **asked, put=self.carried)
        check_ids(sheet.blocks)
        assert sheet.blocks
        for place in (sheet.anchor, sheet.head):
            assert 0 <= place.offset <= size_of(sheet.blocks[place.block])
        assert self.session.text() == normalise(sheet.blocks)
        for block in sheet.blocks:
            if content_of(block) != ():
                assert normalise((block,))[0] == block or content_of(block) is not None

    def _place(self, number) -> Place:
        blocks = self.session.sheet.blocks
        lengths = [size_of(block) + 1 for block in blocks]
        number %= sum(lengths)
        for index, length in enumerate(lengths):
            if number < length:
                return Place(index, number)
            number -= length
        raise AssertionError

    def _edit(self, edit, stroke=Stroke.ACT) -> None:
        self.session.do(edit, stroke)

    def stand(self, number, _none) -> None:
        self.session.stand(self._place(number))

    def choose(self, first, last) -> None:
        self.session.stand(self._place(last), self._place(first))

    def type(self, size) -> None:
        sheet = self.session.sheet
        word = self.letters.word(size)
        style = style_here(sheet)
        chosen = held_between(sheet.blocks, sheet.start, sheet.end)
        before = part_before(content_of(sheet.block) or (), sheet.head.offset)
        self._edit(lambda now, means: write(now, word, means), Stroke.TYPING)
        found = holding(self.session.sheet.blocks)
        if word[0] not in found.held:
            assert self.session.sheet.chosen  # it was refused
            return
        assert style.severances <= found.held[word[0]]
        assert chosen <= found.held[word[0]]
        assert found.held[word[0]] == style.severances | self.session.sheet.block.severances
        if not sheet.chosen and sheet.style is None and before is not None:
            assert held_by(before) <= found.held[word[0]]

    def lines(self, size) -> None:
        words = "\n".join(self.letters.word(size) for _ in range(3))
        self._edit(lambda now, means: write_lines(now, words, means))

    def backspace(self) -> None:
        self._erase(-1)

    def delete(self) -> None:
        self._erase(1)

    def word_back(self) -> None:
        self._erase(-3)

    def word_on(self) -> None:
        self._erase(3)

    def _erase(self, by) -> None:
        sheet = self.session.sheet
        if sheet.chosen:
            self._edit(erase)
            return
        there = Place(sheet.head.block, sheet.head.offset + by)
        if there.offset < 0 and sheet.head.offset == 0 and sheet.head.block:
            there = end_of(sheet.blocks, sheet.head.block - 1)
        elif there.offset > size_of(sheet.block) and sheet.head == end_of(sheet.blocks, sheet.head.block):
            there = Place(min(sheet.head.block + 1, len(sheet.blocks) - 1), 0)
        there = Place(there.block, min(max(there.offset, 0), size_of(sheet.blocks[there.block])))
        self._edit(lambda now, means: erase_beside(now, there, means), Stroke.ERASING)

    def split(self) -> None:
        self._edit(split)

    def break_(self) -> None:
        self._edit(hard_break)

    def leave(self) -> None:
        self._edit(lambda sheet, _means: leave(sheet))

    def sever(self) -> None:
        made = self.session.new_severance(())
        sheet = self.session.sheet
        self._edit(lambda now, _means: sever(now, made.id))
        if sheet.chosen and chosen_blocks(sheet):
            held_here(self.session.sheet)

    def free(self) -> None:
        sheet = self.session.sheet
        self._edit(lambda now, _means: free(now))
        now = self.session.sheet
        if sheet.chosen:
            assert not held_between(now.blocks, now.start, now.end)

    def bold(self) -> None:
        self._edit(lambda sheet, _means: toggled_bold(sheet))

    def deeper(self) -> None:
        self._edit(lambda sheet, _means: moved_in_list(sheet, 1))

    def less_deep(self) -> None:
        self._edit(lambda sheet, _means: moved_in_list(sheet, -1))

    def bullets(self) -> None:
        self._edit(lambda sheet, _means: as_items(sheet, numbered=False))

    def numbers(self) -> None:
        self._edit(lambda sheet, _means: as_items(sheet, numbered=True))

    def heading(self) -> None:
        self._edit(lambda sheet, _means: as_headings(sheet, 2))

    def paragraph(self) -> None:
        self._edit(lambda sheet, _means: as_paragraphs(sheet))

    def mark(self, number) -> None:
        self._edit(lambda sheet, _means: mark(sheet, MARKINGS[number] if number else None))

    def undo(self) -> None:
        self.session.undo()

    def redo(self) -> None:
        self.session.redo()

    def cut(self) -> None:
        self._edit(erase)

    def paste(self, skeleton) -> None:
        sheet = self.session.sheet
        text = self.letters.text(skeleton)
        around = style_here(sheet).severances
        own = holding(text)
        self._edit(lambda now, means: insert(now, text, means, self.session.own_ids))
        found = holding(self.session.sheet.blocks)
        for letter, held in own.held.items():
            if letter in found.held:
                assert held | around <= found.held[letter], "pasted words lost what held them"
        pasted = [one in found.held for one in own.held]
        assert all(pasted) or not any(pasted)

    def move(self) -> None:
        """Cut what is chosen and put it somewhere else: ids stay."""
        carried = chosen_blocks(self.session.sheet)
        left = holding(carried)
        self._edit(erase)
        if self.session.sheet.chosen:
            return
        stood = holding(self.session.sheet.blocks)
        if set(left.redactions) & set(stood.redactions):
            return  # they stood; a copy would multiply them
        self.carried = frozenset(left.held)
        self.session.stand(self._place(7))
        self._edit(lambda now, means: insert(now, carried, means, self.session.own_ids))


@given(skeleton=skeletons, edits=some_edits)
@PROVED
def test_nothing_is_freed_severed_lowered_or_lost_that_no_one_asked_for(skeleton, edits):
    officer = Officer(skeleton)
    first = officer.session.sheet.blocks
    for name, *how in edits:
        officer.do("break_" if name == "break" else name, *how)
    while officer.session.history.can_undo:
        officer.session.undo()
    assert officer.session.sheet.blocks == first
    while officer.session.history.can_redo:
        officer.session.redo()
