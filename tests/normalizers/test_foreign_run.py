"""Runs of words that were left in the source language."""

import pytest

from cleanup import Cleaner


def seen(text: str, source: str | None = None) -> list[str]:
    result = Cleaner(language="en", source_language=source, select=["words/run-of-the-original"]).clean(text)
    return [text[finding.start : finding.end] for finding in result.findings]


@pytest.mark.parametrize(
    "run",
    [
        "Le ministre a annoncé une réforme des retraites pour les fonctionnaires",
        "El presidente dijo que la situación es muy grave para los ciudadanos",
        "Die Regierung hat sich nicht zu den Vorwürfen geäußert",
        "Het kabinet heeft besloten dat de maatregelen niet worden verlengd",
        "Il governo ha deciso che non ci sono soldi per le scuole della regione",
        "O governo não tem dinheiro para as escolas que foram fechadas na região",
        "Rząd nie ma na to pieniędzy, bo jest to zbyt drogie dla miasta",
    ],
)
def test_a_sentence_of_another_language_is_seen_once(run):
    assert seen(f"He came at noon. {run}. Then he left for the coast.") == [run]


@pytest.mark.parametrize(
    "text",
    [
        "He said “la situation est grave pour les gens de la ville” twice.",
        "The Société des Amis de la Danse and the Partido de los Trabajadores met in Rio de la Plata.",
        "He read À la recherche du temps perdu and Die Leiden des jungen Werthers.",
        "It is as good as can be, and no man is an island on its own, so they come over to us.",
    ],
)
def test_titles_names_and_quotations_are_meant(text):
    assert seen(text) == []
