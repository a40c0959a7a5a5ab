"""Links inside a document whose target is gone."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("markup/missing-anchor",), unsafe=False)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("[First steps](#premiers-pas)\n\n# First steps", "#premiers-pas"),
        ("[it](#small-pump)\n\nSmall pumps\n===", "#small-pump"),
    ],
)
def test_it_is_seen(text, seen):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert [text[finding.start : finding.end] for finding in result.findings] == [seen]


@pytest.mark.parametrize(
    "text",
    [
        "[it](#small-pumps)\n\n# Small pumps!",
        "[it](#x)\n\n# A\n\n<a id='x'></a>",
        "[it](#Small_Pumps)\n\n# Small pumps",
        "[it](#other)\n\n# Small pumps",
    ],
)
def test_it_is_left_alone(text):
    result = CLEANER.clean(text, format="md")
    assert result.text == text
    assert not result.findings
