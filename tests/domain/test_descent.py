"""Where the words of a copy went: told for every letter, whatever is divided, joined, moved and edited."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.descent import Descent
from briefing_app.domain.passages import Passage, withhold
from briefing_app.domain.text import Block, BlockId, Paragraph, Run, SeveranceId, Text
from briefing_app.domain.text_json import text_to_json, texts_from_json
from tests.effort import seconds
from tests.strategies import PROVED

ONE = SeveranceId("one")
LINE = "The minister asked for the ledger of harbour dues, and the envoy sent a copy."


def paragraph(words: str, name: str = "a") -> Paragraph:
    return Paragraph(id=BlockId(name), content=(Run(words),))


def text(**blocks: str) -> Text:
    return tuple(paragraph(words, name) for name, words in blocks.items())


def followed(copy: str, *texts: Text, severed: str) -> str:
    """The letters of a copy of "a" that are severed by now in other blocks, all else said with dots."""
    last = texts[-1]
    places = [
        Passage(block.id, 0, start, start + len(severed))
        for block in last
        if (start := block.content[0].text.find(severed)) >= 0
    ]
    assert places
    held = (*texts[:-1], withhold(last, places, ONE))
    found = Descent(paragraph(copy, "mine"), BlockId("a"), held).withheld({"a"}).get(ONE, frozenset())
    return "".join(letter if place in found else "." for place, letter in enumerate(copy))


def test_the_other_half_is_told_from_the_one_that_stayed() -> None:
    halves = text(a="The minister asked for the ", b="ledger of harbour dues, and the envoy sent a copy.")
    assert followed("ledger of harbour", text(a=LINE), halves, severed="harbour dues").strip(".") == "harbour"
    assert not followed("The minister asked", text(a=LINE), halves, severed="dues").strip(".")


def test_words_in_the_place_of_others_count_as_theirs() -> None:
    halves = text(a="The minister asked for the ", b="ledger of harbour dues, and the envoy sent a copy.")
    later = text(a="The minister asked for the ", b="ledger of port money, and the envoy sent a copy.")
    assert followed(LINE, text(a=LINE), halves, later, severed="money").strip(".") == "harbour dues"


def test_what_comes_back_is_known_again() -> None:
    both, one = text(a=LINE, b="A ferry was late."), text(b="A ferry was late.")
    moved = text(b=f"A ferry was late. {LINE}")
    assert followed(LINE, both, one, one, moved, severed="envoy").strip(".") == "envoy"


def test_two_halves_that_changed_places_are_known() -> None:
    there = text(a="Nothing.", b="The ferry was late on Monday. The crates were opened by the clerk.")
    turned = text(a="Nothing.", b="The crates were opened by the clerk. The ferry was late on Monday.")
    copied = text(a="The ferry was late on Monday. The crates were opened by the clerk.")
    said = followed(copied[0].content[0].text, copied, there, turned, severed="late on Monday")
    assert said.strip(".") == "late on Monday"


@pytest.mark.parametrize(
    "new",
    [
        "The envoy asked the minister for a copy of the ledger.",
        "Nobody sent the dues, and the harbour was closed for the day.",
        "The minister asked us for help.",
    ],
)
def test_a_new_passage_is_none_of_it_for_a_few_words_it_shares(new: str) -> None:
    assert not followed(LINE, text(a=LINE), text(a=LINE, b=new), severed=new).strip(".")
    assert not followed(LINE, text(a=LINE, c="x"), text(b=f"{new} So be it.", c="x"), severed=new).strip(".")


def test_a_passage_that_was_typed_twice_is_one_of_it() -> None:
    again = f"{LINE} So it was."
    assert followed(LINE, text(a=LINE), text(a=LINE, b=again), severed="the envoy sent").strip(".")


def test_words_copied_before_they_were_saved_are_known_by_themselves() -> None:
    halves = text(a="The minister asked for the ", b="ledger of harbour dues, and the envoy sent a copy.")
    assert followed(LINE, (), halves, severed="harbour dues").strip(".") == "harbour dues"


def test_a_word_cut_in_two_takes_along_the_whole_one_behind_it() -> None:
    whole = "Seaport by the Sea"
    cut = text(a="Sea", b="port by the Sea")
    # which of the two stayed nobody can tell from what is left, so both are told
    assert followed(whole, text(a=whole), cut, severed="the Sea") == "Sea........the Sea"
    assert followed(whole, text(a=whole), cut, severed="port").strip(".") == "port"


def test_a_word_is_known_behind_a_longer_one_that_was_typed_before_it() -> None:
    whole = "The port by the Sea"
    halves, typed = text(a="The port ", b="by the Sea"), text(a="The port ", b="by the Seaport, near Sea")
    assert followed(whole, text(a=whole), halves, typed, severed="near Sea").strip(".") == "Sea"


def test_successors_are_those_that_have_words_of_the_copy() -> None:
    halves = text(
        a="The minister asked for the ", b="ledger of harbour dues,", c="and the envoy sent a copy."
    )
    whole = (text(a=LINE), halves)
    assert Descent(paragraph("asked for the ledger"), BlockId("a"), whole).successors({"a"}) == ("b",)
    assert Descent(paragraph(LINE), BlockId("a"), whole).successors({"a"}) == ("b", "c")


def test_two_hundred_revisions_of_several_sections_are_followed_in_half_a_second() -> None:
    sections = [[paragraph(f"{number} {LINE}", f"{name}{number}") for number in range(20)] for name in "abc"]
    copy, stored = sections[0][0], [text_to_json(part) for part in sections]
    for number in range(200):
        section = sections[number % 3]
        section.append(section.pop(0))
        section.insert(9, paragraph(f"Day {number} was calm.", f"d{number}"))
        stored.append(text_to_json(section))

    def following() -> None:
        first, second, third, *later = texts_from_json(stored)
        said, texts = [first, second, third], [(*first, *second, *third)]
        for number, one in enumerate(later):
            said[number % 3] = one
            texts.append(tuple(block for part in said for block in part))
        assert Descent(copy, copy.id, texts).successors({copy.id}) == ()

    assert seconds(following, 0.5) < 0.5


# ---- by chance

Letter = tuple[int, str]


class Section:
    """The passages of a section, letter by letter; what is done to it is saved after each step."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        self.draw = draw
        self.names = 0
        self._number = count()
        self.blocks = {"a": self.fresh(5), "b": self.fresh(3)}

    def fresh(self, size: int) -> list[Letter]:
        """The letters of words that are nowhere else, each of which is known for ever."""
        said = " ".join(f"q{next(self._number):03}z" for _ in range(size))
        return [(next(self._number), letter) for letter in said]

    def text(self) -> Text:
        made: list[Block] = []
        for name, letters in self.blocks.items():
            if said := "".join(letter for _, letter in letters):
                made.append(paragraph(said, name))
        return tuple(made)

    def name(self) -> str:
        return self.draw(st.sampled_from(sorted(self.blocks)))

    def border(self, name: str, *, anywhere: bool) -> int:
        """A place in a block: between two words, or between any letters."""
        said = "".join(letter for _, letter in self.blocks[name])
        between = {0, len(said), *(place for place, letter in enumerate(said) if letter == " ")}
        return self.draw(st.integers(0, len(said)) if anywhere else st.sampled_from(sorted(between)))

    def put_behind(self, name: str, letters: list[Letter]) -> None:
        self.names += 1
        listed = list(self.blocks.items())
        number = next(place for place, one in enumerate(listed) if one[0] == name)
        listed.insert(number + 1, (f"n{self.names}", letters))
        self.blocks = dict(listed)

    def split(self) -> None:
        name = self.name()
        at = self.border(name, anywhere=True)
        letters = self.blocks[name]
        self.blocks[name] = letters[:at]
        self.put_behind(name, letters[at:])

    def join(self) -> None:
        names = list(self.blocks)
        if len(names) > 1:
            number = self.draw(st.integers(1, len(names) - 1))
            self.blocks[names[number - 1]] = self.blocks[names[number - 1]] + self.blocks.pop(names[number])

    def type(self) -> None:
        name = self.name()
        at = self.border(name, anywhere=False)
        letters = self.blocks[name]
        self.blocks[name] = [
            *letters[:at],
            *([(-1, " ")] if at else []),
            *self.fresh(1),
            (-1, " "),
            *letters[at:],
        ]

    def erase(self) -> None:
        self.taken(self.name())

    def taken(self, name: str) -> list[Letter]:
        first, last = sorted((self.border(name, anywhere=False), self.border(name, anywhere=False)))
        letters = self.blocks[name]
        self.blocks[name] = letters[:first] + letters[last:]
        return letters[first:last]

    def instead(self) -> None:
        """Type a word in the place of others."""
        name = self.name()
        first, last = sorted((self.border(name, anywhere=False), self.border(name, anywhere=False)))
        letters = self.blocks[name]
        self.blocks[name] = [*letters[:first], (-1, " "), *self.fresh(1), *letters[last:]]

    def move(self) -> None:
        words = self.taken(self.name())
        name = self.name()
        at = self.border(name, anywhere=False)
        letters = self.blocks[name]
        self.blocks[name] = letters[:at] + words + letters[at:]

    def add(self) -> None:
        self.put_behind(self.name(), self.fresh(self.draw(st.integers(1, 4))))


