"""British and American spelling in one article."""

import json
import time
from pathlib import Path

import pytest

from cleanup import Cleaner, spelling

BRITISH = "The harbour is grey, and its colour changes. The neighbours organise a fair in its honour.\n\n"
AMERICAN = "The harbor is gray, and its color changes. The neighbors organize a fair in its honor.\n\n"


def cleaner(language: str = "en", **settings) -> Cleaner:
    return Cleaner(language=language, unsafe=True, select=["spelling/two-conventions"], **settings)


def cleaned(text: str, language: str = "en", **settings) -> str:
    result = cleaner(language, **settings).clean(text)
    assert cleaner(language, **settings).clean(result.text).text == result.text
    assert result.revert() == text
    return result.text


def test_the_few_follow_the_many_and_the_evidence_counts_both():
    text = BRITISH + "They did not favor the plan, and its center was lost. Nobody did favor it."
    result = cleaner().clean(text)
    assert result.text == text.replace("favor", "favour").replace("center", "centre")
    told = "“harbour”, “grey” and 4 more are British, “favor”, “center” and 1 more are American in this article"
    assert result.changes[0].evidence == ("“favor” is American", told)
    assert all(change.safety == "unsafe" for change in result.changes)


def test_one_match_for_a_word_however_often_it_stands_in_a_passage():
    text = BRITISH + "Favor and favor: they favor those who favor them."
    found = Cleaner(language="en").clean(text).findings
    assert [text[one.start : one.end] for one in found] == ["favor: they favor those who favor"]
    assert len({change.group for change in cleaner().clean(text).changes}) == 1


def test_american_articles_are_mended_too_and_ize_shows_nothing():
    assert cleaned(AMERICAN + "They realise its colour.") == AMERICAN + "They realize its color."
    assert cleaned(BRITISH + "They realize and organized it.") == BRITISH + "They realize and organized it."


def test_one_to_one_is_only_seen_and_once():
    text = "The colour is new.\n\nThe labor is old.\n\nThe labor is hard, the neighbour sleeps."
    result = cleaner().clean(text)
    assert result.text == text
    (finding,) = result.findings
    assert text[finding.start : finding.end] == "labor"
    assert finding.safety == "suggestion"
    assert finding.reason == "neither spelling is clearly the commoner one"


def test_one_word_alone_shows_no_convention():
    assert cleaned("The grey sky, the grey sea, the grey wall; the color of it.") == (
        "The grey sky, the grey sea, the grey wall; the color of it."
    )


def test_labelled_and_travelled_do_not_make_an_article_british():
    text = "The parcels were labelled, modelled and signalled. The color was new."
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "the World Health Organization, the Department of Defense, Pearl Harbor and Rockefeller Center",
        "He said “the color of labor”, ‘the color’, 'a labor of love' and \"a favor\"",
        "set color=red, background-color, --color, widget.color and <center>",
        "see https://example.com/color/center, color@example.com and $color",
        "the program of the meter, a license to practice, a draft of the tire check, a story, grays, savory",
        "por favor, honor et gloria, el color de la casa",
        "COLOR, Color; he labor'd",
    ],
)
def test_names_quotations_code_and_other_languages_are_left_alone(text):
    assert cleaned(BRITISH + text + ".") == BRITISH + text + "."


@pytest.mark.parametrize(
    "text", ["the Labour Party, the Theatre Royal and a programme", "“in colour”, a litre d'eau, le centre de la ville"]
)
def test_and_so_in_an_american_article(text):
    assert cleaned(AMERICAN + text + ".") == AMERICAN + text + "."


def test_the_region_that_is_told_decides_alone():
    assert cleaned(AMERICAN, "en-GB") == BRITISH.replace("organise", "organize")
    assert cleaned(BRITISH, "en-US") == AMERICAN
    assert cleaned(AMERICAN, "en-AU") == cleaned(AMERICAN, "en-GB")
    (first, *_) = cleaner("en-GB").clean(AMERICAN).changes
    assert first.evidence == ("“harbor” is American", "the language is told: en-GB")


def test_canada_and_other_regions_are_not_judged():
    for language in ("en-CA", "en-SG"):
        assert cleaned(BRITISH + AMERICAN, language) == BRITISH + AMERICAN
        assert not cleaner(language).clean(BRITISH + AMERICAN).findings


def test_a_lone_segment_follows_the_region_and_nothing_else():
    text = BRITISH + "The labor was hard."
    assert cleaned(text, scope="segment") == text
    assert not cleaner(scope="segment").clean(text).findings
    assert cleaned("The labor was hard.", "en-GB", scope="segment") == "The labour was hard."


def test_code_in_markdown_does_not_count():
    text = "The `color` of `center` in the colour of grey.\n\n```\nlabor = favor\n```\n"
    assert not cleaner().clean(text, format="md").findings


def test_the_table_is_made_of_pairs_that_differ_and_holds_no_word_of_two_meanings():
    words = spelling.words()
    assert len(words) > 2000
    for word, (side, other) in words.items():
        assert word != other
        assert other not in words or (words[other].side != side and words[other].other == word)
    twofold = {"program", "programme", "meter", "metre", "practise", "licence", "tyre", "draught", "cheque", "kerb"}
    assert not words.keys() & (twofold | {"storey", "inquiry", "disk", "realize", "organize", "cancelled", "theatre"})
    data = json.loads((Path(spelling.__file__).parent / "data/spelling.json").read_text(encoding="utf-8"))
    assert data["source"].startswith("SCOWL")


def test_long_runs_take_no_time():
    one = cleaner()
    one.clean("warm up")
    for unit in ("colour center ", "“colour center ", "'color grey ", "‘color’s grey ", '"color " '):
        begin = time.perf_counter()
        one.clean(unit * 5_000)
        assert time.perf_counter() - begin < 3, unit
