"""“the” before countries."""

import pytest

from cleanup import Cleaner


def cleaned(text: str, source: str | None = "fr") -> str:
    return Cleaner(language="en", source_language=source, unsafe=True, select=["words"]).clean(text).text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The France and Germany agree with the Spain.", "France and Germany agree with Spain."),
        ("the Japan, China and South Korea have agreed", "Japan, China and South Korea have agreed"),
        ("“The Italy has won,” said the Poland’s king.", "“Italy has won,” said Poland’s king."),
        ("Between the Chile and the Peru, in the Europe, (the Mali)", "Between Chile and Peru, in Europe, (Mali)"),
    ],
)
def test_a_complete_name_loses_the_article(text, fixed):
    assert cleaned(text) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "The France of old, the Spain that was, the Italy in which I live, the Russia to come",
        "The Iran deal, the Israel-Hamas war, the Brazil team and the Germany and Italy games",
        "The Germany, France and Spain games were played. The Germany in 1933.",
        "In the Asia, Europe and Middle East regions, the Europe, Middle East and Africa (EMEA) region",
        "He read The Spain. The Netherlands, the Sudan, the Lebanon, the Congo",
    ],
)
def test_a_name_that_goes_on_keeps_it(text):
    assert cleaned(text) == text


def test_without_a_source_that_has_the_article_nothing_is_done():
    for source in (None, "pl", "ru"):
        assert cleaned("The France is big.", source) == "The France is big."
