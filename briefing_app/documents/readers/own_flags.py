"""What an internal edition prints around and behind what is withheld, as the readers find it again.

The acts, how they are cited and the words for how far something is decided are data
(``resources/exemptions``, ``documents.toml``): the patterns are made from them, so that a new act or language
is recognised as soon as it can be printed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from unicodedata import normalize

from briefing_app import paths
from briefing_app.domain.act_data import act_from_data
from briefing_app.domain.exemption import Act, short
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.wording import Phrase, Wording, wordings_from_data

BEGINS, ENDS = "\u27e6", "\u27e7"
GROUND = "FFE8A3"
"""The ground of what is severed, as our writers give it."""

STANZA, LINE = "\x1d", "\x1e"
"""What the words of a paste are parted by; a flag may go on in the next line."""

_MOST_LETTERS = 4000
_NEVER = "(?!)"
_MARKUP = re.compile(r"[\\*_`~]+")
_LINE_END = re.compile(rf"[ \t]*[\n\v\f\r{LINE}\u2028\u2029]+[ \t]*(?:[>|+#][ \t|+#>-]*)?")
_QUOTED = re.compile(r"[ \t]*[>|+#][ \t|+#>-]*")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f]+")
BRACKETED = re.compile(rf"\\?\[([^\[\]{STANZA}]{{1,{_MOST_LETTERS}}})\]")
"""What may be a flag in words as they are; its group is what it says."""

_PARTS = re.compile("[;,]")
_UNKNOWN = r"\? \?"
_NUMBER = r"\d{1,5}(?:\.\d{1,2})?(?:\(?[\w.]{1,5}\)){0,5}"
_BRACKETED = r"(?:\([\w.]{1,6}\)){1,5}"
_ABBREVIATION = re.compile(r"[^\W\d]{1,3}")


@dataclass(frozen=True, slots=True)
class OwnFlags:
    """The patterns of what stands behind severed words, in text that is :func:`joined`."""

    _printed: re.Pattern[str]
    _parted: re.Pattern[str]
    _state_alone: re.Pattern[str]
    _labelled: re.Pattern[str]
    _ends: re.Pattern[str]
    _decided: re.Pattern[str]
    _uncited: re.Pattern[str]
    _opens: re.Pattern[str]
    _cited: re.Pattern[str]
    _provision: re.Pattern[str]

    def stand_in(self, text: str) -> bool:
        """Whether a flag of ours is anywhere in a text, words of a drawn table's other cells in it or not."""
        plain = joined(text).casefold()
        return bool(self._printed.search(plain) or self._parted.search(plain))

    def state_stands_in(self, text: str) -> bool:
        """Whether how far something is decided is alone between brackets anywhere; documents say so too."""
        return bool(self._state_alone.search(joined(text).casefold()))

    def unquoted(self, line: str) -> str:
        """A line as it was printed, without what mail programs and converters put around it.

        What an edition says before its banner ("Marking: PROTECTED B") is left out too.
        """
        return self._labelled.sub("", joined(_QUOTED.sub("", line)).strip())

    def provisions_of(self, said: str, *, alone: bool = True) -> str | None:
        """The provisions a flag names, without how far each is decided; None where it is no flag of ours.

        One that stands *alone*, behind nothing that is shown as withheld, has to cite as documents do, or to
        say that it is one, as it does where there is nothing to cite.
        """
        said = joined(said).strip()
        if not self._ends.search(said):
            return None
        named = [one.strip() for one in _PARTS.split(self._decided.sub("", said))]
        named = [one for one in named if one]
        if alone and not self._uncited.search(said) and not (named and self._opens.match(named[0])):
            return None
        if not all(map((self._cited if alone else self._provision).fullmatch, named)):
            return None
        return ", ".join(named)

    def says_state_alone(self, said: str) -> bool:
        """Whether nothing but how far something is decided is said, as flags without provisions once did."""
        return bool(self._state_alone.fullmatch(f"[{joined(said).strip()}]"))


def joined(text: str) -> str:
    """A text as it was before mail programs and converters folded and quoted its lines and marked it up."""
    return _BLANKS.sub(" ", _LINE_END.sub(" ", _MARKUP.sub("", unescape(text))))


@lru_cache(maxsize=1)
def own_flags() -> OwnFlags:
    """The patterns for the acts and words that come with the program."""
    return load_flags(paths.resources_folder())


