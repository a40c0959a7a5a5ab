"""Titles of the source language before a name."""

import pytest

from cleanup import Cleaner


def cleaned(text: str, source: str, *, unsafe: bool = False) -> str:
    return Cleaner(language="en", source_language=source, unsafe=unsafe, select=["words"]).clean(text).text


@pytest.mark.parametrize(
    ("text", "fixed", "source"),
    [
        ("“M. Roux's plan”", "“Mr. Roux's plan”", "fr"),
        ("the speech of M. Le Gall and M. d'Artois", "the speech of Mr. Le Gall and Mr. d'Artois", "fr"),
        ("Mr Hill met M. Roux.", "Mr Hill met Mr Roux.", "fr"),
        ("Tomorrow Herr Schulz meets Herrn Braun.", "Tomorrow Mr. Schulz meets Mr. Braun.", "de"),
        ("In May the Sr. Robles left.", "In May Mr. Robles left.", "es"),
        ("Sig. Conti and dhr. Bakker", "Mr. Conti and dhr. Bakker", "it"),
        ("г-н Ivanov left.", "Mr. Ivanov left.", "ru"),
    ],
)
def test_a_title_becomes_the_english_one(text, fixed, source):
    assert cleaned(text, source) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "M. C. Escher and Robert M. Gates; J. M. Roux",
        "see M. Brinton; P. Hill, “Notes” (M. Roux, 2010)",
        "M. Roux, B. Delmas et al.",
        "as told before (see M. Brinton's pamphlet); Stop!, M. Graham (ed.), London",
        "chez M. Roux",
        "M. It is late. ~M. Roux",
    ],
)
def test_an_initial_is_no_title(text):
    assert cleaned(text, "fr") == text


def test_where_the_initial_can_stand_for_a_given_name_the_fix_is_not_safe():
    text = "Marie Roux came. M. Roux spoke."
    assert cleaned(text, "fr") == text
    assert cleaned(text, "fr", unsafe=True) == "Marie Roux came. Mr. Roux spoke."


def test_the_title_of_a_woman_is_a_choice_that_only_the_article_can_make():
    assert cleaned("Mme Roux spoke.", "fr") == "Mme Roux spoke."
    assert cleaned("Mme Roux spoke.", "fr", unsafe=True) == "Ms. Roux spoke."
    assert cleaned("Mme Roux, that is Miss Roux, spoke.", "fr") == "Miss Roux, that is Miss Roux, spoke."


def test_a_given_name_behind_an_initial_is_proof_only_where_it_is_french():
    assert cleaned("M. Bertrand Roux and M. Scott Peck", "fr") == "Mr. Bertrand Roux and M. Scott Peck"
    assert cleaned("Herr Präsident, Herr Dr. Schulz", "de") == "Herr Präsident, Herr Dr. Schulz"


def test_herr_wants_proof_since_english_writes_it_of_germans():
    text = "Herr Oberndorf bowed to Mrs. Lane. “And Herr Oberndorf's trunk?” asked Mr. Lane."
    assert cleaned(text, "de") == text
    assert cleaned(text, "de", unsafe=True) == text.replace("Herr", "Mr.")
    assert cleaned("Mr. Oberndorf came. Herr Oberndorf left.", "de") == "Mr. Oberndorf came. Mr. Oberndorf left."
    assert cleaned("They thanked Herrn Braun and Herr Schulz.", "de") == "They thanked Mr. Braun and Mr. Schulz."


@pytest.mark.parametrize("source", ["es", "pt"])
def test_senior_behind_a_name_is_no_title(source):
    for text in (
        "The William Hartley, Sr. Memorial Cup went to nobody.",
        "It was left to Joseph Amory, Sr. Amory died in May.",
    ):
        assert cleaned(text, source) == text
    assert cleaned("In the end, Sr. Robles paid.", source) == "In the end, Mr. Robles paid."


def test_a_title_of_a_story_keeps_the_french_one():
    text = 'It is based on a story, "The Facts in the Strange Case of M. Delorme," which nobody has read.'
    assert cleaned(text, "fr") == text
