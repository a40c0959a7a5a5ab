"""The apostrophe of a plural that stands by itself."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=("spacing/spaced-plural-possessive",))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The sailors ' families waited.", "The sailors' families waited."),
        ("It’s the sailors ’ money.", "It’s the sailors’ money."),
    ],
)
def test_the_space_before_it_goes(text, fixed):
    assert CLEANER.clean(text).text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "They called the ships ' old ' and left.",
        "It is 6 ' long.",
        "He said 'the boats ' and left.",
        "The boats ' were ' old.",
    ],
)
def test_what_may_be_a_quotation_stays(text):
    assert CLEANER.clean(text).text == text


def test_a_mark_that_could_be_its_partner_makes_it_unsafe():
    text = "He said 'no' to the sailors ' families."
    assert CLEANER.clean(text).text == text
    assert [finding.safety for finding in CLEANER.clean(text).findings] == ["unsafe"]
