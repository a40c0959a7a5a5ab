"""Dates of digits and points."""

import pytest

from cleanup import Cleaner

SAFE = Cleaner(language="en", source_language="uk", select=("numbers",))
BOLD = Cleaner(language="en", source_language="uk", unsafe=True, select=("numbers",))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It expired after 1.1.2022.", "It expired after 1 January 2022."),
        ("The decree of 24. 2. 1999 holds.", "The decree of 24 February 1999 holds."),
    ],
)
def test_a_date_that_has_one_reading_is_written_out(text, fixed):
    assert SAFE.clean(text).text == fixed


def test_a_date_that_has_two_is_for_an_editor():
    text = "It expired on 3.4.2022."
    assert SAFE.clean(text).text == text
    assert BOLD.clean(text).text == "It expired on 3 April 2022."


@pytest.mark.parametrize("text", ["Version 27.4.2022 is out.", "On 32.1.2022.", "On 1.13.2022.", "By 1.1.2022.5."])
def test_versions_and_other_numbers_are_left(text):
    assert BOLD.clean(text).text == text


def test_a_source_that_writes_no_points_explains_none():
    assert Cleaner(language="en", source_language="fr").clean("After 27.4.2022.").text == "After 27.4.2022."
