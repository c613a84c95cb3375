"""A package opened once, however often it is compared with what is here."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.storage.ceiling import CeilingRules
    from briefing_app.storage.packages.opened import OpenedPackage
    from briefing_app.storage.packages.package_file import PackageFile


class Opening:
    """A package as it came, and under our ids; opening it costs most of what reading it in does.

    It is compared again in the transaction that stores it, as the library may have changed meanwhile, but
    not opened again there: nobody else can write as long as that lasts.
    """

    def __init__(self, file: PackageFile, package: OpenedPackage, rules: CeilingRules) -> None:
        self.file = file
        self.package = package
        self._rules = rules
        self._renamed: tuple[Mapping[str, str], OpenedPackage] | None = None

    def under(self, ids: Mapping[str, str]) -> OpenedPackage:
        """The package with our ids in the place of its own; the one of before where they are the same."""
        if not ids:
            return self.package
        if self._renamed is None or self._renamed[0] != ids:
            self._let_go()
            self._renamed = dict(ids), self.package.renamed(ids, self._rules)
        return self._renamed[1]

    def close(self) -> None:
        """Let go of all that was opened."""
        self._let_go()
        self.package.close()

    def _let_go(self) -> None:
        if self._renamed is not None:
            self._renamed[1].close()
            self._renamed = None


@contextmanager
def opening(path: Path, rules: CeilingRules) -> Generator[Opening, None, None]:
    """A package from its file, let go of at the end.

    Raises:
        UnreadableError: it cannot be read.
    """
    from briefing_app.storage.packages.opened import open_package
    from briefing_app.storage.packages.package_file import package_file

    with package_file(path) as file:
        one = Opening(file, open_package(file, rules), rules)
        try:
            yield one
        finally:
            one.close()
