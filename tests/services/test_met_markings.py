"""What a source says of its own marking is found in its lines; ordinary words are not taken for it."""

from __future__ import annotations

import pytest

from briefing_app import paths
from briefing_app.services.catalogue import load_catalogue
from briefing_app.services.met_markings import markings_met

CATALOGUE = load_catalogue(paths.resources_folder())


def met(*lines: str) -> str:
    (marking,) = markings_met(lines, CATALOGUE.every_scheme)
    return CATALOGUE.scheme.banner(marking, "en")


@pytest.mark.parametrize(
    ("line", "banner"),
    [
        ("PROTECTED B", "PROTECTED B"),
        ("PROTÉGÉ B", "PROTECTED B"),
        ("PROTE\u0301GE\u0301\u00a0B", "PROTECTED B"),
        ("PROTEGE B", "PROTECTED B"),
        ("PROTECTED-B", "PROTECTED B"),
        ("**PROTECTED** B", "PROTECTED B"),
        ("PROTEC\u00adTED B", "PROTECTED B"),
        ("Page 2 of 9, SECRET", "SECRET"),
        ("this page is TOP SECRET until signed", "TOP SECRET"),
        ("TRÈS SECRET / TOP SECRET", "TOP SECRET"),
        ("_SECRET_", "SECRET"),
        ("Protected B / Protégé B", "PROTECTED B"),
        ("Classification: Protected A", "PROTECTED A"),
        ("Secret", "SECRET"),
        ("PROTECTED", "PROTECTED C"),
        ("(PB) The fee is not known.", "PROTECTED B"),
        ("  - (S) The round failed.", "SECRET"),
        ("3. (TS) The round failed.", "TOP SECRET"),
        ("## **(C)** Talks", "CONFIDENTIAL"),
        ("| Fee | (PB) 20 |", "PROTECTED B"),
        ("(Protected B) The fee.", "PROTECTED B"),
        ("(S//CEO) The fee.", "SECRET // CANADIAN EYES ONLY"),
        ("SECRET // CANADIAN EYES ONLY", "SECRET // CANADIAN EYES ONLY"),
        ("CONFIDENTIAL // REL TO CAN, GBR", "CONFIDENTIAL // REL TO CAN, GBR"),
        ("CONFIDENTIAL // REL TO nobody said", "CONFIDENTIAL // CANADIAN EYES ONLY"),
        ("Secret – Canadian Eyes Only / Secret – Réservé aux Canadiens", "SECRET // CANADIAN EYES ONLY"),
        ("SECRET – Canadian Eyes Only", "SECRET // CANADIAN EYES ONLY"),
        ("SECRET // CEO", "SECRET // CANADIAN EYES ONLY"),
        ("SECRET/CEO", "SECRET // CANADIAN EYES ONLY"),
        ("SECRET (CEO)", "SECRET // CANADIAN EYES ONLY"),
        ("SECRET (CEO) Page 2 of 9", "SECRET // CANADIAN EYES ONLY"),
        ("S E C R E T", "SECRET"),
        ("T O P  S E C R E T", "TOP SECRET"),
        ("T O P S E C R E T", "TOP SECRET"),
        ("SECRETPage 1", "SECRET"),
        ("PROT B", "PROTECTED B"),
        ("PROT. B, page 4", "PROTECTED B"),
        ("NATO SECRET", "SECRET"),
        ("SECRET until released", "SECRET"),
        ("SECRET PROFESSIONNEL DE L’AVOCAT", "UNCLASSIFIED // SOLICITOR-CLIENT PRIVILEGE"),
    ],
)
def test_a_marking_is_met(line: str, banner: str) -> None:
    assert met("Mountain Book", line, "The Forum meets.") == banner


@pytest.mark.parametrize(
    "line",
    [
        "",
        "It is the secret of success.",
        "Secret ballots are held in confidence; top secret talks were not.",
        "The protected areas of the Alps",
        "Marine Protected Areas",
        "MARINE PROTECTED AREAS",
        "SECRETARIAT",
        "CONFIDENTIALITY",
        "UNCLASSIFIED",
        "NON CLASSIFIÉ",
        "(U) The Forum meets.",
        "(c) the third of three",
        "(s) plural",
        "C",
        "A/S",
        "Jane Roy (CEO)",
        "PROTOCOL B",
        "PRO B",
        "Secret talks – Canadian eyes only",
        "S E T",
        "Protected by an agreement (PB)",
        "(((((((((((((((((((((((",
        "(//) (/)",
    ],
)
def test_ordinary_words_are_no_marking(line: str) -> None:
    assert met(line) == "UNCLASSIFIED"


def test_the_whole_is_the_join_of_what_is_met() -> None:
    assert met("PROTECTED A", "(PB) one", "PROTECTED A") == "PROTECTED B"
    (both,) = markings_met(["(PB) one", "CONFIDENTIEL"], CATALOGUE.every_scheme)
    assert both.levels == {"ca:PB", "ca:C"}
    assert met() == "UNCLASSIFIED"


def test_a_line_of_a_million_letters_is_no_wait() -> None:
    assert met("(" * 1_000_000 + " SECRET", "a: " * 300_000, "- " * 300_000) == "SECRET"
