"""The forms in which a colleague may say words again: each puts them somewhere into a library."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import Contribution, FactId, Incumbency, Payer
from briefing_app.domain.note import Note
from briefing_app.domain.text import (
    BlockId,
    Cell,
    FootnoteReference,
    HardBreak,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)
from briefing_app.storage.records import ActKind, new_id
from tests.services.conftest import paragraph

FORMATS = ("docx", "html", "md", "txt")
HOLDING, SOFT = "\u00a0", "\u00ad"


def blocks_saying(said: Text) -> Callable[[Note, str], Note]:
    return lambda note, _: _with_blocks(note, said)


def _with_blocks(note: Note, said: Text) -> Note:
    last = note.sections[-1]
    return replace(note, sections=(*note.sections[:-1], replace(last, blocks=(*last.blocks, *said))))


def _paragraphs(*said: str) -> Text:
    return tuple(map(paragraph, said))


def _in_two(words: str) -> tuple[str, str]:
    every = words.split()
    half = max(1, len(every) // 2)
    return " ".join(every[:half]), " ".join(every[half:])


def _over_paragraphs(words: str) -> Text:
    first, rest = _in_two(words)
    return _paragraphs(f"They say {first}", f"{rest}, they say.")


def _as_heading(words: str) -> Text:
    return (Heading(id=BlockId(new_id()), level=2, content=(Run(words),)), paragraph("So they say."))


def _as_address(words: str) -> Text:
    address = f"https://example.org/{'-'.join(words.split())}"
    return (Paragraph(id=BlockId(new_id()), content=(Run("See "), Run("there", link=address), Run("."))),)


def _in_a_footnote(words: str) -> Text:
    note = FootnoteReference((Run(f"They say {words}."),))
    return (Paragraph(id=BlockId(new_id()), content=(Run("All is said below"), note)),)


def _broken(words: str) -> Text:
    first, rest = _in_two(words)
    return (Paragraph(id=BlockId(new_id()), content=(Run(f"So {first}"), HardBreak(), Run(f"{rest}."))),)


def _in_runs(words: str) -> Text:
    first, rest = _in_two(words)
    return (Paragraph(id=BlockId(new_id()), content=(Run(f"So {first} "), Run(rest, bold=True), Run("."))),)


def _in_cells(words: str) -> Text:
    cells = tuple(Cell(blocks=_paragraphs(one)) for one in ("They say", words))
    return (Table(id=BlockId(new_id()), rows=(Row(cells),), columns=(frozenset(), frozenset())),)


PASSAGES: Mapping[str, Callable[[str], Text]] = {
    "just so": lambda words: _paragraphs(f"They say {words}, and mean it."),
    "two blanks": lambda words: _paragraphs(f"They say {words.replace(' ', '  ')}."),
    "a blank that holds": lambda words: _paragraphs(f"They say {words.replace(' ', HOLDING)}."),
    "commas": lambda words: _paragraphs(f"They say {words.replace(' ', ', ')}."),
    "capitals": lambda words: _paragraphs(f"They say {words.upper()}."),
    "hyphens that may be": lambda words: _paragraphs(f"They say {words[:3]}{SOFT}{words[3:]}."),
    "two paragraphs": _over_paragraphs,
    "two runs": _in_runs,
    "two lines": _broken,
    "an item": lambda words: (ListItem(id=BlockId(new_id()), level=1, content=(Run(words),)),),
    "a heading": _as_heading,
    "an address": _as_address,
    "a footnote": _in_a_footnote,
    "a cell": _in_cells,
}
"""Blocks of a note that say words."""

LINES: Mapping[str, Callable[[Note, str], Note]] = {
    "the title": lambda note, words: replace(note, title=f"Visit: {words}"),
    "the place": lambda note, words: replace(note, place=f"Where {words}"),
    "a field": lambda note, words: replace(note, fields={**note.fields, "purpose": f"To hear that {words}"}),
    "the heading of a section": lambda note, words: replace(
        note, sections=(replace(note.sections[0], heading=f"That {words}"), *note.sections[1:])
    ),
}
"""Lines of a note that say words."""

FACTS = ("a post", "a payer")
"""Facts of a profile that say words, in tables that the note draws."""


def say(desk: Desk, number: str, form: str, words: str) -> None:
    """A colleague says words in a form, in the note or in its first profile."""
    if form in FACTS:
        _say_in_fact(desk, number, form, words)
        return
    note = desk.notes.get(number)
    change = LINES.get(form)
    made = change(note, words) if change else _with_blocks(note, PASSAGES[form](words))
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(made)


def _say_in_fact(desk: Desk, number: str, form: str, words: str) -> None:
    profile = desk.profiles.get(desk.notes.get(number).profiles[0])
    new: Incumbency | Contribution = Incumbency(
        id=FactId(new_id()), profile=profile.id, person="Bea Long", post=words
    )
    if form == "a payer":
        new = Contribution(
            id=FactId(new_id()), profile=profile.id, amount=Decimal(7), currency="CAD", payers=(Payer(words),)
        )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, facts=(*profile.facts, new)))


def published(desk: Desk, number: str, folder: Path) -> dict[str, str]:
    """What the public edition says in each format, markup included; nothing in one that is refused."""
    found = {}
    for ending in FORMATS:
        out = folder / f"public.{ending}"
        try:
            desk.exports.export(number, EditionKind.PUBLIC, out=out, force=True)
        except EditionRefusedError:
            assert not out.exists()
            continue
        found[ending] = _all_of(out)
        out.unlink()
    return found


def _all_of(path: Path) -> str:
    data = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode()
    with zipfile.ZipFile(path) as packed:
        return "\n".join(packed.read(name).decode(errors="ignore") for name in packed.namelist())


def says(document: str, words: str) -> bool:
    """Whether a document says words, however they are set: also across tags and in addresses."""
    plain = unquote(unescape(document))
    return any(_folded(words) in _folded(one) for one in (plain, re.sub(r"<[^>]*>", "", plain)))


def _folded(words: str) -> str:
    return "".join(one for one in words.casefold() if one.isalnum())
