"""HTML entities: what they stand for, and where they are only seen."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("encoding/html-entity",))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Salt &amp; Sons", "Salt & Sons"),
        ("Salt &amp;amp;amp; Sons", "Salt & Sons"),
        ("a caf&amp;eacute; by the sea", "a café by the sea"),
        ("&#8220;No&#8221;, he said, &#x27;not now&#x27;.", "“No”, he said, 'not now'."),
        ("The A &amp; B line", "The A&B line"),
        ("less than &lt; 5 and 5&nbsp;km", "less than < 5 and 5\N{NO-BREAK SPACE}km"),
    ],
)
def test_an_entity_becomes_its_character(text, fixed):
    result = CLEANER.clean(text)
    assert result.text == fixed
    assert CLEANER.clean(fixed).text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "Write &lt;b&gt;bold&lt;/b&gt;.",
        "In HTML, type &eacute; for it.",
        "The ampersand is &amp; here.",
        "A bell &#7; or &#10;.",
    ],
)
def test_what_would_make_a_tag_or_is_spoken_of_is_only_seen(text):
    result = CLEANER.clean(text)
    assert result.text == text
    assert result.findings


@pytest.mark.parametrize("text", ["AT&T and R&D; fine", "a=1&copy=2", "&nosuchname; here", "Q&A: yes"])
def test_other_ampersands_are_no_entities(text):
    result = CLEANER.clean(text)
    assert result.text == text
    assert not result.findings
