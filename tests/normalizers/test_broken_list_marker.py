"""Items of a list whose marker was broken."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/split-list-number",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("1. A\n2 . B\n3. C", "1. A\n2. B\n3. C"),
        ("1 . A b\n\n2. C", "1. A b\n\n2. C"),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "1 . A",
        "It is\n3 . 4 and\n9 . 5",
        "    1 . A\n    2. B",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
