"""``make installer`` builds what is handed out into ``dist``; ``make installer-test`` tries it under Wine.

The latter also runs the tests below the services by the Python for Windows. With an NSIS whose setups have
known holes the former fails, and the latter leaves what it tried in ``build/windows/for-trials-only``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import building
import downloads
import environment
import setup_file
import try_folders
import try_setup
import windows_tests
from audit import PROGRAMS
from installed import Computer
from nsis import Nsis, NsisError, find_nsis
from wine import Prefix, WineError

OUTPUT = environment.ROOT / "dist"
FOR_TRIALS = building.FOLDER / "for-trials-only"
WORK = building.FOLDER / "trial"
OLDER = "0.0.1"  # than any version there will be
FAILURES = (building.BuildError, WineError, downloads.DownloadError, NsisError, setup_file.SetupError)


def main(wish: str) -> int:
    """0 when the setup is built, and where *wish* is "test", every check and every test passes."""
    try:
        building.need_tools()
        nsis = building.timed("NSIS", find_nsis)
        setup = build_all(nsis, for_trials=wish == "test")
        if wish != "test":
            return 0
        return max(try_out(nsis, setup), windows_tests.run(building.base_prefix()))
    except FAILURES as error:
        print(f"Briefing Desk: {error}", file=sys.stderr)
        return 1


def build_all(nsis: Nsis, *, for_trials: bool) -> Path:
    """The setup, with the portable .zip and the checksums beside it; signed where a certificate is named.

    Raises:
        SetupError: it is to be handed out, and this NSIS makes none that may be.
    """
    why_not = nsis.why_not_to_hand_out
    if why_not and not for_trials:
        raise setup_file.SetupError(why_not)
    bundle = building.bundle()
    for folder in (OUTPUT, FOR_TRIALS):
        shutil.rmtree(folder, ignore_errors=True)
    signature = setup_file.signature_from_environment()
    folder = FOR_TRIALS if why_not else OUTPUT
    about = (bundle, building.ICON, building.version(), folder, signature)
    hand_out = partial(setup_file.hand_out, nsis, *about)
    files = building.timed("setup, portable .zip, checksums", hand_out)
    for path in files:
        print(f"   {path.relative_to(environment.ROOT)}  {path.stat().st_size / 1e6:.1f} MB")
    print(f"The setup is made by {nsis.account}. {why_not}".rstrip())
    return files[0]


def try_out(nsis: Nsis, setup: Path) -> int:
    """0 when every check holds; those that do not are named."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    given = building.timed("other setups to try", lambda: what_is_tried(nsis, setup))
    prefix = Prefix(WORK / "wine")
    building.timed("a computer that has nothing of it", prefix.make)
    with screen() as display:
        computer = Computer(prefix, display)
        results = building.timed("checks", lambda: try_setup.try_all(computer, given, WORK))
        small = small_setups(nsis, WORK)
        building.timed("checks of folders", lambda: try_folders.try_all(computer, small, results))
    prefix.end()
    print(
        f"{len(results.held)} checks of the setup, {len(results.failed)} failed: {'; '.join(results.failed)}"
    )
    return 1 if results.failed else 0


def what_is_tried(nsis: Nsis, setup: Path) -> try_setup.Handout:
    """The setup, and those that are made to try it with: an older one, and two that know no administrator."""
    signature, authority = self_signed(WORK)
    make = partial(setup_file.make_setup, nsis, building.BUNDLE, building.ICON, OLDER, fast=True)
    make_small = partial(setup_file.make_setup, nsis, stand_in(WORK), building.ICON, OLDER, fast=True)
    return try_setup.Handout(
        old=make(WORK / "older-setup.exe", signature=signature),
        old_version=OLDER,
        new=setup,
        version=building.version(),
        portable=setup.with_name(setup.name.replace("-setup.exe", "-portable.zip")),
        authority=authority,
        once=make_small(WORK / "once-setup.exe", pretend="once"),
        always=make_small(WORK / "always-setup.exe", pretend="always"),
        pictures=building.FOLDER / "pictures",
    )


def small_setups(nsis: Nsis, folder: Path) -> try_folders.Small:
    """Setups to try with what happens to folders."""
    bundle = stand_in(folder)
    make = partial(setup_file.make_setup, nsis, bundle, building.ICON, fast=True)
    return try_folders.Small(
        pictures=building.FOLDER / "pictures",
        older=make(version="0.0.1", target=folder / "first-setup.exe"),
        newer=make(version="0.0.2", target=folder / "second-setup.exe"),
        newer_version="0.0.2",
        before=make(version="0.0.2.dev1", target=folder / "pre-setup.exe"),
        once=make(version="0.0.2", target=folder / "ask-setup.exe", pretend="once"),
        holder=setup_file.make_holder(nsis, folder / "holder.exe"),
    )


def stand_in(folder: Path) -> Path:
    """A bundle with nothing in it, for setups of which the pages alone are tried."""
    bundle = folder / "stand-in"
    for name in (*PROGRAMS, "_internal/nothing.txt"):
        (bundle / name).parent.mkdir(parents=True, exist_ok=True)
        (bundle / name).write_text(name, encoding="utf-8")
    (bundle / "_internal" / "large.bin").write_bytes(bytes(2_000_000))  # too large where there is no room
    return bundle


def self_signed(folder: Path) -> tuple[setup_file.Signature, Path]:
    """A signature nobody would trust, to try signing with; and the certificate that vouches for it."""
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "both.p12"
    password = folder / "password.txt"
    password.write_text("trial", encoding="utf-8")
    make = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Briefing Desk trial")
    use = ("-addext", "extendedKeyUsage=codeSigning", "-addext", "keyUsage=digitalSignature")
    pack = (
        "pkcs12",
        "-export",
        "-inkey",
        key,
        "-in",
        certificate,
        "-out",
        both,
        "-passout",
        f"file:{password}",
    )
    for words in ((*make, *use, "-keyout", key, "-out", certificate), pack):
        if subprocess.run(["openssl", *words], capture_output=True, check=False).returncode:
            raise setup_file.SetupError("No certificate could be made to try signing with.")
    return setup_file.Signature(both, password), certificate


@contextmanager
def screen() -> Iterator[str]:
    """The name of a display of its own, as long as it is needed."""
    with tempfile.TemporaryFile() as told:
        words = ["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1600x1000x24"]
        server = subprocess.Popen(words, pass_fds=[told.fileno()], stderr=subprocess.DEVNULL)
        try:
            yield _display(server, Path(f"/proc/self/fd/{told.fileno()}"))
        finally:
            server.terminate()
            server.wait()


def _display(server: subprocess.Popen[bytes], told: Path) -> str:
    for _ in range(100):
        if name := told.read_text(encoding="ascii").strip():
            return f":{name}"
        try:
            server.wait(timeout=0.2)
        except subprocess.TimeoutExpired:
            continue
        break
    raise WineError("No screen could be made for the tests of the setup (Xvfb).")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
