"""Countries that are called “she”."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", unsafe=True, select=["wording/country-as-she"])


def test_the_pronoun_is_shown_with_its_proposal():
    result = CLEANER.clean("Poland builds a wall. But she believes it will not hold.")
    assert result.changes == ()
    assert [(finding.start, finding.proposal) for finding in result.findings] == [(26, "it")]


@pytest.mark.parametrize(
    "text",
    [
        "Poland chose Anna Kos. But she believes in nothing.",
        "Poland has a new minister. But she believes in nothing.",
        "Poland is far. Mary knows it. But she believes in nothing.",
        "In Poland the girl waits. But she believes in nothing.",
    ],
)
def test_where_a_woman_can_be_meant_nothing_is_shown(text):
    assert CLEANER.clean(text).findings == ()
