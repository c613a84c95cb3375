"""Libraries by chance: stakeholders with every sort of block and fact, a note about them, words withheld.

Every word and number is there once, so that what is withheld stands nowhere free.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from random import Random
from typing import TypeVar

from briefing_app.bootstrap import Desk
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    FactId,
    Incumbency,
    Membership,
    NextStep,
    Payer,
    ProfileId,
    Project,
    Statement,
    Tenure,
)
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.domain.note import Note, NoteSection
from briefing_app.domain.passages import Passage, letters, pieces, withhold
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind, Section
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    PairId,
    Paragraph,
    Picture,
    Row,
    Run,
    SectionId,
    SeveranceId,
    Table,
    Text,
    Withheld,
    walk,
)
from briefing_app.storage.records import ActKind, new_id
from tests.documents.example_editions import png

KEYS = ("overview", "engagement", "next-steps")
PROVISIONS = tuple(ExemptionId(f"atia:{one}") for one in ("13(1)(a)", "15(1)", "19(1)", "21(1)(a)"))
PROTECTED = Marking(frozenset({MarkingId("ca:PA")}))
T = TypeVar("T")
_LETTERS = "abcdefghijklmnop"
_A_DAY = date(2030, 1, 1)
_words = count(4096)


def fresh(number: int = 1) -> str:
    """Words that are nowhere else, and in none another."""
    return " ".join(f"q{_spelled(next(_words))}z" for _ in range(number))


def _spelled(number: int) -> str:
    return "".join(_LETTERS[int(digit, 16)] for digit in f"{number:x}")


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a block that state something, to make a fact of."""

    block: BlockId
    words: str
    sort: str


