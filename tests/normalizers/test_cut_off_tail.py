"""Tails behind a full stop: what is deleted, what is only seen, what is prose."""

import pytest

from cleanup import Cleaner

TWICE = Cleaner(language="en", select=("fragments/repeated-tail",))
CUT = Cleaner(language="en", select=("fragments/cut-off-tail",))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It covers 90 square meters. meters.", "It covers 90 square meters."),
        (
            "It dates from the 12th century. century and stands empty.",
            "It dates from the 12th century and stands empty.",
        ),
        ("They sold boats. boats. Then they left.", "They sold boats. Then they left."),
    ],
)
def test_a_tail_said_twice_goes(text, fixed):
    assert TWICE.clean(text).text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "They cried row. row. row. row. until dawn.",
        "Salt, pepper, etc. etc. were sold.",
        "They sold boats. Boats were cheap.",
        "The drums went boom... boom. boom!",
    ],
)
def test_words_repeated_on_purpose_stay(text):
    result = TWICE.clean(text)
    assert result.text == text
    assert not result.changes


def test_a_name_in_lower_case_that_begins_a_sentence_is_only_seen():
    result = TWICE.clean("The tool is called boatctl. boatctl prints a list.")
    assert not result.changes
    assert [finding.reason for finding in result.findings] == ["it may be a name that begins the next sentence"]


@pytest.mark.parametrize("tail", ["harbour.", "of the harbour.", "in the old harbour."])
def test_a_piece_translated_apart_is_seen_and_left(tail):
    text = f"The office of the master was closed. {tail} Nobody came."
    result = CUT.clean(text)
    assert result.text == text
    assert [text[finding.start : finding.end] for finding in result.findings] == [tail]


@pytest.mark.parametrize(
    "text",
    [
        "We met at 5 p.m. at home. She came, too.",
        "The office closed. iPhones were sold.",
        "The office closed... or not.",
        "The office closed. and then a long clause goes on until it ends.",
        "Smith et al. approx. ten. Then they left.",
    ],
)
def test_what_only_looks_like_a_tail_is_not_seen(text):
    assert not CUT.clean(text).findings
