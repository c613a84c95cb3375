"""What was severed here and a package replaced is withheld still, in whatever form the package says it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import Incumbency
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import Block, Paragraph, Run, block_words
from briefing_app.services.texts import TextPlace
from briefing_app.services.unpacking.unpacking import Conflicts
from briefing_app.storage.records import ActKind
from tests.services.conftest import paragraph
from tests.services.unpacking.conftest import profile_called, rewrite, said, text_of, with_words
from tests.services.unpacking.test_unpacking import FORUM
from tests.services.unpacking.ways_to_say import FACTS, FORMATS, LINES, PASSAGES, published, say, says

OLD = "ministers met in secret"
ALONE = "zanzibar"
OF_PROFILE = "nobody decides anything"
NEW = "Seventeen states talk here, and that is all."
OF_ONE_WORD = ("capitals", "a heading", "an address", *LINES, "a payer")
FORMS = (*PASSAGES, *LINES, *FACTS)


@dataclass(frozen=True)
class Pair:
    """A colleague's library and mine, which has the note of the colleague and severed words of it."""

    theirs: Desk
    mine: Desk
    number: str
    folder: Path

    def received(self, *, conflicts: Conflicts = Conflicts.TAKE) -> None:
        path = self.theirs.packing.package(self.number, self.folder / "a.bdpack", force=True).path
        self.mine.unpacking.unpack(path, conflicts=conflicts)

    def sever(self, words: str, *, profile: str = "") -> None:
        key = self.mine.notes.get(self.number).sections[0].key
        place = {"profile": profile} if profile else {"note": self.number}
        self.mine.passages.mark(section=key, words=words, exemptions=["15(1)"], **place)
        self.approve()

    def approve(self) -> None:
        views = self.mine.severances.of_note(self.number)
        waiting = [v.severance.id for v in views if v.severance.state is not SeveranceState.APPROVED]
        if waiting:
            self.mine.severances.approve(waiting, "Harm to relations.")

    def reworded_where(self, words: str, instead: str) -> None:
        """The colleague says something else in the blocks of the note that say words."""
        note = self.theirs.notes.get(self.number)

        def other(block: Block) -> Block:
            if words not in block_words(block):
                return block
            assert isinstance(block, Paragraph)
            return replace(block, content=(Run(instead),))

        sections = tuple(replace(one, blocks=tuple(map(other, one.blocks))) for one in note.sections)
        assert sections != note.sections
        with self.theirs.library.database.begin(self.theirs.actor.act(ActKind.EDIT)) as unit:
            unit.notes.save(replace(note, sections=sections))

    def published(self) -> dict[str, str]:
        self.approve()
        return published(self.mine, self.number, self.folder)

    def saying(self, words: str) -> list[str]:
        """The formats in which the public edition says words."""
        return [ending for ending, document in self.published().items() if says(document, words)]


OpenPair = Callable[[Path], "contextmanager[Pair]"]


@contextmanager
def opened(program: Program, folder: Path, number: str) -> Iterator[Pair]:
    with ExitStack() as stack:
        theirs, mine = (
            stack.enter_context(program.open(folder / f"{one}.bdl")) for one in ("theirs", "mine")
        )
        yield Pair(theirs, mine, number, folder)


