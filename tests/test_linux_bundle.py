"""What the bundle for Linux is built with; building one takes minutes: make bundle."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "packaging" / "linux-wheels.txt"
_PIN = re.compile(r"([\w.-]+==\S+)((?: --hash=sha256:[0-9a-f]{64})+)")


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    module = importlib.import_module("bundle")
    monkeypatch.setattr(module, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    monkeypatch.setattr(module.venv, "create", lambda folder, with_pip: folder.mkdir())
    return module


def pins(path: Path) -> list[re.Match[str]]:
    """The lines of a list of wheels, each a version with its digests."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    found = [_PIN.fullmatch(line) for line in lines]
    assert None not in found
    return [match for match in found if match is not None]


def test_the_wheels_for_linux_are_of_the_versions_for_windows() -> None:
    for_windows = {match[1] for match in pins(ROOT / "packaging" / "windows" / "wheels.txt")}
    assert {match[1] for match in pins(PINS)} == {
        pin for pin in for_windows if not pin.startswith("pywin32-ctypes==")
    }


def test_the_tools_of_the_bundle_are_installed_by_digest(bundle: ModuleType) -> None:
    ((_, command), _stamped, *_rest) = bundle.steps()
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(command)
    assert command[-2:] == ["--requirement", PINS]


def test_pip_takes_no_wheel_of_another_digest(bundle: ModuleType, tmp_path: Path, monkeypatch) -> None:
    made = wheel(tmp_path / "altgraph-0.17.5-py3-none-any.whl")
    wrong = tmp_path / "pins.txt"
    wrong.write_text(f"altgraph @ {made.as_uri()} --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    monkeypatch.setattr(bundle, "PINS", wrong)
    ((_, command), *_rest) = bundle.steps()
    there = ("--target", str(tmp_path / "there"))
    done = subprocess.run([sys.executable, *command[1:], *there], capture_output=True, text=True, check=False)
    assert done.returncode
    assert "DO NOT MATCH THE HASHES" in done.stderr


def wheel(path: Path) -> Path:
    """A wheel with nothing in it."""
    files = {
        "METADATA": "Metadata-Version: 2.1\nName: altgraph\nVersion: 0.17.5\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as made:
        for name, words in files.items():
            made.writestr(f"altgraph-0.17.5.dist-info/{name}", words)
    return path
