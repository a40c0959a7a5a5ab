"""Acronyms of the source language."""

import importlib.util
from pathlib import Path

import pytest

from cleanup import Cleaner, acronyms

ROOT = Path(__file__).parent.parent.parent


def cleaned(text: str, source: str | None = None, *, unsafe: bool = False) -> str:
    return Cleaner(language="en", source_language=source, unsafe=unsafe, select=["words"]).clean(text).text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The OTAN has decided; in the OTAN, nothing moved.", "NATO has decided; in NATO, nothing moved."),
        ("The OTAN of the 1990s and the OTAN summit", "The NATO of the 1990s and the NATO summit"),
        ("The OTAN's chief and an ONU envoy", "NATO's chief and a UN envoy"),
        ("Members of ONU and OTAN agreed.", "Members of the UN and NATO agreed."),
        ("ONU said no. ONU experts said yes.", "The UN said no. UN experts said yes."),
        ("The pro-UE camp, an UE-wide rule", "The pro-EU camp, an EU-wide rule"),
        ("In l'ONU, l’OTAN is feared.", "In the UN, NATO is feared."),
        ("3.5% of the PIB; 112% of the PIB of France", "3.5% of GDP; 112% of the GDP of France"),
        ("A ONG, several ONG, ONG workers, 20 ONGs", "An NGO, several NGOs, NGO workers, 20 NGOs"),
        ("The ONG are angry, the ONG is not.", "The NGOs are angry, the NGO is not."),
        ("The Winter JO begin.", "The Winter Olympics begin."),
    ],
)
def test_article_and_number_are_those_of_the_english_acronym(text, fixed):
    assert cleaned(text, "fr") == fixed


def test_a_full_stop_that_ends_the_sentence_stays():
    assert cleaned("He lives in EE. UU. The end. It is in the EE. UU.", "es") == (
        "He lives in the US. The end. It is in the US."
    )
    assert cleaned("The EE. UU. President spoke.", "es") == "The US President spoke."


def test_cyrillic_acronyms_are_read_too():
    assert cleaned("The НАТО summit, the ВВП of Russia. Глава МВФ.", "ru") == (
        "The NATO summit, the GDP of Russia. Глава МВФ."
    )


@pytest.mark.parametrize(
    "text",
    [
        "NATO (OTAN in French), NATO/OTAN, “OTAN”, the Non à l'OTAN march, ONU.org, @ONU, x.UE, OTAN_2",
        "The Order of Military Students (OMS) met. The OMS is old.",
        "OMS (Oslo Music School) is a school.",
        "In 300 BCE the BCE era was young.",
        "PIB NEWS: UE FIGURES",
        "Le PIB de la France, la TVA",
    ],
)
def test_what_is_spoken_of_or_means_something_else_stays(text):
    for source in ("fr", "es", "it", None):
        assert cleaned(text, source, unsafe=True) == text


def test_a_short_acronym_before_a_capital_can_be_part_of_a_name():
    assert cleaned("UE Boom speakers", "fr") == "UE Boom speakers"
    assert cleaned("UE Commissioner Roux", "fr") == "EU Commissioner Roux"


def test_letters_with_another_meaning_want_the_name_in_the_article():
    assert cleaned("The CPI is slow.", "fr", unsafe=True) == "The CPI is slow."
    named = "The International Criminal Court is slow. The CPI "
    assert cleaned(named + "waits.", "fr") == named.replace("CPI", "ICC") + "waits."
    assert cleaned(named + "and consumer prices rose.", "fr", unsafe=True) == named + "and consumer prices rose."


def test_where_the_number_is_open_the_fix_is_not_safe():
    assert cleaned("The ONG, they say, left.", "fr") == "The ONG, they say, left."


def test_beside_its_name_no_source_is_needed():
    assert cleaned("the European central bank (EZB)") == "the European central bank (ECB)"
    assert cleaned("the International Olympic Committee (CIO)", "sv") == "the International Olympic Committee (IOC)"


def test_no_form_is_an_english_acronym_of_the_table():
    english = {row.english for language in acronyms.languages() for row in acronyms.table(language).values()}
    for language in acronyms.languages():
        assert not english & set(acronyms.table(language))


def test_the_table_is_what_the_script_makes_of_the_rows(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("build_acronyms", ROOT / "scripts" / "build_acronyms.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "OUT", tmp_path)
    script.main()
    name = "acronyms.json"
    assert (tmp_path / name).read_bytes() == (ROOT / "cleanup" / "data" / name).read_bytes()


def test_half_a_german_compound_is_not_sure():
    assert cleaned("The EZB-Rat met.", "de") == "The EZB-Rat met."


def test_two_acronyms_at_a_slash_are_one():
    assert cleaned("The VIH/SIDA centre", "fr") == "The HIV/AIDS centre"


def test_words_that_speak_of_the_meaning_are_proof_too():
    assert cleaned("The judges of the CPI sit in The Hague.", "fr") == "The judges of the ICC sit in The Hague."


def test_the_english_acronym_is_not_said_twice():
    text = "The GDP (PIB) fell, and NATO (OTAN) met."
    result = Cleaner(language="en", source_language="fr").clean(text)
    assert result.text == text
    assert [(text[f.start : f.end], f.proposal, f.safety) for f in result.findings] == [
        (" (PIB)", "", "unsafe"),
        (" (OTAN)", "", "unsafe"),
    ]


def test_a_surname_in_capitals_is_no_acronym():
    for text in ("The party of Chidi A. ONU has two seats.", "They elected [Ogechi B. ONU] and Bola IDE."):
        for source in ("fr", "es", "it"):
            assert cleaned(text, source) == text
