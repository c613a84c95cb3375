"""Word looks: read from a file, laid over a department's own template, cleaned of what it brings along."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

from briefing_app.documents.writers.word.compiler import compiled
from briefing_app.documents.writers.word.template import load_template
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.errors import UnreadableError
from tests.documents.docx_reading import W, paragraphs, part, parts
from tests.documents.example_editions import RESOURCES, internal, pictures, template, wording

FRENCH_IDS = {
    "Heading1": "Titre1",
    "Heading2": "Titre2",
    "Title": "Titre",
    "ListBullet": "Listepuces",
    "Caption": "Lgende",
}


def departmental_file() -> bytes:
    """A template as French Word writes it: translated style ids, its own look, its own leftovers."""
    document = docx.Document()
    document.add_paragraph("Words of another document.")
    document.core_properties.author = "Somebody Else"
    document.styles["Heading 1"].font.name = "Georgia"
    document.styles["Heading 2"].element.getparent().remove(document.styles["Heading 2"].element)
    saved = io.BytesIO()
    document.save(saved)
    translated = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(translated, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xml"):
                text = content.decode()
                for english, french in FRENCH_IDS.items():
                    text = re.sub(
                        rf'(w:styleId="|<w:(?:basedOn|next|link|pStyle) w:val="){english}"',
                        rf'\1{french}"',
                        text,
                    )
                content = text.encode()
            new.writestr(name, content)
    return translated.getvalue()


def test_the_standard_look_is_read_from_its_file():
    page = template().page
    assert (page.width, page.height, page.text_width) == (12240, 15840, 12240 - 2 * 1440)
    assert template().colour("severed") == "FFE8A3"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('paper = "letter"', 'paper = "foolscap"'),
        ("size = 20", "sise = 20"),
        ("[lists]", "[lists"),
        ('font = "Calibri"', ""),
    ],
)
def test_a_damaged_look_is_refused_with_a_sentence(tmp_path, old, new):
    text = (RESOURCES / "templates" / "standard.toml").read_text(encoding="utf-8")
    damaged = tmp_path / "damaged.toml"
    damaged.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UnreadableError, match="The Word look damaged"):
        load_template(damaged)


def test_a_missing_look_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(UnreadableError, match="cannot be used"):
        load_template(tmp_path / "none.toml")


def test_equal_looks_are_compiled_once():
    assert compiled(template()) is compiled(replace(template()))


def test_nothing_of_the_library_s_own_template_is_left():
    data = write_word(internal(), template(), wording(), pictures())
    names = set(parts(data))
    assert not [
        name for name in names if re.search("thumbnail|customXml|stylesWithEffects|theme|webSettings", name)
    ]
    for name, content in parts(data).items():
        assert b"rsid" not in content, name
        assert b"python-docx" not in content, name
    assert len(parts(data)["word/styles.xml"]) < 40_000


def test_every_style_that_is_used_is_defined():
    data = write_word(internal(), template(), wording(), pictures())
    defined = {one.get(f"{W}styleId") for one in part(data, "word/styles.xml").iter(f"{W}style")}
    for name in (
        "word/document.xml",
        "word/footnotes.xml",
        "word/header1.xml",
        "word/footer1.xml",
        "word/styles.xml",
    ):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            used = {one.get(f"{W}val") for one in part(data, name).iter(f"{W}{tag}")}
            assert used <= defined, (name, tag)


def test_headings_have_outline_levels_and_stay_with_what_follows():
    styles = part(write_word(internal(), template(), wording(), pictures()), "word/styles.xml")
    for level in range(1, 7):
        style = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == f"Heading{level}")
        assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level - 1)


def test_a_french_template_gives_its_own_ids_and_look():
    own = replace(template(), source=departmental_file())
    data = write_word(internal(), own, wording(), pictures())
    used = {style for style, _ in paragraphs(data)}
    assert {"Titre1", "Listepuces", "Titre"} <= used
    assert not {"Heading1", "ListBullet"} & used
    styles = part(data, "word/styles.xml")
    first = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "Titre1")
    assert first.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Georgia"
    assert docx.Document(io.BytesIO(data)).paragraphs[1].style.name == "Title"


def test_what_a_template_lacks_is_added():
    own = replace(template(), source=departmental_file())
    data = write_word(internal(), own, wording(), pictures())
    defined = {
        one.get(f"{W}styleId"): one.find(f"{W}name").get(f"{W}val")
        for one in part(data, "word/styles.xml").iter(f"{W}style")
    }
    assert defined["Heading2"] == "heading 2"
    assert defined["BriefingTable"] == "Briefing Table"
    used = {style for style, _ in paragraphs(data) if style}
    assert used <= set(defined)


def test_nothing_but_looks_comes_over_from_a_template():
    own = replace(template(), source=departmental_file())
    data = write_word(internal(), own, wording(), pictures())
    for name, content in parts(data).items():
        assert b"another document" not in content, name
        assert b"Somebody Else" not in content, name
        assert b"rsid" not in content, name
        etree.fromstring(content) if name.endswith(".xml") else None
    assert not [name for name in parts(data) if re.search("thumbnail|customXml|stylesWithEffects", name)]
    kinds = {one.get("Type").rsplit("/", 1)[-1] for one in part(data, "word/_rels/document.xml.rels")}
    assert "theme" in kinds


def test_lists_of_ours_do_not_collide_with_those_of_a_template():
    own = replace(template(), source=departmental_file())
    numbering = part(write_word(internal(), own, wording(), pictures()), "word/numbering.xml")
    abstract = [one.get(f"{W}abstractNumId") for one in numbering.findall(f"{W}abstractNum")]
    numbers = [one.get(f"{W}numId") for one in numbering.findall(f"{W}num")]
    assert len(set(abstract)) == len(abstract)
    assert len(set(numbers)) == len(numbers)
    order = [one.tag for one in numbering if one.tag in (f"{W}abstractNum", f"{W}num")]
    assert order == sorted(order, key=lambda tag: tag == f"{W}num")


def without(name: str, pattern: str, instead: str = "") -> bytes:
    """The department's file without what the pattern finds in one of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(departmental_file())) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            content = old.read(one)
            if one == name:
                text, found = re.subn(pattern, instead, content.decode(), flags=re.DOTALL)
                assert found
                content = text.encode()
            new.writestr(one, content)
    return made.getvalue()


