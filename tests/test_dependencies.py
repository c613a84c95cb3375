"""Every dependency is explained, has an end, and is written down exactly as it is installed."""

from __future__ import annotations

import importlib.metadata
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent


def test_every_dependency_is_explained() -> None:
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    unexplained = [one.name for one in _declared() if f"`{one.name}`" not in explained]
    assert not unexplained


def test_every_dependency_stops_before_a_version_nobody_has_tried() -> None:
    open_ended = [str(one) for one in _declared() if not {s.operator for s in one.specifier} & {"<", "=="}]
    assert not open_ended


def test_every_version_that_is_installed_is_written_down() -> None:
    pinned = _pinned()
    unwritten = sorted(name for name in _closure(_declared()) if name not in pinned)
    assert not unwritten


def test_what_is_written_down_is_what_is_installed() -> None:
    pinned = _pinned()
    installed = {name: importlib.metadata.version(name) for name in _closure(_declared()) if name in pinned}
    assert installed == {name: pinned[name] for name in installed}


def test_what_is_written_down_lies_in_the_declared_ranges() -> None:
    pinned = _pinned()
    outside = [str(one) for one in _declared() if pinned[canonicalize_name(one.name)] not in one.specifier]
    assert not outside


@cache
def _declared() -> tuple[Requirement, ...]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
    ]
    return tuple(Requirement(line) for lines in lists for line in lines)


def _pinned() -> dict[str, str]:
    lines = [
        line.partition("#")[0].strip()
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    ]
    exact = [Requirement(line) for line in lines if line]
    assert all(str(one.specifier).startswith("==") and "*" not in str(one.specifier) for one in exact)
    return {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in exact}


def _closure(wanted: Iterable[Requirement]) -> set[str]:
    """The names of what the requirements bring along; the build's own only where it is installed."""
    names: set[str] = set()
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in names:
            continue
        try:
            brought = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            assert name == "hatchling", f"{name} is declared and not installed"
            continue
        names.add(name)
        waiting += [r for r in map(Requirement, brought) if r.marker is None or _holds(r, one.extras)]
    return names


def _holds(requirement: Requirement, extras: Iterable[str]) -> bool:
    return any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras))
