"""What an internal edition of this program shows as withheld, found again in words copied out of one.

Such words are between brackets of the program's own in text, in a style or on a ground of its own in Word and
on pages, and before a flag that names their provisions in all of them. A copy may begin or end in the middle:
where one sign of two is missing, all of the paragraph up to the other one is withheld.

A flag is known in capitals, and where lines that were folded and quoted part it. Where a
converter drew a table of letters, whose cells part it with words of other cells between, all of the table is
withheld.

A flag without provisions says that it is one, "[withheld: proposed]". What editions made before that printed,
"[proposed]" alone, is told from an author's word only beside other signs, behind what shows as withheld, or
where the caller is *sure* that the words are of an edition; where it is not told, it is counted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.documents.readers.own_flags import BEGINS, BRACKETED, ENDS, LINE, STANZA, own_flags
from briefing_app.documents.readers.structured.parts import LineEnd, NoteMark, Part, Said
from briefing_app.domain.pasted import Cited, LeftOut, Pasted
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import SeveranceId, Text

SHOWN_AS_WITHHELD = "withheld"
"""What the look of words says that stand in the style or on the ground of what is withheld."""

_SIGN = re.compile(rf"[{BEGINS}{ENDS}]")
_NOTE = "\ufffc"
_BETWEEN = f" \u00a0\t{_NOTE}\v{ENDS}{LINE}"
"""What may stand between withheld words and their flag."""

_SILENT = re.compile(f"[{_BETWEEN}]*")

_SAYS_NOTHING = f" \u00a0\t\v{BEGINS}{ENDS}{LINE}{STANZA}"

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lines:
    """The parts of a block, rewritten in place, and its stanza, which no sign of ours reaches beyond."""

    parts: list[Part]
    stanza: int


@dataclass(slots=True)
class Again:
    """What is withheld again: each severance made, with what its flag says of provisions ("" for nothing).

    ``unclear`` counts those that lack a sign of where they begin or end, ``alone`` words that may have been a
    flag and are left as words.
    """

    labels: dict[SeveranceId, str] = field(default_factory=dict)
    unclear: int = 0
    alone: int = 0

    def pasted(self, blocks: Text, cited: Cited, left_out: Mapping[LeftOut, int]) -> Pasted:
        """A text that was pasted, its severances under the provisions that *cited* reads in their flags."""
        exemptions = {name: cited(label) for name, label in self.labels.items()}
        new = tuple(NewSeverance(name, provisions) for name, provisions in exemptions.items())
        return Pasted(
            blocks, new, exemptions, dict(left_out), withheld=len(new), unclear=self.unclear, alone=self.alone
        )


@dataclass(slots=True)
class _Stretch:
    first: int
    last: int
    labels: list[str] = field(default_factory=list)
    unclear: bool = False


def withhold_again(lines: Sequence[Lines], new_id: Callable[[], str], *, sure: bool = False) -> Again:
    """Let the looks of all that is shown as withheld name a severance; the signs themselves are taken out.

    *sure* says that the words are known to be of an edition, so that "[proposed]" alone is a flag too.
    """
    text = _text_of(lines)
    shown = list(_shown(lines))
    flags = list(BRACKETED.finditer(text))
    if not (shown or flags or _SIGN.search(text)):
        return Again()
    stanzas = _Stanzas(text)
    stretches = _merged([*_by_look(shown, text), *_by_brackets(text, stanzas)], text)
    signed = sure or bool(stretches) or any(provisions_of(one[1]) is not None for one in flags)
    stretches, gone = _flagged(stretches, flags, text, stanzas, signed=signed)
    again = Again(alone=0 if signed else sum(own_flags().says_state_alone(one[1]) for one in flags))
    held: list[tuple[int, int, SeveranceId]] = []
    left = _blanked(text, gone)
    for stretch in stretches:
        if not left[stretch.first : stretch.last].strip(_SAYS_NOTHING):
            continue
        name = SeveranceId(new_id())
        again.labels[name] = ", ".join(dict.fromkeys(stretch.labels))
        again.unclear += stretch.unclear
        held.append((stretch.first, stretch.last, name))
    gone += [one.span() for one in _SIGN.finditer(text)]
    _rewrite(lines, held, sorted(gone))
    return again


# ---- what is shown


def _letters(part: Part) -> str:
    match part:
        case Said(text, _):
            return text.replace(LINE, " ").replace(STANZA, " ")
        case LineEnd():
            return "\v"
        case NoteMark():
            return _NOTE


def _text_of(lines: Sequence[Lines]) -> str:
    """All the letters, a sign behind each block that tells whether the next one is of its stanza."""
    pieces: list[str] = []
    for number, one in enumerate(lines):
        if number:
            pieces.append(LINE if one.stanza == lines[number - 1].stanza else STANZA)
        pieces += map(_letters, one.parts)
    return "".join(pieces)


def _placed(lines: Iterable[Lines]) -> Iterator[tuple[Part, int]]:
    """Every part with the place its letters begin at."""
    at = 0
    for one in lines:
        for part in one.parts:
            yield part, at
            at += len(_letters(part))
        at += 1


def _shown(lines: Iterable[Lines]) -> Iterator[_Span]:
    for part, at in _placed(lines):
        if not isinstance(part, LineEnd) and part.look.held is not None:
            yield at, at + len(_letters(part))


def _by_look(shown: Iterable[_Span], text: str) -> Iterator[_Stretch]:
    """What looks withheld, blanks and footnotes between being a part of it."""
    open_: _Stretch | None = None
    for first, last in shown:
        if open_ is not None and not text[open_.last : first].strip(f" \u00a0\t\v{_NOTE}"):
            open_.last = last
            continue
        if open_ is not None:
            yield open_
        open_ = _Stretch(first, last)
    if open_ is not None:
        yield open_


class _Stanzas:
    """Where the stanza of a place begins and ends."""

    def __init__(self, text: str) -> None:
        self._breaks = [one.start() for one in re.finditer(STANZA, text)]
        self._length = len(text)

    def first(self, at: int) -> int:
        number = bisect_right(self._breaks, at)
        return self._breaks[number - 1] + 1 if number else 0

    def around(self, at: int) -> _Span:
        return self.first(at), self.last(at)

    def last(self, at: int) -> int:
        number = bisect_right(self._breaks, at)
        return self._breaks[number] if number < len(self._breaks) else self._length


class _Silence:
    """How far nothing is said from a place on; each place is looked at once, whatever flags follow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[int, int] = {}

    def lasts(self, first: int, last: int) -> bool:
        """Whether nothing is said between two places."""
        if first not in self._ends:
            found = _SILENT.match(self._text, first)
            self._ends[first] = found.end() if found else first
        return self._ends[first] >= last


