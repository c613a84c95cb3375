"""Looks at a finished bundle without running it: whether it is whole, ours, and nothing of Wine's.

Each check gives a sentence for whatever is wrong. What Windows brings along itself is written down
name by name in ``of_windows.txt``, so that a library that a bundle has lost is not taken for one of Windows'.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from packed import packed_modules
from version_resource import NAME, numbers

LARGEST, LONGEST_PATH = 110_000_000, 100
_AMD64, _WINDOW, _CONSOLE = 0x8664, 2, 3
PROGRAMS = {"Briefing Desk.exe": _WINDOW, "briefing-app.exe": _CONSOLE}
MANIFEST = ("asInvoker", "longPathAware", "PerMonitorV2", "UTF-8")
_COMES_WITH = {"PySide6": "PySide6-Essentials", "briefing_app": "Briefing Desk", "docx": "python-docx"}
_OF_PYTHON = sys.stdlib_module_names | {"_pydatetime"}  # the latter since 3.12, which this need not be run by
_OF_PYINSTALLER = {"_pyi_rth_utils"}
_OF_WINDOWS = set((Path(__file__).parent / "of_windows.txt").read_text(encoding="utf-8").splitlines())
_PARTS = ("IMPORT", "DELAY_IMPORT", "RESOURCE")
_API_SET = re.compile(r"(api|ext)-ms-win-[a-z0-9-]+\.dll")
_NEVER = re.compile(
    r"qt6?(network|qml|quick|sql|dbus|test)\w*\.|opengl32sw|libcrypto|libssl|icuuc|mscms", re.IGNORECASE
)
_MADE_BY_WINE = (b"Wine builtin DLL", b"Wine placeholder DLL")


class Bundle:
    """The folder of the two programs, and what is in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> tuple[Path, ...]:
        """Every file."""
        return tuple(sorted(path for path in self.folder.rglob("*") if path.is_file()))

    @cached_property
    def programs(self) -> dict[Path, Any]:
        """What Windows can load, read as such."""
        import pefile

        found = {path: pefile.PE(str(path), fast_load=True) for path in self.files if _is_program(path)}
        parts = [pefile.DIRECTORY_ENTRY[f"IMAGE_DIRECTORY_ENTRY_{part}"] for part in _PARTS]
        for program in found.values():
            program.parse_data_directories(directories=parts)
        return found

    def name(self, path: Path) -> str:
        """Where a file is in the bundle."""
        return path.relative_to(self.folder).as_posix()


