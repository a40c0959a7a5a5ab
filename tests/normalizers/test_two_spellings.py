"""Names that one article writes in two English ways."""

from cleanup import Cleaner

CLEANER = Cleaner(language="en", unsafe=True, select=["names/two-spellings"])


def test_the_rarer_spelling_is_shown_with_both_counts():
    result = CLEANER.clean("Kyiv is old.\n\nKyiv is large.\n\nThe road to Kiev is long.")
    assert result.changes == ()
    assert [finding.evidence for finding in result.findings] == [
        ("“Kiev” stands once in this article and “Kyiv” 2 times",)
    ]


def test_dishes_and_clubs_do_not_count():
    assert CLEANER.clean("Chicken Kiev and Dynamo Kiev are known in Kyiv, and Odessa, Texas in Odesa.").findings == ()


def test_a_lone_segment_is_silent():
    cleaner = Cleaner(language="en", scope="segment", select=["names/two-spellings"])
    assert cleaner.clean("Kyiv or Kiev?").findings == ()