@pytest.mark.parametrize(
    "lacking",
    ["<w:docDefaults>.*?</w:docDefaults>", "<w:rPrDefault>.*?</w:rPrDefault>", "<w:lang [^>]*/>"],
    ids=["defaults", "defaults of words", "language"],
)
def test_a_document_states_its_language_whatever_its_template_lacks(lacking):
    own = replace(template(), source=without("word/styles.xml", lacking))
    styles = part(write_word(internal(), own, wording(), pictures()), "word/styles.xml")
    (stated,) = styles.find(f"{W}docDefaults").iter(f"{W}lang")
    assert stated.get(f"{W}val") == "en-CA"


def test_a_template_without_lists_is_given_ours():
    rels = "word/_rels/document.xml.rels"
    own = replace(template(), source=without(rels, r'<Relationship [^>]*relationships/numbering"[^>]*/>'))
    data = write_word(internal(), own, wording(), pictures())
    numbering = part(data, "word/numbering.xml")
    defined = {one.get(f"{W}numId") for one in numbering.findall(f"{W}num")}
    used = {one.get(f"{W}val") for one in part(data).iter(f"{W}numId")}
    assert used
    assert used <= defined
    assert len(numbering.findall(f"{W}abstractNum")) == 2


def test_a_template_s_revision_ids_do_not_come_over():
    marked = r'<w:rsid w:val="00AB12CD"/></w:style>'
    own = replace(template(), source=without("word/styles.xml", "</w:style>", marked))
    styles = parts(write_word(internal(), own, wording(), pictures()))["word/styles.xml"]
    assert b"00AB12CD" not in styles