def load_flags(resources: Path) -> OwnFlags:
    """The patterns for the acts and words of a folder of data files."""
    acts = [act_from_data(_table(path)) for path in sorted((resources / "exemptions").glob("*.toml"))]
    return flags_of(acts, wordings_from_data(_table(resources / "i18n" / "documents.toml")).values())


def flags_of(acts: Collection[Act], wordings: Collection[Wording]) -> OwnFlags:
    """The patterns for everything that can be printed of some acts, in some languages."""
    state = _any(_words(one.state(state)) for one in wordings for state in SeveranceState)
    uncited = _any(_uncited(one, state) for one in wordings)
    before = _any(_words(_around(one, Phrase.FLAG_UNCITED, "state")[0].rstrip()) for one in wordings)
    sign = _any(_signs(acts))
    bare = _any(_numbers(act for act in acts if act.citation is None))
    known = _any(_numbers(acts))
    opens = rf"{sign} ?(?:\d|\([\w.]{{1,6}}\))|\([a-z]\) ?\([0-9]|{bare}(?=$|[ ,;])"
    inside = rf"[^\[\]]{{0,{_MOST_LETTERS}}}"
    label = _any(_words(_around(one, Phrase.MARKED, "banner")[0].rstrip()) for one in wordings)
    any_state = rf"(?:{state}|{_UNKNOWN})"
    return OwnFlags(
        _printed=_compiled(
            rf"\[ ?(?:{state} ?; ?)*(?:{opens}){inside}?{state} ?\]"
            rf"|\[(?:{inside};)? ?{uncited} ?(?:;{inside})?\]"
        ),
        _parted=_compiled(
            rf"\[ ?(?:{sign}(?=[ |])[^\[\]\d]{{0,{_MOST_LETTERS}}}\d|{before}(?=[ |])){inside}?{state} ?\]"
        ),
        _state_alone=_compiled(rf"\[ ?{any_state}(?: ?; ?{any_state})* ?\]"),
        _labelled=_compiled(rf"^{label} ?(?=\S)"),
        _ends=_compiled(rf"(?:^| )(?:{uncited}|{state}|{_UNKNOWN})$"),
        _decided=_compiled(rf"(?:^| )(?:{uncited}|{state}|{_UNKNOWN})(?=$|;)"),
        _uncited=_compiled(rf"(?:^|; ?){uncited}(?=$|;)"),
        _opens=_compiled(opens),
        _cited=_compiled(rf"(?:{sign} ?)?(?:{_NUMBER}|{_BRACKETED}|{known})"),
        _provision=_compiled(
            rf"(?:{sign} ?|(?:[^\W\d]{{1,10}}\.? ?){{0,2}})(?:(?:\d|\([A-Za-z]\))[\w().]{{0,24}}|{known})"
        ),
    )


def _signs(acts: Iterable[Act]) -> Iterable[str]:
    """What stands before a number where an act is cited: as we print it, as others of its kind are printed.

    Whole words ("section 5") are left out: documents say them between brackets too.
    """
    for act in acts:
        for citation in act.citation.texts if act.citation else ():
            whole, stop = citation.removesuffix("."), citation.endswith(".")
            yield _words(whole) + (r"s?\." if stop else "")
        for prefix in act.prefixes:
            if "\u00a7" in prefix:
                yield _words(prefix)
            elif act.citation and _ABBREVIATION.fullmatch(prefix):
                yield _words(prefix) + r"\."


def _numbers(acts: Iterable[Act]) -> Iterable[str]:
    return (re.escape(short(one.id)) for act in acts for one in act.exemptions)


def _uncited(wording: Wording, state: str) -> str:
    before, after = _around(wording, Phrase.FLAG_UNCITED, "state")
    return rf"{_words(before)}(?:{state}|\?){_words(after)}"


def _around(wording: Wording, phrase: Phrase, name: str) -> tuple[str, str]:
    """What a phrase says before the place of this name and behind it."""
    before, _, after = wording.text(phrase, **{name: "\0"}).partition("\0")
    return before, after


def _words(said: str) -> str:
    """A pattern for words whatever became of their blanks and of how their accents are written."""
    return "".join(map(_letter, said))


def _letter(one: str) -> str:
    if one.isspace():
        return " ?"
    apart = normalize("NFD", one)
    return re.escape(one) if apart == one else f"(?:{re.escape(one)}|{re.escape(apart)})"


def _any(patterns: Iterable[str]) -> str:
    ordered = sorted(set(patterns), key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(ordered) or _NEVER})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _table(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8-sig"))
