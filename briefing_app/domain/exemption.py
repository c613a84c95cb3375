"""Exemptions: the provisions of an act under which words may or must be withheld, and how they are written.

Which provisions there are, their titles and limits are data (``resources/exemptions``). An exclusion is a
third nature beside mandatory and discretionary: the act does not apply to the material at all. An exemption
never implies a marking, nor the reverse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.names import Names, folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

ExemptionId = NewType("ExemptionId", str)
"""The id of a provision qualified by its act: "atia:15(1)"."""

ActId = NewType("ActId", str)


class Nature(StrEnum):
    """What the head of the institution does: shall refuse, may refuse, or has no act to apply."""

    MANDATORY = "mandatory"
    DISCRETIONARY = "discretionary"
    EXCLUSION = "exclusion"


class ExemptionTest(StrEnum):
    """What must be shown: that the words belong to a class, or that their release would do an injury."""

    CLASS = "class"
    INJURY = "injury"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """How long a provision holds: *value* of *unit* (day, year) from *start* ("record-created" ...)."""

    value: int
    unit: str
    start: str
    rule: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A provision. ``nature`` is None for a repealed one, which old records keep and nobody may use anew.

    ``title`` is the provision's own marginal note, else that of the provision it belongs to (``inherited``).
    """

    id: ExemptionId
    group: str
    title: Names
    inherited: bool = False
    nature: Nature | None = None
    test: ExemptionTest = ExemptionTest.NONE
    limits: tuple[TimeLimit, ...] = ()
    note: Names | None = None
    repealed: str = ""
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionGroup:
    """A heading of the act under which its provisions stand."""

    key: str
    heading: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act's provisions in order, and how they are cited; made by ``act_from_data``, which checks it.

    ``prefixes`` is what may stand before a number ("s.", "art."); ``citation`` what does, by language, if
    anything. ``severability`` is the section that obliges to sever, which exempts nothing. An act whose
    numbers all begin with a bracket, "(b)(6)", is also cited without any: "b6".
    """

    id: ActId
    version: str
    name: Names
    source: Names
    current_to: date
    verified_on: date
    languages: tuple[str, ...]
    citation: Names | None
    prefixes: tuple[str, ...]
    severability: str
    groups: tuple[ProvisionGroup, ...]
    exemptions: tuple[Exemption, ...]
    _by_id: dict[str, Exemption] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_code: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the provisions by id, and by code where the act has such."""
        self._by_id.update((exemption.id, exemption) for exemption in self.exemptions)
        numbers = [short(exemption.id) for exemption in self.exemptions]
        if all(number.startswith("(") for number in numbers):
            self._by_code.update((_squeezed(folded(number)), number) for number in numbers)

    def exemption(self, provision: ExemptionId) -> Exemption:
        """The provision of an id, repealed ones included.

        Raises:
            UnknownNameError: this act has no such provision.
        """
        found = self._by_id.get(provision)
        if found is None:
            raise self._unknown(provision)
        return found

    def parse(self, text: str) -> ExemptionId:
        """The provision meant by "15(1)", "s. 15(1)", "art. 15(1)", "15 (1)" or "atia:15(1)", for use today.

        Raises:
            UnknownNameError: the act has no such provision; the nearest ones are named.
            NotAllowedError: the provision is repealed, or is the duty to sever, which exempts nothing.
        """
        bare = self._bare(text)
        if bare == self.severability:
            raise NotAllowedError(
                f"{self._cited(self._qualified(bare))} is the duty to sever, not a ground to withhold: "
                "name the provision that the withheld words fall under."
            )
        found = self._by_id.get(self._qualified(bare))
        if found is None:
            raise self._unknown(text)
        if found.repealed:
            raise NotAllowedError(
                f"{self._cited(found.id)} was repealed in {found.repealed} and cannot be used for a new "
                "severance: choose a provision in force."
            )
        return found.id

    def holds(self, provision: ExemptionId) -> bool:
        """Whether a qualified id names a provision of this act, in force or repealed."""
        return provision in self._by_id

    def nature(self, provision: ExemptionId) -> Nature | None:
        """Mandatory, discretionary or exclusion; None where it is repealed."""
        return self.exemption(provision).nature

    def label(self, provisions: Iterable[ExemptionId], language: str) -> str:
        """The provisions as cited in a document, in the order of the act: "s. 15(1), 19(1)"."""
        listed = ", ".join(short(one) for one in self.in_order(provisions))
        return f"{self.citation.text(language)} {listed}" if listed and self.citation else listed

    def in_order(self, provisions: Iterable[ExemptionId]) -> tuple[ExemptionId, ...]:
        """The provisions without doubles, by number: 9 before 15(1), 15(1) before 15(1)(a)."""
        return tuple(sorted(set(provisions), key=sort_key))

    def _cited(self, provision: ExemptionId) -> str:
        return self.label([provision], self.languages[0])

    def _qualified(self, bare: str) -> ExemptionId:
        return ExemptionId(f"{self.id}:{bare}")

    def _bare(self, text: str) -> str:
        """The number alone, as the act's ids write it, whatever stands before it."""
        word = folded(text).removeprefix(f"{self.id}:").strip()
        if self._by_code:
            return self._coded(word)
        for prefix in sorted(map(folded, self.prefixes), key=len, reverse=True):
            rest = word.removeprefix(prefix)
            if rest != word and rest.lstrip(" .")[:1].isdigit():
                word = rest.lstrip(" .")
                break
        # French cites a paragraph without its first bracket: 21(1)a)
        return re.sub(r"(?<=[\d)])([a-z](?:\.\d+)?)\)", r"(\1)", re.sub(r"\s+", "", word))

    def _coded(self, word: str) -> str:
        """The number meant by "b6", "5 U.S.C. § 552(b)(6)" or "exemption 6"; else the word left over."""
        stated = word
        prefixes = sorted(map(folded, self.prefixes), key=len, reverse=True)
        while prefix := next(filter(word.startswith, prefixes), ""):
            word = word.removeprefix(prefix).lstrip(" .")
        code = _squeezed(word)
        if word != stated and code[:1].isdigit():
            code = next(iter(self._by_code))[0] + code
        return self._by_code.get(code, word)

    def _unknown(self, text: str) -> UnknownNameError:
        bare = self._bare(text)
        shorts = [short(one.id) for one in self.exemptions if not one.repealed]
        near = [one for one in shorts if _section(one) and _section(one) == _section(bare)]
        near = near or get_close_matches(bare, shorts, n=4, cutoff=0.5) or shorts[:4]
        return UnknownNameError(
            f"“{text.strip()}” is not an exemption of the {self.name.text(self.languages[0])}: "
            f"use one such as {', '.join(near)}."
        )


