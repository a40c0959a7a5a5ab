"""Guillemets that translation put inside a span of code."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/guillemets-in-code",), unsafe=True)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Press `«Alt»`.", "Press `Alt`."),
        ("Run ``« a b »``.", "Run ``a b``."),
        ('Set `»x«` in "y".', 'Set `x` in "y".'),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "French sets `«` and `»`.",
        "Print `say(«x»)` or `«a» or «b»`.",
        "« `x` »",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
