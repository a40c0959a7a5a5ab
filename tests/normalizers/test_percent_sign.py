"""The space before a percent sign."""

import pytest

from cleanup import Cleaner

FRENCH = Cleaner(language="en", source_language="fr", select=("numbers",))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("A rise of 20 % and (3.5\N{NO-BREAK SPACE}%), then -5 %.", "A rise of 20% and (3.5%), then -5%."),
        ("From 10 % (or 12 %) on.", "From 10% (or 12%) on."),
    ],
)
def test_the_space_goes(text, fixed):
    assert FRENCH.clean(text).text == fixed


@pytest.mark.parametrize("text", ["It is 7 % 3 and 7 % n.", "A range (20–30 %).", "± 2.9 %", "17 %d"])
def test_sums_ranges_and_cells_are_left(text):
    assert FRENCH.clean(text).text == text


def test_a_cell_of_a_table_is_left():
    table = "| what | share |\n|---|---|\n| loss of 5 % | gain 6 % |\n"
    assert FRENCH.clean(table, format="md").text == table


def test_without_a_source_it_may_be_the_style_of_the_si():
    assert Cleaner(language="en", select=("numbers",)).clean("A rise of 20 %.").text == "A rise of 20 %."
