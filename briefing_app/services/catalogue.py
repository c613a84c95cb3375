"""What the data files offer: marking schemes, acts with their exemptions, kinds of note, fixed words.

Everything is read once at start and handed down. Adding a file to a folder adds its scheme, act or kind;
no code names any of them, the defaults included (``resources/defaults.toml``).
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from briefing_app.domain.act_data import act_from_data
from briefing_app.domain.data_file import DataFile
from briefing_app.domain.entry import Entry
from briefing_app.domain.errors import BriefingError, NotAllowedError, UnknownNameError
from briefing_app.domain.exemption import Act, ActId, ExemptionId, exemption_given_as_marking
from briefing_app.domain.foreign import Schemes
from briefing_app.domain.kind import Kind, kind_from_data
from briefing_app.domain.marking import Marking, Scheme, SchemeId, marking_given_as_exemption
from briefing_app.domain.names import folded
from briefing_app.domain.scheme_data import scheme_from_data
from briefing_app.domain.typed_marking import marking_typed, refuse_no_countries
from briefing_app.domain.wording import Phrase, Wording, wordings_from_data
from briefing_app.services.countries import countries

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from pathlib import Path

Thing = TypeVar("Thing")
Key = TypeVar("Key", bound="Hashable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Every scheme, act and kind of note the program knows, and which of them a short form means.

    ``ceiling`` is how high a library may go without a statement that its device is accredited for more.
    """

    schemes: Mapping[SchemeId, Scheme]
    acts: Mapping[ActId, Act]
    kinds: Mapping[str, Kind]
    wordings: Mapping[str, Wording]
    default_scheme: SchemeId
    default_act: ActId
    default_kind: str
    ceiling: Marking

    @property
    def scheme(self) -> Scheme:
        """The scheme that short forms of markings mean."""
        return self.schemes[self.default_scheme]

    @property
    def act(self) -> Act:
        """The act that short forms of exemptions mean."""
        return self.acts[self.default_act]

    @property
    def every_scheme(self) -> Schemes:
        """All the schemes, those of the default one first: what they say of any marking."""
        return Schemes(self.scheme, self.schemes)

    def scheme_of(self, marking: Marking) -> Schemes:
        """The schemes whose levels and caveats a marking is made of, with all the others.

        Raises:
            UnknownNameError: a level or caveat is of no scheme that is here, or there is none at all.
        """
        schemes = self.every_scheme
        schemes.refuse_unknown(marking)
        return schemes

    def of_library(self, scheme: str, act: str) -> Catalogue:
        """The catalogue for a library whose short forms mean a scheme and an act, where these are here."""
        return replace(
            self,
            default_scheme=SchemeId(scheme) if scheme in self.schemes else self.default_scheme,
            default_act=ActId(act) if act in self.acts else self.default_act,
        )

    def wording(self, language: str) -> Wording:
        """The fixed words of documents in a language; "fr-CA" means "fr" where it has no words of its own.

        Raises:
            UnknownNameError: there are no words in that language; those there are are named.
        """
        found = self.wordings.get(language) or self.wordings.get(language.partition("-")[0])
        if found is None:
            raise _unknown(language, "document language", self.wordings)
        return found

    def marking(self, text: str) -> Marking:
        """The marking meant by "PB", "ca:PB", "PROTECTED B" or a banner; "us:S//NF" is one from abroad.

        Raises:
            UnknownNameError: it is no marking, or names what is no country; where it is an exemption the
                sentence says so.
            NotAllowedError: the parts of the text do not go together.
        """
        try:
            return marking_typed(text, self.every_scheme, countries)
        except UnknownNameError:
            mistaken = exemption_given_as_marking(text, self.acts.values())
            if mistaken is None:
                raise
            raise UnknownNameError(mistaken) from None

    def partners(self, codes: Iterable[str]) -> frozenset[str]:
        """The countries and organizations that codes name, a group by its members but those at home.

        Raises:
            UnknownNameError: none is named, or one is no country, group or organization.
            NotAllowedError: the country at home is named.
        """
        found = self.every_scheme.partners(codes)
        refuse_no_countries(found, self.every_scheme, countries)
        return found

    def exemption(self, text: str, act: str | None = None) -> ExemptionId:
        """The provision meant by "15(1)", "s. 15(1)", "art. 15(1)" or "atia:15(1)"; *act* is the default one.

        What that act does not have is looked for in the others, where *act* names none.

        Raises:
            UnknownNameError: there is no such provision or act; where it is a marking the sentence says so.
            NotAllowedError: the provision cannot be used for a new severance.
        """
        stated = self.acts.get(ActId(text.partition(":")[0].strip().casefold()))
        try:
            return (stated or self.act_of(act)).parse(text)
        except UnknownNameError:
            elsewhere = () if stated or act else self._elsewhere(text)
            if len(elsewhere) == 1:
                return elsewhere[0]
            mistaken = marking_given_as_exemption(text, self.schemes.values())
            if mistaken is None:
                raise
            raise UnknownNameError(mistaken) from None

    def _elsewhere(self, text: str) -> tuple[ExemptionId, ...]:
        """The provisions of other acts than the default one that a text means."""
        found: list[ExemptionId] = []
        for act in self.acts.values():
            if act.id != self.default_act:
                with suppress(UnknownNameError, NotAllowedError):
                    found.append(act.parse(text))
        return tuple(found)

    def act_of(self, name: str | None = None) -> Act:
        """The act of an id or a name in any of its languages; the default act without one.

        Raises:
            UnknownNameError: there is no such act; those there are are named.
        """
        if name is None:
            return self.act
        for act in self.acts.values():
            if folded(name) in map(folded, (act.id, *act.name.texts)):
                return act
        raise _unknown(name, "act", self.acts)

    def label(self, provisions: Iterable[ExemptionId], language: str) -> str:
        """The provisions as cited in a document, those of each act after its own sign: "s. 15(1), 19(1)"."""
        listed = frozenset(provisions)
        cited = [
            act.label((one for one in listed if act.holds(one)), language)
            for act in (self.act, *(act for act in self.acts.values() if act.id != self.default_act))
        ]
        return "; ".join(filter(None, cited))

    def cited(self, label: str) -> frozenset[ExemptionId]:
        """The provisions that :meth:`label` cites so; none where one of them is not known or not in force."""
        found: set[ExemptionId] = set()
        for one in filter(None, map(str.strip, label.replace(";", ",").split(","))):
            try:
                found.add(self.exemption(one))
            except BriefingError:
                return frozenset()
        return frozenset(found)

    def notice(self, provisions: Iterable[ExemptionId], language: str) -> str:
        """What a document says at its front that withholds something: by the acts of these provisions."""
        listed = frozenset(provisions)
        acts = [act for act in self.acts.values() if any(map(act.holds, listed))] or [self.act]
        named = "; ".join(act.name.text(language) for act in acts)
        return self.wording(language).text(Phrase.RELEASE_NOTICE, acts=named)

    def kind(self, key: str | None = None) -> Kind:
        """The kind of note of a key or a name in any of its languages; the default kind without one.

        Raises:
            UnknownNameError: there is no such kind; those there are are named.
        """
        if key is None:
            return self.kinds[self.default_kind]
        for kind in self.kinds.values():
            if folded(key) in map(folded, (kind.key, *kind.name.texts)):
                return kind
        raise _unknown(key, "kind of note", self.kinds)


