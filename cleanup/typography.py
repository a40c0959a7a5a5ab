"""The typographic conventions of languages: which marks quote, which way they point, where spaces stand.

The outer and inner marks are CLDR's (data/locales.json, written by scripts/build_locales.py). What else the
press and the books of a language use is added here, each with its source.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

#: Pairs that are right in a language beside those of CLDR.
#: en: straight marks of typewriters and of the web. fr: Imprimerie nationale, « Guillemets » (inner “ ”, spaces
#: inside « »). de: Duden (»x« of books, «x» of Switzerland). es: Ortografía de la lengua
#: española («x», inner “x”). it: UNI 6461. pt: Acordo Ortográfico. ru: Правила русской орфографии и пунктуации.
#: pl: Zasady pisowni. sv, fi: Språkrådet; Kielitoimisto (”x”, »x»). nl: Onze Taal, aanhalingstekens.
_ACCEPTED: dict[str, tuple[str, ...]] = {
    "en": ("“”", '""', "‘’", "''"),
    "fr": ("«»", "“”", '""', "‘’", "‹›", "''"),
    "es": ("«»", "“”", '""', "‘’", "''"),
    "it": ("«»", "“”", '""', "‘’", "''", "‹›"),
    "pt": ("«»", "“”", '""', "‘’", "''"),
    "de": ("„“", "»«", "«»", '""', "“”", "‚‘", "›‹", "‹›", "''", "„”"),
    "nl": ("“”", '""', "‘’", "''", "„”", "‚’"),
    "pl": ("„”", "«»", "»«", '""', "””", "‚’", "''"),
    "ru": ("«»", "„“", '""', "“”"),
    "uk": ("«»", "„“", '""', "“”"),
    "cs": ("„“", "»«", '""', "‚‘"),
    "hu": ("„”", "»«", '""', "””"),
    "sv": ("””", "»»", '""', "’’", "“”", "''"),
    "fi": ("””", "»»", '""', "’’", "''"),
    "da": ("“”", "»«", "„“", '""', "””", "’’", "''"),
    "nb": ("«»", '""', "“”", "‘’", "''"),
}
#: Languages whose guillemets have a space inside (Imprimerie nationale; the French also space “ ” and " ").
_SPACED_INSIDE = frozenset({"fr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """How a language quotes: the outer and the inner pair by CLDR, all pairs that are right, spaces inside."""

    language: str
    outer: str
    inner: str
    accepted: frozenset[str]
    #: The marks that open one of these pairs.
    openers: frozenset[str]
    spaced: bool = False


@cache
def convention(language: str) -> Convention | None:
    """Return the convention of a language or region; None for a language without one here."""
    base = language.partition("-")[0]
    accepted = _ACCEPTED.get(base)
    if accepted is None:
        return None
    marks = _locales()["quotation_marks"]
    outer, inner = marks.get(language) or marks[base]
    if language == "fr-CA":
        inner = "“”"  # CLDR's ” “ for this locale is a quirk of its data
    return Convention(
        language=language,
        outer=outer,
        inner=inner,
        accepted=frozenset((*accepted, outer)),
        openers=frozenset(pair[0] for pair in (*accepted, outer)),
        spaced=base in _SPACED_INSIDE,
    )


@cache
def _locales() -> Any:
    return json.loads((Path(__file__).parent / "data" / "locales.json").read_text(encoding="utf-8"))
