"""What English writes with a capital."""

import importlib.util
from pathlib import Path

import pytest

from cleanup import Cleaner

ROOT = Path(__file__).parent.parent.parent


def cleaned(text: str, source: str | None = "fr") -> str:
    return Cleaner(language="en", source_language=source, unsafe=True, select=["words"]).clean(text).text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The french and german kings", "The French and German kings"),
        (
            "A non-european, an english-speaking and a franco-german paper",
            "A non-European, an English-speaking and a Franco-German paper",
        ),
        ("In the united states and new york", "In the United States and New York"),
        ("The polish government polishes its polish.", "The Polish government polishes its polish."),
        ("The orthodox church and orthodox priests", "The Orthodox church and Orthodox priests"),
        ("In morocco and brazil, arabic is taught", "In Morocco and Brazil, Arabic is taught"),
        ("The catholic church has catholic tastes.", "The Catholic church has catholic tastes."),
        ("On monday, mid-april, in july, on 12 august", "On Monday, mid-April, in July, on 12 August"),
        ("The march of 3 march 2012 and in march.", "The march of 3 March 2012 and in March."),
        ("By the end of march, as of march 2012.", "By the end of March, as of March 2012."),
        ("It may be in may 2012 or on may 3, 2013.", "It may be in May 2012 or on May 3, 2013."),
    ],
)
def test_a_name_gets_its_capital(text, fixed):
    assert cleaned(text) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "Some french fries, an english muffin, a german shepherd, arabic numerals, a dutch oven",
        "They sold gum arabic, brazil nuts and brazilwood, and books morocco-bound or in morocco leather",
        "It shows the line of march, the order of march. They sell india rubber and india ink",
        "Our orthodox people pray; orthodox views of the law are those of an orthodox writer",
        "Files english.txt, /german, lang=french, l10n-spanish, french_fr, x.russian, “italian”",
        "all in lower case: a french king",
        "So i met an american King there",
    ],
)
def test_what_is_lower_case_in_its_own_right_stays(text):
    assert cleaned(text) == text


def test_without_a_source_that_writes_so_nothing_is_done():
    for source in (None, "en", "ja"):
        assert cleaned("The french king came on monday.", source) == "The french king came on monday."


def test_the_table_is_what_the_script_makes_of_the_rows(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("build_capitals", ROOT / "scripts" / "build_capitals.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "OUT", tmp_path)
    script.main()
    name = "capitals.json"
    assert (tmp_path / name).read_bytes() == (ROOT / "cleanup" / "data" / name).read_bytes()
