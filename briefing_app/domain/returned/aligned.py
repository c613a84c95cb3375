"""The words that came back laid beside those that were sent: what the note would say with the changes in it.

Letters that stayed are those of the note, with everything that withholds them. Words typed inside a severed
passage or in place of one are severed as it was. No received redaction goes, and no severance loses its last
words in a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefing_app.domain.alignment import Match, matches
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.returned.holding import Beside, held_by, held_each, stands_beside
from briefing_app.domain.returned.in_common import in_common, telling
from briefing_app.domain.returned.marks import OurMarks
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import EDGE, Letter, Letters, PrintedMark
from briefing_app.domain.returned.tokens import (
    Atom,
    Token,
    edge,
    known_atoms,
    known_tokens,
    seen_atoms,
    seen_tokens,
)
from briefing_app.domain.text import FREE, Content, FootnoteReference, HardBreak, Holds, Inline, Run

_LIKE_A_PORTION = re.compile(r"\A\s*\([^()]{1,60}\)\s*")
_NO_MARKS = OurMarks()
_LIKE_A_MARK = re.compile(r"\s*\[[^\[\]]{0,300}\]")


@dataclass(frozen=True, slots=True)
class Sent:
    """A paragraph as the library would write it: what the reader sees of it, and what its letters are of.

    ``around`` withholds it as a whole; ``own`` is whether its letters are to be kept, not those of a heading
    of a section or of the program.
    """

    content: Content
    letters: Letters
    around: Holds = FREE
    own: bool = True


@dataclass(slots=True)
class _Out:
    """One thing of the result: a letter or object; *dropped* where it went, and stays only if it must."""

    part: Inline
    held: Holds
    source: int | None = None
    dropped: bool = False
    typed: bool = False


@dataclass(slots=True)
class Aligned:
    """What came of paragraphs: the content of each that came back, and what is to be said of it.

    ``typed`` are the words that are new in it and free, ``sources`` which of the paragraphs sent have letters
    in each.
    """

    contents: tuple[Content, ...]
    typed: tuple[str, ...]
    sources: tuple[frozenset[int], ...]
    remarks: frozenset[Remark]


def aligned(sent: Sequence[Sent], came: Sequence[Content], marks: OurMarks = _NO_MARKS) -> Aligned:
    """Lay the paragraphs that came back beside those that were sent; no marks of ours come in as words."""
    return _Alignment(sent, came, marks).result()


@dataclass(slots=True)
class _Alignment:
    sent: Sequence[Sent]
    came: Sequence[Content]
    marks: OurMarks = _NO_MARKS
    out: list[list[_Out]] = field(default_factory=lambda: [[]])
    remarks: set[Remark] = field(default_factory=set)
    _first: Atom | None = None  # the first letter of the note

    def result(self) -> Aligned:
        known = self._known()
        seen: list[Token] = []
        for number, content in enumerate(self.came):
            seen += [edge()] if number else []
            seen += seen_tokens(list(seen_atoms(content)), known)
        self._walk(known, seen)
        kept = self._settled()
        return Aligned(
            tuple(normal_content(one.part for one in some) for some in kept),
            tuple(_typed_free(some) for some in kept),
            tuple(frozenset(one.source for one in some if one.source is not None) for some in kept),
            frozenset(self.remarks),
        )

    def _known(self) -> list[Token]:
        found: list[Token] = []
        for number, one in enumerate(self.sent):
            found += [edge()] if number else []
            atoms = known_atoms(one.content, one.letters, number)
            self._first = self._first or next((atom for atom in atoms if _own(atom) is not None), None)
            found += known_tokens(atoms)
        return found

    # ---- from one place where both say the same to the next

    def _walk(self, known: list[Token], seen: list[Token]) -> None:
        found = matches([one.key for one in known], [one.key for one in seen])
        k = s = 0
        for match in (*telling(found, known, seen), Match(len(known), len(seen), 0)):
            self._gap(known, (k, match.before), seen[s : match.after])
            k, s = match.before + match.size, match.after + match.size
            for was, now in zip(known[match.before : k], seen[match.after : s], strict=True):
                self._same(was, now)

    def _same(self, was: Token, now: Token) -> None:
        if was.key == EDGE:
            self.out.append([])
        elif was.mark is not None:
            self._mark(was)
        else:
            for atom, seen in zip(was.atoms, now.atoms, strict=True):
                self._stayed(atom, seen)

    def _mark(self, token: Token) -> None:
        """A mark of ours that is still there: a received redaction is one of the note."""
        seen: set[int] = set()
        for letter in (one for atom in token.atoms for one in atom.letters):
            if letter.mark is PrintedMark.MARKER and letter.group not in seen and letter.part is not None:
                seen.add(letter.group)
                self._put(letter, token.atoms[0])
            elif letter.mark is None and letter.part is not None:
                self._put(letter, token.atoms[0])

    def _put(self, letter: Letter, atom: Atom, *, part: Inline | None = None, dropped: bool = False) -> None:
        source = atom.source
        if source is None or not self.sent[source].own or letter.part is None:
            return
        self.out[-1].append(_Out(part or letter.part, letter.held, source, dropped=dropped))

    def _stayed(self, atom: Atom, seen: Atom) -> None:
        for letter in atom.letters:
            if letter.mark is None and letter.part is not None:
                self._put(letter, atom, part=self._looking(letter, atom.seen, seen.seen))

    def _looking(self, letter: Letter, sent: Inline | None, came: Inline | None) -> Inline:
        """The letter with what changed in its looks; a footnote with what changed in it."""
        part = letter.part
        if isinstance(part, Run) and isinstance(sent, Run) and isinstance(came, Run):
            if sent == came:
                return part
            changes = {
                name: getattr(came, name)
                for name in ("bold", "italic", "link")
                if getattr(came, name) != getattr(sent, name)
            }
            return replace(part, **changes)
        match part, sent, came:
            case FootnoteReference(), FootnoteReference(was), FootnoteReference(now) if sent != came:
                inside = aligned((Sent(was, letter.inner, letter.held),), (now,), self.marks)
                self.remarks |= inside.remarks
                return replace(part, content=inside.contents[0])
        if part is None:
            raise ValueError("a letter of the program has no looks of the note's")
        return part

    # ---- where they differ

    def _gap(self, known: list[Token], between: tuple[int, int], seen: list[Token]) -> None:
        gone = [atom for token in known[slice(*between)] for atom in token.atoms]
        new = [atom for token in seen for atom in token.atoms]
        first, last = in_common(gone, new)
        for was, now in zip(gone[:first], new[:first], strict=True):
            self._stayed(was, now)
        gone_here, new_here = gone[first : len(gone) - last], new[first : len(new) - last]
        if gone_here or new_here:
            before = gone[first - 1] if first else _before(known, between[0])
            after = gone[len(gone) - last] if last else _after(known, between[1])
            beyond = _no_blank([*gone[len(gone) - last :], *_atoms(known[between[1] :])])
            self._changed(gone_here, self._without_marks(gone_here, new_here), (before, after), beyond)
        if last:
            for was, now in zip(gone[-last:], new[-last:], strict=True):
                self._stayed(was, now)

    def _without_marks(self, gone: list[Atom], new: list[Atom]) -> list[Atom]:
        """What is new, without what was made of a mark: that is never read as words."""
        marks = {atom.mark for atom in gone}
        text = "".join(atom.shown for atom in new)
        if gone and not any(atom.letters or atom.shown == EDGE for atom in gone):
            return []  # the number of a heading, say, which the reader puts before it
        if PrintedMark.PORTION in marks and (found := _LIKE_A_PORTION.match(text)):
            new, text = new[found.end() :], text[found.end() :]
        if marks & {PrintedMark.MARKER, PrintedMark.FLAG} and (found := _LIKE_A_MARK.search(text)):
            new = [*new[: found.start()], *new[found.end() :]]
        return self._without_copied_flags(new)

    def _without_copied_flags(self, new: list[Atom]) -> list[Atom]:
        """What is new, without flags that came along with words from elsewhere."""
        found = [range(*one.span()) for one in self.marks.flag.finditer("".join(one.shown for one in new))]
        if found:
            self.remarks.add(Remark.MARKS_LEFT_OUT)
        return [one for at, one in enumerate(new) if not any(at in some for some in found)]

    def _changed(self, gone: list[Atom], new: list[Atom], beside: Beside, beyond: Atom | None) -> None:
        held = held_by(gone, beside)
        words_went = False
        told: set[int] = set()
        for atom in gone:
            if atom.shown == EDGE:
                continue
            match atom.mark:
                case PrintedMark.PORTION:
                    self.remarks.add(Remark.PORTION_KEPT)
                case PrintedMark.FLAG:
                    self.remarks.add(Remark.FLAG_CHANGED)
                case PrintedMark.MARKER:
                    if (letter := atom.letters[0]).group not in told:
                        told.add(letter.group)
                        self.remarks.add(Remark.REDACTION_KEPT)
                        self._put(letter, atom)
                case None:
                    words_went = True
                    self._went(atom)
        if held and all(atom.shown.isspace() for atom in new):
            new = []  # a blank that is left where severed words were is none of theirs
        each = held_each(new, held, beside)
        inserted = [hold for atom, hold in zip(new, each, strict=True) if atom.shown != EDGE]
        if any(inserted):
            was_held = any(atom.mark is None and atom.held for atom in gone)
            self.remarks.add(Remark.SEVERED_CHANGED if was_held and words_went else Remark.TYPED_IN_SEVERED)
        elif inserted and stands_beside(gone, beside, beyond):
            self.remarks.add(Remark.TYPED_BESIDE)
        for atom, hold in zip(new, each, strict=True):
            if atom.shown == EDGE:
                self.out.append([])
            else:
                self.out[-1].append(_Out(self._typed(atom, hold, (*gone, *beside)), hold, typed=True))

    def _typed(self, atom: Atom, held: Holds, near: Sequence[Atom | None]) -> Inline:
        """A new letter or object, withheld by *held*; it looks like its neighbours where Word shows it so.

        A style makes words bold that the note has plain, and what is typed behind a mark looks like that.
        """
        seen = atom.seen
        if isinstance(seen, FootnoteReference):
            return FootnoteReference(seen.content, held)
        if not isinstance(seen, Run):
            return HardBreak(held)
        looks = [(one.seen, _own(one)) for one in (*near, self._first) if one is not None]
        own = next((part for _, part in looks if part is not None), None)
        changes = {
            name: getattr(own, name)
            for name in ("bold", "italic")
            if own is not None
            and any(getattr(shown, name, None) == getattr(seen, name) for shown, _ in looks)
        }
        return replace(seen, text=atom.shown, severances=held, **changes)

    def _went(self, atom: Atom) -> None:
        for letter in atom.letters:
            if letter.part is not None and letter.mark is None:
                self._put(letter, atom, dropped=True)

    # ---- what went and must stay

    def _settled(self) -> list[list[_Out]]:
        every = [one for some in self.out for one in some]
        left = FREE.union(*(one.held for one in every if not one.dropped))
        at_stake = FREE.union(*(one.held for one in every if one.dropped)) - left
        if any(one.dropped and one.held - at_stake for one in every):
            self.remarks.add(Remark.SEVERED_CHANGED)
        if at_stake:
            self.remarks.add(Remark.SEVERED_KEPT)
        return [_without_gone(some, at_stake) for some in self.out]


def _without_gone(some: list[_Out], at_stake: Holds) -> list[_Out]:
    """What stayed, with severed words that went but must stay, and a blank that stood beside them."""
    stays = [not one.dropped or bool(one.held & at_stake) for one in some]
    kept = list(stays)
    for number, one in enumerate(some):
        beside = [at for at in (number - 1, number + 1) if 0 <= at < len(some)]
        if one.dropped and _letters(one).isspace() and any(stays[at] and some[at].dropped for at in beside):
            kept[number] = True
    return [one for one, keep in zip(some, kept, strict=True) if keep]


def _typed_free(some: Iterable[_Out]) -> str:
    """The words that were typed and that nothing withholds, a blank where others stand between."""
    letters = (_letters(one) if one.typed and not one.held else " " for one in some)
    return " ".join("".join(letters).split())


def _letters(one: _Out) -> str:
    return one.part.text if isinstance(one.part, Run) else ""


def _own(atom: Atom) -> Run | None:
    """The letter of the note that an atom shows."""
    parts = (one.part for one in atom.letters if one.mark is None)
    return next((part for part in parts if isinstance(part, Run)), None)


def _atoms(some: Iterable[Token]) -> Iterator[Atom]:
    return (atom for token in some for atom in token.atoms)


def _no_blank(some: Iterable[Atom]) -> Atom | None:
    """The first that is more than a blank; None where a paragraph ends before it."""
    found = next((one for one in some if not one.shown.isspace()), None)
    return None if found is None or found.shown == EDGE else found


def _before(known: list[Token], at: int) -> Atom | None:
    return known[at - 1].atoms[-1] if at else None


def _after(known: list[Token], at: int) -> Atom | None:
    return known[at].atoms[0] if at < len(known) else None
