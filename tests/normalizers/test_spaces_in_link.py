"""A space that slipped inside the brackets of a link."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/space-inside-link-text",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("See [it ](a.md)and wait.", "See [it](a.md) and wait."),
        ("See[ it](a.md), so.", "See [it](a.md), so."),
        ("See **[it ](a.md)** so", "See **[it](a.md)** so"),
        ("[it ][a] x\n\n[a]: b", "[it][a] x\n\n[a]: b"),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "[ ](a.md) and [x](b.md)",
        "[Name         ](a.md)",
        "`[it ](a.md)`",
        "![it ](a.png)",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