def _by_brackets(text: str, stanzas: _Stanzas) -> Iterator[_Stretch]:
    """What is between brackets; with one of two, the stanza from it on or up to it."""
    begun: int | None = None
    for found in _SIGN.finditer(text):
        at = found.start()
        if found[0] == ENDS:
            if begun is None:
                yield _Stretch(stanzas.first(at), at, unclear=True)
            else:
                yield _Stretch(begun, at)
            begun = None
        elif begun is None:
            begun = at
        elif stanzas.first(at) > begun:
            yield _Stretch(begun, stanzas.last(begun), unclear=True)
            begun = at
    if begun is not None:
        yield _Stretch(begun, stanzas.last(begun), unclear=True)


def _merged(stretches: Iterable[_Stretch], text: str) -> list[_Stretch]:
    """The stretches in order, those that overlap or have but a line's end between them as one."""
    made: list[_Stretch] = []
    for one in sorted(stretches, key=lambda stretch: (stretch.first, stretch.last)):
        if made and not text[made[-1].last : one.first].strip(f"{_BETWEEN}{BEGINS}"):
            made[-1].last = max(made[-1].last, one.last)
            made[-1].unclear |= one.unclear
            made[-1].labels += one.labels
        else:
            made.append(one)
    return made


# ---- flags


