"""The tables of romanisation: their examples, and that they are read as their files say."""

import pytest

from cleanup.names.romanisation import MAX_CANDIDATES, languages, romanisation
from cleanup.names.spelling import folded, key

EXAMPLES = [
    (language, form, english) for language in languages() for form, english in romanisation(language).examples.items()
]


@pytest.mark.parametrize(("language", "form", "english"), EXAMPLES)
def test_the_english_spelling_is_among_the_candidates(language, form, english):
    assert folded(english) in romanisation(language).candidates(form)


def test_the_steps_on_the_way_are_told():
    assert romanisation("fr").path("Choubine", "Shubin") == (("ch", "sh"), ("ou", "u"), ("ine", "in"))
    assert romanisation("de").path("Schukowski", "Zhukovsky") == (("sch", "zh"), ("w", "v"), ("ski", "sky"))


@pytest.mark.parametrize("language", languages())
def test_every_example_shows_a_marker_and_the_others_do_not(language):
    table = romanisation(language)
    assert all(table.marker.search(part) for form in table.examples for part in form.lower().split()[:1])
    assert not [word for word in table.not_marked if table.marker.search(word.lower())]


@pytest.mark.parametrize("language", languages())
def test_no_rule_is_out_of_reach_and_every_rule_changes_or_keeps_letters(language):
    table = romanisation(language)
    assert len(table.examples) >= 10
    for of_letter in table.rules.values():
        assert all(rule.gives and rule.form == rule.form.lower() for rule in of_letter.rules)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("word", ["ie" * 20, "ï" * 40, "sch" * 13, "j" * 40, "tch" * 300])
def test_hostile_words_have_few_candidates(language, word):
    assert len(romanisation(language).candidates(word)) <= MAX_CANDIDATES


def test_the_likeliest_spelling_comes_first():
    assert romanisation("fr").candidates("Joukovski")[0] == "zhukovsky"
    assert romanisation("de").candidates("Schukowski")[0] == "shukovsky"


def test_one_name_has_one_key_and_two_names_have_two():
    assert key("Aliyev") == key("Aliev") and key("Dostoyevsky") == key("Dostoevsky") == key("Dostoevskiy")
    assert key("Sharov") != key("Zharov") and key("Medvedev") != key("Medvedeva")
