"""Small words that stand twice."""

import pytest

from cleanup import Cleaner


def cleaned(text: str, language: str = "en") -> str:
    return Cleaner(language=language, select=["repetition/doubled-word"]).clean(text).text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_keep_their_ends(end):
    assert cleaned(f"the roof of{end}of the hut") == f"the roof{end}of the hut"


def test_the_first_word_of_a_sentence_keeps_its_capital():
    assert cleaned("The the roof fell.") == "The roof fell."
    assert cleaned("It rained. The the roof fell.") == "It rained. The roof fell."


@pytest.mark.parametrize(
    "text",
    [
        "Click To to choose.",
        "the operators and and or",
        "the rhyme a a b a",
        "He said “the the” twice.",
        "the the the stammerer said",
        "a visit to the The Hague museum",
        "the so-called ‘to-to’ bird",
        "that that is, is; he had had it in in his hand",
    ],
)
def test_what_can_be_meant_stays(text):
    assert cleaned(text) == text


def test_each_language_has_its_own_words():
    assert cleaned("auf und und ab", "de") == "auf und ab"
    assert cleaned("die die Katze", "de") == "die die Katze"
    assert cleaned("auf und und ab", "en") == "auf und und ab"
