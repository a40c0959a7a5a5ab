"""Placeholders that translation put a space into."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/split-placeholder",), unsafe=True)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Hi % s, as in %s.", "Hi %s, as in %s."),
        ("Hi { name }, as in {name}.", "Hi {name}, as in {name}."),
        ("Go $ {x} now.\n\n`${x}`", "Go ${x} now.\n\n`${x}`"),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "Hi % s.",
        "It is 5 % so, not %s.",
        "{{ name }} and {name}",
        "`{ name }` and {name}",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
