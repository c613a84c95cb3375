"""The ways to leak that are not planted into a finished file: shown caught by other tests, or explained."""

from __future__ import annotations

from tests.documents.vectors.registry import Elsewhere, Untestable

_TWINS = "tests/documents/writers/test_twins.py::test_nothing_of_the_severed_words_shows_in_the_public_file"
_OTHER_WORDS = (
    "tests/domain/test_edition.py::test_other_words_in_the_same_severances_give_the_same_public_edition"
)

_FOUND = "tests/services/test_twins.py::test_"
_TOLD = f"{_FOUND}a_file_that_tells_of_withheld_words_is_not_handed_over"
"""The twins at the export itself: whatever a file tells of withheld words, the file is not handed over."""

ELSEWHERE: tuple[Elsewhere, ...] = (
    Elsewhere(
        37,
        "gap as long as the words",
        (
            _TWINS,
            f"{_FOUND}a_gap_as_wide_as_what_was_taken_out_is_found",
            "tests/domain/test_edition.py::test_the_severed_words_leave_one_marker_where_they_were",
        ),
    ),
    Elsewhere(39, "gaps in numbers and in order", (_TWINS, _TOLD, _OTHER_WORDS)),
    Elsewhere(
        40,
        "row or column gone, widths and sums left",
        (
            _TWINS,
            f"{_FOUND}a_table_that_shows_facts_the_note_does_not_state_is_found",
            "tests/domain/test_edition.py::"
            "test_a_severed_row_column_and_cell_are_gone_from_an_authored_table_and_their_places_are_kept",
        ),
    ),
    Elsewhere(
        41,
        "severed in one language, free in the other",
        (
            "tests/services/test_other_language.py::"
            "test_a_passage_severed_in_the_other_language_alone_stops_the_public_edition",
        ),
    ),
    Elsewhere(43, "number of pages, breaks", (_TWINS, _TOLD)),
    Elsewhere(
        44,
        "ids, hashes and the order by them",
        (
            _TWINS,
            _TOLD,
            "tests/domain/test_edition.py::"
            "test_what_is_released_holds_no_id_mark_origin_or_severance_of_the_library",
        ),
    ),
    Elsewhere(
        45,
        "the wrong one of two files",
        ("tests/services/test_exports.py::test_a_file_name_is_one_every_system_takes",),
    ),
    Elsewhere(
        46,
        "clipboard, drag, what is read aloud",
        (
            "tests/services/test_clipboard.py::test_other_programs_get_every_free_word_and_no_severed_one",
            "tests/ui/test_what_is_copied.py::test_no_room_gives_a_withheld_word",
            "tests/ui/test_what_is_copied.py::test_no_dialog_gives_a_withheld_word",
        ),
    ),
    Elsewhere(
        47,
        "search, log, audit row, crash report",
        (
            "tests/cli/test_log_file.py::test_no_word_of_a_record_reaches_the_log",
            "tests/storage/test_audit.py::test_no_value_is_in_the_audit",
            "tests/storage/test_plain_words.py::test_nothing_of_the_words_is_logged",
        ),
    ),
)
"""The ways that other tests show caught."""

UNTESTABLE: tuple[Untestable, ...] = (
    Untestable(
        48, "backups and histories in a bundle", "there are no bundles: one file is written, by a writer"
    ),
    Untestable(49, "PDF", "no writer makes one, and the gate refuses a format that it does not know"),
    Untestable(50, "time and size", "the size is that of the twin's bytes; the time is out of scope"),
    Untestable(51, "reidentification by context", "meaning is for people: a second person looks"),
)
"""The ways that no program of ours takes or can see, and why."""
