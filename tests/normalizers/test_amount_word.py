"""Words of amounts in the source language."""

import pytest

from cleanup import Cleaner


def cleaned(text: str, source: str | None) -> str:
    return Cleaner(language="en", source_language=source, select=["words"]).clean(text).text


@pytest.mark.parametrize(
    ("text", "fixed", "source"),
    [
        (
            "It cost 5 Mrd. Euro, then 1 Euro. It was 3 Mio. The end.",
            "It cost 5 billion euros, then 1 euro. It was 3 million. The end.",
            "de",
        ),
        ("2,5 milliards d’euros, 3 milliards", "2,5 billion euros, 3 billion", "fr"),
        ("3 millones de euros and 2 mil millones", "3 million euros and 2 billion", "es"),
        ("5\N{NO-BREAK SPACE}mln people, 4mld", "5\N{NO-BREAK SPACE}million people, 4 billion", "it"),
        ("at 14.30 Uhr and 15 Uhr", "at 14:30 and 15:00", "de"),
    ],
)
def test_a_word_behind_a_number_becomes_english(text, fixed, source):
    assert cleaned(text, source) == fixed


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a 50 Euro note, Euro 2020, Millionen, the Uhr", "de"),
        ("3 milliards de choses, a milliard", "fr"),
        ("5 Mrd. Euro", "fr"),
    ],
)
def test_what_is_no_amount_or_goes_on_in_the_source_language_stays(text, source):
    assert cleaned(text, source) == text
