"""Names of languages behind a fence that were translated."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/translated-fence-language",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("A\n\n```pitón\nx\n```", "pitón"),
        ("A\n\n~~~ texte\nx\n~~~", "texte"),
    ],
)
def test_it_is_seen(text, seen):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert [text[finding.start : finding.end] for finding in result.findings] == [seen]


@pytest.mark.parametrize(
    "text",
    [
        "A\n\n```python\nx\n```",
        "A\n\n````\n```texto\n````",
        "A pitón and `pitón`",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
