"""Whatever is done to texts with received redactions, none gets words, none merges, none goes unsaid.

A real library with an imported binder and a note about it. Each step says whether it may take redactions
away; where one does, as many are recorded or told as went.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.comparison import compare, is_same
from briefing_app.domain.editing.pasting import chosen_blocks, insert
from briefing_app.domain.editing.sheet import Sheet
from briefing_app.domain.editing.styling import as_headings, as_items, as_paragraphs, linked, toggled_bold
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.text import Block, Marker, Text, Withheld, contents, holds, received_redactions
from briefing_app.services.clipboard import EVERY_SEVERANCE, paste_html, paste_own, paste_plain
from briefing_app.services.note_editing import NoteAct
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id

from .test_withheld_by_chance import Editor

BINDER = """Harbour Ministry Briefing Binder 2019
International Partners
Council of Port Cities
The Council of Port Cities (CPC) is a forum of twelve cities that was founded in 1998. They went, [REDACTED]
It asked us for [Redacted] and for [redacted] lamps.
Engagement
The ministry gives [REDACTED] a year to the council and chairs its working group on dredging.
XXXX
Next Steps
- [REDACTED]
- The council will meet in Lisbon in May 2020 with [REDACTED] and [REDACTED] of them.
World Lighthouse Organization
The World Lighthouse Organization (WLO) is an international organization that looks after lights and buoys.
Engagement
All levels engage with the organization, [REDACTED] and the Deputy Minister.
Next Steps
- Renew the agreement on spare lamps before [REDACTED] ends.
"""
GIVEN_WORDS = BINDER.replace("gives [REDACTED] a year", "gives forty lamps a year").replace(
    "[Redacted] and", "oil and"
)
WAYS: dict[str, Callable[[Sheet], Sheet]] = {
    "bold": toggled_bold,
    "headings": lambda sheet: as_headings(sheet, 2),
    "items": lambda sheet: as_items(sheet, numbered=False),
    "paragraphs": as_paragraphs,
    "links": lambda sheet: linked(sheet, "https://a.example"),
}
HTML = "<p>They <b>said</b> [REDACTED] and left.</p><ul><li>[REDACTED]</li><li>A lamp.</li></ul>"
PLAIN = "They came, [REDACTED].\n[REDACTED]\nA last line."
Received = tuple[frozenset[str], str]
Lists = dict[TextPlace, list[Received]]
STEPS = 12
EXAMPLES = int(os.environ.get("BRIEFING_EXAMPLES", "200")) // 10


class Officer(RuleBasedStateMachine):
    """Works on a library with received redactions; what each step may do to them is checked after it."""

    def __init__(self, program: Program, source: Path, folder: Path) -> None:
        super().__init__()
        self.path = Path(shutil.copyfile(source, folder / f"{new_id()}.bdl"))
        self.folder = folder
        self.desk: Desk = program.open(self.path)
        self.number = self.desk.notes.list()[0].number
        self.lines = self.imported_lines()
        self.now = self.look()
        self.known = set(every(self.now))
        self.clip: Text = ()
        self.acts: list[tuple[NoteAct, Lists, Lists]] = []

    def teardown(self) -> None:
        assert self.imported_lines()[: len(self.lines)] == self.lines
        self.desk.close()

    # ---- what is there

    def texts(self) -> dict[TextPlace, Text]:
        """Every text of the library."""
        found: dict[TextPlace, Text] = {}
        with self.desk.library.database.read() as unit:
            for summary in unit.profiles.list():
                for section in unit.profiles.get(summary.id).sections:
                    found |= {TextPlace(section.id, spoken): text for spoken, text in section.texts.items()}
            for note in unit.notes.list():
                for part in unit.notes.get(note.id).sections:
                    found[TextPlace(part.id, note.language)] = part.blocks
        return found

    def look(self) -> Lists:
        """The received redactions of every text in the order they stand in, as they are from here on."""
        self.now = {place: list(received(text)) for place, text in self.texts().items()}
        return self.now

    def a_text(self, data: st.DataObject) -> TextPlace:
        return data.draw(st.sampled_from(tuple(self.now)))

    def imported_lines(self) -> list[object]:
        with self.desk.library.database.read() as unit:
            return [unit.imports.get(one.id).lines for one in reversed(unit.imports.list())]

    def recorded(self) -> int:
        """How many were deleted, by the history of the library."""
        with self.desk.library.database.read() as unit:
            entries = [one for one in unit.audit.list() if one.action == "delete-received-redactions"]
        return sum(int(one.reason.split()[0]) for one in entries)

    # ---- how a step is checked

    def step(self, what: Callable[[], object]) -> None:
        """Do what takes no redaction away and puts none elsewhere: each stays, in its order."""
        before = self.now
        what()
        after = self.look()
        for place, found in before.items():
            assert is_part(found, after[place])

    def erasing(self, what: Callable[[], int]) -> None:
        """Do what may take some away, and tells how many or has that recorded."""
        before, known = self.now, self.recorded()
        told = what()
        after = self.look()
        gone = sum(max(len(found) - len(after.get(place, ())), 0) for place, found in before.items())
        assert gone == told + self.recorded() - known
        for place, found in after.items():
            assert is_part(found, before[place])

    def edit(self, data: st.DataObject, *names: str) -> None:
        """Let an officer edit any text in one of the ways that Editor knows, or in one of ours."""
        place = self.a_text(data)
        editor = Editor(self.desk, place, data.draw)
        if editor.session.sheet.blocks:
            getattr(editor, data.draw(st.sampled_from(names)))()
            editor.save()

    # ---- editing

    @rule(data=st.data())
    def type(self, data: st.DataObject) -> None:
        self.step(lambda: self.edit(data, "type", "split"))

    @rule(data=st.data())
    def sever_or_free(self, data: st.DataObject) -> None:
        self.step(lambda: self.edit(data, "sever", "extend", "free", "free"))

    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        self.step(lambda: self.edit(data, "join"))

    @rule(data=st.data(), way=st.sampled_from(sorted(WAYS)))
    def look_otherwise(self, data: st.DataObject, way: str) -> None:
        def styled() -> None:
            editor = Editor(self.desk, self.a_text(data), data.draw)
            editor.choose()
            editor.session.do(lambda sheet, _: WAYS[way](sheet))
            editor.save()

        self.step(styled)

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        def erased() -> int:
            self.edit(data, "erase", "erase_words")
            return 0

        self.erasing(erased)

    @rule(data=st.data())
    def move_within_a_text(self, data: st.DataObject) -> None:
        """A part of a block leaves its redactions where they are; those of a whole block go along."""
        before, known = self.now, self.recorded()
        self.edit(data, "move")
        after = self.look()
        lost = any(Counter(found) - Counter(after[place]) for place, found in before.items())
        assert not lost or self.recorded() > known

    # ---- copying

    @rule(data=st.data())
    def copy(self, data: st.DataObject) -> None:
        place = self.a_text(data)
        editor = Editor(self.desk, place, data.draw)
        with self.desk.library.database.read() as unit:
            library = unit.settings.get().id
        clip = editor.copy(library)
        taken = paste_own(clip, new_id, EVERY_SEVERANCE, library)
        assert taken is not None
        assert list(received(taken.blocks)) == list(received(chosen_blocks(editor.session.sheet)))
        self.clip = tuple(one for one in taken.blocks if not holds(one))

    @rule(data=st.data(), source=st.sampled_from(("own", "html", "plain")))
    def paste(self, data: st.DataObject, source: str) -> None:
        put = {
            "own": lambda: self.clip,
            "html": lambda: paste_html(HTML, new_id).blocks,
            "plain": lambda: paste_plain(PLAIN, new_id).blocks,
        }[source]()
        self.known |= set(received(put))
        before = len(every(self.now))

        def pasted() -> None:
            editor = Editor(self.desk, self.a_text(data), data.draw)
            editor.stand()
            own = editor.session.own_ids
            editor.session.do(lambda sheet, means: insert(sheet, put, means, own))
            editor.save()

        self.step(pasted)
        assert len(every(self.now)) - before == len(list(received(put)))

    # ---- notes and their profiles

    def act(self, what: Callable[[], NoteAct]) -> None:
        """Do something to a note that tells what goes along with it, and keep it to be undone."""
        before, known = self.now, self.recorded()
        try:
            done = what()
        except NotAllowedError:
            return
        after = self.look()
        gone = sum((Counter(every(before)) - Counter(every(after))).values())
        assert gone <= done.along.redactions + self.recorded() - known
        self.acts.append((done, before, after))

    @rule(data=st.data())
    def put_a_profile_in(self, data: st.DataObject) -> None:
        profile = data.draw(st.sampled_from([one.id for one in self.desk.profiles.list()]))
        self.act(lambda: self.desk.note_editing.insert_profile(self.number, profile))

    @rule(data=st.data())
    def delete_a_section(self, data: st.DataObject) -> None:
        sections = self.desk.notes.get(self.number).sections
        if sections:
            chosen = data.draw(st.sampled_from([one.id for one in sections]))
            self.act(lambda: self.desk.note_editing.delete_section(self.number, chosen))

    @rule(data=st.data())
    def take_over(self, data: st.DataObject) -> None:
        updates = self.desk.note_editing.updates(self.number)
        taken = [one for one in updates if data.draw(st.booleans())]
        kept = [one for one in updates if one not in taken and data.draw(st.booleans())]
        self.act(lambda: self.desk.note_editing.take_over(self.number, taken, kept))

    @precondition(lambda self: self.acts)
    @rule()
    def undo(self) -> None:
        act, before, after = self.acts.pop()
        if self.now == after:
            with suppress(NotAllowedError):
                self.desk.note_editing.undo(act)
                assert self.look() == before

    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        place = self.a_text(data)
        revisions = self.desk.texts.revisions(place)
        if revisions:
            chosen = data.draw(st.sampled_from([one.id for one in revisions]))
            old = list(received(self.desk.texts.revision(chosen).blocks))
            before, known = len(self.now[place]), self.recorded()
            self.desk.texts.restore(chosen)
            now = self.look()[place]
            assert is_part(old, now)
            assert max(before - len(now), 0) == self.recorded() - known

    # ---- importing

    @rule(text=st.sampled_from((BINDER, GIVEN_WORDS)))
    def import_again(self, text: str) -> None:
        binder = self.folder / "again.txt"
        binder.write_text(text, encoding="utf-8")
        before = self.now
        self.desk.imports.import_file(binder, backup=False)
        after = self.look()
        for place, found in before.items():
            assert not Counter(found) - Counter(after[place])

    # ---- comparing and printing

    @rule(data=st.data())
    def compare_two_revisions(self, data: st.DataObject) -> None:
        place = self.a_text(data)
        revisions = self.desk.texts.revisions(place)
        if len(revisions) > 1:
            one, other = (
                self.desk.texts.revision(data.draw(st.sampled_from(revisions)).id).blocks for _ in range(2)
            )
            told = compare(one, other)
            assert Counter(received([d.before for d in told if d.before])) == Counter(received(one))
            assert list(received([d.after for d in told if d.after])) == list(received(other))
            if Counter(received(one)) != Counter(received(other)):
                assert not is_same(told)

    @rule()
    def print_and_read_again(self) -> None:
        """What goes out as Markdown and comes back holds as many, each as what it is."""
        out = self.folder / "out.md"
        printed = self.desk.exports.edition_of_note(self.number, EditionKind.INTERNAL)
        self.desk.exports.export(self.number, EditionKind.INTERNAL, out=out, force=True)
        read = paste_plain(out.read_text(encoding="utf-8"), new_id).blocks
        expected = sum(map(received_redactions, (*printed.front, *printed.blocks)))
        assert sum(map(received_redactions, read)) >= expected

    # ---- always

    @invariant()
    def none_is_of_a_kind_that_was_never_received(self) -> None:
        assert set(every(self.now)) <= self.known
        assert all(marker != Marker.OURS for _, marker in self.known)


def received(text: Iterable[Block]) -> Iterator[Received]:
    """The redactions of a text in their order, by what they are withheld for and how they were spelled."""
    for block in text:
        for piece in contents(block):
            yield from ((one.exemptions, one.marker) for one in piece if isinstance(one, Withheld))


def every(lists: Lists) -> list[Received]:
    return [one for found in lists.values() for one in found]


def is_part(some: Sequence[Received], of: Sequence[Received]) -> bool:
    """Whether the ones stand among the others, in their order."""
    rest = iter(of)
    return all(one in rest for one in some)


@pytest.mark.timeout(1200)
def test_received_redactions_stay_what_they_are_through_everything(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "made.bdl"
    program.libraries.create(source)
    binder = tmp_path / "binder.txt"
    binder.write_text(BINDER, encoding="utf-8")
    with program.open(source) as desk:
        desk.imports.import_file(binder, backup=False)
        desk.notes.create(kind="meeting-note", title="Talks", names=["CPC"])
    run_state_machine_as_test(
        lambda: Officer(program, source, tmp_path),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[phase for phase in Phase if phase is not Phase.explain],
        ),
    )


@pytest.mark.skip(reason="NO WORD FILE IS READ BACK YET: there is no reader, only pasting and plain files")
def test_a_word_file_that_comes_back_holds_every_redaction_it_went_out_with() -> None:
    """The way back from Word is a rule of the machine above once there is one."""
