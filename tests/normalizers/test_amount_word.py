"""Words of amounts in the source language."""

import pytest

from cleanup import Cleaner


def cleaned(text: str, source: str | None) -> str:
    return Cleaner(language="en", source_language=source, select=["words"]).clean(text).text


@pytest.mark.parametrize(
    ("text", "fixed", "source"),
    [
        (
            "It cost 5 billion Euro, then 1 Euro. It was 3 Prozent. The end.",
            "It cost 5 billion euros, then 1 euro. It was 3 percent. The end.",
            "de",
        ),
        ("5\N{NO-BREAK SPACE}per cento of them", "5\N{NO-BREAK SPACE}percent of them", "it"),
    ],
)
def test_a_word_behind_a_number_becomes_english(text, fixed, source):
    assert cleaned(text, source) == fixed


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a 50 Euro note, Euro 2020, Millionen, the Uhr", "de"),
        ("5 Prozent, 5 Euro", "fr"),
    ],
)
def test_what_is_no_amount_or_goes_on_in_the_source_language_stays(text, source):
    assert cleaned(text, source) == text
