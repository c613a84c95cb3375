"""The words of paragraphs as they are compared: cut into words, marks kept whole.

A mark of ours (portion, flag, received redaction) is one thing that stays or goes: nothing is ever read out
of its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefing_app.domain.alignment import matches
from briefing_app.domain.returned.shown import EDGE, NOTE, Letter, Letters, PrintedMark, shown_letters
from briefing_app.domain.text import FREE, Content, FootnoteReference, Holds, Inline, Run

_WORD = r"\w+|\s+|[^\w\s]"
_FLAG = r"\s?\[[^\[\]]{1,300}\]"
_FLAG_KEY = "\ue003flag"


@dataclass(frozen=True, slots=True)
class Atom:
    """A letter as a file shows it, with what it is of the note where that is known.

    ``seen`` is the inline object the file has it in. ``letters`` are those of the note it shows: one as a
    rule, more where the reader left some out behind it. ``source`` counts the paragraphs that were sent.
    """

    shown: str
    seen: Inline | None
    letters: Letters = ()
    source: int | None = None

    @property
    def mark(self) -> PrintedMark | None:
        """What it is if it is no word of the note."""
        return self.letters[0].mark if self.letters else None

    @property
    def held(self) -> Holds:
        """What withholds it by itself."""
        return FREE.union(*(one.held for one in self.letters))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a blank, a sign, a mark or an inline object; equal keys say the same."""

    key: str
    atoms: tuple[Atom, ...]

    @property
    def mark(self) -> PrintedMark | None:
        """What it is if it is no words of the note."""
        return self.atoms[0].mark

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(atom.shown for atom in self.atoms)


def seen_atoms(content: Content) -> Iterator[Atom]:
    """The letters of a paragraph as a file shows them."""
    for part in content:
        if isinstance(part, Run):
            look = replace(part, text="")
            yield from (Atom(letter, look) for letter in part.text)
        else:
            yield Atom(shown_letters(part), part)


def known_atoms(content: Content, letters: Letters, source: int) -> list[Atom]:
    """The letters a file of ours shows, each with what it is of the note.

    What a reader leaves out of what was printed goes with the letter before it.
    """
    seen = list(seen_atoms(content))
    made: list[list[Letter]] = [[] for _ in seen]
    shown = [_key_of(one) for one in letters]
    place = {
        one.before + step: one.after + step
        for one in matches(shown, [atom.shown for atom in seen])
        for step in range(one.size)
    }
    at = 0
    for number, letter in enumerate(letters):
        at = place.get(number, at)
        if made:
            made[at].append(letter)
    return [Atom(atom.shown, atom.seen, tuple(some), source) for atom, some in zip(seen, made, strict=True)]


def _key_of(letter: Letter) -> str:
    return NOTE if isinstance(letter.part, FootnoteReference) else letter.shown


def known_tokens(atoms: Iterable[Atom]) -> list[Token]:
    """The tokens of what a file of ours shows."""
    found: list[Token] = []
    for group, some in groupby(atoms, key=_group):
        inside = tuple(some)
        if group == -1:
            found += _cut(inside, re.compile(_WORD))
        elif inside[0].mark is PrintedMark.FLAG:
            found.append(Token(_FLAG_KEY, inside))
        else:
            found.append(Token("".join(atom.shown for atom in inside), inside))
    return found


def _group(atom: Atom) -> int:
    return atom.letters[0].group if atom.letters else -1


def seen_tokens(atoms: Sequence[Atom], known: Sequence[Token]) -> list[Token]:
    """The tokens of what came back, in which the marks of what was sent are looked for."""
    marks = {token.text for token in known if token.mark is not None and token.key != _FLAG_KEY}
    flags = any(token.key == _FLAG_KEY for token in known)
    own = {text for text in _bracketed(known)}
    wanted = [re.escape(text) for text in sorted(marks, key=len, reverse=True) if text.strip()]
    pattern = re.compile("|".join([*wanted, *([_FLAG] if flags else []), _WORD]))
    found: list[Token] = []
    for token in _cut(tuple(atoms), pattern):
        text = token.text
        is_flag = flags and text.endswith("]") and len(text) > 1 and text not in marks
        if is_flag and text.strip() in own:
            found += _cut(token.atoms, re.compile(_WORD))
        else:
            found.append(replace(token, key=_FLAG_KEY) if is_flag else token)
    return found


def _bracketed(known: Sequence[Token]) -> Iterator[str]:
    """What stands in brackets in the words of the note themselves."""
    text = "".join(token.text if token.mark is None else "\n" for token in known)
    yield from (found.strip() for found in re.findall(_FLAG, text))


def _cut(atoms: tuple[Atom, ...], pattern: re.Pattern[str]) -> list[Token]:
    text = "".join(atom.shown for atom in atoms)
    return [Token(word.group(), atoms[word.start() : word.end()]) for word in pattern.finditer(text)]


def edge() -> Token:
    """The end of a paragraph."""
    return Token(EDGE, (Atom(EDGE, None),))
