"""Markings in the sentences of the window: ours in French, those from abroad as they are stamped."""

from __future__ import annotations

from briefing_app.bootstrap import start
from tests.ui.test_sentences import FRENCH, french


def test_every_marking_has_its_french_of_the_data_file() -> None:
    nearest_first = start().catalogue.every_scheme.nearest_first
    # a mark from abroad is stamped in its own language; that it is from there the sentence says, see below
    names = {
        one.name.text("en"): one.name.text("fr")
        for scheme in reversed(nearest_first)
        for one in (*scheme.levels, *scheme.caveats, *scheme.families)
    }
    assert {name: FRENCH["labels"].get(name) for name in names} == names


def test_a_mark_from_abroad_is_said_in_french_as_it_is_stamped() -> None:
    schemes = start().catalogue.every_scheme
    for stamped in ("CONFIDENTIAL", "TOP SECRET", "TOP SECRET//NOFORN"):
        level = schemes.whole(schemes.parse(f"USA: {stamped}"), "en")
        assert level == f"USA: {stamped}"
        said = french(f"The note as a whole was raised to {level}: end that first.")
        assert said == f"La cote de la note entière a été rehaussée à {level} : mettez-y fin d’abord."
