"""Marks of Markdown in the full width of East Asian text."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/full-width-mark",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("＃ A\n\nText", "# A\n\nText"),
        ("See ［it］（a.md）.", "See [it](a.md)."),
        ("It is ＊＊hot＊＊.", "It is **hot**."),
        ("Run ｀a_b｀.", "Run `a_b`."),
        ("See [it]（https://x.org/a）.", "See [it](https://x.org/a)."),
    ],
)
def test_it_is_repaired(text, fixed):
    assert CLEANER.clean(text, format="md").text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "＃1 is first",
        "See ［it］（old）.",
        "A ＊ note",
        "`＊＊hot＊＊`",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
