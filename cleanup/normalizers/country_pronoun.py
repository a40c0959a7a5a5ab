"""Find “she” for a country or an organisation: in the source language its name is feminine."""

import re
from collections.abc import Iterable
from functools import lru_cache

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_NAMES = (
    "Afghanistan|Algeria|Argentina|Armenia|Australia|Austria|Belarus|Belgium|Brazil|Britain|Great Britain|Bulgaria|"
    "Catalonia|China|Colombia|Croatia|Egypt|England|Estonia|Ethiopia|Finland|France|Georgia|Germany|Greece|Hungary|"
    "India|Iran|Ireland|Italy|Japan|Latvia|Libya|Lithuania|Moldova|Morocco|NATO|Norway|Poland|Portugal|Romania|"
    "Russia|Scotland|Serbia|Slovakia|Slovenia|South Korea|North Korea|Spain|Sweden|Switzerland|Syria|Tunisia|Turkey|"
    "Ukraine|Venezuela|the (?:Commission|European Commission|European Union|company|party|government|majority|"
    "opposition|police|prefecture|association|federation|administration|coalition|organi[sz]ation)"
)
_SUBJECT = re.compile(
    rf"(?:^|[.!?”\"»] )(?:[A-Z]\w+,? (?:[a-z]+,? ){{0,2}})?((?i:{_NAMES}))(?:,[^,.!?]{{1,60}},)?,? (?!and )[a-z]"
)
_WOMAN = re.compile(
    r"\b(?:her|hers|herself|Mrs|Ms|Miss|Madam\w*|Lady|Queen|Princess|Dame|Sister|woman|women|lady|girl|mother|daughter|"
    r"wife|widow|sister|actress|waitress|chairwoman|spokeswoman|congresswoman|female|minister|president|chancellor|"
    r"mayor|leader|director|spokesperson|secretary|author|writer|singer|teacher|judge|lawyer|ship|boat|vessel)\b"
)
#: Two capitals in a row are a person, or might be.
_PERSON = re.compile(r"\b[A-Z][a-zà-ÿ]+ (?:[A-Z]\. |d[eui] |van |von )?[A-Z][a-zà-ÿ]+")
_NO_PERSONS = re.compile(rf"\b(?:{_NAMES})\b")
_BREAKS = re.compile(r"[.!?][”\"’»)]* +")


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    return (f"{she} {verb}" for verb in options["verbs"] for she in ("she", "She"))


@lru_cache(maxsize=8)
def _she(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b([Ss])he(?= (?:{'|'.join(verbs)})\b)")


@normalizer("country-pronoun", options={"verbs": list}, triggers=_literals)
def country_pronoun(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield “she” before a verb of ``verbs``, where its sentence or the one before begins with a country or a body.

    Neither may name a woman, or anything that can be one.
    The edit says “it”, as a proposal: it cannot be proved that the article means no woman.
    """
    text, she = passage.text, _she(tuple(options["verbs"]))
    for found in she.finditer(text):
        starts = [place.end() for place in _BREAKS.finditer(text, max(0, found.start() - 400), found.start())]
        begin = starts[-2] if len(starts) > 1 else 0 if found.start() < 400 else None
        if begin is None:
            continue
        before = text[begin : found.start()]
        subjects = list(_SUBJECT.finditer(before))
        if not subjects or _WOMAN.search(before) or _PERSON.search(_NO_PERSONS.sub("it", before)):
            continue
        end = found.end()
        edit = Edit(found.start(), end, "it" if found[1] == "s" else "It")
        yield Match(
            found.start(), end, (edit,), (f"“{subjects[-1][1]}” is what the sentence speaks of, and no woman is named",)
        )
