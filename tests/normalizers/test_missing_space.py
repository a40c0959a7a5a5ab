"""Marks that stick to the word behind them."""

import pytest

from cleanup import Cleaner

COMMA = Cleaner(language="en", select=("spacing/missing-space-after-comma",))
SENTENCE = Cleaner(language="en", select=("spacing/missing-space-after-sentence",))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It rained for a week,but nobody stayed at home.", "It rained for a week, but nobody stayed at home."),
        ("The boats (all ten),and the nets were lost.", "The boats (all ten), and the nets were lost."),
    ],
)
def test_a_comma_gets_its_space(text, fixed):
    assert COMMA.clean(text).text == fixed


@pytest.mark.parametrize(
    "text", ["Use the columns from,by,to in it.", "Open a,b and x=1,in here.", "It cost 1,000 crowns."]
)
def test_data_keep_their_commas(text):
    assert COMMA.clean(text).text == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Nobody stayed at home.The boats were out.", "Nobody stayed at home. The boats were out."),
        ("Who stayed at home?Sailors never do.", "Who stayed at home? Sailors never do."),
        ("They went (all of them).Then it rained.", "They went (all of them). Then it rained."),
        ("Nobody came.It’s late.", "Nobody came. It’s late."),
    ],
)
def test_a_sentence_gets_its_space(text, fixed):
    assert SENTENCE.clean(text).text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "Read Lenta.Ru and node.In(x).",
        "See docs/page.The and my.own.The end.",
        "Wait...The end.",
        "page?Name=x",
        "the U.S.The",
    ],
)
def test_names_and_code_stay(text):
    assert SENTENCE.clean(text).text == text


def test_a_language_without_words_is_left_alone():
    russian = Cleaner(language="ru", select=("spacing/missing-space-after-comma",))
    assert russian.clean("дождь,but снег").text == "дождь,but снег"
