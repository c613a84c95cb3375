"""A review step by step, and what the library makes of the reading that comes out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.corrections import FactSort, Home
from briefing_app.domain.errors import BriefingError, CancelledError
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.reading import NOBODY, BlockKind
from briefing_app.domain.steps import Steps
from briefing_app.domain.text import Withheld, block_words, contents
from briefing_app.services.import_review import Review
from tests.documents.example_editions import png

FIXTURES = Path(__file__).parents[1] / "fixtures" / "binders"
BINDER = FIXTURES / "harbours.txt"


@pytest.fixture
def review(program: Program) -> Review:
    return program.review(BINDER)


@pytest.fixture
def empty_desk(tmp_path: Path, program: Program) -> Iterator[Desk]:
    path = tmp_path / "empty.bdl"
    program.libraries.create(path)
    with program.open(path) as desk:
        yield desk


def line_of(review: Review, words: str) -> int:
    return next(block.first for block in review.reading.blocks if words in block.text)


def stored(desk: Desk) -> tuple[Counter[str], int]:
    """The words of every block of profiles and notes, and how many received redactions they hold."""
    texts = [
        text for one in desk.profiles.list() for part in desk.profiles.get(one.id).sections
        for text in part.texts.values()
    ]  # fmt: skip
    texts += [part.blocks for one in desk.notes.list() for part in desk.notes.get(one.number).sections]
    blocks = [block for text in texts for block in text]
    withheld = sum(
        isinstance(part, Withheld) for block in blocks for piece in contents(block) for part in piece
    )
    return Counter(word for block in blocks for word in block_words(block).split()), withheld


class TestSteps:
    def test_every_step_is_taken_back_and_made_again(self, review: Review) -> None:
        first = review.reading
        line = line_of(review, "Council of Port Cities")
        assert review.change_profile(line, lambda one: replace(one, name="Port Cities"))
        assert review.set_kind([line_of(review, "trade passes")], BlockKind.PARAGRAPH)
        assert review.give([review.facts()[0][0]], NOBODY)
        last = review.reading
        for _ in range(3):
            assert review.can_undo
            review.undo()
        assert review.reading == first
        assert not review.can_undo
        for _ in range(3):
            review.redo()
        assert review.reading == last
        assert not review.can_redo

    def test_a_new_step_forgets_those_taken_back(self, review: Review) -> None:
        line = line_of(review, "trade passes")
        assert review.set_kind([line], BlockKind.PARAGRAPH)
        review.undo()
        review.set_kind([line], BlockKind.LEGEND)
        assert not review.can_redo

    def test_what_changes_nothing_is_no_step(self, review: Review) -> None:
        item = next(one for one in review.reading.blocks if one.kind is BlockKind.ITEM)
        assert not review.set_kind([item.first], BlockKind.WITHHELD)
        assert not review.change_level([item.first], -1)
        assert not review.decide([], accepted=False)
        assert not review.can_undo

    def test_everything_about_a_block_is_taken_back_at_once(self, review: Review) -> None:
        first, line = review.reading, line_of(review, "trade passes")
        assert review.set_kind([line], BlockKind.PARAGRAPH)
        review.assign([line], Home(line_of(review, "Council of Port Cities")))
        review.as_read([line])
        assert review.reading == first

    def test_the_title_chosen_last_is_the_title(self, review: Review) -> None:
        one, other = line_of(review, "Council of Port Cities"), line_of(review, "trade passes")
        review.set_kind([one], BlockKind.TITLE)
        review.set_kind([other], BlockKind.TITLE)
        assert [block.first for block in review.reading.blocks_of(BlockKind.TITLE)] == [other]

    def test_supposed_parents_become_real_together(self, program: Program) -> None:
        review = program.review(FIXTURES / "rivers.txt")
        supposed = [one for one in review.reading.blocks if one.parent and one.level == 1]
        assert supposed
        assert review.accept_nesting()
        for block in supposed:
            after = review.reading.blocks[review.now.places[block.first]]
            assert (after.level, after.parent) == (2, block.parent)
        assert not review.accept_nesting()

    def test_a_line_becomes_the_name_of_a_stakeholder(self, review: Review) -> None:
        line = line_of(review, "trade passes")
        assert review.name_stakeholder(line, ProfileKind.PROGRAM)
        assert review.now.profiles[line].kind is ProfileKind.PROGRAM
        review.change_profile(line, lambda one: replace(one, left_out=True))
        assert line not in review.now.profiles
        assert review.name_stakeholder(line, ProfileKind.FORUM)
        assert line in review.now.profiles


class TestStoring:
    @pytest.mark.parametrize("name", [path.name for path in sorted(FIXTURES.iterdir())])
    def test_corrections_move_words_and_redactions_and_lose_none(
        self, tmp_path: Path, program: Program, name: str
    ) -> None:
        found = []
        for corrected in (False, True):
            review = program.review(FIXTURES / name)
            if corrected:
                content = [one.first for one in review.reading.blocks if one.kind is BlockKind.ITEM]
                review.assign(content[::2], None)
                review.set_kind(content[1::3], BlockKind.PARAGRAPH)
                for profile in review.proposed_profiles()[:1]:
                    review.change_profile(profile.lines[0], lambda one: replace(one, left_out=True))
            path = tmp_path / f"{corrected}.bdl"
            program.libraries.create(path)
            with program.open(path) as desk:
                report = desk.imports.import_reading(review.reading, backup=False)
                assert report.lines == len(review.original.source.lines)
                found.append(stored(desk))
        (words, withheld), (words_after, withheld_after) = found
        assert withheld_after == withheld
        assert not {one for one in words - words_after if one.isalpha()} - _names(program, name)

    def test_an_import_as_read_is_an_import_of_the_file(self, empty_desk: Desk, review: Review) -> None:
        report = empty_desk.imports.import_reading(review.reading)
        again = empty_desk.imports.import_file(BINDER)
        assert [one.action for one in report.profiles] == ["added", "added"]
        assert [one.action for one in again.profiles] == ["unchanged", "unchanged"]

    def test_what_is_foreseen_is_what_happens(self, empty_desk: Desk, review: Review) -> None:
        foreseen = empty_desk.imports.foresee(review.reading)
        assert [one.action for one in foreseen] == ["added", "added"]
        assert empty_desk.profiles.list() == ()
        empty_desk.imports.import_reading(review.reading)
        assert [one.action for one in empty_desk.imports.foresee(review.reading)] == [
            "unchanged",
            "unchanged",
        ]
        line = line_of(review, "Council of Port Cities")
        review.change_profile(line, lambda one: replace(one, apart=True))
        foreseen = empty_desk.imports.foresee(review.reading)
        assert [one.action for one in foreseen] == ["added", "unchanged"]
        report = empty_desk.imports.import_reading(review.reading)
        assert [one.action for one in report.profiles] == ["added", "unchanged"]

    def test_a_profile_goes_into_the_stakeholder_it_is_said_to_be(
        self, empty_desk: Desk, program: Program, review: Review, tmp_path: Path
    ) -> None:
        empty_desk.imports.import_reading(review.reading)
        known = empty_desk.profiles.find("Council of Port Cities")
        other = tmp_path / "other.txt"
        other.write_text(
            BINDER.read_text().replace("Council of Port Cities", "Ring of Quays").replace("CPC", "RQ")
        )
        second = program.review(other)
        line = line_of(second, "Ring of Quays")
        second.change_profile(line, lambda one: replace(one, meant=known.id))
        assert empty_desk.imports.foresee(second.reading)[0].known == known.id
        empty_desk.imports.import_reading(second.reading)
        merged = empty_desk.profiles.get(known.id)
        assert merged.name() == "Council of Port Cities"
        assert empty_desk.profiles.find("Ring of Quays").id == known.id
        assert len(empty_desk.profiles.list()) == 2

    def test_a_stakeholder_that_is_gone_is_told_and_nothing_is_stored(
        self, empty_desk: Desk, review: Review
    ) -> None:
        line = line_of(review, "Council of Port Cities")
        review.change_profile(line, lambda one: replace(one, meant="00000000-0000-7000-8000-000000000000"))
        with pytest.raises(BriefingError):
            empty_desk.imports.import_reading(review.reading)
        assert empty_desk.imports.list() == ()

    def test_rejected_facts_are_not_stored_and_given_ones_go_where_they_are_given(
        self, empty_desk: Desk, review: Review
    ) -> None:
        money = [place for place, _ in review.facts() if place.sort is FactSort.CONTRIBUTIONS]
        people = [place for place, _ in review.facts() if place.sort is FactSort.PEOPLE]
        review.decide(money, accepted=False)
        review.give(people, line_of(review, "World Lighthouse"))
        empty_desk.imports.import_reading(review.reading)
        kinds = [
            type(fact).__name__
            for one in empty_desk.profiles.list()
            for fact in empty_desk.profiles.get(one.id).facts
        ]
        assert "Contribution" not in kinds
        assert len([fact for fact in empty_desk.profiles.find("World Lighthouse Organization").facts
                    if type(fact).__name__ == "Incumbency"]) == len(people)  # fmt: skip

    @pytest.mark.parametrize("step", range(1, 5))
    def test_whenever_it_is_stopped_nothing_is_stored(
        self, empty_desk: Desk, review: Review, step: int
    ) -> None:
        done: list[int] = []
        steps = Steps(4, lambda at, _of, _what: done.append(at), lambda: len(done) >= step - 1)
        with pytest.raises(CancelledError):
            empty_desk.imports.import_reading(review.reading, steps=steps)
        assert empty_desk.imports.list() == ()
        assert empty_desk.profiles.list() == ()
        assert empty_desk.notes.list() == ()

    def test_a_reading_is_stopped_between_its_steps(self, program: Program) -> None:
        told: list[int] = []
        with pytest.raises(CancelledError):
            program.review(BINDER, steps=Steps(8, lambda at, *_: told.append(at), lambda: len(told) == 3))
        assert told == [1, 2, 3]


def _names(program: Program, name: str) -> set[str]:
    """Words that are a profile's name or a section's heading and stand in no block while they are that."""
    review = program.review(FIXTURES / name)
    said = [one.name for one in review.reading.profiles]
    said += [part.heading or "" for one in review.reading.profiles for part in one.sections]
    return {word for text in said for word in text.split()}


def test_a_picture_is_one_of_the_lines_that_are_accounted_for(program: Program, tmp_path: Path) -> None:
    picture, path = tmp_path / "p.png", tmp_path / "a.docx"
    picture.write_bytes(png())
    document = docx.Document()
    for words in ("Harbour Forum", "It meets often.", "It met in 2019."):
        document.add_paragraph(words)
    document.add_picture(str(picture))
    document.add_paragraph("It ends here.")
    document.save(str(path))
    review = program.review(path)
    assert review.accounted == (5, 5)
    assert len(review.reading.source.lines) == 5
