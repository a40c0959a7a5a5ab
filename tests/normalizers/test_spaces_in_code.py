"""A space at one end inside a span of code."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/space-inside-code",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The file `` a.cfg`` is read.", "The file ``a.cfg`` is read."),
        ("Use the` run_all` tool.", "Use the `run_all` tool."),
        ("Use `a_b` and ` a_b`.", "Use `a_b` and `a_b`."),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "Use ` a ` and `` `a` ``.",
        "It begins with `- ` and `$ `.",
        "Behind a space: ` a`, one space.",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
