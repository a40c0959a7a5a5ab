"""Ordinal numbers in the way of the source language."""

import pytest

from cleanup import Cleaner


def cleaned(text: str, source: str, *, unsafe: bool = False) -> str:
    return Cleaner(language="en", source_language=source, unsafe=unsafe, select=("numbers",)).clean(text).text


@pytest.mark.parametrize(
    ("source", "text", "fixed"),
    [
        ("de", "On 2. February it froze.", "On 2 February it froze."),
        ("cs", "The fair of 17. May 1931.", "The fair of 17 May 1931."),
        ("is", "It is in 1. paragraph.", "It is in the 1st paragraph."),
        ("de", "On his 22. birthday, in the 13. year.", "On his 22nd birthday, in the 13th year."),
        ("fr", "The 1er and the 12ème, the 5e edition.", "The 1st and the 12th, the 5th edition."),
        ("pt", "On the 3.º floor, the 21ª time.", "On the 3rd floor, the 21st time."),
        ("fr", "The XVIIIe century and the XIXème century.", "The 18th century and the 19th century."),
    ],
)
def test_the_english_ordinal_is_written(source, text, fixed):
    assert cleaned(text, source) == fixed


@pytest.mark.parametrize("source", ["de", "cs", "fr", "es"])
@pytest.mark.parametrize(
    "text",
    [
        "He was 27. April had come.",
        "She had been born in 1927. May was her name.",
        "On 45. May day.",
        "The list has 5. paragraphs follow.",
        "3. place it there.",
        "At 3º and 41º north, the A1e and the 2nd.",
        "The IIX century, the C century.",
    ],
)
def test_the_end_of_a_sentence_and_names_are_left(source, text):
    assert cleaned(text, source, unsafe=True) == text


def test_bare_roman_centuries_are_for_an_editor():
    assert cleaned("The mill of the XIX century.", "ru") == "The mill of the XIX century."
    assert cleaned("The mill of the XIX century.", "ru", unsafe=True) == "The mill of the 19th century."
