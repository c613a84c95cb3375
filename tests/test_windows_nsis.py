"""The NSIS that makes setups, pinned and built; here of a source of one line, by a scons that pretends."""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "packaging" / "windows"
pytestmark = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb is not installed")
COMPILER = """#!/bin/sh
[ -d "$NSISDIR/Stubs" ] && echo v{version}
[ "$1" = -VERSION ] || echo "$NSISDIR $@" >"{told}"
"""
SCONS = """#!/bin/sh
echo built >>"{calls}"
[ -z "$PYTHONPATH" ] && [ -f SConstruct ] || exit 3
for word in "$@"; do
  case "$word" in PREFIX_BIN=*) bin="${{word#PREFIX_BIN=}}" ;; esac
done
cat >"$bin/makensis" <<'END'
{compiler}END
chmod 755 "$bin/makensis"
{ending}
"""


@dataclass
class Desk:
    """A computer on which everything is at hand that NSIS is built of and with."""

    nsis: ModuleType
    folder: Path

    @property
    def calls(self) -> int:
        """How often something was built."""
        told = self.folder / "calls.txt"
        return len(told.read_text(encoding="utf-8").splitlines()) if told.is_file() else 0

    @property
    def built(self) -> list[Path]:
        """What of NSIS, whole or not, is in the cache; and whatever else lies about there."""
        return [path for path in self.nsis.cache().glob("*") if path.name != "downloads"]

    def program(self, name: str, words: str) -> None:
        """Put a program on the path."""
        path = self.folder / "bin" / name
        path.write_text(words, encoding="utf-8")
        path.chmod(0o755)

    def scons(self, *, version: str = "3.12", ending: str = "") -> None:
        """The scons that builds a compiler of a version, and then does something else."""
        compiler = COMPILER.format(version=version, told=self.folder / "told.txt")
        calls = self.folder / "calls.txt"
        self.program("scons", SCONS.format(calls=calls, compiler=compiler, ending=ending))

    def pin(self, *addresses: str, data: bytes | None = None) -> None:
        """Pin both files; the source at the addresses given, and of another digest where data are given."""
        source, common = self.folder / "nsis_3.12.orig.tar.xz", self.folder / "nsis-common_3.12-1_all.deb"
        lines = [_line(source, data), *(f"  {one}" for one in addresses or [source.as_uri()])]
        lines += [_line(common), f"  {common.as_uri()}"]
        (self.folder / "nsis.txt").write_text("\n".join(("# A note.", "", *lines, "")), encoding="utf-8")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Desk]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    monkeypatch.syspath_prepend(str(SOURCES))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", "packaging")
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    (tmp_path / "bin").mkdir()
    nsis = importlib.import_module("nsis")
    monkeypatch.setattr(importlib.import_module("by_address"), "HERE", tmp_path)
    monkeypatch.setattr(nsis.system.os, "geteuid", lambda: 1000)
    desk = Desk(nsis, tmp_path)
    desk.scons()
    for name in ("g++", "xz"):
        desk.program(name, "#!/bin/sh\n")
    desk.program("makensis", "#!/bin/sh\necho v3.08-3+deb12u1\n")
    _write_source(tmp_path / "nsis_3.12.orig.tar.xz")
    _write_common(tmp_path)
    desk.pin()
    yield desk
    for path in SOURCES.glob("*.py"):
        sys.modules.pop(path.stem, None)


def test_what_is_pinned_is_of_one_version_and_has_two_places(desk, monkeypatch):
    monkeypatch.setattr(sys.modules["by_address"], "HERE", SOURCES)
    pins = desk.nsis.pinned_files("nsis.txt")
    assert [pin.name.partition("_")[2].startswith("3.12") for pin in pins] == [True, True]
    assert [(pin.name.endswith(".xz"), len(pin.addresses)) for pin in pins] == [(True, 2), (False, 2)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("nsis.tar.xz --size=3\n  http://a.example/b\n", "no exact pin and no address: nsis.tar.xz"),
        ("  http://a.example/b\n", "no exact pin and no address: http://a.example/b"),
        (f"nsis.tar.xz --size=3 --hash=sha256:{'0' * 64}\n", "no address for nsis.tar.xz"),
    ],
)
def test_a_list_that_pins_nothing_exactly_is_refused(desk, words, sentence):
    (desk.folder / "nsis.txt").write_text(words, encoding="utf-8")
    with pytest.raises(desk.nsis.DownloadError, match=sentence):
        desk.nsis.pinned_nsis()


