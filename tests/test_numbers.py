"""What is known of numbers: the conventions of languages, the numbers of a text, what they prove."""

import json

import pytest
from conftest import ROOT

from cleanup import Cleaner
from cleanup.numbers.conventions import convention, decimal_comma, groups_by_points, groups_by_spaces
from cleanup.numbers.forms import forms
from cleanup.numbers.numerals import numerals

LOCALES = json.loads((ROOT / "cleanup" / "data" / "locales.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "decimal", "group", "minimum"),
    [
        ("en", ".", ",", 1),
        ("fr", ",", "\N{NARROW NO-BREAK SPACE}", 1),
        ("de", ",", ".", 1),
        ("es", ",", ".", 2),
        ("es-MX", ".", ",", 1),
        ("pt-BR", ",", ".", 1),
    ],
)
def test_the_conventions_are_those_of_cldr(language, decimal, group, minimum):
    own = convention(language)
    assert (own.decimal, own.group, own.minimum_grouping) == (decimal, group, minimum)


def test_a_language_without_a_convention_has_none():
    assert convention("tlh") is None


@pytest.mark.parametrize("language", LOCALES["numbers"])
def test_the_sets_of_languages_agree_with_cldr(language):
    row, base = LOCALES["numbers"][language], language.partition("-")[0]
    if language != base or base == "en":
        return
    assert decimal_comma(base) == (row["decimal"] == ",")
    assert groups_by_points(base) if row["group"] == "." else groups_by_spaces(base)


def test_the_locales_know_large_numbers_and_the_calendar():
    assert LOCALES["number_words"]["de"]["1000000000"] == ["Milliarde", "Milliarden", "Mrd."]
    assert LOCALES["number_words"]["es"]["1000000000"] == ["mil millones"]
    assert LOCALES["calendar"]["fr"]["months"][3] == "avril"
    assert LOCALES["calendar"]["pl"]["days"][1] == "poniedziałek"
    assert {len(row["months"]) for row in LOCALES["calendar"].values()} == {12}


def test_the_table_is_small():
    assert (ROOT / "cleanup" / "data" / "locales.json").stat().st_size < 20_000


def _written(text: str) -> list[str]:
    return [text[number.start : number.end] for number in numerals(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of 12 000 and 1.234,5, or 3,5.", ["12 000", "1.234,5", "3,5"]),
        ("v1.000, 10.000/2, a_1.5, 1.5x2 and 2,5:1,5", ["1.5"]),
        ("12 000 13 000", ["12 000 13 000"]),
        ("A-12 000 and -12 000 and 10,5-12,5", ["12 000", "10,5", "12,5"]),
        ("1 2 3 4 5 6 7 8", []),
    ],
)
def test_numbers_that_belong_to_something_larger_are_not_found(text, found):
    assert _written(text) == found


def test_the_numbers_of_an_article_prove_its_conventions():
    counted = forms("Of 12 000, 1.250.000 and 3,500 people 3,5 % paid $4.50, or 0,125.")
    assert counted == (1, 1, 1, 1, 1, 1)


def test_what_can_be_read_in_two_ways_proves_nothing():
    assert forms("See 2.725, 12 300 and v1.000.000, 10:30, 1,234:5.") == (0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize("name", ["fr-salt-marsh-figures", "de-dam-figures"])
def test_an_article_full_of_figures_comes_out_as_an_editor_would_have_it(name):
    article = (ROOT / "fixtures" / "articles" / "en" / f"{name}.txt").read_text(encoding="utf-8")
    wanted = (ROOT / "fixtures" / "articles" / "en" / f"{name}.fixed.txt").read_text(encoding="utf-8")
    assert Cleaner(language="en", source_language=name[:2], unsafe=True).clean(article).text == wanted
