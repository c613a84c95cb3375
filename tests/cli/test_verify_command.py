"""verify: a document looked through after it was in other hands."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

WITHHELD = "nine coastal states"


@pytest.fixture
def note(ask, harbour: Path) -> str:
    """The number of a note that withholds words, decided."""
    new = ("note", "new", "--kind", "meeting-note", "--title", "Autumn session", "--with", "LA")
    number = ask(*new, library=harbour).out.strip()
    words = ("mark", "--note", number, "--section", "overview", "--text", WITHHELD, "--exemption", "15(1)")
    assert ask(*words, library=harbour).code == 0
    listed = ask("severances", "--note", number, "--json", library=harbour).json["severances"]
    ids = [one["id"] for one in listed]
    assert ask("approve", *ids, "--reason", "injury", library=harbour).code == 0
    return number


@pytest.fixture
def exported(ask, harbour: Path, note: str, tmp_path: Path) -> Callable[..., Path]:
    """Exports an edition of the note in a format and gives the file."""

    def export(ending: str, edition: str = "public") -> Path:
        target = tmp_path / f"{edition}.{ending}"
        answer = ask("export", note, "--edition", edition, "--out", target, library=harbour)
        assert answer.code == 0, answer.err
        return target

    return export


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The Word file as another program would save it, with a part more."""
    saved = path.with_name(f"saved-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
        if name not in old.namelist():
            new.writestr(name, content)
    return saved


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_a_public_edition_as_it_was_handed_over_is_clean(
    ending: str, ask, harbour: Path, note: str, exported
):
    answer = ask("verify", exported(ending), "--note", note, library=harbour)
    assert (answer.code, answer.out, answer.err) == (0, "Searched for 1 stretch of withheld words.\n", "")


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_withheld_words_are_found_with_their_places_and_not_quoted(
    ending: str, ask, harbour: Path, note: str, exported
):
    answer = ask("verify", exported(ending, "internal"), "--note", note, library=harbour)
    assert answer.code == 3
    assert "Withheld words are in" in answer.out
    assert "coastal" not in answer.out + answer.err


def test_a_comment_somebody_left_is_listed(ask, harbour: Path, note: str, exported):
    saved = with_part(exported("docx"), "word/comments.xml", b"<comments>Ask her.</comments>")
    answer = ask("verify", saved, "--note", note, library=harbour)
    assert answer.code == 4
    assert "Not shown on any page: comments.\n" in answer.out
    assert "Ask her" not in answer.out


def test_withheld_words_count_for_more_than_hidden_data(ask, harbour: Path, note: str, exported):
    saved = with_part(exported("docx"), "word/comments.xml", f"<a>{WITHHELD}</a>".encode())
    answer = ask("verify", saved, "--note", note, library=harbour)
    assert answer.code == 3
    assert "Not shown on any page: comments.\n" in answer.out


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_what_somebody_added_openly_is_nothing_to_list(ending: str, ask, harbour: Path, note: str, exported):
    path = exported(ending)
    text = path.read_text(encoding="utf-8")
    added = "<p>An open word more.</p></main>" if ending == "html" else "An open word more."
    text = text.replace("</main>", added) if ending == "html" else f"{text}\n{added}\n"
    path.write_text(text, encoding="utf-8")
    assert ask("verify", path, "--note", note, library=harbour).code == 0


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_comment_in_a_page_or_in_markdown_is_listed(ending: str, ask, harbour: Path, note: str, exported):
    path = exported(ending)
    path.write_text(path.read_text(encoding="utf-8") + "<!-- ask her -->\n", encoding="utf-8")
    answer = ask("verify", path, "--note", note, library=harbour)
    assert answer.code == 4
    assert "ask her" not in answer.out


def test_words_severed_since_are_searched_for_though_no_edition_can_be_made_yet(
    ask, harbour: Path, note: str, exported
):
    path = exported("txt")
    words = ("mark", "--note", note, "--section", "overview", "--text", "once a year", "--exemption", "15(1)")
    assert ask(*words, library=harbour).code == 0
    refused = ask("export", note, "--edition", "public", "--out", path.with_name("b.txt"), library=harbour)
    assert refused.code == 1
    answer = ask("verify", path, "--note", note, library=harbour)
    assert answer.code == 3
    assert answer.out.startswith("Searched for 2 stretches of withheld words.\n")


def test_a_single_word_that_stands_open_elsewhere_is_not_found(ask, harbour: Path, tmp_path: Path):
    """As in the export of it: it tells nothing."""
    new = ("note", "new", "--kind", "meeting-note", "--title", "The year", "--with", "LA")
    number = ask(*new, library=harbour).out.strip()
    words = ("mark", "--note", number, "--section", "overview", "--text", "year", "--exemption", "15(1)")
    assert ask(*words, library=harbour).code == 0
    ids = [
        one["id"] for one in ask("severances", "--note", number, "--json", library=harbour).json["severances"]
    ]
    assert ask("approve", *ids, "--reason", "injury", library=harbour).code == 0
    path = tmp_path / "a.docx"
    assert ask("export", number, "--edition", "public", "--out", path, library=harbour).code == 0
    assert ask("verify", path, "--note", number, library=harbour).code == 0


def test_the_name_of_the_file_is_searched(ask, harbour: Path, note: str, exported):
    path = exported("txt")
    told = path.rename(path.with_name("nine-coastal-states.txt"))
    answer = ask("verify", told, "--note", note, library=harbour)
    assert (answer.code, "the name of the file" in answer.out) == (3, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nowhere.docx", None),
        ("note.pdf", b"%PDF-1.7"),
        ("note.odt", b"PK\x03\x04"),
        ("note.docx", b"words"),
        ("note.docx", b"PK\x03\x04 damaged"),
        ("note.txt", b"PK\x03\x04 a package"),
        ("note", b"words"),
    ],
)
def test_what_cannot_be_looked_through_is_refused_in_one_sentence(
    name: str, content: bytes | None, ask, harbour: Path, note: str, tmp_path: Path
):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    answer = ask("verify", path, "--note", note, library=harbour)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)


def test_a_note_that_is_not_there_and_a_missing_option_are_told(ask, harbour: Path, note: str, exported):
    path = exported("txt")
    assert ask("verify", path, "--note", "1999-1", library=harbour).code == 1
    assert ask("verify", path, library=harbour).code == 2
