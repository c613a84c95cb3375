"""create, sample, check, backup, restore: on real files."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing_app.storage import checks, copies

NEED_A_LIBRARY = [
    "ceiling",
    "ceiling SECRET --reason T",
    "check",
    "backup",
    "undo-import 1",
    "profiles",
    "profile UNHCR",
    "search boats",
    "note new --kind meeting-note --title T",
    "note list",
    "note show 1",
    "mark --note 1 --section overview --text x --exemption 15(1)",
    "severances --note 1",
    "approve 1 --reason T",
    "export 1 --edition internal",
]


@pytest.mark.parametrize("command", NEED_A_LIBRARY)
def test_a_library_that_is_not_there_is_refused_and_not_made(command: str, ask, tmp_path: Path):
    library = tmp_path / "nowhere" / "x.bdl"
    answer = ask(*command.split(), library=library)
    assert (answer.code, answer.out) == (1, "")
    assert str(library) in answer.err
    assert answer.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a library", b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_no_library_is_refused_and_left_as_it_is(content: bytes, ask, tmp_path: Path):
    file = tmp_path / "x.bdl"
    file.write_bytes(content)
    answer = ask("profiles", library=file)
    assert (answer.code, answer.out) == (1, "")
    assert "Something went wrong" not in answer.err
    assert file.read_bytes() == content


def test_create_prints_where_the_library_is(ask, tmp_path: Path):
    answer = ask("create", library=tmp_path / "a.bdl")
    assert (answer.code, answer.out, answer.err) == (0, f"{tmp_path / 'a.bdl'}\n", "")
    assert ask("profiles", "--json", library=tmp_path / "a.bdl").json == {"profiles": []}


def test_create_never_replaces_a_file(ask, tmp_path: Path):
    file = tmp_path / "a.bdl"
    file.write_text("mine", encoding="utf-8")
    assert ask("create", library=file).code == 1
    assert ask("sample", library=file).code == 1
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_high_ceiling_needs_the_statement_that_the_device_is_accredited(ask, tmp_path: Path):
    library = tmp_path / "a.bdl"
    refused = ask("create", "--ceiling", "PROTECTED B", library=library)
    assert refused.code == 1
    assert "--accredited" in refused.err
    assert not library.exists()
    assert ask("create", "--ceiling", "PROTECTED B", "--accredited", library=library).code == 0


@pytest.mark.parametrize("ceiling", ["MAUVE", "", "15(1)", "PROTECTED A, SECRET, SECRET\n"])
def test_a_ceiling_that_is_no_marking_is_refused(ceiling: str, ask, tmp_path: Path):
    answer = ask("create", "--ceiling", ceiling, "--accredited", library=tmp_path / "a.bdl")
    assert answer.code == 1
    assert not (tmp_path / "a.bdl").exists()


def test_the_ceiling_is_printed_raised_with_a_reason_and_lowered_again(ask, harbour: Path):
    assert ask("ceiling", library=harbour).out == "PROTECTED A\n"
    refused = ask("ceiling", "PROTECTED B", library=harbour)
    assert (refused.code, refused.out) == (1, "")
    assert "--reason" in refused.err
    assert ask("ceiling", library=harbour).out == "PROTECTED A\n"
    raised = ask("ceiling", "pb", "--reason", "By the security officer.", library=harbour)
    assert (raised.code, raised.out, raised.err) == (0, "PROTECTED B\n", "")
    mark = ("mark", "--profile", "LA", "--section", "engagement", "--text", "$40,000", "--marking", "PB")
    assert ask(*mark, library=harbour).code == 0
    refused = ask("ceiling", "PA", library=harbour)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.count("\n") == 1
    assert "One record is marked above PROTECTED A" in refused.err
    assert ask("ceiling", library=harbour).out == "PROTECTED B\n"


def test_a_ceiling_without_anything_above_it_is_lowered(ask, harbour: Path):
    assert ask("ceiling", "PROTECTED C", "--reason", "By the security officer.", library=harbour).code == 0
    assert ask("ceiling", "PROTECTED A", library=harbour).out == "PROTECTED A\n"


def test_a_family_that_is_not_named_stays_unless_the_whole_is_given(ask, harbour: Path):
    raised = ask("ceiling", "SECRET", "--reason", "By the security officer.", library=harbour)
    assert (raised.code, raised.out) == (0, "SECRET // PROTECTED A\n")
    assert ask("ceiling", library=harbour).out == "SECRET // PROTECTED A\n"
    assert ask("ceiling", "SECRET // PROTECTED A", library=harbour).code == 1
    assert ask("ceiling", "PROTECTED A", "--whole", library=harbour).out == "PROTECTED A\n"


@pytest.mark.parametrize("ceiling", ["MAUVE", "15(1)", "PROTECTED A"])
def test_what_cannot_be_a_new_ceiling_is_refused(ceiling: str, ask, harbour: Path):
    answer = ask("ceiling", ceiling, "--reason", "So.", library=harbour)
    assert (answer.code, answer.out) == (1, "")


def test_sample_prints_the_path_and_the_number_of_its_note(ask, tmp_path: Path):
    library = tmp_path / "s.bdl"
    answer = ask("sample", library=library)
    path, note = answer.out.splitlines()
    assert path == str(library)
    number = note.removeprefix("meeting note ")
    assert ask("note", "show", number, "--json", library=library).json["kind"] == "meeting-note"


def test_a_sound_library_is_called_sound(ask, harbour: Path):
    answer = ask("check", library=harbour)
    assert (answer.code, answer.out, answer.err) == (0, "The library is sound.\n", "")


def test_a_damaged_library_is_never_called_sound(ask, harbour: Path):
    data = bytearray(harbour.read_bytes())
    data[len(data) // 2] ^= 0xFF
    harbour.write_bytes(data)
    answer = ask("check", library=harbour)
    assert answer.code == 1
    assert "sound" not in answer.out
    assert answer.err.strip()
    assert "Something went wrong" not in answer.err


def test_a_backup_brings_the_library_back(ask, harbour: Path, tmp_path: Path):
    copy = tmp_path / "copies" / "b.bdl"
    copy.parent.mkdir()
    assert ask("backup", copy, library=harbour).out == f"{copy}\n"
    new = ("note", "new", "--kind", "meeting-note", "--title", "Too much")
    count = len(ask("note", "list", "--json", library=harbour).json["notes"])
    assert ask(*new, library=harbour).code == 0
    restored = ask("restore", copy, library=harbour)
    assert restored.code == 0
    first, kept = restored.out.splitlines()
    assert first == str(harbour)
    assert Path(kept.removeprefix("The library of before is kept as ")).exists()
    assert len(ask("note", "list", "--json", library=harbour).json["notes"]) == count


def test_a_backup_without_a_name_finds_its_own_place(ask, harbour: Path):
    made = Path(ask("backup", library=harbour).out.removesuffix("\n"))
    assert made.is_file()
    assert made != harbour
    assert ask("check", library=made).out == "The library is sound.\n"


def test_a_backup_replaces_a_file_only_by_force(ask, harbour: Path, tmp_path: Path):
    copy = tmp_path / "b.bdl"
    copy.write_text("mine", encoding="utf-8")
    assert ask("backup", copy, library=harbour).code == 1
    assert copy.read_text(encoding="utf-8") == "mine"
    assert ask("backup", copy, "--force", library=harbour).code == 0
    assert ask("check", library=copy).code == 0


def test_a_backup_of_the_library_onto_itself_is_refused(ask, harbour: Path):
    assert ask("backup", harbour, "--force", library=harbour).code == 1
    assert ask("check", library=harbour).code == 0


def test_a_damaged_backup_is_refused_and_the_library_stays(ask, harbour: Path, tmp_path: Path):
    copy = tmp_path / "b.bdl"
    ask("backup", copy, library=harbour)
    copy.write_bytes(copy.read_bytes()[:-4096])
    assert ask("restore", copy, library=harbour).code == 1
    assert ask("profiles", "--json", library=harbour).json["profiles"]


# ---- Ctrl+C


@pytest.fixture
def ctrl_c(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str], None]:
    """Have somebody press Ctrl+C twice as a function of a module begins."""

    def press_at(module: Any, name: str) -> None:
        work = getattr(module, name)

        def pressed(*given: Any, **named: Any) -> Any:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            return work(*given, **named)

        monkeypatch.setattr(module, name, pressed)

    return press_at


def files(folder: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("at", ["_copy_pages", "_counted", "fold_journal", "sync_file"])
def test_ctrl_c_leaves_no_half_backup(ask, harbour: Path, tmp_path: Path, ctrl_c, at: str, force: bool):
    copy = tmp_path / "copies" / "b.bdl"
    copy.parent.mkdir()
    if force:
        copy.write_text("mine", encoding="utf-8")
    before = files(tmp_path)
    ctrl_c(copies, at)
    answer = ask("backup", copy, *(["--force"] if force else []), library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "The backup was cancelled; nothing was written.\n"
    assert files(tmp_path) == before


def test_ctrl_c_ends_a_check_without_a_verdict(ask, harbour: Path, ctrl_c):
    ctrl_c(checks, "_structure")
    answer = ask("check", library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "The check was cancelled; it says nothing about the library.\n"


def test_ctrl_c_ends_restoring_before_anything_is_replaced(ask, harbour: Path, tmp_path: Path, ctrl_c):
    copy = tmp_path / "b.bdl"
    ask("backup", copy, library=harbour)
    before = files(tmp_path)
    ctrl_c(copies, "sync_file")
    assert ask("restore", copy, library=harbour).err == "Restoring was cancelled; nothing was changed.\n"
    assert files(tmp_path) == before


def test_ctrl_c_while_the_library_is_replaced_waits_for_it(ask, harbour: Path, tmp_path: Path, ctrl_c):
    copy = tmp_path / "b.bdl"
    ask("backup", copy, library=harbour)
    ctrl_c(copies, "second_name")
    assert ask("restore", copy, library=harbour).code == 0
    assert ask("check", library=harbour).code == 0


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_the_program_again_after_a_command(ask, harbour: Path):
    ask("check", library=harbour)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
