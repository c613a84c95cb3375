"""Sections, blocks and names severed whole among all else that is done: nothing withheld is published."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.text import block_words
from briefing_app.services.occurrences import SearchedIn
from briefing_app.services.texts import TextPlace

from .test_editions import words_of
from .test_undone import kept_beside, refused
from .test_withheld_by_chance import BY_CHANCE, FREEING, KEYS, STEPS, World, tokens

UNDONE = ("free", "sever", "delete", "move")
WHOLE = ("section whole", "block whole", "name whole", "own whole")
PROVISION = ["15(1)"]


class WholeWorld(World):
    """A note, two profiles, and what severs whole things of them."""

    def do(self, step: str) -> None:
        match step:
            case "section whole":
                self.desk.whole_severing.sever_section(self._section(), PROVISION)
            case "section free":
                with suppress(NotAllowedError):  # it is not withheld
                    self.desk.whole_severing.free_section(self._section())
            case "block whole":
                place = TextPlace(self._section(), "en")
                block = self.draw(st.sampled_from(self.desk.texts.open(place).blocks))
                self.desk.whole_severing.sever_block(place, block.id, PROVISION)
            case "own whole":
                sections = self.desk.notes.get(self.number).sections
                self.desk.whole_severing.sever_section(self.draw(st.sampled_from(sections)).id, PROVISION)
            case "name whole":
                self._name()
            case "undone":
                self._undone(self.draw(st.sampled_from(UNDONE)))
            case _:
                super().do(step)

    def _section(self):
        profile = self.desk.profiles.get(self.draw(st.sampled_from(self.profiles)).id)
        return profile.section(self.draw(st.sampled_from(KEYS))).id

    def _undone(self, what: str) -> None:
        """Do something to a profile and take it back: nothing of it is left, and as much is refused."""
        before = refused(self.desk, self.number), kept_beside(self.desk)
        whole, editing = self.desk.whole_severing, self.desk.profile_editing
        profile = self.desk.profiles.get(self.draw(st.sampled_from(self.profiles)).id)
        section = profile.section(self.draw(st.sampled_from(KEYS)))
        place = TextPlace(section.id, "en")
        blocks = self.desk.texts.open(place).blocks
        held = [one.id for one in blocks if one.severances]
        if what == "delete":
            editing.undo(editing.delete_section(profile.id, section))
        elif what == "move":
            editing.undo(editing.move_section(profile.id, section.id, self.draw(st.sampled_from((-1, 1)))))
        elif what == "free" and held:
            whole.undo(whole.free_block(place, self.draw(st.sampled_from(held))))
        elif blocks:
            chosen = self.draw(st.sampled_from(blocks)).id
            whole.undo(whole.sever_block(place, chosen, PROVISION))
        assert (refused(self.desk, self.number), kept_beside(self.desk)) == before

    def _name(self) -> None:
        """Sever a word wherever it stands, and find it severed there."""
        blocks = self.desk.texts.open(TextPlace(self._section(), "en")).blocks
        said = sorted(tokens(map(block_words, blocks)))
        if said:
            name = self.draw(st.sampled_from(said))
            found = self.desk.occurrences.preview([name], self.draw(st.sampled_from(list(SearchedIn))))
            if found.severable:
                self.desk.occurrences.sever(found, PROVISION)
                assert not self.desk.occurrences.preview([name], found.scope).severable


@pytest.mark.timeout(600)
@BY_CHANCE
@given(
    st.lists(st.sampled_from((*FREEING, *WHOLE, *WHOLE, "section free", "undone", "undone")), max_size=8),
    st.data(),
)
def test_what_is_severed_whole_in_the_profile_is_in_no_public_edition(
    desk: Desk, steps: list[str], data: st.DataObject
) -> None:
    world = WholeWorld(desk, data)
    for step in steps:
        world.do(step)
    internal = tokens([words_of(desk.exports.edition_of_note(world.number, EditionKind.INTERNAL))])
    assert internal >= world.own_words()
    public = world.public()
    event("refused" if public is None else "made")
    assert public is None or not public & world.withheld()


@pytest.mark.timeout(600)
@settings(BY_CHANCE, derandomize=True)
@given(st.lists(st.sampled_from((*STEPS, *WHOLE, *WHOLE, "undone")), max_size=8), st.data())
def test_what_is_severed_whole_stops_no_edition_once_all_is_approved(
    desk: Desk, steps: list[str], data: st.DataObject
) -> None:
    world = WholeWorld(desk, data)
    for step in steps:
        world.do(step)
    assert world.stopped() == ()
