"""Keys of front matter that were translated."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/translated-front-matter-key",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("---\ntitre: A\n---\n\nText.", "titre"),
        ("+++\nSprache = 'de'\n+++\n\nText.", "Sprache"),
    ],
)
def test_it_is_seen(text, seen):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert [text[finding.start : finding.end] for finding in result.findings] == [seen]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\ntitre: B\n---\n\nText.",
        "titre: A",
        "---\nx: titre: y\n---\n\nText.",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
