"""Tags of HTML that translation put spaces into."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/space-inside-tag",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("A <b>c</ b> d", "A <b>c</b> d"),
        ("A <kbd>c< / kbd> d", "A <kbd>c</kbd> d"),
        ("A< br / >b", "A<br />b"),
        ("A < b >c< / b > d", "A <b>c</b> d"),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "If a < b and c > d",
        "a < i > b",
        "`</ b>`",
        "A<br />b and <b>c</b>",
        "a < x / y > b",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