def assert_told(section: Section, copy: list[Letter], texts: list[Text], data: st.DataObject) -> None:
    """Sever something somewhere else: every letter of the copy that went there is told."""
    name = section.name()
    letters = section.blocks[name]
    if name == "a" or not letters:
        return
    start = data.draw(st.integers(0, len(letters) - 1))
    end = data.draw(st.integers(start + 1, len(letters)))
    texts[-1] = withhold(texts[-1], [Passage(BlockId(name), 0, start, end)], ONE)
    said = "".join(letter for _, letter in copy)
    found = Descent(paragraph(said, "mine"), BlockId("a"), texts).withheld({"a"}).get(ONE, frozenset())
    gone = {number for number, letter in letters[start:end] if letter.isalnum()}
    wanted = {place for place, (number, _) in enumerate(copy) if number in gone}
    assert wanted <= found


STEPS = ("split", "split", "join", "join", "type", "erase", "instead", "move", "add")


@pytest.mark.timeout(600)
@PROVED
@given(st.lists(st.sampled_from(STEPS), max_size=8), st.data())
def test_every_letter_that_is_severed_elsewhere_is_told(steps: list[str], data: st.DataObject) -> None:
    section = Section(data.draw)
    whole = section.blocks["a"]
    first = section.border("a", anywhere=False)
    copy = whole[first : first + data.draw(st.integers(1, len(whole)))] or whole
    texts = [section.text()]
    for step in steps:
        getattr(section, step)()
        texts.append(section.text())
    assert_told(section, copy, texts, data)