def test_nsis_is_built_once_and_then_taken_from_the_cache(desk, capsys):
    first = desk.nsis.find_nsis()
    assert (first.version, first.why_not_to_hand_out) == ((3, 12), "")
    assert first.account == "NSIS 3.12 as pinned, its compiler built here"
    assert (first.data / "Stubs" / "zlib-amd64-unicode").read_text(encoding="utf-8") == "stub"
    shutil.rmtree(desk.folder / "bin")
    assert desk.nsis.find_nsis() == first
    assert desk.calls == 1
    assert capsys.readouterr().out.count("fetching") == 2


def test_the_compiler_is_told_where_its_files_are_and_reads_no_settings_of_anybody(desk):
    nsis = desk.nsis.find_nsis()
    assert nsis.makes(Path("one.nsi"), {"OUTPUT": "two.exe"})
    told = (desk.folder / "told.txt").read_text(encoding="utf-8").split()
    assert told[0] == str(nsis.data)
    assert {"-NOCONFIG", "-WX", "-DOUTPUT=two.exe", "one.nsi"} <= set(told)


def test_another_digest_is_refused_in_a_sentence_and_nothing_is_kept(desk):
    desk.pin(data=b"something else")
    with pytest.raises(desk.nsis.DownloadError) as refused:
        desk.nsis.pinned_nsis()
    said = str(refused.value)
    assert said.startswith("nsis_3.12.orig.tar.xz could not be fetched.")
    assert "nsis_3.12.orig.tar.xz: not the file whose digest is written down." in said
    assert [path for path in desk.nsis.cache().rglob("*") if path.is_file()] == []
    assert (desk.calls, desk.built) == (0, [])


def test_a_file_that_was_cut_short_or_goes_on_for_ever_is_refused(desk):
    source = (desk.folder / "nsis_3.12.orig.tar.xz").read_bytes()
    with _served({"/short": source[:-1], "/long": source + bytes(100_000)}) as address:
        desk.pin(f"{address}/short", f"{address}/long")
        with pytest.raises(desk.nsis.DownloadError) as refused:
            desk.nsis.pinned_nsis()
    assert str(refused.value).count("not the file whose digest is written down") == 2


def test_the_second_place_is_asked_when_the_first_has_moved_on(desk):
    source = (desk.folder / "nsis_3.12.orig.tar.xz").read_bytes()
    with _served({"/kept": source}) as address:
        desk.pin(f"{address}/moved-on", f"{address}/kept")
        assert desk.nsis.find_nsis().version == (3, 12)


def test_a_damaged_download_is_fetched_again(desk, capsys):
    desk.nsis.pinned_nsis()
    kept = next(desk.nsis.cache().glob("downloads/*/*.tar.xz"))
    kept.write_bytes(b"damaged")
    shutil.rmtree(desk.built[0])
    capsys.readouterr()
    assert desk.nsis.pinned_nsis().version == (3, 12)
    assert capsys.readouterr().out.count("fetching") == 1
    assert kept.read_bytes() == (desk.folder / "nsis_3.12.orig.tar.xz").read_bytes()


@pytest.mark.parametrize("ending", ["exit 1", "kill $$"])
def test_a_build_that_was_broken_off_is_not_used(desk, capfd, ending):
    desk.scons(ending=f"echo no such header; {ending}")
    with pytest.raises(desk.nsis.NsisError, match="scons failed"):
        desk.nsis.pinned_nsis()
    assert desk.built == []
    assert "no such header" in capfd.readouterr().err
    desk.scons()
    assert desk.nsis.pinned_nsis().version == (3, 12)


@pytest.mark.parametrize(
    "damage",
    [
        lambda built: (built / "SHA256SUMS").unlink(),
        lambda built: (built / "Stubs" / "zlib-amd64-unicode").write_text("another", encoding="utf-8"),
        lambda built: (built / "Stubs" / "zlib-amd64-unicode").unlink(),
        lambda built: (built / "Plugins.dll").touch(),
    ],
    ids=["half of it", "changed", "lost", "added"],
)
def test_what_was_built_is_built_again_when_it_is_not_whole(desk, damage):
    first = desk.nsis.pinned_nsis()
    files = {path: path.read_bytes() for path in first.data.rglob("*") if path.is_file()}
    damage(first.data)
    assert desk.nsis.pinned_nsis() == first
    assert desk.calls == 2
    assert {path: path.read_bytes() for path in first.data.rglob("*") if path.is_file()} == files


