"""The sentences of the layers below, in the language of the window.

Domain, storage, documents and services speak English, one sentence at a time, and so does the command line.
What the window shows of them passes through here: ``resources/i18n/sentences_<language>.toml`` holds each
English sentence with named places and what the window says for it. What fills a place is taken over as it
stands; a place that ends in ``!t`` is itself in words (the reason of a system, a kind of block, a marking)
and is put in the language too; one that ends in ``!m`` is a moment and is told by the person's clock.
English has a file as well, for the few that speak of the command line.
"""

from __future__ import annotations

import logging
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from briefing_app import paths

log = logging.getLogger(__name__)

translate = QCoreApplication.translate

_MOST_CUTS = 16
"""A line of more sentences than this is not taken apart; the cost stays linear."""

_LONGEST_VALUE = 2_000
"""What fills a place and is longer is no label or reason: it is taken over as it stands."""

_ENDS = re.compile(r"(?<=[.?:!]) ")
_SEVERAL = re.compile(r"(?<!\bs)[.?!] |\n")  # "s. 15(1)" is no end of a sentence
_LISTED = re.compile(" // |, | or | and ")


def shown(sentence: str, language: str = "") -> str:
    """A sentence of the layers below as the window says it; one nobody knows is shown as it is."""
    language = language or QLocale().name().partition("_")[0]
    return _sentences(language).said(sentence)


def all_shown(sentences: Iterable[str], language: str = "") -> tuple[str, ...]:
    """Several of them, in the same order."""
    return tuple(shown(sentence, language) for sentence in sentences)


@cache
def _sentences(language: str) -> Sentences:
    return Sentences.of(language, paths.resources_folder() / "i18n")


class Template:
    """A sentence with places, and what is said for it."""

    def __init__(self, english: str, said: str) -> None:
        pieces = _pieces(english)
        self._literals = tuple(literal for literal, _, _ in pieces)
        self._names = tuple(name for _, name, _ in pieces if name)
        self._said = _pieces(said)
        self.weight = sum(map(len, self._literals))

    def ends_as(self, first: str, last: str) -> bool:
        """Whether a text that begins and ends with these signs may be of this form."""
        return self._literals[0][:1] in ("", first) and self._literals[-1][-1:] in ("", last)

    def readings(self, text: str) -> Iterator[Mapping[str, str]]:
        """What may stand in the places of a text of this form; none where it is of another.

        The words between two places are looked for from left to right, then from right to left where a value
        began with the end of a bracket, "b)(6)", and never again, so the cost is linear.
        """
        first, *between = self._literals
        if not between:
            yield from [{}] if text == first else []
            return
        last = between.pop()
        end = len(text) - len(last)
        if not text.startswith(first) or not text.endswith(last) or end < len(first):
            return
        inside = text[len(first) : end]
        found = _cut(inside, between)
        if found is None:
            return
        yield dict(zip(self._names, found, strict=True))
        if all(map(_is_whole, found)):
            return
        again = _cut(inside, between, from_end=True)
        if again is not None:
            yield dict(zip(self._names, again, strict=True))

    def filled(self, values: Mapping[str, str], sentences: Sentences) -> str:
        """What is said, with these values in its places."""
        said: list[str] = []
        for literal, name, conversion in self._said:
            said.append(literal)
            if name:
                convert = {"t": sentences.words, "m": clock_words}.get(conversion, str)
                said.append(convert(values[name]))
        return "".join(said)