class Sections(Section):
    """Two sections that are saved one after the other; what is done otherwise is done in one of them."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        super().__init__(draw)
        self.there = {"c": self.fresh(3), "d": self.fresh(2)}
        self.is_turned = False
        self.texts = [self.together()]

    def together(self) -> Text:
        here = self.text()
        self.turn()
        there = self.text()
        self.turn()
        return (*there, *here) if self.is_turned else (*here, *there)

    def turn(self) -> None:
        """Go to the other section."""
        self.blocks, self.there = self.there, self.blocks
        self.is_turned = not self.is_turned

    def save(self) -> None:
        self.texts.append(self.together())

    def split(self) -> None:
        """Divide between words: what tells where a single letter went is asked of one section above."""
        name = self.name()
        at = self.border(name, anywhere=False)
        letters = self.blocks[name]
        self.blocks[name] = letters[:at]
        self.put_behind(name, letters[at:])

    def do(self, step: str) -> None:
        if step in ("cut and put", "put and cut"):
            self.go_elsewhere(put_first=step == "put and cut")
        elif step == "turn":
            self.turn()
        else:
            getattr(self, step)()
            self.save()

    def go_elsewhere(self, *, put_first: bool) -> None:
        """Words go into the other section: into a passage, or as one; three words and more, which tell."""
        name, before = self.name(), self.blocks
        letters = before[name]
        words = self.taken(name)
        if len("".join(letter for _, letter in words).split()) < 3:
            before[name] = letters
            return
        without = before[name]
        if put_first:
            before[name] = letters
        else:
            self.save()
        self.turn()
        there = self.name()
        if self.draw(st.booleans()):
            self.put_behind(there, words)
        else:
            at = self.border(there, anywhere=False)
            self.blocks[there] = self.blocks[there][:at] + words + self.blocks[there][at:]
        self.save()
        if put_first:
            self.turn()
            self.blocks[name] = without
            self.save()


MOVES = (*STEPS, "turn", "turn", "cut and put", "cut and put", "put and cut", "put and cut")


@pytest.mark.timeout(600)
@PROVED
@given(st.lists(st.sampled_from(MOVES), max_size=8), st.data())
def test_every_letter_that_is_severed_in_another_section_is_told(
    steps: list[str], data: st.DataObject
) -> None:
    both = Sections(data.draw)
    whole = both.blocks["a"]
    first = both.border("a", anywhere=False)
    copy = whole[first : first + data.draw(st.integers(1, len(whole)))] or whole
    for step in steps:
        both.do(step)
    if data.draw(st.booleans()):
        both.turn()
    assert_told(both, copy, both.texts, data)


def test_blocks_of_one_id_in_a_text_stay_what_each_says() -> None:
    text = (paragraph("one", "p"), paragraph("two", "p"))
    (read,) = texts_from_json([text_to_json(text)])
    assert read == text
