"""Suppression comments, and the spans that they silence."""

import pytest

from cleanup import Cleaner
from cleanup.suppression import Comment, comments, read

TEXT = "one\n\n<!-- mt-cleanup: allow spacing/x (it is a quotation) -->\ntwo\n\nthree\n"
BLOCKS = [(0, 3), (TEXT.index("two"), TEXT.index("two") + 3), (TEXT.index("three"), TEXT.index("three") + 5)]


def test_allow_holds_for_the_next_block_and_says_why():
    [allowance] = read(comments(TEXT, 0, len(TEXT)), BLOCKS, len(TEXT))
    assert TEXT[allowance.start : allowance.end] == "two"
    assert allowance.rules == ("spacing/x",)
    assert allowance.reason == "it is a quotation"
    assert TEXT.startswith("<!--", allowance.at)


def test_allow_in_a_block_holds_for_that_block():
    [allowance] = read([Comment(4, 8, " mt-cleanup: allow spacing", (0, 20))], [(0, 20), (22, 30)], 30)
    assert (allowance.start, allowance.end) == (0, 20)
    assert allowance.covers("spacing/double")
    assert not allowance.covers("quotes/double")


def test_of_a_list_and_its_first_item_the_list_is_meant():
    [allowance] = read([Comment(0, 5, "mt-cleanup: allow x/y")], [(8, 12), (6, 30), (14, 20)], 30)
    assert (allowance.start, allowance.end) == (6, 30)


def test_off_holds_up_to_on():
    text = "a <!-- mt-cleanup: off --> b <!-- mt-cleanup: on --> c"
    [allowance] = read(comments(text, 0, len(text)), [], len(text))
    assert text[allowance.start : allowance.end] == "<!-- mt-cleanup: off --> b "
    assert allowance.covers("any/rule")


def test_off_without_on_holds_to_the_end():
    [allowance] = read([Comment(3, 9, "mt-cleanup: off case, quotes/x")], [], 50)
    assert (allowance.start, allowance.end, allowance.rules) == (3, 50, ("case", "quotes/x"))


def test_other_comments_and_comments_that_are_not_closed_are_nothing():
    text = "<!-- a --> <!-- mt-cleanup: maybe --> <!-- mt-cleanup: off"
    assert read(comments(text, 0, len(text)), [], len(text)) == ()


def test_allow_without_a_next_block_is_nothing():
    assert read([Comment(9, 12, "mt-cleanup: allow x")], [(0, 5)], 12) == ()


@pytest.mark.parametrize("word", ["Hafen", "Hafén", "港"])
def test_a_comment_holds_whatever_letters_stand_before_it(word):
    text = f"# {word}\n\n<!-- mt-cleanup: allow spacing -->\n\nNo ( way ) out.\n\nNo ( way ) in.\n"
    result = Cleaner(language="en", select=("spacing",)).clean(text, format="md")
    assert result.text == text.replace("( way ) in", "(way) in")
