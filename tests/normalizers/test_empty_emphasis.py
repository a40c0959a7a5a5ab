"""The marks of bold words that are gone."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/empty-bold",), unsafe=True)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Take this or **** [that](a.md).", "Take this or [that](a.md)."),
        ("It is **** so.", "It is so."),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "It has **** 4 stars.",
        "The word f**** is bad.",
        "**** **** 1234",
        "The pin is ****.",
        "`a **** b`",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
