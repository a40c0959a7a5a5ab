"""Headlines and paragraphs in lower case."""

import pytest

from cleanup import Cleaner

REST = "\n\nThe vote was close.\n\nNobody slept.\n\nWork goes on."
BOLD = Cleaner(language="en", unsafe=True, select=["case"])


def test_the_headline_is_raised():
    assert BOLD.clean("the council votes for a bridge" + REST).text == "The council votes for a bridge" + REST


@pytest.mark.parametrize(
    "head",
    ["npm installs packages for everyone", "eBay sells a ship", "de Gaulle goes to London", "the list:", "the end"],
)
def test_names_and_labels_stay(head):
    assert BOLD.clean(head + REST).text == head + REST


def test_a_text_in_lower_case_stays():
    text = "the council votes for a bridge\n\nit was close.\n\nnobody slept.\n\nwork goes on."
    assert BOLD.clean(text).text == text


def test_a_paragraph_that_goes_on_after_a_formula_stays():
    text = "The area is\n\na product of the length and the width of it." + REST
    assert BOLD.clean(text).text == text


def test_cleaning_twice_is_cleaning_once_where_the_headline_was_boilerplate():
    cleaner = Cleaner(language="en", unsafe=True, select=["case", "boilerplate"])
    once = cleaner.clean("source site\n\nthe council votes for a bridge" + REST).text
    assert once == "The council votes for a bridge" + REST
    assert cleaner.clean(once).text == once
