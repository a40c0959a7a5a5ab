"""Number words of the source language behind digits."""

import pytest

from cleanup import Cleaner


@pytest.mark.parametrize(
    ("source", "text", "fixed"),
    [
        ("fr", "It cost 2 milliards d’euros, then 3 milliards.", "It cost 2 billion euros, then 3 billion."),
        ("es", "3 millones de euros and 2 mil millones", "3 million euros and 2 billion"),
        ("it", "5\N{NO-BREAK SPACE}mln people", "5\N{NO-BREAK SPACE}million people"),
        ("fr", "3 milliards de choses, a milliard", "3 milliards de choses, a milliard"),
        ("de", "It cost 12 Mrd. Euro and 5 Mio.", "It cost 12 billion Euro and 5 million."),
        ("de", "It cost 12 Mrd. The town paid.", "It cost 12 billion. The town paid."),
        ("es", "It lost 3 mil millones.", "It lost 3 billion."),
        ("pt", "It lost 3 bilhões and 2 trilhões.", "It lost 3 billion and 2 trillion."),
        ("ru", "It lost 3,5 млрд roubles.", "It lost 3.5 billion roubles."),
        ("pl", "It lost 12 tys. zlotys.", "It lost 12 thousand zlotys."),
    ],
)
def test_the_english_word_is_written(source, text, fixed):
    assert Cleaner(language="en", source_language=source, select=("numbers",)).clean(text).text == fixed


@pytest.mark.parametrize(
    ("source", "text", "word"),
    [("de", "A debt of 2 Billionen euros.", "Billionen"), ("es", "A debt of 2 billones.", "billones")],
)
def test_a_false_friend_is_shown_and_never_guessed(source, text, word):
    result = Cleaner(language="en", source_language=source, unsafe=True, select=("numbers",)).clean(text)
    assert result.text == text
    assert [text[finding.start : finding.end] for finding in result.findings] == [word]


def test_the_english_words_and_words_without_digits_are_left():
    text = "A debt of 2 billion, Milliarden is a word, the Mio 5 too."
    assert Cleaner(language="en", source_language="de", unsafe=True, select=("numbers",)).clean(text).text == text