@pytest.fixture(scope="module")
def severed(program: Program, made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Both libraries as they are when words of the note and of a profile were severed here, made once."""
    folder = tmp_path_factory.mktemp("pair")
    shutil.copyfile(made_once, folder / "theirs.bdl")
    program.libraries.create(folder / "mine.bdl")
    with program.open(folder / "theirs.bdl") as theirs:
        ids = [one.id for one in theirs.profiles.list()]
        note = theirs.notes.create(
            kind="meeting-note", title="Spring visit", profiles=ids, on=date(2030, 4, 2), language="en"
        )
        note = theirs.notes.get(note.number)
        own = paragraph(f"Here {OLD}, and {ALONE} is named.")
        first = replace(note.sections[0], blocks=(own, *note.sections[0].blocks))
        with theirs.library.database.begin(theirs.actor.act(ActKind.EDIT)) as unit:
            unit.notes.save(replace(note, sections=(first, *note.sections[1:])))
    with opened(program, folder, note.number) as pair:
        pair.received()
        pair.sever(OLD)
        pair.sever(ALONE)
        pair.sever(OF_PROFILE, profile=FORUM)
        assert set(pair.published()) == set(FORMATS)
    return folder, note.number


@pytest.fixture
def pair(program: Program, severed: tuple[Path, str], tmp_path: Path) -> Iterator[Pair]:
    folder, number = severed
    for one in ("theirs.bdl", "mine.bdl"):
        shutil.copyfile(folder / one, tmp_path / one)
    with opened(program, tmp_path, number) as found:
        yield found


@pytest.mark.parametrize(
    ("words", "form"), [*((OLD, one) for one in FORMS), *((ALONE, one) for one in OF_ONE_WORD)]
)
def test_words_of_a_note_that_a_package_replaced_are_in_no_public_edition(
    pair: Pair, words: str, form: str
) -> None:
    pair.reworded_where(words, "Here all is well.")
    say(pair.theirs, pair.number, form, words)
    pair.received()
    assert not says(" ".join(said(pair.mine.notes.get(pair.number).sections[0].blocks[:1])), words)
    assert pair.saying(words) == []


@pytest.mark.parametrize("form", ["two blanks", "two paragraphs", "an address", "the title", "a post"])
def test_words_of_a_profile_that_a_package_replaced_are_in_no_public_edition(pair: Pair, form: str) -> None:
    rewrite(pair.theirs, FORUM, "overview", with_words(NEW))
    pair.reworded_where(OF_PROFILE, NEW)
    say(pair.theirs, pair.number, form, OF_PROFILE)
    pair.received()
    assert said(text_of(pair.mine, FORUM, "overview")) == [NEW]
    assert pair.saying(OF_PROFILE) == []


def put(desk: Desk, number: str, words: str) -> None:
    """Say words in the last section of a note."""
    note = desk.notes.get(number)
    last = note.sections[-1]
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        blocks = (*last.blocks, paragraph(words))
        unit.notes.save(replace(note, sections=(*note.sections[:-1], replace(last, blocks=blocks))))


def obstacles(desk: Desk, number: str) -> list[str]:
    try:
        desk.exports.edition_of_note(number, EditionKind.PUBLIC)
    except EditionRefusedError as refused:
        return [str(one) for one in refused.obstacles]
    return []


def free(desk: Desk, number: str, words: str) -> None:
    """Take what is severed off the words of the last section, as an officer does who looks at them."""
    section = desk.notes.get(number).sections[-1]
    place = TextPlace(section.id, "en")
    opened = desk.texts.open(place)

    def freed(block: Block) -> Block:
        assert isinstance(block, Paragraph)
        return replace(block, content=(Run(block_words(block)),)) if words in block_words(block) else block

    desk.texts.save(place, tuple(map(freed, opened.blocks)), opened.revision)


UNTIL = (
    "Words withheld under 15(1) until a package replaced them stand free: sever them there or write it "
    "otherwise; to release them, sever them in a passage and take that off again."
)


def replaced(pair: Pair) -> None:
    """A package took the place of words that were severed here; a note says them since."""
    pair.reworded_where(OLD, "Here all is well.")
    pair.received()
    pair.approve()
    assert obstacles(pair.mine, pair.number) == []
    put(pair.mine, pair.number, f"They say: {OLD}.")


def test_one_sentence_tells_that_a_package_replaced_them_and_what_to_do(pair: Pair) -> None:
    replaced(pair)
    assert [UNTIL.replace("15(1)", "s. 15(1)")] == obstacles(pair.mine, pair.number)[1:]


def test_severed_where_they_are_said_they_stop_nothing(pair: Pair) -> None:
    replaced(pair)
    key = pair.mine.notes.get(pair.number).sections[-1].key
    pair.mine.passages.mark(note=pair.number, section=key, words=OLD, exemptions=["15(1)"])
    assert pair.saying(OLD) == []
    assert obstacles(pair.mine, pair.number) == []


def test_who_frees_them_again_where_they_are_said_releases_them(pair: Pair) -> None:
    replaced(pair)
    key = pair.mine.notes.get(pair.number).sections[-1].key
    pair.mine.passages.mark(note=pair.number, section=key, words=OLD, exemptions=["15(1)"])
    free(pair.mine, pair.number, OLD)
    assert obstacles(pair.mine, pair.number) == []
    assert pair.saying(OLD) == list(FORMATS)


def test_who_frees_a_part_of_them_releases_nothing(pair: Pair) -> None:
    replaced(pair)
    key = pair.mine.notes.get(pair.number).sections[-1].key
    pair.mine.passages.mark(note=pair.number, section=key, words=OLD[10:], exemptions=["15(1)"])
    free(pair.mine, pair.number, OLD[10:])
    assert obstacles(pair.mine, pair.number)
    assert pair.saying(OLD) == []


def test_the_next_package_releases_nothing_by_saying_them_where_they_were_severed(pair: Pair) -> None:
    replaced(pair)
    key = pair.mine.notes.get(pair.number).sections[-1].key
    pair.mine.passages.mark(note=pair.number, section=key, words=OLD, exemptions=["15(1)"])
    back = pair.mine.packing.package(pair.number, pair.folder / "b.bdpack").path
    pair.theirs.unpacking.unpack(back, conflicts=Conflicts.TAKE)
    pair.reworded_where(OLD, "All is well here too.")
    say(pair.theirs, pair.number, "just so", OLD)
    pair.received()
    assert pair.saying(OLD) == []


def test_words_typed_beside_those_that_are_severed_release_nothing(pair: Pair) -> None:
    replaced(pair)
    section = pair.mine.notes.get(pair.number).sections[-1]
    pair.mine.passages.mark(note=pair.number, section=section.key, words=OLD, exemptions=["15(1)"])
    pair.approve()
    place = TextPlace(section.id, "en")
    for words in (f" Again: {OLD}.", f"Again: {OLD}."):
        opened = pair.mine.texts.open(place)
        last = opened.blocks[-1]
        assert isinstance(last, Paragraph)
        beside = replace(last, content=(*last.content, Run(words)))
        typed = beside if words.startswith(" ") else paragraph(words)
        pair.mine.texts.save(place, (*opened.blocks[:-1], typed), opened.revision)
    assert pair.saying(OLD) == []


def test_words_that_were_severed_twice_are_kept_when_a_package_replaced_them_once(pair: Pair) -> None:
    put(pair.mine, pair.number, f"Again {OLD}.")
    last = pair.mine.notes.get(pair.number).sections[-1]
    pair.mine.passages.mark(note=pair.number, section=last.key, words=OLD, exemptions=["15(1)"])
    pair.reworded_where(OLD, "Here all is well.")
    pair.received()
    pair.approve()
    opened = pair.mine.texts.open(TextPlace(last.id, "en"))
    pair.mine.texts.save(TextPlace(last.id, "en"), opened.blocks[:-1], opened.revision)
    say(pair.theirs, pair.number, "just so", OLD)
    pair.received()
    assert pair.saying(OLD) == []


def test_a_library_that_is_salvaged_keeps_them(pair: Pair, program: Program) -> None:
    replaced(pair)
    copy = pair.mine.library.backup(pair.mine.actor.now())
    program.libraries.salvage(copy, pair.folder / "new.bdl")
    with program.open(pair.folder / "new.bdl") as made:
        assert any("until a package replaced them" in one for one in obstacles(made, pair.number))


def test_an_unpacking_that_is_undone_keeps_none(pair: Pair) -> None:
    pair.reworded_where(OLD, "Here all is well.")
    pair.received()
    (last, *_) = sorted((one.number for one in pair.mine.imports.list()), reverse=True)
    pair.mine.imports.undo(last)
    with pair.mine.library.database.read() as unit:
        note = pair.mine.notes.get(pair.number)
        assert unit.gone_words.of_owners([note.id, *note.profiles]) == ()
    assert pair.saying(OLD) == []


def test_the_words_are_kept_where_the_package_took_away_their_section(pair: Pair) -> None:
    note = pair.theirs.notes.get(pair.number)
    with pair.theirs.library.database.begin(pair.theirs.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(note, sections=note.sections[1:]))
    path = pair.theirs.packing.package(pair.number, pair.folder / "a.bdpack").path
    items = pair.mine.unpacking.preview(path).items
    taken = {one.key: Choice.TAKE for one in items if one.state is State.REMOVED_THERE}
    assert taken
    pair.mine.unpacking.unpack(path, taken)
    assert not any(OLD in one for s in pair.mine.notes.get(pair.number).sections for one in said(s.blocks))
    put(pair.mine, pair.number, f"They say: {OLD}.")
    assert any("until a package replaced them" in one for one in obstacles(pair.mine, pair.number))
    assert pair.saying(OLD) == []


def test_another_note_with_the_profile_is_searched_for_them_too(pair: Pair) -> None:
    rewrite(pair.theirs, FORUM, "overview", with_words(NEW))
    pair.received()
    forum = next(one.id for one in pair.mine.profiles.list() if one.name == FORUM)
    other = pair.mine.notes.create(
        kind="memorandum-for-information", title="Memo", profiles=[forum], language="en"
    )
    put(pair.mine, other.number, f"They say {OF_PROFILE}.")
    assert any("until a package replaced them" in one for one in obstacles(pair.mine, other.number))


def test_a_colleague_who_gets_the_note_next_is_kept_from_them_too(pair: Pair, program: Program) -> None:
    replaced(pair)
    back = pair.mine.packing.package(pair.number, pair.folder / "b.bdpack").path
    program.libraries.create(pair.folder / "third.bdl")
    with program.open(pair.folder / "third.bdl") as third:
        number = third.unpacking.unpack(back).note
        assert any("until a package replaced them" in one for one in obstacles(third, number))
        assert third.unpacking.preview(back).is_nothing_new


def test_a_fact_that_was_severed_and_a_package_replaced_is_withheld_still(pair: Pair) -> None:
    forum = next(one for one in pair.mine.profiles.list() if one.name == FORUM)
    fact = next(one for one in pair.mine.profiles.get(forum.id).facts if isinstance(one, Incumbency))
    done = pair.mine.whole_severing.sever_fact(fact.id, ["19(1)"])
    pair.mine.severances.approve([done.severance], "Harm.")
    theirs = pair.theirs.profiles.get(forum.id)
    facts = tuple(replace(one, person="Bea Long") if one.id == fact.id else one for one in theirs.facts)
    with pair.theirs.library.database.begin(pair.theirs.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(theirs, facts=facts))
    pair.reworded_where("Ana Roy", "The department sends a delegate.")
    say(pair.theirs, pair.number, "just so", "Ana Roy")
    pair.received()
    assert "Bea Long" in str(pair.mine.profiles.get(forum.id).facts)
    assert pair.saying("Ana Roy") == []


def test_what_a_package_deletes_and_says_elsewhere_was_freed_by_nobody(pair: Pair) -> None:
    rewrite(pair.mine, FORUM, "engagement", lambda text: (*text, paragraph(f"All know: {OF_PROFILE}.")))
    rewrite(pair.theirs, FORUM, "overview", lambda _: (paragraph(f"They say {OF_PROFILE}."),))
    path = pair.theirs.packing.package(pair.number, pair.folder / "a.bdpack").path
    items = pair.mine.unpacking.preview(path).items
    taken = {one.key: Choice.TAKE for one in items if one.state is State.REMOVED_THERE}
    before = text_of(pair.mine, FORUM, "overview")
    pair.mine.unpacking.unpack(path, taken)
    section = profile_called(pair.mine, FORUM).section("overview")
    assert section is not None
    with pair.mine.library.database.read() as unit:
        (gone,) = unit.gone_words.of_sections([section.id])
    assert gone.block.id == before[0].id


SENTENCES = {
    "the title": "The title holds words withheld under s. 15(1)",
    "the place": "The property “Where” holds words withheld under s. 15(1)",
    "a field": "The property “Purpose” holds words withheld under s. 15(1)",
    "the heading of a section": "The heading of section 1 holds words withheld under s. 15(1)",
    "a post": "The table of “Key people” holds words withheld under s. 15(1)",
    "a payer": "The table of “Contributions” holds words withheld under s. 15(1)",
    "an address": "an address holds words withheld under s. 15(1)",
}


@pytest.mark.parametrize("form", SENTENCES)
@pytest.mark.parametrize("words", [OLD, ALONE])
def test_lines_facts_and_addresses_that_say_them_stop_the_edition(pair: Pair, words: str, form: str) -> None:
    pair.reworded_where(words, "Here all is well.")
    say(pair.theirs, pair.number, form, words)
    pair.received()
    pair.approve()
    told = obstacles(pair.mine, pair.number)
    assert any(SENTENCES[form] in one for one in told), told
    assert UNTIL.replace("15(1)", "s. 15(1)") in told
