"""Months and days of the week in the source language."""

import pytest

from cleanup import Cleaner


def cleaned(text: str, source: str | None) -> str:
    return Cleaner(language="en", source_language=source, select=["words"]).clean(text).text


@pytest.mark.parametrize(
    ("text", "fixed", "source"),
    [
        ("It rained am 3. März 2012 and on 4. Mai 2013.", "It rained on 3 March 2012 and on 4 May 2013.", "de"),
        ("On Mittwoch, 5. Mai, since Montag", "On Wednesday 5 May, since Monday", "de"),
        ("In the night of 27 de julho de 2019, since março", "In the night of 27 July 2019, since March", "pt"),
        ("On 1er mars 2011, until août, on lundi 4 avril", "On 1 March 2011, until August, on Monday 4 April", "fr"),
        ("On 5 stycznia 2010 and on piątek", "On 5 January 2010 and on Friday", "pl"),
        ("On 5 января 2010 and since мая", "On 5 January 2010 and since May", "ru"),
    ],
)
def test_a_date_becomes_english(text, fixed, source):
    assert cleaned(text, source) == fixed


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Men from Mars, 4 mars bars, in Mars 2020, Mars 3 and Mai", "fr"),
        ("Rua 25 de março, the 15 de Mayo Movement, Plaza 2 de mayo, 5 Mayo", "es"),
        ("Straße des 17. Juni, vom 3. März, Juni is a name", "de"),
        ("the gaiety of Mardi Gras, the eve of Lundi Bleu", "fr"),
        ("am 3. März 2012", "fr"),
        ("April 4, on 4 April", "de"),
    ],
)
def test_names_and_foreign_runs_stay(text, source):
    assert cleaned(text, source) == text
