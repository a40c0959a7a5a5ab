"""Names that one article writes in two English ways."""

from cleanup import Cleaner

CLEANER = Cleaner(language="en", unsafe=True, select=["names/two-spellings"])


def test_a_spelling_as_common_as_the_other_is_shown_with_both_counts():
    result = CLEANER.clean("Kyiv is old.\n\nThe road to Kiev is long.")
    assert result.changes == ()
    assert [finding.evidence for finding in result.findings] == [
        ("“Kiev” stands once in this article and “Kyiv” once",)
    ]


def test_a_clear_majority_is_taken_but_not_by_itself():
    text = "Kyiv is old.\n\nKyiv is large.\n\nThe road to Kiev is long."
    result = CLEANER.clean(text)
    assert result.text == text.replace("Kiev", "Kyiv")
    assert result.changes[0].evidence == ("“Kiev” stands once in this article and “Kyiv” 2 times",)
    assert Cleaner(language="en").clean(text).text == text


def test_titles_and_words_spoken_of_keep_their_spelling():
    text = "Kyiv is old. Kyiv is large. Kyiv was once spelled Kiev. Read “Goodbye Kiev” there."
    assert CLEANER.clean(text).text == text


def test_dishes_and_clubs_do_not_count():
    assert CLEANER.clean("Chicken Kiev and Dynamo Kiev are known in Kyiv, and Odessa, Texas in Odesa.").findings == ()


def test_a_lone_segment_is_silent():
    cleaner = Cleaner(language="en", scope="segment", select=["names/two-spellings"])
    assert cleaner.clean("Kyiv or Kiev?").findings == ()
