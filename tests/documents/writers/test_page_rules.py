"""Banners and copy numbers stand on pages as the scheme of the marking says, in every format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.documents.gate import check
from briefing_app.documents.gate_allowed import ALLOW_RULES
from briefing_app.documents.gate_allowed.known import load_allowed
from briefing_app.documents.writers import load_writers
from briefing_app.domain.edition import (
    AssembledNote,
    Audience,
    CopyNumber,
    Edition,
    PublicEdition,
    internal_edition,
    partner_edition,
    public_edition,
)
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.foreign import Schemes
from briefing_app.domain.marking import PageRules
from briefing_app.domain.severance import Severances
from tests.documents.docx_reading import W, paragraphs, part, words
from tests.documents.example_editions import RESOURCES, catalogue, pictures, wording

WRITERS = load_writers(RESOURCES / "templates")
SCHEMES = catalogue().every_scheme
NOBODY = Severances({})
USA = Audience(frozenset({"USA"}), SCHEMES.lowest)


def by(**rules: object) -> Schemes:
    """The schemes, with other rules for the pages of Canada."""
    home = replace(SCHEMES.home, page=replace(SCHEMES.home.page, **rules))
    return Schemes(home, {**SCHEMES.known, home.id: home})


def note(marking: str, language: str = "en", copy: CopyNumber | None = None) -> AssembledNote:
    return AssembledNote(
        title="Winter talks", subtitle="", number="2026-0042", language=language, date="", institution="",
        blocks=(), marking=SCHEMES.parse(marking), copy=copy,
    )  # fmt: skip


def made(marking: str, schemes: Schemes = SCHEMES, language: str = "en", copy: CopyNumber | None = None):
    return internal_edition(note(marking, language, copy), schemes, {})


def public(schemes: Schemes = SCHEMES, language: str = "en", copy: CopyNumber | None = None) -> PublicEdition:
    return public_edition(note("ca:U", language, copy), NOBODY, schemes, lambda _: "")


def file_of(edition: Edition, format_: str) -> bytes:
    return WRITERS[format_](edition, wording(edition.language), pictures())


def text_of(edition: Edition, format_: str) -> str:
    return file_of(edition, format_).decode()


def frames(edition: Edition) -> tuple[set[str], set[str]]:
    """What is said above and below on each kind of page of the Word document."""
    data = file_of(edition, "docx")
    return tuple(  # type: ignore[return-value]  # there are two places
        {words(part(data, f"word/{where}{number}.xml")) for number in (1, 2, 3)}
        for where in ("header", "footer")
    )


def alignments(edition: Edition) -> list[str]:
    data = file_of(edition, "docx")
    return [one.get(f"{W}val") for one in part(data, "word/header2.xml").iter(f"{W}jc")]


# ---- the places of a banner


def test_a_banner_stands_above_and_below_every_page():
    assert frames(made("SECRET")) == ({"SECRET"}, {"SECRET2026-0042\tPage 1 of 1"})
    for format_ in ("md", "txt"):
        lines = text_of(made("SECRET"), format_).strip().split("\n")
        assert {lines[0].strip("*"), lines[-1].strip("*")} == {"SECRET"}


def test_a_scheme_may_leave_the_foot_of_a_page_free():
    top = made("SECRET", by(footer=False))
    assert frames(top) == ({"SECRET"}, {"2026-0042\tPage 1 of 1"})
    assert "@bottom-right" not in text_of(top, "html")
    assert "@top-right" in text_of(top, "html")
    for format_ in ("html", "md", "txt"):
        assert text_of(top, format_).split("</style>")[-1].count("SECRET") == 1
        assert text_of(made("SECRET"), format_).split("</style>")[-1].count("SECRET") == 2


def test_a_scheme_may_leave_the_head_of_a_page_free():
    foot = made("SECRET", by(header=False))
    assert frames(foot) == ({""}, {"SECRET2026-0042\tPage 1 of 1"})
    assert paragraphs(file_of(foot, "docx"))[0] == ("MarkingInBody", "Marking: SECRET")
    assert "@top-" not in text_of(foot, "html")
    bare = made("SECRET", by(header=False, body=False))
    assert paragraphs(file_of(bare, "docx"))[0][0] == "Title"
    for format_ in ("html", "md", "txt"):
        assert text_of(bare, format_).split("</style>")[-1].count("SECRET") == 1


@pytest.mark.parametrize(("marking", "side"), [("SECRET", "right"), ("us:SECRET", "center")])
def test_a_banner_stands_on_the_side_its_scheme_has_it(marking, side):
    edition = made(marking)
    assert alignments(edition) == ([] if side == "right" else [side])  # the look of the template has it right
    assert f"text-align: {side};\n  font-weight: bold" in text_of(edition, "html")
    assert f"@top-{side} {{" in text_of(edition, "html")
    assert "@bottom-left { content: counter(page)" in " ".join(text_of(edition, "html").split())


def test_the_number_of_a_page_gives_way_to_a_banner_on_its_side():
    said = " ".join(text_of(made("SECRET", by(alignment="left")), "html").split())
    assert "@top-left { content:" in said
    assert "@bottom-right { content: counter(page)" in said
    assert alignments(made("SECRET", by(alignment="left"))) == ["left"]


def test_beside_a_foreign_marking_the_banner_stands_where_either_wants_it():
    both = made("SECRET // us:SECRET", by(footer=False))
    assert both.page.footer
    assert both.page.alignment == "right"


# ---- both languages


@pytest.mark.parametrize(
    ("language", "said"), [("en", "PROTECTED B / PROTÉGÉ B"), ("fr", "PROTÉGÉ B / PROTECTED B")]
)
def test_a_bilingual_banner_says_the_language_of_the_document_first(language, said):
    edition = made("PB", by(bilingual=("internal",)), language)
    assert edition.banner == said
    assert frames(edition)[0] == {said}


def test_what_reads_alike_in_both_languages_is_said_once():
    assert made("SECRET", by(bilingual=("internal",))).banner == "SECRET"


def test_only_the_editions_that_are_named_speak_both_languages():
    schemes = by(bilingual=("public",))
    assert made("PB", schemes).banner == "PROTECTED B"
    assert public(schemes).banner == "UNCLASSIFIED / NON CLASSIFIÉ"
    assert public(schemes, "fr").banner == "NON CLASSIFIÉ / UNCLASSIFIED"
    partners = partner_edition(note("PB"), NOBODY, by(bilingual=("partner",)), USA, lambda _: "")
    assert partners.banner == "UNCLASSIFIED / NON CLASSIFIÉ"
    assert (made("PB").banner, public().banner) == ("PROTECTED B", "UNCLASSIFIED")


# ---- which copy


@pytest.mark.parametrize(
    ("language", "copy", "said"),
    [
        ("en", CopyNumber(2, 5), "Copy 2 of 5"),
        ("fr", CopyNumber(2, 5), "Exemplaire 2 de 5"),
        ("en", None, "Copy ____ of ____"),
        ("fr", None, "Exemplaire ____ de ____"),
    ],
)
def test_a_level_that_counts_copies_says_which_one_this_is_or_leaves_a_blank(language, copy, said):
    edition = made("TOP SECRET", language=language, copy=copy)
    assert all(below.endswith(f" · {said}") for below in frames(edition)[1])
    in_text = paragraphs(file_of(edition, "docx"))[0][1]
    assert in_text.endswith(f" · {said}" if copy else edition.banner)  # a blank is filled in once a page
    for format_ in ("html", "md", "txt"):
        assert said in text_of(edition, format_).split("</style>")[-1].replace("\\_", "_")
    assert len(text_of(edition, "html").split("counter(pages) ")) == 2  # on each printed page


def test_other_levels_count_no_copies_but_where_they_are_told_to():
    assert made("SECRET").copy is None
    assert made("TOP SECRET // PROTECTED A").copy == CopyNumber()
    assert made("us:TOP SECRET").copy is None
    assert frames(made("SECRET", copy=CopyNumber(1, 1)))[1] == {"SECRET2026-0042\tPage 1 of 1 · Copy 1 of 1"}


def test_a_public_edition_has_no_copy_number_whatever_it_was_before():
    edition = public(copy=CopyNumber(2, 5))
    assert edition.copy is None
    assert all("Copy" not in text_of(edition, format_) for format_ in ("html", "md", "txt"))


@pytest.mark.parametrize("wrong", [(0, 5), (6, 5), (-1, 5), (2, None), (None, 5), (0, 0)])
def test_a_copy_that_cannot_be_is_refused(wrong):
    with pytest.raises(NotAllowedError):
        CopyNumber(*wrong)


# ---- the gate lets through what the rules ask for, and nothing else


@pytest.mark.parametrize("format_", ["docx", "html", "md", "txt"])
@pytest.mark.parametrize(
    "rules",
    [
        {"alignment": "left"},
        {"alignment": "center"},
        {"header": False},
        {"footer": False, "body": False},
        {"bilingual": ("public",)},
    ],
)
def test_a_public_page_by_any_rules_passes_the_closed_lists(format_, rules):
    edition = public(by(**rules))
    known = load_allowed(RESOURCES / "templates", format_, edition, pictures())
    assert check(format_, file_of(edition, format_), "note", (), known=known, rules=ALLOW_RULES) == ()


@pytest.mark.parametrize("format_", ["docx", "html", "md", "txt"])
def test_a_partners_page_with_a_copy_number_passes_the_closed_lists(format_):
    edition = partner_edition(note("ca:U", copy=CopyNumber(2, 5)), NOBODY, SCHEMES, USA, lambda _: "")
    known = load_allowed(RESOURCES / "templates", format_, edition, pictures(), wording("en"))
    assert check(format_, file_of(edition, format_), "note", (), known=known, rules=ALLOW_RULES) == ()


def test_another_style_sheet_than_that_of_the_rules_is_found():
    edition = public(by(alignment="left"))
    known = load_allowed(RESOURCES / "templates", "html", public(), pictures())
    assert check("html", file_of(edition, "html"), "note", (), known=known, rules=ALLOW_RULES)


def test_pages_no_scheme_says_anything_about_have_their_banner_above_and_below():
    assert PageRules() == replace(PageRules(), header=True, footer=True, body=True, alignment="right")