class Sentences:
    """What the window says in a language, by the English sentence."""

    def __init__(self, language: str, tables: Mapping[str, Mapping[str, str]]) -> None:
        self._language = language
        self._is_told = language != "en" and bool(tables)
        self._joints = tables.get("joints", {})
        self._labels = tables.get("labels", {})
        self._sentences = Table(tables.get("sentences", {}))
        self._phrases = Table({**tables.get("phrases", {}), **tables.get("forms", {})})

    @classmethod
    def of(cls, language: str, folder: Path) -> Sentences:
        """Those of a language; none where it has no file."""
        import tomllib  # a window that has nothing to say yet does not need it

        file = folder / f"sentences_{language}.toml"
        if not file.is_file():
            return cls(language, {})
        return cls(language, tomllib.loads(file.read_text(encoding="utf-8")))

    def said(self, text: str) -> str:
        """A sentence, or several one after the other or one a line, in the language."""
        lines = self._lines(text)
        missing = sum(known is None for _, known in lines)
        whole = self._matched(self._sentences, text, any_values=True) if missing and len(lines) > 1 else None
        if missing and whole is None and self._is_told:  # else English is what is to be said
            log.info("%d sentences are not known in “%s” and are shown in English", missing, self._language)
        return (
            "\n".join(line if known is None else known for line, known in lines) if whole is None else whole
        )

    def words(self, value: str) -> str:
        """What fills a place, in the language where it is known: a label, a phrase, a sentence, a list."""
        if len(value) > _LONGEST_VALUE:
            return value
        found = self._labels.get(value) or self._matched(self._phrases, value)
        if found is None:
            found = self._known(value)
        return self._list(value) if found is None else found

    # ---- inside

    def _list(self, value: str) -> str:
        """Several things, each in the language; "and" stays where it may be part of a name nobody knows."""
        things, joints = _listed(value)
        if not joints:
            return value
        said = [self.words(thing) for thing in things]
        are_known = said != things
        between = [
            self._joints.get(joint, joint) if are_known or joint == " or " else joint for joint in joints
        ]
        return "".join(part for pair in zip(said, [*between, ""], strict=True) for part in pair)

    def _lines(self, text: str) -> list[tuple[str, str | None]]:
        """Each line with what is said for it; the whole text as one where it is one sentence."""
        whole = self._matched(self._sentences, text) if "\n" in text else None
        if whole is not None:
            return [(text, whole)]
        return [(line, self._known(line) if line.strip() else line) for line in text.split("\n")]

    def _known(self, line: str) -> str | None:
        """One sentence; else several of them; else one whose values look like several."""
        found = self._matched(self._sentences, line)
        if found is None:
            found = self._one_by_one(line)
        return self._matched(self._sentences, line, any_values=True) if found is None else found

    def _one_by_one(self, line: str) -> str | None:
        """Each sentence of a line, if every one is known."""
        cuts = [match.start() for match in _ENDS.finditer(line)]
        if len(cuts) > _MOST_CUTS:
            return None
        for cut in reversed(cuts):
            before = self._matched(self._sentences, line[:cut])
            if before is not None:
                after = self._known(line[cut + 1 :])
                return None if after is None else f"{before} {after}"
        return None

    def _matched(self, table: Table, text: str, *, any_values: bool = False) -> str | None:
        for template in table.may_be(text):
            # a phrase may be one of a list, of which brackets at the end are no sign
            readings = tuple(template.readings(text))[: 2 if table is self._sentences else 1]
            whole = (values for values in readings if all(map(_is_one_thing, values.values())))
            values = next(whole, readings[0] if readings and any_values else None)
            if values is not None:
                return template.filled(values, self)
        return None


class Table:
    """Templates, those that say most in words of their own first; made when they are asked for."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = entries
        self._by_ends: dict[tuple[str, str], tuple[Template, ...]] = {}

    def may_be(self, text: str) -> tuple[Template, ...]:
        """Those that begin and end with the signs that the text begins and ends with, or with a place."""
        ends = text[:1], text[-1:]
        if ends not in self._by_ends:
            self._by_ends[ends] = tuple(one for one in self._sorted if one.ends_as(*ends))
        return self._by_ends[ends]

    @cached_property
    def _sorted(self) -> tuple[Template, ...]:
        made = (Template(english, said) for english, said in self._entries.items())
        return tuple(sorted(made, key=lambda one: one.weight, reverse=True))


def _cut(text: str, literals: Sequence[str], *, from_end: bool = False) -> list[str] | None:
    """What stands between these, in their order; None where one of them is missing."""
    found: list[str] = []
    for literal in reversed(literals) if from_end else literals:
        before, sign, after = text.rpartition(literal) if from_end else text.partition(literal)
        if not sign:
            return None
        found.append(after if from_end else before)
        text = before if from_end else after
    found.append(text)
    return found[::-1] if from_end else found


def clock_words(value: str) -> str:
    """A moment in ISO 8601 by the person's clock, the day left out today; what is no moment as it is."""
    from briefing_app.ui.descriptions import day  # a window that has nothing to say yet does not need it

    try:
        here = datetime.fromisoformat(value).astimezone()
    except ValueError:
        return value
    if here.date() == datetime.now().astimezone().date():
        return translate("Sentences", "{time} today").format(time=f"{here:%H:%M}")
    return translate("Sentences", "{time} on {day}").format(time=f"{here:%H:%M}", day=day(here.date()))


def _pieces(template: str) -> list[tuple[str, str, str]]:
    """The words before each place, its name, and how it is put in words; doubled braces are words."""
    pieces: list[tuple[str, str, str]] = []
    words = ""
    for literal, name, _, conversion in string.Formatter().parse(template):
        words += literal
        if name is not None:
            pieces.append((words, name, conversion or ""))
            words = ""
    return [*pieces, (words, "", "")]


def _is_one_thing(value: str) -> bool:
    """Whether a value holds no end of a sentence, and no quotation or bracket that began before it."""
    return not _SEVERAL.search(value) and _is_whole(value)


def _is_whole(value: str) -> bool:
    return all(depth >= 0 for depth in _depths(value))


def _listed(value: str) -> tuple[list[str], list[str]]:
    """The things a value lists and what joins them; quotations and brackets are not taken apart."""
    depths = list(_depths(value))
    things: list[str] = []
    joints: list[str] = []
    begin = 0
    for match in _LISTED.finditer(value):
        if not depths[match.start()]:
            things.append(value[begin : match.start()])
            joints.append(match.group())
            begin = match.end()
    return [*things, value[begin:]], joints


def _depths(value: str) -> Iterator[int]:
    depth = 0
    for sign in value:
        depth += (sign in "“(") - (sign in "”)")
        yield depth
