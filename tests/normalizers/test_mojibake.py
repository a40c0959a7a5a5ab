"""Text decoded with the wrong encoding, and text that only looks like it."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner(select=("encoding/mojibake",), language="en")


def broken(text: str, encoding: str = "cp1252") -> str:
    return text.encode("utf-8").decode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        "The café by the Élysée.",
        "It’s late – really…",
        "Müller and Søren ate smørrebrød.",
        "It costs 5 € or £4.",
    ],
)
def test_utf8_read_as_windows_1252_is_mended(text):
    result = CLEANER.clean(broken(text))
    assert result.text == text
    assert not CLEANER.clean(text).findings


def test_the_closing_mark_has_a_control_code_in_it():
    assert CLEANER.clean("He called it â€œlateâ€\x9d.").text == "He called it “late”."


@pytest.mark.xfail(strict=True, reason="ftfy takes “Ã…” for a letter and an ellipsis")
def test_a_capital_a_with_ring_is_mended():
    assert CLEANER.clean(broken("We met Åse.")).text == "We met Åse."


def test_only_the_broken_characters_are_edited():
    result = CLEANER.clean("The cafÃ© “by” the sea…\r\nis ‘open’.")
    assert [(change.before, change.after) for change in result.changes] == [("Ã©", "é")]


def test_control_codes_of_windows_1252_are_mended():
    assert CLEANER.clean("He said \x93no\x94.").text == "He said “no”."


@pytest.mark.parametrize(
    "text",
    [
        "Ã© is what mojibake makes of é.",
        "Read with the wrong encoding, the word becomes cafÃ© on the screen.",
        "The screen showed “cafÃ©” to everybody.",
    ],
)
def test_what_is_spoken_of_is_only_seen(text):
    result = CLEANER.clean(text)
    assert result.text == text
    assert result.findings


@pytest.mark.parametrize("text", ["São João, ÇAĞLAR, NÃO", "„Ä“ und »Ö«", "ÂGE, Ð, Ñ’s and Ñandú", "Åland – Æ"])
def test_letters_of_other_languages_stay(text):
    assert CLEANER.clean(text).text == text
