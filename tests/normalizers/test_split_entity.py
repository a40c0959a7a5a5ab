"""Entities of HTML that translation put a space into."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/split-entity",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("A& nbsp;b", "A&nbsp;b"),
        ("A &mdash ; b & # 169;", "A &mdash; b &#169;"),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "Salt & pepper; bread",
        "`& nbsp;`",
        "a & b;",
        "Q & A & lt",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
