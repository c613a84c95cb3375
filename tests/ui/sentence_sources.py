"""What the sources below the window say in words: every text that may be, or be a part of, a sentence shown.

Nothing has to be listed to be found: whatever reads as words is taken, but for documentation, logging, errors
that are bugs, and the modules named here, with the reason. So a new sentence cannot be forgotten.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "briefing_app"
BELOW = ("domain", "storage", "documents", "services", "paths.py", "bootstrap.py")

NOT_SHOWN = {
    "domain/notation": "the readable notation is typed on the command line and in the sample alone",
    "services/sample": "faults of the sample's own files, for who writes them",
    "services/toml_text.py": "writes TOML",
    "documents/readers/oddities.py": "said by their codes: resources/reading.toml",
    "documents/readers/consistency.py": "said by their codes: resources/reading.toml",
    "documents/readers/repetitions.py": "said by their codes: resources/reading.toml",
    "documents/readers/html/left_out.py": "said by their codes: resources/reading.toml",
    "documents/readers/html/regions.py": "what parts of pages are called",
    "documents/readers/word/notices.py": "said by their codes: resources/reading.toml",
    "documents/readers/word/story.py": "the names of galleries in Word files",
    "documents/readers/word/styles.py": "the names of styles in Word files",
    "documents/readers/word/symbols.py": "the names of fonts",
    "documents/gate_allowed/vocabulary.py": "the grammar of XML",
    "documents/writers/html": "writes HTML",
    "documents/writers/markdown.py": "writes Markdown",
    "documents/writers/text.py": "writes text",
    "documents/writers/word/": "writes XML",
    "storage/migrations/": "writes SQL",
    "storage/schema_text.py": "writes SQL",
    "storage/search": "writes SQL",
}
SHOWN_ALL_THE_SAME = {"documents/writers/word/template.py"}
NO_SENTENCE = {
    "{} before {}": "the name of a file",
    "Name lost {}": "a name that is stored",
    "Title lost {}": "a title that is stored",
    "{} damaged journal {}": "the name of a file",
    "{} before ": "how the name of such a file begins",
    "{} backups": "the name of a folder",
    "{} findings": "written to the record of acts",
    "{} twins differ": "written to the record of acts",
    "{} obstacles": "written to the record of acts",
    "{} changes": "written to the record of acts",
    "changed meanwhile": "written to the record of acts",
    "could not be searched": "written to the record of acts",
    "{} deleted": "written to the record of acts",
    "text ({})": "written to the record of acts",
    "Approved in another library": "written into a reason, in the language of the library",
    "Approuvé dans une autre bibliothèque": "written into a reason, in the language of the library",
    "disk i/o": "what the driver says",
    "unable to open": "what the driver says",
    "not a database": "what the driver says",
    "google drive": "what a folder is called",
    "my drive": "what a folder is called",
    "mobile documents": "what a folder is called",
    "Google Drive": "a name",
    "Briefing Desk": "a name",
    "PowerPoint Document": "what a stream of an old presentation is called",
    "public domain": "a licence, as it is called where it is given",
    "{} (line {}, column {})": "of the readable notation",
}

_PLACE = re.compile(r"\{[^{}]*\}")
_CODE = re.compile(r"[<>\\=]|\(\?|PRAGMA|SELECT|[A-Z]{4,} [A-Z]{3,}|^#|^\|")
_BUGS = {"ValueError", "TypeError", "RuntimeError", "NotImplementedError", "KeyError", "AssertionError"}
_NO_WORDS = ("compile", "TypeVar", "getLogger", "strftime", "namedtuple")


@cache
def below_the_window() -> tuple[tuple[str, str], ...]:
    """Each text in words with the place it stands at; what fills it in is ``{}``."""
    return tuple(_below_the_window())


def _below_the_window() -> Iterator[tuple[str, str]]:
    for path in _modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        passed_by = _passed_by(tree)
        for node in ast.walk(tree):
            if node not in passed_by and (text := template(node)) is not None and _reads_as_words(text):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", text


def raised_in_the_window() -> Iterator[tuple[str, str]]:
    """Sentences that the window raises itself without the catalogue of Qt."""
    for path in sorted((PACKAGE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call) or _is_bug(node.exc):
                continue
            for argument in node.exc.args:
                if (text := template(argument)) is not None and " " in text:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", text


def template(node: ast.AST) -> str | None:
    """A text with ``{}`` wherever something is filled in; None for what is no text."""
    match node:
        case ast.Constant(value=str(text)):
            return _PLACE.sub("{}", text)
        case ast.JoinedStr():
            return "".join(template(one) or "{}" for one in node.values)
        case ast.BinOp(op=ast.Add()):
            left, right = template(node.left), template(node.right)
            return None if left is None and right is None else (left or "{}") + (right or "{}")
        case _:
            return None


def form(english: str) -> str:
    """An entry's English sentence in the same form."""
    return _PLACE.sub("{}", english.replace("{{", "{").replace("}}", "}"))


def is_no_sentence(text: str) -> bool:
    return text in NO_SENTENCE


def _modules() -> Iterator[Path]:
    for name in BELOW:
        top = PACKAGE / name
        for path in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            place = path.relative_to(PACKAGE).as_posix()
            if place in SHOWN_ALL_THE_SAME or not place.startswith(tuple(NOT_SHOWN)):
                yield path


def _passed_by(tree: ast.AST) -> set[ast.AST]:
    """What is no sentence wherever it stands, and the pieces of texts that are taken whole."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                passed.add(node.value)
            case ast.Call() if ast.unparse(node.func).startswith("log.") or _is_named(node, _NO_WORDS):
                passed.update(ast.walk(node))
            case ast.AnnAssign() | ast.arg() if node.annotation is not None:
                passed.update(ast.walk(node.annotation))
            case ast.Raise(exc=ast.Call()) if _is_bug(node.exc):
                passed.update(ast.walk(node))
            case ast.ClassDef() if any(ast.unparse(base).endswith("Enum") for base in node.bases):
                passed.update(one for member in node.body for one in ast.walk(member))
            case ast.JoinedStr():
                passed.update(node.values)
            case ast.BinOp(op=ast.Add()) if template(node) is not None:
                passed.update((node.left, node.right))
    return passed


def _is_bug(call: ast.Call) -> bool:
    return ast.unparse(call.func) in _BUGS


def _is_named(call: ast.Call, names: tuple[str, ...]) -> bool:
    return ast.unparse(call.func).endswith(names)


def _reads_as_words(text: str) -> bool:
    bare = text.replace("{}", "")
    return (
        bool(re.search("[a-z]", bare)) and " " in text.replace("{}", "x").strip() and not _CODE.search(text)
    )
