"""Find names that stand in the spelling of the source language, and weigh what speaks for it."""

from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_UNPROVED = "the form alone does not prove that this name is meant"


def _places(options: Options, evidence: Evidence) -> Iterable[int]:
    words = {next(iter(known.words)) for known in evidence.foreign_names}
    for passage in evidence.passages if words else ():
        if any(word in passage.text for word in words):
            yield passage.number


@normalizer("name-forms", options={}, places=_places, idle=lambda evidence: not evidence.foreign_names)
def name_forms(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each name of the tables with the English one; where proof is wanting, as seen or not at all.

    Proof is: a full name that no English text writes so, the English name elsewhere in the article, or a form
    that is nothing else together with a source language that writes it so.
    """
    from cleanup.names.judgement import judge
    from cleanup.names.tables import occurrences

    for found in occurrences(passage.text, evidence.foreign_names, evidence.name_tables):
        verdict = judge(passage.text, found, evidence)
        if verdict is not None:
            english = verdict.english.upper() if found.in_capitals else verdict.english
            if found.elided:
                edits: tuple[Edit, ...] = (Edit(found.start - 2, found.end, f"of {english}"),)
            else:
                edits = tuple(edits_for(passage.text, found.start, found.end, english))
            reason = "" if verdict.safety is Safety.SAFE else _UNPROVED
            yield Match(found.start, found.end, edits, verdict.told, verdict.safety, reason)


def edits_for(text: str, start: int, end: int, english: str) -> Iterable[Edit]:
    """Replace the words that differ, or all where their number does."""
    old, new = text[start:end].split(), english.split()
    if len(old) != len(new):
        yield Edit(start, end, english)
        return
    at = start
    for before, after in zip(old, new, strict=True):
        at = text.index(before, at)
        if before != after:
            yield Edit(at, at + len(before), after)
        at += len(before)
