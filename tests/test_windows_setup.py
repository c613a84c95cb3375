"""What is handed out for Windows, on a bundle of two words; the real one is tried by make installer-test."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "packaging" / "windows"
needs_nsis = pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not installed")
needs_signing = pytest.mark.skipif(not shutil.which("osslsigncode"), reason="osslsigncode is not installed")


@pytest.fixture
def setup_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    monkeypatch.syspath_prepend(str(SOURCES))
    yield importlib.import_module("setup_file")
    for path in SOURCES.glob("*.py"):
        sys.modules.pop(path.stem, None)


@pytest.fixture
def nsis(setup_file: ModuleType):
    """That of the system, whichever it is; make installer-test takes the pinned one."""
    return importlib.import_module("nsis").system_nsis()


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "Briefing Desk"
    (folder / "_internal").mkdir(parents=True)
    for name in ("Briefing Desk.exe", "briefing-app.exe", "_internal/données.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def icon(setup_file: ModuleType, tmp_path: Path) -> Path:
    drawing = ROOT / "resources" / "briefing-desk.svg"
    drawn = importlib.import_module("icon")
    drawn.write_page(drawing, tmp_path / "icon.bmp")
    return drawn.write_icon(drawing, tmp_path / "icon.ico")


def test_the_portable_zip_holds_the_folder_and_has_the_same_bytes_each_time(setup_file, bundle, tmp_path):
    first = setup_file.make_portable(bundle, tmp_path / "a.zip").read_bytes()
    (bundle / "briefing-app.exe").touch()
    assert setup_file.make_portable(bundle, tmp_path / "b.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert "Briefing Desk/_internal/données.txt" in packed.namelist()


def test_the_checksums_are_those_that_sha256sum_reads(setup_file, bundle, tmp_path):
    setup_file.write_checksums([bundle / "briefing-app.exe", bundle / "Briefing Desk.exe"])
    done = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"], cwd=bundle, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout.count(b": OK")) == (0, 2)


@needs_nsis
def test_the_setup_is_made_without_a_warning(setup_file, nsis, bundle, icon, tmp_path):
    setup = setup_file.make_setup(
        nsis, bundle, icon, "1.2.3", tmp_path / "out" / "trial-setup.exe", fast=True
    )
    assert setup.read_bytes()[:2] == b"MZ"


@needs_nsis
@needs_signing
def test_setup_and_uninstaller_are_signed_where_a_certificate_is_given(
    setup_file, nsis, bundle, icon, tmp_path
):
    installer = importlib.import_module("installer")
    signature, authority = installer.self_signed(tmp_path)
    setup = setup_file.make_setup(
        nsis, bundle, icon, "1.2.3", tmp_path / "trial-setup.exe", fast=True, signature=signature
    )
    signed = importlib.import_module("try_setup").signed
    assert signed(setup, authority)
    data = bytearray(setup.read_bytes())
    data[2000] ^= 1
    setup.write_bytes(data)
    assert not signed(setup, authority)


@needs_nsis
@needs_signing
def test_programs_are_signed_before_they_are_packed(setup_file, nsis, bundle, icon, tmp_path):
    signature, authority = importlib.import_module("installer").self_signed(tmp_path)
    program = setup_file.make_holder(nsis, tmp_path / "holder.exe").read_bytes()
    for name in ("Briefing Desk.exe", "briefing-app.exe"):
        (bundle / name).write_bytes(program)
    out = tmp_path / "out"
    setup, portable, _ = setup_file.hand_out(nsis, bundle, icon, "1.2.3", out, signature)
    signed = importlib.import_module("try_setup").signed
    assert signed(setup, authority)
    with zipfile.ZipFile(portable) as packed:
        packed.extractall(out)
    for name in ("Briefing Desk.exe", "briefing-app.exe"):
        assert signed(out / "Briefing Desk" / name, authority)
        assert not signed(tmp_path / "holder.exe", authority)


@pytest.mark.parametrize(
    ("said", "is_sound"),
    [("v3.08-3+deb12u1", False), ("v3.11", False), ("v3.12", True), ("v4.0", True), ("", False)],
)
def test_an_nsis_with_known_holes_makes_nothing_to_hand_out(
    setup_file, monkeypatch, tmp_path, said, is_sound
):
    installer = importlib.import_module("installer")
    nsis = nsis_that_says(said, tmp_path, monkeypatch)
    monkeypatch.setattr(installer.building, "bundle", lambda: pytest.fail("built nevertheless"))
    assert (nsis.why_not_to_hand_out == "") is is_sound
    if not is_sound:
        with pytest.raises(setup_file.SetupError, match="CVE-2026-42171"):
            installer.build_all(nsis, for_trials=False)


@pytest.mark.parametrize(
    ("said", "folder", "account"),
    [
        ("v3.12", "dist", "The setup is made by NSIS 3.12 of the system."),
        (
            "v3.08-3+deb12u1",
            "for-trials-only",
            "The setup is made by NSIS 3.08 of the system. NSIS 3.08 makes",
        ),
    ],
)
def test_what_is_tried_says_which_nsis_made_it(
    setup_file, bundle, monkeypatch, tmp_path, capsys, said, folder, account
):
    installer = importlib.import_module("installer")
    made = tmp_path / "made.exe"
    made.write_bytes(b"MZ")
    places: list[Path] = []
    monkeypatch.setattr(installer.environment, "ROOT", tmp_path)
    monkeypatch.setattr(installer, "OUTPUT", tmp_path / "dist")
    monkeypatch.setattr(installer, "FOR_TRIALS", tmp_path / "for-trials-only")
    monkeypatch.setattr(installer.building, "bundle", lambda: bundle)
    monkeypatch.setattr(installer.building, "version", lambda: "1.2.3")
    monkeypatch.setattr(installer.setup_file, "hand_out", lambda *given: places.append(given[4]) or [made])
    installer.build_all(nsis_that_says(said, tmp_path, monkeypatch), for_trials=True)
    assert [place.name for place in places] == [folder]
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith(account)]


def test_make_installer_fails_with_one_sentence_where_only_an_older_nsis_can_be_had(
    setup_file, monkeypatch, tmp_path, capsys
):
    installer = importlib.import_module("installer")
    nsis = nsis_that_says("v3.08-3+deb12u1", tmp_path, monkeypatch)
    monkeypatch.setattr(installer.building, "need_tools", lambda: None)
    monkeypatch.setattr(installer.building, "bundle", lambda: pytest.fail("built nevertheless"))
    monkeypatch.setattr(installer, "find_nsis", lambda: nsis)
    assert installer.main("") == 1
    assert "NSIS 3.08 makes setups with known holes" in capsys.readouterr().err


def nsis_that_says(version: str, folder: Path, monkeypatch: pytest.MonkeyPatch):
    """The NSIS of a system whose compiler says that it is of a version."""
    (folder / "bin").mkdir()
    (folder / "bin" / "makensis").write_text(f"#!/bin/sh\necho '{version}'\n", encoding="utf-8")
    (folder / "bin" / "makensis").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder / "bin"), prepend=os.pathsep)
    return importlib.import_module("nsis").system_nsis()


def test_on_a_windows_runner_programs_uninstaller_and_setup_are_signed_in_that_order():
    workflow = (ROOT / ".github" / "workflows" / "windows.yml").read_text(encoding="utf-8")
    steps = ("Bundle, looked", "signs the file", "Programs signed", "uninstaller signed", "Setup signed")
    places = [
        workflow.index(f"- name: {words}") if words[0].isupper() else workflow.index(words) for words in steps
    ]
    assert places == sorted(places)
    assert '"-DSIGN=$env:RUNNER_TEMP\\sign.cmd"' in workflow
    assert (
        workflow.index("Setup signed") < workflow.index("Certificate removed") < workflow.index("SHA256SUMS")
    )


@needs_nsis
def test_a_setup_too_large_to_hand_out_is_refused(setup_file, nsis, bundle, icon, tmp_path, monkeypatch):
    monkeypatch.setattr(setup_file, "LARGEST", 1000)
    with pytest.raises(setup_file.SetupError, match="are the most"):
        setup_file.make_setup(nsis, bundle, icon, "1.2.3", tmp_path / "trial-setup.exe")


def test_every_exit_code_of_the_setup_is_told_in_the_documentation():
    script = (SOURCES / "installer.nsi").read_text(encoding="utf-8")
    codes = re.findall(r"^!define [A-Z_]+ ([12]\d)$", script, re.MULTILINE)
    told = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    assert len(codes) == 11
    assert [code for code in codes if f"| {code} |" not in told] == []


def test_every_word_the_setup_takes_is_told_in_the_documentation():
    script = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("installer*.ns?"))
    words = set(re.findall(r'GetOptions\} \$R0 "(/\w+)', script)) - {"/Elevated"}
    told = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    assert {"/CurrentUser", "/PurgeData"} < words
    assert {word for word in words if f"`{word}" not in told} == set()


def test_every_word_of_the_setup_is_used_and_has_its_french():
    script = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("installer*.ns?"))
    words = (SOURCES / "installer-words.nsh").read_text(encoding="utf-8")
    said = re.findall(r'^!insertmacro Words (\w+) "([^"]+)" "([^"]+)"$', words, re.MULTILINE)
    used = re.findall(r"\$\((\w+)\)|insertmacro (?:Refuse \S+|Say) (\w+)$", script, re.MULTILINE)
    assert {name for name, _, _ in said} == {name for names in used for name in names if name}
    assert [name for name, english, french in said if english == french] == []


def test_the_french_of_the_setup_is_spaced_as_in_canada_and_speaks_to_everybody():
    words = (SOURCES / "installer-words.nsh").read_text(encoding="utf-8")
    french = re.findall(r'^!insertmacro Words (\w+) "[^"]+" "([^"]+)"$', words, re.MULTILINE)
    assert [name for name, text in french if re.search("[^\u00a0]:(?!\\d)| [;?!]|'", text)] == []
    assert [name for name, text in french if re.search(r"\b(seule?|administrateur|adressez)\b", text)] == []


def test_no_folder_is_deleted_through_a_junction():
    script = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("installer*.ns?"))
    assert [line for line in script.splitlines() if re.match(r"\s*RMDir /", line)] == []
