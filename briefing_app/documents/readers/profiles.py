"""Stakeholder profiles in a binder: a heading that names a stakeholder, with a profile's sections under it.

A profile's introduction has no heading: it runs from the name to the first known section name. A heading that
names the same stakeholder again (a poster's part after the profiles) is a mention, never a second profile.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.places import country_code
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.reading import BlockKind, ProposedProfile, ProposedSection

_CONTENT = (
    BlockKind.PARAGRAPH,
    BlockKind.ITEM,
    BlockKind.WITHHELD,
    BlockKind.TABLE,
    BlockKind.ATTACHMENT,
    BlockKind.PICTURE,
)
_ACRONYM = r"[A-ZÀ-Ý][A-Za-zÀ-ÿ]{0,2}[A-ZÀ-Ý0-9][A-Za-z0-9&-]{0,9}"
_NAMED = re.compile(rf"(?P<name>.+?)\s*\((?P<acronym>{_ACRONYM})\)\s*:?\s*")
_DASHED = re.compile(rf"(?P<name>.+?)\s[\u2013\u2014-]\s(?P<acronym>{_ACRONYM})\s*:?\s*")
_NUMBER = re.compile(r"^[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?\s+")
_INTRODUCTION = 600


@dataclass(slots=True, kw_only=True)
class _Part:
    """A heading that is no section, and what stands under it until the next such heading."""

    place: int
    name: str
    acronym: str | None
    intro: list[int] = field(default_factory=list)
    sections: list[tuple[int, str, list[int]]] = field(default_factory=list)
    kind: ProfileKind | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A heading that names a stakeholder of a profile; ``at`` is its place, ``of`` the profile's."""

    at: int
    of: int
    name: str


@dataclass(frozen=True, slots=True)
class FoundProfiles:
    """The profiles, the places of the headings that are their names, and the later mentions of them."""

    profiles: tuple[ProposedProfile, ...]
    places: tuple[int, ...]
    mentions: tuple[Mention, ...]


def find_profiles(drafts: list[Draft], lexicon: Lexicon) -> FoundProfiles:
    """The proposed profiles in the order of the source; inferred heading levels are set on the drafts."""
    parts = _parts(drafts, lexicon)
    proposed: dict[str, _Part] = {}
    mentions: list[Mention] = []
    last: _Part | None = None
    for part in parts:
        known = next((proposed[key] for key in _keys(part, lexicon) if key in proposed), None)
        if known is not None:
            mentions.append(Mention(part.place, known.place, part.name))
            known.sections += part.sections
        elif _is_profile(drafts, part, lexicon):
            proposed.update(dict.fromkeys(_keys(part, lexicon), part))
            last = part
        elif last is not None and _goes_on(last, part):
            last.sections += [(part.place, _slug(part.name), part.intro), *part.sections]
        else:
            last = None
    unique = list({id(part): part for part in proposed.values()}.values())
    early = _mentions_before(parts, unique, proposed, lexicon)
    _set_levels(drafts, {part.place for part in unique} | {m.at for m in (*mentions, *early)})
    profiles = tuple(
        _profile(drafts, part, [m for m in (*early, *mentions) if m.of == part.place]) for part in unique
    )
    return FoundProfiles(profiles, tuple(part.place for part in unique), (*early, *mentions))


def _mentions_before(
    parts: list[_Part], unique: list[_Part], proposed: dict[str, _Part], lexicon: Lexicon
) -> list[Mention]:
    """Headings that name a stakeholder before its profile begins."""
    places = {part.place for part in unique}
    found = []
    for part in parts:
        known = next((proposed[key] for key in _keys(part, lexicon) if key in proposed), None)
        if known is not None and part.place not in places and part.place < known.place:
            found.append(Mention(part.place, known.place, part.name))
    return found


def _goes_on(last: _Part, part: _Part) -> bool:
    """Whether a heading nobody knows is a section of the profile before it: that one's sections follow on."""
    keys = {key for _, key, _ in part.sections}
    return bool(keys) and part.kind is None and not keys & {key for _, key, _ in last.sections}


def _parts(drafts: list[Draft], lexicon: Lexicon) -> list[_Part]:
    """The document cut at headings that are no sections; a title is a part of its own."""
    times = Counter(fold(d.text) for d in drafts if d.kind is BlockKind.HEADING)
    parts: list[_Part] = []
    for place, draft in enumerate(drafts):
        if draft.kind is BlockKind.TITLE or (
            draft.kind is BlockKind.HEADING and not _is_section(drafts, parts, place, times)
        ):
            name, acronym = _name_and_acronym(draft.text)
            parts.append(_Part(place=place, name=name, acronym=acronym))
        elif not parts:
            continue
        elif draft.kind is BlockKind.HEADING:
            parts[-1].sections.append((place, draft.section_key or _slug(draft.text), []))
        elif not draft.apart and (draft.kind is None or draft.kind in _CONTENT):
            part = parts[-1]
            (part.sections[-1][2] if part.sections else part.intro).append(place)
    for part in parts:
        if {key for _, key, _ in part.sections} & set(lexicon.signature):
            _name_it(drafts, part, lexicon)
    return parts


def _is_section(drafts: list[Draft], parts: list[_Part], place: int, times: Counter[str]) -> bool:
    """Whether a heading is a section of its part: known, repeated like a template's, or deeper."""
    draft = drafts[place]
    if draft.section_key:
        return True
    if not parts:
        return False
    owner = drafts[parts[-1].place]
    if draft.shown_level and owner.shown_level and owner.kind is BlockKind.HEADING:
        return draft.shown_level > owner.shown_level and bool(parts[-1].sections or parts[-1].intro)
    return times[fold(draft.text)] > 2 and owner.kind is BlockKind.HEADING


