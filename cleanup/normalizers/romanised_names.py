"""Find Slavic names that stand in the romanisation of the source language and in no table."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.names import surroundings
from cleanup.names.article import capitalised, is_marked
from cleanup.names.romanisation import Romanisation
from cleanup.names.surroundings import is_family
from cleanup.names.transduction import KNOWN
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage


def _places(options: Options, evidence: Evidence) -> Iterable[int]:
    forms = {reading.form for reading in evidence.romanised_names}
    for passage in evidence.passages if forms else ():
        words = capitalised(passage.text)
        if not (forms.isdisjoint(words) and forms.isdisjoint(word[:-1] for word in words)):
            yield passage.number


@normalizer("romanised-names", options={}, places=_places, idle=lambda evidence: not evidence.romanised_names)
def romanised_names(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each name that, read letter by letter, gives an English spelling that the article or the gazetteer has."""
    from cleanup.names.article import WORD
    from cleanup.names.bearers import is_meant
    from cleanup.names.judgement import is_guarded, settled
    from cleanup.names.romanisation import romanisation
    from cleanup.names.tables import stands_free
    from cleanup.names.transduction import told

    text = passage.text
    table = romanisation((evidence.source_language or "").partition("-")[0])
    if table is None:
        return
    taken = settled(text, evidence)
    for found in WORD.finditer(text):
        for start, end in _parts(text, found, evidence, table):
            form = text[start:end]
            reading = evidence.reading_of(form)
            if (
                reading is None
                or reading.how == "two names"
                or any(low < end and start < high for low, high in taken)
                or not stands_free(text, found.start(), found.end())
                or is_guarded(text, start, end)
                or surroundings.is_cited(evidence.text, form)
                or (reading.how in KNOWN and _writes_itself_so(form, evidence, table))
                or not is_meant(text, found.start(), found.end(), reading, evidence, table)
            ):
                continue
            english = reading.english
            if form.isupper():
                if not surroundings.in_capitals(text, start, end):
                    continue
                english = english.upper()
            if english != form:
                safety = Safety.UNSAFE if reading.how == "majority" else Safety.SAFE
                reason = "English has both spellings" if reading.how == "majority" else ""
                yield Match(start, end, (Edit(start, end, english),), told(reading, evidence, table), safety, reason)


def _writes_itself_so(form: str, evidence: Evidence, table: Romanisation) -> bool:
    """Is it somebody of the country of the source, or a Slav whose own language has these letters?"""
    if "j" in form and surroundings.speaks_of_slavs_with_j(evidence.text):
        return True
    return surroundings.is_countryman(evidence.text, form, table.language)


def _parts(text: str, found: re.Match[str], evidence: Evidence, table: Romanisation) -> Iterable[tuple[int, int]]:
    """The span of a word that is read, alone or in the plural; of a hyphenated one those of its parts that are."""
    word, start = found[0], found.start()
    if evidence.reading_of(word):
        yield start, start + len(word)
    elif evidence.reading_of(word[:-1]) and is_family(text, start, start + len(word) - 1):
        yield start, start + len(word) - 1
    elif "-" in word:
        parts = word.split("-")
        if any(not evidence.reading_of(part) and (not part[0].isupper() or is_marked(part, table)) for part in parts):
            return  # half a name would be worse than none
        for part in parts:
            if evidence.reading_of(part):
                yield start, start + len(part)
            start += len(part) + 1
