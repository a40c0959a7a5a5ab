"""Paragraphs and sentences that stand twice."""

from cleanup import Cleaner

PARAGRAPH = "The ferry to the northern islands will not sail before the ice has gone."
BOLD = Cleaner(language="en", unsafe=True, select=["repetition"])


def test_the_second_of_two_paragraphs_goes():
    assert BOLD.clean(f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nEnd.").text == f"{PARAGRAPH}\n\nEnd."


def test_what_stands_three_times_is_a_refrain():
    text = "\n\n".join([PARAGRAPH] * 3)
    assert BOLD.clean(text).text == text


def test_a_lone_segment_is_not_compared():
    cleaner = Cleaner(language="en", unsafe=True, scope="segment", select=["repetition"])
    text = f"{PARAGRAPH}\n\n{PARAGRAPH}"
    assert cleaner.clean(text).text == text


def test_cleaning_twice_is_cleaning_once():
    text = f"Start.\n\n{PARAGRAPH} {PARAGRAPH}\n\n{PARAGRAPH}\n\nOne.\n\n{PARAGRAPH}"
    once = BOLD.clean(text)
    assert BOLD.clean(once.text).text == once.text
    assert BOLD.clean(once.text).changes == ()


def test_other_numbers_are_other_paragraphs():
    first = "On 3 May the ferry to the northern islands will sail at noon, and who has a ticket may come along with it."
    text = f"{first}\n\n{first.replace('3 May', '4 May')}"
    result = BOLD.clean(text)
    assert result.text == text
    assert not result.findings
