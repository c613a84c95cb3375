"""What looks at the Windows bundle finds what is wrong with it; the real one is looked at by make windows."""

from __future__ import annotations

import hashlib
import importlib
import marshal
import re
import struct
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch):
    """Gives a module of packaging/windows, as the spec and the build import it."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "windows"))

    def get(name: str) -> ModuleType:
        return importlib.import_module(name)

    yield get
    for path in (ROOT / "packaging" / "windows").glob("*.py"):
        sys.modules.pop(path.stem, None)


def test_a_folder_without_programs_is_no_bundle(module, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pefile", ModuleType("pefile"))
    sys.modules["pefile"].DIRECTORY_ENTRY = {}
    (tmp_path / "note.txt").write_text("words")
    monkeypatch.setattr(module("audit"), "_PARTS", ())
    assert module("audit").findings(tmp_path, "0.1.0") == (f"{tmp_path} holds no program.",)


def program(imports: tuple[str, ...] = (), machine: int = 0x8664) -> SimpleNamespace:
    """What pefile would say of a library."""
    wanted = [SimpleNamespace(dll=name.encode()) for name in imports]
    return SimpleNamespace(FILE_HEADER=SimpleNamespace(Machine=machine), DIRECTORY_ENTRY_IMPORT=wanted)


@pytest.mark.parametrize(
    ("check", "name", "given", "words"),
    [
        ("_architecture", "a.dll", program(machine=0x14C), "a.dll is not for 64-bit Windows."),
        ("_architecture", "plain.pyd", None, "plain.pyd is called a program and is none."),
        ("_imports", "a.pyd", program(("lost.dll", "KERNEL32.dll")), "a.pyd wants lost.dll"),
        ("_strays", "alone.dll", program(), "alone.dll is wanted by nothing."),
        ("_strays", "Qt6Network.dll", program(), "Qt6Network.dll has no place here."),
        ("_strays", "libcrypto-3.dll", None, "libcrypto-3.dll has no place here."),
        ("_wine", "b.dll", program(), "b.dll is one of Wine's."),
        ("_paths", "x" * 101, None, "is a path longer than 100 signs."),
        ("_sizes", "big", None, "The bundle has"),
        (
            "_licences",
            "new-1.0.dist-info/METADATA",
            None,
            "new-1.0.dist-info has no licence among those told.",
        ),
    ],
)
def test_the_audit_finds(
    check: str, name: str, given: SimpleNamespace | None, words: str, module, tmp_path: Path, monkeypatch
) -> None:
    audit = module("audit")
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"Name: new\n" if name.endswith("METADATA") else b"MZ..Wine builtin DLL")
    monkeypatch.setattr(audit, "LARGEST", 10 if name == "big" else audit.LARGEST)
    bundle = audit.Bundle(tmp_path)
    bundle.programs = {} if given is None else {path: given}
    assert any(words in one for one in getattr(audit, check)(bundle))


def test_the_audit_asks_for_the_licence_of_every_module_that_is_packed(module, tmp_path: Path) -> None:
    audit, names = module("audit"), ("zlib", "docx.api", "babel", "stranger.inside", "_pyi_rth_utils")
    told = tmp_path / "_internal" / "briefing_app" / "resources" / "licences.txt"
    told.parent.mkdir(parents=True)
    rule = "=" * 78
    told.write_text(f"{rule}\nBabel\n{rule}\n\nwords\n{rule}\nQt, python-docx\n{rule}\n", encoding="utf-8")
    path = tmp_path / "briefing-app.exe"
    path.write_bytes(packed(*names))
    assert module("packed").packed_modules(path.read_bytes()) == set(names)
    bundle = audit.Bundle(tmp_path)
    bundle.programs = {path: program()}
    assert list(audit._modules(bundle)) == ["the module stranger has no licence among those told."]


def packed(*names: str) -> bytes:
    """A program as PyInstaller writes it, with modules of these names and nothing in them."""
    contents = marshal.dumps([(name, (0, 0, 0)) for name in names])
    modules = b"PYZ\0" + bytes(4) + struct.pack("!i", 12) + contents
    entry = struct.pack("!IIIIBc", 34, 0, len(modules), len(modules), 0, b"z") + b"PYZ.pyz".ljust(16, b"\0")
    magic = b"MEI\014\013\012\013\016"
    length = len(modules) + len(entry) + 88
    cookie = struct.pack("!8sIIii64s", magic, length, len(modules), len(entry), 312, b"python312.dll")
    return b"MZ the program itself" + modules + entry + cookie


def test_the_licences_of_every_part_are_in_one_file(module, tmp_path: Path) -> None:
    words = (
        module("licences")
        .write_licences(("lxml", "Mako"), tmp_path / "a" / "licences.txt")
        .read_text("utf-8")
    )
    for said in (
        "LESSER GENERAL PUBLIC LICENSE",
        "ZETETIC",
        "Apache License",
        "Python",
        "Mako",
        "lxml",
        "FreeType",
        "HPND-sell-variant",
        "iconv, inside lxml",
        "Version 2.1, February 1999",
        "libiconv-1.17.tar.gz",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("SQLCipher.txt", "115b9a420fe3c5968f0c55a726afffbc15705b5b62b487775d261d66961f1c85"),
        ("LGPL-3.0.txt", "e3a994d82e644b03a792a930f574002658412f62407f5fee083f2555c5f23118"),
        ("LGPL-2.1.txt", "dc626520dcd53a22f727af3ee42c770e56c97a64fe3adb063799d8ab032fe551"),
        ("GPL-3.0.txt", "3972dc9744f6499f0f9b2dbf76696f2ae7ad8af9b23dde66d6af86c9dfb36986"),
        ("Apache-2.0.txt", "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"),
    ],
)
def test_the_texts_that_no_wheel_brings_along_are_word_for_word_their_owners(name: str, digest: str) -> None:
    text = (ROOT / "packaging" / "licences" / name).read_bytes()
    assert hashlib.sha256(text).hexdigest() == digest


def test_a_list_of_what_qt_holds_that_is_of_another_version_is_told_of_before_a_release(module) -> None:
    text = (ROOT / "packaging" / "licences" / "Qt-third-party.txt").read_text(encoding="utf-8")
    listed = re.search(r"Qt (\d+\.\d+\.\d+)", text)
    (used,) = (
        pin.version for pin in module("downloads").pins("wheels.txt") if pin.name == "PySide6-Essentials"
    )
    told = (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8").partition("## Licences")[2]
    assert listed is not None
    assert listed[1] == used or {listed[1], used} <= set(re.findall(r"\d+\.\d+\.\d+", told))


def test_a_part_without_a_licence_stops_the_build(module, monkeypatch, tmp_path: Path) -> None:
    licences = module("licences")
    with pytest.raises(licences.MissingLicenceError, match="shiboken6"):
        licences._of_library("shiboken6")
