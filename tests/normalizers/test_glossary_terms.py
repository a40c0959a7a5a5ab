"""The normalizer that works with the glossary of the Cleaner."""

from cleanup import Cleaner


def test_without_a_glossary_it_finds_nothing():
    result = Cleaner(language="en", select=["words/glossary-term"]).clean("In Kiev.")
    assert (result.text, result.findings) == ("In Kiev.", ())


def test_words_that_stay_at_both_ends_are_no_part_of_the_change():
    cleaner = Cleaner(language="en", glossary={"the old Supreme Court": "the old High Court", "Mr. Kiev": "Kiev"})
    changes = cleaner.clean("In the old Supreme Court sits Mr. Kiev.").changes
    assert [(change.before, change.after) for change in changes] == [("Supreme", "High"), ("Mr. ", "")]


def test_a_form_that_markup_cuts_through_is_changed_where_it_stands_whole():
    cleaner = Cleaner(language="en", glossary={"Wladimir Putin": "Vladimir Putin", "red wine": "claret"})
    text = "*Wladimir* Putin had *red* wine and red wine."
    assert cleaner.clean(text, format="md").text == "*Vladimir* Putin had *red* wine and claret."


def test_the_language_of_a_passage_counts():
    from cleanup.glossary import Glossary, Term

    glossary = Glossary([Term(form="Handy", right="Mobiltelefon", language="de")])
    assert Cleaner(language="en", glossary=glossary).clean("A Handy man.").text == "A Handy man."
    assert Cleaner(language="de-AT", glossary=glossary).clean("Das Handy.").text == "Das Mobiltelefon."