def test_a_compiler_that_says_another_version_is_not_taken(desk):
    desk.scons(version="3.11")
    with pytest.raises(desk.nsis.NsisError, match=r"says that it is NSIS 3\.11"):
        desk.nsis.pinned_nsis()
    assert desk.built == []


def test_where_it_cannot_be_fetched_the_older_one_of_the_system_is_given_and_why_is_said(desk, capsys):
    desk.pin("http://localhost:9/nowhere")
    nsis = desk.nsis.find_nsis()
    assert (nsis.version, nsis.account) == ((3, 8), "NSIS 3.08 of the system")
    assert "for trials alone" in nsis.why_not_to_hand_out
    said = capsys.readouterr().err
    assert "NSIS 3.12 could NOT be had: nsis_3.12.orig.tar.xz could not be fetched." in said
    assert "http://localhost:9/nowhere: " in said


def test_where_it_cannot_be_built_the_packages_are_named_and_the_older_one_is_given(
    desk, monkeypatch, capsys
):
    monkeypatch.setattr(desk.nsis, "_BUILDERS", {"scons-of-nobody": "scons", "xz": "xz-utils"})
    desk.program("g++", "#!/bin/sh\nexit 1\n")
    assert desk.nsis.find_nsis().version == (3, 8)
    out, err = capsys.readouterr()
    assert "sudo apt-get install scons zlib1g-dev\n" in out
    assert "could NOT be had: scons zlib1g-dev missing, to build it with." in err


def test_a_system_whose_own_is_new_enough_fetches_and_builds_nothing(desk, capsys):
    desk.program("makensis", "#!/bin/sh\necho v3.12-1\n")
    nsis = desk.nsis.find_nsis()
    assert (nsis.account, nsis.data) == ("NSIS 3.12 of the system", None)
    assert (desk.calls, desk.nsis.cache().exists(), capsys.readouterr().out) == (0, False, "")


def test_without_any_nsis_the_failure_is_one_sentence(desk, monkeypatch, capsys):
    monkeypatch.setattr(desk.nsis, "system_nsis", lambda: None)
    desk.pin("http://localhost:9/nowhere")
    with pytest.raises(desk.nsis.NsisError, match="NOT built and NOT tested: no NSIS"):
        desk.nsis.find_nsis()
    assert "sudo apt-get install nsis\n" in capsys.readouterr().out


def _line(path: Path, data: bytes | None = None) -> str:
    data = path.read_bytes() if data is None else data
    return f"{path.name} --size={len(data)} --hash=sha256:{hashlib.sha256(data).hexdigest()}"


def _write_source(path: Path) -> None:
    with tarfile.open(path, "w") as files:
        words = b"# What scons reads.\n"
        entry = tarfile.TarInfo("nsis-3.12/SConstruct")
        entry.size = len(words)
        files.addfile(entry, io.BytesIO(words))


def _write_common(folder: Path) -> None:
    package = folder / "package"
    (package / "DEBIAN").mkdir(parents=True)
    control = "Package: nsis-common\nVersion: 3.12-1\nArchitecture: all\nMaintainer: A <a@a.example>\n"
    (package / "DEBIAN" / "control").write_text(f"{control}Description: a\n", encoding="utf-8")
    stub = package / "usr" / "share" / "nsis" / "Stubs" / "zlib-amd64-unicode"
    stub.parent.mkdir(parents=True)
    stub.write_text("stub", encoding="utf-8")
    words = ["dpkg-deb", "--build", "-Znone", package, folder / "nsis-common_3.12-1_all.deb"]
    subprocess.run(words, check=True, capture_output=True)


@contextmanager
def _served(files: dict[str, bytes]) -> Iterator[str]:
    """The address of a server on this computer that has these files and no other."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = files.get(self.path)
            self.send_response(404 if data is None else 200)
            self.end_headers()
            self.wfile.write(data or b"not there")

        def log_message(self, *_words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
