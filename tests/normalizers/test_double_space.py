"""Two spaces: a lost tag inside a sentence, or a layout."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("spacing/double-space",))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("They sailed to the  island at dawn.", "They sailed to the island at dawn."),
        ("They sailed to the\N{NO-BREAK SPACE} island at dawn.", "They sailed to the island at dawn."),
        ("They sailed to the \N{NO-BREAK SPACE}island at dawn.", "They sailed to the island at dawn."),
        ("They sailed, as always,   to the island.", "They sailed, as always, to the island."),
        (
            "They sailed to the  island at dawn, and\nnobody saw them when they came back.",
            "They sailed to the island at dawn, and\nnobody saw them when they came back.",
        ),
    ],
)
def test_the_surplus_space_goes(text, fixed):
    assert CLEANER.clean(text).text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "They sailed at dawn.  Nobody saw them.",
        "-v  print more\n-q  print less",
        "harbour  a place for ships that lie\nisland  land in the sea that is small",
        "They  sailed to  the island  at dawn and nobody saw  them.",
        "    if they sailed to the  island then they came back",
        "They sailed | to the  island | at dawn.",
        "the sea  is wide",
    ],
)
def test_a_layout_stays(text):
    assert CLEANER.clean(text).text == text