def _is_program(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"MZ"


def findings(folder: Path, version: str) -> tuple[str, ...]:
    """A sentence for whatever is wrong with a bundle of this version."""
    return tuple(sentence for found in audit(folder, version).values() for sentence in found)


def audit(folder: Path, version: str) -> dict[str, tuple[str, ...]]:
    """What was looked at, each with a sentence for whatever is wrong with it."""
    bundle = Bundle(folder)
    if not bundle.programs:
        return {"there are programs": (f"{folder} holds no program.",)}
    checks: dict[str, Callable[[Bundle], Iterator[str]]] = {
        "every program and library is for 64-bit Windows": _architecture,
        "every import is in the bundle or one of Windows'": _imports,
        "no library is there that nothing wants or that must stay out": _strays,
        "nothing is Wine's": _wine,
        f"{LARGEST / 1e6:.0f} MB are not exceeded": _sizes,
        f"no path is longer than {LONGEST_PATH} signs": _paths,
        "every part has its licence in the one file": _licences,
        "every compiled module is one of Python's or of a part with a licence": _modules,
        "the programs have version, manifest, icon and checksum": partial(_programs, version=version),
    }
    return {what: tuple(check(bundle)) for what, check in checks.items()}


def account(folder: Path) -> str:
    """The figures of a bundle in one line."""
    bundle = Bundle(folder)
    size = sum(path.stat().st_size for path in bundle.files)
    longest = max(len(bundle.name(path)) for path in bundle.files)
    counts = f"{len(bundle.files)} files, {len(bundle.programs)} of them programs and libraries"
    return f"{counts}; {size / 1e6:.1f} MB; longest path {longest}"


def _architecture(bundle: Bundle) -> Iterator[str]:
    for path, program in bundle.programs.items():
        if program.FILE_HEADER.Machine != _AMD64:
            yield f"{bundle.name(path)} is not for 64-bit Windows."
    for path in bundle.files:
        if path.suffix.lower() in {".dll", ".exe", ".pyd"} and path not in bundle.programs:
            yield f"{bundle.name(path)} is called a program and is none."


def _imported(program: Any) -> set[str]:  # noqa: ANN401  # pefile has no types
    kinds = ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT")
    return {one.dll.decode().lower() for kind in kinds for one in getattr(program, kind, ())}


def _imports(bundle: Bundle) -> Iterator[str]:
    held = {path.name.lower() for path in bundle.programs}
    for path, program in bundle.programs.items():
        for name in sorted(_imported(program) - held):
            if name not in _OF_WINDOWS and not _API_SET.fullmatch(name):
                yield f"{bundle.name(path)} wants {name}, which neither the bundle nor Windows has."


def _strays(bundle: Bundle) -> Iterator[str]:
    """Libraries that nothing in the bundle wants, and those it must do without."""
    wanted = {name for program in bundle.programs.values() for name in _imported(program)}
    for path in bundle.programs:
        loaded_by_name = path.suffix == ".pyd" or "plugins" in path.parts or path.name in PROGRAMS
        if not loaded_by_name and path.name.lower() not in wanted | {"python3.dll"}:
            yield f"{bundle.name(path)} is wanted by nothing."
    for path in bundle.files:
        if _NEVER.search(path.name):
            yield f"{bundle.name(path)} has no place here."


def _wine(bundle: Bundle) -> Iterator[str]:
    for path in bundle.programs:
        if any(sign in path.read_bytes()[:1024] for sign in _MADE_BY_WINE):
            yield f"{bundle.name(path)} is one of Wine's."


def _sizes(bundle: Bundle) -> Iterator[str]:
    size = sum(path.stat().st_size for path in bundle.files)
    if size > LARGEST:
        yield f"The bundle has {size / 1e6:.1f} MB; {LARGEST / 1e6:.0f} are the most."


def _paths(bundle: Bundle) -> Iterator[str]:
    for path in bundle.files:
        if len(bundle.name(path)) > LONGEST_PATH:
            yield f"{bundle.name(path)} is a path longer than {LONGEST_PATH} signs."


def _licences(bundle: Bundle) -> Iterator[str]:
    for path in bundle.files:
        if path.name == "METADATA":
            name = re.search(r"^Name: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            if not name or _plain(name[1]) not in _told(bundle):
                yield f"{bundle.name(path.parent)} has no licence among those told."


def _modules(bundle: Bundle) -> Iterator[str]:
    for name in sorted(_packages(bundle) - _OF_PYTHON - _OF_PYINSTALLER):
        if _plain(_COMES_WITH.get(name, name)) not in _told(bundle):
            yield f"the module {name} has no licence among those told."


def _packages(bundle: Bundle) -> set[str]:
    """The modules at the top of those packed into the programs."""
    programs = [path for path in bundle.programs if path.parent == bundle.folder and path.name in PROGRAMS]
    return {name.partition(".")[0] for path in programs for name in packed_modules(path.read_bytes())}


def _told(bundle: Bundle) -> set[str]:
    """The names of the parts whose licences are in the file, each told under a rule of its own."""
    file = bundle.folder / "_internal" / "briefing_app" / "resources" / "licences.txt"
    words = file.read_text(encoding="utf-8") if file.is_file() else ""
    titles = re.findall(r"^={20,}\n(.+)\n={20,}$", words, re.MULTILINE)
    return {_plain(name) for title in titles for name in title.split(", ")}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(" ", "-")


def _programs(bundle: Bundle, version: str) -> Iterator[str]:
    found = {path.name: program for path, program in bundle.programs.items() if path.parent == bundle.folder}
    if set(found) != set(PROGRAMS):
        yield f"The programs are {', '.join(sorted(found))}, and should be {', '.join(PROGRAMS)}."
    for name in PROGRAMS.keys() & found.keys():
        yield from (f"{name}: {what}" for what in _program(found[name], PROGRAMS[name], version))


def _program(program: Any, subsystem: int, version: str) -> Iterator[str]:  # noqa: ANN401  # pefile has no types
    if program.OPTIONAL_HEADER.Subsystem != subsystem:
        yield "opens a console where it should not, or none where it should."
    said = _version_words(program)
    wanted = {"FileVersion": version, "ProductVersion": version, "ProductName": NAME}
    if wanted.items() - said.items():
        yield f"says {said} of itself, and should say {wanted}."
    fixed = getattr(program, "VS_FIXEDFILEINFO", [None])[0]
    high, low = numbers(version)[:2], numbers(version)[2:]
    if fixed is None or (fixed.FileVersionMS, fixed.FileVersionLS) != tuple(
        a << 16 | b for a, b in (high, low)
    ):
        yield f"the numbers of its version are not those of {version}."
    manifest = _resource(program, 24)
    if lacking := [words for words in MANIFEST if words.encode() not in manifest]:
        yield f"its manifest lacks {', '.join(lacking)}."
    if not _resource(program, 14):
        yield "it has no icon."
    if _checksum(bytes(program.__data__), program.OPTIONAL_HEADER) != program.OPTIONAL_HEADER.CheckSum:
        yield "its checksum is wrong."


def _checksum(data: bytes, header: Any) -> int:  # noqa: ANN401  # pefile has no types
    """The checksum Windows would find: all pairs of bytes added up, but for the checksum itself."""
    at = header.get_field_absolute_offset("CheckSum")
    bare = data[:at] + bytes(4) + data[at + 4 :] + bytes(len(data) % 2)
    total = sum(array("H", bare))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total + len(data)


def _version_words(program: Any) -> dict[str, str]:  # noqa: ANN401  # pefile has no types
    return {
        key.decode(): value.decode()
        for info in getattr(program, "FileInfo", ())
        for entry in info
        for table in getattr(entry, "StringTable", ())
        for key, value in table.entries.items()
    }


def _resource(program: Any, kind: int) -> bytes:  # noqa: ANN401  # pefile has no types
    """The first resource of a kind; empty where there is none."""
    held = getattr(program, "DIRECTORY_ENTRY_RESOURCE", None)
    for entry in held.entries if held else ():
        if entry.id == kind:
            data = entry.directory.entries[0].directory.entries[0].data.struct
            return bytes(program.get_data(data.OffsetToData, data.Size))
    return b""
