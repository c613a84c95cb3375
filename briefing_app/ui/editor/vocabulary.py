"""What an officer may name in an editor: provisions, markings, and the words they are shown with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.errors import BriefingError, NotAllowedError
from briefing_app.domain.exemption import ExemptionId, short
from briefing_app.domain.marking import Marking
from briefing_app.domain.names import folded
from briefing_app.domain.pasted import Cited
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.stated_markings import with_stated_markings
from briefing_app.domain.text import Text
from briefing_app.domain.wording import Phrase, Wording
from briefing_app.ui.mark import Mark, mark_of

if TYPE_CHECKING:
    from briefing_app.domain.marking import Scheme
    from briefing_app.domain.portion_changes import AtMost
    from briefing_app.services.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of an act: "15(1)", its title in the language of the window, and in every other."""

    id: ExemptionId
    code: str
    title: str
    titles: tuple[str, ...]
    usable: bool
    note: str = ""
    """That nobody has checked its words against a public source, where that is so."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A marking a block may be given: "(PB)", "PROTECTED B", its colour; whether the library may hold it."""

    marking: Marking
    short: str
    name: str
    colour: str
    allowed: bool
    note: str = ""
    """That nobody has checked it against a public source, where that is so."""


@dataclass(frozen=True, slots=True)
class CaveatChoice:
    """A caveat that may stand behind a level: "CEO", "CANADIAN EYES ONLY", what it says."""

    short: str
    name: str
    rule: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The provisions and markings of a library, in one language; made by :func:`vocabulary_of`.

    ``exemption`` and ``marking`` read what an officer typed and raise BriefingError with the sentence to
    show; ``label`` cites provisions and ``cited`` reads what it cited, ``within_ceiling`` refuses with a
    sentence a marking the library may not hold; ``floor`` joins markings, ``at_most`` compares those of
    blocks; ``short_mark`` and ``colour`` show one, ``mark`` what several come to.
    ``library`` tells the library from others, "" where it is not known.
    """

    language: str
    library: str
    wording: Wording
    provisions: tuple[Provision, ...]
    portions: tuple[Portion, ...]
    caveats: tuple[CaveatChoice, ...]
    states: Mapping[SeveranceState, str]
    received: str
    label: Callable[[Iterable[ExemptionId]], str]
    exemption: Callable[[str], ExemptionId]
    cited: Cited
    marking: Callable[[str], Marking]
    within_ceiling: Callable[[Marking], None]
    floor: Callable[[Iterable[Marking]], Marking]
    at_most: AtMost
    short_mark: Callable[[Marking], str]
    long_mark: Callable[[Marking], str]
    mark: Callable[[Iterable[Marking]], Mark]
    colour: Callable[[Marking], str]
    stated: Callable[[Text], Text]
    """Marks blocks from elsewhere as they say they are."""

    def sign(self, marking: Marking) -> str:
        """The portion mark of a marking; a question mark for one of a scheme that is not here."""
        try:
            return self.short_mark(marking)
        except BriefingError:
            return "(?)"

    def allowed_marking(self, typed: str) -> Marking:
        """The marking an officer typed.

        Raises:
            BriefingError: it is none, or above what the library may hold.
        """
        marking = self.marking(typed)
        self.within_ceiling(marking)
        return marking

    def matching(self, typed: str) -> tuple[Provision, ...]:
        """The provisions for use today whose number begins with what was typed, or whose title holds it."""
        wanted = folded(typed)
        number = wanted.lstrip("abcdefghijklmnopqrstuvwxyz. ").replace(" ", "")
        offered = [one for one in self.provisions if one.usable]
        code = _bare(wanted)
        coded = tuple(one for one in offered if one.code.startswith("(") and _bare(one.code).startswith(code))
        if coded and any(letter.isdigit() for letter in code):
            return coded
        if number[:1].isdigit():
            return tuple(one for one in offered if one.code.startswith(number))
        return tuple(
            one for one in offered if all(wanted in folded(" ".join(one.titles)) for wanted in wanted.split())
        )


def _bare(code: str) -> str:
    """A code such as "(b)(7)(C)" as one may type it: "b7c"."""
    return folded(code).replace("(", "").replace(")", "").replace(" ", "")


def vocabulary_of(
    catalogue: Catalogue, language: str, ceiling: Marking | None = None, library: str = ""
) -> Vocabulary:
    """The vocabulary of a library in a language; what is marked above its *ceiling* cannot be chosen."""
    wording = catalogue.wording(language)

    def floor(markings: Iterable[Marking]) -> Marking:
        return catalogue.every_scheme.floor(markings)

    def at_most(first: Marking | None, second: Marking | None) -> bool:
        if first is None:
            return True
        schemes = catalogue.every_scheme
        return schemes.at_most(first, schemes.lowest if second is None else second)

    def short_mark(marking: Marking) -> str:
        return catalogue.scheme_of(marking).portion(marking, language)

    def long_mark(marking: Marking) -> str:
        return catalogue.scheme_of(marking).banner(marking, language)

    return Vocabulary(
        language=language,
        library=library,
        wording=wording,
        provisions=_provisions(catalogue, language),
        portions=_portions(catalogue, language, ceiling),
        caveats=_caveats(catalogue.scheme, language),
        states={state: wording.state(state) for state in SeveranceState},
        received=wording.text(Phrase.RECEIVED),
        label=lambda provisions: catalogue.label(provisions, language),
        exemption=catalogue.exemption,
        cited=catalogue.cited,
        marking=catalogue.marking,
        within_ceiling=partial(_refuse_above, catalogue, language, ceiling),
        floor=floor,
        at_most=at_most,
        short_mark=short_mark,
        long_mark=long_mark,
        mark=lambda markings: mark_of(markings, catalogue),
        colour=lambda marking: catalogue.scheme_of(marking).colour(marking),
        stated=lambda blocks: with_stated_markings(blocks, catalogue.every_scheme),
    )


def _refuse_above(catalogue: Catalogue, language: str, ceiling: Marking | None, marking: Marking) -> None:
    scheme = catalogue.scheme_of(marking)
    if ceiling is not None and not scheme.within_ceiling(marking, ceiling):
        named, most = scheme.whole(marking, language), scheme.whole(ceiling, language)
        sentence = QCoreApplication.translate(
            "Vocabulary", "{marking} is above what this library may hold: {ceiling} at most."
        )
        raise NotAllowedError(sentence.format(marking=named, ceiling=most))


def _provisions(catalogue: Catalogue, language: str) -> tuple[Provision, ...]:
    return tuple(
        Provision(
            one.id,
            short(one.id),
            one.title.text(language),
            tuple(one.title.texts),
            usable=not one.repealed,
            note=_note(one.unverified, language, "title"),
        )
        for act in (catalogue.act, *(act for act in catalogue.acts.values() if act.id != catalogue.act.id))
        for one in act.exemptions
    )


def _portions(catalogue: Catalogue, language: str, ceiling: Marking | None) -> tuple[Portion, ...]:
    schemes = catalogue.every_scheme
    levels = [(level, Marking(frozenset({level.id}))) for level in schemes.home.levels]
    return tuple(
        Portion(
            marking,
            schemes.portion(marking, language),
            schemes.banner(marking, language),
            schemes.colour(marking),
            ceiling is None or schemes.within_ceiling(marking, ceiling),
            _note(level.unverified, language, "name", "portion"),
        )
        for level, marking in levels
    )


def _caveats(scheme: Scheme, language: str) -> tuple[CaveatChoice, ...]:
    """The caveats one can choose as they are; one that takes a list of countries is typed with it."""
    return tuple(
        CaveatChoice(
            one.portion.text(language),
            one.name.text(language),
            one.rule.text(language),
            _note(one.unverified, language, "name", "portion", "rule"),
        )
        for one in scheme.caveats
        if not one.takes_list
    )


def _note(unverified: Iterable[str], language: str, *shown: str) -> str:
    """What is said beside words that nobody has checked; nothing beside others."""
    doubtful = {key for one in shown for key in (one, f"{one}.{language}")}
    if doubtful.isdisjoint(unverified):
        return ""
    return QCoreApplication.translate("Vocabulary", "not verified")