def _name_and_acronym(text: str) -> tuple[str, str | None]:
    plain = _NUMBER.sub("", text).strip().rstrip(":").strip()
    for pattern in (_NAMED, _DASHED):
        if match := pattern.fullmatch(plain):
            return match["name"].strip(), match["acronym"]
    return plain, None


def _name_it(drafts: list[Draft], part: _Part, lexicon: Lexicon) -> None:
    """Find the acronym in the introduction where the heading has none, and what kind of stakeholder it is."""
    first = drafts[part.intro[0]].text if part.intro else ""
    if part.acronym is None and first:
        part.acronym = _acronym_after(first[: len(part.name) + _INTRODUCTION], part.name)
    part.kind = stakeholder_kind(part.name, first[:_INTRODUCTION], lexicon, named=part.acronym is not None)


def _acronym_after(text: str, name: str) -> str | None:
    """The acronym in parentheses right after the name in a text."""
    at = fold(text).find(fold(name))
    if at < 0:
        return None
    plain = " ".join(text.split())
    match = re.compile(rf"[\s\"”»]*\((?P<acronym>{_ACRONYM})(?:[,;][^()]*)?\)").match(
        plain, at + len(fold(name))
    )
    return match["acronym"] if match else None


def stakeholder_kind(name: str, introduction: str, lexicon: Lexicon, *, named: bool) -> ProfileKind | None:
    """What kind of stakeholder a name is, None where nothing says that it is one.

    What the first sentence calls it ("... is an informal forum") settles a name that has an acronym and no
    telling word.
    """
    if country_code(name, lexicon):
        return ProfileKind.COUNTRY
    plain = fold(name)
    for kind, cue in _kind_cues(lexicon):
        if cue.search(plain):
            return ProfileKind(kind)
    return _kind_said(fold(introduction), lexicon) or (ProfileKind.ORGANIZATION if named else None)


@lru_cache(maxsize=8)
def _kind_cues(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cues))})(?!\w)"))
        for kind, cues in lexicon.kinds
    )


def _kind_said(introduction: str, lexicon: Lexicon) -> ProfileKind | None:
    sentence = introduction.partition(". ")[0]
    for verb in lexicon.kind_verbs:
        _, found, said = sentence.partition(f" {verb} ")
        if found:
            places = [(said.find(cue), kind) for kind, cues in lexicon.kinds for cue in cues if cue in said]
            return ProfileKind(min(places)[1]) if places else None
    return None


def _is_profile(drafts: list[Draft], part: _Part, lexicon: Lexicon) -> bool:
    """Whether the part has the sections of a profile under a name that can be a stakeholder's."""
    keys = {key for _, key, _ in part.sections}
    if part.kind is None or drafts[part.place].wholly:
        return False
    if drafts[part.place].kind is BlockKind.TITLE:
        plain = fold(drafts[part.place].text)
        if any(word in plain for word in map(fold, (*lexicon.edition.words, *lexicon.edition.not_a_profile))):
            return False
    return bool(keys & set(lexicon.signature))


def _keys(part: _Part, lexicon: Lexicon) -> tuple[str, ...]:
    """What a stakeholder is known by: its name, numbers as digits and no small words; its acronym."""
    return tuple(key for key in (name_key(part.name, lexicon), part.acronym) if key)


def name_key(name: str, lexicon: Lexicon) -> str:
    """A name for comparing: "Migration 5" is "Migration Five", "Forum on" is "Forum for"."""
    numbers = dict(lexicon.numbers)
    words = (numbers.get(word, word) for word in re.findall(r"\w+", fold(name)))
    return " ".join(word for word in words if word not in lexicon.headings.small_words)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", fold(_NUMBER.sub("", text)))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60] or "section"


def _profile(drafts: list[Draft], part: _Part, mentions: list[Mention]) -> ProposedProfile:
    sections = [_section(drafts, "overview", None, part.intro)] if part.intro else []
    taken = Counter(section.key for section in sections)
    for place, key, blocks in part.sections:
        taken[key] += 1
        unique = key if taken[key] == 1 else f"{key}-{taken[key]}"
        sections.append(_section(drafts, unique, place, blocks))
    variants = {mention.name for mention in mentions if fold(mention.name) != fold(part.name)}
    return ProposedProfile(
        name=part.name,
        acronym=part.acronym,
        kind=part.kind or ProfileKind.ORGANIZATION,
        sections=tuple(sections),
        variants=tuple(sorted(variants)),
        lines=(drafts[part.place].first, *sorted(drafts[mention.at].first for mention in mentions)),
    )


def _section(drafts: list[Draft], key: str, heading: int | None, blocks: list[int]) -> ProposedSection:
    return ProposedSection(
        key=key,
        heading=None if heading is None else drafts[heading].text,
        lines=tuple(line for n in blocks for line in range(drafts[n].first, drafts[n].last + 1)),
        blocks=tuple(blocks),
        heading_block=heading,
    )


def _set_levels(drafts: list[Draft], stakeholders: set[int]) -> None:
    """Levels of headings: as shown, else 2 for a stakeholder's name, 3 for its sections, 1 for others."""
    inside = False
    for place, draft in enumerate(drafts):
        if draft.kind is not BlockKind.HEADING:
            continue
        if draft.shown_level:
            draft.level = draft.shown_level
        elif draft.numbers:
            draft.level = len(draft.numbers)
        elif draft.level is None:
            draft.level = 2 if place in stakeholders else 3 if draft.section_key and inside else 1
        inside = place in stakeholders or (inside and draft.section_key is not None)