def provisions_of(said: str, *, alone: bool = True) -> str | None:
    """The provisions a flag names, as ``OwnFlags.provisions_of`` says."""
    return own_flags().provisions_of(said, alone=alone)


def _label(said: str, *, alone: bool, signed: bool) -> str | None:
    label = provisions_of(said, alone=alone)
    return "" if label is None and signed and own_flags().says_state_alone(said) else label


def _flagged(
    stretches: list[_Stretch],
    flags: Sequence[re.Match[str]],
    text: str,
    stanzas: _Stanzas,
    *,
    signed: bool,
) -> tuple[list[_Stretch], list[_Span]]:
    """The stretches with the labels of the flags behind them, and what of the text is flags.

    Where nothing shows what a flag is of, that is all behind the one before it, or the stanza's beginning.
    A word between brackets that says but how far something is decided is a flag beside other signs alone.
    """
    starts = [one.first for one in stretches]
    added: list[_Stretch] = []
    gone: list[_Span] = []
    silence = _Silence(text)
    behind = 0
    for flag in flags:
        at = bisect_right(starts, flag.start()) - 1
        before = stretches[at] if at >= 0 else None
        follows = before is not None and silence.lasts(before.last, flag.start())
        label = _label(flag[1], alone=not follows, signed=signed)
        if label is None:
            if own_flags().stand_in(
                flag[0]
            ):  # words of other cells are between, so nothing tells what it is of
                added.append(_Stretch(*stanzas.around(flag.start()), unclear=True))
            continue
        if before is not None and follows:
            before.last = max(before.last, flag.start())
        else:
            first = max(stanzas.first(flag.start()), behind, before.last if before else 0)
            before = _Stretch(first, flag.start(), unclear=True)
            added.append(before)
        before.labels += [label] if label else []
        gone.append(_with_blank(text, *flag.span()))
        behind = flag.end()
    return _merged([*stretches, *added], text), gone


def _with_blank(text: str, first: int, last: int) -> _Span:
    """The place of a flag with the blank that was put between it and words."""
    if text[max(first - 1, 0) : first] in (" ", "\u00a0"):
        return first - 1, last
    if text[last : last + 1] == " ":
        return first, last + 1
    return first, last


def _blanked(text: str, gone: Iterable[_Span]) -> str:
    """The text, as long as it is, with blanks for what is taken out of it; two flags may share a blank."""
    pieces: list[str] = []
    at = 0
    for first, last in gone:
        first = max(first, at)
        pieces += [text[at:first], " " * (last - first)]
        at = last
    return "".join([*pieces, text[at:]])


# ---- the parts anew


def _rewrite(
    lines: Sequence[Lines], held: Sequence[tuple[int, int, SeveranceId]], gone: Sequence[_Span]
) -> None:
    """Cut the parts where something is withheld or taken out."""
    cuts = sorted({place for one in held for place in one[:2]} | {place for one in gone for place in one})
    starts = [one[0] for one in held]
    gone_starts = [one[0] for one in gone]

    def holder(at: int) -> SeveranceId | None:
        number = bisect_right(starts, at) - 1
        return held[number][2] if number >= 0 and at < held[number][1] else None

    def is_gone(at: int) -> bool:
        number = bisect_right(gone_starts, at) - 1
        return number >= 0 and at < gone[number][1]

    at = 0
    for one in lines:
        made: list[Part] = []
        for part in one.parts:
            end = at + len(_letters(part))
            match part:
                case Said(text, look):
                    inner = cuts[bisect_right(cuts, at) : bisect_right(cuts, end - 1)]
                    for first, last in zip((at, *inner), (*inner, end), strict=True):
                        if not is_gone(first):
                            look = look._replace(held=holder(first))
                            made.append(Said(text[first - at : last - at], look))
                case NoteMark():
                    made.append(part._replace(look=part.look._replace(held=holder(at))))
                case LineEnd():
                    made.append(part)
            at = end
        one.parts[:] = made
        at += 1
