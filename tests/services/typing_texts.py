"""What an officer does to a text in the tests: types other words, severs, marks, saves."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.bootstrap import Desk
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.severance import NewSeverance, Severance
from briefing_app.domain.text import Run, SeveranceId, Text, block_words
from briefing_app.services.texts import SavedText, TextPlace
from briefing_app.storage.records import ActKind, new_id

PRESS = frozenset({ExemptionId("atia:15(1)")})


def place_of(desk: Desk, key: str, name: str = "HC") -> TextPlace:
    section = desk.profiles.find(name).section(key)
    assert section is not None
    return TextPlace(section.id, "en")


def words_of(blocks: Text) -> list[str]:
    return [block_words(block) for block in blocks]


def typed(blocks: Text, words: str) -> Text:
    """The text with other words in its first block."""
    return (replace(blocks[0], content=(Run(words),)), *blocks[1:])


def severed(blocks: Text, words: str) -> tuple[Text, NewSeverance]:
    new = NewSeverance(SeveranceId(new_id()), PRESS)
    passages = find(blocks, words)
    assert passages
    return withhold(blocks, passages, new.id), new


def marked(desk: Desk, blocks: Text, marking: str) -> Text:
    return (replace(blocks[0], portion=desk.catalogue.marking(marking)), *blocks[1:])


def sever(desk: Desk, place: TextPlace, words: str) -> SeveranceId:
    opened = desk.texts.open(place)
    blocks, new = severed(opened.blocks, words)
    desk.texts.save(place, blocks, opened.revision, [new])
    return new.id


def say(desk: Desk, place: TextPlace, words: str) -> SavedText:
    opened = desk.texts.open(place)
    return desk.texts.save(place, typed(opened.blocks, words), opened.revision)


def record(desk: Desk, severance: SeveranceId) -> Severance:
    with desk.library.database.read() as unit:
        return unit.severances.get(severance)


def engagement_of(desk: Desk, number: str) -> Text:
    return next(one.blocks for one in desk.notes.get(number).sections if one.key == "engagement")


def reword(desk: Desk, key: str, words: str, name: str = "HC") -> None:
    """Say something else in the first block of a profile's section."""
    profile = desk.profiles.find(name)
    sections = tuple(
        replace(one, texts={"en": (replace(one.texts["en"][0], content=(Run(words),)), *one.texts["en"][1:])})
        if one.key == key
        else one
        for one in profile.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=sections))
