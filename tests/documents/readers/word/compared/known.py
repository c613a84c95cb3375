"""What pandoc 2.17 and python-docx are known to get wrong in the files of hand-written XML."""

from __future__ import annotations

from tests.documents.readers.word.compared.case import Defect, adds, changes, loses

_NO_INSERTIONS = "it loses tracked insertions and moves"
_NO_CONTROLS = "it loses content controls and all within them"

PANDOC: dict[str, tuple[Defect, ...]] = {
    "changed": (
        adds("it shows cells that a tracked change deleted", "canary cell", "canary cell"),
        loses("it loses a link within an insertion", "An inserted link"),
    ),
    "controls": (changes("it takes what a control asks for as an answer", (".", "Click here canary.")),),
    "fields": (
        changes("it shows what a field in the question of another gives", ("the", "canarythe")),
        changes("it loses simple fields", ("Lee Ann,", ",")),
    ),
    "boxes": (
        changes("it reads no fallback of alternate content around runs", ("for older programs.", ".")),
        loses("it reads no text boxes", "In a table in a box"),
    ),
    "hidden": (
        adds("it shows hidden words", "canary", "canary", "canary paragraph"),
        changes("it lacks most signs of Wingdings", ("✓ ✓", "ü")),
    ),
    "lists": (loses("it does not count the numbers of headings", "1", "1.1", "1.2", "2"),),
    "french": (
        changes(
            "it shows a hyphen that only the end of a line would", ("Îles‑du‑Prince", "Îles\u00ad‑du‑Prince")
        ),
        changes("it loses the line end of w:cr", ("ligne troisième", "lignetroisième")),
    ),
    "right-to-left": (
        loses("it loses what is within w:dir and w:bdo", "שלום עולם", "about"),
        loses("it loses words with their reading above them", "東京 (とうきょう)"),
    ),
    "around": (loses("it loses what is within w:customXml", "tagged", "A tagged paragraph."),),
}

PYTHON_DOCX: dict[str, tuple[Defect, ...]] = {
    "changed": (
        loses(_NO_INSERTIONS, "arrives on Monday", "The harbour committee was moved.", "An inserted link"),
        changes(_NO_INSERTIONS, ("Halfways", "Halfway"), ("42", "canary cell")),
        adds("it shows cells that a tracked change deleted", "canary cell"),
    ),
    "controls": (
        loses(
            _NO_CONTROLS,
            "First level. Second level. Fourth level. First level again.",
            "words within words",
            "Amal Haddad Envoy Jo Berg Clerk",
            "Counsellor In a cell and again",
            "Whole table in a control",
        ),
        changes(_NO_CONTROLS, ("Ottawa,", ",")),
    ),
    "fields": (
        changes("it shows what a field in the question of another gives", ("the", "canarythe")),
        changes("it loses simple fields", ("Lee Ann,", ",")),
    ),
    "notes": (changes("it shows the mark of a note among the words", ("Ferries", "Ferries*")),),
    "boxes": (
        changes("it reads no alternate content", ("for older programs.", ".")),
        loses("it reads no text boxes", "In a table in a box"),
    ),
    "hidden": (
        adds("it shows hidden words", "canary", "canary", "canary paragraph"),
        loses("it reads no symbols", "\u03b1"),
        changes("it reads no symbols, and letters in a font of signs as letters", ("✓ ✓", "ü")),
    ),
    "lists": (loses("it does not count the numbers of headings", "1", "1.1", "1.2", "2"),),
    "french": (
        changes(
            "it takes a hyphen that keeps words together as a plain one",
            ("Vice‑présidente", "Vice-présidente"),
        ),
    ),
    "right-to-left": (
        loses("it loses what is within w:dir and w:bdo", "שלום עולם", "about"),
        loses("it loses words with their reading above them", "東京 (とうきょう)"),
    ),
    "around": (
        loses(
            "it loses what is within w:smartTag and w:customXml", "Bergen", "tagged", "A tagged paragraph."
        ),
        loses("it loses equations", "x"),
        changes("it parts no words at a new page", ("page after", "pageafter")),
    ),
}
