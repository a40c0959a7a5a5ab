"""Full-width marks: their plain forms and the spaces around them."""

import pytest

from cleanup import Cleaner

RULE = ("punctuation/full-width-mark",)
ENGLISH = Cleaner(language="en", select=RULE)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It rained，and nobody came。", "It rained, and nobody came."),
        ("It rained ，and nobody came 。", "It rained, and nobody came."),
        ("A view of the harbour：", "A view of the harbour:"),
        ("They left at 10：30 on foot.", "They left at 10:30 on foot."),
        ("The office（in Lyon）was closed.", "The office (in Lyon) was closed."),
        ("The office (in Lyon)）。", "The office (in Lyon)."),
        ("It ends here.、", "It ends here."),
        ("The Harbour News｜Weather", "The Harbour News | Weather"),
        ("“It rained！” he said", "“It rained!” he said"),
        ("Sales rose 5％ in May", "Sales rose 5% in May"),
    ],
)
def test_the_mark_is_set_as_the_language_sets_it(text, fixed):
    assert ENGLISH.clean(text).text == fixed


def test_french_gets_its_no_break_spaces():
    french = Cleaner(language="fr", select=RULE)
    assert (
        french.clean("Il pleut：quel temps！").text
        == "Il pleut\N{NO-BREAK SPACE}: quel temps\N{NARROW NO-BREAK SPACE}!"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The sign says 出口，谢谢。 in red.",
        "It ends with “。” in Chinese.",
        "The marks are .,;。，； and so on.",
        "The mark ， is a comma.",
        "今日は hello。",
    ],
)
def test_what_is_eastern_or_spoken_of_stays(text):
    assert ENGLISH.clean(text).text == text
