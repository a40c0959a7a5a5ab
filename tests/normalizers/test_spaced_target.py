"""A space between the text of a link and its target."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/space-before-link-target",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("See [the guide] (guide.md).", "See [the guide](guide.md)."),
        ("See [it] (https://x.org/a_(b)).", "See [it](https://x.org/a_(b))."),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "A note [sic] (see below) and [this] (1998).",
        "Fixed [skip ci] (#432).",
        "- [x] (https://x.org/)",
        "Call `a[0] (x.md)`.",
        "[a b](c.md) (https://x.org/)",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
