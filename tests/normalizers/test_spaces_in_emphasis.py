"""Bold words whose marks have a space on the wrong side."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/space-inside-bold",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It must** never run dry** for long.", "It must **never run dry** for long."),
        ("The **pump **stops.", "The **pump** stops."),
        ("** Two words ** begin it.", "**Two words** begin it."),
        ("The **pump **, so", "The **pump**, so"),
        ("It **must\nnot **run.", "It **must\nnot** run."),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "2 ** 3 ** 4",
        "`a ** b **c`",
        "**a** b **c**",
        "a ** b",
        "f(*args, **kwargs) and ** more",
        "***a ***b",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
