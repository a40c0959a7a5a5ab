"""What drop caps leave behind."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", unsafe=True, select=["wording/drop-cap-left"])


def test_a_doubled_letter_goes():
    assert CLEANER.clean("TThe rain came.").text == "The rain came."


def test_another_letter_is_only_shown():
    result = CLEANER.clean("LThe rain came.")
    assert result.text == "LThe rain came."
    assert [finding.proposal for finding in result.findings] == ["The"]


@pytest.mark.parametrize("text", ["AIs are machines.", "McThe is a name.", "OOo was an office.", "The TThe in a text."])
def test_other_capitals_stay(text):
    result = CLEANER.clean(text)
    assert result.text == text
    assert not result.findings