def load_catalogue(resources: Path) -> Catalogue:
    """The catalogue of a folder of data files.

    Raises:
        BriefingError: a file is missing, cannot be read or is wrong; the sentence names it.
    """
    defaults = Entry(*_table(resources / "defaults.toml"))
    schemes = _folder(resources / "markings", scheme_from_data, lambda scheme: scheme.id)
    acts = _folder(resources / "exemptions", act_from_data, lambda act: act.id)
    kinds = _folder(resources / "kinds", kind_from_data, lambda kind: kind.key)
    words = resources / "i18n" / "documents.toml"
    default_scheme = SchemeId(defaults.choice("scheme", schemes))
    try:
        ceiling = schemes[default_scheme].parse(defaults.text("ceiling"))
    except BriefingError as refused:
        raise BriefingError(f"defaults.toml: “ceiling” is wrong. {refused}") from None
    catalogue = Catalogue(
        schemes=schemes,
        acts=acts,
        kinds=kinds,
        wordings=_thing(wordings_from_data, words),
        default_scheme=default_scheme,
        default_act=ActId(defaults.choice("act", acts)),
        default_kind=defaults.choice("kind", kinds),
        ceiling=ceiling,
    )
    defaults.done()
    return catalogue


def _folder(
    folder: Path,
    read: Callable[[Mapping[str, object], DataFile], Thing],
    key: Callable[[Thing], Key],
) -> dict[Key, Thing]:
    """What the files of a folder describe, by key, in the order of their names."""
    found: dict[Key, Thing] = {}
    for path in sorted(folder.glob("*.toml")):
        thing = _thing(read, path)
        if key(thing) in found:
            raise BriefingError(
                f"{path.name}: “{key(thing)}” is already taken by another file of {folder.name}."
            )
        found[key(thing)] = thing
    if not found:
        raise BriefingError(f"The folder {folder} holds no data file: install the program again.")
    return found


def _thing(read: Callable[[Mapping[str, object], DataFile], Thing], path: Path) -> Thing:
    """What a data file describes; the same words describe the same thing, which nobody changes."""
    return cast("Thing", _told(path, lambda text: _made(read, path.name, text)))


@lru_cache(maxsize=64)
def _made(read: Callable[[Mapping[str, object], DataFile], object], name: str, text: str) -> object:
    return read(tomllib.loads(text), DataFile(name, text))


def _table(path: Path) -> tuple[dict[str, object], DataFile]:
    """The tables of a TOML file, and what its places are called in errors."""
    return _told(path, lambda text: (tomllib.loads(text), DataFile(path.name, text)))


def _told(path: Path, make: Callable[[str], Thing]) -> Thing:
    """What is made of the text of a data file."""
    try:
        return make(path.read_text(encoding="utf-8-sig"))  # Notepad writes a mark first
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise BriefingError(
            f"The data file {path} cannot be read ({reason}): install the program again."
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BriefingError(
            f"{path.name}: it is not well-formed TOML ({error}). Correct the file."
        ) from error


def _unknown(name: str, what: str, choices: Iterable[str]) -> UnknownNameError:
    return UnknownNameError(f"There is no {what} “{name}”: use one of {', '.join(sorted(choices))}.")
