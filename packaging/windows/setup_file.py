"""Makes what is handed out from a finished bundle: the setup, the portable .zip, the checksums."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audit import PROGRAMS
from version_resource import NAME, numbers

if TYPE_CHECKING:
    from nsis import Nsis

HERE = Path(__file__).resolve().parent
LARGEST = 45_000_000
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same files give the same .zip


class SetupError(Exception):
    """The setup could not be made, or is too large; one sentence."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A certificate to sign with, in a PKCS #12 file, its password in a file of its own."""

    certificate: Path
    password: Path
    timestamps: str = ""
    """The address of a server of timestamps; "" for none, as in tests."""

    @property
    def words(self) -> list[str]:
        """The words of ``osslsigncode sign``, but for the files."""
        words = ["osslsigncode", "sign", "-pkcs12", str(self.certificate), "-readpass", str(self.password)]
        words += ["-h", "sha256", "-n", NAME]
        return [*words, "-ts", self.timestamps] if self.timestamps else words

    def sign(self, program: Path) -> None:
        """Sign a program in its place.

        Raises:
            SetupError: it cannot be signed.
        """
        signed = program.with_name(f"{program.name}.signed")
        done = subprocess.run([*self.words, "-in", program, "-out", signed], capture_output=True, check=False)
        if done.returncode:
            raise SetupError(f"{program.name} could not be signed: {done.stdout.decode(errors='replace')}")
        signed.replace(program)


def make_setup(
    nsis: Nsis,
    bundle: Path,
    icon: Path,
    version: str,
    target: Path,
    *,
    fast: bool = False,
    signature: Signature | None = None,
    pretend: str = "",
) -> Path:
    """The setup for a bundle; *fast* packs it less well, for tests. Signed with its uninstaller where asked.

    The picture of its pages lies beside the icon. *pretend* makes one for trials, to which nobody is an
    administrator: "once", until asked for the rights, or "always".

    Raises:
        SetupError: NSIS failed, or the setup is too large to hand out.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    four = ".".join(map(str, numbers(version)))
    given: dict[str, object] = {"VERSION": version, "NUMBERS": four, "BUNDLE": bundle, "OUTPUT": target}
    given |= {"ICON": icon, "PICTURE": icon.with_suffix(".bmp")}
    given |= {"PRETEND_USER": pretend} if pretend else {}
    given |= {"FAST": 1} if fast else {}
    with tempfile.TemporaryDirectory() as folder:
        given |= {"SIGN": _signing_script(signature, Path(folder))} if signature else {}
        if not nsis.makes(HERE / "installer.nsi", given):
            raise SetupError("The setup could not be made; see the lines above.")
    if signature:
        signature.sign(target)
    if not fast and target.stat().st_size > LARGEST:
        raise SetupError(
            f"{target.name} has {target.stat().st_size / 1e6:.1f} MB; {LARGEST / 1e6:.0f} are the most."
        )
    return target


def make_holder(nsis: Nsis, target: Path) -> Path:
    """For trials: a program that keeps the file named to it open.

    Raises:
        SetupError: NSIS failed.
    """
    if not nsis.makes(HERE / "holder.nsi", {"OUTPUT": target}):
        raise SetupError("The program that keeps a file open could not be made; see the lines above.")
    return target


def _signing_script(signature: Signature, folder: Path) -> Path:
    """A command of one word that signs the file it is given: NSIS calls it for the uninstaller."""
    script = folder / "sign-uninstaller"
    words = " ".join(f"'{word}'" for word in signature.words)
    script.write_text(
        f'#!/bin/sh -e\n{words} -in "$1" -out "$1.signed"\nmv "$1.signed" "$1"\n', encoding="utf-8"
    )
    script.chmod(0o700)
    return script


def make_portable(bundle: Path, target: Path) -> Path:
    """The same folder as a .zip, for whom the setup is no way; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in bundle.rglob("*") if path.is_file()):
            name = f"{bundle.name}/{path.relative_to(bundle).as_posix()}"
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())
    return target


def write_checksums(files: list[Path]) -> Path:
    """The list ``SHA256SUMS`` beside the files, as ``sha256sum --check`` reads it."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(files)]
    target = files[0].parent / "SHA256SUMS"
    target.write_text("".join(lines), encoding="utf-8")
    return target


def hand_out(
    nsis: Nsis, bundle: Path, icon: Path, version: str, folder: Path, signature: Signature | None
) -> tuple[Path, Path, Path]:
    """The setup, the portable .zip and the checksums, in a folder; signed from the inside out where asked.

    Raises:
        SetupError: one of them cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if signature:
        for name in PROGRAMS:
            signature.sign(bundle / name)
    begin = f"Briefing-Desk-{version}"
    setup = make_setup(nsis, bundle, icon, version, folder / f"{begin}-setup.exe", signature=signature)
    portable = make_portable(bundle, folder / f"{begin}-portable.zip")
    return setup, portable, write_checksums([setup, portable])


def signature_from_environment() -> Signature | None:
    """The certificate named in ``BRIEFING_SIGN_CERTIFICATE`` and ``BRIEFING_SIGN_PASSWORD_FILE``, or None."""
    certificate = os.environ.get("BRIEFING_SIGN_CERTIFICATE", "")
    password = os.environ.get("BRIEFING_SIGN_PASSWORD_FILE", "")
    if not certificate:
        return None
    return Signature(Path(certificate), Path(password), os.environ.get("BRIEFING_SIGN_TIMESTAMPS", ""))
