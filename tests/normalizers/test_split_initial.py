"""A bold first letter that was cut off its word."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/split-bold-initial",), unsafe=True)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The **V** oltage.\n\nA high voltage.", "The **V**oltage.\n\nA high voltage."),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "The **V** oltage.",
        "The **N** nodes of all nnodes and nodes.",
        "**A** part is apart.",
        "The **V** oltage, a voltage, an oltage.",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
