"""The workflow that builds the setup on a Windows runner; nobody has run it, so it is read with care."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WORKFLOW = (ROOT / ".github" / "workflows" / "windows.yml").read_text(encoding="utf-8")
HEAD, *STEPS = re.split(r"^      - ", WORKFLOW, flags=re.MULTILINE)


def step(words: str) -> str:
    """The step in whose name these words are."""
    (found,) = [one for one in STEPS if words in one.partition("\n")[0]]
    return found


def test_every_action_is_named_by_its_commit() -> None:
    used = re.findall(r"uses: (\S+)", WORKFLOW)
    assert len(used) == 3
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one)] == []


def test_only_the_steps_that_sign_are_given_a_secret() -> None:
    assert re.findall(r"secrets\.\w+(.*)", HEAD) == [" != '' }}"]  # whether there is one
    given = {one.partition("\n")[0]: set(re.findall(r"secrets\.(\w+)", one)) for one in STEPS}
    assert {name: names for name, names in given.items() if names} == {
        "name: A command that signs the file it is given, where there is a certificate": {"SIGN_CERTIFICATE"},
        "name: Programs signed": {"SIGN_PASSWORD"},
        "name: Setup, with its uninstaller signed": {"SIGN_PASSWORD"},
        "name: Setup signed": {"SIGN_PASSWORD"},
    }


def test_a_step_that_signs_is_left_out_where_there_is_no_certificate() -> None:
    for words in ("signs the file", "Programs signed", "Setup signed"):
        assert "if: env.IS_SIGNED == 'true'" in step(words)
    assert 'if ($env:IS_SIGNED -eq "true")' in step("its uninstaller signed")


@pytest.mark.parametrize("tool", ["choco", "pip install --constraint", "--editable"])
def test_nothing_is_installed_by_a_name_alone(tool: str) -> None:
    assert tool not in WORKFLOW
    assert WORKFLOW.count("-m pip install") == 1
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(
        step("A Python that builds").replace('"', " ").split()
    )


def test_what_only_tests_need_is_not_in_the_python_that_builds() -> None:
    lists = re.findall(
        r'/(building|testing)/Scripts/python" \$install(.*?)(?=\n {10}"|\Z)', WORKFLOW, re.DOTALL
    )
    needed = {
        python: set(re.findall(r"[\w-]+\.txt", words.partition("- name")[0])) for python, words in lists
    }
    assert needed == {
        "building": {"wheels.txt"},
        "testing": {"wheels.txt", "wheels-for-tests.txt"},
    }
    assert "/building/" in step("Bundle, looked")
    assert "/building/" in step("Every file of it")


def test_the_setup_is_given_the_same_words_as_under_wine() -> None:
    """But for those of trials; the one that signs only where there is a certificate."""
    source = (ROOT / "packaging" / "windows" / "setup_file.py").read_text(encoding="utf-8")
    make = source[source.index("def make_setup(") :].partition("\ndef ")[0]
    under_wine = set(re.findall(r'"([A-Z_]+)": |-D([A-Z]+)', make))
    wanted = {name for names in under_wine for name in names if name} - {"FAST", "PRETEND_USER"}
    making = step("its uninstaller signed")
    assert {"VERSION", "NUMBERS", "BUNDLE", "SIGN"} < wanted
    assert set(re.findall(r'"-D(\w+)=', making)) == wanted
    assert '"-WX"' in making


def test_the_runner_says_for_whom_and_looks_at_the_signatures_of_what_was_installed() -> None:
    tried = step("Setup installed, used and removed")
    assert '"/S /CurrentUser"' in tried
    assert tried.index("/CurrentUser") < tried.index("Get-AuthenticodeSignature") < tried.index("_?=")


def test_nsis_is_looked_at_before_it_makes_anything() -> None:
    look = step("NSIS with the 64-bit stubs")
    for words in (
        "NSIS_SHA256",
        "Get-FileHash -Algorithm SHA256",
        '[version]"3.12"',
        "lzma_solid-amd64-unicode",
    ):
        assert words in look
    assert look.index("Get-FileHash") < look.index("Expand-Archive") < look.index("makensis.exe")
    assert WORKFLOW.index(look) < WORKFLOW.index("@words packaging\\windows\\installer.nsi")
    assert {"NSIS_ADDRESS", "NSIS_SHA256"} <= set(
        re.findall(r"\w+", (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8"))
    )
