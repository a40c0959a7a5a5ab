"""Languages: their tags, and those that rules are written for."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.rule import Rule, speaks

#: ISO 639-2 and 639-3 codes of languages that BCP 47 calls by two letters, both where a language has two.
_TWO_LETTERS = {
    "ara": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "chi": "zh", "cmn": "zh", "cze": "cs", "dan": "da", "deu": "de",
    "dut": "nl", "ell": "el", "eng": "en", "est": "et", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de",
    "gre": "el", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko",
    "lav": "lv", "lit": "lt", "nld": "nl", "nob": "nb", "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "ron": "ro",
    "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv", "tha": "th",
    "tur": "tr", "ukr": "uk", "vie": "vi", "zho": "zh",
}  # fmt: skip
#: What English calls the languages that rules speak of.
ENGLISH_NAMES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@lru_cache(maxsize=256)
def normalized(tag: str) -> str | None:
    """Return a language tag in BCP 47 spelling ("pt_br" → "pt-BR", "eng" → "en"); None if it is none."""
    if not _TAG.fullmatch(tag.strip()):
        return None
    first, *rest = re.split("[-_]", tag.strip())
    return "-".join(
        [
            _TWO_LETTERS.get(first.lower(), first.lower()),
            *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest),
        ]
    )


class Known(NamedTuple):
    """The languages that rules are written for: of articles, and those that these were translated from."""

    targets: tuple[str, ...]
    sources: tuple[str, ...]

    def missing(self, language: str, source_language: str | None) -> tuple[str, ...]:
        """Return what to say of a language that is none of them; of "und" and None there is nothing to say."""
        return _missing(self, language, source_language)


@lru_cache(maxsize=256)
def _missing(known: Known, language: str, source_language: str | None) -> tuple[str, ...]:
    told = ("language", language, known.targets), ("source language", source_language, known.sources)
    return tuple(
        f"no rule knows the {what} {tag!r} (known: {', '.join(tags)}): only rules for any {what} worked"
        for what, tag, tags in told
        if tag is not None and tag != "und" and not speaks(tags, tag)
    )


def known_to(rules: Sequence[Rule]) -> Known:
    """Return the languages that these rules are written for; as a source also those whose residue is known."""
    targets = {tag for rule in rules for tag in rule.languages} - {"*"}
    sources = {tag for rule in rules for tag in rule.source_languages} | ENGLISH_NAMES.keys()
    return Known(tuple(sorted(targets)), tuple(sorted(sources)))
