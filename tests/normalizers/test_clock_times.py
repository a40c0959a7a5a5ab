"""Clock times in the way of the source language."""

import pytest

from cleanup import Cleaner

SAFE = Cleaner(language="en", source_language="fr", select=("numbers",))
GERMAN = Cleaner(language="en", source_language="de", select=("numbers",))
BOLD = Cleaner(language="en", source_language="fr", unsafe=True, select=("numbers",))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The boat leaves at 16 h 35 GMT.", "The boat leaves at 16:35 GMT."),
        ("Towards 9h15 Monday it came.", "Towards 9:15 Monday it came."),
        ("It runs from 8h to 17h30.", "It runs from 8:00 to 17:30."),
        ("It closed at 24h00.", "It closed at 24:00."),
    ],
)
def test_the_letter_becomes_a_colon(text, fixed):
    assert SAFE.clean(text).text == fixed


@pytest.mark.parametrize("text", ["It lasted 2h30.", "A crossing of 14h05 in all.", "He ran it in 2h10."])
def test_a_length_of_time_is_shown_only(text):
    result = SAFE.clean(text)
    assert result.text == text
    assert [finding.rule for finding in result.findings] == ["numbers/hour-letter"]


@pytest.mark.parametrize("text", ["At 25h10 and 10h75.", "A 4h rest for 36 h.", "2h30 min of it.", "page 12h30x"])
def test_what_no_clock_shows_is_left(text):
    assert BOLD.clean(text).text == text


def test_a_bare_hour_needs_a_time_beside_it():
    assert SAFE.clean("The shop opens at 9h.").text == "The shop opens at 9h."
    assert BOLD.clean("The shop opens at 9h.").text == "The shop opens at 9:00."


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("At 14.30 Uhr and 18 Uhr.", "At 14:30 and 18:00."),
        ("The 20 o'clock train.", "The 20:00 train."),
        ("The 8 o'clock train.", "The 8 o'clock train."),
    ],
)
def test_the_word_for_the_clock_goes(text, fixed):
    assert GERMAN.clean(text).text == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Open until 4: 30 in the morning.", "Open until 4:30 in the morning."),
        ("Sent 2020-07-26 17: 34: 48 by post.", "Sent 2020-07-26 17:34:48 by post."),
        ("At 4: 30 men came, John 3: 16.", "At 4: 30 men came, John 3: 16."),
        ("Until 4: 75 in the morning.", "Until 4: 75 in the morning."),
    ],
)
def test_a_split_time_is_joined_where_it_is_one(text, fixed):
    assert Cleaner(language="en", select=("numbers",)).clean(text).text == fixed
