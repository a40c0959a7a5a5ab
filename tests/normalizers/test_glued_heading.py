"""Headings that lost the space behind their signs."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/heading-without-space",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("# A\n\n##Small pumps\n\nText.", "# A\n\n## Small pumps\n\nText."),
        ("#The book of pumps\n\n## Part", "# The book of pumps\n\n## Part"),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "##Small pumps",
        "# A\n\n#pumps\n\n#1 is it.",
        "# A\n\n#!/bin/sh",
        "# A\n\n    ##Code",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
