"""What was typed in a form is brought over what stands there by now."""

from __future__ import annotations

from briefing_app.domain.half_typed import Brought, HalfTyped

BASE = {"nature": "Forum", "tags": "one"}


def test_only_what_was_typed_takes_the_place_of_what_stands_there() -> None:
    half = HalfTyped({"nature": "Half a na", "tags": "one"}, BASE)
    assert half.over({"nature": "Forum", "tags": "one; two"}) == Brought(
        {"nature": "Half a na", "tags": "one; two"}
    )


def test_a_field_changed_on_both_sides_clashes() -> None:
    half = HalfTyped({"nature": "Half a na", "tags": "one"}, BASE)
    assert half.over({"nature": "Treaty", "tags": "one"}) == Brought(
        {"nature": "Half a na", "tags": "one"}, ("nature",)
    )


def test_a_field_changed_alike_on_both_sides_does_not() -> None:
    half = HalfTyped({"nature": "Treaty", "tags": "one"}, BASE)
    assert half.over({"nature": "Treaty", "tags": "one"}) == Brought({"nature": "Treaty", "tags": "one"})


def test_where_nobody_knows_what_stood_there_whatever_differs_clashes() -> None:
    half = HalfTyped({"nature": "Half a na", "tags": "one"})
    assert half.over({"nature": "Forum", "tags": "one"}) == Brought(
        {"nature": "Half a na", "tags": "one"}, ("nature",)
    )


def test_a_field_that_is_there_no_more_is_left_out_and_a_new_one_says_what_it_says() -> None:
    half = HalfTyped({"nature": "Half", "colour": "red"}, {"nature": "", "colour": ""})
    assert half.over({"nature": "", "kind": "forum"}) == Brought({"nature": "Half", "kind": "forum"})
