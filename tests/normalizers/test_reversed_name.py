"""Names of states in the order of the original."""

from cleanup import Cleaner

CLEANER = Cleaner(language="en", select=["words"])


def test_a_reversed_name_is_turned_and_gets_its_article():
    text = "Exports to States - United rose; the Nations-United and the southern States-United fell."
    fixed = "Exports to the United States rose; the United Nations and the southern United States fell."
    assert CLEANER.clean(text).text == fixed


def test_two_names_beside_a_dash_stay():
    text = "The United States-United Kingdom pact, a States-United Airlines deal, States – United"
    assert CLEANER.clean(text).text == text