def _squeezed(number: str) -> str:
    return re.sub(r"[()\s]", "", number)


def _section(number: str) -> str:
    return number.partition("(")[0]


def short(provision: ExemptionId) -> str:
    """The provision without its act: "15(1)"."""
    return provision.partition(":")[2] or provision


def sort_key(provision: ExemptionId) -> tuple[str, int, str, tuple[tuple[int, str], ...]]:
    """What provisions are sorted by, as a person counts: 9 before 15, 16(2) before 16.1, (b) before (b.1)."""
    act, _, number = provision.rpartition(":")
    section, _, rest = number.partition("(")
    whole, _, fraction = section.partition(".")
    parts = tuple(
        (int(part), "") if part.isdecimal() else (0, part) for part in re.findall(r"[^()\s]+", rest)
    )
    return act, int(whole) if whole.isdecimal() else 0, fraction or whole.lstrip("0123456789"), parts


def exemption_given_as_marking(text: str, acts: Iterable[Act]) -> str | None:
    """The sentence for someone who wrote an exemption where a marking belongs; None where it is none."""
    for act in acts:
        try:
            provision = act.exemption(act.parse(text))
        except (UnknownNameError, NotAllowedError):
            continue
        language = act.languages[0]
        cited = f"{act.label([provision.id], language)}, {provision.title.text(language)}"
        return (
            f"“{text.strip()}” is an exemption ({cited}), not a marking: being withheld gives no security "
            "category. Name the level that its injury test calls for."
        )
    return None
