"""Numbers whose separators are those of the source language."""

import re

import pytest

from cleanup import Cleaner
from cleanup.rule import Safety


def cleaned(text: str, source: str | None, language: str = "en", *, unsafe: bool = False) -> str:
    return Cleaner(language=language, source_language=source, unsafe=unsafe, select=("numbers",)).clean(text).text


@pytest.mark.parametrize(
    ("source", "text", "fixed"),
    [
        ("fr", "Some 38 000 boats and about 2 600 nets.", "Some 38,000 boats and about 2,600 nets."),
        ("fr", "It grew to 1 234,5 billion euros.", "It grew to 1,234.5 billion euros."),
        ("fr", "The reef lies at 12\N{NO-BREAK SPACE}450 km.", "The reef lies at 12,450 km."),
        ("ru", "He sold 42 660 barrels and lost 7 500 roubles.", "He sold 42,660 barrels and lost 7,500 roubles."),
        ("zh", "A total of about 2 600 rooms is ready.", "A total of about 2,600 rooms is ready."),
        ("de", "In the village of 13.435 residents 57.000 trees fell.", "In the village of 13,435 residents 57,000 trees fell."),
        ("de", "Of 1.250.000 votes 83.412 votes were void.", "Of 1,250,000 votes 83,412 votes were void."),
        ("es", "It costs 1.349,50 euros or 12.000 pesos.", "It costs 1,349.50 euros or 12,000 pesos."),
        ("fr", "They had 60.000 people to feed.", "They had 60,000 people to feed."),
        ("de", "The bridge of 900'000 francs is 3,5 km long.", "The bridge of 900,000 francs is 3.5 km long."),
        ("pl", "Between 2,5 and 3,75 million, or 0,125 percent.", "Between 2.5 and 3.75 million, or 0.125 percent."),
        ("fr", "The index lost 0,4 % to 3,215,63 points.", "The index lost 0.4% to 3,215.63 points."),
    ],
)  # fmt: skip
def test_a_proved_number_is_written_in_the_english_way(source, text, fixed):
    assert cleaned(text, source) == fixed
    assert re.sub(r"\D", "", fixed) == re.sub(r"\D", "", text)
    assert cleaned(fixed, source) == fixed


@pytest.mark.parametrize("source", ["fr", "de", "es", "it", "pt", "pl", "ru", "nl", "zh", None])
@pytest.mark.parametrize(
    "text",
    [
        "They sold 3,500 boats, 1,250,000 nets and 12,345.67 tonnes for $1,299.99 and €4.50.",
        "It took 0.001 seconds, 9.875 points, 2.725 billion years and 12.345 percent.",
        "The mean of 2.125 children per household fell by 1.5%.",
        "See section 4.100, version 12.000 and § 1.000 on 192.168.100.200.",
        "On 24 300 people came, in 1998 200 more; a Boeing 747 400 and an Audi 100 200 passed.",
        "Rows 1,5 and 9 of John 3,16, the pair (2,5), and options 1,2,3.",
        "A 2 500 page book in 75 008 Paris, by “La casa de 12.000 libros”.",
        "Fuel is at €1.459 a litre, the euro at 1.317 dollars.",
    ],
)
def test_english_numbers_and_what_can_be_read_in_two_ways_are_left(source, text):
    assert cleaned(text, source) == text


@pytest.mark.parametrize(
    ("language", "source", "text", "fixed"),
    [
        ("de", "en", "Rund 12,000 Menschen und 1,250,000 Bäume.", "Rund 12.000 Menschen und 1.250.000 Bäume."),
        ("de", "en", "Um 3.5% auf 12.50 Euro.", "Um 3,5\N{NO-BREAK SPACE}% auf 12,50 Euro."),
        ("it", "en", "Circa 12,000 persone e 1,500 barche, il 3.5%.", "Circa 12.000 persone e 1500 barche, il 3,5%."),
        ("pt", "en", "Cerca de 12,000 pessoas, 3.5%.", "Cerca de 12.000 pessoas, 3,5%."),
        ("fr", "en", "Près de 12,000 personnes.", "Près de 12\N{NARROW NO-BREAK SPACE}000 personnes."),
        ("fr", "de", "Une somme de 250.000 euros.", "Une somme de 250\N{NARROW NO-BREAK SPACE}000 euros."),
        ("es-ES", "en", "Unas 12,000 personas.", "Unas 12.000 personas."),
    ],
)
def test_numbers_are_written_in_the_way_of_other_languages(language, source, text, fixed):
    assert cleaned(text, source, language) == fixed
    assert cleaned(fixed, source, language) == fixed


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("de", "en", "Es wiegt 1,250 kg, dauert 3,141 Sekunden und kostet 3,5 Milliarden, also 12.345 Euro mehr."),
        ("de", "en", "Der Wert reicht von 0,500 bis 1,000 Einheiten."),
        ("de", "en", "Die Zahl stieg um 71.306 auf 2.948.517, die Quote um 3,5 %, in Kapitel 3.5 auf 12,000 Menschen."),
        ("de-CH", "en", "Rund 3.5% von 12.50 Franken."),
        ("es", "en", "Unas 12,000 personas ganan el 3.5%."),
        ("es-MX", "en", "Unas 12,000 personas ganan el 3.5%."),
        ("fr", "en", "Les valeurs vont de -5,000 à 5,000. Une somme de 12 000 euros."),
        ("fr", None, "Près de 12,000 personnes."),
    ],
)
def test_what_a_language_writes_itself_is_left(language, source, text):
    assert cleaned(text, source, language) == text


def test_the_other_numbers_of_the_article_prove_one_that_could_be_a_fraction():
    article = "Of 1.250.000 hectares 450.000 hectares burnt, by 3,5 percent more.\n\nThe fire front is 2.725 km long."
    assert cleaned(article, "de").endswith("The fire front is 2,725 km long.")
    assert cleaned("The fire front is 2.725 km long.", "de") == "The fire front is 2.725 km long."


def test_an_unknown_source_makes_the_fix_unsafe():
    result = Cleaner(language="en", select=("numbers",)).clean("Nearly 57.000 people came.")
    [finding] = result.findings
    assert (result.text, finding.safety) == ("Nearly 57.000 people came.", Safety.UNSAFE)
    assert "not known" in finding.reason


def test_the_evidence_says_what_proved_the_value():
    [change] = Cleaner(language="en", source_language="fr", select=("numbers",)).clean("It cost 3,5 million.").changes
    assert change.evidence == (
        "one digit behind the comma, and “million” with it: decimals",
        "the text is translated from French, which writes decimals with a comma",
    )


def test_hundreds_of_pounds_with_two_zeros_can_be_thousands_that_lost_one():
    text = "He was paid up to £240,00 for the book."
    for source in ("fr", "de", "ru"):
        assert cleaned(text, source) == text
        assert cleaned("He was paid £24,00 and £240,50.", source) == "He was paid £24.00 and £240.50."


@pytest.mark.parametrize("language", ["it", "pt", "de", "fr"])
def test_a_paragraph_that_was_left_in_english_keeps_its_numbers(language):
    text = (
        "The shares were bought for $10.50 each, and there was a split of two for one, so that the price is $5,000 or "
        "3.5% of the whole.\n\nTotale."
    )
    assert cleaned(text, "en", language) == text


def test_an_english_word_beside_a_number_does_not_make_its_paragraph_english():
    assert cleaned("Il prezzo dei token è salito del 3.5% e vale 12.50 euro per share.", "en", "it") == (
        "Il prezzo dei token è salito del 3,5% e vale 12,50 euro per share."
    )
