"""Code, links and bold words that stick to the word beside them."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/code-glued-to-word",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Use the`x`and wait.", "Use the `x` and wait."),
        ("Open`a.ini`now. You can open it.", "Open `a.ini`now. You can open it."),
        ("> in the`x`of\n> it", "> in the `x` of\n> it"),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "Some `Widget`s and `x`-based un`lock`ing.",
        "Text with an odd ` tick and the`x`of it.",
        "f(`both for a(`Object`) or b(`Array of Object`)",
        "html`<b>` and non`null`.",
        "この`x`を",
        "A `b`c",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