class RandomLibrary:
    """Fills a library by a :class:`~random.Random`, and says the number of the note that is in it."""

    def __init__(self, desk: Desk, random: Random) -> None:
        self.random = random
        self._desk = desk
        self._told: list[Told] = []
        self._severances: list[Severance] = []
        self._amounts = count(random.randint(1001, 3000))
        picture = png(self._number(1, 9), self._number(1, 9))
        with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
            self._picture = unit.pictures.add(picture)
            profiles = [self._profile() for _ in range(self._number(1, 2))]
            self._store(unit)
            for profile in profiles:
                unit.profiles.add(profile)
        language = self._one(("en", "en", "fr"))
        kind = self._one(("meeting-note", "memorandum-for-information"))
        note = desk.notes.create(
            kind=kind, title=fresh(3), profiles=[one.id for one in profiles], on=_A_DAY, language=language
        )
        self.number = note.number
        with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
            names = frozenset(one.full_name(language) for one in profiles)  # of these it speaks openly
            made = self._withheld_in(unit.notes.by_number(note.number), names)
            self._store(unit)
            unit.notes.save(made)
        views = desk.severances.of_note(self.number)
        waiting = [one.severance.id for one in views if one.severance.state is not SeveranceState.APPROVED]
        desk.severances.approve(waiting, "harm")

    # ---- chance

    def _number(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def _often(self, per_cent: int) -> bool:
        return self._number(1, 100) > 100 - per_cent

    def _one(self, choices: Iterable[T]) -> T:
        return self.random.choice(tuple(choices))

    # ---- profiles

    def _profile(self) -> Profile:
        profile = ProfileId(new_id())
        self._told = []
        sections = tuple(self._section(key) for key in KEYS[: self._number(1, 3)])
        facts = [self._fact(profile, told) for told in self._told]
        facts += [self._fact(profile, None) for _ in range(self._number(0, 3))]
        self.random.shuffle(facts)
        names = (Name(text=fresh(2).title()), Name(text=fresh().upper(), role=NameRole.ACRONYM))
        return Profile(id=profile, kind=ProfileKind.FORUM, names=names, sections=sections, facts=tuple(facts))

    def _section(self, key: str) -> Section:
        texts = {"en": self._text(self._number(1, 4))}
        if self._often(30):
            texts["fr"] = self._translated(texts["en"])
        withheld = frozenset({self._severance()}) if self._often(8) else FREE
        headings = {language: fresh(2) for language in texts}
        if not withheld:
            texts = {language: self._withheld(text, 12) for language, text in texts.items()}
        return Section(id=SectionId(new_id()), key=key, headings=headings, texts=texts, severances=withheld)

    def _translated(self, text: Text) -> Text:
        """A text of its own; its first block is that of the other with nothing withheld in it."""
        pair = PairId(new_id())
        return (replace(self._paragraph(), pair=pair), *self._text(len(text) - 1))

    def _fact(self, profile: ProfileId, told: Told | None) -> Fact:
        said = {
            "id": FactId(new_id()),
            "profile": profile,
            "statements": (Statement(told.block, told.words),) if told else (),
            "severances": frozenset({self._severance()}) if not told and self._often(40) else FREE,
            "confirmed": self._often(80),
        }
        return self._fact_of(told.sort if told else self._one(_SORTS), told.words if told else None, said)

    def _fact_of(self, sort: str, words: str | None, said: dict[str, object]) -> Fact:
        name = words or fresh(2)
        match sort:
            case "amount":
                amount = Decimal(words.replace(",", "")) if words else Decimal(next(self._amounts))
                return Contribution(
                    **said, amount=amount, currency=self._one(("CAD", "EUR", None)), period=fresh(),
                    payers=(Payer(fresh(2), self._one((None, Decimal(50)))),),
                    purpose=self._one(("", fresh(2))),
                )  # fmt: skip
            case "person":
                return Incumbency(**said, person=name, post=fresh(2), organization=self._one(("", fresh())))
            case "event":
                return Engagement(**said, name=name, when=self._day(), place=self._one((None, fresh())))
            case "step":
                return NextStep(**said, action=name, due=self._one((None, self._day())), owner=fresh())
            case "chair":
                return Tenure(**said, holder=name, office="chair", when=self._day())
            case "member":
                return Membership(**said, standing="member", member=name)
        return Project(**said, title=name, countries=(fresh(), fresh()), implementer=fresh())

    def _day(self) -> FuzzyDate:
        first = _A_DAY + timedelta(days=self._number(0, 400))
        kind = self._one((DateKind.DAY, DateKind.MONTH, DateKind.UNKNOWN))
        if kind is DateKind.UNKNOWN:
            return FuzzyDate(wording=fresh(2))
        return FuzzyDate(
            wording=fresh(2), kind=kind, edtf=first.isoformat(), earliest=first, latest=first + timedelta(2)
        )

    # ---- texts

    def _text(self, number: int) -> Text:
        return tuple(self._block() for _ in range(number))

    def _block(self) -> Block:
        return self._one(
            (self._paragraph, self._paragraph, self._item, self._heading, self._table, self._drawing)
        )()

    def _paragraph(self) -> Paragraph:
        block = BlockId(new_id())
        return Paragraph(id=block, content=self._content(block))

    def _item(self) -> ListItem:
        block = BlockId(new_id())
        numbered = self._often(30)
        return ListItem(
            id=block, level=self._number(1, 2), content=self._content(block), numbered=numbered,
            start=self._one((None, 3)) if numbered else None,
        )  # fmt: skip

    def _heading(self) -> Heading:
        return Heading(id=BlockId(new_id()), level=self._number(1, 3), content=(Run(fresh(2)),))

    def _table(self) -> Table:
        width, height = self._number(1, 3), self._number(1, 3)
        rows = tuple(
            Row(tuple(Cell(blocks=(self._paragraph(),)) for _ in range(width))) for _ in range(height)
        )
        caption = (Run(fresh(2)),) if self._often(50) else ()
        return Table(id=BlockId(new_id()), rows=rows, columns=(FREE,) * width, caption=caption)

    def _drawing(self) -> Picture:
        caption = (Run(fresh(2)),) if self._often(50) else ()
        return Picture(
            id=BlockId(new_id()), digest=self._picture, media_type="image/png", alternate=fresh(2),
            caption=caption,
        )  # fmt: skip

    def _content(self, block: BlockId) -> Content:
        parts: list[Inline] = [Run(f"{fresh(2)} ")]
        for _ in range(self._number(0, 2)):
            parts += self._part(block)
        return (*parts, Run(f" {fresh()}.", bold=self._often(20)))

    def _part(self, block: BlockId) -> tuple[Inline, ...]:
        match self._one(("link", "look", "footnote", "break", "received", "fact", "fact")):
            case "link":
                return (Run(f" {fresh()} ", link=f"https://{fresh()}.example/{next(self._amounts)}"),)
            case "look":
                return (
                    Run(f" {fresh(2)} ", bold=True, italic=self._often(50), language=self._one((None, "fr"))),
                )
            case "footnote":
                return (FootnoteReference((Run(fresh(3)),)),)
            case "break":
                return (HardBreak(),)
            case "received":
                return (Withheld(),)
        sort = self._one(_SORTS)
        words = f"{next(self._amounts):,}" if sort == "amount" else fresh(2)
        self._told.append(Told(block, words, sort))
        return (Run(" "), Run(words[:3], bold=self._often(30)), Run(words[3:]), Run(" "))

    # ---- what is withheld

    def _severance(self) -> SeveranceId:
        one = SeveranceId(new_id())
        exemptions = frozenset(self._one(PROVISIONS) for _ in range(self._number(1, 2)))
        self._severances.append(
            Severance(
                id=one, exemptions=exemptions, state=SeveranceState.APPROVED, by=self._desk.actor.name,
                at=self._desk.actor.now(), reason="harm",
            )
        )  # fmt: skip
        return one

    def _store(self, unit: object) -> None:
        for one in self._severances:
            unit.severances.save(one)  # type: ignore[attr-defined]  # a unit of work, which this module does not import
        self._severances.clear()

    def _withheld_in(self, note: Note, names: frozenset[str]) -> Note:
        """The note with passages of its own, some of its blocks and sections withheld."""
        sections = []
        for section in note.sections:
            if self._often(20) and section.derived is None:
                section = replace(section, blocks=(*section.blocks, *self._text(1)))
            if self._often(30):
                section = replace(section, derived=self._one(("people", "engagements", "contributions")))
            blocks = self._withheld(section.blocks, 35)
            goes = section.heading not in names and self._is_to_go(section)
            held = section.severances | (frozenset({self._severance()}) if goes else FREE)
            sections.append(replace(section, blocks=blocks, severances=held))
        return replace(note, sections=tuple(sections))

    def _is_to_go(self, section: NoteSection) -> bool:
        return bool(section.blocks) and self._often(10)

    def _withheld(self, text: Text, per_cent: int) -> Text:
        """The text with something withheld in so many of its blocks."""
        return tuple(self._severed(block) if self._often(per_cent) else block for block in text)

    def _severed(self, block: Block) -> Block:
        one = self._severance()
        ways: list[Callable[[Block, SeveranceId], Block]] = [self._whole, self._stretch]
        if isinstance(block, Table):
            ways += [self._row, self._column, self._cell]
        return self._one(ways)(block, one)

    def _whole(self, block: Block, one: SeveranceId) -> Block:
        portion = PROTECTED if self._often(30) else block.portion
        return replace(block, severances=block.severances | {one}, portion=portion)

    def _stretch(self, block: Block, one: SeveranceId) -> Block:
        """Some letters withheld, of any piece of it; they may begin and end inside words."""
        found = [
            (inner.id, number, letters(piece))
            for inner in walk((block,))
            for number, piece in enumerate(pieces(inner))
            if letters(piece)
        ]
        if not found:
            return self._whole(block, one)
        place, number, said = self._one(found)
        start = self._number(0, len(said) - 1)
        end = self._number(min(start + 6, len(said)), len(said))
        return withhold((block,), (Passage(place, number, start, end),), one)[0]

    def _row(self, table: Table, one: SeveranceId) -> Table:
        at = self._number(0, len(table.rows) - 1)
        rows = [
            replace(row, severances=frozenset({one})) if n == at else row for n, row in enumerate(table.rows)
        ]
        return replace(table, rows=tuple(rows))

    def _column(self, table: Table, one: SeveranceId) -> Table:
        at = self._number(0, len(table.columns) - 1)
        held: list[Holds] = list(table.columns)
        held[at] = held[at] | {one}
        return replace(table, columns=tuple(held))

    def _cell(self, table: Table, one: SeveranceId) -> Table:
        at = (self._number(0, len(table.rows) - 1), self._number(0, len(table.columns) - 1))
        rows = [
            replace(
                row,
                cells=tuple(
                    replace(cell, severances=frozenset({one})) if (n, k) == at else cell
                    for k, cell in enumerate(row.cells)
                ),
            )
            for n, row in enumerate(table.rows)
        ]
        return replace(table, rows=tuple(rows))


_SORTS = ("amount", "person", "person", "event", "step", "chair", "member", "project")
